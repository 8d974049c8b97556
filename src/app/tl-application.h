/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TlApplication:
 *
 * The program: `throughline [LIBRARY] [FILE…]` opens a library, or the one that was open last, and
 * imports the other files into it. Each start is a program of its own; that two of them do not
 * write one library is the store's care.
 */
#define TL_TYPE_APPLICATION (tl_application_get_type ())
G_DECLARE_FINAL_TYPE (TlApplication, tl_application, TL, APPLICATION, AdwApplication)

TlApplication *tl_application_new (void);

G_END_DECLS
