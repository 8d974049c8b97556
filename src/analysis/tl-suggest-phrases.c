/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first engine for suggestions: sentences with trigger phrases of a theme, and with words that
 * say what the review makes of it. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-suggest-private.h"

#include <math.h>
#include <string.h>

#define RECOMMENDATION "F01"
#define LESSON "F02"
#define GAP "F05"
#define FAMILY_VIEW "F08"

/* How much a phrase says by itself, by how many of its words are no small change. */
static const double theme_weights[] = { 0.2, 0.3, 0.65, 0.8 };
static const double type_weights[] = { 0.3, 0.6, 0.7, 0.85 };
#define NAME_WEIGHT 0.45     /* "MARAC", "Merlin" */
#define LONE_TYPE_WEIGHT 0.4 /* "barrier" */
#define MIN_THEME 0.25       /* what a theme must weigh in a sentence */
#define COMMONNESS 0.15      /* what each doubling of the paragraphs with a phrase takes from it */

/* How the parts add up. */
#define THEME_SHARE 0.55
#define TYPE_SHARE 0.35
#define STATED_TYPE 0.85 /* a recommendation or lesson by its place */
#define HEADED_TYPE 0.7  /* a section on good practice */
#define DENIED_TYPE 0.4  /* "no", "not", "without": something was not done */
#define IN_FINDINGS 0.1
#define IN_NARRATIVE -0.12

enum
{
  MIN_WORDS = 5,
  MAX_WORDS = 120
};

/* A phrase of a code. */
typedef struct
{
  TlCode *code;
  double weight;
  guint n_blocks, last_block; /* how many blocks of this text have it */
} Trigger;

/* A trigger in a sentence: characters of the document's text. */
typedef struct
{
  Trigger *trigger;
  guint start, end;
} Hit;

/* A sentence that has triggers of a theme. */
typedef struct
{
  guint block, start, end;
  GArray *themes, *types; /* Hit */
  gboolean is_denial;
} Passage;

struct _TlPhraseEngine
{
  TlCodebook *codebook;
  TlPhrases *themes, *types, *boilerplate, *denials;
  GPtrArray *triggers; /* Trigger */
  TlStemmer *stemmer;
};

/* Sentences about the review itself, or about the law. */
static const char *const boilerplate[] = {
  "terms of reference",
  "purpose of",
  "statutory guidance",
  "multi-agency statutory guidance",
  "domestic homicide review was commissioned",
  "the panel met",
  "is defined as",
  "defines domestic",
  "definition of",
  "section 9",
  "Act 2004",
  "not inquiries into",
  "chronology was requested",
  "individual management reviews were",
  "IMRs were",
  "IMR authors",
  "IMR author",
  "confidentiality agreement",
  "protected characteristics",
  "gender reassignment",
  "in order to protect the identity",
  "pseudonym",
  "consider whether",
  "the review will",
  "the panel will",
  "the review considered whether",
  "key lines of enquiry",
};

static const char *const denials[] = {
  "not",          "no",      "never",   "nobody",  "no one",  "without", "lack",
  "lacked",       "failed",  "failure", "missed",  "neither", "nor",     "insufficient",
  "inadequate",   "unaware", "unable",  "nothing", "absence", "poor",    "delay",
  "inconsistent", "unclear", "limited", "gap",
};

void
tl_candidate_free (TlCandidate *self)
{
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_free (self);
}

static void
passage_free (gpointer data)
{
  Passage *self = data;

  g_array_unref (self->themes);
  g_array_unref (self->types);
  g_free (self);
}

/* Words that say little of what a phrase is about; a denial counts. */
static gboolean
is_small (const char *folded)
{
  static const char *const small[] = { "a",   "an",  "the",  "of",    "to",   "in",    "on",
                                       "at",  "by",  "for",  "from",  "with", "and",   "or",
                                       "as",  "be",  "is",   "was",   "were", "are",   "been",
                                       "it",  "its", "this", "that",  "her",  "his",   "him",
                                       "she", "he",  "they", "their", "own",  "again", "did",
                                       "do",  "has", "have", "had",   "than", NULL };

  return g_strv_contains (small, folded);
}

static guint
count_great (GPtrArray *words)
{
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    n += !is_small (((const TlWord *) words->pdata[i])->folded);
  return n;
}

