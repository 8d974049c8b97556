/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open library: what it is called, its live lists, its labels. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-backup.h"
#include "tl-library-private.h"

#include <string.h>

struct _TlLibrary
{
  GObject parent_instance;

  char *path;
  char *name;
  char *read_only_reason;
  char *trouble;
  char *undo_label;
  char *redo_label;
  char *last_label;
  char *older_copy;
  TlCodebook *codebook;
  GListStore *reviews;       /* TlReview, in the order of tl_snapshot_compare_reviews() */
  GHashTable *reviews_by_id; /* id, lent by the review -> TlReview, lent by the list */
  TlLibraryThread *thread;
  TlRenderer *renderer; /* nullable until the first page is drawn */
  guint n_verbs;
  gboolean is_closed;
  TlDrive drive;
};

enum
{
  PROP_0,
  PROP_PATH,
  PROP_NAME,
  PROP_READ_ONLY,
  PROP_READ_ONLY_REASON,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_CODEBOOK,
  PROP_BUSY,
  PROP_TROUBLE,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlLibrary, tl_library, G_TYPE_OBJECT)

static void
tl_library_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlLibrary *self = TL_LIBRARY (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only_reason != NULL);
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->read_only_reason);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_CODEBOOK:
      g_value_set_object (value, self->codebook);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_verbs > 0);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_library_dispose (GObject *object)
{
  tl_library_close (TL_LIBRARY (object));
  G_OBJECT_CLASS (tl_library_parent_class)->dispose (object);
}

static void
tl_library_finalize (GObject *object)
{
  TlLibrary *self = TL_LIBRARY (object);

  tl_library_thread_free (self->thread);
  g_hash_table_unref (self->reviews_by_id);
  g_object_unref (self->reviews);
  g_clear_object (&self->codebook);
  g_free (self->path);
  g_free (self->name);
  g_free (self->read_only_reason);
  g_free (self->trouble);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->last_label);
  g_free (self->older_copy);
  G_OBJECT_CLASS (tl_library_parent_class)->finalize (object);
}

static void
tl_library_class_init (TlLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_library_get_property;
  object_class->dispose = tl_library_dispose;
  object_class->finalize = tl_library_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY_REASON] =
      g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_CODEBOOK] = g_param_spec_object ("codebook", NULL, NULL, TL_TYPE_CODEBOOK, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
tl_library_init (TlLibrary *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->thread = tl_library_thread_new (context);
  self->reviews = g_list_store_new (TL_TYPE_REVIEW);
  self->reviews_by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

static char *
make_name (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name && strcmp (dot, ".throughline") == 0)
    *dot = '\0';
  return g_steal_pointer (&name);
}

void
tl_library_open_async (const char *path, TlStoreMode mode, const char *backup_folder,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  TlLibrary *self = g_object_new (TL_TYPE_LIBRARY, NULL);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *folder =
      backup_folder != NULL ? g_strdup (backup_folder) : tl_backup_make_folder (path, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->name = make_name (self->path);
  g_task_set_source_tag (task, tl_library_open_async);
  g_task_set_task_data (task, self, g_object_unref);
  tl_library_thread_start (self->thread, self->path, mode, folder, task);
}

TlLibrary *
tl_library_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tl_library_close (TlLibrary *self)
{
  g_return_if_fail (TL_IS_LIBRARY (self));
  self->is_closed = TRUE;
  g_clear_pointer (&self->renderer, tl_renderer_free);
  tl_library_thread_stop (self->thread);
}

TlLibraryThread *
tl_library_get_thread (TlLibrary *self)
{
  return self->thread;
}

TlRenderer *
tl_library_get_renderer (TlLibrary *self)
{
  if (self->renderer == NULL && !self->is_closed)
    self->renderer = tl_renderer_new (self);
  return self->renderer;
}

static guint
find_position (TlLibrary *self, TlReview *review)
{
  guint position = G_MAXUINT;

  g_list_store_find (self->reviews, review, &position);
  return position;
}

/* Where @review belongs in the list without @old. */
static guint
find_place (TlLibrary *self, TlReview *review, TlReview *old)
{
  GListModel *list = G_LIST_MODEL (self->reviews);
  guint n = g_list_model_get_n_items (list), place = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlReview) other = g_list_model_get_item (list, i);

      if (other != old && tl_snapshot_compare_reviews (&other, &review) < 0)
        place++;
    }
  return place;
}

static void
remove_review (TlLibrary *self, const char *id)
{
  TlReview *old = g_hash_table_lookup (self->reviews_by_id, id);
  guint position;

  if (old == NULL)
    return;
  position = find_position (self, old);
  g_hash_table_remove (self->reviews_by_id, id);
  g_list_store_remove (self->reviews, position);
}

/* Puts a review in, or in the place of the one of the same id; the rest of the list stays as it is.
 */
static void
put_review (TlLibrary *self, TlReview *review)
{
  TlReview *old = g_hash_table_lookup (self->reviews_by_id, tl_review_get_id (review));
  guint place = find_place (self, review, old);

  if (old != NULL && find_position (self, old) == place)
    {
      g_hash_table_remove (self->reviews_by_id, tl_review_get_id (old));
      g_list_store_splice (self->reviews, place, 1, (gpointer *) &review, 1);
    }
  else
    {
      if (old != NULL)
        remove_review (self, tl_review_get_id (review));
      g_list_store_insert (self->reviews, place, review);
    }
  g_hash_table_insert (self->reviews_by_id, (char *) tl_review_get_id (review), review);
}

