/* SPDX-License-Identifier: GPL-3.0-or-later */
/* throughline-cli: everything that needs no window. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

int
main (int argc, char **argv)
{
  /* A limit on the size of files is an error to be told, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return tl_cli_run ((const char *const *) argv);
}
