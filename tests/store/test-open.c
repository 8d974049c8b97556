/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: modes, one writer, what is refused and how, old formats, a full disk, a copy. */
#include "config.h"

#include "store-fixture.h"

#include "tl-error.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_refused (const char *path, TlStoreMode mode, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);
  TlStore *store = tl_store_open (path, mode, NULL, &error);

  g_assert_null (store);
  g_assert_error (error, TL_ERROR, code);
  g_assert_nonnull (strstr (error->message, " "));
  g_assert_false (g_file_test (lock_path, G_FILE_TEST_EXISTS));
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
make_library (const char *folder)
{
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 1);

  g_assert_nonnull (id);
  g_assert_true (tl_store_close (store, NULL));
}

static void
test_modes (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = NULL;
  g_autoptr (TlStore) again = NULL;
  g_autoptr (TlStore) reader = NULL;

  assert_refused (path, TL_STORE_OPEN, TL_ERROR_NOT_FOUND);
  assert_refused (path, TL_STORE_READ_ONLY, TL_ERROR_NOT_FOUND);
  store = tl_store_open (path, TL_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (tl_store_get_is_read_only (store));
  g_assert_null (tl_store_get_read_only_reason (store));
  g_assert_true (tl_store_close (store, &error));
  assert_refused (path, TL_STORE_CREATE, TL_ERROR_FAILED);
  again = tl_store_open (path, TL_STORE_OPEN_OR_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tl_store_close (again, &error));
  reader = tl_store_open (path, TL_STORE_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tl_store_get_is_read_only (reader));
  g_assert_nonnull (tl_store_get_read_only_reason (reader));
  g_assert_false (tl_store_set_setting (reader, "a", "b", &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_READ_ONLY);
  g_assert_true (tl_store_close (reader, NULL));
  fixture_remove_folder (folder);
}

static guint
get_mode (const char *path, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  struct stat status;

  g_assert_cmpint (stat (name, &status), ==, 0);
  return status.st_mode & 0777;
}

/* Nobody else can read the library, nor what stands beside it. */
static void
test_file_mode (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autofree char *copy = g_build_filename (folder, "copy.throughline", NULL);
  mode_t old_mask = umask (0);
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_store_back_up (store, copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (get_mode (path, ""), ==, 0600);
  g_assert_cmpuint (get_mode (path, "-wal"), ==, 0600);
  g_assert_cmpuint (get_mode (path, "-shm"), ==, 0600);
  g_assert_cmpuint (get_mode (path, ".lock"), ==, 0600);
  g_assert_cmpuint (get_mode (copy, ""), ==, 0600);
  umask (old_mask);
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

static void
test_not_a_library (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autofree guint8 *noise = g_malloc (8192);
  g_autofree char *after = NULL;
  gsize size;

  for (guint i = 0; i < 8192; i++)
    noise[i] = (guint8) (i * 7919 >> 3);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, TL_STORE_OPEN, TL_ERROR_NOT_A_LIBRARY);
  assert_refused (path, TL_STORE_OPEN_OR_CREATE, TL_ERROR_NOT_A_LIBRARY);
  g_assert_true (g_file_set_contents (path, (char *) noise, 8192, NULL));
  assert_refused (path, TL_STORE_OPEN, TL_ERROR_NOT_A_LIBRARY);
  assert_refused (path, TL_STORE_READ_ONLY, TL_ERROR_NOT_A_LIBRARY);
  g_assert_true (g_file_set_contents (path, "SQLite format 3", 16, NULL));
  assert_refused (path, TL_STORE_OPEN, TL_ERROR_NOT_A_LIBRARY);
  g_unlink (path);
  run_sql (path, "CREATE TABLE a (b); PRAGMA user_version = 1; PRAGMA application_id = 7");
  assert_refused (path, TL_STORE_OPEN_OR_CREATE, TL_ERROR_NOT_A_LIBRARY);
  g_assert_true (g_file_get_contents (path, &after, &size, NULL));
  g_assert_cmpint (after[18], ==, 1); /* still no write-ahead log: the file was not touched */
  fixture_remove_folder (folder);
}

static void
test_too_new (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);

  make_library (folder);
  run_sql (path, "PRAGMA user_version = 99");
  assert_refused (path, TL_STORE_OPEN, TL_ERROR_TOO_NEW);
  assert_refused (path, TL_STORE_READ_ONLY, TL_ERROR_TOO_NEW);
  fixture_remove_folder (folder);
}

/* A schema with anything in it that is not ours does not get as far as running. */
static void
test_foreign_schema (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autoptr (TlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_library (folder);
  run_sql (path, "CREATE TRIGGER extra AFTER INSERT ON settings BEGIN DELETE FROM reviews; END");
  assert_refused (path, TL_STORE_OPEN, TL_ERROR_CORRUPT);
  run_sql (path,
           "DROP TRIGGER extra;"
           "CREATE TRIGGER block_index_x AFTER INSERT ON settings BEGIN DELETE FROM reviews; END");
  assert_refused (path, TL_STORE_OPEN, TL_ERROR_CORRUPT);
  run_sql (path, "DROP TRIGGER block_index_x; CREATE TABLE other (a)");
  assert_refused (path, TL_STORE_OPEN, TL_ERROR_CORRUPT);
  run_sql (path, "DROP TABLE other; ANALYZE");
  store = tl_store_open (path, TL_STORE_OPEN, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tl_store_close (store, NULL));
  run_sql (path, "DROP TABLE lesson_findings");
  assert_refused (path, TL_STORE_READ_ONLY, TL_ERROR_CORRUPT);
  fixture_remove_folder (folder);
}

/* A file cut off in the middle gives errors, not a crash, and is not changed further by looking at
 * it. */
static void
test_damaged (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autofree char *whole = NULL;
  gsize size;

  make_library (folder);
  g_assert_true (g_file_get_contents (path, &whole, &size, NULL));
  for (gsize length = 512; length < size; length += size / 16)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlStore) store = NULL;

      g_assert_true (g_file_set_contents (path, whole, (gssize) length, NULL));
      store = tl_store_open (path, TL_STORE_READ_ONLY, NULL, &error);
      if (store != NULL)
        {
          g_autoptr (GPtrArray) faults = tl_store_check (store, &error);

          g_assert_true (faults == NULL || faults->len > 0);
          g_assert_true (tl_store_close (store, NULL));
        }
      else
        g_assert_error (error, TL_ERROR, TL_ERROR_CORRUPT);
    }
  fixture_remove_folder (folder);
}

static GSubprocess *
start_holder (const char *path, GDataInputStream **lines)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                        "/proc/self/exe", "--hold", path, NULL);
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  *lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (*lines, NULL, NULL, NULL);
  g_assert_cmpstr (line, ==, "open");
  return child;
}

