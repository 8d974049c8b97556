/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that look for personal data share. */
#pragma once

#include "tl-personal-data.h"

G_BEGIN_DECLS

/** Regular expressions; each is compiled when first asked for. */
typedef enum
{
  TL_PATTERN_EMAIL,
  TL_PATTERN_POSTCODE,
  TL_PATTERN_PLACE_CUE, /* words beside which an address stands */
  TL_PATTERN_HOUSE,     /* a number and a street */
  TL_PATTERN_HOME,      /* "lived in Elm Road" */
  TL_PATTERN_TELEPHONE,
  TL_PATTERN_NHS_NUMBER,
  TL_PATTERN_NHS_CUE,
  TL_PATTERN_BIRTH,     /* a birth with its date */
  TL_PATTERN_BIRTH_CUE, /* the heading of a column */
  TL_PATTERN_DATE,
  TL_PATTERN_MARK, /* of a vehicle, as since 2001 */
  TL_PATTERN_OLD_MARK,
  TL_PATTERN_VEHICLE_CUE,
  TL_PATTERN_BODY,    /* a public body or a firm */
  TL_PATTERN_CONTACT, /* words beside which public numbers stand */
  TL_PATTERN_PERSONAL_MAILBOX,
  TL_PATTERN_PUBLIC_DOMAIN,
  TL_PATTERN_ROLE_MAILBOX,
  TL_PATTERN_COLLAR, /* "PC 123AB" */
  TL_PATTERN_RANK,   /* "Detective Inspector Jane Brown" */
  TL_PATTERN_ROLE,   /* "social worker Jane Brown" */
  TL_PATTERN_AFTER,  /* "Jane Brown, her social worker" */
  TL_PATTERN_DOCTOR,
  TL_PATTERN_CARE, /* words beside which a doctor treats somebody */
  TL_PATTERN_PANEL_HEADING,
  TL_PATTERN_PANEL_INTRO, /* a sentence that a list of the panel follows */
  TL_PATTERN_PERSON,      /* a whole text that is the name of a person */
  TL_PATTERN_PANEL_TABLE,
  TL_PATTERN_PANEL_WORDS,
  TL_PATTERN_FULL_NAME,
  TL_PATTERN_NAMES, /* two or more in a row */
  TL_PATTERN_PSEUDONYM_TITLE,
  TL_PATTERN_PSEUDONYM,
  TL_PATTERN_PSEUDONYM_LIST,
  TL_PATTERN_NAME,
  TL_PATTERN_PAIR,   /* two names with a space between; it takes in the first only */
  TL_PATTERN_TITLED, /* "Mrs Marsh", "Mrs Jane Marsh" */
  TL_PATTERN_LOGIN,
  TL_PATTERN_PATH,
  TL_PATTERN_OPERATION,
  TL_N_PATTERNS
} TlPattern;

/** (transfer none). */
const GRegex *tl_pattern_get (TlPattern pattern);
gboolean tl_pattern_matches (TlPattern pattern, const char *text);
/** Whether it occurs in the @before bytes before @start or the @after bytes after @end. */
gboolean tl_pattern_is_near (TlPattern pattern, const char *text, gsize start, gsize end,
                             gsize before, gsize after);
/** Whether @word is one that stands with a capital and is no surname: "Council", "March". */
gboolean tl_personal_is_ordinary (const char *word);
/** Whether @word is a surname as well as a word: "Brown". */
gboolean tl_personal_is_common_surname (const char *word);
/** Whether post codes begin with @letters. */
gboolean tl_personal_is_area (const char *letters);

/**
 * TlPersonalSearch:
 * @blocks: (element-type TlBlock): lent
 * @found: (element-type TlPersonalDatum): lent
 * @pseudonyms: set of names of one word
 * @named: set of surnames of people who are named by rule
 * @titled: set of surnames that were found after a title
 * @words: a word in small letters, and whether the text has it so
 * @document: index of the document
 * @block: index of the block that is looked at
 * @table: the table that was looked at last, from 1
 * @birth_column: which column of @table has dates of birth, from 0; -1 for none
 * @is_panel: for each block, whether it lists people who are named by rule
 *
 * A search through one document.
 */
typedef struct
{
  GPtrArray *blocks, *found;
  GHashTable *pseudonyms, *named, *titled, *words;
  guint document, block, table;
  int birth_column;
  gboolean *is_panel;
} TlPersonalSearch;

/** Adds the bytes from @start to before @end of the block that is looked at. */
void tl_personal_add (TlPersonalSearch *self, TlPersonalKind kind, int start, int end,
                      const char *reason);

/** Numbers, places and mailboxes in the block that is looked at. */
void tl_personal_find_contacts (TlPersonalSearch *self);

/** Takes in who is named by rule and who is a pseudonym, before anything is looked for. */
void tl_personal_take_names (TlPersonalSearch *self, const char *const *pseudonyms,
                             const char *const *named);
/** Surnames and officers in the block that is looked at. */
void tl_personal_find_names (TlPersonalSearch *self);
/** Whether a pseudonym stands with a surname in @text. */
gboolean tl_personal_has_surname (TlPersonalSearch *self, const char *text);
/** Whether @name is that of a person, and of nobody who is named by rule: "Jane Brown", "Brown,
 * Jane". */
gboolean tl_personal_is_person (TlPersonalSearch *self, const char *name);

G_END_DECLS
