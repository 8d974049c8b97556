/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions in the text: a dotted line under the words and a dashed flag in the margin; the one
 * in hand on a tint. They give way to findings and are never taken for one. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-style-colour.h"
#include "tl-text-view-private.h"
#include "tl-theme-style.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

enum
{
  FLAG = 26,    /* from flag to flag */
  FLAG_GAP = 6, /* from the text; nearer than a finding's, to have room for the question mark */
  DOT = 2,
  LINE = 2,
  LINE_STEP = 4 /* lower, where a finding has its own line */
};

/* A flag: a button in the right margin. */
typedef struct
{
  GtkWidget *button, *swatch, *label;
  TlSuggestion *suggestion; /* borrowed; NULL while it is not in use */
  int x, y;                 /* buffer coordinates */
} Flag;

void
tl_text_view_init_suggestions (TlTextView *self)
{
  self->suggestion_flags = g_array_new (FALSE, TRUE, sizeof (Flag));
}

static void
clicked_cb (GtkButton *button, TlTextView *self)
{
  for (guint i = 0; i < self->suggestion_flags->len; i++)
    {
      const Flag *flag = &g_array_index (self->suggestion_flags, Flag, i);

      if (flag->button == GTK_WIDGET (button) && flag->suggestion != NULL)
        {
          g_signal_emit_by_name (self, "suggestion-activated", flag->suggestion);
          return;
        }
    }
}

static Flag *
add_flag (TlTextView *self)
{
  Flag flag = { .button = gtk_button_new (),
                .swatch = tl_theme_swatch_new (),
                .label = gtk_label_new (NULL),
                .y = -1 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (box), flag.swatch);
  gtk_box_append (GTK_BOX (box), flag.label);
  gtk_button_set_child (GTK_BUTTON (flag.button), box);
  gtk_widget_add_css_class (flag.button, "flat");
  gtk_widget_add_css_class (flag.button, "finding-flag");
  gtk_widget_add_css_class (flag.button, "suggestion");
  g_signal_connect (flag.button, "clicked", G_CALLBACK (clicked_cb), self);
  tl_text_view_add_button (self, flag.button);
  g_array_append_val (self->suggestion_flags, flag);
  return &g_array_index (self->suggestion_flags, Flag, self->suggestion_flags->len - 1);
}

static Flag *
find_flag (TlTextView *self, TlSuggestion *suggestion)
{
  Flag *unused = NULL;

  for (guint i = 0; i < self->suggestion_flags->len; i++)
    {
      Flag *flag = &g_array_index (self->suggestion_flags, Flag, i);

      if (flag->suggestion == suggestion)
        return flag;
      if (flag->suggestion == NULL && unused == NULL)
        unused = flag;
    }
  return unused != NULL ? unused : add_flag (self);
}

static char *
format_name (TlTextView *self, TlSuggestion *suggestion)
{
  const char *theme = tl_suggestion_get_theme_id (suggestion);
  TlCode *code = tl_codebook_lookup (self->codebook, TL_CODE_THEME, theme);

  /* Translators: a theme's name, then the number of a paragraph */
  return g_strdup_printf (_ ("Suggestion %s, paragraph %s"),
                          code != NULL ? tl_code_get_label (code) : theme,
                          tl_suggestion_get_number (suggestion));
}

static void
name_flag (TlTextView *self, Flag *flag, TlSuggestion *suggestion)
{
  const char *theme = tl_suggestion_get_theme_id (suggestion);
  g_autofree char *text = g_strdup_printf ("%s?", theme);
  g_autofree char *name = format_name (self, suggestion);

  flag->suggestion = suggestion;
  tl_theme_swatch_set_theme (flag->swatch, self->codebook, theme);
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (flag->label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (flag->label), text);
  tl_tooltip_set (flag->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flag->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (suggestion == self->suggestion)
    gtk_widget_add_css_class (flag->button, "current");
  else
    gtk_widget_remove_css_class (flag->button, "current");
}

/* The characters in sight. */
static void
get_range (TlTextView *self, guint *from, guint *to)
{
  GdkRectangle visible;
  GtkTextIter a, b;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &a, visible.y, NULL);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &b, visible.y + visible.height, NULL);
  if (!gtk_text_iter_ends_line (&b))
    gtk_text_iter_forward_to_line_end (&b);
  *from = (guint) gtk_text_iter_get_offset (&a);
  *to = (guint) gtk_text_iter_get_offset (&b);
}

/* Whether a flag of a finding, or of a suggestion before it, stands at @y. */
static gboolean
is_taken (TlTextView *self, int y, const GArray *own)
{
  for (guint i = 0; i < self->flags->len; i++)
    {
      const TlFlag *flag = &g_array_index (self->flags, TlFlag, i);

      if (flag->finding != NULL && ABS (flag->y - y) < FLAG)
        return TRUE;
    }
  for (guint i = 0; i < own->len; i++)
    if (ABS (g_array_index (own, int, i) - y) < FLAG)
      return TRUE;
  return FALSE;
}

