/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading pane: a document's text with its findings. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-reading-font.h"
#include "tl-text-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define MEASURE_IN_CHARACTERS 68

enum
{
  PROP_0,
  PROP_HAS_SELECTION,
  PROP_TEXT_SIZE,
  PROP_LINE_HEIGHT,
  PROP_FONT,
  N_PROPS
};

enum
{
  FINDING_ACTIVATED,
  FINDING_CHOSEN,
  SUGGESTION_ACTIVATED,
  PLACE_CHANGED,
  HITS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlTextView, tl_text_view, GTK_TYPE_TEXT_VIEW)

static void
place_margins (TlTextView *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int least = MAX (TL_TEXT_VIEW_LEFT, self->left),
      flags = (int) (TL_TEXT_VIEW_RIGHT * (1 + self->scale) / 2),
      spare = MAX (width - least - flags - self->measure, 0);
  int left = least + spare / 2, right = flags + spare - spare / 2;

  if (gtk_text_view_get_left_margin (view) != left)
    gtk_text_view_set_left_margin (view, left);
  if (gtk_text_view_get_right_margin (view) != right)
    gtk_text_view_set_right_margin (view, right);
  if (self->text_width == width - left - right)
    return;
  self->text_width = width - left - right;
  tl_text_view_place_tables (self);
}

static gboolean
sync_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlTextView *self = TL_TEXT_VIEW (widget);

  self->is_syncing = FALSE;
  tl_text_view_sync_flags (self);
  tl_text_view_carry_buttons (self);
  tl_text_view_colour_notes (self);
  tl_text_view_move_note (self);
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* A button that is shown, named or added during an allocation loses its own; and each look at the
   lines while GTK still measures them lays them out anew. So the flags follow once a frame. */
void
tl_text_view_sync_soon (TlTextView *self)
{
  if (self->is_syncing)
    return;
  self->is_syncing = TRUE;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), sync_tick_cb, NULL, NULL);
}

static void
value_changed_cb (GtkAdjustment *adjustment, TlTextView *self)
{
  tl_text_view_sync_soon (self);
}

static void
adjustment_changed_cb (GtkAdjustment *adjustment, TlTextView *self)
{
  tl_text_view_repin (self);
  tl_text_view_sync_soon (self);
}

/* Nothing stands beside the text to scroll to; only scrolling to a mark moves it sideways, where a
 * table is wide. */
static void
stay_left_cb (GtkAdjustment *adjustment, TlTextView *self)
{
  gtk_adjustment_set_value (adjustment, 0);
}

static void
notify_hadjustment_cb (TlTextView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self));

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (stay_left_cb), self, 0);
}

static void
notify_vadjustment_cb (TlTextView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment == self->vadjustment)
    return;
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_set_object (&self->vadjustment, adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_AFTER);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (adjustment_changed_cb), self,
                           G_CONNECT_AFTER);
}

/* GTK 4.8 cannot announce; but a screen reader speaks the description of the focused text when it
 * changes. */
static void
describe_cursor (TlTextView *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint at = tl_text_view_get_cursor (self), first = 0, last = 0;
  const char *column = tl_text_view_get_column (self, at);
  const TlTextNote *note = self->notes != NULL ? tl_text_notes_get_at (self->notes, at) : NULL;

  if (self->marks != NULL)
    tl_text_marks_find (self->marks, at, at + 1, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const TlTextMark *mark = tl_text_marks_get (self->marks, i);
      g_autofree char *themes = g_strjoinv (", ", (GStrv) tl_finding_get_themes (mark->finding));

      if (mark->end > at)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : _ ("In finding "), themes);
    }
  if (column != NULL)
    g_string_append_printf (text, _ ("%sColumn %s"), text->len > 0 ? "; " : "", column);
  tl_text_view_describe_suggestions (self, at, text);
  if (note != NULL)
    g_string_append_printf (text, _ ("%sNote %s: %s"), text->len > 0 ? "; " : "",
                            note->note->number, note->note->text);
  if (g_strcmp0 (text->str, self->description) == 0)
    return;
  g_free (self->description);
  self->description = g_strdup (text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->description, -1);
}

