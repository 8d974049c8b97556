/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TlOverviewMeasure:
 * @unit: what was counted: "review", "finding", "recommendation", "theme", "agency", "borough",
 * "document"
 * @count: how many
 * @of: the denominator, or 0 where there is none
 * @theme_id: (nullable): the theme that was counted
 * @agency_id: (nullable): the agency that was counted
 * @scope: (nullable): what else narrows or widens the count: "library", "status:A1", "review:3"
 *
 * The count that a run of text states, so that every number of a document can be recounted.
 */
typedef struct
{
  const char *unit;
  guint count, of;
  char *theme_id, *agency_id, *scope;
} TlOverviewMeasure;

/**
 * TlOverviewRun:
 * @text: UTF-8
 * @is_bold: whether it is set bold
 * @is_name: whether it is a name from the library, in any script, to be kept apart from our words
 * @target: (nullable): id of the block or row that it leads to
 * @colour: (nullable): of a swatch that stands before @text: "indigo", "ochre", "sage", "violet",
 * "brick", "ink"
 * @pattern: (nullable): of the swatch: "solid", "ladder", "hollow"
 * @measure: (nullable): the count that it states
 *
 * A stretch of text that is set in one way.
 */
typedef struct
{
  char *text, *target, *colour, *pattern;
  gboolean is_bold, is_name;
  TlOverviewMeasure *measure;
} TlOverviewRun;

/** (transfer full) (element-type TlOverviewRun): an empty text. */
GPtrArray *tl_overview_text_new (void);
/** (transfer full): a text of one plain run. */
GPtrArray *tl_overview_text_plain (const char *words);
void tl_overview_text_add (GPtrArray *text, const char *words);
void tl_overview_text_add_format (GPtrArray *text, const char *format, ...) G_GNUC_PRINTF (2, 3);
void tl_overview_text_add_bold (GPtrArray *text, const char *words);
/** @target: (nullable): a link when set. */
void tl_overview_text_add_name (GPtrArray *text, const char *name, const char *target);
void tl_overview_text_add_link (GPtrArray *text, const char *words, const char *target);
void tl_overview_text_add_swatch (GPtrArray *text, const char *colour, const char *pattern);
/** @measure: (transfer full). */
void tl_overview_text_add_count (GPtrArray *text, const char *words, gboolean is_bold,
                                 TlOverviewMeasure *measure);

TlOverviewMeasure *tl_overview_measure_new (const char *unit, guint count, guint of);
TlOverviewMeasure *tl_overview_measure_copy (const TlOverviewMeasure *self);
void tl_overview_measure_free (TlOverviewMeasure *self);

/** Where the words of a column stand. */
typedef enum
{
  TL_OVERVIEW_ALIGN_START,
  TL_OVERVIEW_ALIGN_END
} TlOverviewAlign;

/**
 * TlOverviewColumn:
 * @title: column heading
 * @width: share of the table's width, in hundredths
 */
typedef struct
{
  char *title;
  TlOverviewAlign align;
  guint width;
} TlOverviewColumn;

/**
 * TlOverviewRow:
 * @id: (nullable): where links to the row lead
 * @is_indented: whether it belongs to the row above
 * @cells: (element-type GPtrArray): a text for each column; the first one is the row's heading
 */
typedef struct
{
  char *id;
  gboolean is_indented;
  GPtrArray *cells;
} TlOverviewRow;

/**
 * TlOverviewBar:
 * @label: what it stands for
 * @measure: how long it is
 */
typedef struct
{
  char *label;
  TlOverviewMeasure *measure;
} TlOverviewBar;

/**
 * TlOverviewYear:
 * @n_dots: reviews that bear the thing out
 * @n_ticks: other coded reviews
 */
typedef struct
{
  guint year, n_dots, n_ticks;
} TlOverviewYear;

typedef enum
{
  TL_OVERVIEW_HEADING,
  TL_OVERVIEW_PARAGRAPH,
  TL_OVERVIEW_LIST,
  TL_OVERVIEW_QUOTATION,
  TL_OVERVIEW_TABLE,
  TL_OVERVIEW_CHART,
  TL_OVERVIEW_LINE,
  TL_OVERVIEW_COVER, /* the line with a sheet for each review, wide */
  TL_OVERVIEW_PAGE_BREAK
} TlOverviewBlockKind;

