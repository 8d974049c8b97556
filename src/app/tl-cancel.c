/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page waits for no more. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-cancel.h"

void
tl_cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

void
tl_cancel_and_renew (GCancellable **cancellable)
{
  tl_cancel (cancellable);
  *cancellable = g_cancellable_new ();
}
