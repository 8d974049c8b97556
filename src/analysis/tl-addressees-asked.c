/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the words of a recommendation ask. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-addressees-private.h"

#include <string.h>

#define MAX_BEFORE 5  /* words before the first who is asked */
#define MAX_BETWEEN 3 /* words between "by" and a name */

static gboolean
is_among (const char *word, const char *const *list)
{
  return g_strv_contains (list, word);
}

/* The word before a name and its article; "" at the head of a sentence. */
static const char *
get_word_before (const TlNamedText *text, const TlPhraseMatch *name)
{
  static const char *const articles[] = { "the",   "a",   "an",   "its",   "their",
                                          "local", "all", "each", "every", NULL };
  guint i = name->start;

  while (i > 0 && !tl_named_text_get_word (text, i)->starts_sentence
         && is_among (tl_named_text_get_word (text, i - 1)->folded, articles))
    i--;
  return i > 0 && !tl_named_text_get_word (text, i)->starts_sentence
             ? tl_named_text_get_word (text, i - 1)->folded
             : "";
}

gboolean
tl_asked_is_object (const TlNamedText *text, const TlPhraseMatch *name)
{
  static const char *const before[] = { "from", "by", "to", "for", "about", "between", "of", NULL };

  return is_among (get_word_before (text, name), before);
}

void
tl_asked_add (GPtrArray *agencies, TlCode *agency)
{
  if (!g_ptr_array_find (agencies, agency, NULL))
    g_ptr_array_add (agencies, agency);
}

/* Whether it says where those are who are asked: "GP practices in the Borough". */
static gboolean
is_place (const TlNamedText *text, const TlPhraseMatch *name)
{
  static const char *const before[] = { "in", "at", "across", "within", "throughout", NULL };

  return is_among (get_word_before (text, name), before);
}

/* The agencies named from word @from to before word @to; objects and places only if there is no
 * other, if at all. */
static void
collect_names (const TlNamedText *text, guint from, guint to, gboolean may_be_objects,
               GPtrArray *agencies)
{
  for (guint pass = 0; pass < (may_be_objects ? 2 : 1) && agencies->len == 0; pass++)
    for (guint i = 0; i < text->names->len; i++)
      {
        const TlPhraseMatch *name = tl_named_text_get_name (text, i);

        if (name->start >= from && name->end <= to
            && (pass == 1 || (!tl_asked_is_object (text, name) && !is_place (text, name))))
          tl_asked_add (agencies, name->data);
      }
}

/* The word before which a name has to end that is asked before word @i: "schools in Fernleigh to",
 * "housing staff to". */
static guint
skip_place (const TlNamedText *text, guint i)
{
  static const char *const people[] = { "service",  "services", "team",  "teams", "department",
                                        "officers", "managers", "staff", "leads", NULL };
  static const char *const places[] = { "the", "borough", "area", NULL };
  static const char *const before[] = { "in", "across", "within", "throughout", NULL };
  guint k = i;

  if (i > 0 && is_among (tl_named_text_get_word (text, i - 1)->folded, people))
    return i - 1;
  while (k > 0
         && (is_among (tl_named_text_get_word (text, k - 1)->folded, places)
             || g_unichar_isupper (g_utf8_get_char (tl_named_text_get_word (text, k - 1)->text))))
    k--;
  return k > 0 && k < i && is_among (tl_named_text_get_word (text, k - 1)->folded, before) ? k - 1
                                                                                           : i;
}

/* "MPS to ensure", "housing staff to ensure", but not "referrals from GPs to the MARAC" or "work
 * with MPS to ensure". */
static gboolean
follows_asked (const TlNamedText *text, guint i)
{
  static const char *const articles[] = { "the", "a",    "an",    "its", "their",
                                          "all", "each", "every", NULL };
  gboolean is_asked = FALSE;
  guint end = skip_place (text, i);

  if (i + 1 == text->words->len
      || is_among (tl_named_text_get_word (text, i + 1)->folded, articles))
    return FALSE;
  for (guint k = 0; k < text->names->len; k++)
    {
      const TlPhraseMatch *name = tl_named_text_get_name (text, k);

      if (name->start == i + 1)
        return FALSE;
      if (name->end == i || name->end == end)
        is_asked =
            !tl_asked_is_object (text, name) && strcmp (get_word_before (text, name), "with") != 0;
    }
  return is_asked;
}

/* "should", "needs to", "is asked", "MPS to …"; but not "so as to ensure". */
static gboolean
is_request (const TlNamedText *text, guint i)
{
  static const char *const verbs[] = {
    "should", "must", "will", "shall", "ensure", "ensures", NULL
  };
  static const char *const participles[] = { "asked", "requested", "invited", "urged", NULL };
  static const char *const auxiliaries[] = { "is", "are", "be", NULL };
  static const char *const needs[] = { "need", "needs", NULL };
  const char *word = tl_named_text_get_word (text, i)->folded;
  const char *before = i > 0 ? tl_named_text_get_word (text, i - 1)->folded : "";

  if (strcmp (word, "to") == 0)
    return is_among (before, needs) || follows_asked (text, i);
  if (strcmp (word, "wish") == 0)
    return strcmp (before, "may") == 0;
  if (is_among (word, participles))
    return is_among (before, auxiliaries);
  return is_among (word, verbs) && strcmp (before, "to") != 0;
}

guint
tl_asked_find_request (const TlNamedText *text, guint from)
{
  guint i = from;

  while (i < text->words->len && !is_request (text, i))
    i++;
  return i;
}