static double
weigh (TlCodeKind kind, const char *phrase)
{
  g_autoptr (GPtrArray) words = tl_words_new (phrase);
  guint n = MIN (count_great (words), 3);
  const TlWord *first = words->len > 0 ? words->pdata[0] : NULL;

  if (words->len == 1 && kind == TL_CODE_FINDING_TYPE)
    return LONE_TYPE_WEIGHT;
  if (words->len == 1 && g_unichar_isupper (g_utf8_get_char (first->text)))
    return NAME_WEIGHT;
  if (kind == TL_CODE_THEME)
    return theme_weights[n];
  return first != NULL && strcmp (first->folded, "to") == 0 ? type_weights[0] : type_weights[n];
}

static void
add_triggers (TlPhraseEngine *self, TlPhrases *phrases, TlCode *code)
{
  for (const char *const *phrase = tl_code_get_phrases (code); *phrase != NULL; phrase++)
    {
      Trigger *trigger = g_new0 (Trigger, 1);

      trigger->code = code;
      trigger->weight = weigh (tl_code_get_kind (code), *phrase);
      g_ptr_array_add (self->triggers, trigger);
      tl_phrases_add (phrases, *phrase, TL_PHRASE_TRIGGER, trigger);
    }
}

/* Whether findings in a report can be of this type: what is a fact of the case, or stands in a
 * letter only, is not suggested. */
static gboolean
is_type_of_report (TlCode *type)
{
  const char *place = tl_code_get_fact (type, "place");

  return !tl_code_get_is_retired (type) && g_strcmp0 (tl_code_get_fact (type, "counts"), "no") != 0
         && (place == NULL || strstr (place, "letter") == NULL);
}

static void
add_plain (TlPhrases *phrases, const char *const *texts, guint n)
{
  for (guint i = 0; i < n; i++)
    tl_phrases_add (phrases, texts[i], TL_PHRASE_TRIGGER, NULL);
}

TlPhraseEngine *
tl_phrase_engine_new (TlCodebook *codebook)
{
  TlPhraseEngine *self = g_new0 (TlPhraseEngine, 1);
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);
  GPtrArray *types = tl_codebook_get (codebook, TL_CODE_FINDING_TYPE);

  self->codebook = g_object_ref (codebook);
  self->themes = tl_phrases_new ();
  self->types = tl_phrases_new ();
  self->boilerplate = tl_phrases_new ();
  self->denials = tl_phrases_new ();
  self->triggers = g_ptr_array_new_with_free_func (g_free);
  self->stemmer = tl_stemmer_new ();
  for (guint i = 0; i < themes->len; i++)
    if (!tl_code_get_is_retired (themes->pdata[i]))
      add_triggers (self, self->themes, themes->pdata[i]);
  for (guint i = 0; i < types->len; i++)
    if (is_type_of_report (types->pdata[i]))
      add_triggers (self, self->types, types->pdata[i]);
  add_plain (self->boilerplate, boilerplate, G_N_ELEMENTS (boilerplate));
  add_plain (self->denials, denials, G_N_ELEMENTS (denials));
  return self;
}

void
tl_phrase_engine_free (TlPhraseEngine *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->codebook);
  tl_phrases_free (self->themes);
  tl_phrases_free (self->types);
  tl_phrases_free (self->boilerplate);
  tl_phrases_free (self->denials);
  g_ptr_array_unref (self->triggers);
  tl_stemmer_free (self->stemmer);
  g_free (self);
}

/* Findings stand in running text, not in what surrounds it. */
static gboolean
may_hold_findings (const TlBlock *block, const TlSection *section)
{
  switch (block->kind)
    {
    case TL_BLOCK_RECOMMENDATION:
    case TL_BLOCK_LEARNING:
      return TRUE;
    case TL_BLOCK_PARAGRAPH:
    case TL_BLOCK_ITEM:
    case TL_BLOCK_BOX:
      return section->kind != TL_SECTION_APART;
    default:
      return FALSE;
    }
}

static gboolean
has_match (TlPhrases *phrases, GPtrArray *words, const TlSentence *sentence)
{
  g_autoptr (GArray) matches = tl_phrases_match (phrases, words, sentence->first, sentence->last);

  return matches->len > 0;
}

static gboolean
is_question (const TlBlock *block, const TlSentence *sentence)
{
  return *g_utf8_offset_to_pointer (block->text, sentence->end - 1) == '?';
}

