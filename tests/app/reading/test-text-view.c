/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading pane: that each line has its own look, where bullets stand, that flags go with the
 * words, and where one reads at the end. */
#include "config.h"

#include "app-fixture.h"
#include "tl-text-view.h"

enum
{
  N_BLOCKS = 60,
  NUMBERED = 4,
  BULLET = 5,  /* the recommendations */
  MARKED = 12, /* the paragraph with the finding */
  STEP = 24    /* pixels */
};

typedef struct
{
  TlDocumentText *text;
  GtkWidget *window;
  TlTextView *view;
} Fixture;

static TlDocumentText *
make_text (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  for (guint i = 0; i < N_BLOCKS; i++)
    {
      TlBlockKind kind = i % 10 == 0                    ? TL_BLOCK_HEADING
                         : i == NUMBERED || i == BULLET ? TL_BLOCK_RECOMMENDATION
                                                        : TL_BLOCK_PARAGRAPH;
      const char *number = i == NUMBERED ? "1a" : i == BULLET ? "•" : NULL;

      g_ptr_array_add (blocks,
                       tl_block_new (kind, kind == TL_BLOCK_HEADING ? 2 : 0, number,
                                     "The panel was told of this at its second meeting.", 1));
    }
  return tl_document_text_new (blocks);
}

static const TlBlock *
get_block (Fixture *fixture, guint i)
{
  return tl_document_text_get_blocks (fixture->text)->pdata[i];
}

static void
add_finding (Fixture *fixture)
{
  const TlBlock *block = get_block (fixture, MARKED);
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TlCodebook) codebook = tl_codebook_new ();

  g_ptr_array_add (spans, tl_span_new (block->start, block->start + 9, "The panel", "", ""));
  g_ptr_array_add (findings, tl_finding_new (NULL, "review", "document", spans, "practice",
                                             (const char *const[]){ "T01", NULL }, NULL, NULL, 0,
                                             NULL, NULL, NULL));
  tl_text_view_set_findings (fixture->view, findings, codebook);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *port = gtk_scrolled_window_new ();

  fixture->text = make_text ();
  fixture->window = gtk_window_new ();
  fixture->view = TL_TEXT_VIEW (tl_text_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (port), GTK_WIDGET (fixture->view));
  gtk_window_set_child (GTK_WINDOW (fixture->window), port);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  tl_text_view_set_text (fixture->view, fixture->text);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->text);
}

/* Where GTK meets none it goes on in the look of what it set before, which may stand elsewhere. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));

  for (guint i = 0; i < N_BLOCKS; i++)
    {
      GtkTextIter at;

      gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) get_block (fixture, i)->start);
      g_assert_true (gtk_text_iter_starts_tag (&at, NULL));
    }
}

static int
find_left (Fixture *fixture, guint i)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  GdkRectangle place;
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &at,
                                      (int) get_block (fixture, i)->start);
  gtk_text_view_get_iter_location (view, &at, &place);
  return place.x;
}

/* A number stands in the margin, a bullet beside the words that it is for. */
static void
test_bullet (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (find_left (fixture, NUMBERED), ==, find_left (fixture, NUMBERED - 1));
  g_assert_cmpint (find_left (fixture, BULLET), >, find_left (fixture, NUMBERED));
}

static GtkWidget *
find_flag (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "finding-flag") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_flag (child);
  return found;
}

/* How far the flag stands below the words it is for: pixels. */
static double
measure (Fixture *fixture)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  GtkWidget *flag = find_flag (GTK_WIDGET (view));
  graphene_rect_t bounds;
  GdkRectangle line;
  GtkTextIter at;
  int y;

  if (flag == NULL || !gtk_widget_compute_bounds (flag, GTK_WIDGET (view), &bounds))
    return G_MAXDOUBLE;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &at,
                                      (int) get_block (fixture, MARKED)->start);
  gtk_text_view_get_iter_location (view, &at, &line);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, line.y, NULL, &y);
  return bounds.origin.y - y;
}

static gboolean
is_in_place (gpointer data)
{
  return ABS (measure (data)) < 2;
}

/* The text is measured little by little; until then it scrolls less far. */
static gboolean
is_measured (gpointer data)
{
  Fixture *fixture = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)
         > 3 * STEP;
}

static void
test_flags (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));

  add_finding (fixture);
  app_fixture_wait (is_measured, fixture);
  app_fixture_wait (is_in_place, fixture);
  for (guint i = 1; i <= 3; i++)
    {
      gtk_adjustment_set_value (adjustment, i * STEP);
      g_assert_false (is_in_place (fixture));
      app_fixture_wait (is_in_place, fixture);
    }
}

static void
test_end (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  guint last = get_block (fixture, N_BLOCKS - 1)->start,
        before = get_block (fixture, N_BLOCKS - 2)->start;

  tl_text_view_scroll_to (fixture->view, last);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_cmpuint (tl_text_view_get_place (fixture->view), ==, last);
  tl_text_view_scroll_to (fixture->view, before);
  g_assert_cmpuint (tl_text_view_get_place (fixture->view), ==, before);
  gtk_adjustment_set_value (adjustment, 0);
  g_assert_cmpuint (tl_text_view_get_place (fixture->view), <, get_block (fixture, 10)->start);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/text-view/lines", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/text-view/bullet", Fixture, NULL, set_up, test_bullet, tear_down);
  g_test_add ("/text-view/flags", Fixture, NULL, set_up, test_flags, tear_down);
  g_test_add ("/text-view/end", Fixture, NULL, set_up, test_end, tear_down);
  return g_test_run ();
}
