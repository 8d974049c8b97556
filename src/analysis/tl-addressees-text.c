/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text with the agencies named in it, in the words of the codebook, of reports, and of the
 * document.
 */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-addressees-private.h"

#include <string.h>

#define PARTNERSHIP "Community Safety Partnership"

const TlWord *
tl_named_text_get_word (const TlNamedText *text, guint i)
{
  return text->words->pdata[i];
}

const TlPhraseMatch *
tl_named_text_get_name (const TlNamedText *text, guint i)
{
  return &g_array_index (text->names, TlPhraseMatch, i);
}

static gboolean
is_among (const char *word, const char *const *list)
{
  return g_strv_contains (list, word);
}

/* "HM Courts and Tribunals Service", and with "&", which is no word. */
static void
add_title (TlPhrases *phrases, const char *title, TlCode *agency)
{
  g_auto (GStrv) parts = g_strsplit (title, " and ", -1);
  g_autofree char *without = g_strjoinv (" ", parts);

  tl_phrases_add (phrases, title, TL_PHRASE_TITLE, agency);
  if (parts[1] != NULL)
    tl_phrases_add (phrases, without, TL_PHRASE_TITLE, agency);
}

/* "DWP / Jobcentre Plus", "General practice (to 2022)": each name, without what stands in brackets.
 */
static void
add_titles (TlPhrases *phrases, TlCode *agency)
{
  g_auto (GStrv) titles = g_strsplit (tl_code_get_name (agency), " / ", -1);

  for (guint i = 0; titles[i] != NULL; i++)
    {
      char *bracket = strstr (titles[i], " (");

      if (bracket != NULL)
        *bracket = '\0';
      if (g_unichar_isupper (g_utf8_get_char (titles[i])))
        add_title (phrases, titles[i], agency);
    }
}

/* "Safer Croydon Partnership": what a borough calls its partnership, and what a report does for
 * short. */
static void
add_partnerships (TlPhrases *phrases, TlCodebook *codebook)
{
  const GPtrArray *boroughs = tl_codebook_get (codebook, TL_CODE_BOROUGH);
  TlCode *agency = tl_codebook_find (codebook, TL_CODE_AGENCY, PARTNERSHIP);

  for (guint i = 0; agency != NULL && i < boroughs->len; i++)
    {
      const char *name = tl_code_get_fact (boroughs->pdata[i], "partnership");

      if (name != NULL && strchr (name, ' ') != NULL)
        add_title (phrases, name, agency);
    }
  if (agency != NULL)
    tl_phrases_add (phrases, "the partnership", TL_PHRASE_NAME, agency);
}

void
tl_finder_init (TlFinder *self, TlCodebook *codebook)
{
  const GPtrArray *agencies = tl_codebook_get (codebook, TL_CODE_AGENCY);

  self->codebook = codebook;
  self->agencies = tl_phrases_new ();
  tl_names_add_others (self->agencies);
  for (guint i = 0; i < agencies->len; i++)
    {
      TlCode *agency = agencies->pdata[i];

      if (tl_code_get_is_retired (agency))
        continue;
      add_titles (self->agencies, agency);
      for (const char *const *alias = tl_code_get_phrases (agency); *alias != NULL; alias++)
        tl_phrases_add (self->agencies, *alias, TL_PHRASE_NAME, agency);
    }
  add_partnerships (self->agencies, codebook);
  tl_names_add_general (self->agencies, codebook);
  self->levels = tl_grades_new_phrases (codebook, TL_CODE_LEVEL);
  self->strengths = tl_grades_new_phrases (codebook, TL_CODE_STRENGTH);
}

void
tl_finder_clear (TlFinder *self)
{
  tl_phrases_free (self->agencies);
  tl_phrases_free (self->levels);
  tl_phrases_free (self->strengths);
}

/* A short form in brackets after a name says that name again: "Safer Croydon Partnership (SCP)". */
static void
drop_short_forms (TlNamedText *text)
{
  for (guint i = text->names->len; i-- > 1;)
    if (tl_named_text_get_word (text, tl_named_text_get_name (text, i)->start)->follows_bracket
        && tl_named_text_get_name (text, i - 1)->end == tl_named_text_get_name (text, i)->start)
      g_array_index (text->names, TlPhraseMatch, i).data =
          tl_named_text_get_name (text, i - 1)->data;
}

/* Names of what is no agency of the codebook hid what they are made of. */
static void
drop_others (TlNamedText *text)
{
  for (guint i = text->names->len; i-- > 0;)
    if (tl_named_text_get_name (text, i)->data == NULL)
      g_array_remove_index (text->names, i);
}

/* Whether nothing but words of one name part the end of name @i from the next: "the London Borough
 * of Fernleigh's Housing Options". */
static gboolean
goes_on_to_next (const TlNamedText *text, guint i)
{
  guint next = tl_named_text_get_name (text, i + 1)->start;

  for (guint k = tl_named_text_get_name (text, i)->end; k <= next; k++)
    {
      const TlWord *word = tl_named_text_get_word (text, k);

      if (!word->follows_word || word->starts_sentence)
        return FALSE;
      if (k < next && strcmp (word->folded, "of") != 0
          && !g_unichar_isupper (g_utf8_get_char (word->text)))
        return FALSE;
    }
  return TRUE;
}

/* Who only says whose the next is: the council before its department, the chair before the board;
 * and what only says that the one before is a trust. */
