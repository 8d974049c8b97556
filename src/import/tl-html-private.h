/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * tl_html_dup_source:
 * @data: @size bytes, not trusted
 *
 * Returns: (transfer full) (nullable): the page in UTF-8 as the parser takes it; NULL where its
 * DOCTYPE has a subset, which is an error
 */
char *tl_html_dup_source (const char *data, gsize size, GError **error);

/** Whether @node is the HTML element @name. */
gboolean tl_html_is_element (const xmlNode *node, const char *name);

/** Whether @node is one of @names, which end in %NULL. */
gboolean tl_html_is_one_of (const xmlNode *node, const char *const *names);

/** The first element below @node that is one of @names, or NULL. */
xmlNode *tl_html_find (xmlNode *node, const char *const *names);

/** Whether a class, or the id if @takes_id, of @node is one of @words. */
gboolean tl_html_has_class (const xmlNode *node, const char *const *words, gboolean takes_id);

/** Whether the role of @node is one of @roles. */
gboolean tl_html_has_role (const xmlNode *node, const char *const *roles);

/** Whether all text below @node is in bold type. */
gboolean tl_html_is_bold (const xmlNode *node);

/** (transfer full): the text below @node, white space collapsed, what is left out not in it. */
char *tl_html_dup_text (xmlNode *node);

/** Whether @node is not of the document's text: hidden, a control, or the page's own furniture. */
gboolean tl_html_is_left_out (xmlNode *node, gboolean is_in_heading);

/** The element that holds the document: its main part where there is one. */
xmlNode *tl_html_find_main (xmlNode *body);

/**
 * tl_html_item_mark:
 * @item: an li
 *
 * (transfer full) (nullable): the number that is shown before it; NULL where there is none or a
 * bullet.
 */
char *tl_html_item_mark (xmlNode *item);

/** (transfer full) (nullable): the mark of the footnote that @node is: "3"; "" where it says none.
 */
char *tl_html_footnote_mark (xmlNode *node);

/** Whether @node is a link from the text to a footnote, or from a footnote back. */
gboolean tl_html_is_reference (const xmlNode *node);
gboolean tl_html_is_backlink (const xmlNode *node);

/** (transfer full) (nullable): the lines of a page that a program made from a PDF, with a form feed
 * between its pages; NULL for any other page. */
char *tl_html_dup_printed (xmlNode *root);

G_END_DECLS
