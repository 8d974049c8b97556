/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the matrix is drawn: only what is in sight. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-matrix-private.h"
#include "tl-style-colour.h"
#include "tl-theme-style.h"

#include <adwaita.h>
#include <glib/gi18n.h>

enum
{
  PADDING = 14, /* before the swatch */
  GAP = 8,
  CELL_RADIUS = 3,
  N_STEPS = 5
};

/* What a drawing needs again and again. */
typedef struct
{
  TlMatrix *matrix;
  GtkSnapshot *snapshot;
  GdkRGBA ink, ink_2, step_4_ink, steps[N_STEPS];
  gboolean is_dark, has_outlines, has_focus;
  int x, y; /* of column 1 and row 0, as scrolled */
} Drawing;

static PangoLayout *
make_layout (Drawing *drawing, const char *text, double scale, gboolean is_bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (drawing->matrix), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
draw_layout (Drawing *drawing, PangoLayout *layout, double x, double y, const GdkRGBA *colour)
{
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (drawing->snapshot, layout, colour);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
draw_frame (Drawing *drawing, const GskRoundedRect *outline, float width, const GdkRGBA *colour)
{
  gtk_snapshot_append_border (drawing->snapshot, outline, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ *colour, *colour, *colour, *colour });
}

static guint
get_shade (Drawing *drawing, guint n)
{
  return n == 0
             ? 0
             : MIN ((n - 1) / tl_matrix_table_get_step (drawing->matrix->table) + 1, N_STEPS - 1);
}

/* Column 0 stands still beside the heads. */
static int
get_column_x (Drawing *drawing, guint column)
{
  TlMatrix *self = drawing->matrix;

  return column == 0 ? self->head_width - self->column_width
                     : drawing->x + self->column_width * ((int) column - 1);
}

static void
draw_cell (Drawing *drawing, guint row, guint column)
{
  TlMatrix *self = drawing->matrix;
  guint n = tl_matrix_table_get_count (self->table, row, column),
        shade = column > 0 ? get_shade (drawing, n) : 0;
  gboolean is_current = row == self->row && column == self->column;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (get_column_x (drawing, column) + 1,
                                             drawing->y + self->row_height * (int) row + 1,
                                             self->column_width - 2, self->row_height - 2);
  const GdkRGBA *ink = n == 0                 ? &drawing->ink_2
                       : shade == N_STEPS - 1 ? &drawing->step_4_ink
                                              : &drawing->ink;
  g_autofree char *text = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("·");
  g_autoptr (PangoLayout) layout = make_layout (drawing, text, 0.955, column == 0 && n > 0);
  GskRoundedRect outline;
  int width, height;

  gsk_rounded_rect_init_from_rect (&outline, &rect, CELL_RADIUS);
  if (shade > 0)
    {
      gtk_snapshot_push_rounded_clip (drawing->snapshot, &outline);
      gtk_snapshot_append_color (drawing->snapshot, &drawing->steps[shade], &rect);
      gtk_snapshot_pop (drawing->snapshot);
    }
  if (drawing->has_outlines)
    draw_frame (drawing, &outline, 1, &drawing->ink_2);
  if (is_current)
    draw_frame (drawing, &outline, drawing->has_focus ? 2.5f : 1.5f,
                drawing->has_focus ? &drawing->ink : &drawing->ink_2);
  pango_layout_get_pixel_size (layout, &width, &height);
  draw_layout (drawing, layout, rect.origin.x + (rect.size.width - (float) width) / 2,
               rect.origin.y + (rect.size.height - (float) height) / 2, ink);
}

static void
draw_row_head (Drawing *drawing, guint row)
{
  TlMatrix *self = drawing->matrix;
  TlCode *theme = tl_matrix_table_get_theme (self->table, row);
  gboolean is_sub = tl_code_get_parent_id (theme) != NULL;
  g_autoptr (PangoLayout) code = make_layout (drawing, tl_code_get_id (theme), 0.955, FALSE);
  g_autoptr (PangoLayout) name =
      make_layout (drawing, tl_code_get_name (theme), 0.955, row == self->row);
  int y = drawing->y + self->row_height * (int) row, x = PADDING + (is_sub ? 2 * GAP : 0), width,
      height;
  TlThemeStyle style;

  tl_theme_style_get (self->codebook, tl_code_get_id (theme), drawing->is_dark, &style);
  if (!is_sub)
    tl_theme_style_snapshot_swatch (
        drawing->snapshot, &style,
        &GRAPHENE_RECT_INIT (x, y + (self->row_height - TL_THEME_SWATCH_SIZE) / 2,
                             TL_THEME_SWATCH_SIZE, TL_THEME_SWATCH_SIZE));
  x += is_sub ? 0 : TL_THEME_SWATCH_SIZE + GAP;
  pango_layout_get_pixel_size (code, &width, &height);
  draw_layout (drawing, code, x, y + (self->row_height - height) / 2, &drawing->ink_2);
  x += width + GAP;
  pango_layout_set_width (name,
                          MAX (self->head_width - self->column_width - x - GAP, 1) * PANGO_SCALE);
  pango_layout_set_ellipsize (name, PANGO_ELLIPSIZE_END);
  draw_layout (drawing, name, x, y + (self->row_height - height) / 2, &drawing->ink);
}

static void
draw_column_head (Drawing *drawing, guint column)
{
  TlMatrix *self = drawing->matrix;
  TlCode *agency = tl_matrix_table_get_agency (self->table, column);
  const char *name = agency != NULL ? tl_code_get_name (agency) : _ ("Any agency");
  g_autoptr (PangoLayout) layout = make_layout (drawing, name, 0.818, column == 0);
  int height;

  pango_layout_set_width (layout, (self->column_width - 4) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_height (layout, -4);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  draw_layout (drawing, layout, get_column_x (drawing, column) + 2, self->head_height - height - 5,
               column == self->column ? &drawing->ink : &drawing->ink_2);
}

static void
get_range (double scrolled, int size, int length, guint n, guint *first, guint *end)
{
  *first = MIN ((guint) MAX (scrolled / size, 0), n);
  *end = MIN (*first + (guint) (length / size) + 2, n);
}

static void
draw_parts (Drawing *drawing, int width, int height)
{
  TlMatrix *self = drawing->matrix;
  guint first_row, end_row, first_column, end_column;

  get_range (gtk_adjustment_get_value (self->vadjustment), self->row_height,
             height - self->head_height, tl_matrix_table_get_n_rows (self->table), &first_row,
             &end_row);
  get_range (gtk_adjustment_get_value (self->hadjustment), self->column_width,
             width - self->head_width, tl_matrix_table_get_n_columns (self->table) - 1,
             &first_column, &end_column);
  gtk_snapshot_push_clip (drawing->snapshot,
                          &GRAPHENE_RECT_INIT (self->head_width, self->head_height,
                                               MAX (width - self->head_width, 0),
                                               MAX (height - self->head_height, 0)));
  for (guint row = first_row; row < end_row; row++)
    for (guint column = first_column; column < end_column; column++)
      draw_cell (drawing, row, column + 1);
  gtk_snapshot_pop (drawing->snapshot);
  gtk_snapshot_push_clip (drawing->snapshot,
                          &GRAPHENE_RECT_INIT (0, self->head_height, self->head_width,
                                               MAX (height - self->head_height, 0)));
  for (guint row = first_row; row < end_row; row++)
    {
      draw_row_head (drawing, row);
      draw_cell (drawing, row, 0);
    }
  gtk_snapshot_pop (drawing->snapshot);
  gtk_snapshot_push_clip (drawing->snapshot, &GRAPHENE_RECT_INIT (self->head_width, 0,
                                                                  MAX (width - self->head_width, 0),
                                                                  self->head_height));
  for (guint column = first_column; column < end_column; column++)
    draw_column_head (drawing, column + 1);
  gtk_snapshot_pop (drawing->snapshot);
  draw_column_head (drawing, 0);
}

void
tl_matrix_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlMatrix *self = TL_MATRIX (widget);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Drawing drawing = { .matrix = self, .snapshot = snapshot };
  static const char *const steps[N_STEPS] = { "tl_step_0", "tl_step_1", "tl_step_2", "tl_step_3",
                                              "tl_step_4" };

  if (self->table == NULL || self->hadjustment == NULL || self->vadjustment == NULL)
    return;
  drawing.ink = tl_style_colour_get (widget, "tl_ink");
  drawing.ink_2 = tl_style_colour_get (widget, "tl_ink_2");
  drawing.step_4_ink = tl_style_colour_get (widget, "tl_step_4_ink");
  for (guint i = 0; i < N_STEPS; i++)
    drawing.steps[i] = tl_style_colour_get (widget, steps[i]);
  drawing.is_dark = adw_style_manager_get_dark (manager);
  drawing.has_outlines = adw_style_manager_get_high_contrast (manager);
  drawing.has_focus = gtk_widget_has_focus (widget);
  drawing.x = self->head_width - (int) gtk_adjustment_get_value (self->hadjustment);
  drawing.y = self->head_height - (int) gtk_adjustment_get_value (self->vadjustment);
  draw_parts (&drawing, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}
