/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-finding-edit.h"
#include "tl-findings-pane.h"
#include "tl-page-view.h"
#include "tl-pinned-sets.h"
#include "tl-read-bar.h"
#include "tl-read-page.h"
#include "tl-reading.h"
#include "tl-tag-palette.h"
#include "tl-text-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The panes beside the text. */
enum
{
  TL_READ_PANE_OUTLINE,
  TL_READ_PANE_PICTURE,
  TL_READ_PANE_FINDINGS,
  TL_N_READ_PANES
};

struct _TlReadPage
{
  TlPage parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkToggleButton *outline_button;
  GtkToggleButton *picture_button;
  GtkToggleButton *findings_button;
  AdwButtonContent *go_to_content, *find_content;
  GtkLabel *review_label;
  GtkDropDown *documents;
  TlReadBar *bar;
  GtkWidget *last_box;
  GtkWidget *last_button;
  GtkMenuButton *pins_button;
  GtkLabel *last_label;
  GtkPaned *outline_paned;
  GtkPaned *picture_paned;
  GtkPaned *findings_paned;
  GtkWidget *outline_pane;
  GtkWidget *progress_box;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkListView *outline;
  GtkSingleSelection *outline_selection;
  GtkLabel *parents_label;
  GtkLabel *heading;
  GtkScrolledWindow *text_window;
  GtkWidget *picture_pane;
  GtkLabel *picture_label;
  GtkLabel *scan_label;
  GtkLabel *picture_message;
  GtkWidget *fit_button;
  GtkLabel *fit_label;
  GtkWidget *coarse_label;
  GtkStack *picture_stack;
  GtkScrolledWindow *picture_window;
  TlFindingsPane *findings_pane;
  GtkWidget *suggestions_button;
  GtkLabel *suggestions_label;
  GtkLabel *place_label;
  TlTextView *text;
  TlPageView *picture;
  GMenuModel *finding_menu;
  GtkWidget *menu;       /* child */
  TlTagPalette *palette; /* child of the text */
  TlTagSets *sets;       /* of the library */

  TlLibrary *library;
  GCancellable *cancellable; /* of what is being loaded */
  char *review_id, *document_id;
  char *wanted_finding_id;        /* to be shown once loaded */
  guint wanted_start, wanted_end; /* to be selected once loaded; none where they are the same */
  char *coming_finding_id;        /* in hand once loaded, where it is */
  TlDocumentText *document_text;
  GPtrArray *findings; /* TlFinding of the document */
  GListStore *document_store, *outline_store;
  TlSpan *span;                          /* the words being tagged */
  GPtrArray *drafts;                     /* what could not be stored */
  guint draft_source;                    /* offers it again */
  guint cursor;                          /* where it stood before it moved */
  TlFinding *words_before, *words_after; /* extended or shortened, not yet stored */
  guint words_source;
  guint n_storing;    /* changes of findings that are on their way */
  gboolean must_load; /* the findings, once they are stored */
  TlRange mark;       /* the word of the picture at which one began to drag */
  gboolean has_mark;
  gboolean is_marking_page; /* words are being selected on the picture: it stays as it is */
  guint marking_frames;
  TlReading *reading; /* nullable: until it is loaded */
  char *reading_id;   /* of the document that it is about */
  guint last_top;     /* first character in sight */
  guint held_top; /* as last_top, while the picture shows a page without words; else G_MAXUINT */
  guint store_source;               /* keeps what was read, soon */
  guint look_source;                /* marks what stays in sight */
  gboolean has_moved;               /* since it was kept */
  GPtrArray *other_findings;        /* nullable: TlFinding of the review's other documents */
  guint n_before;                   /* how many of them stand before this document */
  GPtrArray *suggestions;           /* nullable: TlSuggestion of the document */
  GCancellable *suggesting;         /* of their being made */
  guint suggest_source;             /* starts that soon */
  TlSuggestion *suggestion;         /* nullable: the one in hand */
  TlFinding *amended;               /* nullable: what the palette was opened with for … */
  TlSuggestion *amended_suggestion; /* … this one */
  gboolean shows_suggestions;
  gboolean is_following;       /* lists follow the text: their selection does not move it */
  int width;                   /* at which the panes were last chosen; 0 never */
  int placed[TL_N_READ_PANES]; /* how wide the panes were made */
  gboolean has_placed_panes;
};

