/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word documents (Office Open XML, ECMA-376): which part is what, and the document put together. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-docx.h"

#include "tl-docx-private.h"
#include "tl-error.h"
#include "tl-properties.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAIN_PART "word/document.xml"
#define MAX_FURNITURE 100

void
tl_docx_parts_clear (TlDocxParts *self)
{
  GBytes **const parts[] = {
    &self->document,  &self->styles,   &self->numbering, &self->settings,
    &self->footnotes, &self->endnotes, &self->comments,  &self->properties
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_clear_pointer (parts[i], g_bytes_unref);
  g_clear_pointer (&self->furniture, g_ptr_array_unref);
  g_clear_pointer (&self->about, g_ptr_array_unref);
  g_clear_pointer (&self->diagrams, g_hash_table_unref);
}

/* Every part but the document itself may be missing. */
static gboolean
parse (GBytes *bytes, xmlDoc **xml, GError **error)
{
  if (bytes == NULL)
    return TRUE;
  *xml = tl_xml_parse_any (bytes, error);
  return *xml != NULL;
}

static GHashTable *
list_notes (const xmlDoc *xml, const char *name)
{
  GHashTable *notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const xmlNode *root = xml != NULL ? xmlDocGetRootElement (xml) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id = node->type == XML_ELEMENT_NODE && tl_xml_is (node, name)
                                ? tl_docx_get (node, "id")
                                : NULL;

      if (id != NULL)
        g_hash_table_replace (notes, g_steal_pointer (&id), node);
    }
  return notes;
}

/* @node: settings, or the properties of a section. */
static void
read_note_forms (TlDocx *self, const xmlNode *node)
{
  static const char *const names[] = { "footnotePr", "endnotePr" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const xmlNode *properties = tl_docx_child (node, names[i]),
                    *form = tl_docx_child (properties, "numFmt");
      g_autofree char *name = form != NULL ? tl_docx_get (form, "val") : NULL;

      if (name != NULL)
        self->note_forms[i] = tl_docx_form (name);
      self->note_starts[i] =
          (guint) tl_docx_number (properties, "numStart", (int) self->note_starts[i]);
    }
}

static gboolean
read_furniture (TlDocx *self, const TlDocxParts *parts, GError **error)
{
  for (guint i = 0; parts->furniture != NULL && i < parts->furniture->len; i++)
    {
      g_autoptr (xmlDoc) xml = tl_xml_parse_any (parts->furniture->pdata[i], error);

      if (xml == NULL)
        return FALSE;
      tl_office_begin_furniture (self->office);
      tl_docx_read_blocks (self, xmlDocGetRootElement (xml));
      tl_office_end_furniture (self->office);
    }
  return TRUE;
}

/* Who wrote a comment is personal data and left out. */
static gboolean
read_comments (TlDocx *self, const TlDocxParts *parts, GError **error)
{
  g_autoptr (xmlDoc) xml = NULL;
  const xmlNode *root;

  if (!parse (parts->comments, &xml, error))
    return FALSE;
  root = xml != NULL ? xmlDocGetRootElement (xml) : NULL;
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && tl_xml_is (node, "comment"))
      {
        tl_office_begin_note (self->office);
        tl_docx_read_blocks (self, node);
        tl_office_end_note (self->office, TL_OFFICE_COMMENT, NULL);
      }
  return TRUE;
}

static void
free_xml (gpointer data)
{
  xmlFreeDoc (data);
}

/* Diagrams that cannot be read are told like other foreign parts. */
static void
load_diagrams (TlDocx *self, const TlDocxParts *parts)
{
  GHashTableIter iter;
  gpointer id, bytes;

  self->diagrams = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_xml);
  self->read_diagrams = g_ptr_array_new_with_free_func (free_xml);
  if (parts->diagrams == NULL)
    return;
  g_hash_table_iter_init (&iter, parts->diagrams);
  while (g_hash_table_iter_next (&iter, &id, &bytes))
    {
      xmlDoc *xml = tl_xml_parse_any (bytes, NULL);

      if (xml != NULL)
        g_hash_table_insert (self->diagrams, id, xml);
    }
}

static char *
read_title (const TlDocxParts *parts)
{
  g_autoptr (xmlDoc) xml =
      parts->properties != NULL ? tl_xml_parse_any (parts->properties, NULL) : NULL;
  const xmlNode *root = xml != NULL ? xmlDocGetRootElement (xml) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, "title") == 0)
      {
        xmlChar *text = xmlNodeGetContent (node);
        char *title = g_strdup ((const char *) text);

        xmlFree (text);
        return title;
      }
  return NULL;
}

