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
  GtkStack *foot_stack;
  GtkLabel *plan_label;
  GtkWidget *open_button;
  GtkLabel *progress_label;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;

  TlLibrary *library; /* nullable */
  TlHistoryList *list;
  GtkSingleSelection *selection;
  GPtrArray *review_ids;   /* char *, of the entries of the filter behind the first */
  GCancellable *planning;  /* nullable: of what the chosen change would take back */
  GCancellable *returning; /* nullable: of going back, while it is under way */
  guint n_planned;         /* changes that going back would undo; 0 for not known */
  gboolean is_filling, is_stale;
  gboolean must_focus; /* the list, once there is one */
};

/* tl-history-page.c */
void tl_history_page_update_actions (TlHistoryPage *self);

/* tl-history-page-back.c */
/** Goes back to before an entry; tells how far it is where that takes long. */
void tl_history_page_go_back (TlHistoryPage *self, gint64 number);
void tl_history_page_stop_going_back (TlHistoryPage *self);

/* tl-history-page-filter.c */
/** Fills the filters from the library; what is chosen stays where it can. */
void tl_history_page_fill_filters (TlHistoryPage *self);
/** Lists what the filters let through. */
void tl_history_page_apply_filters (TlHistoryPage *self);
void tl_history_page_clear_filters (TlHistoryPage *self);
gboolean tl_history_page_is_filtered (TlHistoryPage *self);

G_END_DECLS
