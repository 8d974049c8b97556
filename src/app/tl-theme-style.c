/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour and pattern of a theme, and how bars and swatches are drawn with them. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-theme-style.h"

#include <adwaita.h>

enum
{
  BAR_RUNG = 3, /* a ladder: so many pixels on, so many off */
  SWATCH_RUNG = 2,
  SWATCH_LEAD = 3, /* off, before the first rung */
  BAR_RADIUS = 2,
  SWATCH_RADIUS = 3,
  EDGE = 2 /* of what is hollow */
};

/* Around everything in high contrast. */
#define CONTRAST_EDGE 1.5f

/* Six colours that can be told apart in all kinds of colour vision; a test measures it. */
static const struct
{
  const char *name, *light, *dark;
} colours[] = {
  { "indigo", "#374ca2", "#9178c4" }, { "ochre", "#a8751d", "#f9c771" },
  { "sage", "#74907f", "#76b0a1" },   { "violet", "#a480da", "#cebeff" },
  { "brick", "#722d0d", "#b87651" },  { "ink", "#2c252c", "#e4fffb" },
};

static gboolean
find_colour (const char *name, gboolean dark, GdkRGBA *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_strcmp0 (name, colours[i].name) == 0)
      return gdk_rgba_parse (out, dark ? colours[i].dark : colours[i].light);
  return FALSE;
}

void
tl_theme_style_get (TlCodebook *codebook, const char *theme_id, gboolean dark, TlThemeStyle *out)
{
  TlCode *theme =
      codebook != NULL && theme_id != NULL ? tl_codebook_get_top_theme (codebook, theme_id) : NULL;
  const char *pattern = theme != NULL ? tl_code_get_fact (theme, "pattern") : NULL;

  if (theme == NULL)
    {
      gdk_rgba_parse (&out->colour, dark ? "#8d8c88" : "#8a8882");
      out->pattern = TL_THEME_HOLLOW;
      return;
    }
  if (!find_colour (tl_code_get_fact (theme, "colour"), dark, &out->colour))
    find_colour ("ink", dark, &out->colour);
  out->pattern = g_strcmp0 (pattern, "ladder") == 0   ? TL_THEME_LADDER
                 : g_strcmp0 (pattern, "hollow") == 0 ? TL_THEME_HOLLOW
                                                      : TL_THEME_SOLID;
}

static void
draw_edge (GtkSnapshot *snapshot, const GskRoundedRect *outline, const GdkRGBA *colour, float width)
{
  gtk_snapshot_append_border (snapshot, outline, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ *colour, *colour, *colour, *colour });
}

static void
draw (GtkSnapshot *snapshot, const TlThemeStyle *style, const graphene_rect_t *rect, float radius,
      float rung, float lead)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  graphene_rect_t inside = *rect;
  GskRoundedRect outline;

  if (adw_style_manager_get_high_contrast (manager))
    {
      GdkRGBA ink =
          adw_style_manager_get_dark (manager) ? (GdkRGBA){ 1, 1, 1, 1 } : (GdkRGBA){ 0, 0, 0, 1 };

      gsk_rounded_rect_init_from_rect (&outline, rect, radius);
      draw_edge (snapshot, &outline, &ink, CONTRAST_EDGE);
      graphene_rect_inset (&inside, CONTRAST_EDGE, CONTRAST_EDGE);
      rect = &inside;
      radius -= 1;
    }
  gsk_rounded_rect_init_from_rect (&outline, rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (style->pattern == TL_THEME_SOLID)
    gtk_snapshot_append_color (snapshot, &style->colour, rect);
  for (float y = lead; style->pattern == TL_THEME_LADDER && y < rect->size.height; y += 2 * rung)
    gtk_snapshot_append_color (
        snapshot, &style->colour,
        &GRAPHENE_RECT_INIT (rect->origin.x, rect->origin.y + y, rect->size.width, rung));
  gtk_snapshot_pop (snapshot);
  if (style->pattern == TL_THEME_LADDER)
    draw_edge (snapshot, &outline, &style->colour, 1);
  if (style->pattern == TL_THEME_HOLLOW)
    draw_edge (snapshot, &outline, &style->colour, EDGE);
}

void
tl_theme_style_snapshot_bar (GtkSnapshot *snapshot, const TlThemeStyle *style,
                             const graphene_rect_t *bar)
{
  draw (snapshot, style, bar, BAR_RADIUS, BAR_RUNG, 0);
}

void
tl_theme_style_snapshot_swatch (GtkSnapshot *snapshot, const TlThemeStyle *style,
                                const graphene_rect_t *swatch)
{
  draw (snapshot, style, swatch, SWATCH_RADIUS, SWATCH_RUNG, SWATCH_LEAD);
}
