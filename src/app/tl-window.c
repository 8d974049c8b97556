/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: header, pages, footer, and what it remembers. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-accessible.h"
#include "tl-app-settings.h"
#include "tl-focus.h"
#include "tl-window-private.h"

#include <glib/gi18n.h>

/* Under this width the header shows icons only: in points of the interface's text, of which 11 are
 * usual. */
#define WIDTH_WITH_WORDS (960.0 / 11)

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_PAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlWindow, tl_window, ADW_TYPE_APPLICATION_WINDOW)

static void
review_activated_cb (TlWindow *self, const char *review_id)
{
  tl_window_open_review (self, review_id);
}

/* Who came by key goes on by key: the page has the focus, at the place it had it before. The stack
 * knows that place, but none on the first visit. */
void
tl_window_focus_page (TlWindow *self)
{
  static const char visited[] = "tl-visited";
  GtkWidget *page = gtk_stack_get_visible_child (self->pages),
            *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (page == NULL || self->library == NULL
      || (focus != NULL && gtk_widget_is_ancestor (focus, page)
          && g_object_get_data (G_OBJECT (page), visited) != NULL))
    return;
  g_object_set_data (G_OBJECT (page), visited, self);
  if (page == GTK_WIDGET (self->read))
    tl_read_page_grab_text (self->read);
  else
    gtk_widget_grab_focus (page);
}

static void
page_changed_cb (TlWindow *self)
{
  tl_window_focus_page (self);
  tl_window_show_where (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
coder_changed_cb (TlWindow *self)
{
  GSettings *settings = tl_app_settings_get ();
  g_autofree char *coder = NULL;

  if (settings != NULL)
    g_settings_set_string (settings, "coder", gtk_editable_get_text (self->coder_entry));
  coder = tl_app_settings_dup_coder ();
  if (self->library != NULL)
    tl_library_set_coder (self->library, coder);
  tl_window_update_footer (self);
}

static void
coder_activated_cb (TlWindow *self)
{
  gtk_menu_button_popdown (self->coder_button);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TlWindow *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GSList *list = g_value_get_boxed (value);

  for (GSList *l = list; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  if (files->len == 0 || self->library == NULL || tl_library_get_is_read_only (self->library))
    return FALSE;
  tl_window_import (self, files);
  return TRUE;
}

static void
add_drop_target (TlWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static gboolean
has_room_for_words (TlWindow *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double points = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    points *= 72.0 / 96;
  else
    points *= pango_cairo_context_get_resolution (context) / 96;
  return width >= WIDTH_WITH_WORDS * points;
}

static gboolean
adapt_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlWindow *self = TL_WINDOW (widget);
  gboolean is_narrow = !has_room_for_words (self, gtk_widget_get_width (widget));

  self->is_adapting = FALSE;
  if (is_narrow != self->is_narrow)
    {
      self->is_narrow = is_narrow;
      gtk_widget_set_visible (self->import_label, !is_narrow);
      for (guint i = 0; i < G_N_ELEMENTS (self->page_labels); i++)
        gtk_widget_set_visible (self->page_labels[i], !is_narrow);
    }
  return G_SOURCE_REMOVE;
}

static void
tl_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlWindow *self = TL_WINDOW (widget);

  GTK_WIDGET_CLASS (tl_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* What is shown or hidden in an allocation loses its own. */
  if (has_room_for_words (self, width) == self->is_narrow && !self->is_adapting)
    {
      self->is_adapting = TRUE;
      gtk_widget_add_tick_callback (widget, adapt_tick_cb, NULL, NULL);
    }
}

static gboolean
tl_window_close_request (GtkWindow *window)
{
  TlWindow *self = TL_WINDOW (window);
  GSettings *settings = tl_app_settings_get ();

  if (settings != NULL && self->library != NULL)
    g_settings_set_string (settings, "last-page", gtk_stack_get_visible_child_name (self->pages));
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  tl_window_set_library (self, NULL);
  return GTK_WINDOW_CLASS (tl_window_parent_class)->close_request (window);
}

static void
tl_window_dispose (GObject *object)
{
  TlWindow *self = TL_WINDOW (object);

  if (self->library != NULL)
    tl_window_set_library (self, NULL);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->waiting_files, g_ptr_array_unref);
  tl_window_stop_backups (self);
  g_clear_pointer (&self->opening_path, g_free);
  g_clear_pointer (&self->opening_home, g_free);
  g_clear_pointer (&self->home_path, g_free);
  g_clear_pointer (&self->backup_fault, g_free);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  g_clear_object (&self->change_section);
  g_clear_object (&self->undo_toast);
  g_clear_object (&self->trouble_toast);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_WINDOW);
  G_OBJECT_CLASS (tl_window_parent_class)->dispose (object);
}

static void
tl_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlWindow *self = TL_WINDOW (object);

  if (id == PROP_LIBRARY)
    g_value_set_object (value, self->library);
  else if (id == PROP_PAGE)
    /* The switcher asks while the template is still being built. */
    g_value_set_string (value, self->pages != NULL ? gtk_stack_get_visible_child_name (self->pages)
                                                   : "reviews");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    tl_window_show_page (TL_WINDOW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const char *const labels[] = { "reviews_label", "read_label", "lessons_label",
                                        "overview_label", "here_label" };

  gtk_widget_class_bind_template_child (widget_class, TlWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, import_label);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, switcher);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_widget_class_bind_template_child_full (widget_class, labels[i], FALSE,
                                               G_STRUCT_OFFSET (TlWindow, page_labels)
                                                   + (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, TlWindow, here_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, here_icon);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, home_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, change_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, failed_box);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, again_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, backups_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, reviews);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, read);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, lessons);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, overview);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, history);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, codebook);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, search);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, review);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, footer);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, counts_label);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, coder_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, coder_label);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, coder_entry);
}

