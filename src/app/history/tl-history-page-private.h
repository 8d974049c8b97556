/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the page share. */
#pragma once

#include "tl-history-list.h"
#include "tl-history-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _TlHistoryPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkEditable *search;
  GtkDropDown *coder;
  GtkDropDown *review;
  GtkDropDown *period;
  GtkWidget *clear_button;
  GtkLabel *shown_label;
  GtkStack *stack;
  GtkListView *view;
  GtkRevealer *foot;
  GtkLabel *plan_label;
  GtkWidget *open_button;

  TlLibrary *library; /* nullable */
  TlHistoryList *list;
  GtkSingleSelection *selection;
  GPtrArray *review_ids;  /* char *, of the entries of the filter behind the first */
  GCancellable *planning; /* nullable: of what the chosen change would take back */
  guint n_planned;        /* changes that going back would undo; 0 for not known */
  gboolean is_filling, is_stale;
  gboolean must_focus; /* the list, once there is one */
};

/* tl-history-page-filter.c */
/** Fills the filters from the library; what is chosen stays where it can. */
void tl_history_page_fill_filters (TlHistoryPage *self);
/** Lists what the filters let through. */
void tl_history_page_apply_filters (TlHistoryPage *self);
void tl_history_page_clear_filters (TlHistoryPage *self);
gboolean tl_history_page_is_filtered (TlHistoryPage *self);

G_END_DECLS
