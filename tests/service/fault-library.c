/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small library, and each verb that can be done to it, for tests of what happens when one fails.
 */
#include "config.h"

#include "fault-library.h"

#include "tl-suggestion.h"

#include <glib/gstdio.h>

#define CREATED "2026-01-01T00:00:00Z"

/* Invented. */
static const char *const reports[] = {
  "Domestic Homicide Review\nOverview report into the death of Anna in May 2019\n\n"
  "1. Introduction\n\n"
  "1.1 Anna, aged 41, was killed by her husband at home in Amberley in May 2019.\n\n"
  "1.2 The surgery did not ask Anna about abuse at home, and no referral was made.\n\n"
  "1.3 The housing office did not share what it knew with the police.\n",
  "Domestic Homicide Review\nOverview report into the death of Boris in June 2020\n\n"
  "1. Introduction\n\n"
  "1.1 Boris was killed by his son in Wexbridge in June 2020.\n\n"
  "1.2 No agency asked him about the visits of his son.\n",
};

static char *
import_text (TlLibrary *library, const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TlImportJob) job = tl_import_job_new (library, 1);
  g_autoptr (TlImportItem) item = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  tl_import_job_add (job, file, NULL);
  tl_import_job_run_async (job, answer_cb, &answer);
  g_assert_true (tl_import_job_run_finish (job, answer_wait (&answer), &error));
  g_assert_no_error (error);
  item = g_list_model_get_item (tl_import_job_list_items (job), 0);
  g_assert_cmpint (tl_import_item_get_state (item), ==, TL_IMPORT_DONE);
  return g_strdup (tl_import_item_get_review_id (item));
}

static TlFinding *
make (TlLibrary *library, const FaultLibrary *self, guint start, const char *theme)
{
  g_autoptr (TlFinding) finding = make_finding (library, self->review_id, start, start + 20, theme);

  return tl_finding_new (NULL, self->review_id, self->document_id,
                         g_ptr_array_ref (tl_finding_get_spans (finding)), "F02",
                         tl_finding_get_themes (finding), tl_finding_get_agencies (finding),
                         "A note", 1, NULL, "Coder One", CREATED);
}

static TlFinding *
add (TlLibrary *library, const FaultLibrary *self, guint start, const char *theme)
{
  g_auto (Answer) answer = { NULL };
  TlFinding *finding = make (library, self, start, theme);

  add_finding (library, finding, answer_cb, &answer);
  finish_verb (library, &answer);
  return finding;
}

static void
fill (FaultLibrary *self, TlLibrary *library)
{
  TlReview *review;
  g_autofree char *second = NULL;

  tl_library_set_coder (library, "Coder One");
  self->review_id = import_text (library, self->folder, "anna.txt", reports[0]);
  second = import_text (library, self->folder, "boris.txt", reports[1]);
  review = tl_library_get_review (library, self->review_id);
  self->document_id = g_strdup (tl_document_get_id (tl_review_get_documents (review)->pdata[0]));
  self->finding = add (library, self, 10, "T01.1");
  self->other = add (library, self, 40, "T01.1");
  g_object_unref (add (library, self, 70, "T03.1"));
  self->unborn[0] = make (library, self, 100, "T01.1");
  self->unborn[1] = make (library, self, 130, "T01.1");
}

FaultLibrary *
fault_library_new (void)
{
  FaultLibrary *self = g_new0 (FaultLibrary, 1);
  g_autoptr (TlLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  self->folder = g_dir_make_tmp ("tl-fault-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.throughline", NULL);
  library = open_library (self->path, TL_STORE_CREATE, &error);
  g_assert_no_error (error);
  fill (self, library);
  tl_library_close (library);
  drain ();
  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  self->bytes = g_bytes_new_take (bytes, size);
  return self;
}

void
fault_library_free (FaultLibrary *self)
{
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->review_id);
  g_free (self->document_id);
  g_bytes_unref (self->bytes);
  g_object_unref (self->finding);
  g_object_unref (self->other);
  g_object_unref (self->unborn[0]);
  g_object_unref (self->unborn[1]);
  g_free (self);
}

