/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frame times of the Read page with a document of 300 pages and 5,000 findings: from "before-paint"
 * to "after-paint" of the frame clock, and what the main thread worked in each. Needs a display;
 * set GSK_RENDERER=cairo. With an argument, only those phases after the first whose names contain
 * it. */
#include "config.h"

#include "made-document.h"
#include "made-library.h"

#include "tl-application.h"
#include "tl-read-page.h"
#include "tl-text-find.h"
#include "tl-text-view.h"
#include "tl-window.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum
{
  BAR = 16,          /* milliseconds a frame, while one scrolls */
  JUMP_BAR = 50,     /* milliseconds a frame, when one goes to another place */
  FIND_BAR = 25,     /* milliseconds a key stroke */
  SETTLE = 90,       /* frames between two phases */
  PATIENCE = 120000, /* milliseconds */
  STEP = 60          /* pixels a frame */
};

/* Of a frame: what moved is noted, sizes are given, all is drawn. */
enum
{
  UPDATE,
  LAYOUT,
  PAINT,
  N_PARTS
};

typedef struct Bench Bench;

/* What is done in each frame of it. */
typedef struct
{
  const char *name;
  guint n_frames;
  guint bar; /* milliseconds a frame; 0 none */
  void (*act) (Bench *self, guint frame);
} Phase;

struct Bench
{
  TlApplication *application;
  TlWindow *window;
  TlTextView *view;
  char *review_id;
  GArray *wall, *work; /* double: milliseconds */
  gint64 began, work_began;
  gint64 ends[N_PARTS];           /* of the parts of the frame */
  double longest, parts[N_PARTS]; /* milliseconds: of the longest frame */
  double pause;                   /* milliseconds: the longest from the end of one to the next */
  gint64 ended;
  GtkSingleSelection *outline; /* borrowed */
  const char *only;            /* nullable: what the names of phases contain */
  guint phase, frame, settling;
  gboolean has_failed, is_open, is_in_frame;
};

static gboolean
is_outline (GtkWidget *widget)
{
  return GTK_IS_LIST_VIEW (widget)
         && GTK_IS_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (widget)))
         && gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) == NULL
         && gtk_widget_get_ancestor (widget, TL_TYPE_READ_PAGE) != NULL;
}

static gboolean
is_text (GtkWidget *widget)
{
  return TL_IS_TEXT_VIEW (widget);
}

static GtkWidget *
find_widget (GtkWidget *widget, gboolean (*matches) (GtkWidget *widget))
{
  GtkWidget *found = matches (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, matches);
  return found;
}

static void
scroll_by (Bench *self, double pixels)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pixels);
}

static void
scroll_down (Bench *self, guint frame)
{
  scroll_by (self, STEP);
}

static void
scroll_up (Bench *self, guint frame)
{
  scroll_by (self, -STEP);
}

static void
page_on (Bench *self, guint frame)
{
  scroll_by (self, frame % 5 == 0 ? gtk_widget_get_height (GTK_WIDGET (self->view)) * 0.9 : 0);
}

static void
jump (Bench *self, guint frame)
{
  if (frame % 10 == 0)
    tl_text_view_scroll_to (self->view, (frame * 7919 * 31) % 900000);
}

static void
press_page_down (Bench *self, guint frame)
{
  if (frame % 10 == 0)
    g_signal_emit_by_name (self->view, "move-cursor", GTK_MOVEMENT_PAGES, 1, FALSE);
}

static void
press_end (Bench *self, guint frame)
{
  if (frame % 20 == 0)
    g_signal_emit_by_name (self->view, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS,
                           frame % 40 == 0 ? 1 : -1, FALSE);
}

static void
choose_heading (Bench *self, guint frame)
{
  if (frame % 10 == 0)
    gtk_single_selection_set_selected (
        self->outline, (frame * 37) % g_list_model_get_n_items (G_LIST_MODEL (self->outline)));
}

/* A change of one finding, as each step of coding is. */
static void
weigh (Bench *self, guint frame)
{
  if (frame == 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "read.step-finding", "i", 1);
  else if (frame % 60 == 30)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "read.weigh-finding", NULL);
}

static void
change_size (Bench *self, guint frame)
{
  if (frame % 60 == 0)
    g_object_set (self->view, "text-size", frame % 120 == 0 ? 14.0 : 12.0, NULL);
}

