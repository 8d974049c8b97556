/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the form where one chooses: what a theme stands below, how it looks, what followed
 * an agency. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-code-pane-private.h"

#include "tl-window-messages.h"

#include <glib/gi18n.h>

enum
{
  MAX_CHAIN = 20 /* agencies one after the other; a circle ends there */
};

/* The choice of no entry at all, then every entry that @codes has room for. */
static void
fill_choice (GtkDropDown *choice, GPtrArray **ids, GPtrArray *codes, const char *none,
             const char *chosen_id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (ids, g_ptr_array_unref);
  *ids = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (names, none);
  g_ptr_array_add (*ids, g_strdup (""));
  for (guint i = 0; i < codes->len; i++)
    {
      gtk_string_list_append (names, tl_code_get_label (codes->pdata[i]));
      g_ptr_array_add (*ids, g_strdup (tl_code_get_id (codes->pdata[i])));
      if (g_strcmp0 (tl_code_get_id (codes->pdata[i]), chosen_id) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, selected);
}

static gboolean
has_sub_themes (TlCodebook *codebook, const char *id)
{
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);

  for (guint i = 0; i < themes->len; i++)
    if (g_strcmp0 (tl_code_get_parent_id (themes->pdata[i]), id) == 0)
      return TRUE;
  return FALSE;
}

static void
fill_parent (TlCodePane *self)
{
  GPtrArray *themes = tl_codebook_get (self->codebook, TL_CODE_THEME);
  g_autoptr (GPtrArray) tops = g_ptr_array_new ();
  gboolean is_fixed = has_sub_themes (self->codebook, tl_code_get_id (self->code));

  for (guint i = 0; i < themes->len; i++)
    if (tl_code_get_parent_id (themes->pdata[i]) == NULL
        && !g_str_equal (tl_code_get_id (themes->pdata[i]), tl_code_get_id (self->code))
        && (!tl_code_get_is_retired (themes->pdata[i])
            || g_strcmp0 (tl_code_get_id (themes->pdata[i]), tl_code_get_parent_id (self->code))
                   == 0))
      g_ptr_array_add (tops, themes->pdata[i]);
  fill_choice (self->parent, &self->parent_ids, tops, _ ("None: it is a theme of its own"),
               tl_code_get_parent_id (self->code));
  gtk_widget_set_sensitive (GTK_WIDGET (self->parent), !is_fixed);
  gtk_widget_set_visible (GTK_WIDGET (self->parent_hint), is_fixed);
}

static void
fill_style (TlCodePane *self)
{
  TlCode *parent =
      tl_codebook_lookup (self->codebook, TL_CODE_THEME, tl_code_get_parent_id (self->code));
  g_autofree char *hint =
      parent != NULL ? g_strdup_printf (_ ("Those of its theme, “%s”."), tl_code_get_label (parent))
                     : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->picker), parent == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->style_hint), parent != NULL);
  gtk_label_set_text (self->style_hint, hint != NULL ? hint : "");
  if (parent == NULL)
    tl_style_picker_show (self->picker, self->codebook, self->code);
}

