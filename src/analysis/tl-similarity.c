/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much two texts have in common. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-similarity.h"

#include "tl-text.h"

#define WORDS 4

/* The hashes of the last words, oldest first. */
typedef struct
{
  guint64 words[WORDS];
  guint n;
} Run;

/* FNV-1a, for a word and for a run of words. */
static guint64
mix (guint64 hash, guint64 value)
{
  return (hash ^ value) * G_GUINT64_CONSTANT (0x100000001b3);
}

static void
end_word (Run *run, guint64 word, GHashTable *runs)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (guint i = 1; i < WORDS; i++)
    run->words[i - 1] = run->words[i];
  run->words[WORDS - 1] = word;
  if (++run->n < WORDS)
    return;
  for (guint i = 0; i < WORDS; i++)
    hash = mix (hash, run->words[i]);
  g_hash_table_add (runs, g_memdup2 (&hash, sizeof hash));
}

static void
add_block (const TlBlock *block, Run *run, GHashTable *runs)
{
  g_autofree char *folded = tl_text_fold (block->text);
  guint64 word = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        word = mix (word + 1, c);
      else if (word != 0)
        {
          end_word (run, word, runs);
          word = 0;
        }
    }
  if (word != 0)
    end_word (run, word, runs);
}

static GHashTable *
find_runs (TlDocumentText *text)
{
  GHashTable *runs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *blocks = tl_document_text_get_blocks (text);
  Run run = { 0 };

  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];

      if (block->kind != TL_BLOCK_FURNITURE && block->kind != TL_BLOCK_FOOTNOTE)
        add_block (block, &run, runs);
    }
  return runs;
}

double
tl_similarity (TlDocumentText *a, TlDocumentText *b)
{
  g_autoptr (GHashTable) one = NULL;
  g_autoptr (GHashTable) other = NULL;
  GHashTableIter iter;
  gpointer run;
  guint n_common = 0, n_all;

  g_return_val_if_fail (TL_IS_DOCUMENT_TEXT (a) && TL_IS_DOCUMENT_TEXT (b), 0);
  one = find_runs (a);
  other = find_runs (b);
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &run, NULL))
    n_common += g_hash_table_contains (other, run);
  n_all = g_hash_table_size (one) + g_hash_table_size (other) - n_common;
  return n_all > 0 ? (double) n_common / n_all : 0;
}
