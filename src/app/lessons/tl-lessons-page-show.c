/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Lessons page: matrix, table twin, and the findings of the cell. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-lessons-page-private.h"
#include "tl-quotation-row.h"
#include "tl-style-colour.h"
#include "tl-theme-style.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

static void
draw_sample_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  g_autofree char *name = g_strdup_printf ("tl_step_%d", GPOINTER_TO_INT (data));
  GdkRGBA colour = tl_style_colour_get (GTK_WIDGET (area), name),
          edge = tl_style_colour_get (GTK_WIDGET (area), "tl_line");

  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_paint (cr);
  gdk_cairo_set_source_rgba (cr, &edge);
  cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
add_sample (TlLessonsPage *self, int shade, const char *words)
{
  GtkWidget *area = gtk_drawing_area_new (), *label = gtk_label_new (words);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 22);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 12);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_sample_cb, GINT_TO_POINTER (shade),
                                  NULL);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (label, 10);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->legend, box);
}

static void
show_legend (TlLessonsPage *self)
{
  guint step = tl_matrix_table_get_step (self->table);
  GtkWidget *child, *none;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_box_remove (self->legend, child);
  for (guint shade = 1;
       shade <= 4 && (shade - 1) * step < tl_matrix_table_get_largest (self->table); shade++)
    {
      guint from = (shade - 1) * step + 1, to = shade * step;
      g_autofree char *words = shade == 4  ? g_strdup_printf (_ ("%u or more reviews"), from)
                               : from < to ? g_strdup_printf ("%u–%u", from, to)
                                           : g_strdup_printf ("%u", from);

      add_sample (self, (int) shade, words);
    }
  none = gtk_label_new (_ ("“·” none coded, which does not mean absent"));
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_label_set_xalign (GTK_LABEL (none), 0);
  gtk_box_append (self->legend, none);
}

/* Cells of the table twin. */
static void
table_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "tl-column"));

  gtk_label_set_xalign (GTK_LABEL (label), column < 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  if (column < 0)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
table_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlLessonsPage *self)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  TlCode *theme = gtk_list_item_get_item (item);
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "tl-column"));
  guint row, unused, n;
  g_autofree char *text = NULL;

  if (column < 0)
    {
      gtk_label_set_text (GTK_LABEL (label), tl_code_get_label (theme));
      tl_tooltip_set (label, tl_code_get_label (theme));
      return;
    }
  if (!tl_matrix_table_find (self->table, tl_code_get_id (theme), NULL, &row, &unused))
    return;
  n = tl_matrix_table_get_count (self->table, row, (guint) column);
  text = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("·");
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
add_table_column (TlLessonsPage *self, const char *title, int column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "tl-column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (table_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (table_bind_cb), self, 0);
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (column < 0)
    gtk_column_view_column_set_fixed_width (view_column, 300);
  gtk_column_view_append_column (self->table_view, view_column);
}

static void
show_table (TlLessonsPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table_view);
  g_autofree char *any = g_strdup_printf (_ ("Any agency, of %u"), self->recurrence->n_reviews);
  guint row, column;

  self->is_filling = TRUE;
  g_list_store_remove_all (self->rows);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) last =
          g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

      gtk_column_view_remove_column (self->table_view, last);
    }
  add_table_column (self, _ ("Theme"), -1);
  add_table_column (self, any, 0);
  for (guint i = 1; i < tl_matrix_table_get_n_columns (self->table); i++)
    add_table_column (self, tl_code_get_name (tl_matrix_table_get_agency (self->table, i)),
                      (int) i);
  for (guint i = 0; i < tl_matrix_table_get_n_rows (self->table); i++)
    g_list_store_append (self->rows, tl_matrix_table_get_theme (self->table, i));
  if (tl_matrix_get_cell (self->matrix, &row, &column))
    gtk_single_selection_set_selected (self->row_selection, row);
  self->is_filling = FALSE;
}

void
tl_lessons_page_show_counts (TlLessonsPage *self)
{
  guint n = self->recurrence->n_reviews, n_all = self->recurrence->n_all_reviews;
  g_autofree char *text =
      g_strdup_printf (ngettext ("of %u coded review; a review counts once in a cell",
                                 "of %u coded reviews; a review counts once in a cell", n),
                       n);
  g_autofree char *whole =
      n < n_all ? g_strdup_printf (ngettext ("%s. %u review is not coded yet and is left out.",
                                             "%s. %u reviews are not coded yet and are left out.",
                                             n_all - n),
                                   text, n_all - n)
                : g_strdup (text);

  g_clear_object (&self->table);
  self->table = tl_matrix_table_new (self->snapshot->codebook, self->recurrence,
                                     gtk_check_button_get_active (self->sub_themes));
  gtk_label_set_text (self->denominator, whole);
  tl_matrix_set_table (self->matrix, self->snapshot->codebook, self->table);
  show_table (self);
  show_legend (self);
}

