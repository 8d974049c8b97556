/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own review format, version 1: data/schemas/review.rng is the rule, and says what each part
 * means. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-review-xml.h"

#include "tl-error.h"
#include "tl-recommendations.h"
#include "tl-review-xml-private.h"
#include "tl-text.h"
#include "tl-xml.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define NAMESPACE "urn:throughline:review:1"

static gboolean
read_variable (TlDraft *draft, xmlNode *node, GError **error)
{
  static const char *const attributes[] = { "name", "page", "quote", NULL };
  g_autofree char *name = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *value = NULL;
  guint page;

  if (!tl_xml_is (node, "variable"))
    return tl_xml_fail (node, error, _ ("“%.60s” may not stand here"), (const char *) node->name);
  if (!tl_xml_check_attributes (node, attributes, error)
      || !tl_xml_get_number (node, "page", 1, G_MAXUINT16, 0, &page, error))
    return FALSE;
  name = tl_xml_get (node, "name");
  quote = tl_xml_get (node, "quote");
  value = tl_xml_dup_text (node, error);
  if (value == NULL)
    return FALSE;
  if (name == NULL || *g_strstrip (name) == '\0')
    return tl_xml_fail (node, error, _ ("“variable” needs a name"));
  g_ptr_array_add (draft->guesses, tl_guess_new (name, value, quote, page));
  return TRUE;
}

static gboolean
read_case (TlDraft *draft, xmlNode *node, GError **error)
{
  static const char *const none[] = { NULL };
  xmlNode *child;

  if (!tl_xml_check_attributes (node, none, error)
      || !tl_xml_next_element (node->children, &child, error))
    return FALSE;
  while (child != NULL)
    if (!read_variable (draft, child, error) || !tl_xml_next_element (child->next, &child, error))
      return FALSE;
  return TRUE;
}

/* "width height; width height". */
static gboolean
read_page_sizes (TlDraftDocument *document, xmlNode *node, GError **error)
{
  static const TlPageSize a4 = { 595, 842 };
  g_autofree char *text = tl_xml_get (node, "page-sizes");
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ";", -1) : NULL;
  guint pages, n;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      char *end = parts[i];
      TlPageSize size = { 0, 0 };

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      size.width = g_ascii_strtod (parts[i], &end);
      size.height = g_ascii_strtod (end, &end);
      if (*end != '\0'
          || !(size.width >= 1 && size.width <= 14400 && size.height >= 1 && size.height <= 14400))
        return tl_xml_fail (node, error, _ ("“page-sizes” must hold pairs of points, not “%.40s”"),
                            parts[i]);
      g_array_append_val (document->page_sizes, size);
    }
  n = document->page_sizes->len;
  if (!tl_xml_get_number (node, "pages", 0, 5000, n, &pages, error))
    return FALSE;
  if (n > 0 && pages != n)
    return tl_xml_fail (node, error, _ ("“pages” says %u, “page-sizes” has %u"), pages, n);
  for (; n < pages; n++)
    g_array_append_val (document->page_sizes, a4);
  return TRUE;
}

static gboolean
read_document (TlDraft *draft, xmlNode *node, GError **error)
{
  static const char *const attributes[] = { "id",    "kind",       "title", "file",
                                            "pages", "page-sizes", NULL };
  TlDraftDocument *document = tl_draft_document_new ();
  g_autofree char *kind = tl_xml_get (node, "kind");
  xmlNode *child;

  g_ptr_array_add (draft->documents, document);
  document->id = tl_xml_get (node, "id");
  document->title = tl_xml_get (node, "title");
  document->file_name = tl_xml_get (node, "file");
  if (!tl_xml_check_attributes (node, attributes, error)
      || !read_page_sizes (document, node, error))
    return FALSE;
  if (kind == NULL || document->title == NULL)
    return tl_xml_fail (node, error, _ ("“document” needs a kind and a title"));
  document->kind = tl_document_kind_from_string (kind);
  if (strcmp (tl_document_kind_to_string (document->kind), kind) != 0)
    return tl_xml_fail (node, error, _ ("there is no kind of document “%.40s”"), kind);
  if (!tl_xml_next_element (node->children, &child, error))
    return FALSE;
  while (child != NULL)
    if (!tl_review_xml_read_block (document, child, error)
        || !tl_xml_next_element (child->next, &child, error))
      return FALSE;
  tl_recommendations_link (document);
  return TRUE;
}

