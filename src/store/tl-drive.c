/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a library lies: on this computer, on a network or removable drive, in a folder that is kept
 * in step with others. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-drive.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Types of file systems that other computers, or the host of a virtual one, serve. */
static const char *const network_types[] = { "nfs",
                                             "nfs4",
                                             "cifs",
                                             "smb3",
                                             "smbfs",
                                             "afs",
                                             "9p",
                                             "ceph",
                                             "coda",
                                             "glusterfs",
                                             "lustre",
                                             "ncpfs",
                                             "davfs",
                                             "vboxsf",
                                             "prl_fs",
                                             "virtiofs",
                                             "fuse.sshfs",
                                             "fuse.davfs2",
                                             "fuse.rclone",
                                             "fuse.gvfsd-fuse",
                                             "fuse.glusterfs",
                                             "fuse.s3fs",
                                             "fuse.smbnetfs",
                                             "fuse.vmhgfs-fuse",
                                             NULL };

/* Where desktops mount what is plugged in. */
static const char *const removable_folders[] = { "/run/media", "/media", NULL };

/* What lies at the top of a folder that is kept in step. */
static const char *const markers[] = { ".dropbox",
                                       ".dropbox.cache",
                                       ".nextcloudsync.log",
                                       ".owncloudsync.log",
                                       ".stfolder",
                                       ".tmp.driveupload",
                                       ".849C9593-D756-4E56-8D6E-42412F2A707B",
                                       NULL };
static const char *const marked_names[] = { "Dropbox",  "OneDrive",     "Nextcloud",
                                            "ownCloud", "Google Drive", NULL };

/* A mount point as mountinfo writes it: a blank is “\040”. */
static char *
read_mount_point (const char *text)
{
  g_autoptr (GString) point = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (text[0] == '\\' && g_ascii_isdigit (text[1]) && g_ascii_isdigit (text[2])
        && g_ascii_isdigit (text[3]))
      {
        g_string_append_c (point,
                           (char) (64 * (text[1] - '0') + 8 * (text[2] - '0') + text[3] - '0'));
        text += 3;
      }
    else
      g_string_append_c (point, *text);
  return g_string_free (g_steal_pointer (&point), FALSE);
}

static gboolean
is_within (const char *path, const char *folder)
{
  size_t length = strlen (folder);

  return g_str_equal (folder, "/")
         || (strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0'));
}

static TlDrive
judge_mount (const char *point, const char *type)
{
  if (g_strv_contains (network_types, type))
    return TL_DRIVE_NETWORK;
  for (guint i = 0; removable_folders[i] != NULL; i++)
    if (is_within (point, removable_folders[i]) && !g_str_equal (point, removable_folders[i]))
      return TL_DRIVE_REMOVABLE;
  return TL_DRIVE_LOCAL;
}

TlDrive
tl_drive_judge (const char *mounts, const char *path)
{
  g_auto (GStrv) lines = g_strsplit (mounts, "\n", -1);
  TlDrive place = TL_DRIVE_LOCAL;
  size_t longest = 0;

  /* The last one at the same place hides the others. */
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *rest = strstr (lines[i], " - ");
      g_auto (GStrv) fields = g_strsplit (lines[i], " ", 6);
      g_auto (GStrv) source = rest != NULL ? g_strsplit (rest + 3, " ", 3) : NULL;
      g_autofree char *point = NULL;

      if (source == NULL || g_strv_length (fields) < 6 || source[0] == NULL)
        continue;
      point = read_mount_point (fields[4]);
      if (!is_within (path, point) || strlen (point) < longest)
        continue;
      longest = strlen (point);
      place = judge_mount (point, source[0]);
    }
  return place;
}

static gboolean
is_marked (const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);

  if (g_strv_contains (marked_names, name))
    return TRUE;
  for (guint i = 0; markers[i] != NULL; i++)
    {
      g_autofree char *marker = g_build_filename (folder, markers[i], NULL);

      if (g_file_test (marker, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_synced (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  while (!g_str_equal (folder, "/") && !g_str_equal (folder, "."))
    {
      char *parent;

      if (is_marked (folder))
        return TRUE;
      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }
  return FALSE;
}

TlDrive
tl_drive_find (const char *path)
{
  char *real = realpath (path, NULL);
  g_autofree char *full = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);
  g_autofree char *mounts = NULL;
  TlDrive place = TL_DRIVE_LOCAL;

  free (real);
  if (g_file_get_contents ("/proc/self/mountinfo", &mounts, NULL, NULL))
    place = tl_drive_judge (mounts, full);
  return place == TL_DRIVE_LOCAL && is_synced (full) ? TL_DRIVE_SYNCED : place;
}

const char *
tl_drive_get_warning (TlDrive place)
{
  switch (place)
    {
    case TL_DRIVE_NETWORK:
      return _ ("This library lies on a network drive. When the connection breaks, changes cannot "
                "be saved until it is back, and the library may be damaged. Keep it on this "
                "computer, and put copies on the network with “Save a copy…” in the menu.");
    case TL_DRIVE_REMOVABLE:
      return _ ("This library lies on a removable drive. Close the program before you take the "
                "drive out. Backups beside the library are on the same drive: choose another "
                "folder for them in the preferences.");
    case TL_DRIVE_SYNCED:
      return _ ("This library lies in a folder that is kept in step with other computers. That may "
                "replace it while it is open, or leave two versions of it. Keep it elsewhere, and "
                "put copies there with “Save a copy…” in the menu.");
    case TL_DRIVE_LOCAL:
    default:
      return NULL;
    }
}
