/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the Lessons page share. */
#pragma once

#include "tl-lessons-page.h"
#include "tl-divider.h"
#include "tl-matrix.h"
#include "tl-year-line.h"

G_BEGIN_DECLS

struct _TlLessonsPage
{
  TlPage parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkStack *stack;
  GtkDropDown *borough;
  GtkDropDown *first_year;
  GtkDropDown *last_year;
  GtkToggleButton *matrix_button;
  GtkToggleButton *table_button;
  GtkCheckButton *sub_themes;
  GtkWidget *clear_button;
  GtkLabel *denominator;
  GtkPaned *paned;
  GtkStack *views;
  TlMatrix *matrix;
  GtkColumnView *table_view;
  GtkBox *legend;
  GtkWidget *cell_swatch;
  GtkLabel *cell_title;
  GtkLabel *cell_count;
  TlYearLine *line;
  GtkLabel *findings_label;
  GtkStack *findings_stack;
  GtkListView *findings_list;

  TlLibrary *library;    /* nullable */
  GCancellable *loading; /* nullable */
  TlSnapshot *snapshot;  /* nullable: what was counted last */
  TlRecurrence *recurrence;
  TlMatrixTable *table;
  GListStore *findings; /* TlFinding of the cell, by review */
  GListStore *rows;     /* TlCode: the themes of the table twin */
  GtkSingleSelection *row_selection;
  gboolean is_stale;   /* the library changed since */
  gboolean is_filling; /* the filters are being filled: they do not count */
  gboolean must_focus; /* the cells, once they are there */
  TlDivider divider;
};

/* tl-lessons-page-filter.c */
/** Fills the filters with what the reviews have, keeping what is chosen where it is still there. */
void tl_lessons_page_fill_filters (TlLessonsPage *self);
void tl_lessons_page_clear_filters (TlLessonsPage *self);
/** Counts what the filters let through. */
void tl_lessons_page_count (TlLessonsPage *self);

/* tl-lessons-page-show.c */
void tl_lessons_page_show_counts (TlLessonsPage *self);
void tl_lessons_page_show_cell (TlLessonsPage *self);
void tl_lessons_page_set_up_lists (TlLessonsPage *self);

G_END_DECLS
