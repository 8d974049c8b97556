/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TlDrive:
 * @TL_DRIVE_LOCAL: on a drive of this computer, as far as can be told
 * @TL_DRIVE_NETWORK: on a file system that another computer serves
 * @TL_DRIVE_REMOVABLE: on a drive that can be taken out
 * @TL_DRIVE_HANDED: a single file that a sandbox was handed, with nothing beside it
 * @TL_DRIVE_SYNCED: in a folder that a program keeps in step with other computers
 *
 * Where a library lies, as far as it matters to its safety.
 */
typedef enum
{
  TL_DRIVE_LOCAL,
  TL_DRIVE_NETWORK,
  TL_DRIVE_REMOVABLE,
  TL_DRIVE_HANDED,
  TL_DRIVE_SYNCED
} TlDrive;

/**
 * tl_drive_judge:
 * @mounts: the text of /proc/self/mountinfo (proc(5))
 * @sysfs: where sysfs is, "/sys"
 * @path: an absolute path without links
 *
 * Tells from what is mounted, and from which bus its device hangs on, whether a file lies on a
 * network or removable drive.
 */
TlDrive tl_drive_judge (const char *mounts, const char *sysfs, const char *path);
/** Tells where a file or a folder that is there lies; looks at what is mounted and, for folders
 * that are kept in step, at the files by which Dropbox, Nextcloud, ownCloud, OneDrive and Syncthing
 * mark theirs. */
TlDrive tl_drive_find (const char *path);
/** (nullable) (transfer none): what can go wrong with a library there and what to do; NULL for a
 * local one, and for one that was handed over, which is not changed. */
const char *tl_drive_get_warning (TlDrive place);

G_END_DECLS
