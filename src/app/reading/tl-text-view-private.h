/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-text-find.h"
#include "tl-text-marks.h"
#include "tl-text-notes.h"
#include "tl-text-view.h"

G_BEGIN_DECLS

/* One mark, or the part of it that is in sight. */
typedef struct
{
  const TlTextMark *mark;
  guint first, n;  /* into rects */
  gboolean begins; /* its first line is in sight */
} TlShownMark;

/* A flag: a button in the right margin. */
typedef struct
{
  GtkWidget *button;
  GtkWidget *swatch;
  GtkWidget *label;
  TlFinding *finding; /* borrowed; NULL while the button is not in use */
  gboolean is_more;   /* it stands for all on its line */
  int x, y;           /* buffer coordinates */
} TlFlag;

/* "+n" for bars that have no room. */
typedef struct
{
  GtkWidget *button;
  int x, y; /* buffer coordinates */
} TlMore;

/* Bars of the left margin: pixels. */
enum
{
  TL_BAR_LANE = 11, /* from bar to bar */
  TL_BAR_WIDTH = 8,
  TL_BAR_GAP = 18 /* from the text to the far edge of the first bar */
};

enum
{
  TL_TABLE_MAX_COLUMNS = 12
};

/* A table: how its rows are set. Where its columns do not stand side by side, each cell begins a
 * line of its own, with the heading of its column before it. */
typedef struct
{
  GtkTextTag *tag, *header_tag; /* the buffer's */
  guint number;                 /* as in TlBlock */
  guint n_columns;
  char *longest[TL_TABLE_MAX_COLUMNS];  /* cell */
  char *headings[TL_TABLE_MAX_COLUMNS]; /* nullable */
  gboolean is_stacked;
  int label_width; /* pixels for the headings, where they stand before the cells */
} TlTable;

struct _TlTextView
{
  GtkTextView parent_instance;

  TlDocumentText *text;
  TlCodebook *codebook;
  GPtrArray *findings;
  TlTextMarks *marks;
  char *current_id;

  GArray *shown;              /* TlShownMark */
  GArray *rects;              /* GdkRectangle, buffer coordinates */
  guint shown_from, shown_to; /* characters in sight */
  GArray *flags;              /* TlFlag */
  GArray *mores;              /* TlMore */
  GtkWidget *buttons;         /* nullable: GTK's parent of all buttons among the lines */
  double carried_to;          /* how far the text was scrolled when they were last placed */
  GArray *tables;             /* TlTable */

  GtkCssProvider *css;
  GtkTextTag *line_tag;
  GtkTextTag *first_tag, *last_tag; /* of a run of blocks that is drawn apart */
  GtkAdjustment *vadjustment;
  GtkWidget *popover;      /* child */
  GtkWidget *here_popover; /* child */
  gboolean is_on_bar;      /* the pointer */
  char *description;

  GArray *hits; /* TlTextHit; nullable */
  guint current_hit;
  GPtrArray *suggestions;   /* nullable: TlSuggestion, in order */
  TlSuggestion *suggestion; /* nullable: the one in hand */
  GArray *suggestion_flags;

  TlTextNotes *notes;
  GtkWidget *note_popover; /* child */
  GtkLabel *note_title, *note_label;
  const TlTextNote *note_shown; /* nullable */
  gboolean note_is_asked;       /* by a key: stays until it is closed */
  guint note_hiding;            /* source */

  double size;                        /* points */
  double line_height;                 /* times the size */
  double scale;                       /* pixels for each of those at 96 dots an inch */
  char *font;                         /* see tl-reading-font.h */
  int ascent, natural, line, measure; /* pixels */
  int left;                           /* pixels at least: the left margin */
  int width, text_width;              /* pixels: of the widget, of the lines */
  GtkTextMark *pin; /* kept pin_y below the top while GTK measures the lines; -1: where one reads */
  int pin_y;
  guint measuring; /* idle source; 0 when all lines are measured */
  gboolean is_allocating, is_syncing, had_selection;
};

/* Left margin: numbers and bars; right margin: flags. At 12 points. */
enum
{
  TL_TEXT_VIEW_LEFT = 92,
  TL_TEXT_VIEW_RIGHT = 78,
  TL_BOX_PADDING = 16,
  TL_FRAME_GAP = 8 /* above a frame */
};

/* tl-text-view.c */
/** The flags follow, and everybody is told, once a frame. */
void tl_text_view_sync_soon (TlTextView *self);