void
fault_library_reset (FaultLibrary *self)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  gsize size;
  const char *bytes = g_bytes_get_data (self->bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (self->path, endings[i], NULL);

      g_unlink (name);
    }
  g_assert_true (g_file_set_contents_full (self->path, bytes, (gssize) size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
add_findings (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  add_finding (library, self->unborn[0], answer_cb, answer);
}

static void
set_finding (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  const char *const themes[] = { "T03.1", NULL };
  g_autoptr (TlFinding) finding = tl_finding_recode (self->finding, "F01", themes, NULL, "Other");

  tl_library_set_finding_async (library, finding, answer_cb, answer);
}

static void
remove_finding (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_remove_finding_async (library, tl_finding_get_id (self->finding), answer_cb, answer);
}

static void
replace_findings (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  const char *const removed[] = { tl_finding_get_id (self->other), NULL };
  const char *const themes[] = { "T03.1", NULL };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (findings, tl_finding_recode (self->finding, NULL, themes, NULL, NULL));
  tl_library_replace_findings_async (library, removed, findings, "Join", answer_cb, answer);
}

static void
answer_suggestion (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  g_autoptr (TlSuggestionAnswer) own =
      tl_suggestion_answer_new (self->document_id, 100, 120, "T01.1", TL_ANSWER_ACCEPTED);

  tl_library_answer_suggestion_async (library, self->review_id, own, self->unborn[0], answer_cb,
                                      answer);
}

static void
accept_suggestions (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_suggestion_answer_free);

  for (guint i = 0; i < 2; i++)
    {
      guint start = 100 + 30 * i;

      g_ptr_array_add (findings, g_object_ref (self->unborn[i]));
      g_ptr_array_add (answers, tl_suggestion_answer_new (self->document_id, start, start + 20,
                                                          "T01.1", TL_ANSWER_ACCEPTED));
    }
  tl_library_accept_suggestions_async (library, answers, findings, answer_cb, answer);
}

static void
tag_places (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_place_free);
  const char *const themes[] = { "T03.1", NULL }, *const agencies[] = { "AG01", NULL };

  g_ptr_array_add (places, tl_place_new (self->review_id, self->document_id, NULL, 130, 140));
  g_ptr_array_add (places, tl_place_new (self->review_id, self->document_id,
                                         tl_finding_get_id (self->finding), 10, 30));
  tl_library_tag_places_async (library, places, TL_PLACE_PARAGRAPH, "F02", themes, agencies, "", 0,
                               "Tag two places", answer_cb, answer);
}

static void
remove_review (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_remove_review_async (library, self->review_id, answer_cb, answer);
}

static void
rename_review (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_rename_review_async (library, self->review_id, "Another name", answer_cb, answer);
}

static void
rename_document (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_rename_document_async (library, self->review_id, self->document_id, "Another title",
                                    answer_cb, answer);
}

static void
set_case_value (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  const char *const values[] = { "Ashby", NULL };

  tl_library_set_case_value_async (library, self->review_id, "borough", values, answer_cb, answer);
}

static void
set_review_notes (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_set_review_notes_async (library, self->review_id, "To be read again", answer_cb,
                                     answer);
}

static void
set_review_coders (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  const char *const coders[] = { "Coder One", "Coder Two", NULL };

  tl_library_set_review_coders_async (library, self->review_id, coders, answer_cb, answer);
}

static void
set_review_status (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_set_review_status_async (library, self->review_id, "submitted", answer_cb, answer);
}

static void
confirm_values (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_confirm_values_async (library, self->review_id, answer_cb, answer);
}

static void
set_setting (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_set_setting_async (library, "overview", "{}", answer_cb, answer);
}