static GHashTable *
index_reviews (GPtrArray *reviews)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reviews->len; i++)
    g_hash_table_insert (index, (char *) tl_review_get_id (reviews->pdata[i]), reviews->pdata[i]);
  return index;
}

/* All reviews as they are now: only those that differ are touched, unless the list was empty. */
static void
replace_reviews (TlLibrary *self, GPtrArray *reviews)
{
  g_autoptr (GHashTable) index = index_reviews (reviews);
  GListModel *list = G_LIST_MODEL (self->reviews);

  if (g_list_model_get_n_items (list) == 0)
    {
      for (guint i = 0; i < reviews->len; i++)
        g_hash_table_insert (self->reviews_by_id, (char *) tl_review_get_id (reviews->pdata[i]),
                             reviews->pdata[i]);
      if (reviews->len > 0)
        g_list_store_splice (self->reviews, 0, 0, reviews->pdata, reviews->len);
      return;
    }
  for (guint i = g_list_model_get_n_items (list); i-- > 0;)
    {
      g_autoptr (TlReview) old = g_list_model_get_item (list, i);

      if (!g_hash_table_contains (index, tl_review_get_id (old)))
        remove_review (self, tl_review_get_id (old));
    }
  for (guint i = 0; i < reviews->len; i++)
    {
      TlReview *old =
          g_hash_table_lookup (self->reviews_by_id, tl_review_get_id (reviews->pdata[i]));

      if (old == NULL || !tl_news_is_same_review (old, reviews->pdata[i]))
        put_review (self, reviews->pdata[i]);
    }
}

static void
take_reviews (TlLibrary *self, TlNews *news)
{
  g_autoptr (GHashTable) index = NULL;

  if (news->is_everything)
    {
      replace_reviews (self, news->reviews);
      return;
    }
  index = index_reviews (news->reviews);
  for (guint i = 0; i < news->review_ids->len; i++)
    {
      TlReview *review = g_hash_table_lookup (index, news->review_ids->pdata[i]);

      if (review != NULL)
        put_review (self, review);
      else
        remove_review (self, news->review_ids->pdata[i]);
    }
}

static void
set_label (TlLibrary *self, char **label, const char *text, guint property)
{
  if (g_strcmp0 (*label, text) == 0)
    return;
  g_free (*label);
  *label = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
tl_library_take_news (TlLibrary *self, TlNews *news, gboolean is_first)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  if (news->codebook != NULL && g_set_object (&self->codebook, news->codebook))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODEBOOK]);
  take_reviews (self, news);
  set_label (self, &self->undo_label, news->undo_label, PROP_UNDO_LABEL);
  set_label (self, &self->redo_label, news->redo_label, PROP_REDO_LABEL);
  if (is_first)
    return;
  g_free (self->last_label);
  self->last_label = g_strdup (news->label);
  for (guint i = 0; !news->is_everything && i < news->review_ids->len; i++)
    g_strv_builder_add (builder, news->review_ids->pdata[i]);
  ids = news->is_everything ? NULL : g_strv_builder_end (builder);
  g_signal_emit (self, signals[CHANGED], 0, ids);
}

void
tl_library_set_busy (TlLibrary *self, int step)
{
  gboolean was_busy = self->n_verbs > 0;

  self->n_verbs = (guint) ((int) self->n_verbs + step);
  if (was_busy != (self->n_verbs > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
tl_library_set_read_only (TlLibrary *self, const char *reason)
{
  if (g_strcmp0 (self->read_only_reason, reason) == 0)
    return;
  g_free (self->read_only_reason);
  self->read_only_reason = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY_REASON]);
}

const char *
tl_library_get_trouble (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return self->trouble;
}

void
tl_library_set_trouble (TlLibrary *self, const char *trouble)
{
  set_label (self, &self->trouble, trouble, PROP_TROUBLE);
}

TlDrive
tl_library_get_drive (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), TL_DRIVE_LOCAL);
  return self->drive;
}

void
tl_library_set_drive (TlLibrary *self, TlDrive drive)
{
  self->drive = drive;
}

const char *
tl_library_get_older_copy (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return self->older_copy;
}

void
tl_library_set_older_copy (TlLibrary *self, const char *path)
{
  g_free (self->older_copy);
  self->older_copy = g_strdup (path);
}

const char *
tl_library_get_path (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return self->path;
}

const char *
tl_library_get_name (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return self->name;
}

gboolean
tl_library_get_is_read_only (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), TRUE);
  return self->read_only_reason != NULL;
}

const char *
tl_library_get_read_only_reason (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return self->read_only_reason;
}

TlCodebook *
tl_library_get_codebook (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return self->codebook;
}

const char *
tl_library_get_undo_label (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return self->undo_label;
}

const char *
tl_library_get_redo_label (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return self->redo_label;
}

char *
tl_library_dup_last_label (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return g_strdup (self->last_label);
}

GListModel *
tl_library_list_reviews (TlLibrary *self)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return G_LIST_MODEL (self->reviews);
}

TlReview *
tl_library_get_review (TlLibrary *self, const char *id)
{
  g_return_val_if_fail (TL_IS_LIBRARY (self), NULL);
  return id != NULL ? g_hash_table_lookup (self->reviews_by_id, id) : NULL;
}
