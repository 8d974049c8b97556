/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a review in our own format; data/schemas/review.rng is the rule. */
#define G_LOG_DOMAIN "tl-exchange"

#include "config.h"

#include "tl-exchange.h"

#include "tl-exchange-xml.h"

/* A document with its recommendations and actions by block. */
typedef struct
{
  const TlExchangeDocument *document;
  GHashTable
      *recommendations; /* character at which its block starts + 1 -> TlRecommendation, lent */
  GHashTable *actions;  /* index of its block + 1 -> TlDraftAction, lent */
} Source;

static void
write_case (TlExchangeXml *xml, GPtrArray *values)
{
  tl_exchange_xml_open (xml, "case");
  for (guint i = 0; i < values->len; i++)
    {
      const TlCaseValue *value = values->pdata[i];

      tl_exchange_xml_open (xml, "variable");
      tl_exchange_xml_attribute (xml, "name", value->variable);
      tl_exchange_xml_number (xml, "page", value->page);
      tl_exchange_xml_attribute (xml, "quote", value->quote);
      tl_exchange_xml_text (xml, value->value);
      tl_exchange_xml_close (xml);
    }
  tl_exchange_xml_close (xml);
}

/* The shortest decimal that is read back as the same number. */
static void
append_double (GString *string, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  g_string_append (string, text);
}

static char *
format_page_sizes (GArray *sizes)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < sizes->len; i++)
    {
      const TlPageSize *size = &g_array_index (sizes, TlPageSize, i);

      g_string_append (string, i > 0 ? "; " : "");
      append_double (string, size->width);
      g_string_append_c (string, ' ');
      append_double (string, size->height);
    }
  return g_string_free (string, FALSE);
}

static char *
format_boxes (GArray *boxes)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < boxes->len; i++)
    {
      const TlWordBox *box = &g_array_index (boxes, TlWordBox, i);

      g_string_append_printf (string, "%s%u %u %u %u %u %u %u", i > 0 ? "; " : "", box->start,
                              box->length, box->page, box->x1, box->y1, box->x2, box->y2);
    }
  return g_string_free (string, FALSE);
}

static void
write_place (TlExchangeXml *xml, const TlBlock *block)
{
  g_autofree char *boxes = format_boxes (block->boxes);

  tl_exchange_xml_number (xml, "page", block->page);
  if (*boxes != '\0')
    tl_exchange_xml_attribute (xml, "boxes", boxes);
}

static void
write_recommendation_facts (TlExchangeXml *xml, TlRecommendation *recommendation)
{
  g_autofree char *addressees =
      g_strjoinv (" ", (GStrv) tl_recommendation_get_addressees (recommendation));

  if (*addressees != '\0')
    tl_exchange_xml_attribute (xml, "addressees", addressees);
  tl_exchange_xml_attribute (xml, "level", tl_recommendation_get_level (recommendation));
  tl_exchange_xml_attribute (xml, "strength", tl_recommendation_get_strength (recommendation));
  tl_exchange_xml_attribute (xml, "target", tl_recommendation_get_target (recommendation));
}

static void
write_action_facts (TlExchangeXml *xml, const TlDraftAction *action)
{
  tl_exchange_xml_attribute (xml, "scope", action->scope);
  tl_exchange_xml_attribute (xml, "lead", action->lead);
  tl_exchange_xml_attribute (xml, "milestones", action->milestones);
  tl_exchange_xml_attribute (xml, "target", action->target);
  tl_exchange_xml_attribute (xml, "outcome", action->outcome);
}

static void
write_row (TlExchangeXml *xml, const TlBlock *block)
{
  g_auto (GStrv) cells = g_strsplit (block->text, "\t", -1);

  tl_exchange_xml_open (xml, "row");
  tl_exchange_xml_attribute (xml, "header", block->is_header ? "yes" : NULL);
  write_place (xml, block);
  for (guint i = 0; cells[i] != NULL; i++)
    tl_exchange_xml_element (xml, "cell", cells[i]);
  if (cells[0] == NULL)
    tl_exchange_xml_element (xml, "cell", "");
  tl_exchange_xml_close (xml);
}