static void
tl_window_class_init (TlWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_window_dispose;
  G_OBJECT_CLASS (class)->get_property = tl_window_get_property;
  G_OBJECT_CLASS (class)->set_property = tl_window_set_property;
  widget_class->size_allocate = tl_window_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = tl_window_close_request;
  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, TL_TYPE_LIBRARY,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] =
      g_param_spec_string ("page", NULL, NULL, "reviews",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
  tl_focus_install ();
  tl_accessible_install ();
  g_type_ensure (TL_TYPE_REVIEWS_PAGE);
  g_type_ensure (TL_TYPE_READ_PAGE);
  g_type_ensure (TL_TYPE_LESSONS_PAGE);
  g_type_ensure (TL_TYPE_OVERVIEW_PAGE);
  g_type_ensure (TL_TYPE_HISTORY_PAGE);
  g_type_ensure (TL_TYPE_CODEBOOK_PAGE);
  g_type_ensure (TL_TYPE_SEARCH_PAGE);
  g_type_ensure (TL_TYPE_REVIEW_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/throughline/Throughline/ui/window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, review_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, coder_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, coder_activated_cb);
  tl_window_install_actions (widget_class);
}

static void
restore (TlWindow *self)
{
  GSettings *settings = tl_app_settings_get ();
  g_autofree char *page = NULL;

  if (settings == NULL)
    return;
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  page = g_settings_get_string (settings, "last-page");
  /* Nothing is open in these yet. */
  if (!g_str_equal (page, "read") && !g_str_equal (page, "review"))
    gtk_stack_set_visible_child_name (self->pages, page);
}

static GMenuModel *
make_menu (TlWindow *self)
{
  GMenu *menu = g_menu_new (), *files = g_menu_new (), *style = g_menu_new (),
        *help = g_menu_new (), *pages = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  self->change_section = g_menu_new ();
  g_menu_append (files, _ ("New library…"), "win.new-library");
  g_menu_append (files, _ ("Open…"), "win.open-library");
  g_menu_append (files, _ ("Save a copy…"), "win.save-copy");
  g_menu_append (files, _ ("Backups…"), "win.backups");
  g_menu_append (more, _ ("Import reports…"), "win.import");
  g_menu_append (more, _ ("Import a folder…"), "win.import-folder");
  g_menu_append (more, _ ("Paste text…"), "win.paste-text");
  g_menu_append (more, _ ("Merge codebook…"), "win.merge-codebook");
  g_menu_append (pages, _ ("Search the library"), "win.search");
  g_menu_append (pages, _ ("Review"), "win.show-open-review");
  g_menu_append (pages, _ ("Codebook"), "win.page::codebook");
  g_menu_append (pages, _ ("History"), "win.page::history");
  g_menu_append (style, _ ("Like the desktop"), "app.style::system");
  g_menu_append (style, _ ("Light"), "app.style::light");
  g_menu_append (style, _ ("Dark"), "app.style::dark");
  g_menu_append (help, _ ("Preferences"), "win.preferences");
  g_menu_append (help, _ ("Keyboard shortcuts"), "win.show-shortcuts");
  g_menu_append (help, _ ("About Throughline"), "app.about");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pages));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->change_section));
  g_menu_append_section (menu, _ ("Style"), G_MENU_MODEL (style));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (help));
  g_object_unref (files);
  g_object_unref (style);
  g_object_unref (help);
  g_object_unref (pages);
  return G_MENU_MODEL (menu);
}

