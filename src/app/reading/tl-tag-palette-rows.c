/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette's rows and chips: how a code is shown that can be, or was, chosen. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-code-match.h"
#include "tl-tag-palette-private.h"
#include "tl-theme-style.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

enum
{
  MAX_ALIASES = 2
};

/* The parts of a row. */
typedef struct
{
  GtkLabel *group;
  GtkWidget *swatch, *icon;
  GtkLabel *name, *detail;
  GtkWidget *key;
} Row;

static const char *
get_kind_name (TlCode *code)
{
  switch (tl_code_get_kind (code))
    {
    case TL_CODE_THEME:
      return C_ ("kind of code", "Theme");
    case TL_CODE_AGENCY:
      return C_ ("kind of code", "Agency");
    default:
      return C_ ("kind of code", "Type");
    }
}

static const char *
get_group_name (TlTagPalette *self, TlCode *code, guint position)
{
  if (position < self->n_recent)
    return C_ ("codes", "Used of late");
  switch (tl_code_get_kind (code))
    {
    case TL_CODE_THEME:
      return C_ ("codes", "Themes");
    case TL_CODE_AGENCY:
      return C_ ("codes", "Agencies");
    default:
      return C_ ("codes", "Types");
    }
}

/* What is shown of a code: themes with their id, which stands in the margin too. */
static const char *
get_title (TlCode *code)
{
  return tl_code_get_kind (code) == TL_CODE_THEME ? tl_code_get_label (code)
                                                  : tl_code_get_name (code);
}

/* TEXT with what was typed underlined. */
static char *
mark_up (const char *text, const char *query)
{
  gsize start, end;
  g_autofree char *head = NULL, *middle = NULL, *tail = NULL;

  if (!tl_code_match_find (text, query, &start, &end))
    return g_markup_escape_text (text, -1);
  head = g_markup_escape_text (text, (gssize) start);
  middle = g_markup_escape_text (text + start, (gssize) (end - start));
  tail = g_markup_escape_text (text + end, -1);
  return g_strdup_printf ("%s<b><u>%s</u></b>%s", head, middle, tail);
}

/* The alias by which it was found, otherwise the first two of an agency. In markup. */
static char *
describe (TlCode *code, const char *query)
{
  g_autofree char *alias = tl_code_match_alias (code, query), *marked = NULL, *joined = NULL;
  const char *const *phrases = tl_code_get_phrases (code);
  g_autoptr (GStrvBuilder) some = g_strv_builder_new ();
  g_auto (GStrv) aliases = NULL;

  if (alias != NULL)
    {
      marked = mark_up (alias, query);
      return g_strdup_printf (_ ("matches “%s”"), marked);
    }
  if (tl_code_get_kind (code) != TL_CODE_AGENCY || phrases[0] == NULL)
    return g_strdup ("");
  for (guint i = 0; i < MAX_ALIASES && phrases[i] != NULL; i++)
    g_strv_builder_add (some, phrases[i]);
  aliases = g_strv_builder_end (some);
  joined = g_strjoinv (", ", aliases);
  marked = g_markup_escape_text (joined, -1);
  /* Translators: other names of an agency */
  return g_strdup_printf (_ ("also %s"), marked);
}

char *
tl_tag_palette_name_match (TlTagPalette *self, TlCode *code)
{
  g_autofree char *alias = tl_code_match_alias (code, gtk_editable_get_text (self->entry));

  return alias == NULL ? g_strdup_printf ("%s, %s", get_title (code), get_kind_name (code))
                       : g_strdup_printf (_ ("%s, %s, matches “%s”"), get_title (code),
                                          get_kind_name (code), alias);
}

static GtkWidget *
make_label (gboolean is_secondary)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (is_secondary)
    gtk_widget_add_css_class (label, "secondary");
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlTagPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Row *row = g_new0 (Row, 1);

  row->group = GTK_LABEL (make_label (TRUE));
  row->swatch = tl_theme_swatch_new ();
  row->icon = gtk_image_new ();
  row->name = GTK_LABEL (make_label (FALSE));
  row->detail = GTK_LABEL (make_label (TRUE));
  row->key = gtk_label_new (_ ("Enter"));
  gtk_widget_set_hexpand (GTK_WIDGET (row->name), TRUE);
  gtk_label_set_max_width_chars (row->detail, 30);
  gtk_widget_add_css_class (GTK_WIDGET (row->group), "palette-group");
  gtk_widget_add_css_class (row->key, "keycap");
  gtk_widget_set_valign (row->key, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "palette-row");
  gtk_widget_set_valign (row->swatch, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (row->swatch, 2);
  gtk_widget_set_margin_end (row->swatch, 2);
  gtk_box_append (GTK_BOX (line), row->swatch);
  gtk_box_append (GTK_BOX (line), row->icon);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->name));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->detail));
  gtk_box_append (GTK_BOX (line), row->key);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->group));
  gtk_box_append (GTK_BOX (box), line);
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
  gtk_list_item_set_child (item, box);
  g_object_bind_property (item, "selected", row->key, "visible", G_BINDING_SYNC_CREATE);
}

