/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of the four styles stand out from what they lie on: words 4.5 to 1, outlines 3 to 1
   (WCAG 2.2, 1.4.3 and 1.4.11). */
#include "config.h"

#include <gtk/gtk.h>
#include <math.h>

#define TEXT 4.5
#define OUTLINE 3.0

typedef struct
{
  const char *name;
  /* In the order in which the program's style reads them; a later one wins. */
  const char *files[4];
  /* What libadwaita 1.2 has for the surfaces, which are not ours to define. */
  const char *window, *view, *header;
} Style;

static const Style styles[] = {
  { "light", { "style.css" }, "#fafafa", "#ffffff", "#ebebeb" },
  { "dark", { "style.css", "style-dark.css" }, "#242424", "#1e1e1e", "#303030" },
  { "high-contrast", { "style.css", "style-hc.css" }, "#fafafa", "#ffffff", "#ebebeb" },
  { "high-contrast-dark",
    { "style.css", "style-dark.css", "style-hc.css", "style-hc-dark.css" },
    "#242424",
    "#1e1e1e",
    "#303030" },
};

/* What lies on what; the surfaces' names are libadwaita's. */
static const struct
{
  const char *over;
  double least;
  const char *under[9];
} pairs[] = {
  { "tl_ink",
    TEXT,
    { "window_bg_color", "view_bg_color", "headerbar_bg_color", "tl_sidebar", "tl_paper",
      "tl_selection", "tl_soft", "tl_text_selection" } },
  { "tl_ink_2",
    TEXT,
    { "window_bg_color", "view_bg_color", "headerbar_bg_color", "tl_sidebar", "tl_paper",
      "tl_selection", "tl_soft" } },
  { "window_fg_color", TEXT, { "window_bg_color" } },
  { "view_fg_color", TEXT, { "view_bg_color" } },
  { "headerbar_fg_color", TEXT, { "headerbar_bg_color" } },
  { "accent_color",
    TEXT,
    { "window_bg_color", "view_bg_color", "headerbar_bg_color", "tl_sidebar", "tl_paper",
      "tl_selection", "tl_soft" } },
  { "accent_fg_color", TEXT, { "accent_bg_color" } },
  { "warning_color", TEXT, { "window_bg_color", "view_bg_color", "tl_sidebar" } },
  { "error_color", TEXT, { "window_bg_color", "view_bg_color", "tl_sidebar" } },
  { "success_color", TEXT, { "window_bg_color", "view_bg_color", "tl_sidebar" } },
  { "tl_edge", OUTLINE, { "window_bg_color", "view_bg_color", "tl_sidebar", "tl_paper" } },
  { "tl_ink", TEXT, { "tl_find" } },
  { "tl_find_edge", OUTLINE, { "tl_paper" } },
  { "tl_step_ink", TEXT, { "tl_step_0", "tl_step_1", "tl_step_2", "tl_step_3" } },
  { "tl_step_4_ink", TEXT, { "tl_step_4" } },
};

static char *folder;

static void
read_colours (GHashTable *colours, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL), *text = NULL;
  g_autoptr (GRegex) regex =
      g_regex_new ("@define-color\\s+(\\w+)\\s+(#[0-9a-fA-F]{6});", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_hash_table_insert (colours, g_match_info_fetch (match, 1), g_match_info_fetch (match, 2));
}

static double
to_linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* WCAG 2.2, "relative luminance". */
static double
get_luminance (GHashTable *colours, const char *name)
{
  const char *value = g_hash_table_lookup (colours, name);
  GdkRGBA colour;

  if (value == NULL)
    g_error ("no colour is called %s", name);
  g_assert_true (gdk_rgba_parse (&colour, value));
  return 0.2126 * to_linear (colour.red) + 0.7152 * to_linear (colour.green)
         + 0.0722 * to_linear (colour.blue);
}

static double
get_contrast (GHashTable *colours, const char *over, const char *under)
{
  double a = get_luminance (colours, over), b = get_luminance (colours, under);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
test_style (gconstpointer data)
{
  const Style *style = data;
  g_autoptr (GHashTable) colours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (style->files) && style->files[i] != NULL; i++)
    read_colours (colours, style->files[i]);
  g_hash_table_insert (colours, g_strdup ("window_bg_color"), g_strdup (style->window));
  g_hash_table_insert (colours, g_strdup ("view_bg_color"), g_strdup (style->view));
  g_hash_table_insert (colours, g_strdup ("headerbar_bg_color"), g_strdup (style->header));
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint j = 0; pairs[i].under[j] != NULL; j++)
      {
        double contrast = get_contrast (colours, pairs[i].over, pairs[i].under[j]);

        if (contrast < pairs[i].least)
          {
            g_test_message ("%s on %s: %.2f, less than %.1f", pairs[i].over, pairs[i].under[j],
                            contrast, pairs[i].least);
            g_test_fail ();
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autofree char *path = g_strconcat ("/contrast/", styles[i].name, NULL);

      g_test_add_data_func (path, &styles[i], test_style);
    }
  return g_test_run ();
}
