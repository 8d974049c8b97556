/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlTagSet:
 *
 * Codes that are tagged together: ids, all borrowed or owned as the function says that gives it.
 */
typedef struct
{
  GStrv themes, agencies;
  char *type_id;
} TlTagSet;

TlTagSet *tl_tag_set_new (const char *const *themes, const char *const *agencies,
                          const char *type_id);
void tl_tag_set_free (TlTagSet *self);
/** (transfer full) (nullable): the codes of @self that @codebook has and that are not retired; NULL
 * if it has neither theme nor agency of them, or not the type. */
TlTagSet *tl_tag_set_check (const TlTagSet *self, TlCodebook *codebook);
/** (transfer full): for people: "T03.1 · General practice · Missed opportunity". */
char *tl_tag_set_dup_label (const TlTagSet *self, TlCodebook *codebook);

/** How many sets can be pinned, each to a key. */
#define TL_TAG_SETS_PINS 9

/**
 * TlTagSets:
 *
 * What was tagged with of late in a library, and the sets that are pinned to keys. Kept with what
 * the window remembers, for the libraries used last; ids only, nothing of a review.
 *
 * Signal "changed".
 */
#define TL_TYPE_TAG_SETS (tl_tag_sets_get_type ())
G_DECLARE_FINAL_TYPE (TlTagSets, tl_tag_sets, TL, TAG_SETS, GObject)

/** @settings: (nullable): remembered nowhere; @library: the library's path. */
TlTagSets *tl_tag_sets_new (GSettings *settings, const char *library);
/** @set becomes the one used last, and its codes those used last. */
void tl_tag_sets_use (TlTagSets *self, const TlTagSet *set);
/** (transfer none) (nullable): used last. */
const TlTagSet *tl_tag_sets_get_last (TlTagSets *self);
/** (transfer none) (nullable): @key: from 1 to %TL_TAG_SETS_PINS. */
const TlTagSet *tl_tag_sets_get_pinned (TlTagSets *self, guint key);
/** @set: (nullable): unpins. */
void tl_tag_sets_pin (TlTagSets *self, guint key, const TlTagSet *set);
/** (transfer full) (element-type TlCode): used of late, latest first; not what is retired. */
GPtrArray *tl_tag_sets_list_recent (TlTagSets *self, TlCodebook *codebook);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTagSet, tl_tag_set_free)

G_END_DECLS
