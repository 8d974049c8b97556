/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new entry of the codebook may be called, and how a new theme may look. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-codebook.h"

#include <string.h>

const char *const tl_theme_colours[TL_N_THEME_COLOURS] = { "indigo", "ochre", "sage",
                                                           "violet", "brick", "ink" };
const char *const tl_theme_patterns[TL_N_THEME_PATTERNS] = { "solid", "ladder", "hollow" };

/* What the ids of a kind begin with, and how many digits they have at least. */
static const char *const prefixes[TL_N_CODE_KINDS] = {
  [TL_CODE_THEME] = "T",
  [TL_CODE_AGENCY] = "AG",
  [TL_CODE_FINDING_TYPE] = "F",
};

enum
{
  MAX_NUMBER = 999999,
  OTHERS = 99 /* "AG99 Other" is no sign that the numbers before are used up */
};

/* The number of an id that is @prefix and digits; 0 for any other id. */
static guint
get_number (const char *id, const char *prefix)
{
  guint64 number = 0;

  if (!g_str_has_prefix (id, prefix))
    return 0;
  id += strlen (prefix);
  return g_ascii_string_to_unsigned (id, 10, 1, MAX_NUMBER, &number, NULL) ? (guint) number : 0;
}

char *
tl_codebook_propose_id (TlCodebook *self, TlCodeKind kind, const char *parent_id)
{
  g_autofree char *prefix = NULL;
  GPtrArray *codes;
  guint highest = 0;
  char *id;

  g_return_val_if_fail (TL_IS_CODEBOOK (self) && (guint) kind < TL_N_CODE_KINDS, NULL);
  codes = tl_codebook_get (self, kind);
  prefix = parent_id != NULL        ? g_strconcat (parent_id, ".", NULL)
           : prefixes[kind] != NULL ? g_strdup (prefixes[kind])
                                    : g_strdup ("X");
  for (guint i = 0; i < codes->len; i++)
    {
      guint number = get_number (tl_code_get_id (codes->pdata[i]), prefix);

      if (number != OTHERS)
        highest = MAX (highest, number);
    }
  for (id = NULL; id == NULL; highest++)
    {
      id = g_strdup_printf (parent_id != NULL ? "%s%u" : "%s%02u", prefix, highest + 1);
      if (tl_codebook_lookup (self, kind, id) != NULL)
        g_clear_pointer (&id, g_free);
    }
  return id;
}

static guint
count_themes (TlCodebook *self, const char *colour, const char *pattern)
{
  GPtrArray *themes = tl_codebook_get (self, TL_CODE_THEME);
  guint n = 0;

  for (guint i = 0; i < themes->len; i++)
    if (tl_code_get_parent_id (themes->pdata[i]) == NULL
        && g_strcmp0 (tl_code_get_fact (themes->pdata[i], "colour"), colour) == 0
        && g_strcmp0 (tl_code_get_fact (themes->pdata[i], "pattern"), pattern) == 0)
      n++;
  return n;
}

void
tl_codebook_propose_style (TlCodebook *self, const char **colour, const char **pattern)
{
  guint fewest = G_MAXUINT;

  g_return_if_fail (TL_IS_CODEBOOK (self) && colour != NULL && pattern != NULL);
  for (guint i = 0; i < TL_N_THEME_PATTERNS; i++)
    for (guint k = 0; k < TL_N_THEME_COLOURS; k++)
      {
        guint n = count_themes (self, tl_theme_colours[k], tl_theme_patterns[i]);

        if (n >= fewest)
          continue;
        fewest = n;
        *colour = tl_theme_colours[k];
        *pattern = tl_theme_patterns[i];
      }
}