/* tl-read-page-load.c */
void tl_read_page_load_document (TlReadPage *self);
void tl_read_page_load_findings (TlReadPage *self);
void tl_read_page_begin_storing (TlReadPage *self);
void tl_read_page_end_storing (TlReadPage *self, gboolean is_stored);
gboolean tl_read_page_must_wait (TlReadPage *self);
void tl_read_page_show_changed (TlReadPage *self, TlFinding *finding);
/** Shows the finding or the words that were asked for, once all is loaded. */
void tl_read_page_show_wanted (TlReadPage *self);
void tl_read_page_show_finding (TlReadPage *self, TlFinding *finding);
TlFinding *tl_read_page_get_current_finding (TlReadPage *self);
/** Shows @findings (transfer none), of the document, in all panes; who is in hand stays. */
void tl_read_page_take_findings (TlReadPage *self, GPtrArray *findings);
/** @id: (nullable): takes a finding in hand without moving the text. */
void tl_read_page_choose_finding (TlReadPage *self, const char *id);
/** Shows everywhere which finding is in hand. */
void tl_read_page_mark_current (TlReadPage *self);

/* tl-read-page-coding.c */
void tl_read_page_install_coding (GtkWidgetClass *widget_class);
void tl_read_page_update_coding (TlReadPage *self, gboolean can_write, gboolean has_finding,
                                 gboolean has_selection);
/** To be called for each new buffer of the text. */
void tl_read_page_watch_cursor (TlReadPage *self);

/* tl-read-page-sets.c */
void tl_read_page_install_sets (GtkWidgetClass *widget_class);
void tl_read_page_load_sets (TlReadPage *self);
void tl_read_page_update_sets (TlReadPage *self, gboolean can_write);

/* tl-read-page-keys.c */
gboolean tl_read_page_handle_key (TlReadPage *self, guint key, guint code, GdkModifierType state);
gboolean tl_read_page_handle_list_key (TlReadPage *self, guint key, GdkModifierType state);

/* tl-read-page-mark.c */
void tl_read_page_watch_picture (TlReadPage *self);

/* tl-read-page-menu.c */
void tl_read_page_add_menu (TlReadPage *self);
/** For each row of the findings, when its child is set. */
void tl_read_page_add_row_menu (GtkListItem *item);
void tl_read_page_show_menu (TlReadPage *self);

/* tl-read-page-words.c */
void tl_read_page_move_edge (TlReadPage *self, gboolean at_end, int words);
/** Stores what was extended or shortened; called before anything else is done. */
void tl_read_page_store_words (TlReadPage *self);
/** Puts what is not yet stored in its place among @findings. */
void tl_read_page_apply_words (TlReadPage *self, GPtrArray *findings);

/* tl-read-page-findings.c */
void tl_read_page_install_findings (GtkWidgetClass *widget_class);
void tl_read_page_make_findings (TlReadPage *self);
/** Whether several findings are selected in the list. */
gboolean tl_read_page_has_several (TlReadPage *self);
void tl_read_page_remove_several (TlReadPage *self);

/* tl-read-page-suggestions.c */
void tl_read_page_install_suggestions (GtkWidgetClass *widget_class);
void tl_read_page_make_suggestions (TlReadPage *self);
void tl_read_page_load_suggestions (TlReadPage *self);
void tl_read_page_forget_suggestions (TlReadPage *self);
/** @suggestion: (nullable): takes it in hand and goes to it. */
void tl_read_page_show_suggestion (TlReadPage *self, TlSuggestion *suggestion);
void tl_read_page_set_shows_suggestions (TlReadPage *self, gboolean shows);
/** (transfer full) (nullable): the suggestion that the palette amended, where it began with @old.
 */
