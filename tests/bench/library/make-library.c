/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-library FILE [REVIEWS [FINDINGS]]: writes a library of invented reviews, to try things at
 * size. */
#include "config.h"

#include "made-library.h"

#include <stdlib.h>

int
main (int argc, char **argv)
{
  guint n_reviews = argc > 2 ? (guint) atoi (argv[2]) : 1500;
  guint n_findings = argc > 3 ? (guint) atoi (argv[3]) : 100000;

  if (argc < 2 || argv[1][0] == '-' || n_reviews == 0 || g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      g_printerr ("Usage: make-library FILE [REVIEWS [FINDINGS]]; FILE must not be there yet.\n");
      return 2;
    }
  made_library_write (argv[1], n_reviews, n_findings);
  return 0;
}