/** What a paragraph is. */
typedef enum
{
  TL_OVERVIEW_BODY,
  TL_OVERVIEW_KICKER,   /* above the document's title */
  TL_OVERVIEW_TITLE,    /* the document's title */
  TL_OVERVIEW_SUBTITLE, /* below it */
  TL_OVERVIEW_IMPRINT,  /* at the foot of the title page */
  TL_OVERVIEW_DEDICATION,
  TL_OVERVIEW_FOUND, /* "Found in 5 of 6 reviews" */
  TL_OVERVIEW_NOTE   /* smaller, below a table or a figure */
} TlOverviewRole;

/**
 * TlOverviewBlock:
 * @role: of a paragraph
 * @level: of a heading, from 1
 * @id: (nullable): where links to it lead
 * @number: (nullable): of a heading: "3.1", "A.2"
 * @finding_id: (nullable): of a quotation
 * @caption: (nullable): of a table or a figure, with its number
 * @description: (nullable): of a figure, in words, for those who do not see it
 * @text: (nullable) (element-type TlOverviewRun): of a heading, paragraph, quotation
 * @source: (nullable) (element-type TlOverviewRun): where a quotation was taken from
 * @items: (nullable) (element-type GPtrArray): texts of a list
 * @columns: (nullable) (element-type TlOverviewColumn): of a table
 * @rows: (nullable) (element-type TlOverviewRow): of a table
 * @bars: (nullable) (element-type TlOverviewBar): of a chart
 * @years: (nullable) (element-type TlOverviewYear): of a line, without gaps, in order
 * @is_companion: whether a table only says again what the figure before it shows
 *
 * A piece of the document. What does not belong to its kind is NULL.
 */
typedef struct
{
  TlOverviewBlockKind kind;
  TlOverviewRole role;
  guint level;
  char *id, *number, *finding_id, *caption, *description;
  GPtrArray *text, *source, *items, *columns, *rows, *bars;
  GArray *years;
  gboolean is_companion;
} TlOverviewBlock;

/**
 * TlOverviewDocument:
 * @title: for the file's own data and the running head
 * @author: (nullable): likewise
 * @remark: (nullable): stands in the running head: "Fictional sample"
 * @unit_rule: stands at the foot of every page
 * @blocks: (element-type TlOverviewBlock): in order
 *
 * A whole document: all that a writer sees.
 */
typedef struct
{
  char *title, *author, *remark, *unit_rule;
  GPtrArray *blocks;
} TlOverviewDocument;

TlOverviewDocument *tl_overview_document_new (void);
void tl_overview_document_free (TlOverviewDocument *self);

/* Each adds a block and lends it; texts are (transfer full). */
TlOverviewBlock *tl_overview_add_heading (TlOverviewDocument *self, guint level, const char *id,
                                          const char *number, GPtrArray *text);
TlOverviewBlock *tl_overview_add_paragraph (TlOverviewDocument *self, TlOverviewRole role,
                                            GPtrArray *text);
TlOverviewBlock *tl_overview_add_quotation (TlOverviewDocument *self, const char *finding_id,
                                            const char *words, GPtrArray *source);
/** An empty list: add texts to its items. */
TlOverviewBlock *tl_overview_add_list (TlOverviewDocument *self);
/** A table without columns and rows; @caption: (transfer full). */
TlOverviewBlock *tl_overview_add_table (TlOverviewDocument *self, char *caption);
void tl_overview_table_add_column (TlOverviewBlock *table, const char *title, TlOverviewAlign align,
                                   guint width);
/** An empty row; fill it with tl_overview_row_add(). */
TlOverviewRow *tl_overview_table_add_row (TlOverviewBlock *table, const char *id);
void tl_overview_row_add (TlOverviewRow *row, GPtrArray *text);
/** A figure of @kind; @caption, @description: (transfer full). */
TlOverviewBlock *tl_overview_add_figure (TlOverviewDocument *self, TlOverviewBlockKind kind,
                                         const char *id, char *caption, char *description);
void tl_overview_chart_add_bar (TlOverviewBlock *chart, const char *label,
                                TlOverviewMeasure *measure);
void tl_overview_add_page_break (TlOverviewDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOverviewDocument, tl_overview_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOverviewMeasure, tl_overview_measure_free)

G_END_DECLS
