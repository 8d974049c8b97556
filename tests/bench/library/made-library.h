/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"

G_BEGIN_DECLS

/** Opens, or makes with the default codebook; ends the program on failure. (transfer full) */
TlLibrary *made_library_open (const char *path);

/**
 * made_library_write:
 * @path: of the library, which must not be there
 * @n_reviews: reviews, each with one document of 100 numbered paragraphs and 12 recommendations
 * @n_findings: findings in all, spread evenly over the reviews
 *
 * Writes a library of invented reviews: deaths from 2011 to 2024 in all boroughs, findings with one
 * theme or two and an agency. The same arguments give the same texts and places. Ends the program
 * on failure.
 */
void made_library_write (const char *path, guint n_reviews, guint n_findings);

/**
 * made_library_get:
 *
 * Returns: (transfer full): the path of a library of 1,500 reviews and 100,000 findings in the
 * folder of the build, made at the first call
 */
char *made_library_get (void);

G_END_DECLS
