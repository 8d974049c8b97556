/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Lessons page: which reviews are counted. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-lessons-page-private.h"
#include "tl-recurrence.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* The first entry of each filter lets all through. */
static const char *
get_chosen (GtkDropDown *filter)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (filter);

  return gtk_drop_down_get_selected (filter) > 0 && chosen != NULL
             ? gtk_string_object_get_string (chosen)
             : NULL;
}

static guint
get_chosen_year (GtkDropDown *filter)
{
  const char *year = get_chosen (filter);

  return year != NULL ? (guint) strtoul (year, NULL, 10) : 0;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Takes NAMES, sorted, without those that come twice. */
static void
fill (GtkDropDown *filter, const char *all, GPtrArray *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const[]){ all, NULL });
  g_autofree char *chosen = g_strdup (get_chosen (filter));
  const char *last = NULL;
  guint selected = 0;

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_strcmp0 (name, last) == 0)
        continue;
      gtk_string_list_append (list, name);
      if (g_strcmp0 (name, chosen) == 0)
        selected = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
      last = name;
    }
  gtk_drop_down_set_model (filter, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (filter, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (filter),
                            g_list_model_get_n_items (G_LIST_MODEL (list)) > 1);
}

void
tl_lessons_page_fill_filters (TlLessonsPage *self)
{
  g_autoptr (GPtrArray) boroughs = g_ptr_array_new (),
                        years = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->snapshot->reviews->len; i++)
    {
      TlReview *review = g_ptr_array_index (self->snapshot->reviews, i);

      if (tl_review_get_borough (review)[0] != '\0')
        g_ptr_array_add (boroughs, (gpointer) tl_review_get_borough (review));
      if (tl_review_get_year (review) > 0)
        g_ptr_array_add (years, g_strdup_printf ("%u", tl_review_get_year (review)));
    }
  self->is_filling = TRUE;
  fill (self->borough, _ ("All boroughs"), boroughs);
  fill (self->first_year, _ ("Any year"), years);
  fill (self->last_year, _ ("any year"), years);
  self->is_filling = FALSE;
}

void
tl_lessons_page_clear_filters (TlLessonsPage *self)
{
  GtkDropDown *filters[] = { self->borough, self->first_year, self->last_year };

  self->is_filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    gtk_drop_down_set_selected (filters[i], 0);
  self->is_filling = FALSE;
  tl_lessons_page_count (self);
}

void
tl_lessons_page_count (TlLessonsPage *self)
{
  TlRecurrenceFilter filter = { 0 };
  gboolean is_filtered;

  if (self->snapshot == NULL)
    return;
  filter.borough = get_chosen (self->borough);
  filter.first_year = get_chosen_year (self->first_year);
  filter.last_year = get_chosen_year (self->last_year);
  is_filtered = filter.borough != NULL || filter.first_year > 0 || filter.last_year > 0;
  g_clear_pointer (&self->recurrence, tl_recurrence_free);
  self->recurrence = tl_recurrence_count (self->snapshot, &filter);
  gtk_widget_set_visible (self->clear_button, is_filtered);
  gtk_stack_set_visible_child_name (self->stack, self->recurrence->n_reviews > 0 ? "counts"
                                                 : is_filtered                   ? "no-match"
                                                                                 : "empty");
  tl_lessons_page_show_counts (self);
}
