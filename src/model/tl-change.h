/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlChange:
 *
 * One entry of the change journal. Properties (read-only): "number", "time", "coder", "label",
 * "undone", "review-id" (nullable).
 */
#define TL_TYPE_CHANGE (tl_change_get_type ())
G_DECLARE_FINAL_TYPE (TlChange, tl_change, TL, CHANGE, GObject)

TlChange *tl_change_new (gint64 number, const char *time, const char *coder, const char *label,
                         gboolean is_undone, const char *review_id);
gint64 tl_change_get_number (TlChange *self);
const char *tl_change_get_time (TlChange *self); /* ISO 8601, UTC */
const char *tl_change_get_coder (TlChange *self);
const char *
tl_change_get_label (TlChange *self); /* what was done, for people: "Tag “…” with T03.1" */
gboolean tl_change_get_is_undone (TlChange *self);
/** (nullable): the review that it is about; NULL when it is about several or none. */
const char *tl_change_get_review_id (TlChange *self);

G_END_DECLS
