/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts a text into words and finds phrases in them. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-words.h"

#include "tl-text.h"

#include <string.h>

#define MAX_SKIPPED 3 /* words that "*" stands for */
#define MAX_GAP 2     /* other words after a word of a cue */
#define SHORT_NAME 4  /* letters */
#define MAX_PARTS 32  /* of a phrase; what is longer is no alias and no cue */

/* A word of a phrase. */
typedef struct
{
  char *text, *folded, *stem; /* empty for "*"; the stem of triggers only */
  gboolean is_exact, is_any, is_beginning;
} Part;

typedef struct
{
  GPtrArray *parts; /* Part */
  TlPhraseKind kind;
  gboolean is_lone_name; /* one word with a capital that is a proper name */
  gpointer data;
} Phrase;

/* One phrase at one word. What failed once is not tried again on another way to the same word: the
 * ways are many where words repeat. */
typedef struct
{
  const Phrase *phrase;
  GPtrArray *words;
  guint start, end;
  guint32 failed[MAX_PARTS * (MAX_SKIPPED + 1) + 1]; /* by word from @start: a bit for each part */
} Search;

struct _TlPhrases
{
  GHashTable *by_word;   /* folded first word -> GPtrArray of Phrase */
  GHashTable *by_stem;   /* triggers: stem of the first word -> GPtrArray of Phrase */
  GPtrArray *beginnings; /* triggers of which the first word is a beginning: Phrase */
  TlStemmer *stemmer;    /* NULL until there is a trigger */
};

/* Endings that a word may have in a text; the names' come first. */
static const char *const endings[] = { "", "s", "'s", "es", "d", "ed", "ing", "ly", "ally" };
#define N_NAME_ENDINGS 3

static void
word_free (gpointer data)
{
  TlWord *self = data;

  g_free (self->text);
  g_free (self->folded);
  g_free (self->stem);
  g_free (self);
}

static gunichar
read_plain (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == 0x2019 || c == 0x2018 ? '\'' : c;
}

/* Takes the word at @p, with apostrophes and ampersands between two letters; gives what follows it.
 */
static const char *
read_word (const char *p, TlWord *word, guint *offset)
{
  GString *text = g_string_new (NULL);

  while (*p != '\0')
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = read_plain (p);

      if (!g_unichar_isalnum (c)
          && ((c != '\'' && c != '&') || !g_unichar_isalnum (g_utf8_get_char (next))))
        break;
      g_string_append_unichar (text, c);
      p = next;
      ++*offset;
    }
  word->text = g_string_free (text, FALSE);
  word->folded = tl_text_fold (word->text);
  return p;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

/* Takes what stands between two words. */
static const char *
read_gap (const char *p, TlWord *word, guint *offset)
{
  gboolean is_stop = FALSE, has_space = FALSE, has_dash = FALSE;
  const char *start = p;

  for (; *p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p));
       p = g_utf8_next_char (p), ++*offset)
    {
      gunichar c = g_utf8_get_char (p);

      word->starts_sentence = word->starts_sentence || (is_stop && g_unichar_isspace (c));
      is_stop = c == '.' || c == '!' || c == '?';
      word->follows_bracket = word->follows_bracket || c == '(' || c == '[';
      word->follows_colon = word->follows_colon || c == ':';
      word->follows_word = word->follows_word && (g_unichar_isspace (c) || is_hyphen (c));
      has_space = has_space || g_unichar_isspace (c);
      has_dash = has_dash || is_hyphen (c) || c == 0x2013 || c == 0x2014;
    }
  word->follows_dash = has_dash && has_space;
  word->follows_hyphen = word->follows_word && !has_space && p > start;
  return p;
}

GPtrArray *
tl_words_new (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);
  const char *p = text;
  guint offset = 0;

  g_return_val_if_fail (text != NULL, words);
  for (;;)
    {
      TlWord *word = g_new0 (TlWord, 1);

      word->starts_sentence = words->len == 0;
      word->follows_word = words->len > 0;
      p = read_gap (p, word, &offset);
      if (*p == '\0')
        {
          word_free (word);
          return words;
        }
      word->start = offset;
      p = read_word (p, word, &offset);
      word->end = offset;
      g_ptr_array_add (words, word);
    }
}

