/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a page: how large it is for each fit, where a place of it lies when it is turned,
 * and within which bounds it is zoomed. */
#include "config.h"

#include "app-fixture.h"
#include "tl-page-view.h"

typedef struct
{
  GtkWidget *window;
  TlPageView *view;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const TlPageSize size = { 600, 800 };
  const TlPageRange range = { 100, 500 };
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (TlPageSize)),
                     ranges = g_array_new (FALSE, FALSE, sizeof (TlPageRange));
  GtkWidget *port = gtk_scrolled_window_new ();

  fixture->window = gtk_window_new ();
  fixture->view = TL_PAGE_VIEW (tl_page_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (port), GTK_WIDGET (fixture->view));
  gtk_window_set_child (GTK_WINDOW (fixture->window), port);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 624, 424);
  for (guint i = 0; i < 3; i++)
    {
      g_array_append_val (sizes, size);
      g_array_append_val (ranges, range);
    }
  tl_page_view_set_document (fixture->view, NULL, "document", sizes);
  tl_page_view_set_ranges (fixture->view, ranges);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* Points across the page for 100 pixels of the widget. */
static double
measure (Fixture *fixture)
{
  double x1, x2, y;

  tl_page_view_to_page (fixture->view, 200, 50, &x1, &y);
  tl_page_view_to_page (fixture->view, 300, 50, &x2, &y);
  return ABS (x2 - x1);
}

static void
fit (Fixture *fixture, const char *how)
{
  g_object_set (fixture->view, "fit", how, NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
test_fit (Fixture *fixture, gconstpointer data)
{
  double by_text, by_width, by_page, x, y;

  fit (fixture, TL_PAGE_FIT_TEXT);
  by_text = measure (fixture);
  tl_page_view_to_page (fixture->view, 0, 12, &x, &y);
  g_assert_cmpfloat (x, >, 80);
  g_assert_cmpfloat (x, <, 100);
  fit (fixture, TL_PAGE_FIT_WIDTH);
  by_width = measure (fixture);
  tl_page_view_to_page (fixture->view, 12, 12, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 0, 1);
  g_assert_cmpfloat_with_epsilon (y, 0, 1);
  fit (fixture, TL_PAGE_FIT_PAGE);
  by_page = measure (fixture);
  g_assert_cmpfloat (by_text, <, by_width);
  g_assert_cmpfloat (by_width, <, by_page);
}

static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  g_autofree char *how = NULL;

  fit (fixture, TL_PAGE_FIT_WIDTH);
  tl_page_view_zoom_by (fixture->view, 2);
  g_object_get (fixture->view, "fit", &how, NULL);
  g_assert_cmpstr (how, ==, TL_PAGE_FIT_ZOOM);
  g_assert_cmpfloat_with_epsilon (tl_page_view_get_current_zoom (fixture->view), 1.5, 0.05);
  tl_page_view_zoom_by (fixture->view, 1000);
  g_assert_cmpfloat (tl_page_view_get_current_zoom (fixture->view), ==, 6);
  tl_page_view_zoom_by (fixture->view, 0.00001);
  g_assert_cmpfloat (tl_page_view_get_current_zoom (fixture->view), ==, 0.25);
}

static void
test_turn (Fixture *fixture, gconstpointer data)
{
  static const double corners[][2] = { { 0, 0 }, { 0, 800 }, { 600, 800 }, { 600, 0 } };

  fit (fixture, TL_PAGE_FIT_WIDTH);
  for (guint i = 0; i < 5; i++)
    {
      double x, y;

      tl_page_view_to_page (fixture->view, 12, 12, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, corners[i % 4][0], 1);
      g_assert_cmpfloat_with_epsilon (y, corners[i % 4][1], 1);
      tl_page_view_turn (fixture->view);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
    }
}

/* (transfer full): what the view looks like, four bytes a pixel: blue, green, red, opacity. */
static guint8 *
draw (Fixture *fixture, int *width)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (fixture->view));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (fixture->window));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guint8 *pixels;
  int height;

  *width = gtk_widget_get_width (GTK_WIDGET (fixture->view));
  height = gtk_widget_get_height (GTK_WIDGET (fixture->view));
  gdk_paintable_snapshot (paintable, snapshot, *width, height);
  node = gtk_snapshot_to_node (snapshot);
  texture =
      gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, *width, height));
  pixels = g_malloc ((gsize) *width * height * 4);
  gdk_texture_download (texture, pixels, (gsize) *width * 4);
  return pixels;
}