static void
drop_owners (TlNamedText *text)
{
  for (guint i = text->names->len; i-- > 0;)
    {
      const TlPhraseMatch *name = tl_named_text_get_name (text, i);
      const TlPhraseMatch *before = i > 0 ? tl_named_text_get_name (text, i - 1) : NULL;
      const TlPhraseMatch *next =
          i + 1 < text->names->len ? tl_named_text_get_name (text, i + 1) : NULL;
      const char *after =
          name->end < text->words->len ? tl_named_text_get_word (text, name->end)->folded : "";
      gboolean follows_name = before != NULL && before->end == name->start
                              && tl_named_text_get_word (text, name->start)->follows_word;
      gboolean is_owner;

      if (follows_name && strcmp (tl_named_text_get_word (text, name->end - 1)->text, "Trust") == 0)
        is_owner = TRUE;
      else if (g_str_equal (tl_code_get_id (name->data), TL_COUNCIL))
        is_owner = next != NULL
                   && g_strcmp0 (tl_code_get_fact (next->data, "sector"), "Local authority") == 0
                   && goes_on_to_next (text, i);
      else
        is_owner = g_strcmp0 (tl_code_get_fact (name->data, "sector"), "Review") == 0
                   && ((next != NULL && strcmp (after, "of") == 0) || follows_name);
      if (is_owner)
        g_array_remove_index (text->names, i);
    }
}

void
tl_named_text_init (TlNamedText *self, const TlFinder *finder, const char *text)
{
  self->words = tl_words_new (text);
  self->names = tl_phrases_match (finder->agencies, self->words, 0, self->words->len);
  drop_others (self);
  drop_short_forms (self);
  tl_names_add_proper (self->words, self->names, finder->codebook);
  drop_owners (self);
}

void
tl_named_text_clear (TlNamedText *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_array_unref);
}

/* The words from @from to before @to as one name. */
static char *
join_words (const TlNamedText *text, guint from, guint to)
{
  GString *name = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (name, i > from ? " %s" : "%s", tl_named_text_get_word (text, i)->text);
  return g_string_free (name, FALSE);
}

/* The agency that the document says @name to be, or NULL. */
static TlCode *
find_defined (const TlFinder *finder, const TlDraftDocument *document, const char *name)
{
  g_autofree char *definition = tl_names_dup_definition (document, name);
  g_auto (TlNamedText) text = { NULL };

  if (definition == NULL)
    return NULL;
  if (g_str_has_suffix (name, "Trust") && strstr (definition, "mental health") != NULL)
    return tl_codebook_lookup (finder->codebook, TL_CODE_AGENCY, "AG28");
  tl_named_text_init (&text, finder, definition);
  return text.names->len > 0 ? tl_named_text_get_name (&text, 0)->data : NULL;
}

static gboolean
has_capital (const TlNamedText *text, guint i)
{
  return g_unichar_isupper (g_utf8_get_char (tl_named_text_get_word (text, i)->text));
}

/* "Fenwick Vale NHS Foundation Trust": the words say that it is a trust, the document of what kind.
 */
void
tl_named_text_define_trusts (const TlFinder *finder, const TlDraftDocument *document,
                             TlNamedText *text)
{
  for (guint i = 0; i < text->names->len; i++)
    {
      TlPhraseMatch *match = &g_array_index (text->names, TlPhraseMatch, i);
      guint from = match->start;
      g_autofree char *name = NULL;
      TlCode *agency;

      if (strcmp (tl_named_text_get_word (text, match->end - 1)->text, "Trust") != 0)
        continue;
      while (from > 0 && !tl_named_text_get_word (text, from)->starts_sentence
             && tl_named_text_get_word (text, from)->follows_word && has_capital (text, from - 1)
             && strcmp (tl_named_text_get_word (text, from - 1)->folded, "the") != 0)
        from--;
      if (from == match->start)
        continue;
      name = join_words (text, from, match->end);
      agency = find_defined (finder, document, name);
      if (agency != NULL)
        match->data = agency;
    }
}

/* The word after the name that begins with word @i, or @i if none does. */
static guint
read_unknown (const TlNamedText *text, guint i, guint end)
{
  static const char *const others[] = { "the",   "all",      "each",   "every", "any",
                                        "this",  "that",     "these",  "those", "when",
                                        "where", "there",    "staff",  "it",    "no",
                                        "an",    "clinical", "review", NULL };
  guint k = i;

  if (is_among (tl_named_text_get_word (text, i)->folded, others))
    return i;
  while (k < end && has_capital (text, k)
         && (k == i || tl_named_text_get_word (text, k)->follows_word))
    k++;
  return k > i + 1 || g_utf8_strlen (tl_named_text_get_word (text, i)->text, -1) > 4 ? k : i;
}

/* Names that only the document explains: "Rowanlight (a service led by and for …)". */
void
tl_named_text_define_unknown (const TlFinder *finder, const TlDraftDocument *document,
                              TlNamedText *text, guint end)
{
  for (guint i = 0; i < end;)
    {
      guint to = read_unknown (text, i, end);
      g_autofree char *name = to > i ? join_words (text, i, to) : NULL;
      TlCode *agency = name != NULL ? find_defined (finder, document, name) : NULL;

      if (agency != NULL)
        {
          TlPhraseMatch match = { i, to, agency };

          g_array_append_val (text->names, match);
        }
      i = MAX (to, i + 1);
    }
}
