/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Styles of OpenDocument files and what their lists print (OpenDocument 1.3, part 3, 16 and 20). */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-odf-private.h"

#include <string.h>

#define MAX_CHAIN 20
#define MAX_NUMBER 32000

typedef struct
{
  char *parent; /* nullable */
  int bold, hidden, coloured;
  int size; /* half points */
  TlOdfRole role;
  gboolean has_list, has_no_list;
} Style;

struct _TlOdfStyles
{
  GHashTable *styles; /* "family:name" to Style */
  GHashTable *lists;  /* name to TlOdfListStyle */
  TlOdfListStyle *outline;
};

gboolean
tl_odf_is (const xmlNode *node, const char *namespace, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL && node->ns->href != NULL
         && (name == NULL || strcmp ((const char *) node->name, name) == 0)
         && strcmp ((const char *) node->ns->href, namespace) == 0;
}

char *
tl_odf_get (const xmlNode *node, const char *namespace, const char *name)
{
  xmlChar *value = xmlGetNsProp (node, (const xmlChar *) name, (const xmlChar *) namespace);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

int
tl_odf_number (const xmlNode *node, const char *namespace, const char *name, int least, int most,
               int otherwise)
{
  g_autofree char *value = tl_odf_get (node, namespace, name);
  gint64 number;

  return value != NULL && g_ascii_string_to_signed (value, 10, least, most, &number, NULL)
             ? (int) number
             : otherwise;
}

xmlNode *
tl_odf_child (const xmlNode *node, const char *namespace, const char *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (tl_odf_is (child, namespace, name))
      return child;
  return NULL;
}

static void
free_style (gpointer data)
{
  g_free (((Style *) data)->parent);
  g_free (data);
}

static void
free_list (gpointer data)
{
  TlOdfListStyle *list = data;

  for (guint i = 0; i < TL_LIST_LEVELS; i++)
    tl_list_level_clear (&list->levels[i]);
  g_free (list);
}

static TlOdfListStyle *
new_list (void)
{
  TlOdfListStyle *list = g_new0 (TlOdfListStyle, 1);

  for (guint i = 0; i < TL_LIST_LEVELS; i++)
    {
      tl_list_level_init (&list->levels[i]);
      list->levels[i].form = TL_NUMBER_NONE;
    }
  return list;
}

TlOdfStyles *
tl_odf_styles_new (void)
{
  TlOdfStyles *self = g_new0 (TlOdfStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_style);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  self->outline = new_list ();
  return self;
}

void
tl_odf_styles_free (TlOdfStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->lists);
  free_list (self->outline);
  g_free (self);
}

static TlNumberForm
read_form (const xmlNode *node)
{
  g_autofree char *format = tl_odf_get (node, TL_ODF_STYLE, "num-format");
  g_autofree char *sync = tl_odf_get (node, TL_ODF_STYLE, "num-letter-sync");
  gboolean is_sync = g_strcmp0 (sync, "true") == 0;

  if (format == NULL || *format == '\0')
    return TL_NUMBER_NONE;
  if (format[1] != '\0')
    return TL_NUMBER_DECIMAL;
  switch (*format)
    {
    case 'a':
      return is_sync ? TL_NUMBER_LOWER_LETTER : TL_NUMBER_LOWER_LETTER_PAIR;
    case 'A':
      return is_sync ? TL_NUMBER_UPPER_LETTER : TL_NUMBER_UPPER_LETTER_PAIR;
    case 'i':
      return TL_NUMBER_LOWER_ROMAN;
    case 'I':
      return TL_NUMBER_UPPER_ROMAN;
    default:
      return TL_NUMBER_DECIMAL;
    }
}

/* "%1%.%2%" of LibreOffice as "%1.%2". */
static char *
convert_format (const char *format)
{
  GString *text = g_string_new (NULL);

  for (const char *p = format; *p != '\0'; p++)
    {
      g_string_append_c (text, *p);
      if (*p == '%' && g_ascii_isdigit (p[1]) && p[2] == '%')
        {
          g_string_append_c (text, p[1]);
          p += 2;
        }
    }
  return g_string_free (text, FALSE);
}

