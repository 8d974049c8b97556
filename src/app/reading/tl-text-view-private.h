/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-text-marks.h"
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
  int x, y;           /* buffer coordinates */
} TlFlag;

enum
{
  TL_TABLE_MAX_COLUMNS = 12
};

/* A table: its rows' tag, and the longest cell of each column in characters. */
typedef struct
{
  GtkTextTag *tag; /* the buffer's */
  guint n_columns, longest[TL_TABLE_MAX_COLUMNS];
} TlTable;

struct _TlTextView
{
  GtkTextView parent_instance;

  TlDocumentText *text;
  TlCodebook *codebook;
  GPtrArray *findings;
  TlTextMarks *marks;
  char *current_id;

  GArray *shown;  /* TlShownMark */
  GArray *rects;  /* GdkRectangle, buffer coordinates */
  GArray *flags;  /* TlFlag */
  GArray *tables; /* TlTable */

  GtkCssProvider *css;
  GtkTextTag *line_tag;
  GtkAdjustment *vadjustment;
  GtkWidget *popover; /* child */
  char *description;

  double size;                        /* points */
  double line_height;                 /* times the size */
  double scale;                       /* pixels for each of those at 96 dots an inch */
  char *font;                         /* see tl-reading-font.h */
  int ascent, natural, line, measure; /* pixels */
  int width;
  GtkTextMark *pin; /* kept pin_y below the top while GTK measures the lines */
  int pin_y;
  guint measuring; /* idle source; 0 when all lines are measured */
  gboolean is_allocating, is_syncing, had_selection;
};

/* Left margin: numbers and bars; right margin: flags. At 12 points. */
enum
{
  TL_TEXT_VIEW_LEFT = 92,
  TL_TEXT_VIEW_RIGHT = 78
};

/* tl-text-view-draw.c */
void tl_text_view_find_shown (TlTextView *self);
void tl_text_view_draw_below (TlTextView *self, GtkSnapshot *snapshot);
void tl_text_view_draw_above (TlTextView *self, GtkSnapshot *snapshot);
gboolean tl_text_view_is_dark (void);

/* tl-text-view-flags.c */
void tl_text_view_sync_flags (TlTextView *self);
void tl_text_view_clear_flags (TlTextView *self);

/* tl-text-view-buffer.c */
GtkTextBuffer *tl_text_view_make_buffer (TlTextView *self, TlDocumentText *text);
void tl_text_view_place_tables (TlTextView *self, int width);

G_END_DECLS
