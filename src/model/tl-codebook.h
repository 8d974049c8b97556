/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlCode:
 *
 * One entry of the codebook: a theme, an agency, a finding type, a form of violence, a borough, a
 * case variable, a recommendation level or strength, an action status. Immutable; bindable
 * properties: "id", "name", "definition", "parent-id", "label" (id and name in one, "T03.1
 * Information not shared").
 */
#define TL_TYPE_CODE (tl_code_get_type ())
G_DECLARE_FINAL_TYPE (TlCode, tl_code, TL, CODE, GObject)

typedef enum
{
  TL_CODE_THEME,
  TL_CODE_AGENCY,
  TL_CODE_FINDING_TYPE,
  TL_CODE_FORM, /* form of violence */
  TL_CODE_BOROUGH,
  TL_CODE_VARIABLE, /* case variable */
  TL_CODE_LEVEL,    /* of a recommendation */
  TL_CODE_STRENGTH, /* of a recommendation */
  TL_CODE_STATUS,   /* of an action */
  TL_CODE_SMART,    /* SMART question */
  TL_N_CODE_KINDS
} TlCodeKind;

/** "theme", "agency", "finding-type", "form", "borough", "variable", "level", "strength", "status",
 * "smart". */
const char *tl_code_kind_to_string (TlCodeKind kind);

/**
 * tl_code_new:
 * @parent_id: (nullable): of a sub-theme
 * @phrases: (nullable): trigger phrases of a theme, finding type or form; aliases of an agency
 * @facts: (nullable): a{ss}, what else belongs to the kind: theme "colour", "pattern", "sources",
 *   "home-office"; agency "sector", "home-office", "successor" (ids of agencies, parted by "; "),
 *   "from" and "to" (years of its existence); finding type "counts" ("yes", "no", "optional"),
 *   "place"; borough "partnership", "area", "bcu", "icb"; variable "group", "type", "values"
 * (parted by semicolons); level "phrases"… Of themes, agencies and finding types also "inclusion"
 * and "exclusion" (what belongs to the code and what does not) and "merged-into" (the id of the
 * code that took its place)
 */
TlCode *tl_code_new (TlCodeKind kind, const char *id, const char *parent_id, const char *name,
                     const char *definition, const char *const *phrases, GVariant *facts,
                     gboolean is_retired);

TlCodeKind tl_code_get_kind (TlCode *self);
const char *tl_code_get_id (TlCode *self);
const char *tl_code_get_parent_id (TlCode *self); /* nullable */
const char *tl_code_get_name (TlCode *self);
const char *tl_code_get_definition (TlCode *self); /* "" where there is none */
const char *tl_code_get_label (TlCode *self);
const char *const *tl_code_get_phrases (TlCode *self); /* never NULL */
/** (nullable): one of the kind's own facts. */
const char *tl_code_get_fact (TlCode *self, const char *key);
GVariant *tl_code_get_facts (TlCode *self); /* a{ss}, never NULL */
gboolean tl_code_get_is_retired (TlCode *self);

/* The same entry with one thing different. All (transfer full). */
TlCode *tl_code_with_name (TlCode *self, const char *name);
TlCode *tl_code_with_definition (TlCode *self, const char *definition);
/** @parent_id: (nullable). */
TlCode *tl_code_with_parent (TlCode *self, const char *parent_id);
TlCode *tl_code_with_phrases (TlCode *self, const char *const *phrases);
/** @value: (nullable): NULL and "" take the fact away. */
TlCode *tl_code_with_fact (TlCode *self, const char *key, const char *value);
TlCode *tl_code_with_retired (TlCode *self, gboolean is_retired);

/** Whether the id, the name, the phrases and the lengths of all are as a codebook has them: an id
 * is 1 to 64 letters, digits, full stops, hyphens and underscores. */
gboolean tl_code_is_well_formed (TlCode *self);

/* What themes are told apart by; the names that the facts "colour" and "pattern" have. */
#define TL_N_THEME_COLOURS 6
#define TL_N_THEME_PATTERNS 3
extern const char *const tl_theme_colours[TL_N_THEME_COLOURS];
extern const char *const tl_theme_patterns[TL_N_THEME_PATTERNS];

/**
 * TlCodebook:
 *
 * All entries by kind, in the codebook's order, with look-up by id. Immutable once shared.
 */
#define TL_TYPE_CODEBOOK (tl_codebook_get_type ())
G_DECLARE_FINAL_TYPE (TlCodebook, tl_codebook, TL, CODEBOOK, GObject)

TlCodebook *tl_codebook_new (void);
/** (transfer none): only while the codebook is being made. An id of the same kind is replaced. */
void tl_codebook_add (TlCodebook *self, TlCode *code);
/** (transfer none) (element-type TlCode): in order. */
GPtrArray *tl_codebook_get (TlCodebook *self, TlCodeKind kind);
/** (transfer none) (nullable). */
TlCode *tl_codebook_lookup (TlCodebook *self, TlCodeKind kind, const char *id);
/** By id, then by name, then by alias or phrase (agencies), ignoring case; by name and alias, what
 * is not retired comes first. (transfer none) (nullable). */
TlCode *tl_codebook_find (TlCodebook *self, TlCodeKind kind, const char *words);
/** (transfer none) (nullable): the top-level theme above @theme_id, or the theme itself. */
TlCode *tl_codebook_get_top_theme (TlCodebook *self, const char *theme_id);

/** (transfer full): the next free id: "T18" for a theme, "T03.8" below T03, "AG59" for an agency.
 */
char *tl_codebook_propose_id (TlCodebook *self, TlCodeKind kind, const char *parent_id);
/** The colour and pattern that fewest of the upper themes have, an unused one if there is one.
 * @colour, @pattern: (out) (transfer none). */
void tl_codebook_propose_style (TlCodebook *self, const char **colour, const char **pattern);

GVariant *tl_codebook_to_variant (TlCodebook *self);
/** Not trusted; %TL_ERROR_WORKER on nonsense. */
TlCodebook *tl_codebook_from_variant (GVariant *variant, GError **error);

G_END_DECLS
