/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain. */
#define G_LOG_DOMAIN "tl-base"

#include "config.h"

#include "tl-error.h"

G_DEFINE_QUARK (tl - error - quark, tl_error)
