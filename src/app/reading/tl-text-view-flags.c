/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flags in the right margin: real buttons for the findings in sight, as many as there are on
 * the screen. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-view-private.h"
#include "tl-theme-style.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

enum
{
  FLAG = 26,      /* from flag to flag */
  MAX_ON_LINE = 4 /* the fourth says how many more there are */
};

/* All that begin on the line of a flag. */
static void
list_line (TlTextView *self, const TlFlag *flag)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  GdkRectangle at = { 0, 0, gtk_widget_get_width (flag->button),
                      gtk_widget_get_height (flag->button) };
  double x, y;
  int line = G_MININT;

  tl_text_view_find_shown (self);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->shown->len; i++)
      {
        const TlShownMark *shown = &g_array_index (self->shown, TlShownMark, i);
        int top = g_array_index (self->rects, GdkRectangle, shown->first).y;

        if (pass == 0 && shown->begins && shown->mark->finding == flag->finding)
          line = top;
        else if (pass == 1 && shown->begins && top == line
                 && !g_ptr_array_find (findings, shown->mark->finding, NULL))
          g_ptr_array_add (findings, shown->mark->finding);
      }
  gtk_widget_translate_coordinates (flag->button, GTK_WIDGET (self), 0, 0, &x, &y);
  at.x = (int) x;
  at.y = (int) y;
  tl_text_view_list_here (self, findings, &at);
}

static void
clicked_cb (GtkButton *button, TlTextView *self)
{
  for (guint i = 0; i < self->flags->len; i++)
    {
      TlFlag *flag = &g_array_index (self->flags, TlFlag, i);

      if (flag->button != GTK_WIDGET (button) || flag->finding == NULL)
        continue;
      if (flag->is_more)
        list_line (self, flag);
      else
        g_signal_emit_by_name (self, "finding-activated", flag->finding);
      return;
    }
}

/* A button among the lines, placed by gtk_text_view_move_overlay(). */
void
tl_text_view_add_button (TlTextView *self, GtkWidget *button)
{
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), button, 0, 0);
  self->buttons = gtk_widget_get_parent (button);
}

/* Until 4.19 GTK leaves overlays where they are when the text is scrolled: the view tells their
 * parent how far it is scrolled in its own allocation only, and the parent, whose size does not
 * change, has to be asked for besides. */
void
tl_text_view_carry_buttons (TlTextView *self)
{
  double value = gtk_adjustment_get_value (self->vadjustment);

  if (self->buttons == NULL || value == self->carried_to)
    return;
  self->carried_to = value;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_allocate (self->buttons);
}

