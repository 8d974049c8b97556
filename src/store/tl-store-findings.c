/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: reading them whole. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The four statements that make findings, each ordered by the finding's id, so that they are read
 * in step. */
#define FINDINGS_SQL                                                                               \
  "SELECT id, review_id, document_id, type_id, note, importance, number, coder, created FROM "     \
  "findings "
#define SPANS_SQL                                                                                  \
  "SELECT finding_id, start, \"end\", quote, prefix, suffix, rects FROM finding_spans "
#define THEMES_SQL "SELECT finding_id, theme_id FROM finding_themes "
#define AGENCIES_SQL "SELECT finding_id, agency_id FROM finding_agencies "

typedef enum
{
  ALL,
  ONE_REVIEW,
  ONE_FINDING,
  ONE_THEME,
  ONE_AGENCY,
  ONE_TYPE,
  N_CHOICES
} Choice;

/* The same rows for each choice: @id is the column of the finding's id. */
#define CHOICES(select, id, order)                                                                 \
  {                                                                                                \
    select "ORDER BY " order,                                                                      \
        select "WHERE " id " IN (SELECT id FROM findings WHERE review_id = ?1) ORDER BY " order,   \
        select "WHERE " id " = ?1 ORDER BY " order,                                                \
        select "WHERE " id " IN (SELECT finding_id FROM finding_themes WHERE theme_id IN ("        \
               "SELECT id FROM themes WHERE id = ?1 OR parent_id = ?1)) ORDER BY " order,          \
        select "WHERE " id " IN (SELECT finding_id FROM finding_agencies WHERE agency_id = ?1) "   \
               "ORDER BY " order,                                                                  \
        select "WHERE " id " IN (SELECT id FROM findings WHERE type_id = ?1) ORDER BY " order      \
  }

static const char *const findings_sql[N_CHOICES] = CHOICES (FINDINGS_SQL, "id", "id");
static const char *const spans_sql[N_CHOICES] =
    CHOICES (SPANS_SQL, "finding_id", "finding_id, ordinal");
static const char *const themes_sql[N_CHOICES] =
    CHOICES (THEMES_SQL, "finding_id", "finding_id, theme_id");
static const char *const agencies_sql[N_CHOICES] =
    CHOICES (AGENCIES_SQL, "finding_id", "finding_id, agency_id");

typedef struct
{
  TlStatement *statement; /* its first column is the finding's id */
  TlStep step;
} Rows;

static void
clear_rows (Rows *rows)
{
  g_clear_pointer (&rows->statement, tl_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, clear_rows)

static gboolean
start_rows (TlStore *self, Rows *rows, const char *sql, const char *id, GError **error)
{
  rows->statement = tl_store_prepare (self, sql, error);
  if (rows->statement == NULL)
    return FALSE;
  if (id != NULL)
    tl_statement_bind (rows->statement, "s", id);
  rows->step = tl_statement_step (rows->statement, error);
  return rows->step != TL_STEP_ERROR;
}

static void
next_row (Rows *rows, GError **error)
{
  rows->step = tl_statement_step (rows->statement, error);
}

static gboolean
is_of (Rows *rows, const char *id)
{
  return rows->step == TL_STEP_ROW
         && g_strcmp0 (tl_statement_get_text (rows->statement, 0), id) == 0;
}

static GPtrArray *
read_spans (Rows *rows, const char *id, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);

  for (; is_of (rows, id); next_row (rows, error))
    {
      TlSpan *span = tl_span_new (
          tl_statement_get_uint (rows->statement, 1), tl_statement_get_uint (rows->statement, 2),
          tl_statement_get_text (rows->statement, 3), tl_statement_get_text (rows->statement, 4),
          tl_statement_get_text (rows->statement, 5));
      g_autoptr (GBytes) rects = tl_statement_dup_bytes (rows->statement, 6);

      g_ptr_array_add (spans, span);
      if (!tl_store_unpack_rects (rects, span->rects))
        {
          g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT,
                       _ ("The places of finding %s are damaged"), id);
          return NULL;
        }
    }
  if (rows->step == TL_STEP_ERROR)
    return NULL;
  if (spans->len > 0)
    return g_steal_pointer (&spans);
  g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT, _ ("The places of finding %s are damaged"), id);
  return NULL;
}

static GStrv
read_ids (Rows *rows, const char *id, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (; is_of (rows, id); next_row (rows, error))
    g_strv_builder_add (ids, tl_statement_get_text (rows->statement, 1));
  return rows->step != TL_STEP_ERROR ? g_strv_builder_end (ids) : NULL;
}

