/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where our own files lie, installed or in a build tree. */
#define G_LOG_DOMAIN "tl-base"

#include "config.h"

#include "tl-paths.h"

#include <gio/gio.h>
#include <string.h>

/* The build tree that the running program was built in, or NULL. */
static char *
find_build_tree (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (program == NULL || !g_str_has_prefix (program, TL_BUILD_DIR G_DIR_SEPARATOR_S))
    return NULL;
  return g_strdup (TL_BUILD_DIR);
}

char *
tl_paths_worker (void)
{
  g_autofree char *tree = find_build_tree ();

  if (tree != NULL)
    return g_build_filename (tree, "src", "worker", "throughline-worker", NULL);
  return g_build_filename (TL_LIBEXECDIR, "throughline-worker", NULL);
}

char *
tl_paths_data (const char *name)
{
  g_autofree char *tree = find_build_tree ();

  g_return_val_if_fail (name != NULL, NULL);
  return g_build_filename (tree != NULL ? TL_SOURCE_DIR "/data" : TL_PKGDATADIR, name, NULL);
}

char *
tl_paths_schemas (void)
{
  g_autofree char *tree = find_build_tree ();

  return tree != NULL ? g_build_filename (tree, "data", NULL) : NULL;
}