/* A block that only repeats a recommendation would be counted as one more, so it is written as a
 * paragraph. */
static const char *
get_element (const TlBlock *block, const TlRecommendation *recommendation,
             const TlDraftAction *action)
{
  if (action != NULL)
    return "action";
  if (block->kind == TL_BLOCK_RECOMMENDATION && recommendation == NULL)
    return tl_block_kind_to_string (TL_BLOCK_PARAGRAPH);
  return tl_block_kind_to_string (block->kind);
}

static void
write_block (TlExchangeXml *xml, const Source *source, const TlBlock *block,
             const TlDraftAction *action)
{
  TlRecommendation *recommendation = NULL;

  if (block->kind == TL_BLOCK_RECOMMENDATION)
    recommendation =
        g_hash_table_lookup (source->recommendations, GUINT_TO_POINTER (block->start + 1));
  tl_exchange_xml_open (xml, get_element (block, recommendation, action));
  if (block->kind == TL_BLOCK_HEADING)
    tl_exchange_xml_number (xml, "level", CLAMP (block->level, 1, 6));
  tl_exchange_xml_attribute (xml, "number", block->number);
  write_place (xml, block);
  if (recommendation != NULL)
    write_recommendation_facts (xml, recommendation);
  if (action != NULL)
    write_action_facts (xml, action);
  tl_exchange_xml_text (xml, block->text);
  tl_exchange_xml_close (xml);
}

/* The action that a block is: the format holds it only where its words are the block's, as the
 * offsets of findings demand. */
static const TlDraftAction *
find_action (const Source *source, guint index, const TlBlock *block)
{
  const TlDraftAction *action = g_hash_table_lookup (source->actions, GUINT_TO_POINTER (index + 1));

  if (block->kind != TL_BLOCK_TABLE_ROW || block->table != 0 || action == NULL)
    return NULL;
  return g_strcmp0 (action->text, block->text) == 0 ? action : NULL;
}

/* Rows of one table that follow each other stand in one element. */
static void
write_blocks (TlExchangeXml *xml, const Source *source)
{
  GPtrArray *blocks = tl_document_text_get_blocks (source->document->text);
  const TlBlock *open = NULL; /* a row of the table that is being written */

  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];
      const TlDraftAction *action = find_action (source, i, block);
      gboolean is_row = block->kind == TL_BLOCK_TABLE_ROW && action == NULL;

      if (open != NULL && (!is_row || block->table != open->table))
        {
          tl_exchange_xml_close (xml);
          open = NULL;
        }
      if (is_row && open == NULL)
        {
          tl_exchange_xml_open (xml, "table");
          open = block;
        }
      if (is_row)
        write_row (xml, block);
      else
        write_block (xml, source, block, action);
    }
  if (open != NULL)
    tl_exchange_xml_close (xml);
}

static void
index_source (Source *source, const TlExchangeDocument *document)
{
  source->document = document;
  source->recommendations = g_hash_table_new (NULL, NULL);
  source->actions = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < document->recommendations->len; i++)
    {
      TlRecommendation *recommendation = document->recommendations->pdata[i];

      g_hash_table_insert (source->recommendations,
                           GUINT_TO_POINTER (tl_recommendation_get_start (recommendation) + 1),
                           recommendation);
    }
  for (guint i = 0; i < document->actions->len; i++)
    {
      TlDraftAction *action = document->actions->pdata[i];

      g_hash_table_insert (source->actions, GUINT_TO_POINTER (action->block + 1), action);
    }
}

