/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: the keys of the text and of the list of findings. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"

/* Keys of the text itself: single letters act here and nowhere else. */
static const struct
{
  guint key; /* in lower case */
  GdkModifierType state;
  gboolean any_shift; /* what Shift makes of the key depends on the keyboard */
  const char *action, *parameter;
  gboolean in_list; /* also acts in the list of findings */
} keys[] = {
  { GDK_KEY_t, 0, FALSE, "read.tag", NULL, FALSE },
  { GDK_KEY_Return, 0, FALSE, "read.tag", NULL, FALSE },
  { GDK_KEY_KP_Enter, 0, FALSE, "read.tag", NULL, FALSE },
  { GDK_KEY_period, 0, TRUE, "read.tag-last", NULL, FALSE },
  { GDK_KEY_p, 0, FALSE, "read.select-paragraph", "false", FALSE },
  { GDK_KEY_p, GDK_SHIFT_MASK, FALSE, "read.select-paragraph", "true", FALSE },
  { GDK_KEY_bracketleft, 0, TRUE, "read.step-finding", "-1", FALSE },
  { GDK_KEY_bracketright, 0, TRUE, "read.step-finding", "1", FALSE },
  { GDK_KEY_m, 0, FALSE, "read.amend-finding", "true", TRUE },
  { GDK_KEY_F2, 0, FALSE, "read.amend-finding", "false", TRUE },
  { GDK_KEY_Delete, 0, FALSE, "read.remove-finding", NULL, TRUE },
  { GDK_KEY_KP_Delete, 0, FALSE, "read.remove-finding", NULL, TRUE },
  { GDK_KEY_Right, GDK_ALT_MASK, FALSE, "read.move-edge", "(true, 1)", TRUE },
  { GDK_KEY_Left, GDK_ALT_MASK, FALSE, "read.move-edge", "(true, -1)", TRUE },
  { GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK, FALSE, "read.move-edge", "(false, 1)", TRUE },
  { GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK, FALSE, "read.move-edge", "(false, -1)", TRUE },
  { GDK_KEY_w, 0, FALSE, "read.move-finding", NULL, FALSE },
  { GDK_KEY_w, GDK_SHIFT_MASK, FALSE, "read.add-words", NULL, FALSE },
  { GDK_KEY_s, 0, FALSE, "read.split-finding", NULL, FALSE },
  { GDK_KEY_j, 0, FALSE, "read.join-findings", NULL, TRUE },
  { GDK_KEY_i, 0, FALSE, "read.weigh-finding", NULL, TRUE },
  { GDK_KEY_l, 0, FALSE, "read.list-here", NULL, FALSE },
  { GDK_KEY_0, 0, TRUE, "read.show-pins", NULL, FALSE },
  { GDK_KEY_Menu, 0, FALSE, "read.show-menu", NULL, TRUE },
  { GDK_KEY_F10, GDK_SHIFT_MASK, FALSE, "read.show-menu", NULL, TRUE },
  { GDK_KEY_Escape, 0, FALSE, "read.let-go", NULL, FALSE },
};

#define MODIFIERS                                                                                  \
  (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)

static gboolean
press (TlReadPage *self, guint key, GdkModifierType state, gboolean in_list)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GVariant) parameter = NULL;

      if (keys[i].key != gdk_keyval_to_lower (key) || (in_list && !keys[i].in_list)
          || keys[i].state != (keys[i].any_shift ? state & ~GDK_SHIFT_MASK : state))
        continue;
      if (keys[i].parameter != NULL)
        parameter = g_variant_ref_sink (g_variant_new_parsed (keys[i].parameter));
      gtk_widget_activate_action_variant (GTK_WIDGET (self), keys[i].action, parameter);
      return TRUE;
    }
  return FALSE;
}

gboolean
tl_read_page_handle_list_key (TlReadPage *self, guint key, GdkModifierType state)
{
  state &= MODIFIERS;
  return tl_read_page_handle_suggestion_key (self, key, state) || press (self, key, state, TRUE);
}

/* The digit from 1 to 9 that a key has without Shift, or 0. */
static guint
find_digit (TlReadPage *self, guint code)
{
  g_autofree GdkKeymapKey *at = NULL;
  g_autofree guint *values = NULL;
  int n = 0;

  if (!gdk_display_map_keycode (gtk_widget_get_display (GTK_WIDGET (self)), code, &at, &values, &n))
    return 0;
  for (int i = 0; i < n; i++)
    if (at[i].level == 0 && values[i] >= GDK_KEY_1 && values[i] <= GDK_KEY_9)
      return values[i] - GDK_KEY_0;
  return 0;
}

/* 1 to 9 tag with a pinned set, with Shift they pin the last one; on a keyboard whose digits need
   Shift, the digit counts. */
static gboolean
handle_digit (TlReadPage *self, guint key, guint code, GdkModifierType state)
{
  guint digit = key >= GDK_KEY_1 && key <= GDK_KEY_9         ? key - GDK_KEY_0
                : key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_0
                                                             : 0;

  if ((state & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (digit > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "read.tag-pinned", "u", digit);
  else if (state == GDK_SHIFT_MASK && find_digit (self, code) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "read.pin", "u", find_digit (self, code));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

gboolean
tl_read_page_handle_key (TlReadPage *self, guint key, guint code, GdkModifierType state)
{
  state &= MODIFIERS;
  if (state == 0 && tl_text_view_handle_note_key (self->text, key))
    return GDK_EVENT_STOP;
  if (tl_read_page_handle_suggestion_key (self, key, state))
    return GDK_EVENT_STOP;
  if (key == GDK_KEY_space && (state & ~GDK_SHIFT_MASK) == 0)
    {
      tl_read_page_page_on (self, (state & GDK_SHIFT_MASK) != 0);
      return GDK_EVENT_STOP;
    }
  if (press (self, key, state, FALSE))
    return GDK_EVENT_STOP;
  return handle_digit (self, key, code, state);
}
