/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sections of a review hold, by the words of their headings. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-suggest-private.h"

#define MAX_LEVEL 6

static const char *const findings[] = {
  "analysis",      "findings",           "finding",        "lessons",
  "learning",      "conclusion",         "issues",         "themes",
  "good practice", "effective practice", "evaluation",     "appraisal",
  "improvements",  "opportunities",      "recommendation", "areas of concern",
};

static const char *const narrative[] = {
  "chronology", "background", "the facts",     "narrative",         "sequence of events",
  "timeline",   "history",    "circumstances", "summary of events", "events",
};

static const char *const apart[] = {
  "contents",
  "glossary",
  "abbreviations",
  "acronyms",
  "terms of reference",
  "timescales",
  "confidentiality",
  "methodology",
  "contributors",
  "review panel",
  "panel members",
  "membership",
  "independence",
  "independent chair",
  "author of the report",
  "chair and author",
  "dissemination",
  "distribution",
  "parallel reviews",
  "parallel investigations",
  "parallel processes",
  "purpose of the review",
  "purpose of this review",
  "scope of the review",
  "scope",
  "lines of enquiry",
  "preface",
  "tribute",
  "references",
  "bibliography",
  "review process",
  "subjects of the review",
  "introduction",
  "definitions",
  "publication",
  "family tree",
  "genogram",
  "statement of",
  "legal framework",
  "specific issues to be addressed",
};

static void
add_all (TlPhrases *phrases, const char *const *texts, guint n, TlSectionKind kind)
{
  for (guint i = 0; i < n; i++)
    tl_phrases_add (phrases, texts[i], TL_PHRASE_TRIGGER, GUINT_TO_POINTER (kind));
}

/* The kind that the words of a heading say; what tells more about findings goes first, so that
 * "Analysis against the terms of reference" is analysis. */
static TlSectionKind
read_heading (const TlBlock *heading, TlPhrases *phrases, TlStemmer *stemmer)
{
  static const TlSectionKind order[] = { TL_SECTION_FINDINGS, TL_SECTION_APART,
                                         TL_SECTION_NARRATIVE };
  g_autoptr (GPtrArray) words = tl_words_new (heading->text);
  g_autoptr (GArray) matches = NULL;

  tl_words_stem (words, stemmer);
  matches = tl_phrases_match (phrases, words, 0, words->len);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < matches->len; i++)
      if (GPOINTER_TO_UINT (g_array_index (matches, TlPhraseMatch, i).data) == order[k])
        return order[k];
  return TL_SECTION_PLAIN;
}

GArray *
tl_sections_new (GPtrArray *blocks)
{
  GArray *sections = g_array_sized_new (FALSE, FALSE, sizeof (TlSection), blocks->len);
  TlSection path[MAX_LEVEL + 1] = { { TL_SECTION_PLAIN, NULL } }, now = path[0];
  g_autoptr (TlPhrases) phrases = tl_phrases_new ();
  g_autoptr (TlStemmer) stemmer = tl_stemmer_new ();

  add_all (phrases, findings, G_N_ELEMENTS (findings), TL_SECTION_FINDINGS);
  add_all (phrases, narrative, G_N_ELEMENTS (narrative), TL_SECTION_NARRATIVE);
  add_all (phrases, apart, G_N_ELEMENTS (apart), TL_SECTION_APART);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];

      if (block->kind == TL_BLOCK_HEADING)
        {
          guint level = CLAMP (block->level, 1, MAX_LEVEL);

          now.heading = block;
          now.kind = read_heading (block, phrases, stemmer);
          if (now.kind == TL_SECTION_PLAIN)
            now.kind = path[level - 1].kind;
          for (guint k = level; k <= MAX_LEVEL; k++)
            path[k] = now;
        }
      g_array_append_val (sections, now);
    }
  return sections;
}
