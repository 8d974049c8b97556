/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: verbs at random, all undone, all redone, over re-opening; and a process that is
 * killed meanwhile. */
#include "config.h"

#include "store-fixture.h"

#include "tl-error.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum
{
  N_VERBS = 1000,
  N_KILLS = 100
};

/* The seed can be given, to see a failure again. */
static GRand *
make_random (const char *name)
{
  const char *given = g_getenv (name);
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : 20190513;

  g_test_message ("%s=%u", name, seed);
  return g_rand_new_with_seed (seed);
}

static void
reopen (TlStore **store, const char *folder)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_store_close (*store, &error));
  g_assert_no_error (error);
  g_object_unref (*store);
  *store = fixture_open (folder);
}

/* Undoes or redoes all there is; returns how many. */
static guint
run_all (TlStore **store, const char *folder, char *(*step) (TlStore *, GError **) )
{
  guint n = 0;

  for (;; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *label = step (*store, &error);

      if (label == NULL)
        {
          g_assert_error (error, TL_ERROR, TL_ERROR_NOTHING_TO_DO);
          return n;
        }
      if (n % 100 == 50)
        fixture_assert_sound (*store);
      if (n % 400 == 200)
        reopen (store, folder);
    }
}

static void
test_all_back_and_forth (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (GRand) random = make_random ("TL_TEST_HISTORY_SEED");
  g_autofree char *start = fixture_dump (store);
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint serial = 0, n_done = 0;

  while (n_done < N_VERBS)
    {
      n_done += fixture_run_random_verb (store, random, &serial) ? 1 : 0;
      if (n_done % 100 == 99)
        fixture_assert_sound (store);
      if (n_done == N_VERBS / 2)
        reopen (&store, folder);
    }
  end = fixture_dump (store);
  g_assert_cmpstr (start, !=, end);
  g_assert_cmpuint (run_all (&store, folder, tl_store_undo), ==, n_done);
  undone = fixture_dump (store);
  g_assert_cmpstr (undone, ==, start);
  g_assert_cmpuint (run_all (&store, folder, tl_store_redo), ==, n_done);
  redone = fixture_dump (store);
  g_assert_cmpstr (redone, ==, end);
  fixture_assert_sound (store);
  tl_store_close (store, NULL);
  fixture_remove_folder (folder);
}

/* Undo and redo among the verbs: the tail of what was undone is dropped again and again. */
static void
test_mixed (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (GRand) random = make_random ("TL_TEST_HISTORY_SEED");
  g_autofree char *start = fixture_dump (store);
  g_autofree char *undone = NULL;
  guint serial = 0;

  for (guint i = 0; i < 300; i++)
    {
      gboolean is_undo = g_rand_int_range (random, 0, 3) == 0;

      for (gint32 n = is_undo ? g_rand_int_range (random, 1, 8) : 0; n > 0; n--)
        g_free (tl_store_undo (store, NULL));
      for (gint32 n = is_undo ? g_rand_int_range (random, 0, 4) : 0; n > 0; n--)
        g_free (tl_store_redo (store, NULL));
      fixture_run_random_verb (store, random, &serial);
    }
  fixture_assert_sound (store);
  run_all (&store, folder, tl_store_undo);
  undone = fixture_dump (store);
  g_assert_cmpstr (undone, ==, start);
  tl_store_close (store, NULL);
  fixture_remove_folder (folder);
}

/* The other process: verbs until it is killed; the number of each is told as soon as it stands. */
static int
run_child (const char *folder, const char *seed)
{
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) atoi (seed));
  guint serial = 1000 * (guint) atoi (seed);

  for (;;)
    {
      g_autoptr (GPtrArray) history = NULL;
      g_autofree char *line = NULL;

      if (!fixture_run_random_verb (store, random, &serial))
        continue;
      history = tl_store_load_history (store, 1, NULL);
      line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", tl_change_get_number (history->pdata[0]));
      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        return 1;
    }
}

/* Reads what the child tells until it has told @n_lines, then kills it and reads the rest. Returns
 * the last number. */
static gint64
kill_child (const char *folder, guint seed, guint n_lines, gulong microseconds)
{
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "--child", folder, seed_text, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  gint64 last = 0;
  char *line;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  for (guint i = 0; (line = g_data_input_stream_read_line (lines, NULL, NULL, &error)) != NULL; i++)
    {
      last = g_ascii_strtoll (line, NULL, 10);
      g_free (line);
      if (i + 1 == n_lines)
        {
          g_usleep (microseconds);
          g_subprocess_force_exit (child);
        }
    }
  g_assert_no_error (error);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  return last;
}

static void
test_kill (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (GRand) random = make_random ("TL_TEST_KILL_SEED");
  gint64 last_number = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      gint64 told = kill_child (folder, i + 1, (guint) g_rand_int_range (random, 1, 9),
                                (gulong) g_rand_int_range (random, 0, 6000));
      g_autoptr (TlStore) store = fixture_open (folder);
      g_autoptr (GPtrArray) history = tl_store_load_history (store, G_MAXINT32, NULL);

      g_assert_false (tl_store_get_is_read_only (store));
      /* Numbers are given in order without gaps here, since nothing is undone. */
      g_assert_cmpint (tl_change_get_number (history->pdata[0]), >=, told);
      g_assert_cmpint (history->len, ==, tl_change_get_number (history->pdata[0]));
      g_assert_cmpint (told, >, last_number);
      last_number = told;
      fixture_assert_sound (store);
      tl_store_close (store, NULL);
    }
  fixture_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return run_child (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/history/all-back-and-forth", test_all_back_and_forth);
  g_test_add_func ("/store/history/mixed", test_mixed);
  g_test_add_func ("/store/history/kill", test_kill);
  return g_test_run ();
}
