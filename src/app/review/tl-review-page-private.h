/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the Review page share. */
#pragma once

#include "tl-fact-row.h"
#include "tl-review-page.h"

G_BEGIN_DECLS

struct _TlReviewPage
{
  TlPage parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkToggleButton *all_button;
  GtkWidget *confirm_button;
  GtkBox *columns;
  GtkWidget *side;
  GtkStack *parts; /* facts, recommendations */
  GtkListBox *facts;
  GtkWidget *no_facts;
  GtkListBox *recommendations;
  GtkWidget *no_recommendations;
  GtkDropDown *status;
  GtkEditable *coders;
  GtkLabel *read_label;
  GtkProgressBar *read_bar;
  GtkLabel *findings_label;
  GtkLabel *suggestions_label;
  GtkListBox *documents;
  GtkTextView *notes;
  GtkPopover *rename; /* child of the page */
  GtkEditable *rename_entry;
  GtkWidget *rename_button;

  TlLibrary *library;        /* nullable */
  char *review_id;           /* nullable */
  GCancellable *cancellable; /* of what is being loaded */
  GPtrArray *rows;           /* TlFactRow, in the list */
  TlCodebook *codebook;      /* nullable: whose variables the rows are */
  GPtrArray *asked;          /* nullable: TlRecommendation, as they are shown */
  char *rename_id;           /* nullable: of the document that is being renamed */
  guint update;              /* source that shows what the review is now */
  char *stored_notes;        /* as the library has them */
  guint notes_source;        /* stores what was written after a pause */
  gboolean is_showing, is_wide;
};

/* tl-review-page-side.c */
void tl_review_page_install_side (GtkWidgetClass *widget_class);
void tl_review_page_set_up_side (TlReviewPage *self);
/** Shows what is known of @review at once, and loads the rest. */
void tl_review_page_show_side (TlReviewPage *self, TlReview *review);
/** Stores what was written; called before another review is shown and when the page is left. */
void tl_review_page_store_notes (TlReviewPage *self);

/* tl-review-page-recommendations.c */
/** Adds the list of recommendations and the action "review.recommendations" with its key. */
void tl_review_page_install_recommendations (GtkWidgetClass *widget_class);
void tl_review_page_load_recommendations (TlReviewPage *self);

/* tl-review-page-rename.c */
/** Adds the action "review.rename-document" and its key. */
void tl_review_page_install_rename (GtkWidgetClass *widget_class);

/* tl-review-page-place.c */
/** Opens in Read the words that a fact was read from. */
void tl_review_page_open_place (TlReviewPage *self, const char *quote, guint page);
/** Opens in Read the row of a table that holds the words. */
void tl_review_page_open_row (TlReviewPage *self, const char *quote);

/* tl-review-page.c */
void tl_review_page_update (TlReviewPage *self);
/** Ends a verb: says what went wrong and shows what the review is. */
void tl_review_page_done_cb (GObject *object, GAsyncResult *result, gpointer data);

G_END_DECLS
