/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: its parts, and how they are tied together. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"
#include "tl-app-settings.h"
#include "tl-finding-row.h"
#include "tl-focus.h"
#include "tl-outline-item.h"
#include "tl-read-page-private.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_SHOW_SUGGESTIONS,
  N_PROPS
};

enum
{
  NARROW = 480
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlReadPage, tl_read_page, TL_TYPE_PAGE)

static void
place_changed_cb (TlReadPage *self)
{
  tl_read_page_follow_text (self);
  tl_read_page_note_place (self);
}

static void
finding_activated_cb (TlReadPage *self, TlFinding *finding)
{
  tl_read_page_show_finding (self, finding);
}

static void
finding_chosen_cb (TlReadPage *self, TlFinding *finding)
{
  tl_read_page_choose_finding (self, tl_finding_get_id (finding));
}

static void
show_selection (TlReadPage *self)
{
  g_autoptr (TlSpan) span = tl_text_view_dup_selection (self->text);

  tl_page_view_set_selection (self->picture, span);
}

static void
has_selection_cb (TlReadPage *self)
{
  show_selection (self);
  tl_read_page_update_actions (self);
}

/* The words being selected are marked on the page too, as the selection grows. */
static void
mark_set_cb (GtkTextBuffer *buffer, GtkTextIter *at, GtkTextMark *mark, TlReadPage *self)
{
  if (mark == gtk_text_buffer_get_selection_bound (buffer)
      || mark == gtk_text_buffer_get_insert (buffer))
    show_selection (self);
}

static void
buffer_changed_cb (TlReadPage *self)
{
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "mark-set",
                           G_CALLBACK (mark_set_cb), self, 0);
  tl_read_page_watch_cursor (self);
}

static void
outline_selected_cb (TlReadPage *self)
{
  TlOutlineItem *item = gtk_single_selection_get_selected_item (self->outline_selection);

  if (self->is_following || item == NULL)
    return;
  tl_text_view_scroll_to (self->text, tl_outline_item_get_start (item));
}

static void
outline_activated_cb (TlReadPage *self)
{
  outline_selected_cb (self);
  tl_read_page_grab_text (self);
}

/* Where on the page one clicked, the text goes to: the word whose box is nearest. */
static void
point_activated_cb (TlReadPage *self, guint page, double x, double y)
{
  guint start, end;

  if (self->document_text != NULL
      && tl_document_text_find_word (self->document_text, page, x, y, &start, &end))
    tl_text_view_scroll_to (self->text, start);
}

static void
page_changed_cb (TlReadPage *self)
{
  tl_read_page_show_page (self);
}

static void
hits_changed_cb (TlReadPage *self)
{
  tl_read_page_show_hits (self);
}

static void
picture_message_cb (TlReadPage *self)
{
  g_autofree char *message = NULL;

  g_object_get (self->picture, "message", &message, NULL);
  gtk_label_set_text (self->picture_message, message != NULL ? message : "");
  gtk_stack_set_visible_child_name (self->picture_stack, message != NULL ? "message" : "page");
}

static void
document_selected_cb (TlReadPage *self)
{
  TlDocument *document = gtk_drop_down_get_selected_item (self->documents);

  if (self->is_following || document == NULL
      || g_strcmp0 (tl_document_get_id (document), self->document_id) == 0)
    return;
  g_free (self->document_id);
  self->document_id = g_strdup (tl_document_get_id (document));
  tl_read_page_load_document (self);
}

static void
bar_closed_cb (TlReadPage *self)
{
  tl_read_page_grab_text (self);
}

static void
page_wanted_cb (TlReadPage *self, guint page)
{
  tl_read_page_go_to_page (self, page);
}

static void
pins_closed_cb (TlReadPage *self)
{
  tl_focus_after_popover (GTK_WIDGET (self->text));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TlReadPage *self)
{
  if (!gtk_widget_is_focus (GTK_WIDGET (self->text)) || self->document_text == NULL)
    return GDK_EVENT_PROPAGATE;
  return tl_read_page_handle_key (self, key, code, state);
}

/* Who lets Alt go has done with the words of a finding. */
static void
key_released_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                 TlReadPage *self)
{
  if (key == GDK_KEY_Alt_L || key == GDK_KEY_Alt_R || key == GDK_KEY_Meta_L
      || key == GDK_KEY_Meta_R)
    tl_read_page_store_words (self);
}

static void
library_changed_cb (TlReadPage *self, GStrv review_ids)
{
  if (self->review_id == NULL
      || (review_ids != NULL
          && !g_strv_contains ((const char *const *) review_ids, self->review_id)))
    return;
  if (tl_library_get_review (self->library, self->review_id) == NULL)
    {
      g_autoptr (TlLibrary) library = g_object_ref (self->library);

      tl_read_page_set_library (self, NULL);
      tl_read_page_set_library (self, library);
      return;
    }
  if (self->document_text != NULL)
    tl_read_page_load_findings (self);
}

static void
text_left_cb (TlReadPage *self)
{
  tl_read_page_store_words (self);
}

