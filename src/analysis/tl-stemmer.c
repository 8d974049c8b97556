/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stems of English words, each made once. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-stemmer.h"

#include <libstemmer.h>
#include <string.h>

#define MAX_WORD 64 /* bytes; what is longer is no English word */

struct _TlStemmer
{
  struct sb_stemmer *snowball;
  GHashTable *stems; /* word -> stem */
};

TlStemmer *
tl_stemmer_new (void)
{
  TlStemmer *self = g_new0 (TlStemmer, 1);

  self->snowball = sb_stemmer_new ("english", NULL);
  g_assert (self->snowball != NULL);
  self->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
tl_stemmer_free (TlStemmer *self)
{
  if (self == NULL)
    return;
  sb_stemmer_delete (self->snowball);
  g_hash_table_unref (self->stems);
  g_free (self);
}

static char *
make_stem (TlStemmer *self, const char *folded)
{
  gsize length = strlen (folded);
  const sb_symbol *stem = NULL;

  if (length <= MAX_WORD)
    stem = sb_stemmer_stem (self->snowball, (const sb_symbol *) folded, (int) length);
  if (stem == NULL)
    return g_strdup (folded);
  return g_strndup ((const char *) stem, (gsize) sb_stemmer_length (self->snowball));
}

const char *
tl_stemmer_stem (TlStemmer *self, const char *folded)
{
  const char *known;
  char *stem;

  g_return_val_if_fail (self != NULL && folded != NULL, NULL);
  known = g_hash_table_lookup (self->stems, folded);
  if (known != NULL)
    return known;
  stem = make_stem (self, folded);
  g_hash_table_insert (self->stems, g_strdup (folded), stem);
  return stem;
}
