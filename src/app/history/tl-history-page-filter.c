/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The History page: which changes are listed. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-history-page-private.h"

#include <glib/gi18n.h>

/* Days back from today, today counted; in the order of the filter. */
static const guint periods[] = { 0, 1, 7, 30, 365 };

/* The first entry of each filter lets all through. */
static const char *
get_chosen (GtkDropDown *filter)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (filter);

  return gtk_drop_down_get_selected (filter) > 0 && chosen != NULL
             ? gtk_string_object_get_string (chosen)
             : NULL;
}

static const char *
get_chosen_review (TlHistoryPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->review);

  return self->review_ids != NULL && chosen > 0 && chosen <= self->review_ids->len
             ? self->review_ids->pdata[chosen - 1]
             : NULL;
}

/* (nullable): when the chosen period begins, as the journal writes times. */
static char *
make_since (TlHistoryPage *self)
{
  guint days = periods[MIN (gtk_drop_down_get_selected (self->period), G_N_ELEMENTS (periods) - 1)];
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) first = g_date_time_add_days (now, 1 - (int) days);
  g_autoptr (GDateTime) start =
      g_date_time_new_local (g_date_time_get_year (first), g_date_time_get_month (first),
                             g_date_time_get_day_of_month (first), 0, 0, 0);
  g_autoptr (GDateTime) utc = start != NULL ? g_date_time_to_utc (start) : NULL;

  return days > 0 && utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static void
set_model (GtkDropDown *filter, GtkStringList *list, guint selected)
{
  gtk_drop_down_set_model (filter, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (filter, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (filter),
                            g_list_model_get_n_items (G_LIST_MODEL (list)) > 1);
}

static void
fill_coders (TlHistoryPage *self, const char *const *coders)
{
  g_autoptr (GtkStringList) list =
      gtk_string_list_new ((const char *const[]){ _ ("Everybody"), NULL });
  g_autofree char *chosen = g_strdup (get_chosen (self->coder));
  guint selected = 0;

  for (guint i = 0; coders[i] != NULL; i++)
    {
      gtk_string_list_append (list, coders[i]);
      if (g_strcmp0 (coders[i], chosen) == 0)
        selected = i + 1;
    }
  self->is_filling = TRUE;
  set_model (self->coder, list, selected);
  self->is_filling = FALSE;
}

static void
coders_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlHistoryPage) self = data;
  g_auto (GStrv) coders = tl_library_load_history_coders_finish (TL_LIBRARY (object), result, NULL);

  if (coders != NULL && self->library == TL_LIBRARY (object))
    fill_coders (self, (const char *const *) coders);
}

static void
fill_reviews (TlHistoryPage *self)
{
  GListModel *reviews = tl_library_list_reviews (self->library);
  g_autoptr (GtkStringList) list =
      gtk_string_list_new ((const char *const[]){ _ ("All reviews"), NULL });
  g_autofree char *chosen = g_strdup (get_chosen_review (self));
  guint selected = 0;

  g_clear_pointer (&self->review_ids, g_ptr_array_unref);
  self->review_ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);

      gtk_string_list_append (list, tl_review_get_title (review));
      g_ptr_array_add (self->review_ids, g_strdup (tl_review_get_id (review)));
      if (g_strcmp0 (tl_review_get_id (review), chosen) == 0)
        selected = i + 1;
    }
  set_model (self->review, list, selected);
}

void
tl_history_page_fill_filters (TlHistoryPage *self)
{
  self->is_filling = TRUE;
  fill_reviews (self);
  self->is_filling = FALSE;
  tl_library_load_history_coders_async (self->library, NULL, coders_loaded_cb, g_object_ref (self));
}

gboolean
tl_history_page_is_filtered (TlHistoryPage *self)
{
  return gtk_drop_down_get_selected (self->period) > 0 || get_chosen (self->coder) != NULL
         || get_chosen_review (self) != NULL || gtk_editable_get_text (self->search)[0] != '\0';
}

void
tl_history_page_apply_filters (TlHistoryPage *self)
{
  const char *words = gtk_editable_get_text (self->search);
  g_autofree char *since = make_since (self);
  const TlHistoryQuery query = { .coder = get_chosen (self->coder),
                                 .review_id = get_chosen_review (self),
                                 .text = words[0] != '\0' ? words : NULL,
                                 .since = since };

  if (self->is_filling || self->library == NULL)
    return;
  gtk_widget_set_visible (self->clear_button, tl_history_page_is_filtered (self));
  tl_history_list_set_query (self->list, &query);
}

void
tl_history_page_clear_filters (TlHistoryPage *self)
{
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->coder, 0);
  gtk_drop_down_set_selected (self->review, 0);
  gtk_drop_down_set_selected (self->period, 0);
  gtk_editable_set_text (self->search, "");
  self->is_filling = FALSE;
  tl_history_page_apply_filters (self);
}
