/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: the picture of the page goes with the text, as large and turned as one likes. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-app-settings.h"
#include "tl-read-page-private.h"

#include <glib/gi18n.h>

/* Of the edges of all pages, how many may lie further out than the common margin. */
#define OUTLIERS 0.1

static const TlWordBox *
find_box (const TlBlock *block, guint offset)
{
  const TlWordBox *found = NULL;

  for (guint k = 0; block->boxes != NULL && k < block->boxes->len; k++)
    {
      const TlWordBox *box = &g_array_index (block->boxes, TlWordBox, k);

      if (found != NULL && block->start + box->start > offset)
        break;
      found = box;
    }
  return found;
}

void
tl_read_page_show_picture (TlReadPage *self, guint offset)
{
  const TlBlock *block = tl_document_text_get_block_at (self->document_text, offset);
  const TlWordBox *box = block != NULL ? find_box (block, offset) : NULL;

  if (box != NULL)
    tl_page_view_show (self->picture, box->page, box->y1 / 10.0, box->y2 / 10.0);
  else if (block != NULL && block->page > 0)
    tl_page_view_set_page (self->picture, block->page);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y ? 1 : 0;
}

/* How far each page's words reach to either side. */
static GArray *
measure_pages (TlDocumentText *text, guint n_pages)
{
  GPtrArray *blocks = tl_document_text_get_blocks (text);
  GArray *ranges = g_array_sized_new (FALSE, TRUE, sizeof (TlPageRange), n_pages);

  g_array_set_size (ranges, n_pages);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];

      for (guint k = 0;
           block->kind != TL_BLOCK_FURNITURE && block->boxes != NULL && k < block->boxes->len; k++)
        {
          const TlWordBox *box = &g_array_index (block->boxes, TlWordBox, k);
          TlPageRange *range;

          if (box->page == 0 || box->page > n_pages)
            continue;
          range = &g_array_index (ranges, TlPageRange, box->page - 1);
          range->x1 = range->x2 > 0 ? MIN (range->x1, box->x1 / 10.0) : box->x1 / 10.0;
          range->x2 = MAX (range->x2, box->x2 / 10.0);
        }
    }
  return ranges;
}

/* The same range for all pages that it holds, so that the picture does not change its size from
 * page to page. */
static void
level_ranges (GArray *ranges)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (double)),
                     ends = g_array_new (FALSE, FALSE, sizeof (double));
  double x1, x2;

  for (guint i = 0; i < ranges->len; i++)
    {
      const TlPageRange *range = &g_array_index (ranges, TlPageRange, i);

      if (range->x2 <= range->x1)
        continue;
      g_array_append_val (starts, range->x1);
      g_array_append_val (ends, range->x2);
    }
  if (starts->len == 0)
    return;
  g_array_sort (starts, compare_numbers);
  g_array_sort (ends, compare_numbers);
  x1 = g_array_index (starts, double, (guint) (starts->len * OUTLIERS));
  x2 = g_array_index (ends, double, ends->len - 1 - (guint) (ends->len * OUTLIERS));
  for (guint i = 0; i < ranges->len; i++)
    {
      TlPageRange *range = &g_array_index (ranges, TlPageRange, i);

      if (range->x2 > range->x1)
        *range = (TlPageRange){ MIN (range->x1, x1), MAX (range->x2, x2) };
    }
}

void
tl_read_page_measure_picture (TlReadPage *self)
{
  g_autoptr (GArray) ranges =
      measure_pages (self->document_text, tl_page_view_get_n_pages (self->picture));

  level_ranges (ranges);
  tl_page_view_set_ranges (self->picture, ranges);
}

