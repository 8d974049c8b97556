/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** On which edge of the row it is held over a code will stand, or below it in the tree. */
typedef enum
{
  TL_CODE_DROP_BEFORE,
  TL_CODE_DROP_INTO,
  TL_CODE_DROP_AFTER
} TlCodeDropMark;

/**
 * TlCodeDrop:
 * @parent_id: (nullable): the theme it will stand below; belongs to the codebook
 * @before_id: (nullable): what it will stand in front of, NULL for the end; belongs to the codebook
 *
 * Where a code goes that is let go over a row.
 */
typedef struct
{
  TlCodeDropMark mark;
  const char *parent_id;
  const char *before_id;
} TlCodeDrop;

/**
 * tl_code_drop_find:
 * @row: of a #TlCodeItem: what the code is held over
 * @dragged: the code, of the same kind
 * @part: how far down in the row, 0 to 1
 * @is_outside: whether it is held left of where a sub-theme begins: after the last sub-theme that
 * means after the theme
 * @drop: (out)
 *
 * Finds where a code goes: the middle of a theme means below it; the lower edge of a theme that is
 * open, in front of its first sub-theme; otherwise it stands beside the row. A theme that has
 * sub-themes can stand below none. Returns: FALSE where it cannot stand, or stands already.
 */
gboolean tl_code_drop_find (GtkTreeListRow *row, TlCode *dragged, double part, gboolean is_outside,
                            TlCodeDrop *drop);

G_END_DECLS
