/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands before cairo and fontconfig in the worker: where a page is drawn for the sake of its
 * rules, its letters need neither be painted nor have their fonts looked for among those of the
 * system, which takes longer than all else on the page. Where these functions are not the ones that
 * poppler calls, the letters are drawn, and nothing else changes.
 */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-letters.h"

#include <dlfcn.h>

typedef void (*ShowGlyphs) (gpointer cr, gconstpointer glyphs, int n_glyphs);
typedef gboolean (*Substitute) (gpointer config, gpointer pattern, guint kind);
typedef void (*DefaultSubstitute) (gpointer pattern);
typedef gpointer (*FontSort) (gpointer config, gpointer pattern, gboolean trim, gpointer *charset,
                              guint *result);

static gboolean are_wanted = TRUE;

/* The names and the signatures are those of cairo.h and fontconfig.h; poppler finds these first. */
#define PUBLIC __attribute__ ((visibility ("default")))
PUBLIC void cairo_show_glyphs (gpointer cr, gconstpointer glyphs, int n_glyphs);
PUBLIC gboolean FcConfigSubstitute (gpointer config, gpointer pattern, guint kind);
PUBLIC void FcDefaultSubstitute (gpointer pattern);
PUBLIC gpointer FcFontSort (gpointer config, gpointer pattern, gboolean trim, gpointer *charset,
                            guint *result);

void
cairo_show_glyphs (gpointer cr, gconstpointer glyphs, int n_glyphs)
{
  static ShowGlyphs real;

  if (!are_wanted)
    return;
  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "cairo_show_glyphs");
  if (real != NULL)
    real (cr, glyphs, n_glyphs);
}

gboolean
FcConfigSubstitute (gpointer config, gpointer pattern, guint kind)
{
  static Substitute real;

  if (!are_wanted)
    return TRUE;
  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "FcConfigSubstitute");
  return real != NULL && real (config, pattern, kind);
}

void
FcDefaultSubstitute (gpointer pattern)
{
  static DefaultSubstitute real;

  if (!are_wanted)
    return;
  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "FcDefaultSubstitute");
  if (real != NULL)
    real (pattern);
}

/* NULL is what it gives where there is no font. */
gpointer
FcFontSort (gpointer config, gpointer pattern, gboolean trim, gpointer *charset, guint *result)
{
  static FontSort real;

  if (!are_wanted)
    return NULL;
  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "FcFontSort");
  return real != NULL ? real (config, pattern, trim, charset, result) : NULL;
}

void
tl_letters_set_wanted (gboolean is_wanted)
{
  are_wanted = is_wanted;
}