static int
hold (const char *path)
{
  g_autoptr (TlStore) store = tl_store_open (path, TL_STORE_OPEN, NULL, NULL);
  g_autofree char *id = NULL;
  char byte;

  if (store == NULL || tl_store_get_is_read_only (store))
    return 1;
  id = fixture_add_review (store, 2);
  if (write (STDOUT_FILENO, "open\n", 5) != 5)
    return 1;
  while (read (STDIN_FILENO, &byte, 1) > 0)
    ;
  return tl_store_close (store, NULL) ? 0 : 1;
}

static int
read_only (const char *path)
{
  g_autoptr (TlStore) store = tl_store_open (path, TL_STORE_READ_ONLY, NULL, NULL);
  g_autoptr (GPtrArray) reviews = store != NULL ? tl_store_load_reviews (store, NULL) : NULL;

  return reviews != NULL && tl_store_close (store, NULL) ? 0 : 1;
}

/* A file dialogue looks what the file is and takes the locks of SQLite away with that; whoever
 * reads meanwhile may not begin the shared memory anew under the writer. */
static void
test_reader_after_lost_locks (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autofree char *shared_path = g_strconcat (path, "-shm", NULL);
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *one = fixture_add_review (store, 1);
  g_autofree char *two = NULL, *before = NULL, *after = NULL;
  gsize size, size_after;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = NULL;

  g_assert_true (g_file_get_contents (shared_path, &before, &size, NULL)); /* the locks go */
  child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", "--read", path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (shared_path, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, before, size);
  two = fixture_add_review (store, 2);
  g_assert_true (tl_store_close (store, &error));
  fixture_remove_folder (folder);
}

static void
test_two_processes (gconstpointer is_killed)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (TlStore) second = NULL;
  g_autoptr (TlStore) third = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autofree char *process = NULL;

  make_library (folder);
  child = start_holder (path, &lines);
  process =
      g_strdup_printf ("process %s on %s", g_subprocess_get_identifier (child), g_get_host_name ());
  second = tl_store_open (path, TL_STORE_OPEN, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tl_store_get_is_read_only (second));
  g_test_message ("%s", tl_store_get_read_only_reason (second));
  g_assert_nonnull (strstr (tl_store_get_read_only_reason (second), process));
  reviews = tl_store_load_reviews (second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, ==, 2);
  g_assert_false (
      tl_store_rename_review (second, tl_review_get_id (reviews->pdata[0]), "Anna", &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_READ_ONLY);
  g_assert_true (tl_store_close (second, NULL));

  if (GPOINTER_TO_INT (is_killed))
    g_subprocess_force_exit (child);
  else
    g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, NULL);
  g_subprocess_wait (child, NULL, NULL);
  third = fixture_open (folder);
  g_assert_false (tl_store_get_is_read_only (third));
  fixture_assert_sound (third);
  g_assert_true (tl_store_close (third, NULL));
  fixture_remove_folder (folder);
}

