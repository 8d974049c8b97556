/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes one file into the library, and finds the files of a folder; runs on the threads of jobs. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-file.h"
#include "tl-import-private.h"
#include "tl-library-private.h"

#include "tl-addressees.h"
#include "tl-error.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>

void
tl_import_outcome_free (TlImportOutcome *self)
{
  if (self == NULL)
    return;
  g_free (self->message);
  g_free (self->sha256);
  g_free (self->review_id);
  g_strfreev (self->warnings);
  g_free (self->match_title);
  g_clear_pointer (&self->personal_data, g_ptr_array_unref);
  g_free (self);
}

static gpointer
find_duplicate (TlStore *store, gpointer sha256, TlEffect *effect, GError **error)
{
  return tl_store_find_duplicate (store, sha256, error);
}

static gpointer
load_codebook (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  return tl_store_load_codebook (store, error);
}

static guint
count_blocks (const TlDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      for (guint j = 0; j < document->blocks->len; j++)
        {
          const TlBlock *block = document->blocks->pdata[j];

          n += block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_ITEM
               || block->kind == TL_BLOCK_LEARNING;
        }
    }
  return n;
}

/* "58 pages, 212 paragraphs, 14 recommendations". */
static char *
describe (const TlDraft *draft)
{
  guint n_pages = tl_draft_count_pages (draft), n_recommendations = 0,
        n_paragraphs = count_blocks (draft);
  g_autofree char *pages = NULL;
  g_autofree char *paragraphs = NULL;
  g_autofree char *recommendations = NULL;

  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      n_recommendations += document->recommendations->len;
    }
  pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  paragraphs =
      g_strdup_printf (ngettext ("%u paragraph", "%u paragraphs", n_paragraphs), n_paragraphs);
  recommendations = g_strdup_printf (
      ngettext ("%u recommendation", "%u recommendations", n_recommendations), n_recommendations);
  /* Translators: paragraphs, recommendations. */
  if (n_pages == 0)
    return g_strdup_printf (_ ("%s, %s"), paragraphs, recommendations);
  /* Translators: pages, paragraphs, recommendations. */
  return g_strdup_printf (_ ("%s, %s, %s"), pages, paragraphs, recommendations);
}

/* Only PDF files are opened with a password; others must be saved without one first. */
static gboolean
takes_password (TlImportItem *item)
{
  g_autofree char *lower = g_utf8_casefold (tl_import_item_get_name (item), -1);

  return !g_str_has_suffix (lower, ".docx") && !g_str_has_suffix (lower, ".odt")
         && !g_str_has_suffix (lower, ".doc");
}

static TlImportState
state_of_error (const GError *error, TlImportItem *item)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TL_IMPORT_CANCELLED;
  if (g_error_matches (error, TL_ERROR, TL_ERROR_ENCRYPTED) && takes_password (item))
    return TL_IMPORT_NEEDS_PASSWORD;
  if (g_error_matches (error, TL_ERROR, TL_ERROR_DUPLICATE))
    return TL_IMPORT_DUPLICATE;
  return TL_IMPORT_FAILED;
}

static gboolean
check_duplicate (TlLibrary *library, TlImportOutcome *outcome, GError **error)
{
  g_autoptr (GError) cause = NULL;
  TlWork *work = tl_work_new (find_duplicate, g_strdup (outcome->sha256), g_free, g_free);
  g_autofree char *title = tl_library_run (library, work, &cause);

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (title == NULL)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_DUPLICATE, _ ("the same file as “%s”"), title);
  return FALSE;
}

/* Lets the library's own codebook say who is asked by the recommendations. */
static gboolean
classify (TlLibrary *library, TlDraft *draft, GError **error)
{
  g_autoptr (TlCodebook) codebook = NULL;

  if (!tl_draft_needs_codebook (draft))
    return TRUE;
  codebook =
      tl_library_run (library, tl_work_new (load_codebook, NULL, NULL, g_object_unref), error);
  if (codebook == NULL)
    return FALSE;
  tl_draft_classify_recommendations (draft, codebook);
  return TRUE;
}

/* The warnings of the draft, and what could not be placed in its text. */
static GStrv
list_warnings (const TlDraft *draft, GPtrArray *unplaced)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; unplaced != NULL && i < unplaced->len; i++)
    {
      const char *number = tl_finding_get_number (unplaced->pdata[i]);
      g_autofree char *warning = NULL;

      /* Translators: the words of a finding, and the number of its paragraph in the earlier text.
       */
      warning = g_strdup_printf (*number != '\0' ? _ ("Not found again: “%s” (paragraph %s)")
                                                 : _ ("Not found again: “%s”"),
                                 tl_finding_get_quote (unplaced->pdata[i]), number);
      g_strv_builder_add (builder, warning);
    }
  for (guint i = 0; i < draft->warnings->len; i++)
    g_strv_builder_add (builder, draft->warnings->pdata[i]);
  return g_strv_builder_end (builder);
}

