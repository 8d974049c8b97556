/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** Reads a review file (data/schemas/review.rng) into @draft; %TL_ERROR_INVALID with the line where
 * it breaks a rule.
 */
gboolean tl_review_xml_read (TlDraft *draft, GBytes *bytes, GError **error);

G_END_DECLS
