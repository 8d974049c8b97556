/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the Search page share. */
#pragma once

#include "tl-query.h"
#include "tl-search-item.h"
#include "tl-search-page.h"
#include "tl-tag-palette.h"

G_BEGIN_DECLS

struct _TlSearchPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkEditable *entry;
  GtkWidget *problem_icon;
  GtkLabel *understood_label;
  GtkLabel *count_label;
  GtkWidget *stop_button;
  GtkWidget *filters;
  GtkToggleButton *kind_buttons[TL_N_SEARCH_KINDS];
  GtkDropDown *borough;
  GtkDropDown *first_year;
  GtkDropDown *last_year;
  GtkDropDown *theme;
  GtkDropDown *agency;
  GtkDropDown *status;
  GtkWidget *clear_button;
  GtkStack *stack;
  GtkBox *examples;
  GtkWidget *recent_box;
  GtkBox *recent;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkWidget *more_button;
  GtkLabel *chosen_label;
  GtkDropDown *unit;
  GtkWidget *tag_button;
  GtkLabel *nothing_label;
  GtkWidget *fewer_label;
  GtkWidget *import_button;
  GtkWidget *all_kinds_button;
  GtkWidget *all_places_button;
  TlTagPalette *palette; /* child of the page */
  TlTagSets *sets;       /* nullable: what was used of late, while the palette asks */

  TlLibrary *library;        /* nullable */
  GCancellable *cancellable; /* of the search under way */
  guint busy_source;         /* until it is said that one is under way */
  GListStore *items;         /* TlSearchItem */
  GPtrArray *waiting;        /* nullable: TlSearchItem: rows that are still to be added */
  guint row_source;          /* adds them */
  guint limit;
  guint n_chosen;
  GPtrArray *recent_queries;                      /* char *, latest first; only in memory */
  GPtrArray *theme_ids, *agency_ids, *status_ids; /* char *, as the filters list them */
  gboolean is_filling, is_stale;
  gboolean keeps_place; /* the same words are searched for again */
};

/* tl-search-page.c */
/** Searches for what is typed, in place of what is under way. */
void tl_search_page_search (TlSearchPage *self);

/* tl-search-page-filters.c */
/** Prepares the filters; called once. */
void tl_search_page_set_up_filters (TlSearchPage *self);
/** Lists what the library has; what is chosen stays where it is still there. */
void tl_search_page_fill_filters (TlSearchPage *self);
void tl_search_page_clear_filters (TlSearchPage *self);
gboolean tl_search_page_has_filters (TlSearchPage *self);
/** Writes what is chosen into @search; returns how many reviews pass. */
guint tl_search_page_read_filters (TlSearchPage *self, TlSearch *search);
/** The kinds that are to be searched, as #TlSearch has them. */
guint tl_search_page_get_kinds (TlSearchPage *self);
void tl_search_page_choose_all_kinds (TlSearchPage *self);

/* tl-search-page-show.c */
void tl_search_page_make_rows (TlSearchPage *self);
/** @result: (transfer none); its hits are taken out. */
void tl_search_page_show_result (TlSearchPage *self, TlSearchResult *result, const TlSearch *search,
                                 guint n_reviews);
/** @n_found: in how many reviews all matches stand. */
void tl_search_page_show_count (TlSearchPage *self, const TlSearchResult *result, guint kinds,
                                guint n_found, gboolean is_exact, guint n_reviews);
void tl_search_page_show_understood (TlSearchPage *self, const TlQuery *query);
/** Shows at the head, and tells a screen reader, how it stands with the search. */
void tl_search_page_tell (TlSearchPage *self, const char *text);
void tl_search_page_show_start (TlSearchPage *self);

/* tl-search-page-tag.c */
void tl_search_page_install_tagging (GtkWidgetClass *widget_class);
void tl_search_page_set_up_tagging (TlSearchPage *self);
void tl_search_page_update_chosen (TlSearchPage *self);

G_END_DECLS