static void
bind_settings (TlReadPage *self)
{
  GSettings *settings = tl_app_settings_get ();

  if (settings == NULL)
    return;
  g_settings_bind (settings, "text-size", self->text, "text-size", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "line-height", self->text, "line-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reading-font", self->text, "font", G_SETTINGS_BIND_DEFAULT);
}

/* The panes give way themselves; their sum must not keep the window wide. */
static int
tl_read_page_adapt (TlPage *page, int width)
{
  TlReadPage *self = TL_READ_PAGE (page);

  if (width != self->width)
    tl_read_page_adapt_to_width (self, width);
  return NARROW;
}

static void
tl_read_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlReadPage *self = TL_READ_PAGE (widget);

  if (!self->has_placed_panes
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "document") == 0)
    {
      tl_read_page_place_panes (self, width);
      self->has_placed_panes = TRUE;
    }
  GTK_WIDGET_CLASS (tl_read_page_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
tl_read_page_unmap (GtkWidget *widget)
{
  tl_read_page_store_words (TL_READ_PAGE (widget));
  tl_read_page_store_reading (TL_READ_PAGE (widget));
  tl_read_page_save_panes (TL_READ_PAGE (widget));
  GTK_WIDGET_CLASS (tl_read_page_parent_class)->unmap (widget);
}

static void
forget (TlReadPage *self)
{
  tl_read_page_store_words (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document_text);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->other_findings, g_ptr_array_unref);
  self->n_before = 0;
  tl_read_page_forget_suggestions (self);
  g_clear_pointer (&self->review_id, g_free);
  g_clear_pointer (&self->document_id, g_free);
  g_clear_pointer (&self->wanted_finding_id, g_free);
  g_clear_pointer (&self->coming_finding_id, g_free);
  g_clear_pointer (&self->span, tl_span_free);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_ptr_array_set_size (self->drafts, 0);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  g_clear_object (&self->sets);
}

static void
tl_read_page_dispose (GObject *object)
{
  TlReadPage *self = TL_READ_PAGE (object);

  g_clear_handle_id (&self->store_source, g_source_remove);
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_pointer (&self->reading, tl_reading_free);
  g_clear_pointer (&self->reading_id, g_free);
  forget (self);
  g_clear_object (&self->document_store);
  g_clear_object (&self->outline_store);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_READ_PAGE);
  G_OBJECT_CLASS (tl_read_page_parent_class)->dispose (object);
}

static void
tl_read_page_finalize (GObject *object)
{
  g_ptr_array_unref (TL_READ_PAGE (object)->drafts);
  G_OBJECT_CLASS (tl_read_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, outline_button);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, picture_button);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, findings_button);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, go_to_content);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, find_content);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, review_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, documents);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, bar);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, last_box);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, last_button);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, pins_button);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, last_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, outline_paned);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, picture_paned);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, findings_paned);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, outline_pane);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, outline);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, outline_selection);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, parents_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, heading);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, text_window);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, picture_pane);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, picture_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, scan_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, picture_message);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, fit_button);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, fit_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, coarse_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, picture_stack);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, picture_window);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, findings_pane);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, suggestions_button);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, suggestions_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, text);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, picture);
  gtk_widget_class_bind_template_child (widget_class, TlReadPage, finding_menu);
}

static void
tl_read_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_SUGGESTIONS)
    g_value_set_boolean (value, TL_READ_PAGE (object)->shows_suggestions);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_read_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlReadPage *self = TL_READ_PAGE (object);

  if (id != PROP_SHOW_SUGGESTIONS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->shows_suggestions == g_value_get_boolean (value))
    return;
  tl_read_page_set_shows_suggestions (self, g_value_get_boolean (value));
  g_object_notify_by_pspec (object, pspec);
}

