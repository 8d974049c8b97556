/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TlQuery:
 *
 * What a person typed to search for, read: words and "phrases" that must all occur; AND, OR, NOT
 * (or -word); word NEAR/10 word; brackets; word* for what begins so. Any text can be read: what
 * makes no sense is left out and said, so that what is being typed finds something at each key.
 */
typedef struct _TlQuery TlQuery;

/**
 * tl_query_parse:
 * @text: UTF-8
 *
 * The last word of @text also stands for words that begin so, unless a space or a closing mark
 * follows it.
 *
 * Returns: (transfer full): never NULL
 */
TlQuery *tl_query_parse (const char *text);
void tl_query_free (TlQuery *self);

/** Whether nothing is asked for. */
gboolean tl_query_is_empty (const TlQuery *self);
/** (nullable): what was left out and why, a sentence for people; NULL where all was understood. */
const char *tl_query_get_problem (const TlQuery *self);
/** (transfer full): how @self was understood, with every AND and bracket; "" for nothing. */
char *tl_query_describe (const TlQuery *self);
/** Whether @self is more than words and phrases that must all occur. */
gboolean tl_query_has_operators (const TlQuery *self);

/**
 * tl_query_make_expression:
 * @n_dropped: so many letters are cut off the words that stand for their beginnings
 *
 * Gives the FTS5 expression, the one place where typed text becomes one.
 *
 * Returns: (transfer full) (nullable): NULL where nothing is asked for, or no word can be cut so
 * far
 */
char *tl_query_make_expression (const TlQuery *self, guint n_dropped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlQuery, tl_query_free)

G_END_DECLS
