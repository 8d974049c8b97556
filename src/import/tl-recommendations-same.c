/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two recommendations are one: a report may print it where it is reasoned, in a summary, in
 * a list and in its action plan, each time a little differently. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-recommendations-private.h"

#include "tl-text.h"

#include <string.h>

#define MAX_WORDS 400
#define MAX_COMPARED 500 /* earlier recommendations with which one is compared */
#define MAX_SUBJECT 14   /* words */
#define MAX_BETWEEN 15   /* blocks between two recommendations of one list */

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* Words that any two recommendations share. */
static gboolean
is_common (const char *word)
{
  static const char *const words[] = { "the", "a",    "an",     "of",   "to",   "and", "in",  "on",
                                       "for", "that", "with",   "be",   "is",   "as",  "by",  "are",
                                       "it",  "its",  "should", "or",   "from", "all", "any", "at",
                                       "s",   "this", "their",  "they", "have", "has", NULL };

  return g_strv_contains (words, word);
}

/* The words of @text, as hashes in order. */
static GArray *
collect_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = tl_text_fold (text);
  char *p = folded;

  while (*p != '\0' && words->len < MAX_WORDS)
    {
      char *start, end;
      guint hash;

      while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == start)
        break;
      end = *p;
      *p = '\0';
      hash = g_str_hash (start);
      if (!is_common (start))
        g_array_append_val (words, hash);
      *p = end;
    }
  g_array_sort (words, compare_hashes);
  return words;
}

static TlLikeness
compare_words (GArray *a, GArray *b)
{
  TlLikeness likeness = { 0, 0, MIN (a->len, b->len) };
  guint i = 0, k = 0, n_shared = 0;

  while (i < a->len && k < b->len)
    {
      guint x = g_array_index (a, guint, i), y = g_array_index (b, guint, k);

      n_shared += x == y;
      i += x <= y;
      k += y <= x;
    }
  if (likeness.n_fewest == 0)
    return likeness;
  likeness.alike = 2.0 * n_shared / (a->len + b->len);
  if (likeness.n_fewest >= 4)
    likeness.contains = (double) n_shared / likeness.n_fewest;
  return likeness;
}

TlLikeness
tl_recommendations_compare (const char *a, const char *b)
{
  g_autoptr (GArray) words_a = collect_words (a);
  g_autoptr (GArray) words_b = collect_words (b);

  return compare_words (words_a, words_b);
}

void
tl_wording_free (TlWording *self)
{
  g_free (self->text);
  g_array_unref (self->hashes);
  g_clear_pointer (&self->subject, g_array_unref);
  g_free (self);
}

TlLikeness
tl_recommendations_compare_wordings (const TlWording *a, const TlWording *b)
{
  return compare_words (a->hashes, b->hashes);
}

char *
tl_recommendations_dup_key (const char *number)
{
  static const char *const words[] = { "recommendation", "recs", "rec", "r", NULL };
  g_autofree char *folded = number != NULL ? g_utf8_strdown (number, -1) : NULL;
  g_autoptr (GString) key = g_string_new (NULL);
  const char *p = folded;

  for (guint i = 0; p != NULL && words[i] != NULL; i++)
    if (g_str_has_prefix (p, words[i]))
      {
        const char *rest = p + strlen (words[i]) + strspn (p + strlen (words[i]), " .:-");

        if (g_ascii_isdigit (*rest))
          p = rest;
      }
  for (; p != NULL && *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || (*p == '.' && g_ascii_isdigit (p[1]) && key->len > 0))
      g_string_append_c (key, *p);
  return key->len > 0 ? g_strdup (key->str) : NULL;
}

/* (nullable): the words that say who is asked: those before "should". */
static char *
dup_subject (const char *text)
{
  g_autofree char *folded = tl_text_fold (text);
  char *should = strstr (folded, " should ");
  guint n_words = 1;

  if (should == NULL)
    return NULL;
  *should = '\0';
  for (const char *p = folded; *p != '\0'; p++)
    n_words += *p == ' ';
  return n_words <= MAX_SUBJECT ? g_strdup (folded) : NULL;
}

TlWording *
tl_wording_new (const char *text)
{
  TlWording *self = g_new0 (TlWording, 1);
  g_autofree char *subject = dup_subject (text);

  self->text = g_strdup (text);
  self->hashes = collect_words (text);
  self->subject = subject != NULL ? collect_words (subject) : NULL;
  return self;
}

/* Whether both say who is asked, and name others. */
static gboolean
ask_others (const TlWording *a, const TlWording *b)
{
  return a->subject != NULL && b->subject != NULL
         && compare_words (a->subject, b->subject).alike < 0.6;
}

gboolean
tl_recommendations_may_be_same (const TlWording *a, const TlWording *b)
{
  TlLikeness likeness = compare_words (a->hashes, b->hashes);

  return (likeness.alike >= 0.3 || likeness.contains >= 0.5) && !ask_others (a, b);
}

gboolean
tl_recommendations_are_same (const TlWording *a, const TlWording *b, gboolean has_same_number)
{
  TlLikeness likeness = compare_words (a->hashes, b->hashes);

  if (has_same_number ? likeness.alike < 0.6 && likeness.contains < 0.8
                      : likeness.alike < 0.8 || likeness.n_fewest < 6)
    return FALSE;
  return likeness.alike > 0.97 || !ask_others (a, b);
}

