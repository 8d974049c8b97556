/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts and originals of documents: blocks with their boxes, page sizes, the file as it came. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Packed values are little-endian, whatever the machine. */
enum
{
  BOX_WORDS = 7,
  RECT_DOUBLES = 5,
  SIZE_DOUBLES = 2,
  /* A document's blocks have keys in a row: bits of its id above, the ordinal below. Search knows
   * that too. */
  ORDINAL_BITS = 20
};

G_STATIC_ASSERT (((1 << ORDINAL_BITS) - 1) == 1048575); /* as in a statement of search */

gint64
tl_store_get_block_base (gint64 key)
{
  return key & ~(((gint64) 1 << ORDINAL_BITS) - 1);
}

G_STATIC_ASSERT (sizeof (TlWordBox) == BOX_WORDS * sizeof (guint16));

static GBytes *
pack_boxes (GArray *boxes)
{
  gsize n = boxes->len * (gsize) BOX_WORDS;
  guint16 *words = g_new (guint16, n + 1);
  const guint16 *from = (const guint16 *) boxes->data;

  for (gsize i = 0; i < n; i++)
    words[i] = GUINT16_TO_LE (from[i]);
  return g_bytes_new_take (words, n * sizeof (guint16));
}

static gboolean
unpack_boxes (GBytes *bytes, TlBlock *block)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint start = 0;

  if (size % sizeof (TlWordBox) != 0)
    return FALSE;
  for (gsize at = 0; at < size; at += sizeof (TlWordBox))
    {
      guint16 words[BOX_WORDS];
      TlWordBox box;

      memcpy (words, data + at, sizeof words);
      for (guint i = 0; i < BOX_WORDS; i++)
        words[i] = GUINT16_FROM_LE (words[i]);
      memcpy (&box, words, sizeof box);
      if (box.start < start || (guint) box.start + box.length > block->n_chars || box.page == 0)
        return FALSE;
      start = box.start;
      g_array_append_val (block->boxes, box);
    }
  return TRUE;
}

static void
put_double (GByteArray *out, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (out, (const guint8 *) &bits, sizeof bits);
}

/* Reads @n doubles a record into @out; FALSE for anything but whole records of finite numbers. */
static GArray *
read_doubles (GBytes *bytes, guint n)
{
  GArray *doubles = g_array_new (FALSE, FALSE, sizeof (double));
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gboolean is_good = size % (n * sizeof (double)) == 0;

  for (gsize at = 0; is_good && at < size; at += sizeof (double))
    {
      guint64 bits;
      double value;

      memcpy (&bits, data + at, sizeof bits);
      bits = GUINT64_FROM_LE (bits);
      memcpy (&value, &bits, sizeof value);
      is_good = isfinite (value) && fabs (value) < G_MAXINT32;
      g_array_append_val (doubles, value);
    }
  if (!is_good)
    g_clear_pointer (&doubles, g_array_unref);
  return doubles;
}

GBytes *
tl_store_pack_rects (GArray *rects)
{
  GByteArray *out = g_byte_array_new ();

  for (guint i = 0; i < rects->len; i++)
    {
      const TlRect *rect = &g_array_index (rects, TlRect, i);

      put_double (out, rect->page);
      put_double (out, rect->x1);
      put_double (out, rect->y1);
      put_double (out, rect->x2);
      put_double (out, rect->y2);
    }
  return g_byte_array_free_to_bytes (out);
}

gboolean
tl_store_unpack_rects (GBytes *bytes, GArray *rects)
{
  g_autoptr (GArray) doubles = read_doubles (bytes, RECT_DOUBLES);

  if (doubles == NULL)
    return FALSE;
  for (guint i = 0; i < doubles->len; i += RECT_DOUBLES)
    {
      const double *record = &g_array_index (doubles, double, i);
      TlRect rect = { (guint) MAX (record[0], 0), record[1], record[2], record[3], record[4] };

      g_array_append_val (rects, rect);
    }
  return TRUE;
}

GBytes *
tl_store_pack_sizes (GArray *sizes)
{
  GByteArray *out = g_byte_array_new ();

  for (guint i = 0; i < sizes->len; i++)
    {
      put_double (out, g_array_index (sizes, TlPageSize, i).width);
      put_double (out, g_array_index (sizes, TlPageSize, i).height);
    }
  return g_byte_array_free_to_bytes (out);
}

gboolean
tl_store_unpack_sizes (GBytes *bytes, GArray *sizes)
{
  g_autoptr (GArray) doubles = read_doubles (bytes, SIZE_DOUBLES);

  if (doubles == NULL)
    return FALSE;
  for (guint i = 0; i < doubles->len; i += SIZE_DOUBLES)
    {
      TlPageSize size = { g_array_index (doubles, double, i),
                          g_array_index (doubles, double, i + 1) };

      g_array_append_val (sizes, size);
    }
  return TRUE;
}

