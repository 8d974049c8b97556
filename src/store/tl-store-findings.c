/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: reading them whole, adding, replacing, removing. */
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
        select "WHERE " id " IN (SELECT finding_id FROM finding_themes WHERE theme_id = ?1) "      \
               "ORDER BY " order,                                                                  \
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

static gboolean
refuse_missing (const char *id, GError **error)
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
    return refuse_missing (id, error), NULL;
  return g_object_ref (findings->pdata[0]);
}

static gboolean
check_code (TlCodebook *codebook, TlCodeKind kind, const char *id, GError **error)
{
  if (tl_codebook_lookup (codebook, kind, id) != NULL)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” is not in the codebook"), id);
  return FALSE;
}

static gboolean
check_codes (TlCodebook *codebook, TlFinding *finding, GError **error)
{
  const char *const *themes = tl_finding_get_themes (finding);
  const char *const *agencies = tl_finding_get_agencies (finding);

  for (guint i = 0; themes[i] != NULL; i++)
    if (!check_code (codebook, TL_CODE_THEME, themes[i], error))
      return FALSE;
  for (guint i = 0; agencies[i] != NULL; i++)
    if (!check_code (codebook, TL_CODE_AGENCY, agencies[i], error))
      return FALSE;
  return check_code (codebook, TL_CODE_FINDING_TYPE, tl_finding_get_type_id (finding), error);
}

static gboolean
check_place (TlStore *self, TlFinding *finding, GError **error)
{
  g_autofree char *review_id = NULL;

  if (!tl_store_ask_text (self, &review_id, error, "SELECT review_id FROM documents WHERE id = ?1",
                          "s", tl_finding_get_document_id (finding)))
    return FALSE;
  if (g_strcmp0 (review_id, tl_finding_get_review_id (finding)) == 0)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no document %s in the library"),
               tl_finding_get_document_id (finding));
  return FALSE;
}

/* The spans with context and rectangles, made from the text; their words must be the text's. */
static GPtrArray *
make_spans (TlDocumentText *text, TlFinding *finding, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  GPtrArray *given = tl_finding_get_spans (finding);
  guint end = 0;

  for (guint i = 0; i < given->len; i++)
    {
      const TlSpan *span = given->pdata[i];
      TlSpan *made = tl_document_text_make_span (text, span->start, span->end);

      if (made != NULL)
        g_ptr_array_add (spans, made);
      if (made == NULL || made->start != span->start || made->end != span->end || span->start < end
          || g_strcmp0 (span->quote, made->quote) != 0)
        {
          g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                       _ ("The words of the finding are not at that place of the text: “%s”"),
                       span->quote);
          return NULL;
        }
      end = span->end;
      if (span->rects->len > 0)
        {
          g_array_set_size (made->rects, 0);
          g_array_append_vals (made->rects, span->rects->data, span->rects->len);
        }
    }
  return g_steal_pointer (&spans);
}