static TlFlag *
add_flag (TlTextView *self)
{
  TlFlag flag = { .button = gtk_button_new (),
                  .swatch = tl_theme_swatch_new (),
                  .label = gtk_label_new (NULL),
                  .y = -1 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  gtk_box_append (GTK_BOX (box), flag.swatch);
  gtk_box_append (GTK_BOX (box), flag.label);
  gtk_button_set_child (GTK_BUTTON (flag.button), box);
  gtk_widget_add_css_class (flag.button, "flat");
  gtk_widget_add_css_class (flag.button, "finding-flag");
  g_signal_connect (flag.button, "clicked", G_CALLBACK (clicked_cb), self);
  tl_text_view_add_button (self, flag.button);
  g_array_append_val (self->flags, flag);
  return &g_array_index (self->flags, TlFlag, self->flags->len - 1);
}

static TlFlag *
find_flag (TlTextView *self, TlFinding *finding)
{
  TlFlag *unused = NULL;

  for (guint i = 0; i < self->flags->len; i++)
    {
      TlFlag *flag = &g_array_index (self->flags, TlFlag, i);

      if (flag->finding == finding)
        return flag;
      if (flag->finding == NULL && unused == NULL)
        unused = flag;
    }
  return unused != NULL ? unused : add_flag (self);
}

static void
name_flag (TlTextView *self, TlFlag *flag, TlFinding *finding, guint n_more)
{
  const char *theme = tl_finding_get_themes (finding)[0];
  gboolean is_current = g_strcmp0 (self->current_id, tl_finding_get_id (finding)) == 0;
  guint importance = tl_finding_get_importance (finding);
  g_autofree char *text = n_more > 0 ? g_strdup_printf ("+%u", n_more)
                                     : g_strconcat (theme != NULL ? theme : "–",
                                                    importance > 1   ? "★"
                                                    : importance > 0 ? "☆"
                                                                     : "",
                                                    NULL);
  g_autofree char *themes = tl_text_view_name_finding (self, finding);
  g_autofree char *name = n_more > 0
                              ? g_strdup_printf (ngettext ("%u more finding on this line",
                                                           "%u more findings on this line", n_more),
                                                 n_more)
                              /* Translators: a theme's name, then the number of a paragraph */
                              : g_strdup_printf (_ ("Finding %s, paragraph %s"), themes,
                                                 tl_finding_get_number (finding));

  flag->finding = finding;
  flag->is_more = n_more > 0;
  tl_theme_swatch_set_theme (flag->swatch, self->codebook, theme);
  gtk_widget_set_visible (flag->swatch, n_more == 0);
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (flag->label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (flag->label), text);
  tl_tooltip_set (flag->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flag->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (is_current)
    gtk_widget_add_css_class (flag->button, "current");
  else
    gtk_widget_remove_css_class (flag->button, "current");
}

/* How many findings begin on the line of shown mark I, itself first. */
static guint
count_on_line (TlTextView *self, guint i)
{
  const TlShownMark *shown = &g_array_index (self->shown, TlShownMark, 0);
  int y = g_array_index (self->rects, GdkRectangle, shown[i].first).y;
  guint n = 0;

  for (guint k = i;
       k < self->shown->len && g_array_index (self->rects, GdkRectangle, shown[k].first).y == y;
       k++)
    n += shown[k].begins ? 1 : 0;
  return n;
}

static void
release_unseen (TlTextView *self)
{
  for (guint k = 0; k < self->flags->len; k++)
    {
      TlFlag *flag = &g_array_index (self->flags, TlFlag, k);
      gboolean seen = FALSE;

      for (guint i = 0; i < self->shown->len && !seen; i++)
        seen = g_array_index (self->shown, TlShownMark, i).mark->finding == flag->finding;
      if (!seen)
        flag->finding = NULL;
    }
}

/* Called when the text has moved, never during an allocation. A button keeps its finding while that
   is in sight, so that focus stays. */
void
tl_text_view_sync_flags (TlTextView *self)
{
  int x = self->width - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) + 10, next = G_MININT,
      line = G_MININT;
  guint on_line = 0;
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  tl_text_view_find_shown (self);
  release_unseen (self);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const TlShownMark *shown = &g_array_index (self->shown, TlShownMark, i);
      int y = g_array_index (self->rects, GdkRectangle, shown->first).y;
      guint left;
      TlFlag *flag;

      if (!shown->begins || g_hash_table_contains (used, shown->mark->finding))
        continue;
      on_line = y == line ? on_line + 1 : 1;
      line = y;
      if (on_line > MAX_ON_LINE)
        continue;
      left = on_line == MAX_ON_LINE ? count_on_line (self, i) : 0;
      flag = find_flag (self, shown->mark->finding);
      g_hash_table_add (used, shown->mark->finding);
      name_flag (self, flag, shown->mark->finding, left > 1 ? left : 0);
      y = MAX (y, next);
      next = y + FLAG;
      if (flag->x != x || flag->y != y)
        gtk_text_view_move_overlay (GTK_TEXT_VIEW (self), flag->button, x, y);
      flag->x = x;
      flag->y = y;
    }
  tl_text_view_sync_mores (self);
  for (guint k = 0; k < self->flags->len; k++)
    {
      TlFlag *flag = &g_array_index (self->flags, TlFlag, k);
      gboolean is_used = flag->finding != NULL && g_hash_table_contains (used, flag->finding);

      gtk_widget_set_visible (flag->button, is_used);
      if (!is_used)
        flag->finding = NULL;
    }
  tl_text_view_sync_suggestions (self);
}

void
tl_text_view_clear_flags (TlTextView *self)
{
  for (guint k = 0; k < self->flags->len; k++)
    {
      TlFlag *flag = &g_array_index (self->flags, TlFlag, k);

      flag->finding = NULL;
      gtk_widget_set_visible (flag->button, FALSE);
    }
}
