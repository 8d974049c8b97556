/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template of the window can be made: a child, an action or a handler that is missing is a
 * warning, and fatal. */
#include "config.h"

#include "app-fixture.h"

#define ROOT "/org/throughline/Throughline/ui"

/* (transfer full) (nullable): the class that TEXT is the template of. */
static char *
find_class (const char *text)
{
  /* Rows that are written within a page are templates of GTK's own classes. */
  static const char start[] = "<template class=\"", ours[] = "<template class=\"Tl";
  const char *at = strstr (text, ours);

  if (at == NULL)
    return NULL;
  at += strlen (start);
  return g_strndup (at, strcspn (at, "\""));
}

static void
test_template (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (data, 0, &error);
  g_autofree char *text = NULL, *name = NULL;
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  GtkWidget *widget;
  GType type;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  name = find_class (text);
  if (name == NULL)
    {
      /* Not a template: built as it is. */
      g_assert_true (gtk_builder_add_from_string (builder, text, -1, &error));
      g_assert_no_error (error);
      return;
    }
  type = gtk_builder_get_type_from_name (builder, name);
  g_assert_cmpstr (g_type_name (type), ==, name);
  widget = g_object_ref_sink (g_object_new (type, NULL));
  g_assert_true (GTK_IS_WIDGET (widget));
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_assert_finalize_object (widget);
}

static void
add_folder (const char *folder, guint *n)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", folder, names[i]);

      if (g_str_has_suffix (path, "/"))
        {
          path[strlen (path) - 1] = '\0';
          add_folder (path, n);
        }
      else if (g_str_has_suffix (path, ".ui"))
        {
          const char *name = path + strlen (ROOT);

          (*n)++;
          g_test_add_data_func_full (name, g_steal_pointer (&path), test_template, g_free);
        }
    }
}

int
main (int argc, char *argv[])
{
  guint n = 0;

  app_fixture_init (&argc, &argv);
  add_folder (ROOT, &n);
  g_assert_cmpuint (n, >, 30);
  return g_test_run ();
}