static const char *const asking_verbs[] = {
  "ensure",  "review",    "develop",  "improve",   "strengthen", "provide",     "establish",
  "promote", "raise",     "deliver",  "update",    "implement",  "share",       "remind",
  "write",   "agree",     "adopt",    "introduce", "undertake",  "audit",       "commission",
  "train",   "create",    "work",     "continue",  "consider",   "explore",     "publish",
  "include", "encourage", "offer",    "ask",       "amend",      "revise",      "extend",
  "embed",   "appoint",   "identify", "seek",      "monitor",    "require",     "increase",
  "produce", "make",      "carry",    "clarify",   "circulate",  "disseminate", "receive",
  "conduct", "hold",      "set",      "address",   "evaluate",   "invite",      "request",
  "put",     "build",     "maintain", "report",    "add",        "issue",       NULL
};

gboolean
tl_recommendations_begins_asking (const char *text)
{
  g_autofree char *folded = tl_text_fold (text);
  const char *first = g_str_has_prefix (folded, "to ") ? folded + 3 : folded;
  g_autofree char *word = g_strndup (first, strcspn (first, " "));

  return g_strv_contains (asking_verbs, word);
}

gboolean
tl_recommendations_asks (const char *text)
{
  g_autofree char *folded = tl_text_fold (text);
  const char *should = strstr (folded, " should "), *to = strstr (folded, " to ");

  if (strstr (folded, "recommends that") != NULL || strstr (folded, "recommended that") != NULL
      || strstr (folded, "we recommend") != NULL || (should != NULL && should - folded < 160))
    return TRUE;
  return (to != NULL && to - folded < 60 && tl_recommendations_begins_asking (to + 1))
         || tl_recommendations_begins_asking (text);
}

const char *
tl_recommendations_get_heading (const TlDraftDocument *document, guint i)
{
  while (i-- > 0)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == TL_BLOCK_HEADING)
        return block->text;
    }
  return NULL;
}

/* Whether what stands between two recommendations parts one list of them from another: much text,
 * or a heading that begins a list anew. Headings below it name those who are asked. */
static gboolean
is_other_list (const TlDraftDocument *document, guint from, guint to)
{
  guint n_between = 0, level = 0;

  for (guint i = from; i > 0 && level == 0; i--)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i - 1);

      if (block->kind == TL_BLOCK_HEADING && tl_recommendations_is_said_by (block->text))
        level = block->level;
    }
  for (guint i = from + 1; i < to && n_between <= MAX_BETWEEN; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == TL_BLOCK_HEADING && tl_recommendations_is_said_by (block->text)
          && (level == 0 || block->level <= level))
        return TRUE;
      n_between += block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_ITEM
                   || block->kind == TL_BLOCK_HEADING;
    }
  return n_between > MAX_BETWEEN;
}

/* "Recommendations for the police" and "Recommendations for housing" are no two copies of one. */
static gboolean
are_for_others (const TlDraftDocument *document, guint a, guint b)
{
  const char *one = tl_recommendations_get_heading (document, a);
  const char *other = tl_recommendations_get_heading (document, b);
  g_autofree char *folded = one != NULL ? tl_text_fold (one) : NULL;
  g_autofree char *other_folded = other != NULL ? tl_text_fold (other) : NULL;
  const char *whom = folded != NULL ? strstr (folded, "recommendations for ") : NULL;
  const char *other_whom =
      other_folded != NULL ? strstr (other_folded, "recommendations for ") : NULL;

  return whom != NULL && other_whom != NULL && strcmp (whom, other_whom) != 0;
}

/* Whether the recommendation @i was printed before the one that would be @block. Within one list,
 * only the same words with the same number are a copy. */
static gboolean
repeats (const TlCollector *self, guint i, guint block, const char *key, const TlWording *wording)
{
  const TlDraftDocument *document = self->document;
  const TlDraftRecommendation *r = document->recommendations->pdata[i];
  const TlWording *own = self->wordings->pdata[i];
  g_autofree char *own_key = tl_recommendations_dup_key (r->number);
  gboolean is_same_number = g_strcmp0 (key, own_key) == 0;

  if (strcmp (own->text, wording->text) == 0 && is_same_number)
    return key != NULL && !are_for_others (document, r->block, block);
  if (!tl_recommendations_are_same (own, wording, is_same_number || key == NULL || own_key == NULL)
      || are_for_others (document, r->block, block))
    return FALSE;
  return is_other_list (document, MIN (r->block, block), MAX (r->block, block));
}

gboolean
tl_recommendations_add (TlCollector *self, guint block, const char *number, const char *text)
{
  g_autofree char *key = tl_recommendations_dup_key (number);
  g_autoptr (TlWording) wording = tl_wording_new (text);
  GPtrArray *all = self->document->recommendations;
  TlDraftRecommendation *r;

  for (guint i = all->len - MIN (all->len, MAX_COMPARED); i < all->len; i++)
    if (repeats (self, i, block, key, wording))
      return FALSE;
  r = tl_draft_recommendation_new ();
  r->block = block;
  r->number = key != NULL ? g_strdup (number) : NULL;
  r->text = g_strdup (text);
  r->page = ((const TlBlock *) self->document->blocks->pdata[block])->page;
  g_ptr_array_add (all, r);
  g_ptr_array_add (self->wordings, g_steal_pointer (&wording));
  return TRUE;
}