static GStrv
split_ids (TlCode *agency)
{
  const char *value = tl_code_get_fact (agency, "successor");
  GStrv ids = g_strsplit (value != NULL ? value : "", ";", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    g_strstrip (ids[i]);
  return ids;
}

/* "AG24 Clinical Commissioning Group (2013 to 2022)" */
static char *
describe_era (TlCode *agency)
{
  const char *label = tl_code_get_label (agency), *from = tl_code_get_fact (agency, "from"),
             *to = tl_code_get_fact (agency, "to");

  if (from != NULL && to != NULL)
    return g_strdup_printf (_ ("%s, %s to %s"), label, from, to);
  if (from != NULL)
    return g_strdup_printf (_ ("%s, from %s"), label, from);
  if (to != NULL)
    return g_strdup_printf (_ ("%s, to %s"), label, to);
  return g_strdup (label);
}

static TlCode *
find_predecessor (TlCodebook *codebook, TlCode *agency)
{
  GPtrArray *agencies = tl_codebook_get (codebook, TL_CODE_AGENCY);

  for (guint i = 0; i < agencies->len; i++)
    {
      g_auto (GStrv) ids = split_ids (agencies->pdata[i]);

      if (g_strv_contains ((const char *const *) ids, tl_code_get_id (agency)))
        return agencies->pdata[i];
    }
  return NULL;
}

static void
append_era (GString *text, TlCode *agency)
{
  g_autofree char *era = describe_era (agency);

  g_string_append_printf (text, "%s%s", text->len > 0 ? " → " : "", era);
}

/* The agency with those before and after it. */
static char *
describe_chain (TlCodebook *codebook, TlCode *agency)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  TlCode *at = agency;

  for (guint i = 0; i < MAX_CHAIN && (at = find_predecessor (codebook, at)) != NULL; i++)
    g_ptr_array_insert (before, 0, at);
  for (guint i = 0; i < before->len; i++)
    append_era (text, before->pdata[i]);
  append_era (text, agency);
  at = agency;
  for (guint i = 0; i < MAX_CHAIN && at != NULL; i++)
    {
      g_auto (GStrv) ids = split_ids (at);

      at = ids[0] != NULL ? tl_codebook_lookup (codebook, TL_CODE_AGENCY, ids[0]) : NULL;
      if (at != NULL)
        append_era (text, at);
      for (guint k = 1; at != NULL && ids[k] != NULL; k++)
        {
          TlCode *other = tl_codebook_lookup (codebook, TL_CODE_AGENCY, ids[k]);

          if (other != NULL)
            g_string_append_printf (text, " + %s", tl_code_get_label (other));
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_successor (TlCodePane *self)
{
  GPtrArray *agencies = tl_codebook_get (self->codebook, TL_CODE_AGENCY);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *chain = describe_chain (self->codebook, self->code);
  g_auto (GStrv) ids = split_ids (self->code);

  for (guint i = 0; i < agencies->len; i++)
    if (!g_str_equal (tl_code_get_id (agencies->pdata[i]), tl_code_get_id (self->code)))
      g_ptr_array_add (others, agencies->pdata[i]);
  fill_choice (self->successor, &self->successor_ids, others, _ ("Nothing"), ids[0]);
  gtk_label_set_text (self->chain, chain);
  gtk_widget_set_visible (GTK_WIDGET (self->chain), strstr (chain, "→") != NULL);
}

void
tl_code_pane_fill_places (TlCodePane *self)
{
  TlCodeKind kind = tl_code_get_kind (self->code);

  self->is_filling = TRUE;
  gtk_widget_set_visible (self->theme_box, kind == TL_CODE_THEME);
  gtk_widget_set_visible (self->agency_box, kind == TL_CODE_AGENCY);
  if (kind == TL_CODE_THEME)
    {
      fill_parent (self);
      fill_style (self);
    }
  if (kind == TL_CODE_AGENCY)
    fill_successor (self);
  self->is_filling = FALSE;
}

static const char *
get_chosen (GtkDropDown *choice, GPtrArray *ids)
{
  guint selected = gtk_drop_down_get_selected (choice);

  return ids != NULL && selected < ids->len ? ids->pdata[selected] : NULL;
}

static void
moved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlCodePane) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_library_verb_finish (TL_LIBRARY (object), result, &error) || self->code == NULL)
    return;
  tl_code_pane_show_error (self, error->message);
  tl_code_pane_fill_places (self);
}

void
tl_code_pane_parent_chosen (TlCodePane *self)
{
  const char *id = get_chosen (self->parent, self->parent_ids);

  if (self->is_filling || self->library == NULL || self->code == NULL || id == NULL)
    return;
  if (*id == '\0')
    id = NULL;
  if (g_strcmp0 (id, tl_code_get_parent_id (self->code)) != 0)
    tl_library_move_code_async (self->library, TL_CODE_THEME, tl_code_get_id (self->code), id, NULL,
                                moved_cb, g_object_ref (self));
}

void
tl_code_pane_successor_chosen (TlCodePane *self)
{
  const char *id = get_chosen (self->successor, self->successor_ids);
  g_autoptr (TlCode) changed = NULL;

  if (self->is_filling || self->code == NULL || id == NULL)
    return;
  changed = tl_code_with_fact (self->code, "successor", id);
  tl_code_pane_save (self, changed);
}

void
tl_code_pane_style_picked (TlCodePane *self, const char *colour, const char *pattern)
{
  g_autoptr (TlCode) coloured = NULL;
  g_autoptr (TlCode) changed = NULL;

  if (self->is_filling || self->code == NULL)
    return;
  coloured = tl_code_with_fact (self->code, "colour", colour);
  changed = tl_code_with_fact (coloured, "pattern", pattern);
  tl_code_pane_save (self, changed);
}
