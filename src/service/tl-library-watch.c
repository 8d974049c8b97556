/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wants to know on the main thread how far a verb is, and may stop it. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

/* Longer than people take for at once, and as often as they can follow. */
#define MICROSECONDS_BEFORE_PROGRESS (300 * 1000)
#define MICROSECONDS_BETWEEN_PROGRESS (50 * 1000)

/* A step on its way to the main thread. */
typedef struct
{
  TlStoreProgress func;
  gpointer data;
  guint done, total;
} Step;

TlWatch *
tl_watch_new (TlLibrary *library, TlStoreProgress func, gpointer data, GCancellable *cancellable)
{
  TlWatch *self = g_new0 (TlWatch, 1);

  self->library = library;
  self->func = func;
  self->data = data;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return self;
}

void
tl_watch_free (gpointer data)
{
  TlWatch *self = data;

  g_clear_object (&self->cancellable);
  g_free (self);
}

static gboolean
step_cb (gpointer data)
{
  const Step *step = data;

  step->func (step->done, step->total, step->data);
  return G_SOURCE_REMOVE;
}

void
tl_watch_tell (guint done, guint total, gpointer data)
{
  TlWatch *self = data;
  gint64 now = g_get_monotonic_time ();
  const Step step = { self->func, self->data, done, total };

  if (now < self->next && done < total)
    return;
  if (self->next == 0)
    {
      self->next = now + MICROSECONDS_BEFORE_PROGRESS;
      return;
    }
  self->next = now + MICROSECONDS_BETWEEN_PROGRESS;
  tl_library_post (self->library, step_cb, g_memdup2 (&step, sizeof step), g_free);
}
