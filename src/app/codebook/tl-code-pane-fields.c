/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the form that one types in: what they show, and what becomes of what is typed. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-code-pane-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The fields that are facts of the code. */
static const char *const facts[TL_N_FIELDS] = {
  [TL_FIELD_INCLUSION] = "inclusion",
  [TL_FIELD_EXCLUSION] = "exclusion",
  [TL_FIELD_SECTOR] = "sector",
  [TL_FIELD_FROM] = "from",
  [TL_FIELD_TO] = "to",
};

static char *
dup_text (TlCodePane *self, TlField field)
{
  GtkWidget *widget = self->fields[field];
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_text (TlCodePane *self, TlField field, const char *text)
{
  GtkWidget *widget = self->fields[field];
  g_autofree char *old = dup_text (self, field);

  if (g_str_equal (old, text))
    return;
  if (GTK_IS_EDITABLE (widget))
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), text, -1);
}

/* What the code has in a field; phrases stand one a line. */
static char *
dup_value (TlCode *code, TlField field)
{
  const char *fact = facts[field] != NULL ? tl_code_get_fact (code, facts[field]) : NULL;

  if (field == TL_FIELD_NAME)
    return g_strdup (tl_code_get_name (code));
  if (field == TL_FIELD_DEFINITION)
    return g_strdup (tl_code_get_definition (code));
  if (field == TL_FIELD_PHRASES)
    return g_strjoinv ("\n", (GStrv) tl_code_get_phrases (code));
  return g_strdup (fact != NULL ? fact : "");
}

static GStrv
read_phrases (const char *text)
{
  g_autoptr (GStrvBuilder) phrases = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && g_hash_table_add (seen, lines[i]))
      g_strv_builder_add (phrases, lines[i]);
  return g_strv_builder_end (phrases);
}

static gboolean
is_year (const char *text)
{
  return *text == '\0' || (strlen (text) == 4 && strspn (text, "0123456789") == 4);
}

/* What is wrong with a text for a field; NULL if nothing is. */
static char *
find_fault (TlField field, const char *text)
{
  if (field == TL_FIELD_NAME && *text == '\0')
    return g_strdup (_ ("A code needs a name."));
  if ((field == TL_FIELD_FROM || field == TL_FIELD_TO) && !is_year (text))
    return g_strdup_printf (_ ("“%s” is not a year, such as 2013."), text);
  return NULL;
}

static TlCode *
change (TlCode *code, TlField field, const char *text)
{
  g_auto (GStrv) phrases = field == TL_FIELD_PHRASES ? read_phrases (text) : NULL;

  if (field == TL_FIELD_NAME)
    return tl_code_with_name (code, text);
  if (field == TL_FIELD_DEFINITION)
    return tl_code_with_definition (code, text);
  if (field == TL_FIELD_PHRASES)
    return tl_code_with_phrases (code, (const char *const *) phrases);
  return tl_code_with_fact (code, facts[field], text);
}

void
tl_code_pane_fill_fields (TlCodePane *self, gboolean all)
{
  for (TlField field = 0; field < TL_N_FIELDS; field++)
    {
      g_autofree char *text = dup_text (self, field);
      g_autofree char *value = dup_value (self->code, field);

      if (all || g_strcmp0 (text, self->shown[field]) == 0)
        set_text (self, field, value);
      g_free (self->shown[field]);
      self->shown[field] = g_steal_pointer (&value);
    }
}

void
tl_code_pane_keep_fields (TlCodePane *self)
{
  for (TlField field = 0; field < TL_N_FIELDS; field++)
    {
      g_free (self->shown[field]);
      self->shown[field] = dup_value (self->code, field);
    }
}

void
tl_code_pane_save_field (TlCodePane *self, TlField field)
{
  g_autofree char *text = dup_text (self, field);
  g_autofree char *fault = NULL;
  g_autoptr (TlCode) changed = NULL;

  if (self->code == NULL || g_strcmp0 (text, self->shown[field]) == 0)
    return;
  g_strstrip (text);
  fault = find_fault (field, text);
  tl_code_pane_show_error (self, fault);
  if (fault != NULL)
    {
      set_text (self, field, self->shown[field]);
      return;
    }
  changed = change (self->code, field, text);
  g_free (self->shown[field]);
  self->shown[field] = dup_value (changed, field);
  set_text (self, field, self->shown[field]);
  tl_code_pane_save (self, changed);
}

gboolean
tl_code_pane_revert_field (TlCodePane *self, TlField field)
{
  g_autofree char *text = dup_text (self, field);

  if (self->code == NULL || g_strcmp0 (text, self->shown[field]) == 0)
    return FALSE;
  set_text (self, field, self->shown[field]);
  return TRUE;
}
