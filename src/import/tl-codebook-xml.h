/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-codebook.h"

G_BEGIN_DECLS

/** Reads a codebook file (data/schemas/codebook.rng); %TL_ERROR_INVALID with the line where it
 * breaks a rule. */
TlCodebook *tl_codebook_xml_read (GBytes *bytes, GError **error);

G_END_DECLS
