/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of the findings at one place of the text, where there are more than bars or flags can
 * show. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-finding-label.h"
#include "tl-text-view-private.h"
#include "tl-text.h"
#include "tl-theme-style.h"

#include <glib/gi18n.h>

char *
tl_text_view_name_finding (TlTextView *self, TlFinding *finding)
{
  const char *const *themes = tl_finding_get_themes (finding);
  guint importance = tl_finding_get_importance (finding);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; themes[i] != NULL; i++)
    {
      TlCode *code = tl_codebook_lookup (self->codebook, TL_CODE_THEME, themes[i]);

      g_string_append_printf (name, "%s%s", i > 0 ? ", " : "",
                              code != NULL ? tl_code_get_label (code) : themes[i]);
    }
  if (themes[0] == NULL)
    g_string_append (name, _ ("without a theme"));
  if (importance > 0)
    g_string_append_printf (name, ", %s", tl_finding_importance_label (importance));
  return g_strdup (name->str);
}

static GtkWidget *
make_row (TlTextView *self, TlFinding *finding)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *swatch = tl_theme_swatch_new ();
  g_autofree char *name = tl_text_view_name_finding (self, finding);
  g_autofree char *line_of_words = tl_text_collapse (tl_finding_get_quote (finding));
  g_autofree char *words = g_strdup_printf ("“%s”", line_of_words);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, words);
  GtkWidget *title = gtk_label_new (name), *quote = gtk_label_new (words);

  tl_theme_swatch_set_theme (swatch, self->codebook, tl_finding_get_themes (finding)[0]);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (quote), 0);
  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (quote), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (quote), 44);
  gtk_label_set_max_width_chars (GTK_LABEL (quote), 44);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 44);
  gtk_widget_add_css_class (quote, "quotation");
  gtk_box_append (GTK_BOX (line), swatch);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), quote);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "here-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "finding", g_object_ref (finding), g_object_unref);
  return row;
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, TlTextView *self)
{
  g_autoptr (TlFinding) finding = g_object_ref (g_object_get_data (G_OBJECT (row), "finding"));

  gtk_popover_popdown (GTK_POPOVER (self->here_popover));
  g_signal_emit_by_name (self, "finding-chosen", finding);
}

static void
closed_cb (TlTextView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GtkWidget *
make_list (TlTextView *self, GPtrArray *findings)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings here"), -1);
  for (guint i = 0; i < findings->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, findings->pdata[i]));
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), self);
  return list;
}

void
tl_text_view_make_here_popover (TlTextView *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  self->here_popover = gtk_popover_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 320);
  gtk_popover_set_child (GTK_POPOVER (self->here_popover), window);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->here_popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Findings here"), -1);
  g_signal_connect_swapped (self->here_popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_widget_set_parent (self->here_popover, GTK_WIDGET (self));
}

void
tl_text_view_list_here (TlTextView *self, GPtrArray *findings, const GdkRectangle *at)
{
  GtkWidget *window = gtk_popover_get_child (GTK_POPOVER (self->here_popover));
  GtkWidget *list;

  if (findings->len == 0)
    return;
  list = make_list (self, findings);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), list);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->here_popover), at);
  gtk_popover_popup (GTK_POPOVER (self->here_popover));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
}

gboolean
tl_text_view_list_at_cursor (TlTextView *self)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  guint at = tl_text_view_get_cursor (self), first = 0, last = 0;
  GdkRectangle rect;

  if (self->marks != NULL)
    tl_text_marks_find (self->marks, at, at + 1, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const TlTextMark *mark = tl_text_marks_get (self->marks, i);

      if (mark->end >= at && !g_ptr_array_find (findings, mark->finding, NULL))
        g_ptr_array_add (findings, mark->finding);
    }
  tl_text_view_get_selection_rect (self, &rect);
  tl_text_view_list_here (self, findings, &rect);
  return findings->len > 0;
}
