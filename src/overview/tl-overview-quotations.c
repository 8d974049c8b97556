/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the passages that the overview quotes, by a rule that gives the same choice every
   time. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-build-private.h"

#include "tl-text.h"

#include <string.h>

#define GOOD_PRACTICE "F04"
/* A longer passage is cut between words. */
#define MOST_CHARS 600
/* Passages of this length say something by themselves and are read to the end. */
#define FEWEST_GOOD_CHARS 40
#define MOST_GOOD_CHARS 400
/* Shorter names occur in other words. */
#define FEWEST_NAME_BYTES 4

/* Never quoted, whatever the codebook counts: views of families, facts of the case, and statements
 * on whether a death could have been predicted or prevented. */
static const char *const never_quoted[] = { "F08", "F09", "F11", NULL };

/* How well a finding fits as the next quotation: smaller is better, compared from the first number
 * on. */
typedef struct
{
  guint n_here, n_before, review, unimportance, length;
} Rank;

static gboolean
is_good_practice (TlFinding *finding)
{
  return g_strcmp0 (tl_finding_get_type_id (finding), GOOD_PRACTICE) == 0;
}

/* Chairs, authors and panels are named in reports, but must not be in an overview. */
static gboolean
names_a_panel_member (TlReview *review, const char *quote)
{
  static const char *const variables[] = { "chair", "author", "panel" };
  GPtrArray *values = tl_review_get_values (review);
  g_autofree char *folded = tl_text_fold (quote);

  for (guint i = 0; i < values->len; i++)
    {
      const TlCaseValue *value = values->pdata[i];
      g_autofree char *name = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (variables); j++)
        if (g_strcmp0 (value->variable, variables[j]) == 0)
          name = name == NULL ? tl_text_fold (value->value) : name;
      if (name != NULL && strlen (name) >= FEWEST_NAME_BYTES && strstr (folded, name) != NULL)
        return TRUE;
    }
  return FALSE;
}

static Rank
rank_finding (TlOverviewBuild *self, TlFinding *finding, TlReview *review, GHashTable *n_here)
{
  glong n_chars = g_utf8_strlen (tl_finding_get_quote (finding), -1);
  gboolean is_good_length = n_chars >= FEWEST_GOOD_CHARS && n_chars <= MOST_GOOD_CHARS;

  return (Rank){
    GPOINTER_TO_UINT (g_hash_table_lookup (n_here, review)),
    GPOINTER_TO_UINT (g_hash_table_lookup (self->n_quoted, review)),
    GPOINTER_TO_UINT (g_hash_table_lookup (self->review_places, review)),
    G_MAXUINT - tl_finding_get_importance (finding),
    is_good_length          ? 0
    : n_chars <= MOST_CHARS ? 1
                            : 2,
  };
}

static gboolean
is_better (Rank a, Rank b)
{
  const guint one[] = { a.n_here, a.n_before, a.review, a.unimportance, a.length };
  const guint two[] = { b.n_here, b.n_before, b.review, b.unimportance, b.length };

  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    if (one[i] != two[i])
      return one[i] < two[i];
  return FALSE;
}

static TlFinding *
choose_finding (TlOverviewBuild *self, GPtrArray *findings, gboolean wants_good_practice,
                GHashTable *n_here)
{
  TlFinding *best = NULL;
  Rank best_rank = { 0 };

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = findings->pdata[i];
      TlReview *review =
          tl_snapshot_get_review (self->snapshot, tl_finding_get_review_id (finding));
      Rank rank;

      if (is_good_practice (finding) != wants_good_practice
          || g_hash_table_contains (self->quoted, finding)
          || g_strv_contains (never_quoted, tl_finding_get_type_id (finding)) || review == NULL)
        continue;
      rank = rank_finding (self, finding, review, n_here);
      if (best != NULL && !is_better (rank, best_rank))
        continue;
      best = finding;
      best_rank = rank;
    }
  return best;
}

/* (transfer full): the words, cut between two words when there are too many. */
static char *
dup_quote (TlFinding *finding)
{
  g_autofree char *quote = tl_text_collapse (tl_finding_get_quote (finding));
  g_autofree char *start = NULL;
  char *space;

  if (g_utf8_strlen (quote, -1) <= MOST_CHARS)
    return g_steal_pointer (&quote);
  start = g_utf8_substring (quote, 0, MOST_CHARS);
  space = strrchr (start, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strdup_printf ("%s […]", start);
}

static GPtrArray *
make_source (TlOverviewBuild *self, TlFinding *finding, TlReview *review)
{
  GPtrArray *text = tl_overview_text_new ();
  const char *number = tl_finding_get_number (finding), *borough = tl_review_get_borough (review);
  guint page = tl_finding_get_page (finding), year = tl_review_get_year (review);

  tl_overview_build_add_review (self, text, review);
  if (borough[0] != '\0')
    tl_overview_text_add_format (text, ", %s", borough);
  if (year != 0)
    tl_overview_text_add_format (text, ", %u", year);
  if (number[0] != '\0')
    tl_overview_text_add_format (text, ": paragraph %s", number);
  if (page != 0)
    tl_overview_text_add_format (text, "%s page %u", number[0] != '\0' ? "," : ":", page);
  return text;
}

static void
quote_finding (TlOverviewBuild *self, TlFinding *finding, TlReview *review)
{
  g_autofree char *quote = dup_quote (finding);
  g_autofree char *words = g_strdup_printf ("“%s”", quote);

  tl_overview_add_quotation (self->document, tl_finding_get_id (finding), words,
                             make_source (self, finding, review));
}

static void
count_review (GHashTable *table, TlReview *review)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table, review));

  g_hash_table_insert (table, review, GUINT_TO_POINTER (n + 1));
}

static void
add_quotations (TlOverviewBuild *self, GPtrArray *findings, gboolean is_good, guint max,
                const char *title)
{
  g_autoptr (GHashTable) n_here = g_hash_table_new (NULL, NULL);
  guint n = 0;

  while (n < max)
    {
      TlFinding *finding = choose_finding (self, findings, is_good, n_here);
      TlReview *review;

      if (finding == NULL)
        return;
      review = tl_snapshot_get_review (self->snapshot, tl_finding_get_review_id (finding));
      g_hash_table_add (self->quoted, finding);
      if (names_a_panel_member (review, tl_finding_get_quote (finding)))
        continue;
      if (n++ == 0)
        tl_overview_build_heading (self, 3, title);
      quote_finding (self, finding, review);
      count_review (n_here, review);
      count_review (self->n_quoted, review);
    }
}

void
tl_overview_build_quotations (TlOverviewBuild *self, const TlCount *count)
{
  guint max = self->settings->max_quotations;

  add_quotations (self, count->findings, FALSE, max, "In the words of the reviews");
  add_quotations (self, count->findings, TRUE, (max + 1) / 2, "Good practice that reviews commend");
}
