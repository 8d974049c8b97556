/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the search for ruled tables: the bytes are rules drawn on a small page. */
#include "tl-grid.h"

#include <stdlib.h>
#include <string.h>

#define SIDE 256

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree guint32 *pixels = g_new (guint32, SIDE * SIDE);
  g_autoptr (TlGrid) grid = NULL;

  memset (pixels, 0xff, SIDE * SIDE * sizeof *pixels);
  for (gsize i = 0; i + 4 <= size; i += 4)
    for (guint k = data[i + 1]; k <= data[i + 2]; k++)
      pixels[data[i + 3] & 1 ? data[i] * SIDE + k : k * SIDE + data[i]] = data[i + 3] * 0x010101u;
  grid = tl_grid_find ((const guint8 *) pixels, SIDE, SIDE, SIDE * 4);
  for (guint i = 0; grid != NULL && i < 64; i++)
    {
      TlGridCell cell;

      if (tl_grid_locate (grid, i * 4, (i * 37) % SIDE, &cell)
          && (cell.row >= SIDE || cell.column >= SIDE))
        abort ();
    }
  return 0;
}