/* The triggers of @matches (TlPhraseMatch) from @i on that lie in the sentence. */
static GArray *
take_hits (GArray *matches, guint *i, GPtrArray *words, const TlSentence *sentence,
           const TlBlock *block)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  for (; *i < matches->len; ++*i)
    {
      const TlPhraseMatch *match = &g_array_index (matches, TlPhraseMatch, *i);
      Hit hit = { match->data, 0, 0 };

      if (match->start >= sentence->last)
        break;
      if (match->start < sentence->first || match->end > sentence->last)
        continue;
      hit.start = block->start + ((const TlWord *) words->pdata[match->start])->start;
      hit.end = block->start + ((const TlWord *) words->pdata[match->end - 1])->end;
      g_array_append_val (hits, hit);
    }
  return hits;
}

static void
count_blocks (GArray *matches, guint block)
{
  for (guint i = 0; i < matches->len; i++)
    {
      Trigger *trigger = g_array_index (matches, TlPhraseMatch, i).data;

      if (trigger->n_blocks == 0 || trigger->last_block != block)
        trigger->n_blocks++;
      trigger->last_block = block;
    }
}

/* Adds the sentences of a block that have triggers of a theme. */
static void
read_block (TlPhraseEngine *self, const TlBlock *block, guint at, GPtrArray *passages)
{
  g_autoptr (GPtrArray) words = tl_words_new (block->text);
  g_autoptr (GArray) themes = NULL, types = NULL, sentences = NULL;
  guint next_theme = 0, next_type = 0;

  tl_words_stem (words, self->stemmer);
  themes = tl_phrases_match (self->themes, words, 0, words->len);
  if (themes->len == 0)
    return;
  count_blocks (themes, at);
  types = tl_phrases_match (self->types, words, 0, words->len);
  sentences = block->kind == TL_BLOCK_RECOMMENDATION ? tl_sentences_new_whole (block->text, words)
                                                     : tl_sentences_new (block->text, words);
  for (guint i = 0; i < sentences->len; i++)
    {
      const TlSentence *sentence = &g_array_index (sentences, TlSentence, i);
      Passage *passage = g_new0 (Passage, 1);
      guint n_words = sentence->last - sentence->first;

      passage->block = at;
      passage->start = block->start + sentence->start;
      passage->end = block->start + sentence->end;
      passage->themes = take_hits (themes, &next_theme, words, sentence, block);
      passage->types = take_hits (types, &next_type, words, sentence, block);
      if (passage->themes->len == 0 || n_words < MIN_WORDS || n_words > MAX_WORDS
          || is_question (block, sentence) || has_match (self->boilerplate, words, sentence))
        {
          passage_free (passage);
          continue;
        }
      passage->is_denial = has_match (self->denials, words, sentence);
      g_ptr_array_add (passages, passage);
    }
}

/* What is said in many paragraphs of a report says less in each. */
static double
weigh_hit (const Hit *hit)
{
  return hit->trigger->weight / (1 + COMMONNESS * log2 (MAX (hit->trigger->n_blocks, 1)));
}

/* How sure the theme of @code is: each trigger of it leaves less doubt; the same one counts once.
 */
static double
weigh_theme (const Passage *passage, TlCode *code)
{
  double doubt = 1;

  for (guint i = 0; i < passage->themes->len; i++)
    {
      const Hit *hit = &g_array_index (passage->themes, Hit, i);
      gboolean is_again = FALSE;

      for (guint k = 0; k < i; k++)
        is_again = is_again || g_array_index (passage->themes, Hit, k).trigger == hit->trigger;
      if (hit->trigger->code == code && !is_again)
        doubt *= 1 - weigh_hit (hit);
    }
  return 1 - doubt;
}

static double
choose_theme (const Passage *passage, TlCode **theme)
{
  double best = 0;

  for (guint i = 0; i < passage->themes->len; i++)
    {
      TlCode *code = g_array_index (passage->themes, Hit, i).trigger->code;
      double weight = weigh_theme (passage, code);

      if (weight > best)
        best = weight, *theme = code;
    }
  return best;
}

static TlCode *
lookup_type (TlPhraseEngine *self, const char *id)
{
  TlCode *type = tl_codebook_lookup (self->codebook, TL_CODE_FINDING_TYPE, id);

  return type != NULL && !tl_code_get_is_retired (type) ? type : NULL;
}

/* The type by the words: a view of the family stays theirs, whatever else is said. */
static double
choose_type_by_words (const Passage *passage, TlCode **type)
{
  double best = 0;

  for (guint i = 0; i < passage->types->len; i++)
    {
      const Hit *hit = &g_array_index (passage->types, Hit, i);
      gboolean is_view = strcmp (tl_code_get_id (hit->trigger->code), FAMILY_VIEW) == 0;
      double weight = is_view ? 1 : hit->trigger->weight;

      if (weight > best)
        best = weight, *type = hit->trigger->code;
    }
  return MIN (best, 0.85);
}

