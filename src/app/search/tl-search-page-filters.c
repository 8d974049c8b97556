/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Search page: what is searched, and where. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"
#include "tl-review-columns.h"
#include "tl-search-page-private.h"

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

static const char *
get_chosen_id (GtkDropDown *filter, GPtrArray *ids)
{
  guint selected = gtk_drop_down_get_selected (filter);

  return selected > 0 && selected <= ids->len ? ids->pdata[selected - 1] : NULL;
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

/* Lists NAMES as they come. */
static void
list_names (GtkDropDown *filter, const char *all, GPtrArray *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const[]){ all, NULL });
  g_autofree char *chosen = g_strdup (get_chosen (filter));
  guint selected = 0;

  for (guint i = 0; i < names->len; i++)
    {
      gtk_string_list_append (list, names->pdata[i]);
      if (g_strcmp0 (names->pdata[i], chosen) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (filter, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (filter, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (filter), names->len > 0);
}

/* Lists the keys of NAMES, sorted. */
static void
list_sorted (GtkDropDown *filter, const char *all, GHashTable *names)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (sorted, name);
  g_ptr_array_sort (sorted, compare_names);
  list_names (filter, all, sorted);
}

static void
list_codes (GtkDropDown *filter, const char *all, GPtrArray *codes, GPtrArray *ids)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_set_size (ids, 0);
  for (guint i = 0; i < codes->len; i++)
    {
      TlCode *code = codes->pdata[i];
      gboolean is_theme = tl_code_get_kind (code) == TL_CODE_THEME;

      if (tl_code_get_is_retired (code))
        continue;
      g_ptr_array_add (names,
                       (gpointer) (is_theme ? tl_code_get_label (code) : tl_code_get_name (code)));
      g_ptr_array_add (ids, g_strdup (tl_code_get_id (code)));
    }
  list_names (filter, all, names);
}

static void
list_statuses (TlSearchPage *self, GListModel *reviews)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_set_size (self->status_ids, 0);
  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);
      const char *id = tl_review_get_status (review);

      if (g_ptr_array_find_with_equal_func (self->status_ids, id, g_str_equal, NULL))
        continue;
      g_ptr_array_add (self->status_ids, g_strdup (id));
      g_ptr_array_add (names, (gpointer) tl_review_columns_get_status_name (review));
    }
  list_names (self->status, _ ("Any status"), names);
}

void
tl_search_page_fill_filters (TlSearchPage *self)
{
  GListModel *reviews = tl_library_list_reviews (self->library);
  TlCodebook *codebook = tl_library_get_codebook (self->library);
  g_autoptr (GHashTable) boroughs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);

      if (tl_review_get_borough (review)[0] != '\0')
        g_hash_table_add (boroughs, g_strdup (tl_review_get_borough (review)));
      if (tl_review_get_year (review) > 0)
        g_hash_table_add (years, g_strdup_printf ("%u", tl_review_get_year (review)));
    }
  self->is_filling = TRUE;
  list_sorted (self->borough, _ ("All boroughs"), boroughs);
  list_sorted (self->first_year, _ ("Any year"), years);
  list_sorted (self->last_year, _ ("any year"), years);
  list_codes (self->theme, _ ("All themes"), tl_codebook_get (codebook, TL_CODE_THEME),
              self->theme_ids);
  list_codes (self->agency, _ ("All agencies"), tl_codebook_get (codebook, TL_CODE_AGENCY),
              self->agency_ids);
  list_statuses (self, reviews);
  self->is_filling = FALSE;
}

void
tl_search_page_clear_filters (TlSearchPage *self)
{
  GtkDropDown *filters[] = { self->borough, self->first_year, self->last_year,
                             self->theme,   self->agency,     self->status };

  self->is_filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    gtk_drop_down_set_selected (filters[i], 0);
  self->is_filling = FALSE;
}

gboolean
tl_search_page_has_filters (TlSearchPage *self)
{
  return get_chosen (self->borough) != NULL || get_chosen (self->first_year) != NULL
         || get_chosen (self->last_year) != NULL || get_chosen (self->theme) != NULL
         || get_chosen (self->agency) != NULL || get_chosen (self->status) != NULL;
}

static gboolean
passes (TlSearchPage *self, TlReview *review)
{
  const char *borough = get_chosen (self->borough);
  const char *status = get_chosen_id (self->status, self->status_ids);
  guint first = get_chosen_year (self->first_year), last = get_chosen_year (self->last_year);
  guint year = tl_review_get_year (review);

  return (borough == NULL || g_str_equal (borough, tl_review_get_borough (review)))
         && (status == NULL || g_str_equal (status, tl_review_get_status (review)))
         && (first == 0 || year >= first) && (last == 0 || (year > 0 && year <= last));
}

guint
tl_search_page_read_filters (TlSearchPage *self, TlSearch *search)
{
  GListModel *reviews = tl_library_list_reviews (self->library);
  guint n_all = g_list_model_get_n_items (reviews), n_wanted = 0;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < n_all; i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);

      if (!passes (self, review))
        continue;
      g_strv_builder_add (ids, tl_review_get_id (review));
      n_wanted++;
    }
  if (n_wanted < n_all)
    search->review_ids = g_strv_builder_end (ids);
  search->theme_id = g_strdup (get_chosen_id (self->theme, self->theme_ids));
  search->agency_id = g_strdup (get_chosen_id (self->agency, self->agency_ids));
  search->kinds = tl_search_page_get_kinds (self);
  return n_wanted;
}

guint
tl_search_page_get_kinds (TlSearchPage *self)
{
  guint kinds = 0;

  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    if (gtk_toggle_button_get_active (self->kind_buttons[i]))
      kinds |= 1u << i;
  return kinds;
}

void
tl_search_page_choose_all_kinds (TlSearchPage *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    gtk_toggle_button_set_active (self->kind_buttons[i], TRUE);
  self->is_filling = FALSE;
}

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (data));
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, name);
}

static GtkListItemFactory *
make_factory (int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), GINT_TO_POINTER (width));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  return factory;
}

/* Long names are cut in the button, not in the list. */
static void
set_up (GtkDropDown *filter, const char *name, gboolean can_search)
{
  g_autoptr (GtkListItemFactory) button = make_factory (20);
  g_autoptr (GtkListItemFactory) list = make_factory (56);

  gtk_drop_down_set_factory (filter, button);
  gtk_drop_down_set_list_factory (filter, list);
  if (can_search)
    {
      g_autoptr (GtkExpression) text =
          gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      gtk_drop_down_set_expression (filter, text);
      gtk_drop_down_set_enable_search (filter, TRUE);
    }
  tl_accessible_name_parts (GTK_WIDGET (filter), name);
}

void
tl_search_page_set_up_filters (TlSearchPage *self)
{
  set_up (self->borough, _ ("Borough"), FALSE);
  set_up (self->first_year, _ ("Died from"), FALSE);
  set_up (self->last_year, _ ("Died up to"), FALSE);
  set_up (self->theme, _ ("Theme"), TRUE);
  set_up (self->agency, _ ("Agency"), TRUE);
  set_up (self->status, _ ("Status of the review"), FALSE);
}
