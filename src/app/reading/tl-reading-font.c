/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts that reports are read in, and what they measure. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-reading-font.h"

#include <pango/pangocairo.h>

static const char *const serif_families[] = { "Charis SIL", "Charter", "Source Serif 4",
                                              "Noto Serif", NULL };
static const char *const sans_families[] = { "Cantarell", "Inter", "Noto Sans", NULL };

static const char *const *
get_families (const char *font, const char **generic)
{
  *generic = g_str_equal (font, TL_READING_FONT_SANS) ? "sans-serif" : "serif";
  if (g_str_equal (font, TL_READING_FONT_SERIF))
    return serif_families;
  return g_str_equal (font, TL_READING_FONT_SANS) ? sans_families : NULL;
}

char *
tl_reading_font_dup_families (const char *font)
{
  const char *generic;
  const char *const *families = get_families (font, &generic);
  g_autofree char *list = families != NULL ? g_strjoinv (",", (GStrv) families) : g_strdup (font);

  return g_strconcat (list, ",", generic, NULL);
}

static void
append_quoted (GString *css, const char *family)
{
  g_string_append_c (css, '"');
  for (const char *c = family; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (css, '\\');
      if (!g_ascii_iscntrl (*c))
        g_string_append_c (css, *c);
    }
  g_string_append (css, "\", ");
}

char *
tl_reading_font_dup_css (const char *font)
{
  const char *generic;
  const char *const *families = get_families (font, &generic);
  GString *css = g_string_new (NULL);

  for (guint i = 0; families != NULL && families[i] != NULL; i++)
    append_quoted (css, families[i]);
  if (families == NULL)
    append_quoted (css, font);
  g_string_append (css, generic);
  return g_string_free (css, FALSE);
}

static PangoFontDescription *
describe (const char *font, double size)
{
  g_autofree char *families = tl_reading_font_dup_families (font);
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, families);
  pango_font_description_set_size (description, (int) (size * PANGO_SCALE));
  return description;
}

char *
tl_reading_font_dup_face (PangoContext *context, const char *font)
{
  PangoFontDescription *wanted = describe (font, 12);
  g_autoptr (PangoFont) loaded = pango_context_load_font (context, wanted);
  char *name;

  pango_font_description_free (wanted);
  if (loaded == NULL)
    return g_strdup (font);
  wanted = pango_font_describe (loaded);
  name = g_strdup (pango_font_description_get_family (wanted));
  pango_font_description_free (wanted);
  return name;
}

/* The width of English text: the letters of a sentence as common as they are in reports. */
static double
measure_character (PangoContext *context, const PangoFontDescription *description)
{
  static const char text[] = "The panel found that what each agency knew of the family had been "
                             "recorded with care, and was not shared until June 2019.";
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int width;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  return width / (double) PANGO_SCALE / (sizeof text - 1);
}

void
tl_reading_font_measure (PangoContext *context, const char *font, double size,
                         TlReadingMetrics *metrics)
{
  PangoFontDescription *description = describe (font, size);
  PangoFontMetrics *found = pango_context_get_metrics (context, description, NULL);
  double resolution = pango_cairo_context_get_resolution (context);

  metrics->scale = resolution > 0 ? resolution / 96 : 1;
  metrics->em = size * 96 / 72 * metrics->scale;
  metrics->ascent = pango_font_metrics_get_ascent (found) / (double) PANGO_SCALE;
  metrics->height = MAX (pango_font_metrics_get_height (found) / (double) PANGO_SCALE, 1);
  metrics->character = measure_character (context, description);
  pango_font_metrics_unref (found);
  pango_font_description_free (description);
}

double
tl_reading_font_get_line_factor (PangoContext *context, const char *font, double size,
                                 double line_height)
{
  TlReadingMetrics metrics;

  tl_reading_font_measure (context, font, size, &metrics);
  return line_height * metrics.em / metrics.height;
}