TlSuggestion *tl_read_page_take_amended (TlReadPage *self, TlFinding *old);
/** Goes back to where tl_read_page_take_amended() was called. */
void tl_read_page_hold_amended (TlReadPage *self, TlSuggestion *suggestion, TlFinding *finding);
/** Stores the answer to a suggestion, and @finding (nullable). */
void tl_read_page_answer (TlReadPage *self, TlSuggestion *suggestion, TlAnswer answer,
                          TlFinding *finding, GAsyncReadyCallback callback, gpointer data);
/** Whether a suggestion was in hand. */
gboolean tl_read_page_let_suggestion_go (TlReadPage *self);
gboolean tl_read_page_handle_suggestion_key (TlReadPage *self, guint key, GdkModifierType state);

/* tl-read-page-rows.c */
void tl_read_page_make_rows (TlReadPage *self);

/* tl-read-page-progress.c */
/** Goes to where one was, unless one is on the way to a finding. */
void tl_read_page_load_reading (TlReadPage *self);
/** The text moved. */
void tl_read_page_note_place (TlReadPage *self);
/** Keeps what changed since the last time, at once. */
void tl_read_page_store_reading (TlReadPage *self);
/** To be called while the text still stands. */
void tl_read_page_forget_reading (TlReadPage *self);
/** A page on marks the paragraphs in sight as read. */
void tl_read_page_page_on (TlReadPage *self, gboolean backward);

/* tl-read-page-panes.c */
void tl_read_page_install_panes (GtkWidgetClass *widget_class);
/** Once, when the widgets are there. */
void tl_read_page_tie_panes (TlReadPage *self);
void tl_read_page_place_panes (TlReadPage *self, int width);
void tl_read_page_save_panes (TlReadPage *self);
/** Which panes are shown in a window of @width pixels. */
void tl_read_page_adapt_to_width (TlReadPage *self, int width);

/* tl-read-page-outline.c */
void tl_read_page_install_outline (GtkWidgetClass *widget_class);
void tl_read_page_fill_outline (TlReadPage *self);
/** How many findings there are under each heading. */
void tl_read_page_count_outline (TlReadPage *self);
/** The heading, the outline and the picture go with the text. */
void tl_read_page_follow_text (TlReadPage *self);

/* tl-read-page-picture.c */
void tl_read_page_install_picture (GtkWidgetClass *widget_class);
/** Once, when the widgets are there: actions, settings, labels. */
void tl_read_page_tie_picture (TlReadPage *self);
/** Which page it is, and what is marked on it. */
void tl_read_page_show_page (TlReadPage *self);
/** Finds the margins of the document's pages. */
void tl_read_page_measure_picture (TlReadPage *self);
/** Brings what stands at character @offset into sight on its page. */
void tl_read_page_show_picture (TlReadPage *self, guint offset);

/* tl-read-page-picture-marks.c */
/** Marks on the page that is shown what is no finding. */
void tl_read_page_mark_picture (TlReadPage *self);
/** Other words were found, or another place of them is in hand. */
void tl_read_page_show_hits (TlReadPage *self);

/* tl-read-page-reading.c */
void tl_read_page_install_reading_actions (GtkWidgetClass *widget_class);
/** Where there is no page of that number, nothing happens. */
void tl_read_page_go_to_page (TlReadPage *self, guint page);

/* tl-read-page-actions.c */
void tl_read_page_install_actions (GtkWidgetClass *widget_class);
void tl_read_page_update_actions (TlReadPage *self);

/* tl-read-page-tag.c */
void tl_read_page_tag (TlReadPage *self);
/** Opens the palette at the cursor or selection; @finding: (nullable). */
void tl_read_page_ask (TlReadPage *self, TlFinding *finding, gboolean in_note);
void tl_read_page_make_palette (TlReadPage *self);
/** Makes the selected words, otherwise the paragraph at the cursor, those to be tagged; FALSE where
 * there are none or nothing can be written. */
gboolean tl_read_page_take_selection (TlReadPage *self);
/** Tags the words taken with @set, and says @message then. */
void tl_read_page_store_set (TlReadPage *self, const TlTagSet *set, const char *message);
/** (transfer full): for what could not be stored. */
GPtrArray *tl_read_page_make_drafts (void);
/** Opens the palette with what could not be stored in this document, soon, where it is closed. */
void tl_read_page_offer_drafts (TlReadPage *self);

G_END_DECLS
