/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a library lies, told from what is mounted and from the marks of programs that keep folders
 * in step; a library on a network drive; and one whose file is taken away while it is open. */
#include "config.h"

#include "store-fixture.h"

#include "tl-error.h"
#include "tl-store-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char mounts[] =
    "22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw\n"
    "40 22 0:50 / /home/jo/team\\040share rw,relatime shared:9 - cifs //server/share rw,vers=3\n"
    "41 22 0:51 / /srv/nfs rw - nfs4 server:/export rw\n"
    "42 41 8:3 / /srv/nfs/local rw - xfs /dev/sdb1 rw\n"
    "43 22 8:17 / /run/media/jo/STICK rw - vfat /dev/sdc1 rw\n"
    "44 22 0:60 / /home/jo/far rw - fuse.sshfs jo@far: rw\n"
    "45 22 0:61 / /run/media rw - tmpfs tmpfs rw\n"
    "broken line\n";

static void
test_judge (void)
{
  g_assert_cmpint (tl_drive_judge (mounts, "/none", "/home/jo/a.throughline"), ==, TL_DRIVE_LOCAL);
  g_assert_cmpint (tl_drive_judge (mounts, "/none", "/home/jo/team share/a"), ==, TL_DRIVE_NETWORK);
  g_assert_cmpint (tl_drive_judge (mounts, "/none", "/home/jo/team shares/a"), ==, TL_DRIVE_LOCAL);
  g_assert_cmpint (tl_drive_judge (mounts, "/none", "/srv/nfs/a"), ==, TL_DRIVE_NETWORK);
  g_assert_cmpint (tl_drive_judge (mounts, "/none", "/srv/nfs/local/a"), ==, TL_DRIVE_LOCAL);
  g_assert_cmpint (tl_drive_judge (mounts, "/none", "/run/media/jo/STICK/a"), ==,
                   TL_DRIVE_REMOVABLE);
  g_assert_cmpint (tl_drive_judge (mounts, "/none", "/run/media/a"), ==, TL_DRIVE_LOCAL);
  g_assert_cmpint (tl_drive_judge (mounts, "/none", "/home/jo/far/a"), ==, TL_DRIVE_NETWORK);
  g_assert_cmpint (tl_drive_judge ("", "/none", "/a"), ==, TL_DRIVE_LOCAL);
  g_assert_null (tl_drive_get_warning (TL_DRIVE_LOCAL));
  g_assert_nonnull (tl_drive_get_warning (TL_DRIVE_NETWORK));
  g_assert_nonnull (tl_drive_get_warning (TL_DRIVE_REMOVABLE));
  g_assert_nonnull (tl_drive_get_warning (TL_DRIVE_SYNCED));
}

