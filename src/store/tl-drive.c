/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a library lies: on this computer, on a network or removable drive, in a folder that is kept
 * in step with others. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

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
                                             "beegfs",
                                             "glusterfs",
                                             "gpfs",
                                             "lustre",
                                             "ncpfs",
                                             "orangefs",
                                             "davfs",
                                             "vboxsf",
                                             "vmhgfs",
                                             "prl_fs",
                                             "virtiofs",
                                             "fuse.sshfs",
                                             "fuse.davfs2",
                                             "fuse.rclone",
                                             "fuse.gvfsd-fuse",
                                             "fuse.kio-fuse",
                                             "fuse.glusterfs",
                                             "fuse.ceph-fuse",
                                             "fuse.juicefs",
                                             "fuse.s3fs",
                                             "fuse.gcsfuse",
                                             "fuse.goofys",
                                             "fuse.curlftpfs",
                                             "fuse.onedriver",
                                             "fuse.google-drive-ocamlfuse",
                                             "fuse.smbnetfs",
                                             "fuse.smbnetfs64",
                                             "fuse.vmhgfs-fuse",
                                             NULL };

/* Through which a sandbox is handed single files. */
#define PORTAL_TYPE "fuse.portal"

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
static const char *const marked_names[] = { "Dropbox",      "OneDrive",    "Nextcloud",
                                            "ownCloud",     "Seafile",     "MEGA",
                                            "Google Drive", "pCloudDrive", NULL };

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

/* A mount point that holds the file. */
typedef struct
{
  char *point, *device, *type, *source;
} Mount;

static void
mount_clear (Mount *self)
{
  g_clear_pointer (&self->point, g_free);
  g_clear_pointer (&self->device, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->source, g_free);
}

/* Whether a block device hangs on a bus from which it can be taken, or says so itself; PATH is its
 * folder in sysfs. What is encrypted or joined lies on other devices. */
static gboolean
is_removable_device (const char *path, guint depth)
{
  char *real = realpath (path, NULL);
  g_autofree char *own = real != NULL ? g_strdup (real) : NULL;
  g_autofree char *below = own != NULL ? g_build_filename (own, "slaves", NULL) : NULL;
  g_autoptr (GDir) slaves = NULL;
  const char *name;

  free (real);
  if (own == NULL || depth > 4)
    return FALSE;
  if (strstr (own, "/usb") != NULL)
    return TRUE;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *file = g_build_filename (own, i == 0 ? "." : "..", "removable", NULL);
      g_autofree char *text = NULL;

      if (g_file_get_contents (file, &text, NULL, NULL) && text[0] == '1')
        return TRUE;
    }
  slaves = g_dir_open (below, 0, NULL);
  while (slaves != NULL && (name = g_dir_read_name (slaves)) != NULL)
    {
      g_autofree char *slave = g_build_filename (below, name, NULL);

      if (is_removable_device (slave, depth + 1))
        return TRUE;
    }
  return FALSE;
}

/* The number of a device tells which it is, but not where a file system of several devices or one
 * of FUSE is mounted: there its name does. */
static gboolean
is_on_removable_device (const Mount *mount, const char *sysfs)
{
  g_autofree char *by_number = g_build_filename (sysfs, "dev", "block", mount->device, NULL);
  g_autofree char *name = g_path_get_basename (mount->source);
  g_autofree char *by_name = g_build_filename (sysfs, "class", "block", name, NULL);

  return is_removable_device (by_number, 0)
         || (g_str_has_prefix (mount->source, "/dev/") && is_removable_device (by_name, 0));
}

/* A single file lies in a folder of its own there, which stands for no real one. */
static gboolean
is_handed (const char *point, const char *path)
{
  const char *rest = path + strlen (point);
  g_auto (GStrv) parts = g_strsplit (rest[0] == '/' ? rest + 1 : rest, "/", -1);
  guint n_above = parts[0] != NULL && g_str_equal (parts[0], "by-app") ? 3 : 1;

  return g_strv_length (parts) == n_above + 1;
}

static TlDrive
judge_mount (const Mount *mount, const char *sysfs, const char *path)
{
  if (g_strv_contains (network_types, mount->type))
    return TL_DRIVE_NETWORK;
  if (g_str_equal (mount->type, PORTAL_TYPE))
    return is_handed (mount->point, path) ? TL_DRIVE_HANDED : TL_DRIVE_LOCAL;
  for (guint i = 0; removable_folders[i] != NULL; i++)
    if (is_within (mount->point, removable_folders[i])
        && !g_str_equal (mount->point, removable_folders[i]))
      return TL_DRIVE_REMOVABLE;
  /* A computer that started from such a drive ends with it. */
  return !g_str_equal (mount->point, "/") && is_on_removable_device (mount, sysfs)
             ? TL_DRIVE_REMOVABLE
             : TL_DRIVE_LOCAL;
}

/* Reads a line of mountinfo if the file lies below its mount point. */
static gboolean
read_mount (const char *line, const char *path, Mount *mount)
{
  const char *rest = strstr (line, " - ");
  g_auto (GStrv) fields = g_strsplit (line, " ", 6);
  g_auto (GStrv) source = rest != NULL ? g_strsplit (rest + 3, " ", 3) : NULL;
  g_autofree char *point = NULL;

  if (source == NULL || g_strv_length (fields) < 6 || g_strv_length (source) < 2)
    return FALSE;
  point = read_mount_point (fields[4]);
  if (!is_within (path, point) || (mount->point != NULL && strlen (point) < strlen (mount->point)))
    return FALSE;
  mount_clear (mount);
  mount->point = g_steal_pointer (&point);
  mount->device = g_strdup (fields[2]);
  mount->type = g_strdup (source[0]);
  mount->source = read_mount_point (source[1]);
  return TRUE;
}

TlDrive
tl_drive_judge (const char *mounts, const char *sysfs, const char *path)
{
  g_auto (GStrv) lines = g_strsplit (mounts, "\n", -1);
  Mount mount = { NULL };
  TlDrive place;

  /* The last one at the same place hides the others. */
  for (guint i = 0; lines[i] != NULL; i++)
    read_mount (lines[i], path, &mount);
  place = mount.point != NULL ? judge_mount (&mount, sysfs, path) : TL_DRIVE_LOCAL;
  mount_clear (&mount);
  return place;
}

/* Nextcloud and ownCloud keep a database of their own at the top, "._sync_0123456789ab.db". */
static gboolean
is_marker (const char *name)
{
  return g_strv_contains (markers, name)
         || ((g_str_has_prefix (name, ".sync_") || g_str_has_prefix (name, "._sync_"))
             && g_str_has_suffix (name, ".db"));
}

static gboolean
is_marked (const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);
  g_autoptr (GDir) dir = NULL;
  const char *inside;

  /* "OneDrive - Council" is one of an organisation. */
  if (g_strv_contains (marked_names, name) || g_str_has_prefix (name, "OneDrive - "))
    return TRUE;
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (inside = g_dir_read_name (dir)) != NULL)
    if (inside[0] == '.' && is_marker (inside))
      return TRUE;
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
  g_autofree char *full = tl_store_resolve (path);
  g_autofree char *mounts = NULL;
  TlDrive place = TL_DRIVE_LOCAL;

  if (g_file_get_contents ("/proc/self/mountinfo", &mounts, NULL, NULL))
    place = tl_drive_judge (mounts, "/sys", full);
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
    case TL_DRIVE_HANDED: /* It cannot be changed, and is said why. */
    case TL_DRIVE_LOCAL:
    default:
      return NULL;
    }
}
