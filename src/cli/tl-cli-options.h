/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-cli.h"

G_BEGIN_DECLS

/** All options not given. */
void tl_cli_options_init (TlCliOptions *self);
void tl_cli_options_clear (TlCliOptions *self);

/**
 * tl_cli_options_parse:
 * @flags: which options are known (TlCliOption)
 * @arguments: (inout): the command line, the program's name first; what is no option stays, without
 * that name
 *
 * Errors are of G_OPTION_ERROR.
 */
gboolean tl_cli_options_parse (TlCliOptions *self, GOptionContext *context, guint64 flags,
                               GStrv *arguments, GError **error);

G_END_DECLS
