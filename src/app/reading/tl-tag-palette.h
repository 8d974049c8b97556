/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding.h"
#include "tl-tag-sets.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlTagPalette:
 *
 * The popover in which words are tagged: type-ahead over themes, agencies and types, those used of
 * late first; what was chosen stands as chips; a note; how much it matters. Enter adds, Ctrl+Enter
 * tags, Backspace takes the last chip off, "." adds the set used last, Alt+N goes to the note,
 * Alt+I steps through the importance, Escape leaves all as it was.
 *
 * Signal "tagged": the choice is complete; the getters tell it. The palette closes itself before.
 */
#define TL_TYPE_TAG_PALETTE (tl_tag_palette_get_type ())
G_DECLARE_FINAL_TYPE (TlTagPalette, tl_tag_palette, TL, TAG_PALETTE, GtkPopover)

GtkWidget *tl_tag_palette_new (void);
/**
 * tl_tag_palette_ask:
 * @sets: what was used of late
 * @finding: (nullable): a finding whose codes are amended; NULL tags new words
 * @in_note: whether one begins in the note
 *
 * Opens with nothing chosen but the type used last, or with the finding's codes.
 */
void tl_tag_palette_ask (TlTagPalette *self, TlCodebook *codebook, TlTagSets *sets,
                         TlFinding *finding, gboolean in_note);
/** After tl_tag_palette_ask(): what was chosen before, which could not be stored; @message says
 * why. */
void tl_tag_palette_restore (TlTagPalette *self, const TlTagSet *set, const char *note,
                             guint importance, const char *message);
/** (nullable): what tl_tag_palette_ask() was given. */
TlFinding *tl_tag_palette_get_finding (TlTagPalette *self);
/** (transfer full): what was chosen; complete after "tagged". */
TlTagSet *tl_tag_palette_dup_set (TlTagPalette *self);
/** "" where there is none. */
const char *tl_tag_palette_get_note (TlTagPalette *self);
guint tl_tag_palette_get_importance (TlTagPalette *self);

G_END_DECLS
