/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands under the header as long as it holds: why the library cannot be changed, what may go
 * wrong with it. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-window-private.h"

#include <glib/gi18n.h>

static void
add (GString *text, const char *sentence)
{
  if (sentence == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
}

/* (nullable) */
static char *
describe_read_only (TlWindow *self)
{
  const char *reason = tl_library_get_read_only_reason (self->library);

  if (reason == NULL)
    return NULL;
  if (self->home_path != NULL)
    return g_strdup_printf (_ ("This is the backup “%s”, open for reading only. The library itself "
                               "is as it was."),
                            tl_library_get_name (self->library));
  /* Translators: the reason is a sentence without full stop, such as “Also open on another
   * computer” */
  return g_strdup_printf (_ ("This library can be read but not changed. %s"), reason);
}

void
tl_window_update_notice (TlWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *read_only = self->library != NULL ? describe_read_only (self) : NULL;

  add (text, read_only);
  if (self->library != NULL && self->home_path == NULL)
    add (text, tl_drive_get_warning (tl_library_get_drive (self->library)));
  if (self->library != NULL && read_only == NULL)
    add (text, tl_library_get_trouble (self->library));
  if (self->library != NULL)
    add (text, self->backup_fault);
  if (self->library == NULL || tl_library_get_trouble (self->library) == NULL)
    tl_window_set_trouble_toast (self, NULL);
  gtk_label_set_text (self->notice_label, text->str);
  gtk_widget_set_visible (self->change_button, read_only != NULL && self->home_path == NULL);
  gtk_widget_set_visible (self->home_button, self->library != NULL && self->home_path != NULL);
  gtk_revealer_set_reveal_child (self->notice, text->len > 0);
}
