/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-tag-palette.h"

G_BEGIN_DECLS

struct _TlTagPalette
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkFlowBox *chips;
  GtkEditable *entry;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkStack *results;
  GtkDropDown *type;
  GtkDropDown *importance;
  GtkEditable *note;
  GtkLabel *message;
  GtkWidget *tag_button;

  TlCodebook *codebook;
  TlTagSets *sets;
  TlFinding *finding;
  GListStore *matches;
  guint n_recent; /* the first of the matches, used of late */
  GListStore *types;
  GPtrArray *chosen; /* TlCode: themes and agencies */
};

/* tl-tag-palette-rows.c */
GtkListItemFactory *tl_tag_palette_make_rows (TlTagPalette *self);
/** Makes the chips anew; TAKE_OFF (self, code) is called when one is pressed. */
void tl_tag_palette_make_chips (TlTagPalette *self,
                                void (*take_off) (TlTagPalette *self, TlCode *code));
/** (transfer full): "T15.2 Housing response, Theme". */
char *tl_tag_palette_name_match (TlTagPalette *self, TlCode *code);

G_END_DECLS