static void
show_fit (TlReadPage *self)
{
  g_autofree char *fit = NULL, *text = NULL, *name = NULL;

  g_object_get (self->picture, "fit", &fit, NULL);
  if (g_str_equal (fit, TL_PAGE_FIT_TEXT))
    text = g_strdup (_ ("Text width"));
  else if (g_str_equal (fit, TL_PAGE_FIT_WIDTH))
    text = g_strdup (_ ("Page width"));
  else if (g_str_equal (fit, TL_PAGE_FIT_PAGE))
    text = g_strdup (_ ("Whole page"));
  else
    text = g_strdup_printf (_ ("%d %%"),
                            (int) (tl_page_view_get_current_zoom (self->picture) * 100 + 0.5));
  gtk_label_set_text (self->fit_label, text);
  name = g_strdup_printf (_ ("Size of the picture: %s"), text);
  /* The button inside takes its name from the menu button. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fit_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
show_coarse (TlReadPage *self)
{
  gboolean is_coarse;

  g_object_get (self->picture, "is-coarse", &is_coarse, NULL);
  gtk_widget_set_visible (self->coarse_label, is_coarse);
}

/* How sure the words of a scanned page are; hidden for any other. */
static void
show_confidence (TlReadPage *self, guint page)
{
  int confidence = self->document_text != NULL
                       ? tl_document_text_get_confidence (self->document_text, page)
                       : -1;
  /* Translators: how sure the recognised words of a page are. */
  g_autofree char *text = g_strdup_printf (_ ("Scan, %d of 100"), confidence);

  gtk_label_set_text (self->scan_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->scan_label), confidence >= 0);
}

void
tl_read_page_show_page (TlReadPage *self)
{
  guint n = tl_page_view_get_n_pages (self->picture), page = tl_page_view_get_page (self->picture);
  g_autofree char *text =
      n > 0 ? g_strdup_printf (_ ("Page %u of %u"), page, n) : g_strdup (_ ("Page"));

  gtk_label_set_text (self->picture_label, text);
  show_confidence (self, n > 0 ? page : 0);
  tl_read_page_mark_picture (self);
}

void
tl_read_page_tie_picture (TlReadPage *self)
{
  GSettings *settings = tl_app_settings_get ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) fit = g_property_action_new ("fit", self->picture, "fit");

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (fit));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "picture", G_ACTION_GROUP (group));
  if (settings != NULL)
    {
      g_settings_bind (settings, "page-fit", self->picture, "fit", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "page-zoom", self->picture, "zoom", G_SETTINGS_BIND_DEFAULT);
    }
  g_signal_connect_object (self->picture, "notify::fit", G_CALLBACK (show_fit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picture, "notify::zoom", G_CALLBACK (show_fit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picture, "notify::is-coarse", G_CALLBACK (show_coarse), self,
                           G_CONNECT_SWAPPED);
  show_fit (self);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  double by = g_variant_get_double (parameter);

  if (by > 0)
    tl_page_view_zoom_by (self->picture, by);
  else
    g_object_set (self->picture, "fit", TL_PAGE_FIT_TEXT, NULL);
}

static void
turn_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);

  tl_read_page_go_to_page (self, (guint) MAX ((int) tl_page_view_get_page (self->picture)
                                                  + g_variant_get_int32 (parameter),
                                              1));
}

static void
rotate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_page_view_turn (TL_READ_PAGE (widget)->picture);
}

void
tl_read_page_install_picture (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    double by;
  } zooms[] = { { GDK_KEY_plus, 1.25 }, { GDK_KEY_equal, 1.25 },      { GDK_KEY_KP_Add, 1.25 },
                { GDK_KEY_minus, 0.8 }, { GDK_KEY_KP_Subtract, 0.8 }, { GDK_KEY_0, 0 } };

  gtk_widget_class_install_action (class, "read.zoom", "d", zoom_cb);
  gtk_widget_class_install_action (class, "read.turn-page", "i", turn_page_cb);
  gtk_widget_class_install_action (class, "read.rotate", NULL, rotate_cb);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding_action (class, zooms[i].key, GDK_CONTROL_MASK | GDK_ALT_MASK,
                                         "read.zoom", "d", zooms[i].by);
  gtk_widget_class_add_binding_action (class, GDK_KEY_r, GDK_CONTROL_MASK, "read.rotate", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Down, GDK_CONTROL_MASK | GDK_ALT_MASK,
                                       "read.turn-page", "i", 1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Up, GDK_CONTROL_MASK | GDK_ALT_MASK,
                                       "read.turn-page", "i", -1);
}
