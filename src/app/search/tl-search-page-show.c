/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Search page: what was understood, what was found, and in how many reviews. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-focus.h"
#include "tl-search-page-private.h"
#include "tl-search-row.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  FEWEST_ROWS = 8, /* that come at once, if the page has no size yet */
  ROW_HEIGHT = 50, /* pixels, at least */
  ROWS_LATER = 6,
  PAUSE = 120, /* milliseconds after which nobody is typing */
  FRAMES = 40  /* likewise, in which what was added is laid out and drawn */
};

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, tl_search_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  TlSearchItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  g_autofree char *name = tl_search_item_dup_name (item);

  tl_search_row_set_item (TL_SEARCH_ROW (row), item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  tl_search_row_set_item (TL_SEARCH_ROW (gtk_list_item_get_child (item)), NULL);
}

void
tl_search_page_make_rows (TlSearchPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

void
tl_search_page_show_understood (TlSearchPage *self, const TlQuery *query)
{
  const char *problem = tl_query_get_problem (query);
  g_autofree char *understood = tl_query_describe (query);
  g_autofree char *text = NULL;

  if (problem != NULL && *understood != '\0')
    /* Translators: first what is wrong with a query, a sentence, then how it was understood. */
    text = g_strdup_printf (_ ("%s Searched for: %s"), problem, understood);
  else if (problem != NULL)
    text = g_strdup (problem);
  else if (tl_query_has_operators (query))
    text = g_strdup_printf (_ ("Searched for: %s"), understood);
  gtk_widget_set_visible (self->problem_icon, problem != NULL);
  gtk_label_set_text (self->understood_label, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->understood_label), text);
}

static char *
describe_places (const TlSearchResult *result, guint kinds)
{
  guint n = 0;

  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    if ((kinds & (1u << i)) != 0)
      n += result->n_found[i];
  return tl_search_result_is_cut (result, kinds)
             ? g_strdup_printf (_ ("%'u places or more"), n)
             : g_strdup_printf (ngettext ("%'u place", "%'u places", n), n);
}

