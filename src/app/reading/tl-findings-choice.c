/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down by which a list of findings is filtered. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-findings-choice.h"

#include "tl-accessible.h"

#include <stdlib.h>
#include <string.h>

struct _TlFindingsChoice
{
  GtkDropDown *widget;
  TlFindingsFilter *filter;
  TlFindingsBy by;
  char *anything;
  GPtrArray *values; /* char *, the first NULL */
  gboolean is_filling;
};

static void
selected_cb (GtkDropDown *widget, GParamSpec *pspec, TlFindingsChoice *self)
{
  guint at = gtk_drop_down_get_selected (widget);

  if (!self->is_filling && at < self->values->len)
    tl_findings_filter_set (self->filter, self->by, self->values->pdata[at]);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

/* What is chosen is cut at the width of the pane; the list below it has its own width. */
static void
set_factories (GtkDropDown *widget)
{
  g_autoptr (GtkListItemFactory) cut = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) whole = g_object_ref (gtk_drop_down_get_factory (widget));

  g_signal_connect (cut, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (cut, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (widget, cut);
  gtk_drop_down_set_list_factory (widget, whole);
}

TlFindingsChoice *
tl_findings_choice_new (GtkDropDown *widget, TlFindingsFilter *filter, TlFindingsBy by,
                        const char *anything, const char *name)
{
  TlFindingsChoice *self = g_new0 (TlFindingsChoice, 1);
  const char *const only[] = { anything, NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (only);

  self->widget = widget;
  self->filter = g_object_ref (filter);
  self->by = by;
  self->anything = g_strdup (anything);
  self->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->values, NULL);
  gtk_drop_down_set_model (widget, G_LIST_MODEL (list));
  set_factories (widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (widget), name);
  tl_accessible_name_parts (GTK_WIDGET (widget), name);
  g_signal_connect (widget, "notify::selected", G_CALLBACK (selected_cb), self);
  return self;
}

void
tl_findings_choice_free (TlFindingsChoice *self)
{
  g_signal_handlers_disconnect_by_data (self->widget, self);
  g_object_unref (self->filter);
  g_ptr_array_unref (self->values);
  g_free (self->anything);
  g_free (self);
}

static void
add_value (GHashTable *values, const char *value)
{
  if (value != NULL && *value != '\0')
    g_hash_table_add (values, (gpointer) value);
}

static void
add_values (TlFindingsBy by, TlFinding *finding, TlCodebook *codebook, GHashTable *values)
{
  const char *const *ids = by == TL_FINDINGS_BY_THEME    ? tl_finding_get_themes (finding)
                           : by == TL_FINDINGS_BY_AGENCY ? tl_finding_get_agencies (finding)
                                                         : NULL;

  for (; ids != NULL && *ids != NULL; ids++)
    {
      TlCode *top = by == TL_FINDINGS_BY_THEME ? tl_codebook_get_top_theme (codebook, *ids) : NULL;

      add_value (values, *ids);
      add_value (values, top != NULL ? tl_code_get_id (top) : NULL);
    }
  if (by == TL_FINDINGS_BY_TYPE)
    add_value (values, tl_finding_get_type_id (finding));
  else if (by == TL_FINDINGS_BY_CODER)
    add_value (values, tl_finding_get_coder (finding));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "T15.2 Housing response" for a theme, the name for all else. */
static const char *
get_title (TlFindingsChoice *self, TlCodebook *codebook, const char *value)
{
  static const TlCodeKind kinds[] = { TL_CODE_THEME, TL_CODE_AGENCY, TL_CODE_FINDING_TYPE };
  TlCode *code = self->by == TL_FINDINGS_BY_CODER
                     ? NULL
                     : tl_codebook_lookup (codebook, kinds[self->by], value);

  if (code == NULL)
    return value;
  return self->by == TL_FINDINGS_BY_THEME ? tl_code_get_label (code) : tl_code_get_name (code);
}

static gboolean
is_shown (TlFindingsChoice *self, GtkStringList *list)
{
  GListModel *shown = gtk_drop_down_get_model (self->widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (g_list_model_get_n_items (shown) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (shown), i),
                gtk_string_list_get_string (list, i))
        != 0)
      return FALSE;
  return TRUE;
}

void
tl_findings_choice_fill (TlFindingsChoice *self, GPtrArray *findings, TlCodebook *codebook)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (tl_findings_filter_get (self->filter, self->by));
  g_autofree gpointer *keys = NULL;
  guint n = 0, selected = 0;

  for (guint i = 0; i < findings->len; i++)
    add_values (self->by, findings->pdata[i], codebook, values);
  add_value (values, chosen);
  keys = g_hash_table_get_keys_as_array (values, &n);
  qsort (keys, n, sizeof *keys, self->by == TL_FINDINGS_BY_CODER ? compare_texts : compare_ids);
  self->is_filling = TRUE;
  g_ptr_array_set_size (self->values, 1);
  gtk_string_list_append (list, self->anything);
  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (keys[i], chosen) == 0)
        selected = i + 1;
      g_ptr_array_add (self->values, g_strdup (keys[i]));
      gtk_string_list_append (list, get_title (self, codebook, keys[i]));
    }
  if (!is_shown (self, list))
    gtk_drop_down_set_model (self->widget, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->widget, selected);
  self->is_filling = FALSE;
}

void
tl_findings_choice_clear (TlFindingsChoice *self)
{
  gtk_drop_down_set_selected (self->widget, 0);
}
