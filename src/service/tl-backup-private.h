/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-backup.h"

G_BEGIN_DECLS

/** (transfer full): the path of a backup made at @time (local). @remark: what its name says
 * besides. */
char *tl_backup_make_path (const char *library_path, const char *folder, GDateTime *time,
                           const char *remark);

/** (transfer full): as a @remark, one of a copy that is kept; tl_backup_list() knows no others. */
char *tl_backup_make_format_remark (int format);
/** (transfer full) (nullable): the copy that is kept of the library in @format, if it was not
 * written since. */
char *tl_backup_find_kept (const char *library_path, const char *folder, int format);

/**
 * tl_backup_keep_older:
 * @store: the library, before it is brought up to date from @format
 * @folder: where its backups lie
 *
 * Writes a tested copy that is kept, unless there is one of the library as it is.
 *
 * Returns: (transfer full): the copy; NULL with an error that tells that the library stays as it is
 */
char *tl_backup_keep_older (TlStore *store, const char *library_path, const char *folder,
                            int format, GError **error);

G_END_DECLS
