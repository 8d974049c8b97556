/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-block.h"
#include "tl-span.h"

G_BEGIN_DECLS

/** Version of the importer, stored with each text. Raise it whenever the same file gives another
 * text. */
#define TL_IMPORTER_VERSION 3

/**
 * TlDocumentKind:
 *
 * Stored by number: only ever add at the end.
 */
typedef enum
{
  TL_DOCUMENT_OVERVIEW_REPORT = 0,
  TL_DOCUMENT_EXECUTIVE_SUMMARY = 1,
  TL_DOCUMENT_ACTION_PLAN = 2,
  TL_DOCUMENT_QUALITY_LETTER = 3,
  TL_DOCUMENT_OTHER = 4,
  TL_N_DOCUMENT_KINDS
} TlDocumentKind;

/** "overview-report", "executive-summary", "action-plan", "quality-letter", "other". */
const char *tl_document_kind_to_string (TlDocumentKind kind);
/** "other" for what is no such name. */
TlDocumentKind tl_document_kind_from_string (const char *name);

typedef struct
{
  double width, height;
} TlPageSize; /* points, as shown (after rotation) */

/**
 * TlGuess:
 * @variable: name of a case variable
 * @value: what was read
 * @quote: (nullable): the words it was read from
 * @page: where, from 1; 0 for a file's own metadata
 *
 * A case fact as the importer proposes it.
 */
typedef struct
{
  char *variable, *value, *quote;
  guint page;
} TlGuess;

/** The value of a case variable that was looked for and that the text does not state. */
#define TL_NOT_STATED "Not stated"

/**
 * TlDraftRecommendation:
 * @block: index of its first block in the document
 * @number: (nullable): as printed: "12", "2a", "7.2.1(a)"
 * @text: full text
 * @page: where it starts, from 1
 * @addressees: (array zero-terminated=1): agency ids
 * @level: (nullable): "L1" to "L9"
 * @strength: (nullable): "S1" to "S9"
 * @target: (nullable): target date as printed
 * @in_action_plan: whether an action plan repeats it
 */
typedef struct
{
  guint block;
  char *number, *text;
  guint page;
  GStrv addressees;
  char *level, *strength, *target;
  gboolean in_action_plan;
} TlDraftRecommendation;

/**
 * TlDraftAction:
 * @block: index of its row in the document
 * @number: (nullable): of the recommendation it serves
 * @text: action to take
 * @scope: (nullable)
 * @lead: (nullable): lead agency as printed
 * @milestones: (nullable)
 * @target: (nullable)
 * @outcome: (nullable): date of completion and outcome
 * @recommendation: index of the recommendation it serves, in those of its document; -1 for none
 * @part: how many documents of the draft further on the document is that has the recommendation: 0
 * for the action's own, negative for one before it
 *
 * A row of an action plan (domain/action_plan_columns: the columns of the 2016 form).
 */
typedef struct
{
  guint block;
  char *number, *text, *scope, *lead, *milestones, *target, *outcome;
  int recommendation, part;
} TlDraftAction;

/**
 * TlDraftFinding:
 * @document: index of the document, from 0
 * @spans: (element-type TlSpan): with start, end and quote; rectangles are computed later
 *
 * A finding that came with a file of our own review format.
 */
typedef struct
{
  char *id, *type, *note, *coder, *created;
  guint importance;
  GStrv themes, agencies;
  guint document;
  GPtrArray *spans;
} TlDraftFinding;

/**
 * TlDraftProperty:
 * @name: "title", "author", "subject", "keywords", "creator", "producer"
 * @value: as the file has it
 *
 * What a file says of itself, beside its text.
 */
typedef struct
{
  char *name, *value;
} TlDraftProperty;

/**
 * TlScannedPage:
 * @page: from 1
 * @confidence: mean of its characters, of 100
 *
 * A page that is a picture and was read by optical character recognition.
 */
typedef struct
{
  guint page, confidence;
} TlScannedPage;

/** A word read with less than this confidence, of 100, is doubtful. */
#define TL_DOUBTFUL_CONFIDENCE 60

/**
 * TlDoubt:
 * @block: index of the block in the document
 * @start: first character, from the start of the block's text
 * @length: characters
 * @confidence: of 100
 *
 * A doubtful word of a scanned page.
 */
typedef struct
{
  guint block, start, length, confidence;
} TlDoubt;

