/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the Codebook page share. */
#pragma once

#include "tl-code-pane.h"
#include "tl-code-item.h"
#include "tl-codebook-page.h"
#include "tl-divider.h"
#include "tl-merge-pane.h"
#include "tl-new-code-pane.h"

G_BEGIN_DECLS

/* Themes, agencies, finding types. */
#define TL_N_PAGE_KINDS (TL_CODE_FINDING_TYPE + 1)

struct _TlCodebookPage
{
  TlPage parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkToggleButton *kind_buttons[TL_N_PAGE_KINDS];
  GtkEditable *search;
  GtkCheckButton *retired_check;
  GtkButton *add_button;
  GtkMenuButton *page_menu_button;
  GtkPaned *paned;
  GtkStack *list_stack;
  GtkListView *list;
  GtkStack *side;
  GtkWidget *swatch;
  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *add_below_button;
  GtkMenuButton *code_menu_button;
  TlCodePane *form;
  TlNewCodePane *new_pane;
  TlMergePane *merge_pane;
  GtkLabel *used_title;
  GtkLabel *used_text;
  GtkWidget *retire_button;

  TlLibrary *library; /* nullable */
  TlCodeKind kind;    /* that is shown */
  GListStore *roots;  /* TlCodeItem */
  GtkSingleSelection *selection;
  char *selected[TL_N_PAGE_KINDS]; /* nullable: id of the code chosen last */
  GPtrArray *uses;                 /* nullable: TlCodeUse */
  GCancellable *counting;          /* nullable */
  GtkWidget *context_menu;
  GtkNativeDialog *chooser; /* nullable */
  gboolean is_stale;        /* the library changed since it was counted */
  gboolean is_filling;      /* the list is being filled: what is chosen then nobody chose */
  gpointer focus_before;    /* what had the focus then; only to be compared */
  guint focus_tries;        /* frames that it may still take */
  double place;             /* where the list is to be then; -1 where it is */
  guint focusing;           /* tick callback that focuses the chosen row once it is there */
  TlDivider divider;
};

/* tl-codebook-page-list.c */
void tl_codebook_page_set_up_list (TlCodebookPage *self);
/** Makes the list show the codebook as it is, through the filter; keeps what is chosen. */
void tl_codebook_page_fill_list (TlCodebookPage *self);
/** Gives the items their counts. */
void tl_codebook_page_fill_counts (TlCodebookPage *self);
/** (transfer none) (nullable): the chosen code. */
TlCodeItem *tl_codebook_page_get_item (TlCodebookPage *self);
/** Chooses a code that the list has. */
void tl_codebook_page_select (TlCodebookPage *self, const char *id);
/** Puts the focus on the chosen row, once it is there. */
void tl_codebook_page_focus_row (TlCodebookPage *self);
/** Whether a code passes the filter. */
gboolean tl_codebook_page_is_shown (TlCodebookPage *self, TlCode *code);
gboolean tl_codebook_page_has_sub_themes (TlCodebookPage *self, TlCode *code);

/* tl-codebook-page-actions.c */
void tl_codebook_page_install_actions (GtkWidgetClass *widget_class);
void tl_codebook_page_update_actions (TlCodebookPage *self);
GMenuModel *tl_codebook_page_make_menu (void);
/** Says what was done last, with Undo. */
void tl_codebook_page_tell_done (TlCodebookPage *self);
/** Waits for a verb of which @self is told; shows what went wrong. */
void tl_codebook_page_done_cb (GObject *object, GAsyncResult *result, gpointer data);

/* tl-codebook-page-move.c */
void tl_codebook_page_install_moves (GtkWidgetClass *widget_class);
void tl_codebook_page_update_moves (TlCodebookPage *self, gboolean can_write);

/* tl-codebook-page.c */
/** Shows the chosen code beside the list. */
void tl_codebook_page_show_code (TlCodebookPage *self);
/** Shows a page of the side: "form", "new", "merge", "used" or "none". */
void tl_codebook_page_show_side (TlCodebookPage *self, const char *name);

G_END_DECLS