/* Where the part that says who is asked begins: at the sentence, or after "recommends". */
static guint
find_subject (const TlNamedText *text, guint request)
{
  guint i = request;

  while (i > 0 && !tl_named_text_get_word (text, i)->starts_sentence
         && !g_str_has_prefix (tl_named_text_get_word (text, i - 1)->folded, "recommend"))
    i--;
  return i;
}

/* Whether the words before @end are names and what parts them: "Police and Probation – ". */
static gboolean
are_names (const TlNamedText *text, guint end)
{
  static const char *const others[] = { "and", "for", "of", "or", "the", "to", "all", NULL };
  guint n_names = 0;

  for (guint i = 0; i < end; i++)
    {
      const TlWord *word = tl_named_text_get_word (text, i);
      gboolean is_named = FALSE;

      for (guint k = 0; k < text->names->len && !is_named; k++)
        is_named = tl_named_text_get_name (text, k)->start <= i
                   && i < tl_named_text_get_name (text, k)->end;
      n_names += is_named;
      if (!is_named && !is_among (word->folded, others)
          && !g_unichar_isupper (g_utf8_get_char (word->text)))
        return FALSE;
    }
  return n_names > 0;
}

guint
tl_asked_read_label (const TlNamedText *text, GPtrArray *agencies)
{
  guint request = tl_asked_find_request (text, 0);

  for (guint i = 1; i <= MIN (TL_MAX_LABEL, request) && i < text->words->len; i++)
    if (tl_named_text_get_word (text, i)->follows_colon
        || (tl_named_text_get_word (text, i)->follows_dash && are_names (text, i)))
      {
        collect_names (text, 0, i, TRUE, agencies);
        if (agencies->len > 0)
          return i;
      }
  return 0;
}

guint
tl_asked_read_requests (const TlNamedText *text, guint from, gboolean only_first,
                        GPtrArray *agencies)
{
  for (guint i = tl_asked_find_request (text, from); i < text->words->len;
       i = tl_asked_find_request (text, i + 1))
    {
      collect_names (text, find_subject (text, i), i, only_first, agencies);
      if (agencies->len > 0 || only_first)
        return i + 1;
    }
  return 0;
}

/* Adds name @k and those that are listed after it; gives the word after them. */
static guint
read_list (const TlNamedText *text, guint k, GPtrArray *agencies)
{
  static const char *const between[] = { "and", "or", "the", "both", "all", "local", "its", NULL };
  guint end;

  for (;;)
    {
      tl_asked_add (agencies, tl_named_text_get_name (text, k)->data);
      end = tl_named_text_get_name (text, k)->end;
      if (++k == text->names->len)
        return end;
      for (guint i = end; i < tl_named_text_get_name (text, k)->start; i++)
        if (!is_among (tl_named_text_get_word (text, i)->folded, between)
            || tl_named_text_get_word (text, i)->starts_sentence)
          return end;
    }
}

/* The first name from word @from on, not more than @reach words away; or the number of names. */
static guint
find_name (const TlNamedText *text, guint from, guint reach)
{
  guint k = 0;

  while (k < text->names->len && tl_named_text_get_name (text, k)->start < from)
    k++;
  if (k == text->names->len || tl_named_text_get_name (text, k)->start > from + reach)
    return text->names->len;
  for (guint i = from + 1; i <= tl_named_text_get_name (text, k)->start; i++)
    if (tl_named_text_get_word (text, i)->starts_sentence)
      return text->names->len;
  return k;
}

guint
tl_asked_read_that (const TlNamedText *text, GPtrArray *agencies)
{
  static const char *const before[] = {
    "from", "by", "to", "for", "about", "between", "with", NULL
  };
  static const char *const asking[] = { "asks", "requests", "suggests", "urges", "proposes", NULL };

  for (guint i = 0; i + 1 < text->words->len; i++)
    {
      const TlWord *word = tl_named_text_get_word (text, i);
      const char *last =
          i > 0 && !word->starts_sentence ? tl_named_text_get_word (text, i - 1)->folded : "";
      gboolean is_that = strcmp (word->folded, "that") == 0;
      gboolean recommends =
          g_str_has_prefix (last, "recommend") || (is_that && is_among (last, asking));
      guint k;

      if (!recommends && !(is_that && word->starts_sentence))
        continue;
      k = find_name (text, is_that ? i + 1 : i, MAX_BEFORE);
      if (k == text->names->len
          || is_among (get_word_before (text, tl_named_text_get_name (text, k)), before))
        continue;
      return MIN (read_list (text, k, agencies) + 1, text->words->len);
    }
  return 0;
}

guint
tl_asked_read_agents (const TlNamedText *text, GPtrArray *agencies)
{
  static const char *const auxiliaries[] = { "should", "must", "to", NULL };
  static const char *const before[] = { "by", "between", NULL };

  for (guint i = 1; i < text->words->len; i++)
    if (strcmp (tl_named_text_get_word (text, i)->folded, "be") == 0
        && is_among (tl_named_text_get_word (text, i - 1)->folded, auxiliaries))
      for (guint k = i + 1;
           k < text->words->len && !tl_named_text_get_word (text, k)->starts_sentence; k++)
        if (is_among (tl_named_text_get_word (text, k)->folded, before))
          {
            guint name = find_name (text, k + 1, MAX_BETWEEN);

            if (name < text->names->len
                && is_among (get_word_before (text, tl_named_text_get_name (text, name)), before))
              return read_list (text, name, agencies);
          }
  return 0;
}
