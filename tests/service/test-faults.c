/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever fails under a verb of the library – writing, bringing to the disk, reading, opening,
 * removing, once or from then on – the library is whole before it or whole after it, on the disk
 * and in the lists of the window, and the message says which. */
#include "config.h"

#include "fault-library.h"
#include "fault-vfs.h"

#include "tl-error.h"
#include "tl-library-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* How it fails. */
typedef struct
{
  const char *name;
  guint kinds;
  int code;
} Fault;

static const Fault faults[] = {
  { "disk full", FAULT_WRITE, SQLITE_FULL },
  { "disk broken", FAULT_WRITE, SQLITE_IOERR_WRITE },
  { "not brought to the disk", FAULT_SYNC, SQLITE_IOERR_FSYNC },
  { "not readable", FAULT_READ, SQLITE_IOERR_READ },
  { "gone", FAULT_WRITE | FAULT_SYNC | FAULT_READ | FAULT_OPEN | FAULT_DELETE, SQLITE_IOERR_READ },
};

static FaultLibrary *shared;

/* What a verb does when nothing fails. Dumps; the second without what differs each time. */
typedef struct
{
  const FaultVerb *verb;
  char *before, *after;
} Case;

static gpointer
dump_store (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  return tl_store_dump (store, error);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* A dump in which times, ids that are made by chance, and what is made of these are not told. */
static char *
normalise (const char *dump)
{
  static GRegex *chance;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (chance == NULL)
    chance =
        g_regex_new ("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                     "|\\b\\d{13,}\\b",
                     G_REGEX_OPTIMIZE, 0, NULL);
  text = g_regex_replace_literal (chance, dump, -1, 0, "?", 0, NULL);
  lines = g_strsplit (text, "\n", -1);
  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

static char *
dump_library (TlLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dump =
      tl_library_run (library, tl_work_new (dump_store, NULL, NULL, g_free), &error);

  g_assert_no_error (error);
  return g_steal_pointer (&dump);
}

/* What the file holds once it is opened anew; it must be sound. */
static char *
dump_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = tl_store_open (path, TL_STORE_OPEN, NULL, &error);
  g_autoptr (GPtrArray) wrong = NULL;
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  g_assert_false (tl_store_get_is_read_only (store));
  wrong = tl_store_check (store, &error);
  g_assert_no_error (error);
  if (wrong->len > 0)
    g_test_message ("%s", (char *) wrong->pdata[0]);
  g_assert_cmpuint (wrong->len, ==, 0);
  dump = tl_store_dump (store, &error);
  g_assert_no_error (error);
  g_assert_true (tl_store_close (store, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&dump);
}

/* The files as they lie on the disk, as if the program ended now. */
static char *
copy_files (const FaultLibrary *library)
{
  static const char *const endings[] = { "", "-wal", "-journal" };
  char *copy = g_build_filename (library->folder, "crash.throughline", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (library->path, endings[i], NULL);
      g_autofree char *to = g_strconcat (copy, endings[i], NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      g_unlink (to);
      if (g_file_get_contents (from, &bytes, &size, NULL))
        g_assert_true (g_file_set_contents_full (to, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE,
                                                 0600, NULL));
    }
  return copy;
}

static void
describe_codes (TlCodebook *codebook, GString *text)
{
  for (int kind = 0; kind < TL_N_CODE_KINDS; kind++)
    {
      GPtrArray *codes = tl_codebook_get (codebook, (TlCodeKind) kind);

      for (guint i = 0; i < codes->len; i++)
        g_string_append_printf (text, "%s %s %s %d\n", tl_code_get_id (codes->pdata[i]),
                                tl_code_get_parent_id (codes->pdata[i]),
                                tl_code_get_name (codes->pdata[i]),
                                tl_code_get_is_retired (codes->pdata[i]));
    }
}

/* All that the window shows without asking again. */
static char *
describe_models (TlLibrary *library)
{
  GListModel *reviews = tl_library_list_reviews (library);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "undo %s, redo %s\n", tl_library_get_undo_label (library),
                          tl_library_get_redo_label (library));
  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);

      g_string_append_printf (text, "%s %s %s %s %u %u\n", tl_review_get_id (review),
                              tl_review_get_title (review), tl_review_get_status (review),
                              tl_review_get_borough (review), tl_review_get_n_findings (review),
                              tl_review_get_n_recommendations (review));
    }
  describe_codes (tl_library_get_codebook (library), text);
  return g_string_free (text, FALSE);
}

static TlLibrary *
open_shared (const FaultVerb *verb)
{
  g_autoptr (GError) error = NULL;
  TlLibrary *library;

  fault_library_reset (shared);
  library = open_library (shared->path, TL_STORE_OPEN, &error);
  g_assert_no_error (error);
  tl_library_set_coder (library, "Coder One");
  if (verb->prepare != NULL)
    verb->prepare (library, shared);
  drain ();
  return library;
}

static void
close_shared (TlLibrary *library)
{
  tl_library_close (library);
  drain ();
  g_assert_finalize_object (library);
}

/* Runs the verb; FALSE with the message when it failed. */
static gboolean
run_verb (TlLibrary *library, const FaultVerb *verb, char **message)
{
  g_auto (Answer) answer = { NULL };
  g_autoptr (GError) error = NULL;

  verb->start (library, shared, &answer);
  if (tl_library_verb_finish (library, answer_wait (&answer), &error))
    return TRUE;
  *message = g_strdup (error->message);
  return FALSE;
}