void
tl_words_stem (GPtrArray *words, TlStemmer *stemmer)
{
  g_return_if_fail (words != NULL && stemmer != NULL);
  for (guint i = 0; i < words->len; i++)
    {
      TlWord *word = words->pdata[i];

      if (word->stem == NULL)
        word->stem = g_strdup (tl_stemmer_stem (stemmer, word->folded));
    }
}

static void
part_free (gpointer data)
{
  Part *self = data;

  g_free (self->text);
  g_free (self->folded);
  g_free (self->stem);
  g_free (self);
}

static void
phrase_free (gpointer data)
{
  Phrase *self = data;

  g_ptr_array_unref (self->parts);
  g_free (self);
}

static void
free_list (gpointer data)
{
  g_ptr_array_unref (data);
}

TlPhrases *
tl_phrases_new (void)
{
  TlPhrases *self = g_new0 (TlPhrases, 1);

  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  self->by_stem = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  self->beginnings = g_ptr_array_new_with_free_func (phrase_free);
  return self;
}

void
tl_phrases_free (TlPhrases *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_word);
  g_hash_table_unref (self->by_stem);
  g_ptr_array_unref (self->beginnings);
  tl_stemmer_free (self->stemmer);
  g_free (self);
}

static gboolean
starts_with_capital (const char *text)
{
  return g_unichar_isupper (g_utf8_get_char (text));
}

static gboolean
is_in_capitals (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      n += g_unichar_isupper (c);
    }
  return n > 1;
}

/* Which words must be as they are printed in the codebook. */
static void
mark_exact (Phrase *phrase)
{
  gboolean is_lone = phrase->parts->len == 1;
  guint n_long = 0;

  for (guint i = 0; i < phrase->parts->len; i++)
    n_long += g_utf8_strlen (((const Part *) phrase->parts->pdata[i])->text, -1) > 3;
  for (guint i = 0; i < phrase->parts->len; i++)
    {
      Part *part = phrase->parts->pdata[i];
      gboolean has_capital = starts_with_capital (part->text);

      part->is_exact = is_in_capitals (part->text);
      if (phrase->kind == TL_PHRASE_NAME)
        part->is_exact = part->is_exact || (has_capital && n_long <= 2)
                         || (is_lone && g_utf8_strlen (part->text, -1) <= SHORT_NAME);
      else if (phrase->kind == TL_PHRASE_TITLE)
        part->is_exact = part->is_exact || (has_capital && is_lone);
      else if (phrase->kind == TL_PHRASE_TRIGGER) /* the first may begin a phrase only */
        part->is_exact = part->is_exact || (has_capital && (is_lone || i > 0));
    }
  phrase->is_lone_name = phrase->kind == TL_PHRASE_TITLE && is_lone
                         && !is_in_capitals (((const Part *) phrase->parts->pdata[0])->text);
}

static void
add_part (Phrase *phrase, const char *text, const char *folded)
{
  Part *part = g_new0 (Part, 1);

  part->text = g_strdup (text);
  part->folded = g_strdup (folded);
  part->is_any = *text == '\0';
  g_ptr_array_add (phrase->parts, part);
}

/* Whether piece @i ends in a word that the "*" behind it goes on with. */
static gboolean
ends_in_beginning (char **pieces, guint i)
{
  return pieces[i + 1] != NULL && pieces[i][0] != '\0'
         && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (pieces[i] + strlen (pieces[i]))))
         && (pieces[i + 1][0] == '\0' || g_ascii_isspace (pieces[i + 1][0]));
}