static const xmlNode *
get_body (xmlDoc *xml, GError **error)
{
  const xmlNode *root = xmlDocGetRootElement (xml), *body = NULL;

  if (root->ns != NULL && strcmp ((const char *) root->name, "document") == 0)
    body = tl_docx_child (root, "body");
  if (body == NULL)
    g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID,
                         _ ("The file is no document of Word: it has no text in it."));
  return body;
}

static gboolean
read_all (TlDocx *self, TlDraft *draft, const TlDocxParts *parts, GError **error)
{
  g_autoptr (xmlDoc) document = NULL;
  g_autoptr (xmlDoc) settings = NULL;
  g_autoptr (xmlDoc) footnotes = NULL;
  g_autoptr (xmlDoc) endnotes = NULL;
  g_autofree char *title = NULL;
  const xmlNode *body;

  if (!parse (parts->document, &document, error) || !parse (parts->settings, &settings, error)
      || !parse (parts->footnotes, &footnotes, error) || !parse (parts->endnotes, &endnotes, error))
    return FALSE;
  body = get_body (document, error);
  if (body == NULL)
    return FALSE;
  self->notes[TL_OFFICE_FOOTNOTE] = list_notes (footnotes, "footnote");
  self->notes[TL_OFFICE_ENDNOTE] = list_notes (endnotes, "endnote");
  if (settings != NULL)
    read_note_forms (self, xmlDocGetRootElement (settings));
  read_note_forms (self, tl_docx_child (body, "sectPr"));
  load_diagrams (self, parts);
  tl_docx_read_blocks (self, body);
  if (self->carried.string != NULL)
    tl_office_add (self->office, TL_OFFICE_PARAGRAPH, 0, NULL, TL_LABEL_NONE, &self->carried);
  tl_office_text_clear (&self->carried);
  g_array_set_size (self->fields, 0);
  if (!read_furniture (self, parts, error) || !read_comments (self, parts, error))
    return FALSE;
  title = read_title (parts);
  return tl_office_finish (self->office, draft, title, error);
}

static gboolean
load_tools (TlDocx *self, const TlDocxParts *parts, GError **error)
{
  g_autoptr (xmlDoc) styles = NULL;
  g_autoptr (xmlDoc) numbering = NULL;

  if (!parse (parts->styles, &styles, error) || !parse (parts->numbering, &numbering, error))
    return FALSE;
  self->styles = tl_docx_styles_new (styles);
  self->numbering = tl_docx_numbering_new (numbering);
  return TRUE;
}

/* What the file says of itself, as far as it can be read. */
static void
add_properties (TlDraft *draft, const TlDocxParts *parts)
{
  if (parts->properties != NULL)
    tl_properties_add_xml (draft, parts->properties);
  for (guint i = 0; parts->about != NULL && i < parts->about->len; i++)
    tl_properties_add_xml (draft, parts->about->pdata[i]);
}

gboolean
tl_docx_read_parts (TlDraft *draft, const TlDocxParts *parts, GError **error)
{
  TlDocx self = { .note_forms = { TL_NUMBER_DECIMAL, TL_NUMBER_LOWER_ROMAN },
                  .note_starts = { 1, 1 } };
  gboolean is_read;

  g_return_val_if_fail (parts->document != NULL, FALSE);

  self.office = tl_office_new ();
  self.fields = g_array_new (FALSE, FALSE, sizeof (TlDocxField));
  is_read = load_tools (&self, parts, error) && read_all (&self, draft, parts, error);
  if (is_read)
    add_properties (draft, parts);
  tl_office_text_clear (&self.carried);
  tl_office_free (self.office);
  tl_docx_styles_free (self.styles);
  tl_docx_numbering_free (self.numbering);
  g_array_unref (self.fields);
  for (guint i = 0; i < G_N_ELEMENTS (self.notes); i++)
    g_clear_pointer (&self.notes[i], g_hash_table_unref);
  g_clear_pointer (&self.diagrams, g_hash_table_unref);
  g_clear_pointer (&self.read_diagrams, g_ptr_array_unref);
  return is_read;
}

/* The name in the archive of what a relationship in @folder points to. */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *root = g_strconcat ("/", folder, NULL);
  g_autofree char *path = g_canonicalize_filename (target, root);

  return g_strdup (path + 1);
}

