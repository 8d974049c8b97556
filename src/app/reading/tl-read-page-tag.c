/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: tagging words, with the palette or with a set. What the library does not take is
 * not lost: the palette opens with it again, and says why. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"
#include "tl-window-messages.h"

/* Milliseconds: on X11 the end of the grab of a palette that has just closed would close the new
 * one. */
#define OFFER_AFTER 200

enum
{
  ROOM_FOR_CHIPS = 80 /* pixels: its edges, and by how much the palette may grow as one chooses */
};

/* What was chosen and typed, until it is stored. */
typedef struct
{
  TlReadPage *page; /* nullable: while it is on its way */
  char *document_id;
  TlFinding *old;           /* nullable: what is amended */
  TlSuggestion *suggestion; /* nullable: of which that is what it would become */
  TlSpan *span;             /* nullable: the words, where they are tagged for the first time */
  TlTagSet *set;
  char *note;
  guint importance;
  gboolean is_typed; /* in the palette */
  char *message;     /* nullable: what is said in the end */
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_clear_object (&draft->page);
  g_clear_object (&draft->old);
  g_clear_object (&draft->suggestion);
  g_clear_pointer (&draft->span, tl_span_free);
  g_clear_pointer (&draft->set, tl_tag_set_free);
  g_free (draft->document_id);
  g_free (draft->note);
  g_free (draft->message);
  g_free (draft);
}

static Draft *
draft_new (TlReadPage *self, const TlTagSet *set, const char *note, guint importance)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->page = g_object_ref (self);
  draft->document_id = g_strdup (self->document_id);
  draft->set = tl_tag_set_new ((const char *const *) set->themes,
                               (const char *const *) set->agencies, set->type_id);
  draft->note = g_strdup (note);
  draft->importance = importance;
  return draft;
}

GPtrArray *
tl_read_page_make_drafts (void)
{
  return g_ptr_array_new_with_free_func (draft_free);
}

static void
open_draft (TlReadPage *self, const Draft *draft)
{
  if (draft->span != NULL)
    {
      g_clear_pointer (&self->span, tl_span_free);
      self->span = tl_span_copy (draft->span);
      tl_text_view_select_range (self->text, draft->span->start, draft->span->end);
    }
  else if (draft->suggestion != NULL)
    tl_read_page_hold_amended (self, draft->suggestion, draft->old);
  else
    tl_text_view_scroll_to (self->text, tl_finding_get_start (draft->old));
  tl_read_page_ask (self, draft->old, FALSE);
  tl_tag_palette_restore (self->palette, draft->set, draft->note, draft->importance,
                          draft->message);
}

static gboolean
offer_cb (gpointer data)
{
  TlReadPage *self = data;

  self->draft_source = 0;
  if (self->document_text == NULL || gtk_widget_get_visible (GTK_WIDGET (self->palette)))
    return G_SOURCE_REMOVE;
  for (guint i = 0; i < self->drafts->len; i++)
    {
      Draft *draft = self->drafts->pdata[i];

      if (g_strcmp0 (draft->document_id, self->document_id) != 0)
        continue;
      g_ptr_array_steal_index (self->drafts, i);
      open_draft (self, draft);
      draft_free (draft);
      break;
    }
  return G_SOURCE_REMOVE;
}

void
tl_read_page_offer_drafts (TlReadPage *self)
{
  if (self->drafts->len > 0 && self->draft_source == 0)
    self->draft_source = g_timeout_add (OFFER_AFTER, offer_cb, self);
}

/* Takes @draft: words tagged with a set are selected again, what was typed is offered again. */
static void
give_back (TlReadPage *self, Draft *draft, const GError *error)
{
  gboolean is_here =
      g_strcmp0 (draft->document_id, self->document_id) == 0 && self->document_text != NULL;

  g_clear_object (&draft->page);
  g_free (draft->message);
  draft->message = g_strdup (error->message);
  if (draft->is_typed && self->library != NULL)
    {
      g_ptr_array_add (self->drafts, draft);
      tl_read_page_offer_drafts (self);
      return;
    }
  tl_window_show_error (GTK_WIDGET (self), error);
  if (is_here && draft->span != NULL)
    tl_text_view_select_range (self->text, draft->span->start, draft->span->end);
  draft_free (draft);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Draft *draft = data;
  g_autoptr (TlReadPage) self = g_object_ref (draft->page);
  g_autoptr (GError) error = NULL;
  gboolean is_answer = draft->suggestion != NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    {
      if (draft->message != NULL)
        tl_window_show_toast (GTK_WIDGET (self), draft->message, TRUE);
      draft_free (draft);
    }
  else
    give_back (self, draft, error);
  if (!is_answer)
    tl_read_page_end_storing (self, error == NULL);
}