static void
learn (Case *self)
{
  TlLibrary *library = open_shared (self->verb);
  g_autofree char *message = NULL;
  g_autofree char *done = NULL;

  self->before = dump_library (library);
  if (!run_verb (library, self->verb, &message))
    g_error ("%s: %s", self->verb->name, message);
  done = dump_library (library);
  g_assert_cmpstr (self->before, !=, done);
  self->after = normalise (done);
  close_shared (library);
}

/* Whether the message says what happened, and what can be done. */
static void
assert_tells (const char *message, gboolean is_saved)
{
  g_assert_nonnull (strstr (message, is_saved ? "was saved" : "othing was changed"));
  g_assert_nonnull (strstr (message, is_saved ? "will show with the next" : "ry again"));
}

/* Whether the change is in what DUMP tells; it is there wholly or not at all. */
static gboolean
is_done (const Case *self, const char *dump)
{
  g_autofree char *normal = NULL;

  if (g_str_equal (dump, self->before))
    return FALSE;
  normal = normalise (dump);
  g_assert_cmpstr (normal, ==, self->after);
  return TRUE;
}

/* What the verb said fits what the library holds now. */
static void
assert_outcome (const Case *self, const char *message, const char *live)
{
  gboolean is_saved = is_done (self, live);

  if (message != NULL)
    assert_tells (message, is_saved);
  else
    g_assert_true (is_saved);
}

/* The lists showed what the file holds. */
static void
assert_models (const char *models)
{
  g_autoptr (GError) error = NULL;
  TlLibrary *fresh = open_library (shared->path, TL_STORE_OPEN, &error);
  g_autofree char *there = NULL;

  g_assert_no_error (error);
  there = describe_models (fresh);
  g_assert_cmpstr (models, ==, there);
  close_shared (fresh);
}

/* Fails the N-th of what FAULT counts. Returns: whether there were so many. */
static gboolean
try_at (const Case *self, const Fault *fault, guint n, gboolean lasts, guint *n_failed)
{
  TlLibrary *library = open_shared (self->verb);
  g_autofree char *message = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *live = NULL;
  g_autofree char *models = NULL;
  g_autofree char *crashed = NULL;
  g_autofree char *closed = NULL;
  guint n_counted;

  fault_vfs_arm (fault->kinds, n, fault->code, lasts);
  *n_failed += !run_verb (library, self->verb, &message);
  n_counted = fault_vfs_disarm ();
  g_test_message ("%s: %s, %u%s: %s", self->verb->name, fault->name, n, lasts ? " and on" : "",
                  message != NULL ? message : "done");
  copy = copy_files (shared);
  live = dump_library (library);
  drain ();
  assert_outcome (self, message, live);
  models = describe_models (library);
  close_shared (library);

  crashed = dump_file (copy);
  g_assert_true (is_done (self, crashed) || message != NULL);
  closed = dump_file (shared->path);
  g_assert_cmpstr (closed, ==, live);
  assert_models (models);
  return n_counted >= n;
}

/* Each, once and for good, when there is time; otherwise ever fewer, in turn. */
static void
try_fault (const Case *self, const Fault *fault)
{
  guint n_failed = 0, n_tried = 0, n = 1;
  gboolean goes_on;

  do
    {
      gboolean is_odd = n_tried++ % 2 != 0;

      goes_on = (!g_test_slow () && is_odd) || try_at (self, fault, n, FALSE, &n_failed);
      if (g_test_slow () || is_odd)
        goes_on = try_at (self, fault, n, TRUE, &n_failed);
      n += g_test_slow () ? 1 : (n + 1) / 2;
    }
  while (goes_on);
  g_assert_cmpuint (n_failed, >, 0);
}

static void
try_verb (const FaultVerb *verb, const Fault *some, guint n_faults)
{
  Case self = { .verb = verb };

  learn (&self);
  for (guint i = 0; i < n_faults; i++)
    try_fault (&self, &some[i]);
  g_free (self.before);
  g_free (self.after);
}

static void
test_verb (gconstpointer verb)
{
  try_verb (verb, faults, G_N_ELEMENTS (faults));
}

/* Where all has to be read again, it may be that a change is saved and cannot be shown. */
static void
test_forgetful (void)
{
  static const char *const few[] = { "rename-review", "tag-places", "undo", NULL };
  static const Fault fault = { "not readable", FAULT_READ, SQLITE_IOERR_READ };

  fault_vfs_set_forgetful (TRUE);
  for (guint i = 0; fault_verbs[i].name != NULL; i++)
    if (g_test_slow () || g_strv_contains (few, fault_verbs[i].name))
      try_verb (&fault_verbs[i], &fault, 1);
  fault_vfs_set_forgetful (FALSE);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fault_vfs_set_up ();
  shared = fault_library_new ();
  for (guint i = 0; fault_verbs[i].name != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("/service/faults/%s", fault_verbs[i].name);

      g_test_add_data_func (name, &fault_verbs[i], test_verb);
    }
  g_test_add_func ("/service/faults/forgetful", test_forgetful);
  status = g_test_run ();
  fault_library_free (shared);
  return status;
}
