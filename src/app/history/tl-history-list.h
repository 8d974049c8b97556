/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

G_BEGIN_DECLS

/**
 * TlHistoryList:
 *
 * The changes of a library that match some conditions, newest first, as a list of TlChange that is
 * read in steps. Follows the library.
 *
 * Properties (read-only, notified): "loading" (gboolean), "complete" (gboolean): whether nothing
 * earlier is left to read.
 *
 * Signal "failed" (TlHistoryList *self, GError *error).
 */
#define TL_TYPE_HISTORY_LIST (tl_history_list_get_type ())
G_DECLARE_FINAL_TYPE (TlHistoryList, tl_history_list, TL, HISTORY_LIST, GObject)

TlHistoryList *tl_history_list_new (void);
/** Forgets what it has; reads nothing before tl_history_list_refresh(). @library: (nullable) */
void tl_history_list_set_library (TlHistoryList *self, TlLibrary *library);
/** Begins anew with the conditions of @query; its "before" and "limit" are passed over. */
void tl_history_list_set_query (TlHistoryList *self, const TlHistoryQuery *query);
/** Reads anew what is there already: only what differs changes in the list. */
void tl_history_list_refresh (TlHistoryList *self);
/** Reads the next step, unless a step is being read or none is left. */
void tl_history_list_load_more (TlHistoryList *self);
gboolean tl_history_list_get_is_complete (TlHistoryList *self);

G_END_DECLS