static void
write_document (TlExchangeXml *xml, const TlExchangeDocument *document)
{
  g_autofree char *sizes = format_page_sizes (document->page_sizes);
  const char *file_name = tl_document_get_file_name (document->document);
  Source source;

  index_source (&source, document);
  tl_exchange_xml_open (xml, "document");
  tl_exchange_xml_attribute (xml, "id", tl_document_get_id (document->document));
  tl_exchange_xml_attribute (
      xml, "kind", tl_document_kind_to_string (tl_document_get_kind (document->document)));
  tl_exchange_xml_attribute (xml, "title", tl_document_get_title (document->document));
  tl_exchange_xml_attribute (xml, "file",
                             file_name != NULL && *file_name != '\0' ? file_name : NULL);
  if (document->page_sizes->len > 0)
    {
      tl_exchange_xml_number (xml, "pages", document->page_sizes->len);
      tl_exchange_xml_attribute (xml, "page-sizes", sizes);
    }
  write_blocks (xml, &source);
  tl_exchange_xml_close (xml);
  g_hash_table_unref (source.recommendations);
  g_hash_table_unref (source.actions);
}

/* Which document of the file, from 1. */
static guint
find_document (GPtrArray *documents, const char *id)
{
  for (guint i = 0; i < documents->len; i++)
    {
      const TlExchangeDocument *document = documents->pdata[i];

      if (g_strcmp0 (tl_document_get_id (document->document), id) == 0)
        return i + 1;
    }
  return 1;
}

static void
write_finding (TlExchangeXml *xml, TlFinding *finding, guint document)
{
  GPtrArray *spans = tl_finding_get_spans (finding);
  g_autofree char *themes = g_strjoinv (" ", (GStrv) tl_finding_get_themes (finding));
  g_autofree char *agencies = g_strjoinv (" ", (GStrv) tl_finding_get_agencies (finding));

  tl_exchange_xml_open (xml, "finding");
  tl_exchange_xml_attribute (xml, "id", tl_finding_get_id (finding));
  tl_exchange_xml_attribute (xml, "type", tl_finding_get_type_id (finding));
  tl_exchange_xml_attribute (xml, "themes", *themes != '\0' ? themes : NULL);
  tl_exchange_xml_attribute (xml, "agencies", *agencies != '\0' ? agencies : NULL);
  tl_exchange_xml_attribute (xml, "coder", tl_finding_get_coder (finding));
  tl_exchange_xml_attribute (xml, "created", tl_finding_get_created (finding));
  tl_exchange_xml_number (xml, "importance", tl_finding_get_importance (finding));
  for (guint i = 0; i < spans->len; i++)
    {
      const TlSpan *span = spans->pdata[i];
      g_autofree char *start = g_strdup_printf ("%u", span->start);

      tl_exchange_xml_open (xml, "span");
      if (document > 1)
        tl_exchange_xml_number (xml, "document", document);
      tl_exchange_xml_attribute (xml, "start", start);
      tl_exchange_xml_number (xml, "end", span->end);
      tl_exchange_xml_text (xml, span->quote);
      tl_exchange_xml_close (xml);
    }
  if (*tl_finding_get_note (finding) != '\0')
    tl_exchange_xml_element (xml, "note", tl_finding_get_note (finding));
  tl_exchange_xml_close (xml);
}

GBytes *
tl_exchange_write_review (TlReview *review, GPtrArray *documents, GPtrArray *findings)
{
  TlExchangeXml xml;

  g_return_val_if_fail (TL_IS_REVIEW (review) && documents != NULL && findings != NULL, NULL);
  tl_exchange_xml_begin (&xml, "review", "urn:throughline:review:1");
  tl_exchange_xml_attribute (&xml, "id", tl_review_get_id (review));
  tl_exchange_xml_attribute (&xml, "fictional", tl_review_get_is_fictional (review) ? "yes" : NULL);
  tl_exchange_xml_attribute (&xml, "status", tl_review_get_status (review));
  tl_exchange_xml_element (&xml, "title", tl_review_get_title (review));
  write_case (&xml, tl_review_get_values (review));
  for (guint i = 0; i < documents->len; i++)
    write_document (&xml, documents->pdata[i]);
  if (findings->len > 0)
    {
      tl_exchange_xml_open (&xml, "findings");
      for (guint i = 0; i < findings->len; i++)
        write_finding (&xml, findings->pdata[i],
                       find_document (documents, tl_finding_get_document_id (findings->pdata[i])));
      tl_exchange_xml_close (&xml);
    }
  return tl_exchange_xml_end (&xml);
}
