/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tl_text_collapse:
 * @text: UTF-8
 *
 * Gives @text with each run of white space as one space and none at the ends.
 *
 * Returns: (transfer full): new UTF-8 text
 */
char *tl_text_collapse (const char *text);

/**
 * tl_text_fold:
 * @text: UTF-8
 *
 * Gives the form in which words are compared: NFKC, case folded, typographic quotes and dashes as
 * ASCII, soft hyphens out, white space collapsed.
 *
 * Returns: (transfer full): new UTF-8 text
 */
char *tl_text_fold (const char *text);

/**
 * tl_text_slug:
 * @text: UTF-8
 *
 * Gives a name that is safe in a file name and in an HTML id: lower-case ASCII letters, digits and
 * single hyphens; "untitled" where nothing is left.
 *
 * Returns: (transfer full): new ASCII text
 */
char *tl_text_slug (const char *text);

/**
 * tl_text_natural_compare:
 * @a: UTF-8
 * @b: UTF-8
 *
 * Compares as people sort: runs of digits by value ("2" before "10"), the rest by collation.
 *
 * Returns: less than, equal to or greater than 0
 */
int tl_text_natural_compare (const char *a, const char *b);

G_END_DECLS
