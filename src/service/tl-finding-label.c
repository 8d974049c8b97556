/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to findings, in words. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-finding-label.h"

#include "tl-text.h"

#include <glib/gi18n-lib.h>

enum
{
  MAX_WORDS = 40 /* characters of a finding's words in a label */
};

static char *
format_label (TlFindingEdit edit, const char *words)
{
  switch (edit)
    {
    case TL_FINDING_LENGTHEN:
      return g_strdup_printf (_ ("Extend the finding “%s”"), words);
    case TL_FINDING_SHORTEN:
      return g_strdup_printf (_ ("Shorten the finding “%s”"), words);
    case TL_FINDING_MOVE:
      return g_strdup_printf (_ ("Move the finding “%s” to other words"), words);
    case TL_FINDING_ADD_WORDS:
      return g_strdup_printf (_ ("Add words to the finding “%s”"), words);
    case TL_FINDING_SPLIT:
      return g_strdup_printf (_ ("Split the finding “%s”"), words);
    case TL_FINDING_JOIN:
      return g_strdup_printf (_ ("Join findings into “%s”"), words);
    case TL_FINDING_RECODE:
      return g_strdup_printf (_ ("Change the finding “%s”"), words);
    case TL_FINDING_WEIGH:
    default:
      return g_strdup_printf (_ ("Change how much the finding “%s” matters"), words);
    }
}

char *
tl_finding_label (TlFinding *finding, TlFindingEdit edit)
{
  g_autofree char *words = NULL, *start = NULL, *shown = NULL;

  g_return_val_if_fail (TL_IS_FINDING (finding), NULL);
  words = tl_text_collapse (tl_finding_get_quote (finding));
  if (g_utf8_strlen (words, -1) <= MAX_WORDS)
    return format_label (edit, words);
  start = g_utf8_substring (words, 0, MAX_WORDS - 1);
  shown = g_strconcat (g_strchomp (start), "…", NULL);
  return format_label (edit, shown);
}

const char *
tl_finding_importance_label (guint importance)
{
  switch (importance)
    {
    case 0:
      return C_ ("importance of a finding", "Ordinary");
    case 1:
      return C_ ("importance of a finding", "Important");
    default:
      return C_ ("importance of a finding", "Key");
    }
}
