/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: what is on its way to the library. One may change a finding again before the first
 * change is stored: it is shown as it is to become at once, and what was loaded meanwhile waits. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"

void
tl_read_page_begin_storing (TlReadPage *self)
{
  self->n_storing++;
}

void
tl_read_page_end_storing (TlReadPage *self, gboolean is_stored)
{
  g_assert (self->n_storing > 0);
  /* What was shown is not so. */
  self->must_load = self->must_load || !is_stored;
  if (--self->n_storing > 0 || !self->must_load)
    return;
  self->must_load = FALSE;
  if (self->library != NULL && self->document_text != NULL)
    tl_read_page_load_findings (self);
}

/* Whether what was loaded may be older than what is shown; it is loaded anew then. */
gboolean
tl_read_page_must_wait (TlReadPage *self)
{
  self->must_load = self->must_load || self->n_storing > 0;
  return self->n_storing > 0;
}

void
tl_read_page_show_changed (TlReadPage *self, TlFinding *finding)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  const char *id = tl_finding_get_id (finding);

  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      TlFinding *old = self->findings->pdata[i];

      g_ptr_array_add (findings,
                       g_object_ref (g_strcmp0 (tl_finding_get_id (old), id) == 0 ? finding : old));
    }
  if (self->findings != NULL)
    tl_read_page_take_findings (self, findings);
}