static gboolean
begins_group (TlTagPalette *self, TlCode *code, guint position)
{
  g_autoptr (TlCode) before = NULL;

  if (position == 0 || position == self->n_recent)
    return TRUE;
  before = g_list_model_get_item (G_LIST_MODEL (self->matches), position - 1);
  return position > self->n_recent && before != NULL
         && tl_code_get_kind (before) != tl_code_get_kind (code);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlTagPalette *self)
{
  TlCode *code = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  Row *row = g_object_get_data (G_OBJECT (box), "row");
  const char *query = gtk_editable_get_text (self->entry);
  gboolean is_theme = tl_code_get_kind (code) == TL_CODE_THEME;
  guint position = gtk_list_item_get_position (item);
  g_autofree char *name = mark_up (get_title (code), query), *detail = describe (code, query);
  g_autofree char *spoken = tl_tag_palette_name_match (self, code);

  gtk_label_set_text (row->group, get_group_name (self, code, position));
  gtk_widget_set_visible (GTK_WIDGET (row->group), begins_group (self, code, position));
  tl_theme_swatch_set_theme (row->swatch, self->codebook, is_theme ? tl_code_get_id (code) : NULL);
  gtk_widget_set_visible (row->swatch, is_theme);
  gtk_widget_set_visible (row->icon, !is_theme);
  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), tl_code_get_kind (code) == TL_CODE_AGENCY
                                                           ? "system-users-symbolic"
                                                           : "user-bookmarks-symbolic");
  gtk_label_set_markup (row->name, name);
  gtk_label_set_markup (row->detail, detail);
  tl_tooltip_set (box,
                  tl_code_get_definition (code)[0] != '\0' ? tl_code_get_definition (code) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

GtkListItemFactory *
tl_tag_palette_make_rows (TlTagPalette *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  return factory;
}

typedef struct
{
  TlTagPalette *self;
  TlCode *code;
  void (*take_off) (TlTagPalette *self, TlCode *code);
} Chip;

static void
chip_free (gpointer data, GClosure *closure)
{
  Chip *chip = data;

  g_object_unref (chip->code);
  g_free (chip);
}

static void
chip_clicked_cb (GtkButton *button, Chip *chip)
{
  g_autoptr (TlCode) code = g_object_ref (chip->code);

  chip->take_off (chip->self, code);
}

static GtkWidget *
make_chip (TlTagPalette *self, TlCode *code, void (*take_off) (TlTagPalette *, TlCode *))
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = g_strdup_printf (_ ("Take off %s"), tl_code_get_label (code));
  GtkWidget *label = gtk_label_new (get_title (code));
  Chip *chip = g_new0 (Chip, 1);

  *chip = (Chip){ self, g_object_ref (code), take_off };
  if (tl_code_get_kind (code) == TL_CODE_THEME)
    {
      GtkWidget *swatch = tl_theme_swatch_new ();

      tl_theme_swatch_set_theme (swatch, self->codebook, tl_code_get_id (code));
      gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), swatch);
    }
  else
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("system-users-symbolic"));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "chosen");
  tl_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (chip_clicked_cb), chip, chip_free, 0);
  return button;
}

void
tl_tag_palette_make_chips (TlTagPalette *self, void (*take_off) (TlTagPalette *, TlCode *))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);
  for (guint i = 0; i < self->chosen->len; i++)
    {
      TlCode *code = g_ptr_array_index (self->chosen, i);

      gtk_flow_box_insert (self->chips, make_chip (self, code, take_off), -1);
      child = gtk_widget_get_last_child (GTK_WIDGET (self->chips));
      gtk_widget_set_focusable (child, FALSE);
      gtk_widget_set_halign (child, GTK_ALIGN_START);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      tl_code_get_label (code), -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->chosen->len > 0);
}
