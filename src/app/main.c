/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window program: throughline [LIBRARY [FILE…]]. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

int
main (int argc, char **argv)
{
  g_autoptr (TlApplication) application = NULL;

  /* A limit on the size of files is an error to be told, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = tl_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