static const Phase phases[] = {
  { "scroll while lines are measured", 120, 0, scroll_down },
  { "scroll down, 60 pixels a frame", 600, BAR, scroll_down },
  { "scroll up", 300, BAR, scroll_up },
  { "page on", 200, BAR, page_on },
  { "Page Down", 200, JUMP_BAR, press_page_down },
  { "jump", 300, JUMP_BAR, jump },
  { "choose a heading", 300, JUMP_BAR, choose_heading },
  { "Ctrl+End, Ctrl+Home", 200, JUMP_BAR, press_end },
  { "change a finding", 300, JUMP_BAR, weigh },
  { "change the text size", 240, 0, change_size },
};

static double
now_worked (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y ? 1 : 0;
}

static double
at_part (GArray *values, double part)
{
  return g_array_index (values, double, (guint) ((values->len - 1) * part));
}

static void
report (Bench *self, const Phase *phase)
{
  g_array_sort (self->wall, compare_doubles);
  g_array_sort (self->work, compare_doubles);
  printf ("%-32s %4u frames  median %5.1f  95 %% %5.1f  longest %5.1f ms (worked %5.1f;"
          " update %.0f, layout %.0f, paint %.0f) pause %.0f",
          phase->name, self->wall->len, at_part (self->wall, 0.5), at_part (self->wall, 0.95),
          at_part (self->wall, 1), at_part (self->work, 1), self->parts[UPDATE],
          self->parts[LAYOUT], self->parts[PAINT], self->pause);
  if (phase->bar > 0)
    {
      gboolean is_met = at_part (self->wall, 1) <= phase->bar;

      printf ("   bar %u  %s", phase->bar, is_met ? "met" : "MISSED");
      self->has_failed = self->has_failed || !is_met;
    }
  printf ("\n");
  fflush (stdout);
}

static void
next_phase (Bench *self)
{
  if (self->wall->len > 0)
    report (self, &phases[self->phase]);
  g_array_set_size (self->wall, 0);
  g_array_set_size (self->work, 0);
  self->longest = self->pause = 0;
  do
    self->phase++;
  while (self->only != NULL && self->phase < G_N_ELEMENTS (phases)
         && strstr (phases[self->phase].name, self->only) == NULL);
  self->frame = 0;
  self->settling = SETTLE;
  if (self->phase == G_N_ELEMENTS (phases))
    gtk_window_close (GTK_WINDOW (self->window));
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *self = data;

  /* A frame is painted for each tick, so that all phases have as many. */
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  if (self->settling > 0)
    self->settling--;
  else
    phases[self->phase].act (self, self->frame);
  return G_SOURCE_CONTINUE;
}

static void
before_paint_cb (GdkFrameClock *clock, Bench *self)
{
  self->began = g_get_monotonic_time ();
  self->work_began = (gint64) (now_worked () * 1000);
  if (self->is_in_frame && self->settling == 0 && self->ended > 0)
    self->pause = MAX (self->pause, (double) (self->began - self->ended) / 1000);
  self->is_in_frame = self->settling == 0;
}

static void
note_end (Bench *self, guint part)
{
  self->ends[part] = g_get_monotonic_time ();
}

static void
update_cb (GdkFrameClock *clock, Bench *self)
{
  note_end (self, UPDATE);
}

static void
layout_cb (GdkFrameClock *clock, Bench *self)
{
  note_end (self, LAYOUT);
}

static void
paint_cb (GdkFrameClock *clock, Bench *self)
{
  note_end (self, PAINT);
}

static void
keep_longest (Bench *self, double wall)
{
  gint64 from = self->began;

  if (wall <= self->longest)
    return;
  self->longest = wall;
  for (guint i = 0; i < N_PARTS; i++)
    {
      gint64 end = MAX (self->ends[i], from);

      self->parts[i] = (double) (end - from) / 1000;
      from = end;
    }
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *self)
{
  double wall = (double) (g_get_monotonic_time () - self->began) / 1000,
         work = now_worked () - (double) self->work_began / 1000;

  if (self->view == NULL || !self->is_in_frame || self->phase == G_N_ELEMENTS (phases))
    return;
  g_array_append_val (self->wall, wall);
  g_array_append_val (self->work, work);
  self->ended = g_get_monotonic_time ();
  keep_longest (self, wall);
  if (++self->frame == phases[self->phase].n_frames)
    next_phase (self);
}

