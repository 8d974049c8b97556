/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-suggestion.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlSuggestionCard:
 *
 * A suggestion in the list beside the text: its words, what it would be and why, with buttons for
 * the page's actions read.accept-suggestion, read.amend-suggestion and read.reject-suggestion.
 */
#define TL_TYPE_SUGGESTION_CARD (tl_suggestion_card_get_type ())
G_DECLARE_FINAL_TYPE (TlSuggestionCard, tl_suggestion_card, TL, SUGGESTION_CARD, GtkBox)

GtkWidget *tl_suggestion_card_new (void);
/** @at: which of @n it is, from 1. */
void tl_suggestion_card_set_suggestion (TlSuggestionCard *self, TlSuggestion *suggestion, guint at,
                                        guint n, TlCodebook *codebook);
/** (transfer full): what a screen reader says of @suggestion. */
char *tl_suggestion_card_describe (TlSuggestion *suggestion, guint at, guint n,
                                   TlCodebook *codebook);

G_END_DECLS
