/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include "tl-backup-keeper.h"
#include "tl-history-page.h"
#include "tl-codebook-page.h"
#include "tl-lessons-page.h"
#include "tl-overview-page.h"
#include "tl-read-page.h"
#include "tl-review-page.h"
#include "tl-reviews-page.h"
#include "tl-search-page.h"
#include "tl-window.h"

G_BEGIN_DECLS

/* The last of the labels is that of the page which is not one of the four. */
#define TL_WINDOW_HERE_LABEL 4

struct _TlWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  GtkWidget *import_button;
  GtkWidget *import_label;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *switcher;
  GtkWidget *page_labels[5]; /* words beside the icons of the switcher */
  GtkWidget *here_button;
  GtkImage *here_icon;
  GtkMenuButton *menu_button;
  GtkWidget *search_button;
  AdwToastOverlay *toasts;
  GtkRevealer *notice;
  GtkLabel *notice_label;
  GtkWidget *home_button;
  GtkStack *stack;
  GtkStack *pages;
  AdwStatusPage *welcome;
  GtkWidget *change_button;
  GtkWidget *failed_box;
  GtkWidget *again_button;
  GtkWidget *backups_button;
  GtkLabel *opening_label;
  TlReviewsPage *reviews;
  TlReadPage *read;
  TlLessonsPage *lessons;
  TlOverviewPage *overview;
  TlHistoryPage *history;
  TlCodebookPage *codebook;
  TlSearchPage *search;
  TlReviewPage *review;
  GtkWidget *footer;
  GtkLabel *name_label;
  GtkLabel *counts_label;
  GtkLabel *saved_label;
  GtkMenuButton *coder_button;
  GtkLabel *coder_label;
  GtkEditable *coder_entry;

  TlLibrary *library;       /* nullable */
  GCancellable *opening;    /* nullable: of a library that is being opened */
  char *opening_path;       /* nullable: what is being opened, or could not be */
  char *opening_home;       /* nullable: if that is a backup, the library that it is of */
  char *home_path;          /* nullable: if a backup is open, the library that it is of */
  TlBackupKeeper *keeper;   /* nullable: backs up the library */
  guint backup_source;      /* until the keeper starts */
  GDateTime *saved_at;      /* nullable: when a change was saved last, since it was opened */
  char *backup_fault;       /* nullable: why the last backup failed, and what to do */
  GPtrArray *waiting_files; /* nullable: GFile, to be imported once a library is open */
  GMenu *change_section;    /* of the menu: undo and redo with their names */
  AdwToast *trouble_toast;  /* nullable, owned: says why the last change was not saved */
  GCancellable *undoing;    /* nullable: of undo and redo, while they are under way */
  guint n_undoing, undoing_source;
  AdwToast *undoing_toast;  /* nullable, owned: offers to cancel them */
  AdwToast *undo_toast;     /* nullable, owned: says what the next change makes untrue */
  GtkNativeDialog *chooser; /* nullable: a native dialogue lives as long as somebody holds it */
  gboolean is_narrow, is_adapting;
};

/* tl-window-actions.c */
void tl_window_install_actions (GtkWidgetClass *widget_class);
/** Decides what can be done now; called whenever something changed that it depends on. */
void tl_window_update_actions (TlWindow *self);

/* tl-window-backup.c */
/** Backs up the open library from now on, if that is wanted. */
void tl_window_start_backups (TlWindow *self);
void tl_window_stop_backups (TlWindow *self);
/** Shows the backups of the library, open or not. */
void tl_window_show_backups (TlWindow *self);
/** Says where the library is kept as it was, if opening brought it up to date. */
void tl_window_tell_of_older_copy (TlWindow *self);
gboolean tl_window_has_backups (TlWindow *self);
void tl_window_save_copy (TlWindow *self, const char *path);

/* tl-window-undo.c */
void tl_window_undo (TlWindow *self);
void tl_window_redo (TlWindow *self);
/** Ends what is being undone or done again, which then did not happen. */
void tl_window_stop_undo (TlWindow *self);

/* tl-window-notice.c */
void tl_window_update_notice (TlWindow *self);

/* tl-window-library.c */
/** (transfer full) (nullable): the library that the window is about: the open one, the one that the
 * open backup is of, or the one that could not be opened. */
char *tl_window_dup_library_path (TlWindow *self);
/** Opens the backup @path of the library @home_path for reading only. */
void tl_window_look_into (TlWindow *self, const char *path, const char *home_path);
/** Takes @library (nullable) in place of the one that is open. */
void tl_window_set_library (TlWindow *self, TlLibrary *library);
void tl_window_update_footer (TlWindow *self);

/* tl-window.c */
void tl_window_focus_page (TlWindow *self);

/* tl-window-here.c */
void tl_window_show_where (TlWindow *self);

/* For tl-window-messages.c */
void tl_window_add_toast (TlWindow *self, AdwToast *toast);
void tl_window_set_undo_toast (TlWindow *self, AdwToast *toast);
/** (nullable) */
void tl_window_set_trouble_toast (TlWindow *self, AdwToast *toast);

G_END_DECLS