static GStrv
split_ids (const char *text)
{
  g_autofree char *collapsed = tl_text_collapse (text != NULL ? text : "");

  return *collapsed != '\0' ? g_strsplit (collapsed, " ", -1) : g_new0 (char *, 1);
}

/* Characters of a document's text: each block but furniture with its line feed. */
static guint
text_length (const TlDraftDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind != TL_BLOCK_FURNITURE)
        n += block->n_chars + 1;
    }
  return n;
}

static gboolean
read_span (TlDraft *draft, TlDraftFinding *finding, xmlNode *node, GError **error)
{
  static const char *const attributes[] = { "document", "start", "end", NULL };
  g_autofree char *quote = NULL;
  guint document, start, end, length;

  if (!tl_xml_check_attributes (node, attributes, error)
      || !tl_xml_get_number (node, "document", 1, draft->documents->len, 1, &document, error)
      || !tl_xml_get_number (node, "start", 0, G_MAXINT, G_MAXUINT, &start, error)
      || !tl_xml_get_number (node, "end", 1, G_MAXINT, G_MAXUINT, &end, error))
    return FALSE;
  length = text_length (g_ptr_array_index (draft->documents, document - 1));
  if (start == G_MAXUINT || end == G_MAXUINT || start >= end || end > length)
    return tl_xml_fail (
        node, error,
        _ ("a span must start before its end and lie in the text, which has %u characters"),
        length);
  if (finding->spans->len > 0 && finding->document != document - 1)
    return tl_xml_fail (node, error, _ ("the spans of one finding must lie in one document"));
  quote = tl_xml_dup_text (node, error);
  if (quote == NULL)
    return FALSE;
  finding->document = document - 1;
  g_ptr_array_add (finding->spans, tl_span_new (start, end, quote, "", ""));
  return TRUE;
}

static gboolean
read_finding_parts (TlDraft *draft, TlDraftFinding *finding, xmlNode *node, GError **error)
{
  static const char *const none[] = { NULL };
  xmlNode *child;

  if (!tl_xml_next_element (node->children, &child, error))
    return FALSE;
  while (child != NULL)
    {
      if (tl_xml_is (child, "span") && finding->note == NULL)
        {
          if (!read_span (draft, finding, child, error))
            return FALSE;
        }
      else if (tl_xml_is (child, "note") && finding->note == NULL && finding->spans->len > 0)
        {
          finding->note =
              tl_xml_check_attributes (child, none, error) ? tl_xml_dup_text (child, error) : NULL;
          if (finding->note == NULL)
            return FALSE;
        }
      else
        return tl_xml_fail (child, error, _ ("“%.60s” may not stand here"),
                            (const char *) child->name);
      if (!tl_xml_next_element (child->next, &child, error))
        return FALSE;
    }
  return finding->spans->len > 0 || tl_xml_fail (node, error, _ ("a finding needs a span"));
}

static gboolean
read_finding (TlDraft *draft, xmlNode *node, GError **error)
{
  static const char *const attributes[] = { "id",    "type",    "themes",     "agencies",
                                            "coder", "created", "importance", NULL };
  TlDraftFinding *finding = tl_draft_finding_new ();
  g_autofree char *themes = tl_xml_get (node, "themes");
  g_autofree char *agencies = tl_xml_get (node, "agencies");

  g_ptr_array_add (draft->findings, finding);
  if (!tl_xml_is (node, "finding"))
    return tl_xml_fail (node, error, _ ("“%.60s” may not stand here"), (const char *) node->name);
  if (!tl_xml_check_attributes (node, attributes, error)
      || !tl_xml_get_number (node, "importance", 0, 100, 0, &finding->importance, error))
    return FALSE;
  finding->id = tl_xml_get (node, "id");
  finding->type = tl_xml_get (node, "type");
  finding->coder = tl_xml_get (node, "coder");
  finding->created = tl_xml_get (node, "created");
  g_strfreev (finding->themes);
  finding->themes = split_ids (themes);
  g_strfreev (finding->agencies);
  finding->agencies = split_ids (agencies);
  if (finding->type == NULL)
    return tl_xml_fail (node, error, _ ("“finding” needs a type"));
  return read_finding_parts (draft, finding, node, error);
}

