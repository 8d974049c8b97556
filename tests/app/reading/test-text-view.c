/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading pane: that each line has its own look. */
#include "config.h"

#include "app-fixture.h"
#include "tl-text-view.h"

enum
{
  N_BLOCKS = 60
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
    g_ptr_array_add (blocks, tl_block_new (i % 10 == 0 ? TL_BLOCK_HEADING : TL_BLOCK_PARAGRAPH,
                                           i % 10 == 0 ? 2 : 0, NULL,
                                           "The panel was told of this at its second meeting.", 1));
  return tl_document_text_new (blocks);
}

static const TlBlock *
get_block (Fixture *fixture, guint i)
{
  return tl_document_text_get_blocks (fixture->text)->pdata[i];
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

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/text-view/lines", Fixture, NULL, set_up, test_lines, tear_down);
  return g_test_run ();
}
