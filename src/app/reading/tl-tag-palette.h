/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"
#include "tl-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlTagPalette:
 *
 * The popover in which words are tagged: type-ahead over themes, agencies and types; what was
 * chosen stands as chips; a note. Enter adds, Ctrl+Enter tags, Backspace takes the last chip off,
 * Alt+N goes to the note, Escape leaves all as it was.
 *
 * Signal "tagged": the choice is complete; the getters tell it. The palette closes itself before.
 */
#define TL_TYPE_TAG_PALETTE (tl_tag_palette_get_type ())
G_DECLARE_FINAL_TYPE (TlTagPalette, tl_tag_palette, TL, TAG_PALETTE, GtkPopover)

GtkWidget *tl_tag_palette_new (void);
/**
 * tl_tag_palette_ask:
 * @finding: (nullable): a finding whose codes are amended; NULL tags new words
 *
 * Opens with nothing chosen but the type used last, or with the finding's codes.
 */
void tl_tag_palette_ask (TlTagPalette *self, TlCodebook *codebook, TlFinding *finding);
/** (nullable): what tl_tag_palette_ask() was given. */
TlFinding *tl_tag_palette_get_finding (TlTagPalette *self);
/** (transfer full): ids. */
GStrv tl_tag_palette_dup_themes (TlTagPalette *self);
GStrv tl_tag_palette_dup_agencies (TlTagPalette *self);
/** An id; never NULL after "tagged". */
const char *tl_tag_palette_get_type_id (TlTagPalette *self);
/** "" where there is none. */
const char *tl_tag_palette_get_note (TlTagPalette *self);
/** Whether something was tagged in this session, so that it can be used again. */
gboolean tl_tag_palette_has_last (TlTagPalette *self);
/** Makes the set used last the choice again, without opening. */
void tl_tag_palette_take_last (TlTagPalette *self);
/** (transfer full) (nullable): the set used last, for people: "T03.1 · General practice · Missed
 * opportunity". */
char *tl_tag_palette_dup_last_label (TlTagPalette *self);

G_END_DECLS