static gboolean
write_spans (TlStore *self, const char *id, GPtrArray *spans, GError **error)
{
  g_autoptr (TlStatement) statement = NULL;

  statement =
      tl_store_prepare (self,
                        "INSERT INTO finding_spans "
                        "(finding_id, ordinal, start, \"end\", quote, prefix, suffix, rects) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                        error);
  for (guint i = 0; statement != NULL && i < spans->len; i++)
    {
      const TlSpan *span = spans->pdata[i];
      g_autoptr (GBytes) rects = tl_store_pack_rects (span->rects);

      tl_statement_bind (statement, "suuusssb", id, i, span->start, span->end, span->quote,
                         span->prefix, span->suffix, rects);
      if (!tl_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
write_ids (TlStore *self, const char *sql, const char *id, const char *const *ids, GError **error)
{
  g_autoptr (TlStatement) statement = tl_store_prepare (self, sql, error);

  for (guint i = 0; statement != NULL && ids[i] != NULL; i++)
    {
      tl_statement_bind (statement, "ss", id, ids[i]);
      if (!tl_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

gboolean
tl_store_write_coder (TlStore *self, const char *name, GError **error)
{
  g_autofree char *now = tl_store_now ();

  return tl_store_run (self, error, "INSERT OR IGNORE INTO coders (name, since) VALUES (?1, ?2)",
                       "ss", name, now);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Who coded the finding and when: as it says itself, or as it stands in the library, or who works
 * now. */
static gboolean
find_coder (TlStore *self, TlFinding *finding, char **coder, char **created, GError **error)
{
  const char *id = tl_finding_get_id (finding);
  g_autofree char *old_coder = NULL;
  g_autofree char *old_created = NULL;

  if (!tl_store_ask_text (self, &old_coder, error, "SELECT coder FROM findings WHERE id = ?1", "s",
                          id)
      || !tl_store_ask_text (self, &old_created, error,
                             "SELECT created FROM findings WHERE id = ?1", "s", id))
    return FALSE;
  if (is_given (tl_finding_get_coder (finding)))
    *coder = g_strdup (tl_finding_get_coder (finding));
  else
    *coder = old_coder != NULL ? g_steal_pointer (&old_coder) : g_strdup (self->coder);
  if (is_given (tl_finding_get_created (finding)))
    *created = g_strdup (tl_finding_get_created (finding));
  else
    *created = old_created != NULL ? g_steal_pointer (&old_created) : tl_store_now ();
  return TRUE;
}

static gboolean
write_row (TlStore *self, TlFinding *finding, TlDocumentText *text, GPtrArray *spans,
           GError **error)
{
  const char *id = tl_finding_get_id (finding), *number = tl_finding_get_number (finding);
  const TlSpan *first = spans->pdata[0];
  g_autofree char *coder = NULL;
  g_autofree char *created = NULL;

  if (!find_coder (self, finding, &coder, &created, error))
    return FALSE;
  if (!is_given (number))
    number = tl_document_text_get_number_at (text, first->start);
  return tl_store_write_coder (self, coder, error)
         && tl_store_run (
             self, error,
             "INSERT INTO findings (key, id, review_id, document_id, type_id, note, "
             "importance, number, coder, created, start, page, quote) "
             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) "
             "ON CONFLICT (id) DO UPDATE SET type_id = ?5, note = ?6, importance = ?7, "
             "number = ?8, coder = ?9, created = ?10, start = ?11, page = ?12, "
             "quote = ?13",
             "lsssssusssuus", tl_store_make_key (id), id, tl_finding_get_review_id (finding),
             tl_finding_get_document_id (finding), tl_finding_get_type_id (finding),
             tl_finding_get_note (finding), tl_finding_get_importance (finding),
             number != NULL ? number : "", coder, created, first->start, tl_span_get_page (first),
             tl_finding_get_quote (finding));
}

static gboolean
write_finding (TlStore *self, TlCodebook *codebook, TlFinding *finding, GError **error)
{
  const char *id = tl_finding_get_id (finding);
  g_autoptr (GPtrArray) spans = NULL;
  TlDocumentText *text;

  if (!check_codes (codebook, finding, error) || !check_place (self, finding, error))
    return FALSE;
  text = tl_store_peek_text (self, tl_finding_get_document_id (finding), error);
  spans = text != NULL ? make_spans (text, finding, error) : NULL;
  return spans != NULL && write_row (self, finding, text, spans, error)
         && write_spans (self, id, spans, error)
         && write_ids (self, "INSERT INTO finding_themes (finding_id, theme_id) VALUES (?1, ?2)",
                       id, tl_finding_get_themes (finding), error)
         && write_ids (self, "INSERT INTO finding_agencies (finding_id, agency_id) VALUES (?1, ?2)",
                       id, tl_finding_get_agencies (finding), error);
}

gboolean
tl_store_move_finding (TlStore *self, TlFinding *finding, GError **error)
{
  const char *id = tl_finding_get_id (finding), *number;
  const char *document_id = tl_finding_get_document_id (finding);
  GPtrArray *spans = tl_finding_get_spans (finding);
  TlDocumentText *text = tl_store_peek_text (self, document_id, error);
  const TlSpan *first = spans->pdata[0];

  if (text == NULL)
    return FALSE;
  number = tl_document_text_get_number_at (text, first->start);
  return tl_store_run (self, error, "DELETE FROM finding_spans WHERE finding_id = ?1", "s", id)
         && write_spans (self, id, spans, error)
         && tl_store_run (self, error,
                          "UPDATE findings SET document_id = ?2, number = ?3, start = ?4, "
                          "page = ?5, quote = ?6 WHERE id = ?1",
                          "sssuus", id, document_id, number != NULL ? number : "", first->start,
                          tl_span_get_page (first), tl_finding_get_quote (finding));
}

static gboolean
check_new (TlStore *self, const char *id, GError **error)
{
  gint64 n;

  if (!tl_store_ask_int (self, &n, error, "SELECT count(*) FROM findings WHERE id = ?1", "s", id))
    return FALSE;
  if (n > 0)
    g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("The finding %s is in the library already"),
                 id);
  return n == 0;
}

gboolean
tl_store_write_findings (TlStore *self, GPtrArray *findings, GError **error)
{
  g_autoptr (TlCodebook) codebook = tl_store_load_codebook (self, error);

  if (codebook == NULL)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    if (!check_new (self, tl_finding_get_id (findings->pdata[i]), error)
        || !write_finding (self, codebook, findings->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* "T03.1, AG01", or the type where there is neither. */
static char *
describe_codes (TlFinding *finding)
{
  g_autofree char *themes = g_strjoinv (", ", (GStrv) tl_finding_get_themes (finding));
  g_autofree char *agencies = g_strjoinv (", ", (GStrv) tl_finding_get_agencies (finding));

  if (*themes == '\0' && *agencies == '\0')
    return g_strdup (tl_finding_get_type_id (finding));
  return g_strconcat (themes, *themes != '\0' && *agencies != '\0' ? ", " : "", agencies, NULL);
}

gboolean
tl_store_add_findings (TlStore *self, GPtrArray *findings, GError **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && findings != NULL, FALSE);
  if (findings->len == 1)
    {
      g_autofree char *words = tl_store_shorten (tl_finding_get_quote (findings->pdata[0]));
      g_autofree char *codes = describe_codes (findings->pdata[0]);

      label = g_strdup_printf (_ ("Tag “%s” with %s"), words, codes);
    }
  else
    label = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Tag %u passage", "Tag %u passages", findings->len),
        findings->len);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, tl_store_write_findings (self, findings, error), label, error);
}

gboolean
tl_store_add_finding (TlStore *self, TlFinding *finding, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();

  g_return_val_if_fail (TL_IS_STORE (self) && TL_IS_FINDING (finding), FALSE);
  g_ptr_array_add (findings, finding);
  return tl_store_add_findings (self, findings, error);
}

/* A finding stays in its document; its parts are written anew, and the journal records what
 * differs. */
static gboolean
replace_finding (TlStore *self, TlFinding *finding, GError **error)
{
  const char *id = tl_finding_get_id (finding);
  g_autoptr (TlCodebook) codebook = tl_store_load_codebook (self, error);
  g_autofree char *document_id = NULL;

  if (codebook == NULL
      || !tl_store_ask_text (self, &document_id, error,
                             "SELECT document_id FROM findings WHERE id = ?1", "s", id))
    return FALSE;
  if (g_strcmp0 (document_id, tl_finding_get_document_id (finding)) != 0)
    return refuse_missing (id, error);
  return tl_store_run (self, error, "DELETE FROM finding_spans WHERE finding_id = ?1", "s", id)
         && tl_store_run (self, error, "DELETE FROM finding_themes WHERE finding_id = ?1", "s", id)
         && tl_store_run (self, error, "DELETE FROM finding_agencies WHERE finding_id = ?1", "s",
                          id)
         && write_finding (self, codebook, finding, error);
}

gboolean
tl_store_set_finding (TlStore *self, TlFinding *finding, GError **error)
{
  g_autofree char *words = NULL;
  g_autofree char *codes = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && TL_IS_FINDING (finding), FALSE);
  words = tl_store_shorten (tl_finding_get_quote (finding));
  codes = describe_codes (finding);
  label = g_strdup_printf (_ ("Change the finding “%s” to %s"), words, codes);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, replace_finding (self, finding, error), label, error);
}

gboolean
tl_store_remove_finding (TlStore *self, const char *finding_id, GError **error)
{
  g_autofree char *quote = NULL;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && finding_id != NULL, FALSE);
  if (!tl_store_ask_text (self, &quote, error, "SELECT quote FROM findings WHERE id = ?1", "s",
                          finding_id))
    return FALSE;
  if (quote == NULL)
    return refuse_missing (finding_id, error);
  words = tl_store_shorten (quote);
  label = g_strdup_printf (_ ("Remove the finding “%s”"), words);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (
      self, tl_store_run (self, error, "DELETE FROM findings WHERE id = ?1", "s", finding_id),
      label, error);
}

static gboolean
remove_findings (TlStore *self, const char *const *removed, GError **error)
{
  gint64 n;

  for (guint i = 0; removed != NULL && removed[i] != NULL; i++)
    if (!tl_store_ask_int (self, &n, error, "SELECT count(*) FROM findings WHERE id = ?1", "s",
                           removed[i])
        || (n == 0 && !refuse_missing (removed[i], error))
        || !tl_store_run (self, error, "DELETE FROM findings WHERE id = ?1", "s", removed[i]))
      return FALSE;
  return TRUE;
}

static gboolean
add_or_replace (TlStore *self, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) new = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      gint64 n;

      if (!tl_store_ask_int (self, &n, error, "SELECT count(*) FROM findings WHERE id = ?1", "s",
                             tl_finding_get_id (findings->pdata[i])))
        return FALSE;
      if (n == 0)
        g_ptr_array_add (new, findings->pdata[i]);
      else if (!replace_finding (self, findings->pdata[i], error))
        return FALSE;
    }
  return tl_store_write_findings (self, new, error);
}

gboolean
tl_store_replace_findings (TlStore *self, const char *const *removed, GPtrArray *findings,
                           const char *label, GError **error)
{
  g_return_val_if_fail (TL_IS_STORE (self) && findings != NULL && label != NULL, FALSE);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (
      self, remove_findings (self, removed, error) && add_or_replace (self, findings, error), label,
      error);
}
