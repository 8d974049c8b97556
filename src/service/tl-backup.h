/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

G_BEGIN_DECLS

/**
 * TlBackup:
 * @path: a library of its own
 * @time: when it was made, as its name says; local time
 * @size: in bytes
 * @format: of its tables; 0 when not known
 * @is_kept: made before the library was brought to another format; only a person removes it
 * @n_reviews: how many reviews it holds; -1 when not known
 * @n_findings: likewise
 * @fault: (nullable): why it cannot be opened
 *
 * A dated copy of a library, "NAME 2026-11-25 14.30.05.throughline", or one that is kept, "NAME
 * 2026-11-25 14.30.05 format 2.throughline".
 */
typedef struct
{
  char *path;
  GDateTime *time;
  guint64 size;
  int format;
  gboolean is_kept;
  int n_reviews, n_findings;
  char *fault;
} TlBackup;

void tl_backup_free (TlBackup *self);

/** (transfer full): the folder in which the backups of a library lie: "NAME backups" beside it; or,
 * where @chosen (nullable, or empty) names a folder, one for this library in that. */
char *tl_backup_make_folder (const char *library_path, const char *chosen);
/** (transfer full): the same, with the folder that the preferences name. Main thread only. */
char *tl_backup_make_chosen_folder (const char *library_path);
/** (transfer full) (element-type TlBackup): newest first, told from names alone; none when @folder
 * is not there. */
GPtrArray *tl_backup_list (const char *library_path, const char *folder);
/**
 * tl_backup_find_surplus:
 * @backups: (element-type TlBackup): newest first
 * @now: the present
 *
 * Tells which backups need not be kept. Kept are: the newest; all of the last 24 hours; of the last
 * 30 days the newest of each day; of the last year the newest of each month; and those of
 * another format.
 *
 * Returns: (transfer full) (element-type TlBackup): lent by @backups
 */
GPtrArray *tl_backup_find_surplus (GPtrArray *backups, GDateTime *now);
/** (transfer none): the rule of tl_backup_find_surplus() in words. */
const char *tl_backup_get_rule (void);
/** Whether the library's file was written since its newest backup that is not of another format. */
gboolean tl_backup_is_due (const char *library_path, const char *folder);

/**
 * tl_library_back_up_async:
 * @folder: (nullable): where dated copies lie, made if it is not there; the name is given, and
 * copies that need not be kept are removed
 * @path: (nullable): instead of @folder, the file to write; it must not be there
 *
 * Writes a copy of the library and tests it. Goes on beside other verbs where the library's changes
 * wait in a log of their own.
 *
 * _finish: (transfer full): the file; %TL_ERROR_FAILED with what can be done
 */
void tl_library_back_up_async (TlLibrary *self, const char *folder, const char *path,
                               GCancellable *, GAsyncReadyCallback, gpointer);
char *tl_library_back_up_finish (TlLibrary *self, GAsyncResult *result, GError **error);

/** As tl_backup_list(), with what each holds: looks into each. Needs no open library.
 * _finish: (transfer full) (element-type TlBackup); %TL_ERROR_FAILED when the folder is there and
 * cannot be read */
void tl_backups_load_async (const char *library_path, const char *folder, GCancellable *,
                            GAsyncReadyCallback, gpointer);
GPtrArray *tl_backups_load_finish (GAsyncResult *result, GError **error);

/**
 * tl_backup_restore_async:
 * @library_path: the library, which nobody has open; may be damaged or missing
 * @backup: the file to restore
 * @folder: where the present library is copied to before, damaged or not
 *
 * _finish: errors as of tl_store_restore(); then the library is as it was
 */
void tl_backup_restore_async (const char *library_path, const char *backup, const char *folder,
                              GCancellable *, GAsyncReadyCallback, gpointer);
gboolean tl_backup_restore_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlBackup, tl_backup_free)

G_END_DECLS
