/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/** Frees a document; for g_autoptr. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/**
 * tl_xml_parse:
 * @bytes: a file, not trusted
 * @namespace: namespace that the root element must be in
 * @root: name that it must have
 *
 * Parses XML without a document type, entities, processing instructions or anything from outside
 * the file. %TL_ERROR_INVALID for what is not well-formed or not allowed, with the line;
 * %TL_ERROR_UNSUPPORTED for another root.
 *
 * Returns: (transfer full): the document
 */
xmlDoc *tl_xml_parse (GBytes *bytes, const char *namespace, const char *root, GError **error);

/**
 * tl_xml_parse_any:
 * @bytes: a file, not trusted
 *
 * Parses XML of any kind. It may name a document type, which is not loaded, but not declare one;
 * processing instructions are left out. %TL_ERROR_INVALID, %TL_ERROR_LIMIT.
 *
 * Returns: (transfer full): the document, which has a root element
 */
xmlDoc *tl_xml_parse_any (GBytes *bytes, GError **error);

/** From now on no parser of this process loads anything. */
void tl_xml_close_off (void);

/** Sets the error for a document type with an internal subset. */
void tl_xml_set_subset_error (GError **error);

/** Sets %TL_ERROR_INVALID, "line 12: …". Returns: FALSE */
gboolean tl_xml_fail (const xmlNode *node, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/** Whether @node is the element @name of @parent's namespace. */
gboolean tl_xml_is (const xmlNode *node, const char *name);

/** The first element at or after @node, or NULL; in between only white space and comments, or it
 * fails. */
gboolean tl_xml_next_element (xmlNode *node, xmlNode **element, GError **error);

/** (transfer full) (nullable): the value of an attribute of no namespace. */
char *tl_xml_get (const xmlNode *node, const char *name);

/** Fails if @node has an attribute that is not in @names. */
gboolean tl_xml_check_attributes (const xmlNode *node, const char *const *names, GError **error);

/** A whole number from @least to @most; @otherwise where the attribute is not there. */
gboolean tl_xml_get_number (const xmlNode *node, const char *name, guint least, guint most,
                            guint otherwise, guint *value, GError **error);

/** (transfer full): the text of @node, white space collapsed; fails if an element stands in it. */
char *tl_xml_dup_text (const xmlNode *node, GError **error);

G_END_DECLS
