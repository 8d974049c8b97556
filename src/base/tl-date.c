/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partial dates: a year, a month or a day. */
#define G_LOG_DOMAIN "tl-base"

#include "config.h"

#include "tl-date.h"

#include <stdio.h>
#include <string.h>

static const char *const months[] = { "January",   "February", "March",    "April",
                                      "May",       "June",     "July",     "August",
                                      "September", "October",  "November", "December" };

static gboolean
is_real (int year, int month, int day)
{
  if (year < 1800 || year > 2199)
    return FALSE;
  if (month == 0)
    return day == 0;
  if (month < 1 || month > 12)
    return FALSE;
  return day == 0 || (day > 0 && g_date_valid_dmy (day, month, year));
}

/* Fills the parts of an ISO date; a part that is not there is 0. */
static gboolean
read_iso (const char *text, int *year, int *month, int *day)
{
  static const char *const shapes[] = { "dddd", "dddd-dd", "dddd-dd-dd" };
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      gboolean fits = length == strlen (shapes[i]);

      for (gsize k = 0; fits && k < length; k++)
        fits = shapes[i][k] == 'd' ? g_ascii_isdigit (text[k]) : text[k] == '-';
      if (!fits)
        continue;
      *year = *month = *day = 0;
      sscanf (text, "%4d-%2d-%2d", year, month, day);
      return is_real (*year, *month, *day);
    }
  return FALSE;
}

static int
month_of_name (const char *word)
{
  gsize length = strlen (word);

  if (length < 3)
    return 0;
  for (int i = 0; i < 12; i++)
    if (g_ascii_strncasecmp (word, months[i], length) == 0 && length <= strlen (months[i]))
      return i + 1;
  return g_ascii_strcasecmp (word, "Sept") == 0 ? 9 : 0;
}

static char *
format_iso (int year, int month, int day)
{
  if (!is_real (year, month, day))
    return NULL;
  if (month == 0)
    return g_strdup_printf ("%04d", year);
  if (day == 0)
    return g_strdup_printf ("%04d-%02d", year, month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

gboolean
tl_date_is_valid (const char *text)
{
  int year, month, day;

  return text != NULL && read_iso (text, &year, &month, &day);
}

char *
tl_date_parse (const char *text)
{
  g_auto (GStrv) words = NULL;
  int numbers[3], n = 0, month = 0, year, m, day;

  g_return_val_if_fail (text != NULL, NULL);
  if (read_iso (text, &year, &m, &day))
    return g_strdup (text);
  words = g_strsplit_set (text, " ,./-\t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *end;
      long value = strtol (words[i], &end, 10);

      if (words[i][0] == '\0' || g_ascii_strcasecmp (words[i], "of") == 0)
        continue;
      if (end != words[i])
        {
          if (n == 3 || value < 0 || value > 2199 || strlen (end) > 2)
            return NULL;
          numbers[n++] = (int) value;
        }
      else if (month == 0 && (month = month_of_name (words[i])) != 0)
        continue;
      else
        return NULL;
    }
  if (month != 0)
    return n == 1   ? format_iso (numbers[0], month, 0)
           : n == 2 ? format_iso (numbers[1], month, numbers[0])
                    : NULL;
  return n == 1   ? format_iso (numbers[0], 0, 0)
         : n == 2 ? format_iso (numbers[1], numbers[0], 0)
         : n == 3 ? format_iso (numbers[2], numbers[1], numbers[0])
                  : NULL;
}

int
tl_date_year (const char *text)
{
  int year = 0, month, day;

  return text != NULL && read_iso (text, &year, &month, &day) ? year : 0;
}

char *
tl_date_display (const char *text)
{
  int year, month, day;

  if (text == NULL || !read_iso (text, &year, &month, &day))
    return g_strdup ("");
  if (month == 0)
    return g_strdup_printf ("%d", year);
  if (day == 0)
    return g_strdup_printf ("%s %d", months[month - 1], year);
  return g_strdup_printf ("%d %s %d", day, months[month - 1], year);
}