static void
set_reading (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  g_autoptr (GBytes) blocks = g_bytes_new_static ("\7", 1);

  tl_library_set_reading_async (library, self->document_id, 20, blocks, answer_cb, answer);
}

static void
merge_codebook (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  g_autofree char *own = find_sample ("codebook.xml");
  g_autoptr (GFile) file = g_file_new_for_path (own);

  tl_library_merge_codebook_async (library, file, answer_cb, answer);
}

static TlCode *
make_code (const char *id, const char *name)
{
  g_autoptr (GVariant) facts = g_variant_ref_sink (g_variant_new ("a{ss}", NULL));

  return tl_code_new (TL_CODE_THEME, id, NULL, name, "What it means.", NULL, facts, FALSE);
}

static void
add_code (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  g_autoptr (TlCode) code = make_code ("T99", "Another theme");

  tl_library_add_code_async (library, code, answer_cb, answer);
}

static void
set_code (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  g_autoptr (TlCode) code = make_code ("T01", "Another name");

  tl_library_set_code_async (library, code, answer_cb, answer);
}

static void
move_code (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_move_code_async (library, TL_CODE_THEME, "T01.1", "T03", NULL, answer_cb, answer);
}

static void
merge_codes (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_merge_codes_async (library, TL_CODE_THEME, "T01.1", "T03.1", answer_cb, answer);
}

static void
split_code (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  g_autoptr (TlCode) code = make_code ("T99", "Split off");
  const char *const findings[] = { tl_finding_get_id (self->finding), NULL };

  tl_library_split_code_async (library, "T01.1", code, findings, answer_cb, answer);
}

static void
retire_code (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_retire_code_async (library, TL_CODE_THEME, "T01", TRUE, answer_cb, answer);
}

static void
remove_code (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_remove_code_async (library, TL_CODE_THEME, "T05.1", answer_cb, answer);
}

static void
undo (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, answer);
}

static void
undo_now (TlLibrary *library, const FaultLibrary *self)
{
  g_auto (Answer) answer = { NULL };

  tl_library_undo_async (library, NULL, NULL, NULL, answer_cb, &answer);
  finish_verb (library, &answer);
}

static void
redo (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_redo_async (library, NULL, NULL, NULL, answer_cb, answer);
}

static void
go_back (TlLibrary *library, const FaultLibrary *self, Answer *answer)
{
  tl_library_go_back_async (library, 2, NULL, NULL, NULL, answer_cb, answer);
}

const FaultVerb fault_verbs[] = {
  { "add-findings", NULL, add_findings },
  { "set-finding", NULL, set_finding },
  { "remove-finding", NULL, remove_finding },
  { "replace-findings", NULL, replace_findings },
  { "answer-suggestion", NULL, answer_suggestion },
  { "accept-suggestions", NULL, accept_suggestions },
  { "tag-places", NULL, tag_places },
  { "remove-review", NULL, remove_review },
  { "rename-review", NULL, rename_review },
  { "rename-document", NULL, rename_document },
  { "set-case-value", NULL, set_case_value },
  { "set-review-notes", NULL, set_review_notes },
  { "set-review-coders", NULL, set_review_coders },
  { "set-review-status", NULL, set_review_status },
  { "confirm-values", NULL, confirm_values },
  { "set-setting", NULL, set_setting },
  { "set-reading", NULL, set_reading },
  { "merge-codebook", NULL, merge_codebook },
  { "add-code", NULL, add_code },
  { "set-code", NULL, set_code },
  { "move-code", NULL, move_code },
  { "merge-codes", NULL, merge_codes },
  { "split-code", NULL, split_code },
  { "retire-code", NULL, retire_code },
  { "remove-code", NULL, remove_code },
  { "undo", NULL, undo },
  { "redo", undo_now, redo },
  { "go-back", NULL, go_back },
  { NULL, NULL, NULL },
};
