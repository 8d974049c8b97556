/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-snapshot.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlOverviewFormat:
 *
 * What the overview is written as.
 */
typedef enum
{
  TL_OVERVIEW_HTML, /* one self-contained, accessible file */
  TL_OVERVIEW_ODT,
  TL_N_OVERVIEW_FORMATS
} TlOverviewFormat;

/** "html", "odt": the name on the command line and the file's ending. */
const char *tl_overview_format_to_string (TlOverviewFormat format);
gboolean tl_overview_format_from_string (const char *name, TlOverviewFormat *format);

/**
 * TlOverviewSettings:
 * @title: title of the document
 * @author: (nullable): who issues it
 * @date: (nullable): ISO 8601, printed on the title page; nothing is taken from the clock
 * @agency_id: (nullable): only findings about one agency
 * @min_reviews: a theme gets a section when found in so many reviews or more (2 by default)
 * @max_quotations: quotations a section (4 by default, 0 none)
 * @include_agency_annex: count by agency
 * @include_review_list: list of reviews
 * @include_codebook: codebook annex
 *
 * What the overview says and leaves out.
 */
typedef struct
{
  char *title, *author, *date, *agency_id;
  guint min_reviews, max_quotations;
  gboolean include_agency_annex, include_review_list, include_codebook;
} TlOverviewSettings;

TlOverviewSettings *tl_overview_settings_new (void); /* the defaults */
TlOverviewSettings *tl_overview_settings_copy (const TlOverviewSettings *self);
void tl_overview_settings_free (TlOverviewSettings *self);
/** For keeping them in the library: GVariant text of a{sv}. */
char *tl_overview_settings_to_string (const TlOverviewSettings *self);
/** @text: (nullable). Unknown keys are passed over; what is missing, or no such text, leaves the
 * defaults. */
TlOverviewSettings *tl_overview_settings_from_string (const char *text);

/**
 * TlOverviewProgress:
 * @done: of @total steps
 */
typedef void (*TlOverviewProgress) (guint done, guint total, gpointer user_data);

/**
 * tl_overview_write:
 * @snapshot: the library at one moment
 * @recurrence: what recurs in it, counted with the settings' agency
 *
 * Makes the whole document. The same input gives the same bytes on every machine. Pure; any thread.
 *
 * Returns: (transfer full): the file's bytes; NULL when cancelled (G_IO_ERROR_CANCELLED), with
 * %TL_ERROR_EMPTY when nothing was coded yet, or with %TL_ERROR_NOT_FOUND when the codebook does
 * not have the settings' agency
 */
GBytes *tl_overview_write (TlSnapshot *snapshot, const TlRecurrence *recurrence,
                           const TlOverviewSettings *settings, TlOverviewFormat format,
                           TlOverviewProgress progress, gpointer user_data,
                           GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOverviewSettings, tl_overview_settings_free)

G_END_DECLS