gboolean
tl_store_write_blocks (TlStore *self, const char *document_id, TlDocumentText *text, GError **error)
{
  g_autoptr (TlStatement) statement = NULL;
  GPtrArray *blocks = tl_document_text_get_blocks (text);
  gint64 base = tl_store_get_block_base (tl_store_make_key (document_id));

  statement =
      tl_store_prepare (self,
                        "INSERT INTO blocks (key, document_id, ordinal, kind, level, number, "
                        "text, page, table_number, is_header, start, boxes) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                        error);
  if (statement == NULL)
    return FALSE;
  if (blocks->len >> ORDINAL_BITS != 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_LIMIT, _ ("The document has too many paragraphs"));
      return FALSE;
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];
      g_autoptr (GBytes) boxes = pack_boxes (block->boxes);

      tl_statement_bind (statement, "lsuuussuuuub", base + i, document_id, i, (guint) block->kind,
                         block->level, block->number, block->text, block->page, block->table,
                         (guint) (block->is_header != 0), block->start, boxes);
      if (!tl_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fail_corrupt (GError **error, const char *document_id)
{
  g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT, _ ("The stored text of document %s is damaged"),
               document_id);
  return FALSE;
}

static TlBlock *
read_block (TlStatement *row)
{
  g_autoptr (TlBlock) block = NULL;
  g_autoptr (GBytes) boxes = NULL;
  const char *text = tl_statement_get_text (row, 3);
  guint kind = tl_statement_get_uint (row, 0);

  if (kind >= TL_N_BLOCK_KINDS || text == NULL || strchr (text, '\n') != NULL)
    return NULL;
  block = tl_block_new (kind, tl_statement_get_uint (row, 1), tl_statement_get_text (row, 2), text,
                        tl_statement_get_uint (row, 4));
  block->table = tl_statement_get_uint (row, 5);
  block->is_header = tl_statement_get_int (row, 6) != 0;
  boxes = tl_statement_dup_bytes (row, 7);
  return unpack_boxes (boxes, block) ? g_steal_pointer (&block) : NULL;
}

static gboolean
check_document (TlStore *self, const char *document_id, GError **error)
{
  gint64 n;

  if (!tl_store_ask_int (self, &n, error, "SELECT count(*) FROM documents WHERE id = ?1", "s",
                         document_id))
    return FALSE;
  if (n == 0)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no document %s in the library"),
                 document_id);
  return n > 0;
}

gboolean
tl_store_write_scan (TlStore *self, const char *document_id, const TlDraftDocument *document,
                     GError **error)
{
  for (guint i = 0; i < document->scanned->len; i++)
    {
      const TlScannedPage *page = &g_array_index (document->scanned, TlScannedPage, i);

      if (!tl_store_run (self, error,
                         "INSERT INTO scanned_pages (document_id, page, confidence) "
                         "VALUES (?1, ?2, ?3)",
                         "suu", document_id, page->page, page->confidence))
        return FALSE;
    }
  for (guint i = 0; i < document->doubts->len; i++)
    {
      const TlDoubt *doubt = &g_array_index (document->doubts, TlDoubt, i);

      if (!tl_store_run (self, error,
                         "INSERT INTO doubts (document_id, block, start, length, confidence) "
                         "VALUES (?1, ?2, ?3, ?4, ?5)",
                         "suuuu", document_id, doubt->block, doubt->start, doubt->length,
                         doubt->confidence))
        return FALSE;
    }
  return TRUE;
}

static guint
get_count (TlStatement *row, int column)
{
  return (guint) CLAMP (tl_statement_get_int (row, column), 0, G_MAXINT);
}

static GArray *
load_scanned (TlStore *self, const char *document_id, GError **error)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (TlScannedPage));
  g_autoptr (TlStatement) row = tl_store_prepare (
      self, "SELECT page, confidence FROM scanned_pages WHERE document_id = ?1 ORDER BY page",
      error);
  TlStep step;

  if (row == NULL)
    return NULL;
  tl_statement_bind (row, "s", document_id);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    g_array_append_val (pages, ((TlScannedPage){ get_count (row, 0), get_count (row, 1) }));
  return step == TL_STEP_DONE ? g_steal_pointer (&pages) : NULL;
}

static GArray *
load_doubts (TlStore *self, const char *document_id, GError **error)
{
  g_autoptr (GArray) doubts = g_array_new (FALSE, FALSE, sizeof (TlDoubt));
  g_autoptr (TlStatement) row =
      tl_store_prepare (self,
                        "SELECT block, start, length, confidence FROM doubts "
                        "WHERE document_id = ?1 ORDER BY block, start",
                        error);
  TlStep step;

  if (row == NULL)
    return NULL;
  tl_statement_bind (row, "s", document_id);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    g_array_append_val (doubts, ((TlDoubt){ get_count (row, 0), get_count (row, 1),
                                            get_count (row, 2), get_count (row, 3) }));
  return step == TL_STEP_DONE ? g_steal_pointer (&doubts) : NULL;
}

