/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of one document that serve the recommendations of another. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-recommendations.h"

#include "tl-recommendations-private.h"

#define MAX_SEARCHED 2000 /* recommendations that a number is looked for among */

static TlDraftRecommendation *
get_recommendation (const TlDraftDocument *document, guint i)
{
  return g_ptr_array_index (document->recommendations, i);
}

/* The recommendation of @document that has @number, if no other has it; or -1. */
static int
find_only (const TlDraftDocument *document, const char *number)
{
  g_autofree char *key = tl_recommendations_dup_key (number);
  int found = -1;

  for (guint i = 0; key != NULL && i < MIN (document->recommendations->len, MAX_SEARCHED); i++)
    {
      g_autofree char *other =
          tl_recommendations_dup_key (get_recommendation (document, i)->number);

      if (g_strcmp0 (key, other) != 0)
        continue;
      if (found >= 0)
        return -1;
      found = (int) i;
    }
  return found;
}

/* Links an action of the document @of with the recommendation of another that has its number: that
 * of the overview report, or else of the first. */
static void
link_across (const TlDraft *draft, guint of, TlDraftAction *action)
{
  for (guint pass = 0; pass < 2 && action->recommendation < 0; pass++)
    for (guint i = 0; i < draft->documents->len && action->recommendation < 0; i++)
      {
        const TlDraftDocument *document = draft->documents->pdata[i];
        gboolean is_overview = document->kind == TL_DOCUMENT_OVERVIEW_REPORT;

        if (i == of || is_overview != (pass == 0))
          continue;
        action->recommendation = find_only (document, action->number);
        if (action->recommendation < 0)
          continue;
        action->part = (int) i - (int) of;
        get_recommendation (document, (guint) action->recommendation)->in_action_plan = TRUE;
      }
}

void
tl_recommendations_link_documents (TlDraft *draft)
{
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      for (guint k = 0; k < document->actions->len; k++)
        {
          TlDraftAction *action = g_ptr_array_index (document->actions, k);

          if (action->recommendation < 0 && action->number != NULL)
            link_across (draft, i, action);
        }
    }
}
