/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Covers: what stands there besides the title is no heading. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include <string.h>

#define LARGER 0.8 /* points above the size of the body */
#define TITLE_LARGER 6.0
#define TITLE_SHARE 0.6 /* of the size of a title that what stands with it has at most */
#define MAX_LABEL 40    /* bytes */

/* Whether page @page, from 0, holds a title and little else: no line of it is as long as the lines
 * of a text. Gives the size of the title. */
static gboolean
is_title_page (const TlLayout *layout, guint page, double *size)
{
  *size = 0;
  for (guint i = g_array_index (layout->first_line, guint, page);
       i < g_array_index (layout->first_line, guint, page + 1); i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      if (line->role == TL_ROLE_TABLE || line->side != 0
          || (line->role == TL_ROLE_TEXT && line->n_chars > 60
              && line->size < layout->body_size + LARGER && !line->is_bold))
        return FALSE;
      if (line->is_heading)
        *size = MAX (*size, line->size);
    }
  return *size >= layout->body_size + TITLE_LARGER;
}

/* "Report author: …", "Date of publication: …": who wrote it, for whom and when. */
static gboolean
is_imprint (const char *text)
{
  static const char *const words[] = { "author",   "chair",   "date",         "written",
                                       "prepared", "version", "completed",    "published",
                                       "reviewer", "status",  "commissioned", NULL };
  const char *colon = strchr (text, ':');
  g_autofree char *label = NULL;

  if (colon == NULL || colon - text > MAX_LABEL || colon[1] != ' ')
    return FALSE;
  label = g_ascii_strdown (text, colon - text);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (label, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* On a title page, what is much smaller than the title is who presented the report, to whom and
 * when. */
void
tl_cover_drop_imprints (TlLayout *layout)
{
  for (guint page = 0; page < MIN (layout->pages->len, TL_TITLE_PAGES); page++)
    {
      double size;

      if (!is_title_page (layout, page, &size))
        continue;
      layout->has_cover = layout->has_cover || page == 0;
      for (guint i = g_array_index (layout->first_line, guint, page);
           i < g_array_index (layout->first_line, guint, page + 1); i++)
        {
          TlLine *line = tl_layout_line (layout, i);

          if (line->is_heading && line->number == NULL
              && (line->size < TITLE_SHARE * size || is_imprint (line->text)))
            line->is_heading = line->joins = FALSE;
        }
    }
}
