/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-backup.h"

G_BEGIN_DECLS

/** (transfer full): the path of a backup made at @time (local). @remark: what its name says
 * besides; with one it is no backup that tl_backup_list() knows. */
char *tl_backup_make_path (const char *library_path, const char *folder, GDateTime *time,
                           const char *remark);

G_END_DECLS
