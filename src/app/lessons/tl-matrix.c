/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawn matrix: where things are, keys and pointer. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-matrix-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  CELL_CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TlMatrix, tl_matrix, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
get_n_rows (TlMatrix *self)
{
  return self->table != NULL ? tl_matrix_table_get_n_rows (self->table) : 0;
}

static guint
get_n_columns (TlMatrix *self)
{
  return self->table != NULL ? tl_matrix_table_get_n_columns (self->table) : 0;
}

static int
get_cells_width (TlMatrix *self)
{
  return self->column_width * ((int) get_n_columns (self) - 1);
}

static int
get_cells_height (TlMatrix *self)
{
  return self->row_height * (int) get_n_rows (self);
}

/* All sizes follow the text. */
static void
measure_text (TlMatrix *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double em = (double) pango_font_metrics_get_height (metrics) / PANGO_SCALE;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->row_height = (int) (em * 1.62);
  self->column_width = (int) (em * 4.6);
  self->head_width = (int) (em
                            * (width > em * 90   ? 24
                               : width > em * 46 ? 15
                                                 : 11))
                     + self->column_width;
  self->head_height = (int) (em * 4.3);
  pango_font_metrics_unref (metrics);
}

static void
configure_adjustments (TlMatrix *self)
{
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->head_width, 1);
  int height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height, 1);
  int all_width = MAX (get_cells_width (self), width),
      all_height = MAX (get_cells_height (self), height);

  if (self->hadjustment != NULL)
    gtk_adjustment_configure (
        self->hadjustment,
        CLAMP (gtk_adjustment_get_value (self->hadjustment), 0, all_width - width), 0, all_width,
        self->column_width, width * 0.9, width);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (
        self->vadjustment,
        CLAMP (gtk_adjustment_get_value (self->vadjustment), 0, all_height - height), 0, all_height,
        self->row_height, height * 0.9, height);
}

static void
scroll_to_cell (TlMatrix *self)
{
  int x = self->column_width * ((int) self->column - 1), y = self->row_height * (int) self->row;

  self->must_scroll = gtk_widget_get_width (GTK_WIDGET (self)) <= self->head_width;
  if (self->must_scroll)
    return;
  if (self->hadjustment != NULL && self->column > 0)
    gtk_adjustment_clamp_page (self->hadjustment, x, x + self->column_width);
  if (self->vadjustment != NULL)
    gtk_adjustment_clamp_page (self->vadjustment, y, y + self->row_height);
}

static void
speak_cell (TlMatrix *self)
{
  g_autofree char *name = NULL;

  if (get_n_rows (self) > 0)
    name = tl_matrix_table_describe (self->table, self->row, self->column);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
      name != NULL ? name : _ ("Reviews in which each theme was found, by agency"), -1);
}

void
tl_matrix_set_cell (TlMatrix *self, guint row, guint column)
{
  g_return_if_fail (TL_IS_MATRIX (self));
  if (get_n_rows (self) == 0)
    return;
  row = MIN (row, get_n_rows (self) - 1);
  column = MIN (column, get_n_columns (self) - 1);
  if (row == self->row && column == self->column)
    return;
  self->row = row;
  self->column = column;
  speak_cell (self);
  scroll_to_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CELL_CHANGED], 0);
}