/* The type that the heading of the section says: "Good practice". */
static TlCode *
find_type_of_section (TlPhraseEngine *self, const TlSection *section)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GArray) matches = NULL;

  if (section->heading == NULL)
    return NULL;
  words = tl_words_new (section->heading->text);
  tl_words_stem (words, self->stemmer);
  matches = tl_phrases_match (self->types, words, 0, words->len);
  return matches->len > 0 ? ((const Trigger *) g_array_index (matches, TlPhraseMatch, 0).data)->code
                          : NULL;
}

static double
choose_type (TlPhraseEngine *self, const Passage *passage, const TlBlock *block,
             const TlSection *section, TlCode **type)
{
  double weight;

  if (block->kind == TL_BLOCK_RECOMMENDATION || block->kind == TL_BLOCK_LEARNING)
    {
      *type = lookup_type (self, block->kind == TL_BLOCK_RECOMMENDATION ? RECOMMENDATION : LESSON);
      if (*type != NULL)
        return STATED_TYPE;
    }
  weight = choose_type_by_words (passage, type);
  if (weight > DENIED_TYPE)
    return weight;
  *type = *type != NULL ? *type : find_type_of_section (self, section);
  if (weight == 0 && *type != NULL)
    return HEADED_TYPE;
  if (!passage->is_denial)
    return weight;
  if (*type == NULL)
    *type = lookup_type (self, GAP);
  return *type != NULL ? DENIED_TYPE : 0;
}

static void
add_reasons (GPtrArray *reasons, GArray *hits, TlCode *code, TlDocumentText *text)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      g_autoptr (TlSpan) span = NULL;

      if (hit->trigger->code != code)
        continue;
      span = tl_document_text_make_span (text, hit->start, hit->end);
      if (span != NULL)
        g_ptr_array_add (reasons,
                         tl_suggestion_reason_new (tl_code_get_kind (code), tl_code_get_id (code),
                                                   span->start, span->end, span->quote));
    }
}

/* (nullable): the passage as a candidate, if it says both what it is about and what of it. */
static TlCandidate *
make_candidate (TlPhraseEngine *self, const Passage *passage, TlDocumentText *text,
                const TlBlock *block, const TlSection *section)
{
  TlCode *theme = NULL, *type = NULL;
  double theme_weight = choose_theme (passage, &theme);
  double type_weight = choose_type (self, passage, block, section, &type);
  TlCandidate *candidate;

  if (theme == NULL || type == NULL || theme_weight < MIN_THEME)
    return NULL;
  candidate = g_new0 (TlCandidate, 1);
  candidate->block = passage->block;
  candidate->start = passage->start;
  candidate->end = passage->end;
  candidate->theme = theme;
  candidate->type = type;
  candidate->score = THEME_SHARE * theme_weight + TYPE_SHARE * type_weight;
  if (section->kind == TL_SECTION_FINDINGS)
    candidate->score += IN_FINDINGS;
  else if (section->kind == TL_SECTION_NARRATIVE)
    candidate->score += IN_NARRATIVE;
  candidate->score = CLAMP (candidate->score, 0, 1);
  candidate->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_suggestion_reason_free);
  add_reasons (candidate->reasons, passage->themes, theme, text);
  add_reasons (candidate->reasons, passage->types, type, text);
  return candidate;
}

static void
forget_counts (TlPhraseEngine *self)
{
  for (guint i = 0; i < self->triggers->len; i++)
    ((Trigger *) self->triggers->pdata[i])->n_blocks = 0;
}

GPtrArray *
tl_phrase_engine_find (TlPhraseEngine *self, TlDocumentText *text, GArray *sections,
                       GCancellable *cancellable, GError **error)
{
  GPtrArray *blocks = tl_document_text_get_blocks (text);
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func (passage_free);
  g_autoptr (GPtrArray) candidates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_candidate_free);

  forget_counts (self);
  for (guint i = 0; i < blocks->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (may_hold_findings (blocks->pdata[i], &g_array_index (sections, TlSection, i)))
        read_block (self, blocks->pdata[i], i, passages);
    }
  for (guint i = 0; i < passages->len; i++)
    {
      const Passage *passage = passages->pdata[i];
      TlCandidate *candidate =
          make_candidate (self, passage, text, blocks->pdata[passage->block],
                          &g_array_index (sections, TlSection, passage->block));

      if (candidate != NULL)
        g_ptr_array_add (candidates, candidate);
    }
  return g_steal_pointer (&candidates);
}
