/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the overview: blocks from the library, and a file from the blocks. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview.h"

#include "tl-overview-build.h"
#include "tl-overview-writers.h"

typedef GBytes *(*WriteDocument) (const TlOverviewDocument *document, GCancellable *cancellable,
                                  GError **error);

static const struct
{
  const char *name;
  WriteDocument write;
} formats[TL_N_OVERVIEW_FORMATS] = {
  [TL_OVERVIEW_HTML] = { "html", tl_overview_write_html },
  [TL_OVERVIEW_ODT] = { "odt", tl_overview_write_odt },
};

/* Keeps the last report of the builder, to tell when the file is written. */
typedef struct
{
  TlOverviewProgress report;
  gpointer user_data;
  guint total;
} Progress;

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  Progress *self = user_data;

  self->total = total;
  if (self->report != NULL)
    self->report (done, total, self->user_data);
}

const char *
tl_overview_format_to_string (TlOverviewFormat format)
{
  g_return_val_if_fail (format < TL_N_OVERVIEW_FORMATS, NULL);
  return formats[format].name;
}

gboolean
tl_overview_format_from_string (const char *name, TlOverviewFormat *format)
{
  for (guint i = 0; i < TL_N_OVERVIEW_FORMATS; i++)
    if (g_strcmp0 (name, formats[i].name) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

GBytes *
tl_overview_write (TlSnapshot *snapshot, const TlRecurrence *recurrence,
                   const TlOverviewSettings *settings, TlOverviewFormat format,
                   TlOverviewProgress progress, gpointer user_data, GCancellable *cancellable,
                   GError **error)
{
  Progress reports = { progress, user_data, 0 };
  g_autoptr (TlOverviewDocument) document = NULL;
  GBytes *bytes;

  g_return_val_if_fail (snapshot != NULL && recurrence != NULL && settings != NULL, NULL);
  g_return_val_if_fail (format < TL_N_OVERVIEW_FORMATS, NULL);
  document =
      tl_overview_build (snapshot, recurrence, settings, progress_cb, &reports, cancellable, error);
  if (document == NULL)
    return NULL;
  bytes = formats[format].write (document, cancellable, error);
  if (bytes != NULL && progress != NULL)
    progress (reports.total, reports.total, user_data);
  return bytes;
}
