/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

/** Adds what a file says of itself: @value (nullable), which need not be UTF-8, as one line, unless
 * @draft has a property of that value. */
void tl_properties_add (TlDraft *draft, const char *name, const char *value);
/** Adds what an XMP packet has: author, title and what programs left there, such as a mail address;
 * no dates, versions and names of programs. A packet that is broken adds nothing. */
void tl_properties_add_xmp (TlDraft *draft, const char *packet);
/** Adds what the properties of an office document name: who worked on it, its title and subject,
 * the body, the folder of its template, and what people added. @bytes: core, extended or custom
 * properties of DOCX, or meta.xml or a flat file of OpenDocument; what is broken adds nothing. */
void tl_properties_add_xml (TlDraft *draft, GBytes *bytes);

G_END_DECLS