static void
cursor_moved_cb (GtkTextBuffer *buffer, GParamSpec *pspec, TlTextView *self)
{
  if (self->note_is_asked
      && tl_text_notes_get_at (self->notes, tl_text_view_get_cursor (self)) != self->note_shown)
    tl_text_view_hide_note (self);
  describe_cursor (self);
}

static void
selection_changed_cb (GtkTextBuffer *buffer, GParamSpec *pspec, TlTextView *self)
{
  gboolean has_selection = gtk_text_buffer_get_has_selection (buffer);

  if (has_selection == self->had_selection)
    return;
  self->had_selection = has_selection;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
}

static void
style_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, TlTextView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tl_text_view_sync_soon (self);
}

/* Line height, measure and baseline for the size in points. */
static void
update_metrics (TlTextView *self)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  TlReadingMetrics metrics;

  tl_reading_font_measure (context, self->font, self->size, &metrics);
  g_object_unref (context);
  self->scale = metrics.scale;
  self->ascent = (int) (metrics.ascent + 0.5);
  self->natural = (int) (metrics.height + 0.5);
  self->line = (int) (self->line_height * metrics.em + 0.5);
  self->measure = (int) (MEASURE_IN_CHARACTERS * metrics.character);
  self->left = tl_text_view_measure_numbers (self);
  if (self->last_tag != NULL)
    g_object_set (self->last_tag, "pixels-below-lines", self->line / 2 + TL_BOX_PADDING / 2, NULL);
  if (self->line_tag != NULL)
    g_object_set (self->line_tag, "line-height", self->line / metrics.height, "pixels-below-lines",
                  (int) (0.72 * metrics.em), NULL);
}

/* All lines change: the paragraph at the top stays there. */
static void
update_type (TlTextView *self)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *families = tl_reading_font_dup_css (self->font);
  g_autofree char *css = NULL;

  g_ascii_formatd (number, sizeof number, "%.2f", self->size);
  css = g_strdup_printf ("textview.report { font: %spt %s; }", number, families);
  gtk_css_provider_load_from_data (self->css, css, -1);
  update_metrics (self);
  place_margins (self, self->width);
  tl_text_view_place_tables (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_text_size (TlTextView *self, double points)
{
  points = CLAMP (points, 9, 32);
  if (self->size == points)
    return;
  tl_text_view_hold_top (self);
  self->size = points;
  update_type (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SIZE]);
}

static void
set_line_height (TlTextView *self, double times)
{
  times = CLAMP (times, 1.2, 2.4);
  if (self->line_height == times)
    return;
  tl_text_view_hold_top (self);
  self->line_height = times;
  update_type (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE_HEIGHT]);
}

static void
set_font (TlTextView *self, const char *font)
{
  if (font == NULL || g_strcmp0 (self->font, font) == 0)
    return;
  tl_text_view_hold_top (self);
  g_free (self->font);
  self->font = g_strdup (font);
  update_type (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FONT]);
}

static void
resolution_changed_cb (GtkSettings *settings, GParamSpec *pspec, TlTextView *self)
{
  tl_text_view_hold_top (self);
  update_type (self);
}

static void
tl_text_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlTextView *self = TL_TEXT_VIEW (widget);

  if (width != self->width)
    tl_text_view_hold_top (self);
  self->width = width;
  self->is_allocating = TRUE;
  place_margins (self, width);
  GTK_WIDGET_CLASS (tl_text_view_parent_class)->size_allocate (widget, width, height, baseline);
  self->is_allocating = FALSE;
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
  gtk_popover_present (GTK_POPOVER (self->note_popover));
  gtk_popover_present (GTK_POPOVER (self->here_popover));
}

static void
tl_text_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    tl_text_view_draw_below (TL_TEXT_VIEW (view), snapshot);
  else
    tl_text_view_draw_above (TL_TEXT_VIEW (view), snapshot);
}

