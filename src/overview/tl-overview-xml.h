/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Adds @text with what XML reserves escaped, and without the characters that XML 1.0 forbids. */
void tl_overview_xml_add (GString *out, const char *text);

/** Adds ' name="value"'; nothing when @value is NULL. */
void tl_overview_xml_add_attribute (GString *out, const char *name, const char *value);

/** Adds a number with at most two decimals, whatever the locale: "12.5". */
void tl_overview_xml_add_number (GString *out, double number);

/** Adds ' name="12.5unit"'. */
void tl_overview_xml_add_length (GString *out, const char *name, double number, const char *unit);

G_END_DECLS
