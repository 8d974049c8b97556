/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a person typed to search for: a descent over its words, operators and brackets.
 */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  MAX_WORDS = 32,
  MAX_DEPTH = 16,
  /* A single letter begins too many words to be of use. */
  MIN_PREFIX = 2,
  DEFAULT_DISTANCE = 10,
  MAX_DISTANCE = 1000
};

typedef enum
{
  TOKEN_END,
  TOKEN_WORD,
  TOKEN_AND,
  TOKEN_OR,
  TOKEN_NOT,
  TOKEN_NEAR,
  TOKEN_OPEN,
  TOKEN_CLOSE
} TokenKind;

/* What is read next. */
typedef struct
{
  TlQuery *query;
  const char *p;
  TokenKind kind;
  const char *start, *end; /* of a word or phrase, without its marks; of an operator */
  gboolean is_phrase, is_prefix;
  guint distance; /* of NEAR */
  guint n_words, depth;
} Reader;

static void
node_free (gpointer data)
{
  TlQueryNode *self = data;

  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->excluded, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlQueryNode, node_free)

static TlQueryNode *
node_new (TlQueryKind kind)
{
  TlQueryNode *self = g_new0 (TlQueryNode, 1);

  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func (node_free);
  self->excluded = g_ptr_array_new_with_free_func (node_free);
  return self;
}

/* The first problem is the one that is told. */
static void G_GNUC_PRINTF (2, 3) note_problem (Reader *self, const char *format, ...)
{
  va_list values;

  if (self->query->problem != NULL)
    return;
  va_start (values, format);
  self->query->problem = g_strdup_vprintf (format, values);
  va_end (values);
}

static gboolean
is_quote (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e;
}