/* The same file by another name is the same library. */
static void
test_link (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autofree char *link_path = g_build_filename (folder, "link.throughline", NULL);
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (TlStore) other = NULL;

  g_assert_cmpint (symlink (path, link_path), ==, 0);
  other = tl_store_open (link_path, TL_STORE_OPEN, NULL, NULL);
  g_assert_true (tl_store_get_is_read_only (other));
  g_assert_true (tl_store_close (other, NULL));
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

/* As somebody who can write neither file nor folder: 0 when it could be read, and only read. */
static int
read_as_stranger (const char *path)
{
  g_autoptr (TlStore) store = NULL;
  g_autoptr (GPtrArray) reviews = NULL;

  if (geteuid () == 0
      && (setresgid (65534, 65534, 65534) != 0 || setresuid (65534, 65534, 65534) != 0))
    return 3;
  store = tl_store_open (path, TL_STORE_OPEN, NULL, NULL);
  if (store == NULL || !tl_store_get_is_read_only (store)
      || tl_store_get_read_only_reason (store) == NULL)
    return 1;
  reviews = tl_store_load_reviews (store, NULL);
  return reviews != NULL && reviews->len == 1 && tl_store_close (store, NULL) ? 0 : 2;
}

static void
test_read_only_folder (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = NULL;

  make_library (folder);
  g_chmod (path, 0444);
  g_chmod (folder, 0555);
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", "--stranger", path,
                            NULL);
  g_assert_no_error (error);
  g_subprocess_wait (child, NULL, &error);
  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  g_chmod (folder, 0755);
  fixture_remove_folder (folder);
}

/* A library as an older version wrote it, journal included, opens, and its last change can be
 * undone. */
static void
test_older_version (gconstpointer data)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autofree char *dump_path =
      g_test_build_filename (G_TEST_DIST, "databases", (const char *) data, NULL);
  g_autofree char *sql = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = NULL;
  g_autoptr (TlSnapshot) snapshot = NULL;

  g_assert_true (g_file_get_contents (dump_path, &sql, NULL, &error));
  run_sql (path, sql);
  store = tl_store_open (path, TL_STORE_OPEN, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_sound (store);
  snapshot = tl_store_load_snapshot (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snapshot->reviews->len, ==, 1);
  g_assert_cmpuint (snapshot->findings->len, ==, 1);
  g_assert_cmpuint (snapshot->lessons->len, ==, 1);
  label = tl_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (label, "Set the lesson"));
  fixture_assert_sound (store);
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

static void
set_file_limit (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Where no more can be written, a verb fails as a whole, and the next works once there is room. */
static void
test_disk_full (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 1);
  g_autofree char *before = fixture_dump (store);
  g_autofree char *after = NULL;
  g_autofree char *second = NULL;
  g_autofree char *path = fixture_path (folder);
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = fixture_make_draft (2, &original);
  g_autoptr (GError) error = NULL;
  struct stat status;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (stat (log_path, &status), ==, 0);
  set_file_limit ((rlim_t) status.st_size + 20000);
  g_assert_null (tl_store_add_review (store, draft, original, NULL, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  set_file_limit (RLIM_INFINITY);
  after = fixture_dump (store);
  g_assert_cmpstr (after, ==, before);
  fixture_assert_sound (store);
  second = fixture_add_review (store, 2);
  fixture_assert_sound (store);
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

static void
test_back_up (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *copy_path = g_build_filename (folder, "copy.throughline", NULL);
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 1);
  g_autofree char *dump = fixture_dump (store);
  g_autofree char *copied = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) copy = NULL;

  g_assert_true (tl_store_back_up (store, copy_path, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (tl_store_back_up (store, copy_path, NULL, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_clear_error (&error);
  copy = tl_store_open (copy_path, TL_STORE_OPEN, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_sound (copy);
  copied = fixture_dump (copy);
  g_assert_cmpstr (copied, ==, dump);
  label = tl_store_undo (copy, &error);
  g_assert_cmpstr (label, ==, "Import “report-1.pdf”");
  g_assert_true (tl_store_close (copy, NULL));
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--hold") == 0)
    return hold (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--read") == 0)
    return read_only (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--stranger") == 0)
    return read_as_stranger (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/open/modes", test_modes);
  g_test_add_func ("/store/open/file-mode", test_file_mode);
  g_test_add_func ("/store/open/not-a-library", test_not_a_library);
  g_test_add_func ("/store/open/too-new", test_too_new);
  g_test_add_func ("/store/open/foreign-schema", test_foreign_schema);
  g_test_add_func ("/store/open/damaged", test_damaged);
  g_test_add_func ("/store/open/reader-after-lost-locks", test_reader_after_lost_locks);
  g_test_add_data_func ("/store/open/two-processes", GINT_TO_POINTER (FALSE), test_two_processes);
  g_test_add_data_func ("/store/open/killed-process", GINT_TO_POINTER (TRUE), test_two_processes);
  g_test_add_func ("/store/open/link", test_link);
  g_test_add_func ("/store/open/read-only-folder", test_read_only_folder);
  g_test_add_data_func ("/store/open/version-1", "v1.sql", test_older_version);
  g_test_add_data_func ("/store/open/version-2", "v2.sql", test_older_version);
  g_test_add_func ("/store/open/disk-full", test_disk_full);
  g_test_add_func ("/store/open/back-up", test_back_up);
  return g_test_run ();
}