/* What a level prints; the levels above are read already. */
static char *
make_text (const TlOdfListStyle *list, guint level, const xmlNode *node)
{
  g_autofree char *format = tl_odf_get (node, TL_ODF_LO, "num-list-format");
  g_autofree char *prefix = tl_odf_get (node, TL_ODF_STYLE, "num-prefix");
  g_autofree char *suffix = tl_odf_get (node, TL_ODF_STYLE, "num-suffix");
  int shown = tl_odf_number (node, TL_ODF_TEXT, "display-levels", 1, TL_LIST_LEVELS, 1);
  GString *text;
  gboolean is_first = TRUE;

  if (list->levels[level].form == TL_NUMBER_NONE)
    return NULL;
  if (format != NULL)
    return convert_format (format);
  text = g_string_new (prefix);
  for (guint i = level + 1 - MIN ((guint) shown, level + 1); i <= level; i++)
    if (list->levels[i].form != TL_NUMBER_NONE && list->levels[i].form != TL_NUMBER_BULLET)
      {
        g_string_append_printf (text, "%s%%%u", is_first ? "" : ".", i + 1);
        is_first = FALSE;
      }
  g_string_append (text, suffix != NULL ? suffix : "");
  return g_string_free (text, FALSE);
}

static void
read_list_levels (TlOdfListStyle *list, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      int level = tl_odf_is (node, TL_ODF_TEXT, NULL)
                      ? tl_odf_number (node, TL_ODF_TEXT, "level", 1, TL_LIST_LEVELS, 0)
                      : 0;
      TlListLevel *at = &list->levels[MAX (level, 1) - 1];

      if (level == 0)
        continue;
      if (strcmp ((const char *) node->name, "list-level-style-number") != 0
          && strcmp ((const char *) node->name, "outline-level-style") != 0)
        {
          at->form = TL_NUMBER_BULLET;
          continue;
        }
      tl_list_level_clear (at);
      at->form = read_form (node);
      at->start = (guint) tl_odf_number (node, TL_ODF_TEXT, "start-value", 0, MAX_NUMBER, 1);
      at->text = make_text (list, (guint) level - 1, node);
    }
}

static int
read_switch (const xmlNode *node, const char *namespace, const char *name, const char *off)
{
  g_autofree char *value = node != NULL ? tl_odf_get (node, namespace, name) : NULL;

  return value == NULL ? -1 : strcmp (value, off) != 0;
}

/* Bold begins at 600 where the weight is a number. */
static int
read_bold (const xmlNode *properties)
{
  g_autofree char *weight =
      properties != NULL ? tl_odf_get (properties, TL_ODF_FO, "font-weight") : NULL;

  if (weight == NULL)
    return -1;
  return strcmp (weight, "bold") == 0 || g_ascii_strtoull (weight, NULL, 10) >= 600;
}

static int
read_coloured (const xmlNode *properties)
{
  g_autofree char *value = properties != NULL ? tl_odf_get (properties, TL_ODF_FO, "color") : NULL;

  if (value == NULL)
    return -1;
  return *value == '#' && tl_office_is_colour (value + 1);
}

/* A share of another size is left unset. */
static int
read_size (const xmlNode *properties)
{
  g_autofree char *value =
      properties != NULL ? tl_odf_get (properties, TL_ODF_FO, "font-size") : NULL;
  double points =
      value != NULL && g_str_has_suffix (value, "pt") ? g_ascii_strtod (value, NULL) : 0;

  return points >= 1 && points <= 200 ? (int) (2 * points + 0.5) : -1;
}

static TlOdfRole
role_of (const char *name)
{
  static const char *const captions[] = { "Caption", "Illustration", "Table",
                                          "Drawing", "Figure",       NULL };

  if (strcmp (name, "Title") == 0)
    return TL_ODF_TITLE;
  return g_strv_contains (captions, name) ? TL_ODF_CAPTION : TL_ODF_NO_ROLE;
}

