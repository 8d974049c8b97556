/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips of what changes often. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-tooltip.h"

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip,
                  gpointer key)
{
  const char *text = g_object_get_qdata (G_OBJECT (widget), GPOINTER_TO_UINT (key));

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
tl_tooltip_set (GtkWidget *widget, const char *text)
{
  GQuark key = g_quark_from_static_string ("tl-tooltip");

  g_return_if_fail (GTK_IS_WIDGET (widget));
  if (!gtk_widget_get_has_tooltip (widget))
    {
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb),
                        GUINT_TO_POINTER (key));
      gtk_widget_set_has_tooltip (widget, TRUE);
    }
  g_object_set_qdata_full (G_OBJECT (widget), key, g_strdup (text), g_free);
}
