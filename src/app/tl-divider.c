/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What divides a page into two parts that turn where there is little room. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-divider.h"

#include "tl-app-settings.h"

/* Pixels: as narrow as a page is made by the narrowest window. */
#define NARROW 480

static gboolean
stands_beside (TlDivider *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned))
         == GTK_ORIENTATION_HORIZONTAL;
}

static int
find_position (TlDivider *self, GtkWidget *page)
{
  GSettings *settings = tl_app_settings_get ();
  int chosen = settings != NULL ? g_settings_get_int (settings, self->key) : 0;

  if (!stands_beside (self))
    return (int) (gtk_widget_get_height (page) * self->down);
  return chosen > 0 ? chosen : (int) (gtk_widget_get_width (page) * self->across);
}

static gboolean
adapt_tick_cb (GtkWidget *page, GdkFrameClock *clock, gpointer data)
{
  TlDivider *self = data;
  gboolean is = gtk_widget_get_width (page) >= self->beside;

  if (stands_beside (self) != is)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned),
                                      is ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
      self->is_moved = FALSE;
      /* The first allocation after the turn still reckons with the old length. */
      return G_SOURCE_CONTINUE;
    }
  if (!self->is_moved)
    {
      self->placed = find_position (self, page);
      gtk_paned_set_position (self->paned, self->placed);
    }
  self->is_placed = TRUE;
  return G_SOURCE_REMOVE;
}

void
tl_divider_adapt (TlDivider *self, GtkWidget *page, int width)
{
  if (width == self->width)
    return;
  tl_divider_store (self);
  self->width = width;
  gtk_widget_add_tick_callback (page, adapt_tick_cb, self, NULL);
}

int
tl_divider_get_narrowest (TlDivider *self)
{
  return stands_beside (self) ? NARROW : 0;
}

void
tl_divider_store (TlDivider *self)
{
  GSettings *settings = tl_app_settings_get ();
  int position = gtk_paned_get_position (self->paned);

  self->is_moved = self->is_moved || (self->is_placed && position != self->placed);
  if (settings != NULL && self->is_moved && stands_beside (self))
    g_settings_set_int (settings, self->key, position);
}
