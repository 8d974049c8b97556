/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the window share: a display, a small library, waiting, finding widgets. */
#include "config.h"

#include "app-fixture.h"

#include <adwaita.h>

typedef struct
{
  TlLibrary *library;
  gboolean is_over;
} Opening;

void
app_fixture_init (int *argc, char ***argv)
{
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (0);
    }
  gtk_test_init (argc, argv);
  adw_init ();
}

void
app_fixture_wait (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      /* A source of ours wakes the loop, should nothing else. */
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;

  opening->library = tl_library_open_finish (result, &error);
  g_assert_no_error (error);
  opening->is_over = TRUE;
}

static gboolean
is_open (gpointer data)
{
  return ((Opening *) data)->is_over;
}

static void
code_review (TlStore *store, const char *review_id)
{
  g_autoptr (TlFinding) one = fixture_make_finding (store, review_id, "information was not shared",
                                                    (const char *const[]){ "T03.1", NULL },
                                                    (const char *const[]){ "AG01", NULL });
  g_autoptr (TlFinding) two =
      fixture_make_finding (store, review_id, "abuse", (const char *const[]){ "T01.1", NULL },
                            (const char *const[]){ "AG03", NULL });
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_store_add_finding (store, one, &error));
  g_assert_no_error (error);
  g_assert_true (tl_store_add_finding (store, two, &error));
  g_assert_no_error (error);
}

TlLibrary *
app_fixture_make_library (const char *folder, guint n_reviews, gboolean is_coded)
{
  g_autoptr (TlStore) store = fixture_open (folder);
  g_autofree char *path = fixture_path (folder);
  g_autoptr (GError) error = NULL;
  Opening opening = { 0 };

  for (guint i = 0; i < n_reviews; i++)
    {
      g_autofree char *review_id = fixture_add_review (store, i);

      if (is_coded)
        code_review (store, review_id);
    }
  g_assert_true (tl_store_close (store, &error));
  g_assert_no_error (error);
  tl_library_open_async (path, TL_STORE_OPEN, NULL, NULL, opened_cb, &opening);
  app_fixture_wait (is_open, &opening);
  return opening.library;
}

GtkWidget *
app_fixture_find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_fixture_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
app_fixture_find_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_fixture_find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}