typedef struct
{
  char *id; /* nullable */
  TlDocumentKind kind;
  char *title;
  char *file_name;            /* nullable; without folder */
  GArray *page_sizes;         /* TlPageSize */
  GPtrArray *blocks;          /* TlBlock */
  GPtrArray *recommendations; /* TlDraftRecommendation */
  GPtrArray *actions;         /* TlDraftAction */
  GArray *scanned;            /* TlScannedPage, in order */
  GArray *doubts;             /* TlDoubt, in order of block and start */
} TlDraftDocument;

/**
 * TlDraft:
 *
 * What the importer proposes for one file: a review with its documents, case facts,
 * recommendations. A plain value; it crosses from the worker as a #GVariant.
 */
typedef struct
{
  char *file_name; /* without folder */
  char *sha256;    /* of the file's bytes, hex */
  char *format;    /* "pdf", "review-xml", … */
  char *review_id; /* nullable: a GUID that the file gave */
  char *title;     /* of the review: the pseudonym, or the document's title */
  char *status;    /* "draft", "submitted", "published", "unknown" */
  gboolean is_fictional;
  GPtrArray *guesses;    /* TlGuess */
  GPtrArray *documents;  /* TlDraftDocument, one or more */
  GPtrArray *findings;   /* TlDraftFinding */
  GPtrArray *warnings;   /* char *, translated sentences */
  GPtrArray *properties; /* TlDraftProperty */
} TlDraft;

TlDraft *tl_draft_new (void);
void tl_draft_free (TlDraft *self);

TlDraftDocument *tl_draft_document_new (void);
void tl_draft_document_free (TlDraftDocument *self);
TlGuess *tl_guess_new (const char *variable, const char *value, const char *quote, guint page);
void tl_guess_free (TlGuess *self);
/** Whether the text states it: its value is not %TL_NOT_STATED. */
gboolean tl_guess_is_stated (const TlGuess *self);
TlDraftProperty *tl_draft_property_new (const char *name, const char *value);
void tl_draft_property_free (TlDraftProperty *self);
/** All fields unset (0, NULL); @addressees an empty array. */
TlDraftRecommendation *tl_draft_recommendation_new (void);
void tl_draft_recommendation_free (TlDraftRecommendation *self);
/** All fields unset; @recommendation -1. */
TlDraftAction *tl_draft_action_new (void);
void tl_draft_action_free (TlDraftAction *self);
/** Empty @themes, @agencies and @spans. */
TlDraftFinding *tl_draft_finding_new (void);
void tl_draft_finding_free (TlDraftFinding *self);

/** Pages of the draft's files. Parts of one PDF count its pages from the first on, each up to its
 * own last one. */
guint tl_draft_count_pages (const TlDraft *self);

/** (transfer none) (nullable): the first guess for @variable, or NULL. */
const TlGuess *tl_draft_get_guess (const TlDraft *self, const char *variable);

/** The type of a draft as one value. */
#define TL_DRAFT_VARIANT_TYPE                                                                      \
  "(sssmsssba(ssmsu)a(msusmsa(dd)a(uumssuubaq)a(umssuasmsmsmsb)a(umssmsmsmsmsmsii)a(uu)a(uuuu))a(" \
  "mssmsmsmsuasasua(uums))asa(ss))"

/** Returns: (transfer floating): the whole draft as one value of type %TL_DRAFT_VARIANT_TYPE. */
GVariant *tl_draft_to_variant (const TlDraft *self);

/**
 * tl_draft_from_variant:
 * @variant: what a worker sent; not trusted: checked for type, UTF-8, sizes and ranges. Texts have
 * no control characters (blocks: none at all, rows of tables: tabs; longer texts: tabs and line
 * feeds); pages are within the document's pages where it has any; boxes lie in their block's text,
 * in order, as do doubts; indices exist; only headings have a level (1 to 6), only rows a table;
 * file names have no "/"; the hash is 64 lower-case digits; ids are letters, digits and "._-"
 *
 * Returns: (transfer full): the draft; NULL with %TL_ERROR_WORKER if it breaks a rule
 */
TlDraft *tl_draft_from_variant (GVariant *variant, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDraft, tl_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDraftDocument, tl_draft_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDraftFinding, tl_draft_finding_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDraftRecommendation, tl_draft_recommendation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDraftAction, tl_draft_action_free)

G_END_DECLS
