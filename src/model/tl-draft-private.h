/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two ways of a draft share: how a variant holds it. */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

#define BLOCK_TYPE "(uumssuubaq)"
#define RECOMMENDATION_TYPE "(umssuasmsmsmsb)"
#define ACTION_TYPE "(umssmsmsmsmsmsii)"
#define SCANNED_TYPE "(uu)"
#define DOUBT_TYPE "(uuuu)"
#define DOCUMENT_TYPE                                                                              \
  "(msusmsa(dd)a" BLOCK_TYPE "a" RECOMMENDATION_TYPE "a" ACTION_TYPE "a" SCANNED_TYPE              \
  "a" DOUBT_TYPE ")"
#define FINDING_TYPE "(mssmsmsmsuasasua(uums))"
#define GUESS_TYPE "(ssmsu)"
#define PROPERTY_TYPE "(ss)"
#define DRAFT_TYPE                                                                                 \
  "(sssmsssba" GUESS_TYPE "a" DOCUMENT_TYPE "a" FINDING_TYPE "asa" PROPERTY_TYPE ")"

G_STATIC_ASSERT (sizeof (DRAFT_TYPE) == sizeof (TL_DRAFT_VARIANT_TYPE));

enum
{
  WORDS_PER_BOX = sizeof (TlWordBox) / sizeof (guint16)
};

G_STATIC_ASSERT (sizeof (TlWordBox) == 7 * sizeof (guint16));
G_STATIC_ASSERT (sizeof (TlScannedPage) == 2 * sizeof (guint));
G_STATIC_ASSERT (sizeof (TlDoubt) == 4 * sizeof (guint));

G_END_DECLS