static gboolean
take_diagram (TlDocxParts *parts, TlArchive *archive, const char *name, const xmlNode *node,
              GError **error)
{
  g_autofree char *id = tl_xml_get (node, "Id");
  GBytes *bytes;

  if (id == NULL || g_hash_table_size (parts->diagrams) >= MAX_FURNITURE)
    return TRUE;
  bytes = tl_archive_read (archive, name, error);
  if (bytes != NULL)
    g_hash_table_insert (parts->diagrams, g_steal_pointer (&id), bytes);
  return bytes != NULL;
}

/* Reads what the relationship @node of a part in @folder points to, if it is one of those that we
 * read. */
static gboolean
take_related (TlDocxParts *parts, TlArchive *archive, const char *folder, const xmlNode *node,
              GError **error)
{
  const struct
  {
    const char *type;
    GBytes **part;
  } wanted[] = { { "/styles", &parts->styles },
                 { "/numbering", &parts->numbering },
                 { "/settings", &parts->settings },
                 { "/footnotes", &parts->footnotes },
                 { "/endnotes", &parts->endnotes },
                 { "/comments", &parts->comments },
                 { "/officeDocument", &parts->document },
                 { "/core-properties", &parts->properties },
                 { "/coreProperties", &parts->properties } };
  g_autofree char *type = tl_xml_get (node, "Type");
  g_autofree char *target = tl_xml_get (node, "Target");
  g_autofree char *name = target != NULL ? resolve (folder, target) : NULL;
  GPtrArray *list = NULL;
  GBytes *bytes;

  if (type == NULL || name == NULL || !tl_archive_has (archive, name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (g_str_has_suffix (type, wanted[i].type) && *wanted[i].part == NULL)
      {
        *wanted[i].part = tl_archive_read (archive, name, error);
        return *wanted[i].part != NULL;
      }
  if (g_str_has_suffix (type, "/header") || g_str_has_suffix (type, "/footer"))
    list = parts->furniture;
  else if (g_str_has_suffix (type, "/extended-properties")
           || g_str_has_suffix (type, "/custom-properties"))
    list = parts->about;
  if (g_str_has_suffix (type, "/diagramData"))
    return take_diagram (parts, archive, name, node, error);
  if (list == NULL || list->len >= MAX_FURNITURE)
    return TRUE;
  bytes = tl_archive_read (archive, name, error);
  if (bytes != NULL)
    g_ptr_array_add (list, bytes);
  return bytes != NULL;
}

/* @name: of the main part that was found; NULL looks for it. */
static gboolean
take_relationships (TlDocxParts *parts, TlArchive *archive, const char *name, char **main_name,
                    GError **error)
{
  g_autofree char *folder = name != NULL ? g_path_get_dirname (name) : g_strdup ("");
  g_autofree char *base = name != NULL ? g_path_get_basename (name) : g_strdup ("");
  g_autofree char *rels =
      g_strdup_printf ("%s%s_rels/%s.rels", folder, *folder != '\0' ? "/" : "", base);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (xmlDoc) xml = NULL;

  if (!tl_archive_has (archive, rels))
    return TRUE;
  bytes = tl_archive_read (archive, rels, error);
  xml = bytes != NULL ? tl_xml_parse_any (bytes, error) : NULL;
  if (xml == NULL)
    return FALSE;
  for (const xmlNode *node = xmlDocGetRootElement (xml)->children; node != NULL; node = node->next)
    {
      g_autofree char *type = node->type == XML_ELEMENT_NODE ? tl_xml_get (node, "Type") : NULL;

      if (type == NULL)
        continue;
      if (!take_related (parts, archive, folder, node, error))
        return FALSE;
      if (main_name != NULL && *main_name == NULL && g_str_has_suffix (type, "/officeDocument"))
        {
          g_autofree char *target = tl_xml_get (node, "Target");

          *main_name = target != NULL ? resolve (folder, target) : NULL;
        }
    }
  return TRUE;
}

gboolean
tl_docx_read (TlDraft *draft, TlArchive *archive, GError **error)
{
  g_auto (TlDocxParts) parts = { 0 };
  g_autofree char *name = NULL;

  parts.furniture = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  parts.diagrams =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  parts.about = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  if (!take_relationships (&parts, archive, NULL, &name, error))
    return FALSE;
  if (parts.document == NULL)
    {
      g_free (name);
      name = g_strdup (MAIN_PART);
      parts.document = tl_archive_read (archive, name, error);
      if (parts.document == NULL)
        return FALSE;
    }
  return take_relationships (&parts, archive, name, NULL, error)
         && tl_docx_read_parts (draft, &parts, error);
}