static void
read_style (TlOdfStyles *self, const xmlNode *node)
{
  g_autofree char *name = tl_odf_get (node, TL_ODF_STYLE, "name");
  g_autofree char *family = tl_odf_get (node, TL_ODF_STYLE, "family");
  g_autofree char *list = tl_odf_get (node, TL_ODF_STYLE, "list-style-name");
  const xmlNode *properties = tl_odf_child (node, TL_ODF_STYLE, "text-properties"),
                *section = tl_odf_child (node, TL_ODF_STYLE, "section-properties");
  Style *style;

  if (name == NULL || family == NULL)
    return;
  style = g_new0 (Style, 1);
  style->parent = tl_odf_get (node, TL_ODF_STYLE, "parent-style-name");
  style->bold = read_bold (properties);
  style->coloured = read_coloured (properties);
  style->size = read_size (properties);
  style->hidden = read_switch (properties, TL_ODF_TEXT, "display", "true");
  if (section != NULL && style->hidden < 0)
    style->hidden = read_switch (section, TL_ODF_TEXT, "display", "true");
  style->role = role_of (name);
  style->has_list = list != NULL;
  style->has_no_list = list != NULL && *list == '\0';
  g_hash_table_replace (self->styles, g_strdup_printf ("%s:%s", family, name), style);
}

void
tl_odf_styles_add (TlOdfStyles *self, const xmlNode *parent)
{
  for (const xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL;
       node = node->next)
    if (tl_odf_is (node, TL_ODF_STYLE, "style"))
      read_style (self, node);
    else if (tl_odf_is (node, TL_ODF_TEXT, "outline-style"))
      read_list_levels (self->outline, node);
    else if (tl_odf_is (node, TL_ODF_TEXT, "list-style"))
      {
        char *name = tl_odf_get (node, TL_ODF_STYLE, "name");
        TlOdfListStyle *list = new_list ();

        read_list_levels (list, node);
        g_hash_table_replace (self->lists, name != NULL ? name : g_strdup (""), list);
      }
}

static const Style *
find_style (TlOdfStyles *self, const char *family, const char *name)
{
  g_autofree char *key = name != NULL ? g_strdup_printf ("%s:%s", family, name) : NULL;

  return key != NULL ? g_hash_table_lookup (self->styles, key) : NULL;
}

/* The property at @offset of a style, of what it is based on where it leaves it unset; or -1. */
static int
find_property (TlOdfStyles *self, const char *family, const char *name, gsize offset)
{
  const Style *style = find_style (self, family, name);

  for (guint i = 0; i < MAX_CHAIN && style != NULL; i++)
    {
      int value = G_STRUCT_MEMBER (int, style, offset);

      if (value >= 0)
        return value;
      style = find_style (self, family, style->parent);
    }
  return -1;
}

int
tl_odf_styles_is_bold (TlOdfStyles *self, const char *family, const char *name)
{
  return find_property (self, family, name, G_STRUCT_OFFSET (Style, bold));
}

int
tl_odf_styles_is_hidden (TlOdfStyles *self, const char *family, const char *name)
{
  return find_property (self, family, name, G_STRUCT_OFFSET (Style, hidden));
}

int
tl_odf_styles_is_coloured (TlOdfStyles *self, const char *family, const char *name)
{
  return find_property (self, family, name, G_STRUCT_OFFSET (Style, coloured));
}

int
tl_odf_styles_get_size (TlOdfStyles *self, const char *family, const char *name)
{
  return find_property (self, family, name, G_STRUCT_OFFSET (Style, size));
}

TlOdfRole
tl_odf_styles_get_role (TlOdfStyles *self, const char *name)
{
  const Style *style = find_style (self, "paragraph", name);

  for (guint i = 0; i < MAX_CHAIN && style != NULL; i++)
    {
      if (style->role != TL_ODF_NO_ROLE)
        return style->role;
      style = find_style (self, "paragraph", style->parent);
    }
  return TL_ODF_NO_ROLE;
}

gboolean
tl_odf_styles_has_no_list (TlOdfStyles *self, const char *name)
{
  const Style *style = find_style (self, "paragraph", name);

  for (guint i = 0; i < MAX_CHAIN && style != NULL; i++)
    {
      if (style->has_list)
        return style->has_no_list;
      style = find_style (self, "paragraph", style->parent);
    }
  return FALSE;
}

TlOdfListStyle *
tl_odf_styles_get_list (TlOdfStyles *self, const char *name)
{
  return name != NULL ? g_hash_table_lookup (self->lists, name) : NULL;
}

TlOdfListStyle *
tl_odf_styles_get_outline (TlOdfStyles *self)
{
  return self->outline;
}
