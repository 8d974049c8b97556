/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the list of findings share. */
#pragma once

#include "tl-findings-choice.h"
#include "tl-findings-pane.h"
#include "tl-findings-sorter.h"

G_BEGIN_DECLS

struct _TlFindingsPane
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *label, *filtered_label;
  GtkToggleButton *filter_button;
  GtkEditable *words;
  GtkDropDown *theme, *agency, *type, *coder;
  GtkWidget *clear_button;
  GtkWidget *several_bar;
  GtkMenuButton *edit_button;
  GtkMenuButton *several_button;
  GtkStack *stack;
  GtkListView *list;

  TlFindingsChoice *choices[TL_N_FINDINGS_BY];
  TlFindingsFilter *filter;
  TlFindingsSorter *sorter;
  GListStore *store; /* TlFinding, and the suggestion in hand */
  GtkSelectionModel *selection;
  GPtrArray *bound;         /* GtkListItem that have a row */
  TlCodebook *codebook;     /* nullable */
  TlSuggestion *suggestion; /* nullable */
  guint at, n;              /* which suggestion it is of how many */
  guint n_all;              /* findings of the document or the review, shown or not */
  char *document_id, *sort;
  gboolean shows_all, is_filling, has_current;
  gboolean retags_again;  /* with what was chosen before */
  gboolean wants_focus;   /* the row to be in sight */
  guint wanted, settling; /* the row to be in sight; frames until it has its height */
};

/* tl-findings-pane.c */
/** The counts, and what stands instead of the list where it is empty. */
void tl_findings_pane_update (TlFindingsPane *self);

/* tl-findings-pane-place.c */
/** Where in the list the suggestion stands; %GTK_INVALID_LIST_POSITION without one. */
guint tl_findings_pane_find_suggestion (TlFindingsPane *self);

/** (transfer full) (nullable) (element-type utf8): the ids from the row that has the focus on, then
 * those before it, the nearest first; NULL where no row has it. */
GPtrArray *tl_findings_pane_list_from_focus (TlFindingsPane *self);
/** Gives the focus to the first of @ids that the list has; it is selected where no other is. */
void tl_findings_pane_focus_first (TlFindingsPane *self, GPtrArray *ids);

/* tl-findings-pane-rows.c */
/** (transfer none) (nullable): the widget of a row. */
GtkWidget *tl_findings_pane_get_row (TlFindingsPane *self, guint position);
/** Once, before the list has a model. */
void tl_findings_pane_make_rows (TlFindingsPane *self);
/** Opens the row of the one that is selected, and closes all others. */
void tl_findings_pane_expand_rows (TlFindingsPane *self);

G_END_DECLS
