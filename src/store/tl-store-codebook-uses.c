/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much each theme, agency and finding type is used: distinct findings and reviews, counted in
 * one walk over what is coded. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include <string.h>

/* A code while it is counted. */
typedef struct
{
  TlCodeUse *use;  /* lent by the result */
  guint8 *reviews; /* whether a finding of the review of this number has the code */
  guint last;      /* the finding that was counted last, from 1 */
  gpointer parent; /* nullable: Tally of the theme above */
} Tally;

typedef struct
{
  TlStore *store;
  GPtrArray *uses;                             /* TlCodeUse */
  GPtrArray *tallies;                          /* Tally */
  GHashTable *by_id[TL_CODE_FINDING_TYPE + 1]; /* id -> Tally */
  guint n_reviews;
} Counter;

void
tl_code_use_free (TlCodeUse *self)
{
  g_free (self->id);
  g_free (self);
}

static void
tally_free (gpointer data)
{
  g_free (((Tally *) data)->reviews);
  g_free (data);
}

static void
counter_clear (Counter *self)
{
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->by_id); i++)
    g_clear_pointer (&self->by_id[i], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counter, counter_clear)

static void
add_code (Counter *self, TlCode *code)
{
  TlCodeKind kind = tl_code_get_kind (code);
  Tally *tally = g_new0 (Tally, 1);

  tally->use = g_new0 (TlCodeUse, 1);
  tally->use->kind = kind;
  tally->use->id = g_strdup (tl_code_get_id (code));
  tally->reviews = g_new0 (guint8, self->n_reviews + 1);
  /* The theme stands before its sub-themes. */
  if (tl_code_get_parent_id (code) != NULL)
    tally->parent = g_hash_table_lookup (self->by_id[kind], tl_code_get_parent_id (code));
  g_ptr_array_add (self->uses, tally->use);
  g_ptr_array_add (self->tallies, tally);
  g_hash_table_insert (self->by_id[kind], tally->use->id, tally);
}

static gboolean
set_up (Counter *self, GError **error)
{
  g_autoptr (TlCodebook) codebook = tl_store_load_codebook (self->store, error);
  gint64 n_reviews;

  if (codebook == NULL
      || !tl_store_ask_int (self->store, &n_reviews, error, "SELECT count(*) FROM reviews", ""))
    return FALSE;
  self->n_reviews = (guint) n_reviews;
  self->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_code_use_free);
  self->tallies = g_ptr_array_new_with_free_func (tally_free);
  for (TlCodeKind kind = 0; kind < G_N_ELEMENTS (self->by_id); kind++)
    {
      GPtrArray *codes = tl_codebook_get (codebook, kind);

      self->by_id[kind] = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < codes->len; i++)
        add_code (self, codes->pdata[i]);
    }
  return TRUE;
}

/* Counts one finding, from 1, of a review, from 1. */
static void
count (Tally *tally, guint finding, guint review)
{
  for (; tally != NULL && tally->last != finding; tally = tally->parent)
    {
      tally->last = finding;
      tally->use->n_findings++;
      tally->use->n_reviews += tally->reviews[review] == 0;
      tally->reviews[review] = 1;
    }
}

/* Codes of findings, in the order of the findings' ids. */
typedef struct
{
  TlStatement *row;
  TlStep step;
  GHashTable *by_id; /* id -> Tally; lent by the counter */
} Codes;

static void
codes_clear (Codes *self)
{
  g_clear_pointer (&self->row, tl_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Codes, codes_clear)

static gboolean
start_codes (Counter *self, Codes *codes, TlCodeKind kind, const char *sql, GError **error)
{
  codes->by_id = self->by_id[kind];
  codes->row = tl_store_prepare (self->store, sql, error);
  codes->step = codes->row != NULL ? tl_statement_step (codes->row, error) : TL_STEP_ERROR;
  return codes->step != TL_STEP_ERROR;
}

/* Counts the codes of one finding, and goes on to those of the next. */
static gboolean
count_codes (Codes *codes, const char *finding_id, guint finding, guint review, GError **error)
{
  while (codes->step == TL_STEP_ROW)
    {
      int order = strcmp (tl_statement_get_text (codes->row, 0), finding_id);

      if (order > 0)
        break;
      if (order == 0)
        count (g_hash_table_lookup (codes->by_id, tl_statement_get_text (codes->row, 1)), finding,
               review);
      codes->step = tl_statement_step (codes->row, error);
    }
  return codes->step != TL_STEP_ERROR;
}

/* Number of a review, from 1, in the order in which they come. */
static guint
find_review (GHashTable *reviews, const char *id)
{
  guint review = GPOINTER_TO_UINT (g_hash_table_lookup (reviews, id));

  if (review == 0)
    {
      review = g_hash_table_size (reviews) + 1;
      g_hash_table_insert (reviews, g_strdup (id), GUINT_TO_POINTER (review));
    }
  return review;
}

/* All three lists are read in one order, from indices alone, side by side. */
static gboolean
count_findings (Counter *self, GError **error)
{
  g_autoptr (GHashTable) reviews = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TlStatement) row = tl_store_prepare (
      self->store, "SELECT id, review_id, type_id FROM findings ORDER BY id", error);
  g_auto (Codes) themes = { 0 };
  g_auto (Codes) agencies = { 0 };
  TlStep step = TL_STEP_ERROR;
  guint n = 0;

  if (row == NULL
      || !start_codes (self, &themes, TL_CODE_THEME,
                       "SELECT finding_id, theme_id FROM finding_themes ORDER BY finding_id", error)
      || !start_codes (self, &agencies, TL_CODE_AGENCY,
                       "SELECT finding_id, agency_id FROM finding_agencies ORDER BY finding_id",
                       error))
    return FALSE;
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      const char *id = tl_statement_get_text (row, 0);
      guint review = find_review (reviews, tl_statement_get_text (row, 1));

      count (
          g_hash_table_lookup (self->by_id[TL_CODE_FINDING_TYPE], tl_statement_get_text (row, 2)),
          ++n, review);
      if (!count_codes (&themes, id, n, review, error)
          || !count_codes (&agencies, id, n, review, error))
        return FALSE;
    }
  return step == TL_STEP_DONE;
}

static gboolean
count_others (Counter *self, TlCodeKind kind, const char *sql, GError **error)
{
  g_autoptr (TlStatement) row = tl_store_prepare (self->store, sql, error);
  TlStep step = TL_STEP_ERROR;

  while (row != NULL && (step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      Tally *tally = g_hash_table_lookup (self->by_id[kind], tl_statement_get_text (row, 0));

      if (tally != NULL)
        tally->use->n_others += tl_statement_get_uint (row, 1);
    }
  return step == TL_STEP_DONE;
}

GPtrArray *
tl_store_load_code_uses (TlStore *self, GError **error)
{
  g_auto (Counter) counter = { .store = self };

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  if (!set_up (&counter, error) || !count_findings (&counter, error)
      || !count_others (&counter, TL_CODE_THEME,
                        "SELECT theme_id, count(*) FROM lessons "
                        "WHERE theme_id IS NOT NULL GROUP BY theme_id",
                        error)
      || !count_others (&counter, TL_CODE_AGENCY,
                        "SELECT agency_id, count(DISTINCT recommendation_id) FROM ("
                        "SELECT agency_id, recommendation_id FROM recommendation_addressees "
                        "UNION ALL SELECT agency_id, recommendation_id FROM status_events) "
                        "GROUP BY agency_id",
                        error))
    return NULL;
  return g_steal_pointer (&counter.uses);
}