/* The text is there once the view has one. */
static gboolean
wait_cb (gpointer data)
{
  Bench *self = data;

  if (!self->is_open && tl_window_get_library (self->window) != NULL)
    {
      tl_window_open_review (self->window, self->review_id);
      self->is_open = TRUE;
    }
  if (!self->is_open)
    return G_SOURCE_CONTINUE;
  self->view = TL_TEXT_VIEW (find_widget (GTK_WIDGET (self->window), is_text));
  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)))
      < 100000)
    {
      self->view = NULL;
      return G_SOURCE_CONTINUE;
    }
  self->outline = GTK_SINGLE_SELECTION (gtk_list_view_get_model (
      GTK_LIST_VIEW (find_widget (GTK_WIDGET (self->window), is_outline))));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
realised_cb (GtkWidget *window, Bench *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_after (clock, "update", G_CALLBACK (update_cb), self);
  g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), self);
  g_signal_connect_after (clock, "paint", G_CALLBACK (paint_cb), self);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  g_timeout_add (10, wait_cb, self);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Bench *self)
{
  if (!TL_IS_WINDOW (window))
    return;
  self->window = TL_WINDOW (window);
  g_signal_connect (window, "realize", G_CALLBACK (realised_cb), self);
}

static gboolean
give_up_cb (gpointer data)
{
  Bench *self = data;

  self->has_failed = TRUE;
  g_application_quit (G_APPLICATION (self->application));
  return G_SOURCE_REMOVE;
}

/* What a key stroke in the find bar costs, but for drawing. */
static gboolean
time_finding (TlStore *store, const char *review_id)
{
  static const char *const typed[] = { "r", "ri", "risk assessed", "nowhere at all" };
  g_autoptr (TlReview) review = tl_store_load_review (store, review_id, NULL);
  g_autoptr (TlDocumentText) text = tl_store_load_text (
      store, tl_document_get_id (tl_review_get_documents (review)->pdata[0]), NULL);
  gint64 began = g_get_monotonic_time ();
  g_autoptr (TlTextFind) finder = tl_text_find_new (text);
  double longest = 0, made = (double) (g_get_monotonic_time () - began) / 1000;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GArray) hits = NULL;

      began = g_get_monotonic_time ();
      hits = tl_text_find_search (finder, typed[i]);
      longest = MAX (longest, (double) (g_get_monotonic_time () - began) / 1000);
    }
  printf ("find: made ready once in %.1f ms, then at most %.1f ms a key   bar %d  %s\n", made,
          longest, FIND_BAR, longest <= FIND_BAR ? "met" : "MISSED");
  return longest <= FIND_BAR;
}

static char *
make_library (char **review_id, gboolean *finds)
{
  char *folder = g_dir_make_tmp ("throughline-bench-XXXXXX", NULL);
  char *path = g_build_filename (folder, "long.throughline", NULL);
  g_autoptr (TlLibrary) library = made_library_open (path);
  g_autoptr (TlCodebook) codebook = g_object_ref (tl_library_get_codebook (library));
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStore) store = NULL;

  g_free (folder);
  tl_library_close (library);
  store = tl_store_open (path, TL_STORE_OPEN, NULL, &error);
  if (store == NULL)
    {
      g_printerr ("%s\n", error->message);
      exit (2);
    }
  *review_id = made_document_add (store, codebook);
  *finds = time_finding (store, *review_id);
  return path;
}

static void
remove_library (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  Bench bench = { .settling = 0 };
  g_autofree char *path = NULL;
  gboolean finds;

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      g_printerr ("There is no display.\n");
      return 77;
    }
  bench.only = argc > 1 ? argv[1] : NULL;
  path = make_library (&bench.review_id, &finds);
  bench.wall = g_array_new (FALSE, FALSE, sizeof (double));
  bench.work = g_array_new (FALSE, FALSE, sizeof (double));
  bench.application = tl_application_new ();
  g_signal_connect (bench.application, "window-added", G_CALLBACK (window_added_cb), &bench);
  g_timeout_add (PATIENCE, give_up_cb, &bench);
  g_application_run (G_APPLICATION (bench.application), 2, (char *[]){ argv[0], path, NULL });
  g_object_unref (bench.application);
  g_array_unref (bench.wall);
  g_array_unref (bench.work);
  g_free (bench.review_id);
  remove_library (path);
  return bench.has_failed || !finds ? 1 : 0;
}
