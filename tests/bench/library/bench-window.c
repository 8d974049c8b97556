/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person waits for at the window of a library of 1,500 reviews and 100,000 findings: from
 * the start of the program to the first frame that shows the reviews, and from a key in the search
 * to the frame that shows what it found. Needs a display. */
#include "config.h"

#include "made-library.h"

#include "tl-application.h"
#include "tl-window.h"

#include <stdio.h>
#include <stdlib.h>

enum
{
  BAR = 500,         /* milliseconds */
  STILL_BAR = 50,    /* likewise: so long a window that does not answer is not noticed */
  PATIENCE = 120000, /* likewise: an opening that failed shows no reviews */
  PACE = 150,        /* likewise: from what a key has found to the next key */
  BEAT = 1           /* likewise: how often it is looked whether the window answers */
};

static const char *const queries[] = { "housing officer rent", "the police",
                                       "“risk assessment”",    "interpreter appointment",
                                       "controlling",          "care mother debts" };

static gint64 start, key_time, last_beat;
static double figure; /* milliseconds; 0 before the first frame */
static double still;  /* likewise: the longest that the window did not answer since the key */
static double worst_still;
static char *slowest, *stillest;
static GArray *times;
static guint query, at; /* bytes of the query that are typed */
static GtkWidget *entry;
static gboolean is_waiting, is_found;
static GtkWindow *window;

static double
get_since (gint64 moment)
{
  return (double) (g_get_monotonic_time () - moment) / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static gboolean
beat_cb (gpointer data)
{
  gint64 now = g_get_monotonic_time ();

  if (is_waiting)
    still = MAX (still, (double) (now - last_beat) / 1000);
  last_beat = now;
  return G_SOURCE_CONTINUE;
}

static gboolean
type_cb (gpointer data)
{
  const char *text, *end;
  int position = -1;

  if (queries[query][at] == '\0')
    {
      query++;
      at = 0;
      if (query == G_N_ELEMENTS (queries))
        gtk_window_close (window);
      else
        {
          gtk_editable_set_text (GTK_EDITABLE (entry), "");
          g_timeout_add (PACE, type_cb, NULL);
        }
      return G_SOURCE_REMOVE;
    }
  text = queries[query] + at;
  end = g_utf8_next_char (text);
  at += (guint) (end - text);
  still = 0;
  is_found = FALSE;
  is_waiting = TRUE;
  key_time = last_beat = g_get_monotonic_time ();
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  position = gtk_editable_get_position (GTK_EDITABLE (entry));
  gtk_editable_insert_text (GTK_EDITABLE (entry), text, (int) (end - text), &position);
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (void)
{
  is_found = TRUE;
}

/* Keeps the name of what was the slowest so far. */
static void
note (char **name, double *longest, double time)
{
  if (time <= *longest)
    return;
  *longest = time;
  g_free (*name);
  *name = g_strndup (queries[query], at);
}

static void
shown (void)
{
  static double longest;
  double time = get_since (key_time);

  beat_cb (NULL);
  is_waiting = FALSE;
  g_array_append_val (times, time);
  note (&slowest, &longest, time);
  note (&stillest, &worst_still, still);
  g_timeout_add (PACE, type_cb, NULL);
}

static GtkWidget *
find_places (GtkWidget *widget)
{
  GtkWidget *found =
      GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "found") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_places (child);
  return found;
}

static gboolean
begin_search_cb (gpointer data)
{
  GtkWidget *places = find_places (GTK_WIDGET (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  entry = gtk_window_get_focus (window);
  g_signal_connect (gtk_list_view_get_model (GTK_LIST_VIEW (places)), "items-changed",
                    G_CALLBACK (items_changed_cb), NULL);
  g_timeout_add_full (G_PRIORITY_HIGH, BEAT, beat_cb, NULL, NULL);
  g_timeout_add (1000, type_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  TlLibrary *library = tl_window_get_library (TL_WINDOW (window));

  if (is_waiting && is_found)
    shown ();
  if (figure > 0 || library == NULL
      || g_list_model_get_n_items (tl_library_list_reviews (library)) == 0)
    return;
  figure = get_since (start);
  g_timeout_add (1000, begin_search_cb, NULL);
}

static void
realised_cb (GtkWidget *widget)
{
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *added)
{
  if (!TL_IS_WINDOW (added))
    return;
  window = added;
  g_signal_connect (window, "realize", G_CALLBACK (realised_cb), NULL);
}

static gboolean
give_up_cb (gpointer application)
{
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

/* No bar for 0. */
static gboolean
print_figure (const char *what, double time, double bar)
{
  printf ("%-62s %8.1f ms", what, time);
  if (bar > 0)
    printf ("   bar %5.0f  %s", bar, time > 0 && time <= bar ? "met" : "MISSED");
  printf ("\n");
  return bar == 0 || (time > 0 && time <= bar);
}

static gboolean
print_search (void)
{
  g_autofree char *worst = g_strdup_printf ("a key in the search to its frame, worst: %s", slowest);
  g_autofree char *longest = g_strdup_printf ("the window stood still, worst: %s", stillest);

  g_array_sort (times, compare_doubles);
  print_figure ("a key in the search to its frame, median",
                g_array_index (times, double, times->len / 2), 0);
  print_figure ("a key in the search to its frame, 95th of 100",
                g_array_index (times, double, times->len * 95 / 100), 0);
  print_figure (worst, g_array_index (times, double, times->len - 1), 0);
  return print_figure (longest, worst_still, STILL_BAR);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = made_library_get ();
  g_autoptr (TlApplication) application = NULL;
  gboolean is_met;

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      g_printerr ("There is no display.\n");
      return 77;
    }
  times = g_array_new (FALSE, FALSE, sizeof (double));
  start = g_get_monotonic_time ();
  application = tl_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_timeout_add (PATIENCE, give_up_cb, application);
  g_application_run (G_APPLICATION (application), 2, (char *[]){ argv[0], path, NULL });
  is_met = print_figure ("start of the program to the first frame with reviews", figure, BAR);
  is_met = times->len > 0 && print_search () && is_met;
  return is_met && query == G_N_ELEMENTS (queries) ? 0 : 1;
}
