/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument texts, packed or flat (OpenDocument 1.3, part 3). */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-odf.h"

#include "tl-error.h"
#include "tl-odf-private.h"
#include "tl-properties.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
read_master_page (TlOdf *self, const xmlNode *page)
{
  for (const xmlNode *node = page->children; node != NULL; node = node->next)
    if (tl_odf_is (node, TL_ODF_STYLE, NULL)
        && (g_str_has_prefix ((const char *) node->name, "header")
            || g_str_has_prefix ((const char *) node->name, "footer")))
      {
        tl_office_begin_furniture (self->office);
        tl_odf_read_blocks (self, node);
        tl_office_end_furniture (self->office);
      }
}

/* Running heads and feet have styles of their own, by names that the text uses as well. */
static void
read_furniture (TlOdf *self, const xmlNode *root)
{
  g_autoptr (TlOdfStyles) styles = tl_odf_styles_new ();
  const xmlNode *masters = tl_odf_child (root, TL_ODF_OFFICE, "master-styles");

  tl_odf_styles_add (styles, tl_odf_child (root, TL_ODF_OFFICE, "styles"));
  tl_odf_styles_add (styles, tl_odf_child (root, TL_ODF_OFFICE, "automatic-styles"));
  self->styles = styles;
  for (const xmlNode *node = masters != NULL ? masters->children : NULL; node != NULL;
       node = node->next)
    if (tl_odf_is (node, TL_ODF_STYLE, "master-page"))
      read_master_page (self, node);
  self->styles = NULL;
}

static char *
read_title (const xmlNode *root)
{
  const xmlNode *meta = root != NULL ? tl_odf_child (root, TL_ODF_OFFICE, "meta") : NULL,
                *title = tl_odf_child (meta, TL_ODF_DC, "title");
  xmlChar *text = title != NULL ? xmlNodeGetContent (title) : NULL;
  char *copy = g_strdup ((const char *) text);

  xmlFree (text);
  return copy;
}

static const xmlNode *
get_text (const xmlNode *root, GError **error)
{
  const xmlNode *body = tl_odf_child (root, TL_ODF_OFFICE, "body"),
                *text = tl_odf_child (body, TL_ODF_OFFICE, "text");

  if (text == NULL)
    g_set_error_literal (
        error, TL_ERROR, TL_ERROR_UNSUPPORTED,
        _ ("The file is an OpenDocument file, but holds no text document. Save it as PDF first."));
  return text;
}

static gboolean
read_all (TlOdf *self, TlDraft *draft, xmlDoc *content, xmlDoc *styles, const char *title,
          GError **error)
{
  const xmlNode *root = xmlDocGetRootElement (content),
                *common = styles != NULL ? xmlDocGetRootElement (styles) : root;
  const xmlNode *text = get_text (root, error);
  g_autoptr (TlOdfStyles) own = tl_odf_styles_new ();

  if (text == NULL)
    return FALSE;
  tl_odf_styles_add (own, tl_odf_child (common, TL_ODF_OFFICE, "styles"));
  tl_odf_styles_add (own, tl_odf_child (root, TL_ODF_OFFICE, "automatic-styles"));
  self->styles = own;
  tl_odf_read_blocks (self, text);
  self->styles = NULL;
  read_furniture (self, common);
  return tl_office_finish (self->office, draft, title, error);
}

gboolean
tl_odf_read_parts (TlDraft *draft, GBytes *content, GBytes *styles, GBytes *meta, GError **error)
{
  g_autoptr (xmlDoc) text = tl_xml_parse_any (content, error);
  g_autoptr (xmlDoc) common = NULL;
  g_autoptr (xmlDoc) properties = meta != NULL ? tl_xml_parse_any (meta, NULL) : NULL;
  g_autofree char *title = NULL;
  TlOdf self = { 0 };
  gboolean is_read;

  if (text == NULL)
    return FALSE;
  if (styles != NULL)
    {
      common = tl_xml_parse_any (styles, error);
      if (common == NULL)
        return FALSE;
    }
  title = read_title (xmlDocGetRootElement (properties != NULL ? properties : text));
  self.office = tl_office_new ();
  self.counters = g_ptr_array_new_with_free_func (g_free);
  self.lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  is_read = read_all (&self, draft, text, common, title, error);
  if (is_read)
    tl_properties_add_xml (draft, meta != NULL ? meta : content);
  g_hash_table_unref (self.lists);
  g_ptr_array_unref (self.counters);
  tl_office_free (self.office);
  return is_read;
}

/* Packed files are not encrypted as such: each part is, and the manifest says how. */
static gboolean
check_manifest (TlArchive *archive, GError **error)
{
  static const char mark[] = "encryption-data";
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *data;

  if (!tl_archive_has (archive, "META-INF/manifest.xml"))
    return TRUE;
  bytes = tl_archive_read (archive, "META-INF/manifest.xml", error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (memmem (data, size, mark, sizeof mark - 1) == NULL)
    return TRUE;
  g_set_error_literal (error, TL_ERROR, TL_ERROR_ENCRYPTED,
                       _ ("The file is protected by a password. Save it without one and take it in "
                          "again."));
  return FALSE;
}

static gboolean
read_optional (TlArchive *archive, const char *name, GBytes **bytes, GError **error)
{
  if (!tl_archive_has (archive, name))
    return TRUE;
  *bytes = tl_archive_read (archive, name, error);
  return *bytes != NULL;
}

gboolean
tl_odf_read (TlDraft *draft, TlArchive *archive, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) styles = NULL;
  g_autoptr (GBytes) meta = NULL;

  if (!check_manifest (archive, error))
    return FALSE;
  content = tl_archive_read (archive, "content.xml", error);
  return content != NULL && read_optional (archive, "styles.xml", &styles, error)
         && read_optional (archive, "meta.xml", &meta, error)
         && tl_odf_read_parts (draft, content, styles, meta, error);
}