/* A "*" counts between two words only, or at the end of a word of a trigger. */
static void
add_parts (Phrase *phrase, const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "*", -1);
  gboolean is_after_star = FALSE;

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) words = tl_words_new (pieces[i]);

      for (guint j = 0; j < words->len; j++)
        {
          const TlWord *word = words->pdata[j];

          if (is_after_star && phrase->parts->len > 0)
            add_part (phrase, "", "");
          is_after_star = FALSE;
          add_part (phrase, word->text, word->folded);
        }
      is_after_star = TRUE;
      if (phrase->kind == TL_PHRASE_TRIGGER && phrase->parts->len > 0
          && ends_in_beginning (pieces, i))
        {
          ((Part *) phrase->parts->pdata[phrase->parts->len - 1])->is_beginning = TRUE;
          is_after_star = FALSE;
        }
    }
}

static void
insert (GHashTable *table, const char *key, Phrase *phrase)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (phrase_free);
      g_hash_table_insert (table, g_strdup (key), list);
    }
  g_ptr_array_add (list, phrase);
}

static void
insert_trigger (TlPhrases *self, Phrase *phrase)
{
  const Part *first = phrase->parts->pdata[0];

  if (self->stemmer == NULL)
    self->stemmer = tl_stemmer_new ();
  for (guint i = 0; i < phrase->parts->len; i++)
    {
      Part *part = phrase->parts->pdata[i];

      part->stem = g_strdup (tl_stemmer_stem (self->stemmer, part->folded));
    }
  if (first->is_beginning)
    g_ptr_array_add (self->beginnings, phrase);
  else
    insert (self->by_stem, first->stem, phrase);
}

void
tl_phrases_add (TlPhrases *self, const char *text, TlPhraseKind kind, gpointer data)
{
  Phrase *phrase;

  g_return_if_fail (self != NULL && text != NULL);
  phrase = g_new0 (Phrase, 1);
  phrase->parts = g_ptr_array_new_with_free_func (part_free);
  phrase->kind = kind;
  phrase->data = data;
  add_parts (phrase, text);
  if (phrase->parts->len == 0 || phrase->parts->len > MAX_PARTS)
    {
      phrase_free (phrase);
      return;
    }
  mark_exact (phrase);
  if (kind == TL_PHRASE_TRIGGER)
    insert_trigger (self, phrase);
  else
    insert (self->by_word, ((const Part *) phrase->parts->pdata[0])->folded, phrase);
}

static gboolean
is_participle (const char *folded)
{
  return g_str_has_suffix (folded, "ed") || g_str_has_suffix (folded, "ing");
}

/* A word by itself says less than a phrase, so that its form counts: "wanted" is not "want", nor
 * "systemic" "system"; the plural and the other participle are the same. */
static gboolean
is_same_form (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);
  const char *longer = n > m ? a : b;
  gsize shorter = MIN (n, m);

  if (is_participle (a) || is_participle (b))
    return is_participle (a) && is_participle (b);
  return n == m || g_str_has_suffix (longer, "ies") || strcmp (longer + shorter, "s") == 0
         || strcmp (longer + shorter, "es") == 0 || strcmp (longer + shorter, "'s") == 0;
}

/* Whether @word is what a trigger has as @part. */
static gboolean
is_word_of_trigger (const TlWord *word, const Part *part, gboolean is_lone)
{
  const char *rest;

  if (part->is_beginning)
    return g_str_has_prefix (word->folded, part->folded);
  if (!part->is_exact)
    return g_strcmp0 (word->stem, part->stem) == 0
           && (!is_lone || is_same_form (word->folded, part->folded));
  if (!g_str_has_prefix (word->text, part->text))
    return FALSE;
  rest = word->text + strlen (part->text);
  return *rest == '\0' || strcmp (rest, "s") == 0 || strcmp (rest, "'s") == 0;
}