/* Takes @draft. */
static void
store_new (TlReadPage *self, Draft *draft)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  TlFinding *finding;

  draft->span = tl_span_copy (self->span);
  g_ptr_array_add (spans, tl_span_copy (self->span));
  finding = tl_finding_new (
      NULL, self->review_id, self->document_id, spans, draft->set->type_id,
      (const char *const *) draft->set->themes, (const char *const *) draft->set->agencies,
      draft->note, draft->importance,
      tl_document_text_get_number_at (self->document_text, self->span->start), NULL, NULL);
  g_ptr_array_add (findings, finding);
  tl_tag_sets_use (self->sets, draft->set);
  g_clear_pointer (&self->wanted_finding_id, g_free);
  g_free (self->coming_finding_id);
  self->coming_finding_id = g_strdup (tl_finding_get_id (finding));
  tl_read_page_begin_storing (self);
  tl_library_add_findings_async (self->library, findings, done_cb, draft);
  tl_text_view_drop_selection (self->text);
}

void
tl_read_page_store_set (TlReadPage *self, const TlTagSet *set, const char *message)
{
  Draft *draft = draft_new (self, set, "", 0);

  draft->message = g_strdup (message);
  store_new (self, draft);
}

/* Takes @draft. */
static void
store_changed (TlReadPage *self, Draft *draft)
{
  g_autoptr (TlFinding) recoded =
      tl_finding_recode (draft->old, draft->set->type_id, (const char *const *) draft->set->themes,
                         (const char *const *) draft->set->agencies, draft->note);
  g_autoptr (TlFinding) finding = tl_finding_weigh (recoded, draft->importance);

  draft->suggestion = tl_read_page_take_amended (self, draft->old);
  if (draft->suggestion != NULL)
    {
      tl_read_page_answer (self, draft->suggestion, TL_ANSWER_AMENDED, finding, done_cb, draft);
      return;
    }
  tl_read_page_begin_storing (self);
  tl_library_set_finding_async (self->library, finding, done_cb, draft);
  tl_read_page_show_changed (self, finding);
}

static void
tagged_cb (TlReadPage *self)
{
  TlFinding *old = tl_tag_palette_get_finding (self->palette);
  g_autoptr (TlTagSet) set = tl_tag_palette_dup_set (self->palette);
  Draft *draft;

  if (old == NULL && self->span == NULL)
    return;
  draft = draft_new (self, set, tl_tag_palette_get_note (self->palette),
                     tl_tag_palette_get_importance (self->palette));
  draft->is_typed = TRUE;
  if (old != NULL)
    {
      draft->old = g_object_ref (old);
      store_changed (self, draft);
    }
  else
    store_new (self, draft);
  tl_read_page_update_actions (self);
  tl_read_page_grab_text (self);
}

gboolean
tl_read_page_take_selection (TlReadPage *self)
{
  tl_read_page_store_words (self);
  if (self->document_text == NULL || tl_library_get_is_read_only (self->library))
    return FALSE;
  g_clear_pointer (&self->span, tl_span_free);
  self->span = tl_text_view_dup_selection (self->text);
  if (self->span == NULL)
    {
      tl_text_view_select_paragraph (self->text, FALSE);
      self->span = tl_text_view_dup_selection (self->text);
    }
  return self->span != NULL;
}

/* Under the words if there is room, otherwise above them; where there is neither, the words move up
 * first. */
void
tl_read_page_ask (TlReadPage *self, TlFinding *finding, gboolean in_note)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->text)), needed;
  GdkRectangle rect;

  /* A popover that is not shown says that it needs nothing. */
  gtk_widget_measure (gtk_popover_get_child (GTK_POPOVER (self->palette)), GTK_ORIENTATION_VERTICAL,
                      -1, &needed, NULL, NULL, NULL);
  needed += ROOM_FOR_CHIPS;
  tl_text_view_get_selection_rect (self->text, &rect);
  if (height - rect.y - rect.height < needed && rect.y < needed)
    {
      tl_text_view_raise_selection (self->text, MAX (height - needed, 0));
      tl_text_view_get_selection_rect (self->text, &rect);
    }
  gtk_popover_set_position (
      GTK_POPOVER (self->palette),
      height - rect.y - rect.height < needed && rect.y >= needed ? GTK_POS_TOP : GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->palette), &rect);
  tl_tag_palette_ask (self->palette, tl_library_get_codebook (self->library), self->sets, finding,
                      in_note);
}

void
tl_read_page_tag (TlReadPage *self)
{
  if (tl_read_page_take_selection (self))
    tl_read_page_ask (self, NULL, FALSE);
}

void
tl_read_page_make_palette (TlReadPage *self)
{
  self->palette = TL_TAG_PALETTE (tl_tag_palette_new ());
  tl_text_view_attach_popover (self->text, GTK_WIDGET (self->palette));
  g_signal_connect_object (self->palette, "tagged", G_CALLBACK (tagged_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->palette, "closed", G_CALLBACK (tl_read_page_offer_drafts), self,
                           G_CONNECT_SWAPPED);
}