static gboolean
read_findings (TlDraft *draft, xmlNode *node, GError **error)
{
  static const char *const none[] = { NULL };
  xmlNode *child;

  if (!tl_xml_check_attributes (node, none, error)
      || !tl_xml_next_element (node->children, &child, error))
    return FALSE;
  while (child != NULL)
    if (!read_finding (draft, child, error) || !tl_xml_next_element (child->next, &child, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_root (TlDraft *draft, xmlNode *root, GError **error)
{
  static const char *const attributes[] = { "id", "fictional", "status", NULL };
  static const char *const statuses[] = { "draft", "submitted", "published", "unknown", NULL };
  g_autofree char *fictional = tl_xml_get (root, "fictional");
  g_autofree char *status = tl_xml_get (root, "status");

  if (!tl_xml_check_attributes (root, attributes, error))
    return FALSE;
  if (fictional != NULL && strcmp (fictional, "yes") != 0 && strcmp (fictional, "no") != 0)
    return tl_xml_fail (root, error, _ ("“fictional” must be yes or no, not “%.40s”"), fictional);
  if (status != NULL && !g_strv_contains (statuses, status))
    return tl_xml_fail (root, error, _ ("there is no status “%.40s”"), status);
  draft->review_id = tl_xml_get (root, "id");
  draft->is_fictional = g_strcmp0 (fictional, "yes") == 0;
  if (status != NULL)
    {
      g_free (draft->status);
      draft->status = g_steal_pointer (&status);
    }
  return TRUE;
}

/* The parts of a review in their order: title, case, documents, findings. */
static gboolean
read_parts (TlDraft *draft, xmlNode *root, GError **error)
{
  static const char *const none[] = { NULL };
  xmlNode *node;

  if (!tl_xml_next_element (root->children, &node, error))
    return FALSE;
  if (node == NULL || !tl_xml_is (node, "title"))
    return tl_xml_fail (node != NULL ? node : root, error, _ ("a review begins with its title"));
  if (!tl_xml_check_attributes (node, none, error))
    return FALSE;
  draft->title = tl_xml_dup_text (node, error);
  if (draft->title == NULL || !tl_xml_next_element (node->next, &node, error))
    return FALSE;
  if (node == NULL || !tl_xml_is (node, "case"))
    return tl_xml_fail (node != NULL ? node : root, error, _ ("“case” must follow the title"));
  if (!read_case (draft, node, error) || !tl_xml_next_element (node->next, &node, error))
    return FALSE;
  while (node != NULL && tl_xml_is (node, "document"))
    if (!read_document (draft, node, error) || !tl_xml_next_element (node->next, &node, error))
      return FALSE;
  if (draft->documents->len == 0)
    return tl_xml_fail (root, error, _ ("a review needs a document"));
  tl_recommendations_link_documents (draft);
  if (node != NULL && tl_xml_is (node, "findings"))
    if (!read_findings (draft, node, error) || !tl_xml_next_element (node->next, &node, error))
      return FALSE;
  return node == NULL
         || tl_xml_fail (node, error, _ ("“%.60s” may not stand here"), (const char *) node->name);
}

/* The bounds of a draft are checked where it comes out of the worker; what breaks them is told
 * here, as the file's fault. */
static gboolean
check_bounds (const TlDraft *draft, GError **error)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (tl_draft_to_variant (draft));
  g_autoptr (GError) local = NULL;
  g_autoptr (TlDraft) copy = tl_draft_from_variant (value, &local);

  if (copy != NULL)
    return TRUE;
  g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID, local->message);
  return FALSE;
}

gboolean
tl_review_xml_read (TlDraft *draft, GBytes *bytes, GError **error)
{
  g_autoptr (xmlDoc) xml = tl_xml_parse (bytes, NAMESPACE, "review", error);
  xmlNode *root;

  if (xml == NULL)
    return FALSE;
  root = xmlDocGetRootElement (xml);
  return read_root (draft, root, error) && read_parts (draft, root, error)
         && check_bounds (draft, error);
}
