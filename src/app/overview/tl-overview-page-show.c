/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Overview page: what the document will hold, in words. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-overview-page-private.h"
#include "tl-recurrence.h"
#include "tl-theme-style.h"

#include <glib/gi18n.h>

static void
add_theme (TlOverviewPage *self, TlCode *theme, guint n, guint n_reviews)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = tl_theme_swatch_new (), *name = gtk_label_new (tl_code_get_label (theme));
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u of %u review", "%u of %u reviews", n_reviews), n, n_reviews);
  g_autofree char *label = g_strdup_printf ("%s: %s", tl_code_get_label (theme), text);
  GtkWidget *count = gtk_label_new (text);

  tl_theme_swatch_set_theme (swatch, self->snapshot->codebook, tl_code_get_id (theme));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (box, "theme-line");
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->themes, row);
}

/* Lists the themes that get a section; returns how many do, and in @n_below how many do not. */
static guint
list_themes (TlOverviewPage *self, const TlRecurrence *recurrence, guint *n_below)
{
  GPtrArray *themes = tl_codebook_get (self->snapshot->codebook, TL_CODE_THEME);
  GtkListBoxRow *row;
  guint n = 0;

  *n_below = 0;
  while ((row = gtk_list_box_get_row_at_index (self->themes, 0)) != NULL)
    gtk_list_box_remove (self->themes, GTK_WIDGET (row));
  for (guint i = 0; i < themes->len; i++)
    {
      TlCode *theme = g_ptr_array_index (themes, i);
      const TlCount *count = tl_recurrence_get (recurrence, tl_code_get_id (theme), NULL);

      if (tl_code_get_parent_id (theme) != NULL || count == NULL)
        continue;
      if (count->reviews->len >= MAX (self->settings->min_reviews, 1))
        {
          add_theme (self, theme, count->reviews->len, recurrence->n_reviews);
          n++;
        }
      else
        (*n_below)++;
    }
  return n;
}

static void
show_sentence (TlOverviewPage *self, const TlRecurrence *recurrence, guint n_sections)
{
  guint min = MAX (self->settings->min_reviews, 1);
  g_autofree char *recur =
      g_strdup_printf (ngettext ("%u theme", "%u themes", n_sections), n_sections);
  g_autofree char *reviews =
      g_strdup_printf (ngettext ("%u coded review", "%u coded reviews", recurrence->n_reviews),
                       recurrence->n_reviews);
  /* Translators: “6 themes” found in 2 reviews or more, of “6 coded reviews” */
  g_autofree char *sentence =
      g_strdup_printf (ngettext ("%s found in %u review or more, of %s",
                                 "%s found in %u reviews or more, of %s", min),
                       recur, min, reviews);

  gtk_label_set_text (self->sections_label, sentence);
}

static void
append_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
show_details (TlOverviewPage *self, const TlRecurrence *recurrence)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = self->settings->max_quotations;
  g_autofree char *quotations =
      n > 0 ? g_strdup_printf (
          ngettext ("up to %u quotation a section", "up to %u quotations a section", n), n)
            : g_strdup (_ ("no quotations"));
  g_autofree char *findings = g_strdup_printf (
      ngettext ("%u finding counted", "%u findings counted", recurrence->n_findings),
      recurrence->n_findings);

  append_part (text, findings);
  append_part (text, quotations);
  if (self->settings->include_agency_annex)
    append_part (text, _ ("counts by agency"));
  if (self->settings->include_review_list)
    append_part (text, _ ("list of the reviews"));
  if (self->settings->include_codebook)
    append_part (text, _ ("codebook"));
  gtk_label_set_text (self->details_label, text->str);
}

void
tl_overview_page_show_contents (TlOverviewPage *self)
{
  TlRecurrenceFilter filter = { 0 };
  g_autoptr (TlRecurrence) recurrence = NULL;
  g_autofree char *below = NULL;
  guint n_sections, n_below;

  if (self->snapshot == NULL)
    return;
  filter.agency_id = self->settings->agency_id;
  recurrence = tl_recurrence_count (self->snapshot, &filter);
  n_sections = list_themes (self, recurrence, &n_below);
  show_sentence (self, recurrence, n_sections);
  show_details (self, recurrence);
  below = g_strdup_printf (ngettext ("%u more theme was found in fewer reviews. It has no section, "
                                     "and is counted in the tables.",
                                     "%u more themes were found in fewer reviews. They have no "
                                     "section, and are counted in the tables.",
                                     n_below),
                           n_below);
  gtk_label_set_text (self->below_label, below);
  gtk_widget_set_visible (GTK_WIDGET (self->below_label), n_below > 0);
  gtk_stack_set_visible_child_name (self->themes_stack, n_sections > 0 ? "list" : "none");
  gtk_stack_set_visible_child_name (self->stack, recurrence->n_reviews > 0 ? "settings" : "empty");
  tl_overview_page_update_actions (self);
}