static gboolean
is_space (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

/* FTS5 takes a string without letter or digit as nothing. */
static gboolean
has_letter (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
equals (const char *start, const char *end, const char *word)
{
  return strlen (word) == (gsize) (end - start)
         && strncmp (start, word, (gsize) (end - start)) == 0;
}

static gboolean
read_near (Reader *self)
{
  gsize length = (gsize) (self->end - self->start);
  g_autofree char *digits = NULL;
  guint64 distance;

  if (equals (self->start, self->end, "NEAR"))
    {
      self->distance = DEFAULT_DISTANCE;
      return TRUE;
    }
  if (length < 6 || strncmp (self->start, "NEAR/", 5) != 0)
    return FALSE;
  digits = g_strndup (self->start + 5, length - 5);
  if (!g_ascii_string_to_unsigned (digits, 10, 1, MAX_DISTANCE, &distance, NULL))
    {
      note_problem (self, _ ("NEAR takes a number of words from 1 to %d, such as NEAR/10."),
                    MAX_DISTANCE);
      distance = DEFAULT_DISTANCE;
    }
  self->distance = (guint) distance;
  return TRUE;
}

/* A phrase that is being typed: its last word begins words, or is not searched for yet. */
static void
read_last_word (Reader *self)
{
  const char *word = self->end;

  while (word > self->start && !is_space (g_utf8_prev_char (word)))
    word = g_utf8_prev_char (word);
  self->is_prefix = g_utf8_strlen (word, self->end - word) >= MIN_PREFIX;
  if (!self->is_prefix && word > self->start)
    self->end = word;
}

static void
read_phrase (Reader *self)
{
  self->kind = TOKEN_WORD;
  self->is_phrase = TRUE;
  self->start = self->p = g_utf8_next_char (self->p);
  while (*self->p != '\0' && !is_quote (self->p))
    self->p = g_utf8_next_char (self->p);
  self->end = self->p;
  self->is_prefix = FALSE;
  if (*self->p == '\0')
    read_last_word (self);
  if (*self->p != '\0')
    self->p = g_utf8_next_char (self->p);
}

static void
read_word (Reader *self)
{
  gboolean is_last;

  self->start = self->p;
  while (*self->p != '\0' && !is_space (self->p) && !is_quote (self->p) && *self->p != '('
         && *self->p != ')')
    self->p = g_utf8_next_char (self->p);
  self->end = self->p;
  is_last = *self->p == '\0';
  self->is_phrase = FALSE;
  if (equals (self->start, self->end, "AND"))
    self->kind = TOKEN_AND;
  else if (equals (self->start, self->end, "OR"))
    self->kind = TOKEN_OR;
  else if (equals (self->start, self->end, "NOT"))
    self->kind = TOKEN_NOT;
  else if (read_near (self))
    self->kind = TOKEN_NEAR;
  else
    {
      self->kind = TOKEN_WORD;
      self->is_prefix = is_last || self->end[-1] == '*';
      while (self->end > self->start && self->end[-1] == '*')
        self->end--;
      self->is_prefix &= g_utf8_strlen (self->start, self->end - self->start) >= MIN_PREFIX;
    }
}

/* Goes on to the next word, operator or bracket; what has neither letter nor meaning is passed
 * over. */
static void
advance (Reader *self)
{
  do
    {
      while (*self->p != '\0' && is_space (self->p))
        self->p = g_utf8_next_char (self->p);
      self->start = self->p;
      if (*self->p == '\0')
        {
          self->kind = TOKEN_END;
          self->end = self->p;
        }
      else if (is_quote (self->p))
        read_phrase (self);
      else if (*self->p == '(' || *self->p == ')')
        {
          self->kind = *self->p == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
          self->end = ++self->p;
        }
      else if (*self->p == '-' && self->p[1] != '\0' && !is_space (self->p + 1) && self->p[1] != ')'
               && self->p[1] != '-')
        {
          self->kind = TOKEN_NOT;
          self->end = ++self->p;
        }
      else
        read_word (self);
    }
  while (self->kind == TOKEN_WORD && !has_letter (self->start, self->end));
}

static void
note_missing_after (Reader *self, TokenKind kind)
{
  const char *name = kind == TOKEN_AND   ? "AND"
                     : kind == TOKEN_OR  ? "OR"
                     : kind == TOKEN_NOT ? "NOT"
                                         : "NEAR";

  /* Translators: %s is AND, OR, NOT or NEAR */
  note_problem (self, _ ("%s needs words after it."), name);
}

static TlQueryNode *read_any (Reader *self);

static TlQueryNode *
read_group (Reader *self)
{
  g_autoptr (TlQueryNode) group = NULL;

  advance (self);
  if (self->depth >= MAX_DEPTH)
    {
      note_problem (self, _ ("There are too many brackets in one another."));
      return NULL;
    }
  self->depth++;
  group = read_any (self);
  self->depth--;
  if (self->kind == TOKEN_CLOSE)
    advance (self);
  else if (group != NULL)
    note_problem (self, _ ("A bracket is not closed."));
  if (group == NULL)
    note_problem (self, _ ("There is nothing between the brackets."));
  return g_steal_pointer (&group);
}

/* A word, a phrase or what stands in brackets; NULL where something else comes. */
static TlQueryNode *
read_term (Reader *self)
{
  TlQueryNode *node;

  if (self->kind == TOKEN_OPEN)
    return read_group (self);
  if (self->kind != TOKEN_WORD)
    return NULL;
  if (++self->n_words > MAX_WORDS)
    {
      note_problem (self, _ ("Only the first %d words are searched for."), MAX_WORDS);
      advance (self);
      return NULL;
    }
  node = node_new (TL_QUERY_TERM);
  node->text = g_strstrip (g_strndup (self->start, (gsize) (self->end - self->start)));
  node->is_phrase = self->is_phrase;
  node->is_prefix = self->is_prefix;
  advance (self);
  return node;
}

/* NEAR can weigh places of words and phrases, and of one or another of them. */
static gboolean
can_be_near (const TlQueryNode *node)
{
  if (node->kind == TL_QUERY_TERM)
    return TRUE;
  if (node->kind != TL_QUERY_OR)
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    if (((TlQueryNode *) node->children->pdata[i])->kind != TL_QUERY_TERM)
      return FALSE;
  return TRUE;
}

/* One side and the other of a NEAR; where that makes no sense, both must occur. */
static TlQueryNode *
join_near (Reader *self, TlQueryNode *left, TlQueryNode *right, guint distance)
{
  TlQueryNode *node;
  gboolean is_near = can_be_near (left) && can_be_near (right);

  if (!is_near)
    note_problem (self, _ ("NEAR stands between words, “phrases” or (one OR another)."));
  node = node_new (is_near ? TL_QUERY_NEAR : TL_QUERY_AND);
  node->distance = distance;
  g_ptr_array_add (node->children, left);
  g_ptr_array_add (node->children, right);
  return node;
}

/* Terms with NEAR between: "a NEAR b NEAR c" is a near b, and b near c. */
static TlQueryNode *
read_near_terms (Reader *self)
{
  g_autoptr (TlQueryNode) node = read_term (self);
  g_autoptr (TlQueryNode) whole = NULL;

  while (node != NULL && self->kind == TOKEN_NEAR)
    {
      guint distance = self->distance;
      g_autoptr (TlQueryNode) next = NULL;
      TlQueryNode *pair;

      advance (self);
      next = read_term (self);
      if (next == NULL)
        {
          note_missing_after (self, TOKEN_NEAR);
          break;
        }
      pair = join_near (self, g_steal_pointer (&node), tl_query_node_copy (next), distance);
      if (whole == NULL)
        whole = node_new (TL_QUERY_AND);
      g_ptr_array_add (whole->children, pair);
      node = g_steal_pointer (&next);
    }
  if (whole == NULL)
    return g_steal_pointer (&node);
  if (whole->children->len == 1)
    return g_ptr_array_steal_index (whole->children, 0);
  return g_steal_pointer (&whole);
}

/* What begins no term: tells of it and goes on, so that the rest is still read. FALSE at the end of
 * what is read here. */
static gboolean
pass_over (Reader *self)
{
  if (self->kind == TOKEN_END || self->kind == TOKEN_OR
      || (self->kind == TOKEN_CLOSE && self->depth > 0))
    return FALSE;
  if (self->kind == TOKEN_CLOSE)
    note_problem (self, _ ("A closing bracket has no opening one."));
  else if (self->kind == TOKEN_NEAR)
    note_problem (self, _ ("NEAR needs a word before it and one after it."));
  else if (self->kind == TOKEN_AND)
    note_problem (self, _ ("AND needs words before it and after it."));
  if (self->kind != TOKEN_WORD && self->kind != TOKEN_OPEN)
    advance (self);
  return TRUE;
}

static TlQueryNode *
read_all (Reader *self)
{
  g_autoptr (TlQueryNode) all = node_new (TL_QUERY_AND);

  for (;;)
    {
      g_autoptr (TlQueryNode) node = NULL;
      TokenKind before = TOKEN_END;

      if (self->kind == TOKEN_AND && all->children->len + all->excluded->len > 0)
        {
          before = TOKEN_AND;
          advance (self);
        }
      while (self->kind == TOKEN_NOT)
        {
          before = TOKEN_NOT;
          advance (self);
        }
      node = self->kind == TOKEN_WORD || self->kind == TOKEN_OPEN ? read_near_terms (self) : NULL;
      if (node != NULL)
        g_ptr_array_add (before == TOKEN_NOT ? all->excluded : all->children,
                         g_steal_pointer (&node));
      else
        {
          if (before != TOKEN_END)
            note_missing_after (self, before);
          if (!pass_over (self))
            break;
        }
    }
  if (all->children->len == 0 && all->excluded->len > 0)
    note_problem (self, _ ("NOT takes away from what other words find: say those too."));
  if (all->children->len == 0)
    return NULL;
  if (all->children->len == 1 && all->excluded->len == 0)
    return g_ptr_array_steal_index (all->children, 0);
  return g_steal_pointer (&all);
}

static TlQueryNode *
read_any (Reader *self)
{
  g_autoptr (TlQueryNode) any = node_new (TL_QUERY_OR);

  for (;;)
    {
      TlQueryNode *node = read_all (self);
      gboolean is_or = self->kind == TOKEN_OR;

      if (node != NULL)
        g_ptr_array_add (any->children, node);
      else if (is_or)
        note_problem (self, _ ("OR needs words before it and after it."));
      else if (any->children->len > 0)
        note_missing_after (self, TOKEN_OR);
      if (!is_or)
        break;
      advance (self);
    }
  if (any->children->len == 0)
    return NULL;
  if (any->children->len == 1)
    return g_ptr_array_steal_index (any->children, 0);
  return g_steal_pointer (&any);
}

TlQueryNode *
tl_query_node_copy (const TlQueryNode *self)
{
  TlQueryNode *copy = node_new (self->kind);

  copy->text = g_strdup (self->text);
  copy->is_phrase = self->is_phrase;
  copy->is_prefix = self->is_prefix;
  copy->distance = self->distance;
  for (guint i = 0; i < self->children->len; i++)
    g_ptr_array_add (copy->children, tl_query_node_copy (self->children->pdata[i]));
  for (guint i = 0; i < self->excluded->len; i++)
    g_ptr_array_add (copy->excluded, tl_query_node_copy (self->excluded->pdata[i]));
  return copy;
}

TlQuery *
tl_query_parse (const char *text)
{
  TlQuery *self = g_new0 (TlQuery, 1);
  Reader reader = { .query = self, .p = text };

  g_return_val_if_fail (text != NULL, self);
  advance (&reader);
  self->root = read_any (&reader);
  return self;
}

void
tl_query_free (TlQuery *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->root, node_free);
  g_free (self->problem);
  g_free (self);
}

gboolean
tl_query_is_empty (const TlQuery *self)
{
  return self->root == NULL;
}

const char *
tl_query_get_problem (const TlQuery *self)
{
  return self->problem;
}