gboolean
tl_matrix_get_cell (TlMatrix *self, guint *row, guint *column)
{
  g_return_val_if_fail (TL_IS_MATRIX (self), FALSE);
  *row = self->row;
  *column = self->column;
  return get_n_rows (self) > 0;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TlMatrix *self)
{
  int row = (int) self->row, column = (int) self->column, n_rows = (int) get_n_rows (self),
      n_columns = (int) get_n_columns (self);
  gboolean is_control = (state & GDK_CONTROL_MASK) != 0;
  int page = MAX (gtk_widget_get_height (GTK_WIDGET (self)) / self->row_height - 4, 1);

  if (n_rows == 0 || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      column--;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      column++;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      row--;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      row++;
      break;
    case GDK_KEY_Page_Up:
      row -= page;
      break;
    case GDK_KEY_Page_Down:
      row += page;
      break;
    case GDK_KEY_Home:
      column = 0;
      row = is_control ? 0 : row;
      break;
    case GDK_KEY_End:
      column = n_columns - 1;
      row = is_control ? n_rows - 1 : row;
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      g_signal_emit (self, signals[ACTIVATED], 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  tl_matrix_set_cell (self, (guint) CLAMP (row, 0, n_rows - 1),
                      (guint) CLAMP (column, 0, n_columns - 1));
  return GDK_EVENT_STOP;
}

/* What lies under a point: row and column, -1 for the heads. */
static gboolean
find_place (TlMatrix *self, double x, double y, int *row, int *column)
{
  x -= self->head_width;
  y -= self->head_height;
  *column =
      x < -self->column_width ? -1
      : x < 0                 ? 0
              : 1 + (int) ((x + gtk_adjustment_get_value (self->hadjustment)) / self->column_width);
  *row = y < 0 ? -1 : (int) ((y + gtk_adjustment_get_value (self->vadjustment)) / self->row_height);
  return *row < (int) get_n_rows (self) && *column < (int) get_n_columns (self)
         && (*row >= 0 || *column >= 0);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TlMatrix *self)
{
  int row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!find_place (self, x, y, &row, &column))
    return;
  /* The head of a row stands for the theme whatever the agency. */
  tl_matrix_set_cell (self, row >= 0 ? (guint) row : self->row, column >= 0 ? (guint) column : 0);
}

static gboolean
tl_matrix_query_tooltip (GtkWidget *widget, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  TlMatrix *self = TL_MATRIX (widget);
  int row = (int) self->row, column = (int) self->column;
  g_autofree char *text = NULL;

  if (get_n_rows (self) == 0 || (!is_keyboard && !find_place (self, x, y, &row, &column)))
    return FALSE;
  if (row < 0)
    {
      TlCode *agency = tl_matrix_table_get_agency (self->table, (guint) column);

      text = g_strdup (agency != NULL ? tl_code_get_name (agency) : _ ("Any agency, or none"));
    }
  else if (column < 0)
    text = g_strdup (tl_code_get_label (tl_matrix_table_get_theme (self->table, (guint) row)));
  else
    text = tl_matrix_table_describe (self->table, (guint) row, (guint) column);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
set_adjustment (TlMatrix *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place == adjustment && adjustment != NULL)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  configure_adjustments (self);
}

static void
tl_matrix_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlMatrix *self = TL_MATRIX (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_NATURAL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_matrix_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlMatrix *self = TL_MATRIX (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlMatrix *self = TL_MATRIX (widget);

  measure_text (self);
  configure_adjustments (self);
  if (self->must_scroll)
    scroll_to_cell (self);
}

static void
tl_matrix_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                   int *natural, int *minimum_baseline, int *natural_baseline)
{
  TlMatrix *self = TL_MATRIX (widget);

  measure_text (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->column_width * 4;
      *natural = MAX (self->head_width + get_cells_width (self), *minimum);
    }
  else
    {
      *minimum = self->head_height + self->row_height;
      *natural = MAX (self->head_height + get_cells_height (self), *minimum);
    }
}

static void
tl_matrix_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tl_matrix_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
tl_matrix_dispose (GObject *object)
{
  TlMatrix *self = TL_MATRIX (object);

  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_object (&self->table);
  g_clear_object (&self->codebook);
  G_OBJECT_CLASS (tl_matrix_parent_class)->dispose (object);
}

static void
tl_matrix_class_init (TlMatrixClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = tl_matrix_dispose;
  object_class->get_property = tl_matrix_get_property;
  object_class->set_property = tl_matrix_set_property;
  widget_class->measure = tl_matrix_measure;
  widget_class->size_allocate = tl_matrix_size_allocate;
  widget_class->snapshot = tl_matrix_snapshot;
  widget_class->query_tooltip = tl_matrix_query_tooltip;
  widget_class->css_changed = tl_matrix_css_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[CELL_CHANGED] = g_signal_new ("cell-changed", TL_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", TL_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tl_matrix_init (TlMatrix *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (),
                     *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  measure_text (self);
  speak_cell (self);
}

GtkWidget *
tl_matrix_new (void)
{
  return g_object_new (TL_TYPE_MATRIX, NULL);
}

void
tl_matrix_set_table (TlMatrix *self, TlCodebook *codebook, TlMatrixTable *table)
{
  g_autofree char *theme_id = NULL, *agency_id = NULL;

  g_return_if_fail (TL_IS_MATRIX (self));
  if (get_n_rows (self) > 0)
    {
      TlCode *agency = tl_matrix_table_get_agency (self->table, self->column);

      theme_id = g_strdup (tl_code_get_id (tl_matrix_table_get_theme (self->table, self->row)));
      agency_id = g_strdup (agency != NULL ? tl_code_get_id (agency) : NULL);
    }
  g_set_object (&self->codebook, codebook);
  g_set_object (&self->table, table);
  self->row = self->column = 0;
  if (get_n_rows (self) > 0
      && !tl_matrix_table_find (table, theme_id, agency_id, &self->row, &self->column))
    tl_matrix_table_find_largest (table, &self->row, &self->column);
  configure_adjustments (self);
  scroll_to_cell (self);
  speak_cell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[CELL_CHANGED], 0);
}
