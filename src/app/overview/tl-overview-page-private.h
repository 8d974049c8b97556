/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the Overview page share. */
#pragma once

#include "tl-overview-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _TlOverviewPage
{
  TlPage parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkStack *stack;
  GtkBox *columns;
  GtkWidget *export_button;
  GtkWidget *side;
  GtkScrolledWindow *side_window;
  GtkEditable *title;
  GtkEditable *author;
  GtkEditable *date;
  AdwComboRow *agency;
  GtkSpinButton *min_reviews;
  GtkSpinButton *max_quotations;
  GtkSwitch *agency_annex;
  GtkSwitch *review_list;
  GtkSwitch *codebook;
  GtkLabel *date_problem;
  GtkLabel *sections_label;
  GtkLabel *details_label;
  GtkLabel *below_label;
  GtkListBox *themes;
  GtkStack *themes_stack;
  GtkRevealer *work;
  GtkStack *work_stack;
  GtkLabel *work_label;
  GtkProgressBar *progress;
  GtkLabel *done_label;
  GtkLabel *failed_label;
  GtkLabel *outgoing_label;
  GtkListBox *outgoing;

  TlLibrary *library;    /* nullable */
  GCancellable *loading; /* nullable */
  GCancellable *writing; /* nullable: of the file that is being looked over or written */
  TlSnapshot *snapshot;  /* nullable */
  GPtrArray *agencies;   /* TlCode, from the second entry of the list on */
  TlOverviewSettings *settings;
  char *stored;             /* nullable: the settings as the library has them */
  GtkNativeDialog *chooser; /* nullable, owned while it is shown */
  TlOverviewFormat format;  /* of the file that is asked for */
  char *path;               /* nullable: of the file written last */
  guint save_source;
  gboolean is_stale;   /* the library changed since */
  gboolean is_filling; /* the form is being filled: nobody changed it */
  gboolean must_focus; /* the suggested button, once it is there */
};

/* tl-overview-page-show.c */
/** Says what the document will hold. */
void tl_overview_page_show_contents (TlOverviewPage *self);

/* tl-overview-page-export.c */
void tl_overview_page_install_actions (GtkWidgetClass *widget_class);
void tl_overview_page_update_actions (TlOverviewPage *self);
/** Keeps the settings in the library now, if they changed. */
void tl_overview_page_save (TlOverviewPage *self);

G_END_DECLS