/* What became of a draft, for people. */
static char *
describe_outcome (const TlAdmission *admission)
{
  g_autofree char *what = describe (admission->draft);
  guint n = admission->unplaced != NULL ? admission->unplaced->len : 0;

  if (!admission->is_written)
    return g_strdup_printf (admission->match == TL_IMPORT_MATCH_VERSION
                                ? _ ("looks like another version of a document of “%s”")
                                : _ ("looks like another document of “%s”"),
                            admission->match_title);
  if (n > 0)
    return g_strdup_printf (
        ngettext ("%s; %u finding was not found again and stays on the earlier version",
                  "%s; %u findings were not found again and stay on the earlier version", n),
        what, n);
  return g_steal_pointer (&what);
}

static gboolean
admit (TlLibrary *library, TlImportItem *item, TlDraft *draft, GBytes *bytes,
       TlImportOutcome *outcome, GError **error)
{
  g_auto (TlAdmission) admission = { .draft = draft,
                                     .bytes = bytes,
                                     .choice = tl_import_item_get_choice (item),
                                     .target = tl_import_item_get_target (item) };
  g_autoptr (GError) cause = NULL;

  tl_library_run (library, tl_work_new_verb (tl_admission_run, &admission, NULL), &cause);
  outcome->review_id = g_steal_pointer (&admission.review_id);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  outcome->warnings = list_warnings (draft, admission.unplaced);
  outcome->message = describe_outcome (&admission);
  outcome->match = admission.match;
  outcome->match_title = g_strdup (admission.match_title);
  outcome->state = admission.is_written ? TL_IMPORT_DONE : TL_IMPORT_ASKS;
  return TRUE;
}

static GBytes *
read_item (TlImportItem *item, GError **error)
{
  GBytes *bytes = tl_import_item_get_bytes (item);

  return bytes != NULL ? g_bytes_ref (bytes)
                       : tl_file_read (tl_import_item_get_file (item),
                                       tl_import_item_get_cancellable (item), error);
}

static gboolean
take_in (TlLibrary *library, TlWorker *worker, TlImportItem *item, TlWorkerProgress progress,
         gpointer user_data, TlImportOutcome *outcome, GError **error)
{
  GCancellable *cancellable = tl_import_item_get_cancellable (item);
  g_autoptr (GBytes) bytes = read_item (item, error);
  g_autoptr (TlDraft) draft = NULL;

  if (bytes == NULL)
    return FALSE;
  outcome->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!check_duplicate (library, outcome, error))
    return FALSE;
  draft = tl_worker_import (worker, bytes, tl_import_item_get_name (item),
                            tl_import_item_get_password (item), progress, user_data, cancellable,
                            error);
  if (draft == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!classify (library, draft, error) || !admit (library, item, draft, bytes, outcome, error))
    return FALSE;
  outcome->personal_data = tl_personal_data_find_in_draft (draft);
  return TRUE;
}

TlImportOutcome *
tl_import_take_in (TlLibrary *library, TlWorker *worker, TlImportItem *item,
                   TlWorkerProgress progress, gpointer user_data)
{
  TlImportOutcome *outcome = g_new0 (TlImportOutcome, 1);
  g_autoptr (GError) error = NULL;

  outcome->state = TL_IMPORT_DONE;
  if (!take_in (library, worker, item, progress, user_data, outcome, &error))
    {
      outcome->state = state_of_error (error, item);
      outcome->message =
          g_strdup (outcome->state == TL_IMPORT_CANCELLED ? _ ("cancelled") : error->message);
    }
  return outcome;
}

static gboolean
is_readable_name (const char *name)
{
  static const char *const endings[] = { ".pdf",  ".docx", ".odt",   ".fodt", ".xml",
                                         ".html", ".htm",  ".xhtml", ".txt" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

/* Links to folders are not followed: they could lead in a circle. */
static gboolean
walk (GFile *folder, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder,
      G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE
                                     "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK
                                     "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN,
      G_FILE_QUERY_INFO_NONE, cancellable, error);

  while (children != NULL)
    {
      GFileInfo *info;
      GFile *child;
      GFileType type;

      if (!g_file_enumerator_iterate (children, &info, &child, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      type = g_file_info_get_file_type (info);
      if (g_file_info_get_is_hidden (info))
        continue;
      if (type == G_FILE_TYPE_REGULAR && is_readable_name (g_file_info_get_name (info)))
        g_ptr_array_add (files, g_object_ref (child));
      else if (type == G_FILE_TYPE_DIRECTORY && !g_file_info_get_is_symlink (info)
               && !walk (child, files, cancellable, error))
        return FALSE;
    }
  return FALSE;
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = g_file_get_parse_name (*(GFile *const *) a);
  g_autofree char *two = g_file_get_parse_name (*(GFile *const *) b);
  int order = tl_text_natural_compare (one, two);

  return order != 0 ? order : g_strcmp0 (one, two);
}

GPtrArray *
tl_import_walk (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *name = g_file_get_basename (folder);
  g_autofree char *display = g_filename_display_name (name != NULL ? name : "");
  g_autoptr (GError) cause = NULL;

  if (!walk (folder, files, cancellable, &cause))
    {
      if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&cause));
      else
        g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not read the folder “%s”: %s"),
                     display, cause->message);
      return NULL;
    }
  if (files->len == 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_EMPTY, _ ("The folder “%s” holds no report"), display);
      return NULL;
    }
  g_ptr_array_sort (files, compare_files);
  return g_steal_pointer (&files);
}