/* How many of the points from @x1 to @x2 of a page that fills the width are not white. */
static guint
count_ink (Fixture *fixture, int x1, int x2, int y)
{
  int width;
  g_autofree guint8 *pixels = draw (fixture, &width);
  guint n = 0;

  for (int x = x1; x < x2; x++)
    {
      const guint8 *at = pixels + ((gsize) (y + 12) * width + x + 12) * 4;

      n += at[0] < 250 || at[1] < 250 || at[2] < 250;
    }
  return n;
}

static void
set_marks (Fixture *fixture, TlPageMarkKind suggestion, guint page)
{
  const TlPageMark marks[] = { { suggestion, { page, 100, 200, 300, 212 } },
                               { TL_PAGE_MARK_HIT, { page, 100, 100, 160, 112 } } };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (TlPageMark));

  g_array_append_vals (array, marks, G_N_ELEMENTS (marks));
  tl_page_view_set_marks (fixture->view, array);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

/* A hit stands in a box, a suggestion over dots: both can be told without colour. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  guint dots;

  fit (fixture, TL_PAGE_FIT_WIDTH);
  g_assert_cmpuint (count_ink (fixture, 90, 310, 212), ==, 0);
  set_marks (fixture, TL_PAGE_MARK_SUGGESTION, 1);
  g_assert_cmpuint (count_ink (fixture, 100, 160, 106), ==, 60);
  g_assert_cmpuint (count_ink (fixture, 110, 150, 99), ==, 40);
  g_assert_cmpuint (count_ink (fixture, 120, 280, 206), ==, 0);
  dots = count_ink (fixture, 100, 300, 212);
  g_assert_cmpuint (dots, >, 80);
  g_assert_cmpuint (dots, <, 200);
  set_marks (fixture, TL_PAGE_MARK_SUGGESTION_IN_HAND, 1);
  g_assert_cmpuint (count_ink (fixture, 120, 280, 206), ==, 160);
  set_marks (fixture, TL_PAGE_MARK_SUGGESTION_IN_HAND, 2);
  g_assert_cmpuint (count_ink (fixture, 90, 310, 206), ==, 0);
  tl_page_view_set_page (fixture->view, 2);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_cmpuint (count_ink (fixture, 120, 280, 206), ==, 160);
  tl_page_view_set_marks (fixture->view, NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_cmpuint (count_ink (fixture, 90, 310, 206), ==, 0);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  tl_page_view_set_page (fixture->view, 99);
  g_assert_cmpuint (tl_page_view_get_page (fixture->view), ==, 3);
  tl_page_view_show (fixture->view, 2, 700, 710);
  g_assert_cmpuint (tl_page_view_get_page (fixture->view), ==, 2);
  tl_page_view_set_document (fixture->view, NULL, NULL, NULL);
  g_assert_cmpuint (tl_page_view_get_page (fixture->view), ==, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

/* What is to be shown is in sight after the frames that lay it out. */
static gboolean
is_scrolled (gpointer data)
{
  GtkWidget *port = gtk_widget_get_ancestor (data, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (port)))
         > 100;
}

static void
test_show (Fixture *fixture, gconstpointer data)
{
  fit (fixture, TL_PAGE_FIT_WIDTH);
  tl_page_view_show (fixture->view, 2, 700, 710);
  app_fixture_wait (is_scrolled, fixture->view);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/page-view/fit", Fixture, NULL, set_up, test_fit, tear_down);
  g_test_add ("/page-view/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/page-view/turn", Fixture, NULL, set_up, test_turn, tear_down);
  g_test_add ("/page-view/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/page-view/show", Fixture, NULL, set_up, test_show, tear_down);
  g_test_add ("/page-view/marks", Fixture, NULL, set_up, test_marks, tear_down);
  return g_test_run ();
}
