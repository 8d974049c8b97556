/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* What the elements are that a rule matches: data/schemas/import-profile.rng says what each means.
 */
typedef enum
{
  TL_RULE_SKIP,
  TL_RULE_TEXT,
  TL_RULE_TITLE,
  TL_RULE_SECTION,
  TL_RULE_BLOCK,
  TL_RULE_HEADING,
  TL_RULE_NUMBER,
  TL_RULE_PARAGRAPH,
  TL_RULE_LIST,
  TL_RULE_ITEM,
  TL_RULE_CAPTION,
  TL_RULE_BOX,
  TL_RULE_FURNITURE,
  TL_RULE_NOTE,
  TL_RULE_TABLE,
  TL_RULE_HEAD,
  TL_RULE_ROW,
  TL_RULE_CELL,
  TL_RULE_BREAK,
  TL_RULE_RAISED,
  TL_N_RULES
} TlRuleKind;

typedef struct
{
  TlRuleKind kind;
  GPtrArray *patterns;  /* TlPattern */
  guint level;          /* of a heading; 0 by its section */
  gboolean is_title;    /* a heading */
  gboolean is_header;   /* a row, a cell */
  gboolean is_counted;  /* a note */
  gboolean is_inline;   /* a note */
  char style;           /* of a list: '1', 'a', 'A', 'i', 'I'; 0 for bullets */
  char *before, *after; /* nullable; of a number */
  char *attribute;      /* nullable; that holds a note's mark, a title */
} TlRule;

/**
 * TlProfile:
 * @format: as in drafts: "tei"
 * @name: for people: "TEI"
 *
 * How documents of an XML format are read.
 */
typedef struct
{
  char *format, *name;
  GPtrArray *roots; /* of profile's own struct */
  GPtrArray *rules; /* TlRule */
} TlProfile;

/** %TL_ERROR_INVALID for what is no profile. */
TlProfile *tl_profile_load (GBytes *bytes, GError **error);
void tl_profile_free (TlProfile *self);

/** Whether @root is a root element by which files of the format are known. */
gboolean tl_profile_takes (const TlProfile *self, const xmlNode *root);

/** (transfer none) (nullable): the first rule that matches @node. */
const TlRule *tl_profile_match (const TlProfile *self, const xmlNode *node);

/**
 * tl_profile_find:
 * @root: of a file
 *
 * Returns: (transfer full): the profile compiled into the program that takes it;
 * %TL_ERROR_UNSUPPORTED, with what is read, where there is none
 */
TlProfile *tl_profile_find (const xmlNode *root, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlProfile, tl_profile_free)

G_END_DECLS
