/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: the outline, the headings over the text, and where one is. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-outline-item.h"
#include "tl-read-page-private.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

enum
{
  AT_HEADING = 200 /* characters: whoever has read no further goes to the section before */
};

/* How many of the findings, which are in order, begin before character @offset. */
static guint
count_before (GPtrArray *findings, guint offset)
{
  guint low = 0, high = findings != NULL ? findings->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (tl_finding_get_start (findings->pdata[middle]) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
tl_read_page_fill_outline (TlReadPage *self)
{
  GPtrArray *blocks = tl_document_text_get_blocks (self->document_text);
  guint end = tl_document_text_get_length (self->document_text) + 1;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = blocks->len; i-- > 0;)
    {
      const TlBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind != TL_BLOCK_HEADING)
        continue;
      g_ptr_array_insert (items, 0,
                          tl_outline_item_new (MAX (block->level, 1), block->number, block->text,
                                               block->start, end));
      end = block->start;
    }
  self->is_following = TRUE;
  g_list_store_splice (self->outline_store, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->outline_store)), items->pdata,
                       items->len);
  self->is_following = FALSE;
}

void
tl_read_page_count_outline (TlReadPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->outline_store));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlOutlineItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->outline_store), i);

      tl_outline_item_set_n_findings (
          item, count_before (self->findings, tl_outline_item_get_end (item))
                    - count_before (self->findings, tl_outline_item_get_start (item)));
    }
}

/* The place of the last heading at or before character @offset; invalid before the first. */
static guint
find_heading (TlReadPage *self, guint offset)
{
  guint low = 0, high = g_list_model_get_n_items (G_LIST_MODEL (self->outline_store));

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (TlOutlineItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->outline_store), middle);

      if (tl_outline_item_get_start (item) <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : GTK_INVALID_LIST_POSITION;
}

static char *
dup_title (TlOutlineItem *item)
{
  return g_strstrip (g_strdup_printf ("%s %s", tl_outline_item_get_number (item),
                                      tl_outline_item_get_text (item)));
}

/* "5 Analysis ›" for a heading of level 2 within it; "" for one that stands in no other. */
static char *
dup_parents (TlReadPage *self, guint at)
{
  g_autoptr (TlOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->outline_store), at);
  guint level = tl_outline_item_get_level (item);
  GString *text = g_string_new (NULL);

  while (level > 1 && at-- > 0)
    {
      g_autoptr (TlOutlineItem) above =
          g_list_model_get_item (G_LIST_MODEL (self->outline_store), at);
      g_autofree char *title = NULL;

      if (tl_outline_item_get_level (above) >= level)
        continue;
      level = tl_outline_item_get_level (above);
      title = dup_title (above);
      g_string_prepend (text, " › ");
      g_string_prepend (text, title);
    }
  return g_strchomp (g_string_free (text, FALSE));
}

static void
show_heading (TlReadPage *self, guint at)
{
  g_autoptr (TlOutlineItem) item =
      at != GTK_INVALID_LIST_POSITION
          ? g_list_model_get_item (G_LIST_MODEL (self->outline_store), at)
          : NULL;
  g_autofree char *title = item != NULL ? dup_title (item) : g_strdup ("");
  g_autofree char *parents = item != NULL ? dup_parents (self, at) : g_strdup ("");
  g_autofree char *whole = g_strstrip (g_strdup_printf ("%s %s", parents, title));

  gtk_label_set_text (self->parents_label, parents);
  gtk_widget_set_visible (GTK_WIDGET (self->parents_label), parents[0] != '\0');
  gtk_label_set_text (self->heading, title);
  tl_tooltip_set (GTK_WIDGET (self->heading), whole);
}

static void
select_heading (TlReadPage *self, guint at)
{
  if (gtk_single_selection_get_selected (self->outline_selection) == at)
    return;
  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->outline_selection, at);
  if (at != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->outline), "list.scroll-to-item", "u", at);
  self->is_following = FALSE;
  show_heading (self, at);
}

static void
show_place (TlReadPage *self, guint place)
{
  const TlBlock *block = tl_document_text_get_block_at (self->document_text, place);
  const char *number = tl_document_text_get_number_at (self->document_text, place);
  g_autofree char *where = NULL;

  where = number != NULL                     ? g_strdup_printf (_ ("paragraph %s"), number)
          : block != NULL && block->page > 0 ? g_strdup_printf (
                _ ("page %u of %u"), block->page, tl_page_view_get_n_pages (self->picture))
                                             : g_strdup ("");
  gtk_label_set_text (self->place_label, where);
}

/* A page without words that was gone to stays until one reads on in the text. */
static gboolean
is_picture_held (TlReadPage *self)
{
  if (tl_text_view_get_top (self->text) != self->held_top)
    self->held_top = G_MAXUINT;
  return self->held_top != G_MAXUINT;
}

void
tl_read_page_follow_text (TlReadPage *self)
{
  guint place;

  if (self->document_text == NULL)
    return;
  place = tl_text_view_get_place (self->text);
  select_heading (self, find_heading (self, place));
  if (!self->is_marking_page && !is_picture_held (self))
    tl_read_page_show_picture (self, place);
  show_place (self, place);
}

static void
step_section_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlReadPage *self = TL_READ_PAGE (widget);
  guint place, at, n = g_list_model_get_n_items (G_LIST_MODEL (self->outline_store));
  g_autoptr (TlOutlineItem) item = NULL;

  if (self->document_text == NULL || n == 0)
    return;
  place = tl_text_view_get_place (self->text);
  at = find_heading (self, place);
  if (g_variant_get_int32 (parameter) > 0)
    at = at == GTK_INVALID_LIST_POSITION ? 0 : at + 1;
  else if (at != GTK_INVALID_LIST_POSITION)
    {
      item = g_list_model_get_item (G_LIST_MODEL (self->outline_store), at);
      at = place < tl_outline_item_get_start (item) + AT_HEADING && at > 0 ? at - 1 : at;
      g_clear_object (&item);
    }
  if (at >= n)
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->outline_store), at);
  tl_text_view_scroll_to (self->text, tl_outline_item_get_start (item));
}

void
tl_read_page_install_outline (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "read.step-section", "i", step_section_cb);

  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Down, GDK_ALT_MASK, "read.step-section",
                                       "i", 1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Up, GDK_ALT_MASK, "read.step-section",
                                       "i", -1);
}
