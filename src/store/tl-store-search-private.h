/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of search share. */
#pragma once

#include "tl-store-private.h"

G_BEGIN_DECLS

/** A document, as the keys of its blocks lead to it. */
typedef struct
{
  gint64 base;
  char *id, *review_id;
  guint ordinal; /* in its review */
} TlSearchDocument;

/** Makes the SQL function tl_in_scope (kind, key) known: whether a row passes the filters. */
gboolean tl_search_scope_set_up (TlStore *store, GError **error);
/** Makes the filters of @search those of tl_in_scope(). */
gboolean tl_search_scope_enter (TlStore *store, const TlSearch *search, GError **error);
/** (nullable): NULL for a key that no document has. */
const TlSearchDocument *tl_search_scope_get_document (const TlSearchScope *self, gint64 block_key);

G_END_DECLS