/* A screen reader speaks what changes of the entry in which one types. */
void
tl_search_page_tell (TlSearchPage *self, const char *text)
{
  gtk_label_set_text (self->count_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

void
tl_search_page_show_count (TlSearchPage *self, const TlSearchResult *result, guint kinds,
                           guint n_found, gboolean is_exact, guint n_reviews)
{
  g_autofree char *places = describe_places (result, kinds);
  g_autofree char *text = NULL;

  /* Translators: the last %s is as “37 places” */
  if (is_exact)
    text = g_strdup_printf (
        ngettext ("Found in %'u of %'u review · %s", "Found in %'u of %'u reviews · %s", n_reviews),
        n_found, n_reviews, places);
  else
    text = g_strdup_printf (ngettext ("Found in %'u or more of %'u review · %s",
                                      "Found in %'u or more of %'u reviews · %s", n_reviews),
                            n_found, n_reviews, places);
  tl_search_page_tell (self, text);
}

static void
show_kinds (TlSearchPage *self, const TlSearchResult *result)
{
  static const char *const names[] = { N_ ("Text"), N_ ("Findings"), N_ ("Recommendations") };

  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    {
      g_autofree char *label = NULL;

      if (result == NULL)
        label = g_strdup (_ (names[i]));
      else if (result->n_found[i] >= TL_SEARCH_MOST)
        label = g_strdup_printf ("%s %'u+", _ (names[i]), result->n_found[i]);
      else
        label = g_strdup_printf ("%s %'u", _ (names[i]), result->n_found[i]);
      gtk_button_set_label (GTK_BUTTON (self->kind_buttons[i]), label);
    }
}

static gboolean
add_rows_cb (gpointer data)
{
  TlSearchPage *self = data;
  guint n = MIN (self->waiting->len, ROWS_LATER);

  g_list_store_splice (self->items, g_list_model_get_n_items (G_LIST_MODEL (self->items)), 0,
                       self->waiting->pdata, n);
  g_ptr_array_remove_range (self->waiting, 0, n);
  if (self->waiting->len > 0)
    return G_SOURCE_CONTINUE;
  self->row_source = 0;
  tl_search_page_update_chosen (self);
  return G_SOURCE_REMOVE;
}

static gboolean
typing_ended_cb (gpointer data)
{
  TlSearchPage *self = data;

  self->row_source = g_timeout_add_full (G_PRIORITY_LOW, FRAMES, add_rows_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
is_same_place (TlSearchItem *a, TlSearchItem *b)
{
  const TlSearchHit *one = tl_search_item_get_hit (a), *other = tl_search_item_get_hit (b);

  return one->start == other->start && one->end == other->end
         && g_strcmp0 (one->document_id, other->document_id) == 0
         && g_strcmp0 (one->finding_id, other->finding_id) == 0
         && g_strcmp0 (one->review_id, other->review_id) == 0;
}

/* Where one was, when the library has changed or more is shown; 0 for other words. */
static guint
find_last_place (TlSearchPage *self, GPtrArray *items)
{
  TlSearchItem *last = gtk_single_selection_get_selected_item (self->selection);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!self->keeps_place || last == NULL || items->len == 0)
    return 0;
  for (guint i = 0; i < items->len; i++)
    if (is_same_place (items->pdata[i], last))
      return i;
  return MIN (selected, items->len - 1);
}

/* Rows cost more than finding what they show: those in sight come at once, the others after a
 * pause and a few between two frames, so that typing is never kept waiting. */
static void
show_rows (TlSearchPage *self, GPtrArray *items)
{
  guint place = find_last_place (self, items);
  guint in_sight = (guint) gtk_widget_get_height (GTK_WIDGET (self->list)) / ROW_HEIGHT + 1;
  guint n = MIN (items->len, place + MAX (in_sight, FEWEST_ROWS));

  g_clear_handle_id (&self->row_source, g_source_remove);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, n);
  if (place > 0)
    {
      gtk_single_selection_set_selected (self->selection, place);
      tl_focus_selected_row (GTK_WIDGET (self->list), place);
    }
  g_ptr_array_remove_range (items, 0, n);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->waiting = items;
  if (items->len > 0)
    self->row_source = g_timeout_add_full (G_PRIORITY_LOW, PAUSE, typing_ended_cb, self, NULL);
}

static void
take_hits (TlSearchPage *self, TlSearchResult *result)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *last_id = NULL;

  for (guint i = 0; i < result->reviews->len; i++)
    {
      const TlSearchReview *review = result->reviews->pdata[i];

      g_hash_table_insert (counts, review->id, GUINT_TO_POINTER (review->n_hits));
    }
  g_ptr_array_set_free_func (result->hits, NULL);
  for (guint i = 0; i < result->hits->len; i++)
    {
      TlSearchHit *hit = result->hits->pdata[i];
      TlReview *review = tl_library_get_review (self->library, hit->review_id);
      gboolean is_first = g_strcmp0 (hit->review_id, last_id) != 0;

      if (review == NULL)
        {
          tl_search_hit_free (hit);
          continue;
        }
      g_free (last_id);
      last_id = g_strdup (hit->review_id);
      g_ptr_array_add (items, tl_search_item_new (hit, review,
                                                  is_first ? GPOINTER_TO_UINT (
                                                      g_hash_table_lookup (counts, hit->review_id))
                                                           : 0));
    }
  g_ptr_array_set_size (result->hits, 0);
  show_rows (self, g_steal_pointer (&items));
}

static void
show_nothing (TlSearchPage *self, const TlSearchResult *result, guint kinds, guint n_reviews)
{
  gboolean is_empty = g_list_model_get_n_items (tl_library_list_reviews (self->library)) == 0;
  guint n_others = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < TL_N_SEARCH_KINDS; i++)
    if ((kinds & (1u << i)) == 0)
      n_others += result->n_found[i];
  text = is_empty ? g_strdup (_ ("There are no reports to search in this library yet."))
         : kinds == 0
             ? g_strdup (_ ("Neither text nor findings nor recommendations are searched."))
             : g_strdup_printf (ngettext ("Nothing in %'u review fits these words.",
                                          "Nothing in %'u reviews fits these words.", n_reviews),
                                n_reviews);
  gtk_label_set_text (self->nothing_label, text);
  gtk_widget_set_visible (self->fewer_label, !is_empty);
  gtk_widget_set_visible (self->import_button, is_empty);
  gtk_widget_set_visible (self->all_kinds_button, n_others > 0 || kinds == 0);
  gtk_widget_set_visible (self->all_places_button, tl_search_page_has_filters (self));
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

void
tl_search_page_show_result (TlSearchPage *self, TlSearchResult *result, const TlSearch *search,
                            guint n_reviews)
{
  gboolean has_more = FALSE;
  guint n_all = 0, n_shown = result->hits->len;

  for (guint i = 0; i < result->reviews->len; i++)
    n_all += ((TlSearchReview *) result->reviews->pdata[i])->n_hits;
  has_more = n_all > n_shown && n_shown > 0;
  show_kinds (self, result);
  tl_search_page_show_count (self, result, search->kinds, result->reviews->len,
                             !tl_search_result_is_cut (result, search->kinds), n_reviews);
  take_hits (self, result);
  gtk_widget_set_visible (self->more_button, has_more);
  if (n_shown > 0)
    gtk_stack_set_visible_child_name (self->stack, "found");
  else
    show_nothing (self, result, search->kinds, n_reviews);
  tl_search_page_update_chosen (self);
}

static void
recent_clicked_cb (GtkButton *button, TlSearchPage *self)
{
  gtk_editable_set_text (self->entry, gtk_button_get_label (button));
  tl_search_page_grab_entry (self);
}

static void
show_recent (TlSearchPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_box_remove (self->recent, child);
  for (guint i = 0; i < self->recent_queries->len; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (self->recent_queries->pdata[i]);

      gtk_widget_add_css_class (button, "chip");
      g_signal_connect (button, "clicked", G_CALLBACK (recent_clicked_cb), self);
      gtk_box_append (self->recent, button);
    }
  gtk_widget_set_visible (self->recent_box, self->recent_queries->len > 0);
}

void
tl_search_page_show_start (TlSearchPage *self)
{
  g_clear_handle_id (&self->row_source, g_source_remove);
  g_list_store_remove_all (self->items);
  show_kinds (self, NULL);
  show_recent (self);
  tl_search_page_tell (self, "");
  gtk_stack_set_visible_child_name (self->stack, "start");
  tl_search_page_update_chosen (self);
}
