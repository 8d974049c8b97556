/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the form share. */
#pragma once

#include "tl-code-pane.h"
#include "tl-style-picker.h"

G_BEGIN_DECLS

/* The fields that one types in. */
typedef enum
{
  TL_FIELD_NAME,
  TL_FIELD_DEFINITION,
  TL_FIELD_INCLUSION,
  TL_FIELD_EXCLUSION,
  TL_FIELD_PHRASES,
  TL_FIELD_SECTOR,
  TL_FIELD_FROM,
  TL_FIELD_TO,
  TL_N_FIELDS
} TlField;

struct _TlCodePane
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkWidget *fields[TL_N_FIELDS]; /* entries and text views */
  GtkLabel *state;
  GtkLabel *error;
  GtkLabel *phrases_label;
  GtkWidget *theme_box;
  GtkWidget *agency_box;
  GtkDropDown *parent;
  GtkLabel *parent_hint;
  GtkWidget *style_box;
  TlStylePicker *picker;
  GtkLabel *style_hint;
  GtkDropDown *successor;
  GtkLabel *chain;

  TlLibrary *library;       /* nullable */
  TlCodebook *codebook;     /* nullable */
  TlCode *code;             /* nullable: as it will be once what was sent is saved */
  char *shown[TL_N_FIELDS]; /* what each field had before somebody typed in it */
  GPtrArray *parent_ids;    /* char *, of the rows of @parent; "" for none */
  GPtrArray *successor_ids; /* likewise */
  gboolean is_filling;
};

/* tl-code-pane.c */
/** Sends the code as it is to be. */
void tl_code_pane_save (TlCodePane *self, TlCode *changed);
void tl_code_pane_show_error (TlCodePane *self, const char *message);

/* tl-code-pane-fields.c */
/** Makes the fields show self->code; @all: also those in which somebody is typing. */
void tl_code_pane_fill_fields (TlCodePane *self, gboolean all);
/** Takes self->code for what is stored, and leaves in the fields what is not. */
void tl_code_pane_keep_fields (TlCodePane *self);
/** Saves the field if something was typed in it. */
void tl_code_pane_save_field (TlCodePane *self, TlField field);
/** Takes back what was typed in the field. FALSE if nothing was. */
gboolean tl_code_pane_revert_field (TlCodePane *self, TlField field);

/* tl-code-pane-places.c */
/** Fills what stands above a theme, how it looks, and what followed an agency. */
void tl_code_pane_fill_places (TlCodePane *self);
void tl_code_pane_parent_chosen (TlCodePane *self);
void tl_code_pane_successor_chosen (TlCodePane *self);
void tl_code_pane_style_picked (TlCodePane *self, const char *colour, const char *pattern);

G_END_DECLS