static void
place_flag (TlTextView *self, TlSuggestion *suggestion, GArray *taken)
{
  int x = self->width - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) + FLAG_GAP, y;
  Flag *flag = find_flag (self, suggestion);
  GtkTextIter at;
  GdkRectangle line;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &at,
                                      (int) tl_suggestion_get_start (suggestion));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &at, &line);
  for (y = line.y; is_taken (self, y, taken); y += 2)
    continue;
  g_array_append_val (taken, y);
  name_flag (self, flag, suggestion);
  gtk_widget_set_visible (flag->button, TRUE);
  if (flag->x != x || flag->y != y)
    gtk_text_view_move_overlay (GTK_TEXT_VIEW (self), flag->button, x, y);
  flag->x = x;
  flag->y = y;
}

/* Called after the flags of findings were placed. A button keeps its suggestion while that is in
 * sight, so that focus stays. */
void
tl_text_view_sync_suggestions (TlTextView *self)
{
  guint from, to;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (int));

  get_range (self, &from, &to);
  for (guint i = 0; i < self->suggestion_flags->len; i++)
    {
      Flag *flag = &g_array_index (self->suggestion_flags, Flag, i);
      guint start = flag->suggestion != NULL ? tl_suggestion_get_start (flag->suggestion) : 0;

      if (flag->suggestion != NULL && start >= from && start < to)
        continue;
      flag->suggestion = NULL;
      gtk_widget_set_visible (flag->button, FALSE);
    }
  for (guint i = 0; self->suggestions != NULL && i < self->suggestions->len; i++)
    {
      guint start = tl_suggestion_get_start (self->suggestions->pdata[i]);

      if (start >= from && start < to)
        place_flag (self, self->suggestions->pdata[i], taken);
    }
}

void
tl_text_view_clear_suggestions (TlTextView *self)
{
  for (guint i = 0; i < self->suggestion_flags->len; i++)
    {
      Flag *flag = &g_array_index (self->suggestion_flags, Flag, i);

      flag->suggestion = NULL;
      gtk_widget_set_visible (flag->button, FALSE);
    }
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_object (&self->suggestion);
}

static gboolean
is_in_finding (TlTextView *self, guint start, guint end)
{
  guint first = 0, last = 0;

  if (self->marks != NULL)
    tl_text_marks_find (self->marks, start, end, &first, &last);
  for (guint i = first; i < last; i++)
    if (tl_text_marks_get (self->marks, i)->end > start)
      return TRUE;
  return FALSE;
}

static void
draw_dots (GtkSnapshot *snapshot, const GdkRectangle *line, int y, const GdkRGBA *ink)
{
  for (int x = line->x; x + DOT <= line->x + line->width; x += 2 * DOT)
    gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (x, y, DOT, LINE));
}

static void
draw_one (TlTextView *self, GtkSnapshot *snapshot, TlSuggestion *suggestion, gboolean above)
{
  guint start = tl_suggestion_get_start (suggestion), end = tl_suggestion_get_end (suggestion);
  guint first = self->rects->len, n = tl_text_view_add_rects (self, start, end);
  GdkRGBA ink = tl_style_colour_get (GTK_WIDGET (self), "tl_ink_2");
  GdkRGBA tint = tl_style_colour_get (GTK_WIDGET (self), "accent_color");
  int lower = is_in_finding (self, start, end) ? LINE_STEP : 0;

  tint.alpha = 0.16f;
  for (guint i = first; i < first + n; i++)
    {
      const GdkRectangle *line = &g_array_index (self->rects, GdkRectangle, i);
      int y = line->y + tl_text_view_find_baseline (self, line->height) + 3 + lower;

      if (above)
        draw_dots (snapshot, line, y, &ink);
      else if (suggestion == self->suggestion)
        gtk_snapshot_append_color (
            snapshot, &tint,
            &GRAPHENE_RECT_INIT (line->x, line->y + 2, line->width, y - line->y - 2));
    }
  g_array_set_size (self->rects, first);
}

void
tl_text_view_draw_suggestions (TlTextView *self, GtkSnapshot *snapshot, gboolean above)
{
  guint from, to;

  if (self->suggestions == NULL)
    return;
  get_range (self, &from, &to);
  for (guint i = 0; i < self->suggestions->len; i++)
    {
      TlSuggestion *suggestion = self->suggestions->pdata[i];

      if (tl_suggestion_get_start (suggestion) < to && tl_suggestion_get_end (suggestion) > from)
        draw_one (self, snapshot, suggestion, above);
    }
}

void
tl_text_view_describe_suggestions (TlTextView *self, guint at, GString *text)
{
  for (guint i = 0; self->suggestions != NULL && i < self->suggestions->len; i++)
    {
      TlSuggestion *suggestion = self->suggestions->pdata[i];
      g_autofree char *name = NULL;

      if (tl_suggestion_get_start (suggestion) > at || tl_suggestion_get_end (suggestion) <= at)
        continue;
      name = format_name (self, suggestion);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", name);
    }
}
