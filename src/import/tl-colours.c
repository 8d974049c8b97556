/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands before lcms in the worker: poppler sets up every colour profile of every page even where
 * only text is wanted, which takes ten times as long as the text, and has no switch for it. Without
 * a transform it falls back to the profile's plain colours, which text extraction never looks at.
 */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-colours.h"

#include <dlfcn.h>

typedef void *(*CreateTransform) (void *input, guint32 input_format, void *output,
                                  guint32 output_format, guint32 intent, guint32 flags);

static gboolean are_wanted = TRUE;

/* The name and the signature are those of lcms2.h; poppler finds this one first. */
__attribute__ ((visibility ("default"))) void *
cmsCreateTransform (void *input, guint32 input_format, void *output, guint32 output_format,
                    guint32 intent, guint32 flags);

void *
cmsCreateTransform (void *input, guint32 input_format, void *output, guint32 output_format,
                    guint32 intent, guint32 flags)
{
  static CreateTransform real;

  if (!are_wanted)
    return NULL;
  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "cmsCreateTransform");
  return real != NULL ? real (input, input_format, output, output_format, intent, flags) : NULL;
}

void
tl_colours_set_wanted (gboolean is_wanted)
{
  are_wanted = is_wanted;
}