static void
install_properties (TlReadPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_read_page_get_property;
  object_class->set_property = tl_read_page_set_property;
  properties[PROP_SHOW_SUGGESTIONS] =
      g_param_spec_boolean ("show-suggestions", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_read_page_class_init (TlReadPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  TL_PAGE_CLASS (class)->adapt = tl_read_page_adapt;
  G_OBJECT_CLASS (class)->dispose = tl_read_page_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_read_page_finalize;
  widget_class->size_allocate = tl_read_page_size_allocate;
  widget_class->unmap = tl_read_page_unmap;
  g_type_ensure (TL_TYPE_READ_BAR);
  g_type_ensure (TL_TYPE_FINDINGS_PANE);
  g_type_ensure (TL_TYPE_TEXT_VIEW);
  g_type_ensure (TL_TYPE_PAGE_VIEW);
  g_type_ensure (TL_TYPE_DOCUMENT);
  g_type_ensure (TL_TYPE_PINNED_SETS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reading/read-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_selection_cb);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hits_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picture_message_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, pins_closed_cb);
  install_properties (class);
  tl_read_page_install_actions (widget_class);
  tl_read_page_install_findings (widget_class);
  tl_read_page_install_suggestions (widget_class);
  tl_read_page_install_reading_actions (widget_class);
  tl_read_page_install_outline (widget_class);
  tl_read_page_install_panes (widget_class);
  tl_read_page_install_picture (widget_class);
}

static void
add_keys (TlReadPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (),
                     *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (text_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
}

static void
tl_read_page_init (TlReadPage *self)
{
  self->held_top = G_MAXUINT;
  self->drafts = tl_read_page_make_drafts ();
  self->document_store = g_list_store_new (TL_TYPE_DOCUMENT);
  self->outline_store = g_list_store_new (TL_TYPE_OUTLINE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_accessible_name_parts (GTK_WIDGET (self->documents), _ ("Document of this review"));
  tl_read_bar_set_view (self->bar, self->text);
  gtk_drop_down_set_model (self->documents, G_LIST_MODEL (self->document_store));
  gtk_single_selection_set_model (self->outline_selection, G_LIST_MODEL (self->outline_store));
  tl_read_page_make_rows (self);
  tl_read_page_make_findings (self);
  tl_read_page_make_suggestions (self);
  tl_read_page_make_palette (self);
  tl_read_page_tie_panes (self);
  tl_read_page_add_menu (self);
  tl_read_page_watch_picture (self);
  add_keys (self);
  bind_settings (self);
  tl_read_page_tie_picture (self);
  buffer_changed_cb (self);
  page_changed_cb (self);
  tl_read_page_update_actions (self);
}

GtkWidget *
tl_read_page_new (void)
{
  return g_object_new (TL_TYPE_READ_PAGE, NULL);
}

void
tl_read_page_set_library (TlReadPage *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_READ_PAGE (self));
  if (self->library == library)
    return;
  tl_read_page_forget_reading (self);
  tl_page_view_set_document (self->picture, NULL, NULL, NULL);
  tl_text_view_set_text (self->text, NULL);
  tl_read_bar_set_text (self->bar, NULL);
  forget (self);
  self->is_following = TRUE;
  g_list_store_remove_all (self->document_store);
  g_list_store_remove_all (self->outline_store);
  self->is_following = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "empty");
  if (library != NULL)
    {
      self->library = g_object_ref (library);
      g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                               G_CONNECT_SWAPPED);
      tl_read_page_load_sets (self);
    }
  tl_read_page_update_actions (self);
}

static void
show_documents (TlReadPage *self, TlReview *review)
{
  GPtrArray *documents = tl_review_get_documents (review);
  guint selected = 0;

  self->is_following = TRUE;
  g_list_store_splice (self->document_store, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->document_store)),
                       documents->pdata, documents->len);
  for (guint i = 0; i < documents->len; i++)
    if (g_strcmp0 (tl_document_get_id (g_ptr_array_index (documents, i)), self->document_id) == 0)
      selected = i;
  gtk_drop_down_set_selected (self->documents, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->documents), documents->len > 1);
  gtk_label_set_text (self->review_label, tl_review_get_title (review));
  self->is_following = FALSE;
}

void
tl_read_page_open (TlReadPage *self, const char *review_id, const char *document_id,
                   const char *finding_id)
{
  TlReview *review;
  gboolean is_other;

  g_return_if_fail (TL_IS_READ_PAGE (self));
  g_return_if_fail (self->library != NULL);
  review = tl_library_get_review (self->library, review_id);
  if (review == NULL || tl_review_get_documents (review)->len == 0)
    return;
  if (document_id == NULL && g_strcmp0 (self->review_id, review_id) != 0)
    document_id = tl_document_get_id (g_ptr_array_index (tl_review_get_documents (review), 0));
  is_other = document_id != NULL && g_strcmp0 (self->document_id, document_id) != 0;
  self->wanted_start = self->wanted_end = 0;
  g_free (self->wanted_finding_id);
  self->wanted_finding_id = g_strdup (finding_id);
  if (g_strcmp0 (self->review_id, review_id) != 0)
    {
      g_free (self->review_id);
      self->review_id = g_strdup (review_id);
    }
  if (is_other)
    {
      g_free (self->document_id);
      self->document_id = g_strdup (document_id);
    }
  show_documents (self, review);
  if (is_other)
    tl_read_page_load_document (self);
  else if (finding_id != NULL && self->document_text != NULL)
    tl_read_page_load_findings (self);
}

void
tl_read_page_open_place (TlReadPage *self, const char *review_id, const char *document_id,
                         guint start, guint end)
{
  gboolean is_shown;

  g_return_if_fail (TL_IS_READ_PAGE (self));
  is_shown = g_strcmp0 (self->document_id, document_id) == 0 && self->document_text != NULL;
  tl_read_page_open (self, review_id, document_id, NULL);
  self->wanted_start = start;
  self->wanted_end = end;
  if (is_shown)
    tl_read_page_show_wanted (self);
}

const char *
tl_read_page_get_review_id (TlReadPage *self)
{
  g_return_val_if_fail (TL_IS_READ_PAGE (self), NULL);
  return self->review_id;
}

void
tl_read_page_grab_text (TlReadPage *self)
{
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->text)))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