/* A device as sysfs shows it: a folder below where it hangs, and links to it by number and name. */
static void
add_device (const char *sysfs, const char *place, const char *name, const char *number,
            const char *removable)
{
  g_autofree char *folder = g_build_filename (sysfs, "devices", place, "block", name, NULL);
  g_autofree char *file = g_build_filename (folder, "removable", NULL);
  g_autofree char *numbers = g_build_filename (sysfs, "dev", "block", NULL);
  g_autofree char *names = g_build_filename (sysfs, "class", "block", NULL);
  g_autofree char *by_number = g_build_filename (numbers, number, NULL);
  g_autofree char *by_name = g_build_filename (names, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (numbers, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (names, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, removable, -1, NULL));
  g_assert_cmpint (symlink (folder, by_number), ==, 0);
  g_assert_cmpint (symlink (folder, by_name), ==, 0);
}

/* Wherever it is mounted, a drive is known by its bus, also behind encryption; that from which the
 * computer runs is not told of. */
static void
test_devices (void)
{
  static const char drives[] = "22 1 8:2 / / rw - ext4 /dev/sda2 rw\n"
                               "23 22 8:17 / /mnt/stick rw - vfat /dev/sdb1 rw\n"
                               "24 22 253:3 / /mnt/secret rw - ext4 /dev/mapper/secret rw\n"
                               "25 22 0:44 / /mnt/ntfs rw - fuseblk /dev/sdb1 rw\n"
                               "26 22 8:33 / /mnt/card rw - vfat /dev/sdc rw\n"
                               "27 22 8:49 / /srv/data rw - ext4 /dev/sdd rw\n";
  char *sysfs = fixture_make_folder ();
  g_autofree char *slaves = g_build_filename (sysfs, "devices/virtual/block/dm-3/slaves", NULL);
  g_autofree char *slave = g_build_filename (slaves, "sdb1", NULL);
  g_autofree char *stick = g_build_filename (sysfs, "class/block/sdb1", NULL);

  add_device (sysfs, "pci0/usb1/host0", "sda2", "8:2", "0\n");
  add_device (sysfs, "pci0/usb2/host6", "sdb1", "8:17", "0\n");
  add_device (sysfs, "pci0/ata1", "sdc", "8:33", "1\n");
  add_device (sysfs, "pci0/ata2", "sdd", "8:49", "0\n");
  add_device (sysfs, "virtual", "dm-3", "253:3", "0\n");
  g_assert_cmpint (g_mkdir (slaves, 0700), ==, 0);
  g_assert_cmpint (symlink (stick, slave), ==, 0);
  g_assert_cmpint (tl_drive_judge (drives, sysfs, "/home/a"), ==, TL_DRIVE_LOCAL);
  g_assert_cmpint (tl_drive_judge (drives, sysfs, "/mnt/stick/a"), ==, TL_DRIVE_REMOVABLE);
  g_assert_cmpint (tl_drive_judge (drives, sysfs, "/mnt/secret/a"), ==, TL_DRIVE_REMOVABLE);
  g_assert_cmpint (tl_drive_judge (drives, sysfs, "/mnt/ntfs/a"), ==, TL_DRIVE_REMOVABLE);
  g_assert_cmpint (tl_drive_judge (drives, sysfs, "/mnt/card/a"), ==, TL_DRIVE_REMOVABLE);
  g_assert_cmpint (tl_drive_judge (drives, sysfs, "/srv/data/a"), ==, TL_DRIVE_LOCAL);
  fixture_remove_folder (sysfs);
}

/* A file that a sandbox was handed stands alone; a folder stands for a real one. */
static void
test_handed (void)
{
  static const char portal[] = "22 1 8:2 / / rw - ext4 /dev/sda2 rw\n"
                               "90 22 0:70 / /run/user/1000/doc rw - fuse.portal portal rw\n";
  const char *base = "/run/user/1000/doc";
  const char *const handed[] = { "1a2b3c/a.throughline", "by-app/org.example/1a2b3c/a" };
  const char *const real[] = { "1a2b3c/folder/a", "by-app/org.example/1a2b3c/folder/a" };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *file = g_build_filename (base, handed[i], NULL);
      g_autofree char *inside = g_build_filename (base, real[i], NULL);

      g_assert_cmpint (tl_drive_judge (portal, "/none", file), ==, TL_DRIVE_HANDED);
      g_assert_cmpint (tl_drive_judge (portal, "/none", inside), ==, TL_DRIVE_LOCAL);
    }
  g_assert_cmpint (tl_drive_judge (portal, "/none", base), ==, TL_DRIVE_LOCAL);
}

/* It is read, and what keeps it from being changed is said; none is made there. */
static void
test_handed_is_read_only (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autofree char *other = g_build_filename (folder, "other.throughline", NULL);
  g_autoptr (GError) error = NULL;
  TlStore *store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 1);

  g_assert_true (tl_store_close (store, NULL));
  g_object_unref (store);
  store = tl_store_open_in (path, TL_STORE_OPEN, NULL, TL_DRIVE_HANDED, &error);
  g_assert_no_error (error);
  g_assert_true (tl_store_get_is_read_only (store));
  g_assert_nonnull (strstr (tl_store_get_read_only_reason (store), "sandbox"));
  g_assert_true (tl_store_close (store, NULL));
  g_object_unref (store);
  store = tl_store_open_in (other, TL_STORE_CREATE, NULL, TL_DRIVE_HANDED, &error);
  g_assert_null (store);
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  fixture_remove_folder (folder);
}

