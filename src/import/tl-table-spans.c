/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heads over all columns of a table, which pages say again with the column headings. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include <string.h>

/* The nearest line @step by @step from @i that is no page's furniture or note, if it stands in a
 * ruled cell and in no table; or NULL. */
static TlLine *
next_framed (const TlLayout *layout, gint64 *i, int step)
{
  for (*i += step; *i >= 0 && *i < layout->lines->len; *i += step)
    {
      TlLine *line = tl_layout_line (layout, (guint) *i);

      if (line->role == TL_ROLE_TEXT)
        return line->frame > 0 ? line : NULL;
      if (line->role == TL_ROLE_TABLE || line->role == TL_ROLE_CONTENTS)
        return NULL;
    }
  return NULL;
}

void
tl_tables_drop_repeated_span (TlLayout *layout, guint from, guint to)
{
  guint page = tl_layout_line (layout, from)->page;
  gint64 i = from, first = from, k = (gint64) to - 1;
  const TlLine *above;

  while ((above = next_framed (layout, &i, -1)) != NULL && above->page == page)
    first = i;
  for (i = first; i < from; i++)
    {
      TlLine *line;

      above = tl_layout_line (layout, (guint) i);
      if (above->role != TL_ROLE_TEXT)
        continue;
      line = next_framed (layout, &k, 1);
      if (line == NULL || strcmp (above->text, line->text) != 0)
        return;
      line->role = TL_ROLE_REPEATED;
    }
}
