/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Cancels what runs with it, if something does, and forgets it. */
void tl_cancel (GCancellable **cancellable);

/** The same, and begins anew. */
void tl_cancel_and_renew (GCancellable **cancellable);

G_END_DECLS
