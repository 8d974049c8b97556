/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TlValuesPopover:
 *
 * The values that a case fact may have, to be ticked; a fact may have several. What is known not to
 * be stated has no other value.
 *
 * Signal "changed": somebody ticked or cleared one.
 */
#define TL_TYPE_VALUES_POPOVER (tl_values_popover_get_type ())
G_DECLARE_FINAL_TYPE (TlValuesPopover, tl_values_popover, TL, VALUES_POPOVER, GtkPopover)

/** @choices: NULL-terminated, the last of them what excludes the others. */
GtkWidget *tl_values_popover_new (const char *const *choices);

/** Ticks those of @values (NULL-terminated) that can be chosen, and keeps the others. */
void tl_values_popover_set_values (TlValuesPopover *self, const char *const *values);

/** Returns: (transfer full): what is ticked, in the order of the choices, after what was kept */
GStrv tl_values_popover_dup_values (TlValuesPopover *self);

G_END_DECLS
