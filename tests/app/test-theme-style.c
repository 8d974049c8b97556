/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes can be told apart: by colour for all kinds of colour vision, or by pattern. */
#include "config.h"

#include "app-fixture.h"
#include "tl-theme-style.h"

#include <math.h>

/* Two colours that differ less than this are one colour to some. */
#define SMALLEST_DIFFERENCE 17.0

typedef struct
{
  double l, a, b;
} Lab;

typedef double Matrix[3][3];

/* Machado, Oliveira and Fernandes 2009, severity 1.0; in linear light. */
static const struct
{
  const char *name;
  Matrix matrix;
} visions[] = {
  { "normal", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "protan",
    { { 0.152286, 1.052583, -0.204868 },
      { 0.114503, 0.786281, 0.099216 },
      { -0.003882, -0.048116, 1.051998 } } },
  { "deutan",
    { { 0.367322, 0.860646, -0.227968 },
      { 0.280085, 0.672501, 0.047413 },
      { -0.011820, 0.042940, 0.968881 } } },
  { "tritan",
    { { 1.255528, -0.076749, -0.178779 },
      { -0.078411, 0.930809, 0.147602 },
      { 0.004733, 0.691367, 0.303900 } } },
};

static double
to_linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
lab_curve (double t)
{
  return t > 216.0 / 24389.0 ? cbrt (t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
}

/* How a colour is seen, in CIE Lab under D65. */
static Lab
see (const GdkRGBA *colour, const Matrix matrix)
{
  double in[3] = { to_linear (colour->red), to_linear (colour->green), to_linear (colour->blue) },
         rgb[3], x, y, z;

  for (int i = 0; i < 3; i++)
    rgb[i] = CLAMP (matrix[i][0] * in[0] + matrix[i][1] * in[1] + matrix[i][2] * in[2], 0, 1);
  x = lab_curve ((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
  y = lab_curve (0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
  z = lab_curve ((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
  return (Lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static double
to_degrees (double b, double a)
{
  double degrees = atan2 (b, a) * 180 / G_PI;

  return a == 0 && b == 0 ? 0 : degrees < 0 ? degrees + 360 : degrees;
}

static double
cos_degrees (double degrees)
{
  return cos (degrees * G_PI / 180);
}

/* Sharma, Wu and Dalal 2005. */
static double
ciede2000 (Lab one, Lab two)
{
  double c_mean = (hypot (one.a, one.b) + hypot (two.a, two.b)) / 2, c7 = pow (c_mean, 7);
  double g = 0.5 * (1 - sqrt (c7 / (c7 + pow (25, 7))));
  double a1 = (1 + g) * one.a, a2 = (1 + g) * two.a, c1 = hypot (a1, one.b), c2 = hypot (a2, two.b);
  double h1 = to_degrees (one.b, a1), h2 = to_degrees (two.b, a2), dh = h2 - h1, h_mean = h1 + h2;
  double l_mean = (one.l + two.l) / 2, cp_mean = (c1 + c2) / 2, cp7 = pow (cp_mean, 7),
         l50 = (l_mean - 50) * (l_mean - 50);
  double t, sl, sc, sh, rt, dl, dc, dhue;

  if (c1 * c2 == 0)
    dh = 0;
  else if (dh > 180)
    dh -= 360;
  else if (dh < -180)
    dh += 360;
  if (c1 * c2 != 0)
    h_mean = fabs (h1 - h2) <= 180 ? h_mean / 2
             : h_mean < 360        ? (h_mean + 360) / 2
                                   : (h_mean - 360) / 2;
  t = 1 - 0.17 * cos_degrees (h_mean - 30) + 0.24 * cos_degrees (2 * h_mean)
      + 0.32 * cos_degrees (3 * h_mean + 6) - 0.20 * cos_degrees (4 * h_mean - 63);
  sl = 1 + 0.015 * l50 / sqrt (20 + l50);
  sc = 1 + 0.045 * cp_mean;
  sh = 1 + 0.015 * cp_mean * t;
  rt = -2 * sqrt (cp7 / (cp7 + pow (25, 7)))
       * sin (60 * exp (-pow ((h_mean - 275) / 25, 2)) * G_PI / 180);
  dl = (two.l - one.l) / sl;
  dc = (c2 - c1) / sc;
  dhue = 2 * sqrt (c1 * c2) * sin (dh * G_PI / 360) / sh;
  return sqrt (dl * dl + dc * dc + dhue * dhue + rt * dc * dhue);
}

/* Reads the themes of the default codebook: ids, colours and patterns. */
static void
start_element_cb (GMarkupParseContext *context, const char *element, const char **names,
                  const char **values, gpointer data, GError **error)
{
  const char *id = NULL, *colour = NULL, *pattern = NULL;
  GVariantBuilder facts;
  g_autoptr (TlCode) theme = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "id"))
      id = values[i];
    else if (g_str_equal (names[i], "colour"))
      colour = values[i];
    else if (g_str_equal (names[i], "pattern"))
      pattern = values[i];
  if (!g_str_equal (element, "theme") || colour == NULL)
    return;
  g_variant_builder_init (&facts, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&facts, "{ss}", "colour", colour);
  g_variant_builder_add (&facts, "{ss}", "pattern", pattern);
  theme =
      tl_code_new (TL_CODE_THEME, id, NULL, id, "", NULL, g_variant_builder_end (&facts), FALSE);
  tl_codebook_add (data, theme);
}

static TlCodebook *
read_codebook (void)
{
  static const GMarkupParser parser = { .start_element = start_element_cb };
  TlCodebook *codebook = tl_codebook_new ();
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, codebook, NULL);
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "codebook", "default.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  g_assert_true (g_markup_parse_context_parse (context, text, (gssize) length, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tl_codebook_get (codebook, TL_CODE_THEME)->len, ==, 17);
  return codebook;
}

static double
find_smallest (GPtrArray *themes, TlCodebook *codebook, gboolean dark, const Matrix matrix)
{
  double smallest = G_MAXDOUBLE;

  for (guint i = 0; i < themes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        TlThemeStyle one, two;
        double difference;

        tl_theme_style_get (codebook, tl_code_get_id (g_ptr_array_index (themes, i)), dark, &one);
        tl_theme_style_get (codebook, tl_code_get_id (g_ptr_array_index (themes, k)), dark, &two);
        if (gdk_rgba_equal (&one.colour, &two.colour))
          {
            g_assert_cmpint (one.pattern, !=, two.pattern);
            continue;
          }
        difference = ciede2000 (see (&one.colour, matrix), see (&two.colour, matrix));
        smallest = MIN (smallest, difference);
      }
  return smallest;
}

static void
test_colours_differ (void)
{
  g_autoptr (TlCodebook) codebook = read_codebook ();
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);

  for (int dark = 0; dark < 2; dark++)
    for (guint i = 0; i < G_N_ELEMENTS (visions); i++)
      {
        double smallest = find_smallest (themes, codebook, dark, visions[i].matrix);

        g_test_message ("%s, %s: %.1f", dark ? "dark" : "light", visions[i].name, smallest);
        g_assert_cmpfloat (smallest, >=, SMALLEST_DIFFERENCE);
      }
}

/* Pairs of the table that Sharma, Wu and Dalal published. */
static void
test_formula (void)
{
  static const struct
  {
    Lab one, two;
    double difference;
  } pairs[] = {
    { { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
    { { 50, -1.3802, -84.2814 }, { 50, 0, -82.7485 }, 1.0000 },
    { { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
    { { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
    { { 2.0776, 0.0795, -1.1350 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpfloat_with_epsilon (ciede2000 (pairs[i].one, pairs[i].two), pairs[i].difference,
                                    0.0001);
}

static void
test_sub_theme (void)
{
  g_autoptr (TlCodebook) codebook = fixture_make_codebook ();
  TlThemeStyle theme, sub_theme, none;

  tl_theme_style_get (codebook, "T03", FALSE, &theme);
  tl_theme_style_get (codebook, "T03.2", FALSE, &sub_theme);
  tl_theme_style_get (codebook, NULL, FALSE, &none);
  g_assert_true (gdk_rgba_equal (&theme.colour, &sub_theme.colour));
  g_assert_cmpint (theme.pattern, ==, sub_theme.pattern);
  g_assert_false (gdk_rgba_equal (&theme.colour, &none.colour));
  g_assert_cmpint (none.pattern, ==, TL_THEME_HOLLOW);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/theme-style/formula", test_formula);
  g_test_add_func ("/theme-style/colours-differ", test_colours_differ);
  g_test_add_func ("/theme-style/sub-theme", test_sub_theme);
  return g_test_run ();
}