/* Whether @word ends what @part begins, in a way that @kind allows. */
static gboolean
is_word_of (const TlWord *word, const Part *part, TlPhraseKind kind, gboolean is_first,
            gboolean is_last)
{
  const char *text = part->is_exact ? word->text : word->folded;
  const char *own = part->is_exact ? part->text : part->folded;
  guint n_endings = kind == TL_PHRASE_CUE ? G_N_ELEMENTS (endings) : is_last ? N_NAME_ENDINGS : 1;
  gsize length = strlen (own);

  if (kind == TL_PHRASE_TRIGGER)
    return is_word_of_trigger (word, part, is_first && is_last);
  if (strncmp (text, own, length) != 0)
    return FALSE;
  for (guint i = 0; i < n_endings; i++)
    if (strcmp (text + length, endings[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the words from @from to before @to are all of one sentence, the first of which has begun.
 */
static gboolean
is_one_sentence (GPtrArray *words, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (((const TlWord *) words->pdata[i])->starts_sentence)
      return FALSE;
  return TRUE;
}

/* The word after the last of the phrase from its part @k on, which stands at @i or a little later;
 * 0 if it does not. */
static guint
match_rest (Search *search, guint k, guint i)
{
  const Phrase *phrase = search->phrase;
  const Part *part;
  guint32 *failed = &search->failed[i - search->start], bit;
  guint first = 0, last = 0;

  if (k == phrase->parts->len)
    return i;
  bit = (guint32) 1 << k;
  if (*failed & bit)
    return 0;
  part = phrase->parts->pdata[k];
  if (part->is_any)
    {
      part = phrase->parts->pdata[++k];
      first = 1;
      last = MAX_SKIPPED;
    }
  else if (k > 0 && phrase->kind == TL_PHRASE_CUE)
    last = MAX_GAP;
  for (guint j = i + first; j <= i + last && j < search->end; j++)
    {
      guint found = 0;

      if (k > 0 && !is_one_sentence (search->words, i, j + 1))
        break;
      if (is_word_of (search->words->pdata[j], part, phrase->kind, k == 0,
                      k + 1 == phrase->parts->len))
        found = match_rest (search, k + 1, j + 1);
      if (found > 0)
        return found;
    }
  *failed |= bit;
  return 0;
}

/* "Larkmere Housing" is not the council's housing service. */
static gboolean
ends_longer_name (GPtrArray *words, guint i)
{
  const TlWord *word = words->pdata[i];
  const TlWord *before = i > 0 ? words->pdata[i - 1] : NULL;

  return before != NULL && word->follows_word && !word->starts_sentence
         && starts_with_capital (before->text) && strcmp (before->folded, "the") != 0;
}

/* Looks for the longest phrase of @list at word @i. */
static void
match_list (const GPtrArray *list, GPtrArray *words, guint i, guint end, TlPhraseMatch *best)
{
  for (guint j = 0; list != NULL && j < list->len; j++)
    {
      const Phrase *phrase = list->pdata[j];
      Search search = { phrase, words, i, end, { 0 } };
      guint to = match_rest (&search, 0, i);

      if (to <= best->end || (phrase->is_lone_name && ends_longer_name (words, i)))
        continue;
      best->end = to;
      best->data = phrase->data;
    }
}

static void
match_at (TlPhrases *self, GPtrArray *words, guint i, guint end, TlPhraseMatch *best)
{
  const TlWord *word = words->pdata[i];

  for (guint k = 0; k < G_N_ELEMENTS (endings) && g_hash_table_size (self->by_word) > 0; k++)
    if (g_str_has_suffix (word->folded, endings[k]))
      {
        g_autofree char *key =
            g_strndup (word->folded, strlen (word->folded) - strlen (endings[k]));

        match_list (g_hash_table_lookup (self->by_word, key), words, i, end, best);
      }
  if (word->stem != NULL)
    match_list (g_hash_table_lookup (self->by_stem, word->stem), words, i, end, best);
  match_list (self->beginnings, words, i, end, best);
}

GArray *
tl_phrases_match (TlPhrases *self, GPtrArray *words, guint start, guint end)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (TlPhraseMatch));

  g_return_val_if_fail (self != NULL && words != NULL, matches);
  end = MIN (end, words->len);
  for (guint i = start; i < end;)
    {
      TlPhraseMatch best = { i, i, NULL };

      match_at (self, words, i, end, &best);
      if (best.end > i)
        g_array_append_val (matches, best);
      i = MAX (best.end, i + 1);
    }
  return matches;
}
