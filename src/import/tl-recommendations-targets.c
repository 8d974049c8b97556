/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates by which recommendations ask for something. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-recommendations-private.h"

#include <string.h>

void
tl_recommendations_find_targets (TlDraftDocument *document)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "\\b(?:by|no later than) (?:the )?(?:end of )?((?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?)?"
      "(?:January|February|March|April|May|June|July|August|September|October|November|December),? "
      "20\\d{2})\\b",
      0, 0, NULL);

  for (guint i = 0; i < document->recommendations->len; i++)
    {
      TlDraftRecommendation *r = g_ptr_array_index (document->recommendations, i);
      g_autoptr (GMatchInfo) match = NULL;

      if (r->target == NULL && strstr (r->text, " 20") != NULL
          && g_regex_match (regex, r->text, 0, &match))
        r->target = g_match_info_fetch (match, 1);
    }
}
