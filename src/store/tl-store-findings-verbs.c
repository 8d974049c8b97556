/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing findings: adding, replacing, removing them, and what each verb does to lessons. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>

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
    return tl_store_refuse_finding (id, error);
  return tl_store_run (self, error, "DELETE FROM finding_spans WHERE finding_id = ?1", "s", id)
         && tl_store_run (self, error, "DELETE FROM finding_themes WHERE finding_id = ?1", "s", id)
         && tl_store_run (self, error, "DELETE FROM finding_agencies WHERE finding_id = ?1", "s",
                          id)
         && write_finding (self, codebook, finding, error);
}

/* What of the codes is another; NULL if none is. */
static char *
describe_new_codes (TlFinding *former, TlFinding *finding)
{
  if (!g_strv_equal (tl_finding_get_themes (former), tl_finding_get_themes (finding))
      || !g_strv_equal (tl_finding_get_agencies (former), tl_finding_get_agencies (finding)))
    return describe_codes (finding);
  return g_str_equal (tl_finding_get_type_id (former), tl_finding_get_type_id (finding))
             ? NULL
             : g_strdup (tl_finding_get_type_id (finding));
}

static gboolean
has_same_spans (TlFinding *one, TlFinding *two)
{
  GPtrArray *ones = tl_finding_get_spans (one), *twos = tl_finding_get_spans (two);

  for (guint i = 0; i < ones->len && ones->len == twos->len; i++)
    {
      const TlSpan *a = ones->pdata[i], *b = twos->pdata[i];

      if (a->start != b->start || a->end != b->end)
        return FALSE;
    }
  return ones->len == twos->len;
}

/* Names the one thing that changed; the codes where they did. */
static char *
describe_change (TlFinding *former, TlFinding *finding)
{
  gboolean has_note = !g_str_equal (tl_finding_get_note (former), tl_finding_get_note (finding)),
           has_importance =
               tl_finding_get_importance (former) != tl_finding_get_importance (finding),
           has_words = !has_same_spans (former, finding);
  g_autofree char *words = tl_store_shorten (tl_finding_get_quote (finding));
  g_autofree char *codes = describe_new_codes (former, finding);

  if (codes != NULL)
    return g_strdup_printf (_ ("Change the finding “%s” to %s"), words, codes);
  if (has_note && !has_importance && !has_words)
    return g_strdup_printf (_ ("Change the note on “%s”"), words);
  if (has_importance && !has_note && !has_words)
    return g_strdup_printf (_ ("Change how much “%s” matters"), words);
  if (has_words && !has_note && !has_importance)
    return g_strdup_printf (_ ("Change the words of the finding “%s”"), words);
  return g_strdup_printf (_ ("Change the finding “%s”"), words);
}

gboolean
tl_store_set_finding (TlStore *self, TlFinding *finding, GError **error)
{
  g_autoptr (TlFinding) former = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && TL_IS_FINDING (finding), FALSE);
  former = tl_store_load_finding (self, tl_finding_get_id (finding), error);
  if (former == NULL)
    return FALSE;
  label = describe_change (former, finding);
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
    return tl_store_refuse_finding (finding_id, error);
  words = tl_store_shorten (quote);
  label = g_strdup_printf (_ ("Remove the finding “%s”"), words);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (
      self, tl_store_run (self, error, "DELETE FROM findings WHERE id = ?1", "s", finding_id),
      label, error);
}

/* Where a lesson drew on the finding, it draws on @heir then, at the same place. */
static gboolean
pass_on_lessons (TlStore *self, const char *id, const char *heir, GError **error)
{
  return tl_store_run (self, error,
                       "INSERT OR IGNORE INTO lesson_findings (lesson_id, finding_id, ordinal) "
                       "SELECT lesson_id, ?2, ordinal FROM lesson_findings WHERE finding_id = ?1",
                       "ss", id, heir);
}

static gboolean
remove_findings (TlStore *self, const char *const *removed, const char *heir, GError **error)
{
  gint64 n;

  for (guint i = 0; removed != NULL && removed[i] != NULL; i++)
    if (!tl_store_ask_int (self, &n, error, "SELECT count(*) FROM findings WHERE id = ?1", "s",
                           removed[i])
        || (n == 0 && !tl_store_refuse_finding (removed[i], error))
        || (heir != NULL && !pass_on_lessons (self, removed[i], heir, error))
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
  const char *heir;

  g_return_val_if_fail (TL_IS_STORE (self) && findings != NULL && label != NULL, FALSE);
  heir = findings->len > 0 ? tl_finding_get_id (findings->pdata[0]) : NULL;
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (
      self, add_or_replace (self, findings, error) && remove_findings (self, removed, heir, error),
      label, error);
}