/* The text of these blocks, with what recognition was not sure of. */
static TlDocumentText *
make_text (TlStore *self, const char *document_id, GPtrArray *blocks, GError **error)
{
  g_autoptr (GArray) scanned = load_scanned (self, document_id, error);
  g_autoptr (GArray) doubts = scanned != NULL ? load_doubts (self, document_id, error) : NULL;

  if (doubts == NULL)
    return NULL;
  return tl_document_text_new_scanned (g_ptr_array_ref (blocks), g_steal_pointer (&scanned),
                                       g_steal_pointer (&doubts));
}

TlDocumentText *
tl_store_load_text (TlStore *self, const char *document_id, GError **error)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);
  g_autoptr (TlStatement) statement = NULL;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self) && document_id != NULL, NULL);
  if (!check_document (self, document_id, error))
    return NULL;
  statement =
      tl_store_prepare (self,
                        "SELECT kind, level, number, text, page, table_number, is_header, boxes "
                        "FROM blocks WHERE document_id = ?1 ORDER BY ordinal",
                        error);
  if (statement == NULL)
    return NULL;
  tl_statement_bind (statement, "s", document_id);
  while ((step = tl_statement_step (statement, error)) == TL_STEP_ROW)
    {
      TlBlock *block = read_block (statement);

      if (block == NULL)
        return fail_corrupt (error, document_id), NULL;
      g_ptr_array_add (blocks, block);
    }
  return step == TL_STEP_DONE ? make_text (self, document_id, blocks, error) : NULL;
}

TlDocumentText *
tl_store_peek_text (TlStore *self, const char *document_id, GError **error)
{
  TlDocumentText *text;

  if (self->text != NULL && g_strcmp0 (self->text_id, document_id) == 0)
    return self->text;
  text = tl_store_load_text (self, document_id, error);
  if (text == NULL)
    return NULL;
  g_set_object (&self->text, text);
  g_object_unref (text);
  g_free (self->text_id);
  self->text_id = g_strdup (document_id);
  return self->text;
}

GArray *
tl_store_load_page_sizes (TlStore *self, const char *document_id, GError **error)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (TlPageSize));
  g_autoptr (TlStatement) statement = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && document_id != NULL, NULL);
  if (!check_document (self, document_id, error))
    return NULL;
  statement = tl_store_prepare (self, "SELECT page_sizes FROM documents WHERE id = ?1", error);
  if (statement == NULL)
    return NULL;
  tl_statement_bind (statement, "s", document_id);
  if (tl_statement_step (statement, error) != TL_STEP_ROW)
    return NULL;
  bytes = tl_statement_dup_bytes (statement, 0);
  if (!tl_store_unpack_sizes (bytes, sizes))
    return fail_corrupt (error, document_id), NULL;
  return g_steal_pointer (&sizes);
}

GBytes *
tl_store_load_original (TlStore *self, const char *document_id, GError **error)
{
  g_autoptr (TlStatement) statement = NULL;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self) && document_id != NULL, NULL);
  if (!check_document (self, document_id, error))
    return NULL;
  statement = tl_store_prepare (self,
                                "SELECT bytes FROM originals "
                                "JOIN documents ON documents.sha256 = originals.sha256 "
                                "WHERE documents.id = ?1",
                                error);
  if (statement == NULL)
    return NULL;
  tl_statement_bind (statement, "s", document_id);
  step = tl_statement_step (statement, error);
  if (step == TL_STEP_DONE)
    g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT,
                 _ ("The file of document %s is missing in the library"), document_id);
  return step == TL_STEP_ROW ? tl_statement_dup_bytes (statement, 0) : NULL;
}

GPtrArray *
tl_store_load_actions (TlStore *self, const char *document_id, GError **error)
{
  g_autoptr (GPtrArray) actions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_draft_action_free);
  g_autoptr (TlStatement) row = NULL;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self) && document_id != NULL, NULL);
  row = tl_store_prepare (self,
                          "SELECT block, actions.number, actions.text, scope, lead, milestones, "
                          "actions.target, outcome, ifnull (recommendations.ordinal, -1) "
                          "FROM actions "
                          "LEFT JOIN action_recommendations AS links "
                          "ON links.document_id = actions.document_id "
                          "AND links.ordinal = actions.ordinal "
                          "LEFT JOIN recommendations ON recommendations.id = recommendation_id "
                          "AND recommendations.document_id = actions.document_id "
                          "WHERE actions.document_id = ?1 ORDER BY actions.ordinal",
                          error);
  if (row == NULL || !check_document (self, document_id, error))
    return NULL;
  tl_statement_bind (row, "s", document_id);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      TlDraftAction *action = tl_store_read_action (row);

      action->recommendation = (int) tl_statement_get_int (row, 8);
      g_ptr_array_add (actions, action);
    }
  return step == TL_STEP_DONE ? g_steal_pointer (&actions) : NULL;
}