static void
tl_text_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlTextView *self = TL_TEXT_VIEW (object);

  switch (id)
    {
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, self->had_selection);
      break;
    case PROP_TEXT_SIZE:
      g_value_set_double (value, self->size);
      break;
    case PROP_LINE_HEIGHT:
      g_value_set_double (value, self->line_height);
      break;
    case PROP_FONT:
      g_value_set_string (value, self->font);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_text_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlTextView *self = TL_TEXT_VIEW (object);

  switch (id)
    {
    case PROP_TEXT_SIZE:
      set_text_size (self, g_value_get_double (value));
      break;
    case PROP_LINE_HEIGHT:
      set_line_height (self, g_value_get_double (value));
      break;
    case PROP_FONT:
      set_font (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_text_view_dispose (GObject *object)
{
  TlTextView *self = TL_TEXT_VIEW (object);

  g_clear_handle_id (&self->measuring, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_handle_id (&self->note_hiding, g_source_remove);
  self->note_shown = NULL;
  g_clear_pointer (&self->note_popover, gtk_widget_unparent);
  g_clear_pointer (&self->here_popover, gtk_widget_unparent);
  if (self->css != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->css));
  g_clear_object (&self->css);
  g_clear_object (&self->vadjustment);
  g_clear_pointer (&self->marks, tl_text_marks_free);
  g_clear_pointer (&self->notes, tl_text_notes_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->text);
  g_clear_object (&self->codebook);
  G_OBJECT_CLASS (tl_text_view_parent_class)->dispose (object);
}

static void
tl_text_view_finalize (GObject *object)
{
  TlTextView *self = TL_TEXT_VIEW (object);

  g_array_unref (self->shown);
  g_array_unref (self->rects);
  g_array_unref (self->flags);
  g_array_unref (self->mores);
  g_array_unref (self->suggestion_flags);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_object (&self->suggestion);
  g_array_unref (self->tables);
  g_free (self->current_id);
  g_free (self->description);
  g_free (self->font);
  G_OBJECT_CLASS (tl_text_view_parent_class)->finalize (object);
}

static void
tl_text_view_class_init (TlTextViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = tl_text_view_get_property;
  object_class->set_property = tl_text_view_set_property;
  object_class->dispose = tl_text_view_dispose;
  object_class->finalize = tl_text_view_finalize;
  widget_class->size_allocate = tl_text_view_size_allocate;
  GTK_TEXT_VIEW_CLASS (class)->snapshot_layer = tl_text_view_snapshot_layer;

  properties[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE,
                                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT_SIZE] =
      g_param_spec_double ("text-size", NULL, NULL, 9, 32, 12,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE_HEIGHT] =
      g_param_spec_double ("line-height", NULL, NULL, 1.2, 2.4, 1.56,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FONT] =
      g_param_spec_string ("font", NULL, NULL, TL_READING_FONT_SERIF,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FINDING_ACTIVATED] =
      g_signal_new ("finding-activated", TL_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, TL_TYPE_FINDING);
  signals[FINDING_CHOSEN] = g_signal_new ("finding-chosen", TL_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, TL_TYPE_FINDING);
  signals[SUGGESTION_ACTIVATED] =
      g_signal_new ("suggestion-activated", TL_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, TL_TYPE_SUGGESTION);
  signals[PLACE_CHANGED] = g_signal_new ("place-changed", TL_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[HITS_CHANGED] = g_signal_new ("hits-changed", TL_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_text_view_init (TlTextView *self)
{
  self->shown = g_array_new (FALSE, TRUE, sizeof (TlShownMark));
  self->rects = g_array_new (FALSE, TRUE, sizeof (GdkRectangle));
  self->flags = g_array_new (FALSE, TRUE, sizeof (TlFlag));
  self->mores = g_array_new (FALSE, TRUE, sizeof (TlMore));
  tl_text_view_init_suggestions (self);
  self->tables = g_array_new (FALSE, TRUE, sizeof (TlTable));
  g_array_set_clear_func (self->tables, tl_text_view_clear_table);
  self->css = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_widget_add_css_class (GTK_WIDGET (self), "report");
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self), 48);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Report text"), -1);
  tl_text_view_make_note_popover (self);
  tl_text_view_make_here_popover (self);
  tl_text_view_watch_bars (self);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (notify_vadjustment_cb), NULL);
  g_signal_connect (self, "notify::hadjustment", G_CALLBACK (notify_hadjustment_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_changed_cb), self, 0);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (resolution_changed_cb), self, G_CONNECT_AFTER);
  self->size = 12;
  self->line_height = 1.56;
  self->font = g_strdup (TL_READING_FONT_SERIF);
  update_type (self);
}

GtkWidget *
tl_text_view_new (void)
{
  return g_object_new (TL_TYPE_TEXT_VIEW, NULL);
}

void
tl_text_view_set_text (TlTextView *self, TlDocumentText *text)
{
  g_autoptr (GtkTextBuffer) buffer = NULL;
  GtkTextIter start;

  g_return_if_fail (TL_IS_TEXT_VIEW (self));
  g_clear_handle_id (&self->measuring, g_source_remove);
  g_clear_pointer (&self->marks, tl_text_marks_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->current_id, g_free);
  self->pin = NULL; /* belonged to the old buffer */
  tl_text_view_clear_flags (self);
  tl_text_view_clear_suggestions (self);
  tl_text_view_hide_note (self);
  g_clear_pointer (&self->notes, tl_text_notes_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_set_object (&self->text, text);
  if (text != NULL)
    self->notes = tl_text_notes_new (text);
  buffer = tl_text_view_make_buffer (self, text);
  update_metrics (self);
  place_margins (self, self->width);
  tl_text_view_place_tables (self);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self,
                           0);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (selection_changed_cb), self,
                           0);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  selection_changed_cb (buffer, NULL, self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  if (text != NULL)
    tl_text_view_hold (self, &start, 0);
  tl_text_view_sync_soon (self);
}

void
tl_text_view_set_findings (TlTextView *self, GPtrArray *findings, TlCodebook *codebook)
{
  g_autoptr (TlTextMarks) old = NULL;

  g_return_if_fail (TL_IS_TEXT_VIEW (self));
  g_return_if_fail (findings != NULL && codebook != NULL);
  tl_text_view_clear_flags (self);
  g_array_set_size (self->shown, 0);
  old = g_steal_pointer (&self->marks);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_ptr_array_ref (findings);
  g_set_object (&self->codebook, codebook);
  self->marks = tl_text_marks_new (findings);
  tl_text_view_mark_for_readers (self, old);
  describe_cursor (self);
  tl_text_view_sync_soon (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_text_view_set_suggestions (TlTextView *self, GPtrArray *suggestions, TlSuggestion *current)
{
  g_return_if_fail (TL_IS_TEXT_VIEW (self));
  if (suggestions != self->suggestions)
    {
      tl_text_view_clear_suggestions (self);
      self->suggestions = suggestions != NULL ? g_ptr_array_ref (suggestions) : NULL;
    }
  g_set_object (&self->suggestion, current);
  describe_cursor (self);
  tl_text_view_sync_soon (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_text_view_set_current_finding (TlTextView *self, const char *finding_id)
{
  g_return_if_fail (TL_IS_TEXT_VIEW (self));
  if (g_strcmp0 (self->current_id, finding_id) == 0)
    return;
  g_free (self->current_id);
  self->current_id = g_strdup (finding_id);
  tl_text_view_sync_soon (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
tl_text_view_get_cursor (TlTextView *self)
{
  int at;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "cursor-position", &at, NULL);
  return (guint) at;
}

void
tl_text_view_attach_popover (TlTextView *self, GtkWidget *popover)
{
  g_return_if_fail (self->popover == NULL);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  self->popover = popover;
}