static TlFinding *
read_finding (TlStatement *row, Rows *spans, Rows *themes, Rows *agencies, GError **error)
{
  const char *id = tl_statement_get_text (row, 0);
  g_autoptr (GPtrArray) places = read_spans (spans, id, error);
  g_auto (GStrv) theme_ids = places != NULL ? read_ids (themes, id, error) : NULL;
  g_auto (GStrv) agency_ids = theme_ids != NULL ? read_ids (agencies, id, error) : NULL;

  if (agency_ids == NULL)
    return NULL;
  return tl_finding_new (id, tl_statement_get_text (row, 1), tl_statement_get_text (row, 2),
                         g_steal_pointer (&places), tl_statement_get_text (row, 3),
                         (const char *const *) theme_ids, (const char *const *) agency_ids,
                         tl_statement_get_text (row, 4), tl_statement_get_uint (row, 5),
                         tl_statement_get_text (row, 6), tl_statement_get_text (row, 7),
                         tl_statement_get_text (row, 8));
}

static GPtrArray *
load (TlStore *self, Choice choice, const char *id, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Rows) findings = { NULL, TL_STEP_DONE }, spans = findings, themes = findings,
                agencies = findings;

  if (!start_rows (self, &findings, findings_sql[choice], id, error)
      || !start_rows (self, &spans, spans_sql[choice], id, error)
      || !start_rows (self, &themes, themes_sql[choice], id, error)
      || !start_rows (self, &agencies, agencies_sql[choice], id, error))
    return NULL;
  for (; findings.step == TL_STEP_ROW; next_row (&findings, error))
    {
      TlFinding *finding = read_finding (findings.statement, &spans, &themes, &agencies, error);

      if (finding == NULL)
        return NULL;
      g_ptr_array_add (found, finding);
    }
  return findings.step == TL_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

/* The place of each document, by which findings are ordered. */
static GHashTable *
load_document_places (TlStore *self, GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TlStatement) row = NULL;
  TlStep step;
  guint place = 0;

  row = tl_store_prepare (self, "SELECT id FROM documents ORDER BY review_id, ordinal, id", error);
  if (row == NULL)
    return NULL;
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    g_hash_table_insert (places, g_strdup (tl_statement_get_text (row, 0)),
                         GUINT_TO_POINTER (++place));
  return step == TL_STEP_DONE ? g_steal_pointer (&places) : NULL;
}

static int
compare_findings (gconstpointer a, gconstpointer b, gpointer places)
{
  TlFinding *one = *(TlFinding *const *) a, *two = *(TlFinding *const *) b;
  guint place_one =
      GPOINTER_TO_UINT (g_hash_table_lookup (places, tl_finding_get_document_id (one)));
  guint place_two =
      GPOINTER_TO_UINT (g_hash_table_lookup (places, tl_finding_get_document_id (two)));
  guint start_one = tl_finding_get_start (one), start_two = tl_finding_get_start (two);

  if (place_one != place_two)
    return place_one < place_two ? -1 : 1;
  if (start_one != start_two)
    return start_one < start_two ? -1 : 1;
  return strcmp (tl_finding_get_id (one), tl_finding_get_id (two));
}

/* In the order of documents and places. */
static GPtrArray *
load_in_order (TlStore *self, Choice choice, const char *id, GError **error)
{
  g_autoptr (GPtrArray) findings = load (self, choice, id, error);
  g_autoptr (GHashTable) places = findings != NULL ? load_document_places (self, error) : NULL;

  if (places == NULL)
    return NULL;
  g_ptr_array_sort_with_data (findings, compare_findings, places);
  return g_steal_pointer (&findings);
}

GPtrArray *
tl_store_load_findings (TlStore *self, const char *review_id, GError **error)
{
  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  return load_in_order (self, review_id != NULL ? ONE_REVIEW : ALL, review_id, error);
}

GPtrArray *
tl_store_load_findings_with_code (TlStore *self, TlCodeKind kind, const char *id, GError **error)
{
  static const Choice choices[] = {
    [TL_CODE_THEME] = ONE_THEME, [TL_CODE_AGENCY] = ONE_AGENCY, [TL_CODE_FINDING_TYPE] = ONE_TYPE
  };

  g_return_val_if_fail (TL_IS_STORE (self) && id != NULL, NULL);
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (choices), NULL);
  return load_in_order (self, choices[kind], id, error);
}

gboolean
tl_store_refuse_finding (const char *id, GError **error)
{
  g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no finding %s in the library"),
               id);
  return FALSE;
}

TlFinding *
tl_store_load_finding (TlStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && id != NULL, NULL);
  findings = load (self, ONE_FINDING, id, error);
  if (findings == NULL)
    return NULL;
  if (findings->len == 0)
    return tl_store_refuse_finding (id, error), NULL;
  return g_object_ref (findings->pdata[0]);
}
