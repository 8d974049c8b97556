/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tl_paths_worker:
 *
 * Gives the path of the confined worker: of the build tree when the running program lies in one,
 * otherwise the installed one.
 *
 * Returns: (transfer full): an absolute path; the file may be missing
 */
char *tl_paths_worker (void);

/**
 * tl_paths_data:
 * @name: path below the project's data folder, such as "codebook/default.xml"
 *
 * Gives the path of one of our own data files, found as by tl_paths_worker().
 *
 * Returns: (transfer full): an absolute path; the file may be missing
 */
char *tl_paths_data (const char *name);

/**
 * tl_paths_schemas:
 *
 * Gives the folder with the compiled settings schemas of the build tree.
 *
 * Returns: (transfer full) (nullable): a folder, or NULL when the program is installed
 */
char *tl_paths_schemas (void);

G_END_DECLS