/* Where one goes on by key while no library is open. */
static void
welcome_mapped_cb (GtkWidget *welcome)
{
  gtk_widget_child_focus (welcome, GTK_DIR_TAB_FORWARD);
}

static void
tl_window_init (TlWindow *self)
{
  GSettings *settings = tl_app_settings_get ();
  g_autoptr (GMenuModel) menu = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  menu = make_menu (self);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  tl_accessible_name_toasts (GTK_WIDGET (self->toasts));
  g_signal_connect (self->welcome, "map", G_CALLBACK (welcome_mapped_cb), NULL);
  add_drop_target (self);
  restore (self);
  if (settings != NULL)
    {
      g_autofree char *coder = g_settings_get_string (settings, "coder");

      gtk_editable_set_text (self->coder_entry, coder);
    }
  g_signal_connect_object (self->coder_entry, "changed", G_CALLBACK (coder_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::backups", G_CALLBACK (tl_window_start_backups),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "changed::backup-folder",
                               G_CALLBACK (tl_window_start_backups), self, G_CONNECT_SWAPPED);
    }
  tl_window_update_footer (self);
  tl_window_update_actions (self);
}

void
tl_window_add_toast (TlWindow *self, AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
tl_window_set_undo_toast (TlWindow *self, AdwToast *toast)
{
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  g_set_object (&self->undo_toast, toast);
}

void
tl_window_set_trouble_toast (TlWindow *self, AdwToast *toast)
{
  if (self->trouble_toast != NULL)
    adw_toast_dismiss (self->trouble_toast);
  g_set_object (&self->trouble_toast, toast);
}

TlWindow *
tl_window_new (TlApplication *application)
{
  return g_object_new (TL_TYPE_WINDOW, "application", application, NULL);
}

TlLibrary *
tl_window_get_library (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), NULL);
  return self->library;
}

void
tl_window_show_page (TlWindow *self, const char *name)
{
  g_return_if_fail (TL_IS_WINDOW (self));
  gtk_stack_set_visible_child_name (self->pages, name);
}

void
tl_window_open_review (TlWindow *self, const char *review_id)
{
  tl_window_open_finding (self, review_id, NULL, NULL);
}

void
tl_window_open_finding (TlWindow *self, const char *review_id, const char *document_id,
                        const char *finding_id)
{
  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (review_id != NULL);
  if (self->library == NULL)
    return;
  tl_window_show_page (self, "read");
  tl_read_page_open (self->read, review_id, document_id, finding_id);
  tl_read_page_grab_text (self->read);
}

void
tl_window_show_review (TlWindow *self, const char *review_id)
{
  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (review_id != NULL);
  if (self->library == NULL)
    return;
  tl_review_page_open (self->review, review_id);
  tl_window_show_page (self, "review");
}

void
tl_window_open_place (TlWindow *self, const char *review_id, const char *document_id, guint start,
                      guint end)
{
  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (review_id != NULL && document_id != NULL);
  if (self->library == NULL)
    return;
  tl_window_show_page (self, "read");
  tl_read_page_open_place (self->read, review_id, document_id, start, end);
  tl_read_page_grab_text (self->read);
}

void
tl_window_import (TlWindow *self, GPtrArray *files)
{
  g_return_if_fail (TL_IS_WINDOW (self));
  if (self->library == NULL)
    {
      g_clear_pointer (&self->waiting_files, g_ptr_array_unref);
      self->waiting_files = g_ptr_array_ref (files);
      return;
    }
  tl_window_show_page (self, "reviews");
  tl_reviews_page_import (self->reviews, files);
}
