/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TlStemmer:
 *
 * Takes English words to their stems ("referring", "referred": "refer"; Porter's second rules, as
 * Snowball has them) and remembers those that it met.
 */
typedef struct _TlStemmer TlStemmer;

TlStemmer *tl_stemmer_new (void);
void tl_stemmer_free (TlStemmer *self);
/** (transfer none): of a word as tl_text_fold() gives it; belongs to @self. */
const char *tl_stemmer_stem (TlStemmer *self, const char *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlStemmer, tl_stemmer_free)

G_END_DECLS