static guint
count_boroughs (const TlCount *count)
{
  g_autoptr (GHashTable) boroughs = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < count->reviews->len; i++)
    {
      const char *borough = tl_review_get_borough (g_ptr_array_index (count->reviews, i));

      if (borough[0] != '\0')
        g_hash_table_add (boroughs, (gpointer) borough);
    }
  return g_hash_table_size (boroughs);
}

/* "in 13 of 22 coded reviews · 10 boroughs · 2012–2024" */
static char *
describe_count (TlLessonsPage *self, const TlCount *count)
{
  guint n_boroughs = count_boroughs (count);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          ngettext ("Found in %u of %u coded review",
                                    "Found in %u of %u coded reviews", self->recurrence->n_reviews),
                          count->reviews->len, self->recurrence->n_reviews);
  if (n_boroughs > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u borough", "%u boroughs", n_boroughs), n_boroughs);
    }
  if (count->first_year > 0 && count->first_year == count->last_year)
    g_string_append_printf (text, " · %u", count->first_year);
  else if (count->first_year > 0)
    g_string_append_printf (text, " · %u–%u", count->first_year, count->last_year);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_findings (TlLessonsPage *self, const TlCount *count)
{
  guint n = count != NULL ? count->findings->len : 0;

  g_list_store_splice (self->findings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->findings)),
                       n > 0 ? count->findings->pdata : NULL, n);
  gtk_stack_set_visible_child_name (self->findings_stack, n > 0 ? "list" : "none");
  if (n > 0)
    {
      /* Translators: “19 findings” “in 13 reviews” */
      g_autofree char *findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);
      g_autofree char *reviews = g_strdup_printf (
          ngettext ("in %u review", "in %u reviews", count->reviews->len), count->reviews->len);
      g_autofree char *text = g_strdup_printf ("%s %s", findings, reviews);

      gtk_label_set_text (self->findings_label, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings_label), n > 0);
}

void
tl_lessons_page_show_cell (TlLessonsPage *self)
{
  guint row, column;
  TlCode *theme, *agency;
  const TlCount *count;
  g_autofree char *title = NULL, *words = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (self->recurrence == NULL || !tl_matrix_get_cell (self->matrix, &row, &column))
    return;
  theme = tl_matrix_table_get_theme (self->table, row);
  agency = tl_matrix_table_get_agency (self->table, column);
  count = tl_recurrence_get (self->recurrence, tl_code_get_id (theme),
                             agency != NULL ? tl_code_get_id (agency) : NULL);
  title = agency != NULL
              ? g_strdup_printf ("%s × %s", tl_code_get_label (theme), tl_code_get_name (agency))
              : g_strdup (tl_code_get_label (theme));
  words = count != NULL ? describe_count (self, count)
                        : g_strdup_printf (ngettext ("Not coded in any of %u coded review",
                                                     "Not coded in any of %u coded reviews",
                                                     self->recurrence->n_reviews),
                                           self->recurrence->n_reviews);
  tl_theme_swatch_set_theme (self->cell_swatch, self->snapshot->codebook, tl_code_get_id (theme));
  gtk_label_set_text (self->cell_title, title);
  gtk_label_set_text (self->cell_count, words);
  tl_year_line_set_reviews (self->line, count != NULL ? count->reviews : none,
                            self->recurrence->reviews);
  show_findings (self, count);
}

static void
finding_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlLessonsPage *self)
{
  gtk_list_item_set_child (item, tl_quotation_row_new ());
}

static void
finding_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlLessonsPage *self)
{
  TlFinding *finding = gtk_list_item_get_item (item);
  TlQuotationRow *row = TL_QUOTATION_ROW (gtk_list_item_get_child (item));
  guint position = gtk_list_item_get_position (item);
  g_autoptr (TlFinding) before =
      position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->findings), position - 1) : NULL;
  gboolean is_first =
      before == NULL
      || g_strcmp0 (tl_finding_get_review_id (before), tl_finding_get_review_id (finding)) != 0;
  g_autofree char *name = NULL;

  tl_quotation_row_set_finding (
      row, finding, tl_snapshot_get_review (self->snapshot, tl_finding_get_review_id (finding)),
      self->snapshot->codebook, is_first);
  name = tl_quotation_row_dup_name (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
tl_lessons_page_set_up_lists (TlLessonsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->findings = g_list_store_new (TL_TYPE_FINDING);
  self->rows = g_list_store_new (TL_TYPE_CODE);
  self->row_selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (finding_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (finding_bind_cb), self, 0);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->findings)));
  gtk_list_view_set_model (self->findings_list, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_factory (self->findings_list, factory);
  gtk_column_view_set_model (self->table_view, GTK_SELECTION_MODEL (self->row_selection));
}