static void
test_synced (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *inner = g_build_filename (folder, "work", NULL);
  g_autofree char *path = g_build_filename (inner, "a.throughline", NULL);
  g_autofree char *marker = g_build_filename (folder, ".nextcloudsync.log", NULL);
  g_autofree char *database = g_build_filename (folder, "._sync_0123456789ab.db", NULL);
  char *elsewhere = fixture_make_folder ();
  g_autofree char *link_path = g_build_filename (elsewhere, "link", NULL);
  g_autofree char *linked = g_build_filename (link_path, "a.throughline", NULL);

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_cmpint (tl_drive_find (path), ==, TL_DRIVE_LOCAL);
  g_assert_true (g_file_set_contents (marker, "", -1, NULL));
  g_assert_cmpint (tl_drive_find (path), ==, TL_DRIVE_SYNCED);
  /* A library that is not there yet lies where the link leads. */
  g_assert_cmpint (symlink (inner, link_path), ==, 0);
  g_assert_cmpint (tl_drive_find (linked), ==, TL_DRIVE_SYNCED);
  g_assert_cmpint (g_unlink (marker), ==, 0);
  g_assert_cmpint (tl_drive_find (path), ==, TL_DRIVE_LOCAL);
  g_assert_true (g_file_set_contents (database, "", -1, NULL));
  g_assert_cmpint (tl_drive_find (path), ==, TL_DRIVE_SYNCED);
  fixture_remove_folder (elsewhere);
  fixture_remove_folder (folder);
}

/* A library that had a log does without on a network drive, and gets it back elsewhere. */
static void
test_network (void)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  TlStore *store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 1);

  g_assert_true (tl_store_get_has_log (store));
  g_assert_true (tl_store_close (store, NULL));
  g_object_unref (store);
  store = tl_store_open_in (path, TL_STORE_OPEN, NULL, TL_DRIVE_NETWORK, &error);
  g_assert_no_error (error);
  g_assert_false (tl_store_get_has_log (store));
  g_assert_cmpint (tl_store_get_drive (store), ==, TL_DRIVE_NETWORK);
  g_assert_true (tl_store_rename_review (store, id, "Anna", &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  fixture_assert_sound (store);
  g_assert_true (tl_store_close (store, NULL));
  g_object_unref (store);
  store = fixture_open (folder);
  g_assert_true (tl_store_get_has_log (store));
  fixture_assert_sound (store);
  g_assert_true (tl_store_close (store, NULL));
  g_object_unref (store);
  fixture_remove_folder (folder);
}

/* Nothing is written to a file that has no name any more, or another than it had; a copy of it can
 * be saved; and where it comes back, work goes on. */
static void
test_taken_away (gconstpointer is_replaced)
{
  char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_path (folder);
  g_autofree char *away = g_build_filename (folder, "away.throughline", NULL);
  g_autofree char *copy_path = g_build_filename (folder, "copy.throughline", NULL);
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *id = fixture_add_review (store, 1);
  g_autofree char *before = fixture_dump (store);
  g_autofree char *copied = NULL;
  g_autofree char *label = NULL;
  g_autoptr (TlStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_store_is_in_place (store));
  g_assert_cmpint (g_rename (path, away), ==, 0);
  if (is_replaced)
    g_assert_true (g_file_set_contents (path, "another", -1, NULL));
  g_assert_false (tl_store_is_in_place (store));
  g_assert_false (tl_store_rename_review (store, id, "Anna", &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
  g_clear_error (&error);
  g_assert_null (tl_store_undo (store, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_true (tl_store_back_up (store, copy_path, NULL, &error));
  g_assert_no_error (error);
  copy = tl_store_open (copy_path, TL_STORE_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  copied = fixture_dump (copy);
  g_assert_cmpstr (copied, ==, before);
  tl_store_close (copy, NULL);

  g_assert_cmpint (g_rename (away, path), ==, 0);
  label = tl_store_undo (store, &error);
  g_assert_no_error (error);
  fixture_assert_sound (store);
  g_assert_true (tl_store_close (store, NULL));
  fixture_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/drive/judge", test_judge);
  g_test_add_func ("/store/drive/devices", test_devices);
  g_test_add_func ("/store/drive/handed", test_handed);
  g_test_add_func ("/store/drive/handed-is-read-only", test_handed_is_read_only);
  g_test_add_func ("/store/drive/synced", test_synced);
  g_test_add_func ("/store/drive/network", test_network);
  g_test_add_data_func ("/store/drive/taken-away", GINT_TO_POINTER (FALSE), test_taken_away);
  g_test_add_data_func ("/store/drive/replaced", GINT_TO_POINTER (TRUE), test_taken_away);
  return g_test_run ();
}