/* tl-text-view-place.c */
/** All lines have to be measured again: keeps the paragraph at @at in its place, @y below the top,
 * or where one reads for -1. */
void tl_text_view_hold (TlTextView *self, const GtkTextIter *at, int y);
/** Keeps the paragraph at the top there. */
void tl_text_view_hold_top (TlTextView *self);
void tl_text_view_repin (TlTextView *self);

/* tl-text-view-numbers.c */
/** The pixels that the numbers beside the text and the bars between need. */
int tl_text_view_measure_numbers (TlTextView *self);
void tl_text_view_draw_numbers (TlTextView *self, GtkSnapshot *snapshot);

/* tl-text-view-draw.c */
void tl_text_view_find_shown (TlTextView *self);
guint tl_text_view_add_rects (TlTextView *self, guint start, guint end);
void tl_text_view_draw_below (TlTextView *self, GtkSnapshot *snapshot);
void tl_text_view_draw_above (TlTextView *self, GtkSnapshot *snapshot);
gboolean tl_text_view_is_dark (void);
int tl_text_view_find_baseline (TlTextView *self, int height);

/* tl-text-view-suggestions.c */
void tl_text_view_init_suggestions (TlTextView *self);
void tl_text_view_sync_suggestions (TlTextView *self);
void tl_text_view_clear_suggestions (TlTextView *self);
void tl_text_view_draw_suggestions (TlTextView *self, GtkSnapshot *snapshot, gboolean above);
/** Adds to @text which suggestions are at character @at. */
void tl_text_view_describe_suggestions (TlTextView *self, guint at, GString *text);

/* tl-text-view-flags.c */
void tl_text_view_add_button (TlTextView *self, GtkWidget *button);
void tl_text_view_carry_buttons (TlTextView *self);
void tl_text_view_sync_flags (TlTextView *self);
void tl_text_view_clear_flags (TlTextView *self);

/* tl-text-view-bars.c */
void tl_text_view_watch_bars (TlTextView *self);
/** After tl_text_view_find_shown(); never during an allocation. */
void tl_text_view_sync_mores (TlTextView *self);

/* tl-text-view-here.c */
void tl_text_view_make_here_popover (TlTextView *self);
/** @at: in the widget's coordinates: what the list points to. */
void tl_text_view_list_here (TlTextView *self, GPtrArray *findings, const GdkRectangle *at);
/** (transfer full): its themes, and how much it matters. */
char *tl_text_view_name_finding (TlTextView *self, TlFinding *finding);

/* tl-text-view-buffer.c */
gboolean tl_text_view_is_item (const TlBlock *block);
GtkTextBuffer *tl_text_view_make_buffer (TlTextView *self, TlDocumentText *text);
void tl_text_view_apply (GtkTextBuffer *buffer, GtkTextTag *tag, const TlBlock *block);
/** Tells a screen reader which words are in findings, where that is other than with @old
 * (nullable): what they were before. */
void tl_text_view_mark_for_readers (TlTextView *self, TlTextMarks *old);
const TlBlock *tl_text_view_get_neighbour (GPtrArray *blocks, guint i, int by);

/* tl-text-view-tables.c */
void tl_text_view_clear_table (gpointer table);
GtkTextTag *tl_text_view_get_row_tag (TlTextView *self, GtkTextBuffer *buffer, GPtrArray *blocks,
                                      guint i);
void tl_text_view_place_tables (TlTextView *self);
/** (nullable): the heading of the column of a table that holds character @offset. */
const char *tl_text_view_get_column (TlTextView *self, guint offset);
void tl_text_view_draw_row (TlTextView *self, GtkSnapshot *snapshot, const TlBlock *block, int y,
                            int height);

/* tl-text-view-frames.c */
void tl_text_view_draw_frames (TlTextView *self, GtkSnapshot *snapshot);

/* tl-text-view-hits.c */
void tl_text_view_draw_hits (TlTextView *self, GtkSnapshot *snapshot, guint from, guint to);

/* tl-text-view-notes.c */
void tl_text_view_make_note_popover (TlTextView *self);
void tl_text_view_mark_notes (TlTextView *self, GtkTextBuffer *buffer);
void tl_text_view_colour_notes (TlTextView *self);
void tl_text_view_move_note (TlTextView *self);
void tl_text_view_hide_note (TlTextView *self);

G_END_DECLS
