/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes into a batch: files, folders, pasted text, and files once more after an answer. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-import-private.h"

#include "tl-text.h"

#include <glib/gi18n-lib.h>

/* What a folder is added with. */
typedef struct
{
  char *password, *review_id; /* nullable */
  TlImportChoice choice;
} Order;

static void
order_free (Order *self)
{
  g_free (self->password);
  g_free (self->review_id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static TlImportItem *
add_item (TlImportJob *self, GFile *file, const char *password, TlImportChoice choice,
          const char *review_id)
{
  g_autoptr (TlImportItem) item = tl_import_item_new (file, password, choice, review_id);

  tl_import_job_append (self, item);
  return item;
}

static void
walk_thread (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *files = tl_import_walk (folder, cancellable, &error);

  if (files != NULL)
    g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
walked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TlImportJob *self = TL_IMPORT_JOB (source);
  GFile *folder = g_task_get_task_data (G_TASK (result));
  g_autoptr (Order) order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = g_task_propagate_pointer (G_TASK (result), &error);
  TlImportItem *failed = NULL;

  for (guint i = 0; files != NULL && i < files->len; i++)
    add_item (self, files->pdata[i], order->password, order->choice, order->review_id);
  if (files == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      failed = add_item (self, folder, NULL, order->choice, NULL);
      tl_import_item_end (failed, TL_IMPORT_FAILED, error->message, NULL);
    }
  tl_import_job_end_walk (self, failed);
}

void
tl_import_job_add (TlImportJob *self, GFile *file, const char *password)
{
  tl_import_job_add_as (self, file, password, TL_IMPORT_CHOICE_ASK, NULL);
}

void
tl_import_job_add_bytes (TlImportJob *self, GBytes *bytes, const char *name, TlImportChoice choice,
                         const char *review_id)
{
  g_autoptr (TlImportItem) item = NULL;

  g_return_if_fail (TL_IS_IMPORT_JOB (self) && bytes != NULL && name != NULL);
  item = tl_import_item_new_for_bytes (bytes, name, choice, review_id);
  tl_import_job_append (self, item);
}

static void
add_again (TlImportJob *self, TlImportItem *item, const char *password, TlImportChoice choice,
           const char *review_id)
{
  GBytes *bytes = tl_import_item_get_bytes (item);

  if (bytes != NULL)
    tl_import_job_add_bytes (self, bytes, tl_import_item_get_name (item), choice, review_id);
  else
    add_item (self, tl_import_item_get_file (item), password, choice, review_id);
}

void
tl_import_job_add_again (TlImportJob *self, TlImportItem *item, const char *password)
{
  g_return_if_fail (TL_IS_IMPORT_JOB (self) && TL_IS_IMPORT_ITEM (item));
  add_again (self, item, password, tl_import_item_get_choice (item),
             tl_import_item_get_target (item));
}

void
tl_import_job_answer (TlImportJob *self, TlImportItem *item, TlImportChoice choice)
{
  g_return_if_fail (TL_IS_IMPORT_JOB (self) && TL_IS_IMPORT_ITEM (item));
  g_return_if_fail (tl_import_item_get_state (item) == TL_IMPORT_ASKS);
  add_again (self, item, tl_import_item_get_password (item), choice,
             choice == TL_IMPORT_CHOICE_NEW ? NULL : tl_import_item_get_review_id (item));
}

void
tl_import_job_add_as (TlImportJob *self, GFile *file, const char *password, TlImportChoice choice,
                      const char *review_id)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  g_return_if_fail (TL_IS_IMPORT_JOB (self) && G_IS_FILE (file));
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    {
      add_item (self, file, password, choice, review_id);
      return;
    }
  order = g_new0 (Order, 1);
  *order = (Order){ g_strdup (password), g_strdup (review_id), choice };
  task = g_task_new (self, tl_import_job_begin_walk (self), walked_cb, order);
  g_task_set_source_tag (task, tl_import_job_add);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, walk_thread);
}

void
tl_import_job_add_text (TlImportJob *self, const char *title, const char *text)
{
  g_autofree char *clean = tl_text_collapse (title != NULL ? title : "");
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (TL_IS_IMPORT_JOB (self) && text != NULL);
  if (*clean != '\0')
    g_string_append_printf (whole, "%s\n====\n\n", clean);
  g_string_append (whole, text);
  bytes = g_string_free_to_bytes (g_steal_pointer (&whole));
  tl_import_job_add_bytes (self, bytes, C_ ("a file's name", "Pasted text.txt"),
                           TL_IMPORT_CHOICE_ASK, NULL);
}
