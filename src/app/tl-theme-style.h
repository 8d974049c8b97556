/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlThemePattern:
 *
 * How a theme's colour is laid on: six colours can be told apart, with three patterns seventeen
 * themes can.
 */
typedef enum
{
  TL_THEME_SOLID,
  TL_THEME_LADDER,
  TL_THEME_HOLLOW
} TlThemePattern;

/**
 * TlThemeStyle:
 * @colour: opaque
 *
 * How a theme is drawn.
 */
typedef struct
{
  GdkRGBA colour;
  TlThemePattern pattern;
} TlThemeStyle;

/**
 * tl_theme_style_get:
 * @codebook: (nullable)
 * @theme_id: (nullable): a theme or sub-theme, which takes the style of its theme
 * @out: (out): what the codebook says; grey and hollow for no theme, ink and solid where it says
 * nothing
 */
void tl_theme_style_get (TlCodebook *codebook, const char *theme_id, gboolean dark,
                         TlThemeStyle *out);

/** Draws a bar of the gutter; in high contrast with an outline in ink. */
void tl_theme_style_snapshot_bar (GtkSnapshot *snapshot, const TlThemeStyle *style,
                                  const graphene_rect_t *bar);

/** Draws a swatch: as a bar, with the corners of a swatch. */
void tl_theme_style_snapshot_swatch (GtkSnapshot *snapshot, const TlThemeStyle *style,
                                     const graphene_rect_t *swatch);

/** Side of a swatch in pixels. */
#define TL_THEME_SWATCH_SIZE 12

#define TL_TYPE_THEME_SWATCH (tl_theme_swatch_get_type ())
G_DECLARE_FINAL_TYPE (TlThemeSwatch, tl_theme_swatch, TL, THEME_SWATCH, GtkWidget)

/** A swatch, decoration beside the code or name of its theme. It follows light and dark by itself.
 */
GtkWidget *tl_theme_swatch_new (void);
void tl_theme_swatch_set_theme (GtkWidget *swatch, TlCodebook *codebook, const char *theme_id);

G_END_DECLS
