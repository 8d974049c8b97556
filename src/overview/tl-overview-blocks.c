/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of blocks that the builder fills and the writers read. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-blocks.h"

static void
run_free (gpointer data)
{
  TlOverviewRun *self = data;

  g_free (self->text);
  g_free (self->target);
  g_free (self->colour);
  g_free (self->pattern);
  g_clear_pointer (&self->measure, tl_overview_measure_free);
  g_free (self);
}

static void
column_free (gpointer data)
{
  TlOverviewColumn *self = data;

  g_free (self->title);
  g_free (self);
}

static void
row_free (gpointer data)
{
  TlOverviewRow *self = data;

  g_free (self->id);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static void
bar_free (gpointer data)
{
  TlOverviewBar *self = data;

  g_free (self->label);
  tl_overview_measure_free (self->measure);
  g_free (self);
}

static void
block_free (gpointer data)
{
  TlOverviewBlock *self = data;

  g_free (self->id);
  g_free (self->number);
  g_free (self->finding_id);
  g_free (self->caption);
  g_free (self->description);
  g_clear_pointer (&self->text, g_ptr_array_unref);
  g_clear_pointer (&self->source, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->bars, g_ptr_array_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_free (self);
}

static TlOverviewRun *
add_run (GPtrArray *text, const char *words)
{
  TlOverviewRun *run = g_new0 (TlOverviewRun, 1);

  run->text = g_strdup (words);
  g_ptr_array_add (text, run);
  return run;
}

static TlOverviewBlock *
add_block (TlOverviewDocument *self, TlOverviewBlockKind kind)
{
  TlOverviewBlock *block = g_new0 (TlOverviewBlock, 1);

  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

GPtrArray *
tl_overview_text_new (void)
{
  return g_ptr_array_new_with_free_func (run_free);
}

GPtrArray *
tl_overview_text_plain (const char *words)
{
  GPtrArray *text = tl_overview_text_new ();

  tl_overview_text_add (text, words);
  return text;
}

void
tl_overview_text_add (GPtrArray *text, const char *words)
{
  add_run (text, words);
}

void
tl_overview_text_add_format (GPtrArray *text, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_run (text, words);
}

void
tl_overview_text_add_bold (GPtrArray *text, const char *words)
{
  add_run (text, words)->is_bold = TRUE;
}

void
tl_overview_text_add_name (GPtrArray *text, const char *name, const char *target)
{
  TlOverviewRun *run = add_run (text, name);

  run->is_name = TRUE;
  run->target = g_strdup (target);
}

void
tl_overview_text_add_link (GPtrArray *text, const char *words, const char *target)
{
  add_run (text, words)->target = g_strdup (target);
}

void
tl_overview_text_add_swatch (GPtrArray *text, const char *colour, const char *pattern)
{
  TlOverviewRun *run = add_run (text, "");

  run->colour = g_strdup (colour);
  run->pattern = g_strdup (pattern);
}

void
tl_overview_text_add_count (GPtrArray *text, const char *words, gboolean is_bold,
                            TlOverviewMeasure *measure)
{
  TlOverviewRun *run = add_run (text, words);

  run->is_bold = is_bold;
  run->measure = measure;
}

TlOverviewMeasure *
tl_overview_measure_new (const char *unit, guint count, guint of)
{
  TlOverviewMeasure *self = g_new0 (TlOverviewMeasure, 1);

  self->unit = unit;
  self->count = count;
  self->of = of;
  return self;
}

TlOverviewMeasure *
tl_overview_measure_copy (const TlOverviewMeasure *self)
{
  TlOverviewMeasure *copy = tl_overview_measure_new (self->unit, self->count, self->of);

  copy->theme_id = g_strdup (self->theme_id);
  copy->agency_id = g_strdup (self->agency_id);
  copy->scope = g_strdup (self->scope);
  return copy;
}

void
tl_overview_measure_free (TlOverviewMeasure *self)
{
  g_free (self->theme_id);
  g_free (self->agency_id);
  g_free (self->scope);
  g_free (self);
}

TlOverviewDocument *
tl_overview_document_new (void)
{
  TlOverviewDocument *self = g_new0 (TlOverviewDocument, 1);

  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

void
tl_overview_document_free (TlOverviewDocument *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self->remark);
  g_free (self->unit_rule);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

TlOverviewBlock *
tl_overview_add_heading (TlOverviewDocument *self, guint level, const char *id, const char *number,
                         GPtrArray *text)
{
  TlOverviewBlock *block = add_block (self, TL_OVERVIEW_HEADING);

  block->level = level;
  block->id = g_strdup (id);
  block->number = g_strdup (number);
  block->text = text;
  return block;
}

TlOverviewBlock *
tl_overview_add_paragraph (TlOverviewDocument *self, TlOverviewRole role, GPtrArray *text)
{
  TlOverviewBlock *block = add_block (self, TL_OVERVIEW_PARAGRAPH);

  block->role = role;
  block->text = text;
  return block;
}

TlOverviewBlock *
tl_overview_add_quotation (TlOverviewDocument *self, const char *finding_id, const char *words,
                           GPtrArray *source)
{
  TlOverviewBlock *block = add_block (self, TL_OVERVIEW_QUOTATION);

  block->finding_id = g_strdup (finding_id);
  block->text = tl_overview_text_plain (words);
  block->source = source;
  return block;
}

TlOverviewBlock *
tl_overview_add_list (TlOverviewDocument *self)
{
  TlOverviewBlock *block = add_block (self, TL_OVERVIEW_LIST);

  block->items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return block;
}

TlOverviewBlock *
tl_overview_add_table (TlOverviewDocument *self, char *caption)
{
  TlOverviewBlock *block = add_block (self, TL_OVERVIEW_TABLE);

  block->caption = caption;
  block->columns = g_ptr_array_new_with_free_func (column_free);
  block->rows = g_ptr_array_new_with_free_func (row_free);
  return block;
}

void
tl_overview_table_add_column (TlOverviewBlock *table, const char *title, TlOverviewAlign align,
                              guint width)
{
  TlOverviewColumn *column = g_new0 (TlOverviewColumn, 1);

  column->title = g_strdup (title);
  column->align = align;
  column->width = width;
  g_ptr_array_add (table->columns, column);
}

TlOverviewRow *
tl_overview_table_add_row (TlOverviewBlock *table, const char *id)
{
  TlOverviewRow *row = g_new0 (TlOverviewRow, 1);

  row->id = g_strdup (id);
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (table->rows, row);
  return row;
}

void
tl_overview_row_add (TlOverviewRow *row, GPtrArray *text)
{
  g_ptr_array_add (row->cells, text);
}

TlOverviewBlock *
tl_overview_add_figure (TlOverviewDocument *self, TlOverviewBlockKind kind, const char *id,
                        char *caption, char *description)
{
  TlOverviewBlock *block = add_block (self, kind);

  block->id = g_strdup (id);
  block->caption = caption;
  block->description = description;
  if (kind == TL_OVERVIEW_CHART)
    block->bars = g_ptr_array_new_with_free_func (bar_free);
  else
    block->years = g_array_new (FALSE, FALSE, sizeof (TlOverviewYear));
  return block;
}

void
tl_overview_chart_add_bar (TlOverviewBlock *chart, const char *label, TlOverviewMeasure *measure)
{
  TlOverviewBar *bar = g_new0 (TlOverviewBar, 1);

  bar->label = g_strdup (label);
  bar->measure = measure;
  g_ptr_array_add (chart->bars, bar);
}

void
tl_overview_add_page_break (TlOverviewDocument *self)
{
  add_block (self, TL_OVERVIEW_PAGE_BREAK);
}
