/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* The font of a report's text is one of these or the name of a family. */
#define TL_READING_FONT_SERIF "serif"
#define TL_READING_FONT_SANS "sans"

/* What a font measures at a size, in pixels. */
typedef struct
{
  double em, ascent, height;
  double character; /* on average in English text */
  double scale;     /* pixels for each of those at 96 dots an inch */
} TlReadingMetrics;

/** (transfer full): the families of @font in order of preference, as Pango takes them. */
char *tl_reading_font_dup_families (const char *font);
/** (transfer full): the same as a value of CSS. */
char *tl_reading_font_dup_css (const char *font);
/** (transfer full): the family that is there for @font. */
char *tl_reading_font_dup_face (PangoContext *context, const char *font);
/** @size: in points. */
void tl_reading_font_measure (PangoContext *context, const char *font, double size,
                              TlReadingMetrics *metrics);
/** By what to multiply the natural line of @font for one of @line_height times @size. */
double tl_reading_font_get_line_factor (PangoContext *context, const char *font, double size,
                                        double line_height);

G_END_DECLS
