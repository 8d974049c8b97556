/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tl_date_is_valid:
 * @text: (nullable): a date
 *
 * Tells whether @text is an ISO 8601 date, whole or partial: "2019", "2019-05" or "2019-05-13".
 * Such dates sort correctly as text.
 *
 * Returns: whether it is one
 */
gboolean tl_date_is_valid (const char *text);

/**
 * tl_date_parse:
 * @text: a date as people write it in English: "13 May 2019", "May 2019", "05/2019", "13/05/2019",
 *   "13.05.2019", "2019", "13th of May, 2019", or ISO 8601
 *
 * Reads a date, day before month where both are numbers.
 *
 * Returns: (transfer full) (nullable): the ISO 8601 form, partial where the text is; NULL if @text
 * is no date
 */
char *tl_date_parse (const char *text);

/**
 * tl_date_year:
 * @text: (nullable): an ISO 8601 date, whole or partial
 *
 * Returns: the year, or 0 if there is none
 */
int tl_date_year (const char *text);

/**
 * tl_date_display:
 * @text: (nullable): an ISO 8601 date, whole or partial
 *
 * Gives the date for people: "13 May 2019", "May 2019", "2019"; empty for NULL or what is no date.
 *
 * Returns: (transfer full): new text
 */
char *tl_date_display (const char *text);

G_END_DECLS
