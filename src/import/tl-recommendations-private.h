/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of finding recommendations share. */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

/** How alike two texts are, by the words in them: from 0 to 1. */
typedef struct
{
  double alike;    /* twice the shared words, by the words of both */
  double contains; /* the shared words, by those of the shorter; 0 where that has few */
  guint n_fewest;  /* words of the shorter */
} TlLikeness;

TlLikeness tl_recommendations_compare (const char *a, const char *b);

/**
 * TlWording:
 * @text: the words
 * @hashes: of those that tell recommendations apart, in order
 * @subject: (nullable): the same of the words that say who is asked
 *
 * A text made ready to be compared with many.
 */
typedef struct
{
  char *text;
  GArray *hashes, *subject;
} TlWording;

TlWording *tl_wording_new (const char *text);
void tl_wording_free (TlWording *self);
TlLikeness tl_recommendations_compare_wordings (const TlWording *a, const TlWording *b);

/**
 * TlCollector:
 * @wordings: (element-type TlWording): of the document's recommendations
 *
 * A document whose recommendations are being collected.
 */
typedef struct
{
  TlDraftDocument *document;
  GPtrArray *wordings;
} TlCollector;

/** (transfer full) (nullable): what of a number counts when two are compared: "Recommendation
 * 7.2.1(A)" and "7.2.1a" have the same key; NULL if there is nothing to compare. */
char *tl_recommendations_dup_key (const char *number);

/** Whether @a, which stands elsewhere, says the same as @b; @has_same_number: whether the numbers
 * agree, or one has none. */
gboolean tl_recommendations_are_same (const TlWording *a, const TlWording *b,
                                      gboolean has_same_number);

/** Whether @a, a row of a plan, may be a short form of @b of the same number. */
gboolean tl_recommendations_may_be_same (const TlWording *a, const TlWording *b);

/** Whether the words recommend something, or ask for it: "X should", "Ensure that". */
gboolean tl_recommendations_asks (const char *text);

/** Whether the words begin with what is asked: "Ensure that", "To review". */
gboolean tl_recommendations_begins_asking (const char *text);

/** (transfer none) (nullable): the text of the nearest heading above the block @i of @document. */
const char *tl_recommendations_get_heading (const TlDraftDocument *document, guint i);

/** Makes the numbered blocks of quotations items: they are none of the document's own paragraphs or
 * recommendations. */
void tl_quotations_mark (TlDraftDocument *document);

/** What stands below the heading @i that names a recommendation, up to the next one, with those
 * whom @title names in brackets; @title if nothing does. */
char *tl_recommendations_dup_below (TlDraftDocument *document, guint i, const char *title);

/** @title of the heading @i, which asks for something, with the items that it leads to without a
 * full stop. */
char *tl_recommendations_dup_request (TlDraftDocument *document, guint i, const char *title);

/** @text, which the recommendation @i begins with, and the list or the paragraphs after it that ask
 * for more. */
char *tl_recommendations_dup_whole (TlDraftDocument *document, guint i, const char *text);

/** Adds a recommendation; %FALSE if an earlier one of the same list, or of another, is the same. */
gboolean tl_recommendations_add (TlCollector *self, guint block, const char *number,
                                 const char *text);

/** Adds the rows of tables that list recommendations and no actions. */
void tl_recommendations_find_listed (TlCollector *self);

/** Adds the rows of action plans, and links each with its recommendation; recommendations that only
 * a plan has are added. */
void tl_recommendations_find_actions (TlCollector *self);

/** Takes the target from the text, "should adopt the policy by 31 March 2021", where no table says
 * more. */
void tl_recommendations_find_targets (TlDraftDocument *document);

/** Makes lessons and learning points blocks of their own kind. */
void tl_recommendations_find_learning (TlDraftDocument *document);

/** Whether a heading speaks of the recommendations of the review. */
gboolean tl_recommendations_is_said_by (const char *heading);

/** Whether @block is the head of a table that lists recommendations, and no actions. */
gboolean tl_recommendations_heads_list (const TlBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlWording, tl_wording_free)

G_END_DECLS
