/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On a network drive, where a library has no log, whatever fails under a verb – the removal of its
 * journal, too – leaves the library whole before it or whole after it, also if the program ends
 * there. tests/service/test-faults.c does the same for all verbs with a log. */
#include "config.h"

#include "fault-vfs.h"
#include "store-fixture.h"

#include "tl-error.h"
#include "tl-store-private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  char *folder, *path, *review_id;
} Place;

/* What is tried, and how it ends when nothing fails. */
typedef struct
{
  gboolean (*run) (TlStore *store, const Place *place, GError **error);
  char *before, *after;
} Case;

/* How it fails. */
typedef struct
{
  guint kinds;
  int code;
} Fault;

static gboolean
rename_review (TlStore *store, const Place *place, GError **error)
{
  return tl_store_rename_review (store, place->review_id, "Another name", error);
}

static gboolean
remove_review (TlStore *store, const Place *place, GError **error)
{
  return tl_store_remove_review (store, place->review_id, error);
}

static gboolean
undo (TlStore *store, const Place *place, GError **error)
{
  g_autofree char *label = tl_store_undo (store, error);

  return label != NULL;
}

static TlStore *
open_far (const char *path)
{
  g_autoptr (GError) error = NULL;
  TlStore *store = tl_store_open_in (path, TL_STORE_OPEN, NULL, TL_DRIVE_NETWORK, &error);

  g_assert_no_error (error);
  g_assert_false (tl_store_get_is_read_only (store));
  return store;
}

static void
close_store (TlStore *store)
{
  tl_store_close (store, NULL);
  g_object_unref (store);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_unlink (to);
  if (g_file_get_contents (from, &bytes, &size, NULL))
    g_assert_true (
        g_file_set_contents_full (to, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* With the journal, as if the program ended now. */
static void
copy_library (const char *from, const char *to)
{
  g_autofree char *from_journal = g_strconcat (from, "-journal", NULL);
  g_autofree char *to_journal = g_strconcat (to, "-journal", NULL);

  copy_file (from, to);
  copy_file (from_journal, to_journal);
}

static char *
dump_file (const char *path)
{
  TlStore *store = open_far (path);
  char *dump = fixture_dump (store);

  fixture_assert_sound (store);
  close_store (store);
  return dump;
}

/* A verb that did what it says it did, or nothing. */
static gboolean
try_at (const Case *self, const Place *place, const char *original, const Fault *fault, guint n,
        gboolean lasts)
{
  g_autofree char *crashed = g_build_filename (place->folder, "crashed.throughline", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *live = NULL;
  g_autofree char *there = NULL;
  TlStore *store;
  gboolean is_done;
  guint n_counted;

  copy_library (original, place->path);
  store = open_far (place->path);
  fault_vfs_arm (fault->kinds, n, fault->code, lasts);
  is_done = self->run (store, place, &error);
  n_counted = fault_vfs_disarm ();
  copy_library (place->path, crashed);
  live = fixture_dump (store);
  close_store (store);
  g_assert_cmpstr (live, ==, is_done ? self->after : self->before);
  if (!is_done)
    g_assert_nonnull (strstr (error->message, "Nothing was changed"));
  there = dump_file (crashed);
  g_assert_true (g_str_equal (there, self->after)
                 || (!is_done && g_str_equal (there, self->before)));
  return n_counted >= n;
}

static void
learn (Case *self, const Place *place, const char *original)
{
  g_autoptr (GError) error = NULL;
  TlStore *store;

  copy_library (original, place->path);
  store = open_far (place->path);
  self->before = fixture_dump (store);
  g_assert_true (self->run (store, place, &error));
  g_assert_no_error (error);
  self->after = fixture_dump (store);
  close_store (store);
}

static void
try_all (Case *self, const Place *place, const char *original)
{
  static const Fault faults[] = {
    { FAULT_WRITE, SQLITE_FULL },          { FAULT_WRITE, SQLITE_IOERR_WRITE },
    { FAULT_SYNC, SQLITE_IOERR_FSYNC },    { FAULT_READ, SQLITE_IOERR_READ },
    { FAULT_DELETE, SQLITE_IOERR_DELETE }, { FAULT_OPEN, SQLITE_CANTOPEN },
  };

  learn (self, place, original);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (int lasts = FALSE; lasts <= TRUE; lasts++)
      for (guint n = 1; try_at (self, place, original, &faults[i], n, lasts);)
        n += g_test_slow () ? 1 : (n + 1) / 2;
  g_free (self->before);
  g_free (self->after);
}

static void
test_faults (void)
{
  Case cases[] = { { rename_review }, { remove_review }, { undo } };
  Place place = { fixture_make_folder () };
  g_autofree char *original = g_build_filename (place.folder, "original.throughline", NULL);
  TlStore *store = fixture_open (place.folder);

  place.path = fixture_path (place.folder);
  place.review_id = fixture_add_review (store, 1);
  g_free (fixture_add_review (store, 2));
  close_store (store);
  close_store (open_far (place.path));
  g_assert_cmpint (g_rename (place.path, original), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    try_all (&cases[i], &place, original);
  fixture_remove_folder (place.folder);
  g_free (place.path);
  g_free (place.review_id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_set_up ();
  g_test_add_func ("/store/faults/network-drive", test_faults);
  return g_test_run ();
}
