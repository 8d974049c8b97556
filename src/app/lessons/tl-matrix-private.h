/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the matrix share. */
#pragma once

#include "tl-matrix.h"

G_BEGIN_DECLS

struct _TlMatrix
{
  GtkWidget parent_instance;

  TlCodebook *codebook; /* nullable */
  TlMatrixTable *table; /* nullable */
  guint row, column;    /* the cell */
  GtkAdjustment *hadjustment, *vadjustment;
  int row_height, column_width, head_width,
      head_height;      /* in pixels; they follow the text. The head of a row
                           holds column 0 too: that of any agency */
  gboolean must_scroll; /* to the cell, once there is a size */
};

/* tl-matrix-draw.c */
void tl_matrix_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
