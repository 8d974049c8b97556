/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place that was found, and the words for it. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-search-item.h"
#include "tl-search-snippet.h"

#include <glib/gi18n.h>
#include <string.h>

#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"
/* Characters. */
#define LONGEST_WORD 24

struct _TlSearchItem
{
  GObject parent_instance;

  TlSearchHit *hit;
  TlReview *review;
  guint n_places;
  gboolean is_chosen;
};

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlSearchItem, tl_search_item, G_TYPE_OBJECT)

static void
tl_search_item_finalize (GObject *object)
{
  TlSearchItem *self = TL_SEARCH_ITEM (object);

  tl_search_hit_free (self->hit);
  g_clear_object (&self->review);
  G_OBJECT_CLASS (tl_search_item_parent_class)->finalize (object);
}

static void
tl_search_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    g_value_set_boolean (value, TL_SEARCH_ITEM (object)->is_chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_search_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    tl_search_item_set_is_chosen (TL_SEARCH_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_search_item_class_init (TlSearchItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = tl_search_item_finalize;
  object_class->get_property = tl_search_item_get_property;
  object_class->set_property = tl_search_item_set_property;
  properties[PROP_CHOSEN] =
      g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_search_item_init (TlSearchItem *self)
{
}

TlSearchItem *
tl_search_item_new (TlSearchHit *hit, TlReview *review, guint n_places)
{
  TlSearchItem *self = g_object_new (TL_TYPE_SEARCH_ITEM, NULL);

  self->hit = hit;
  self->review = g_object_ref (review);
  self->n_places = n_places;
  return self;
}

const TlSearchHit *
tl_search_item_get_hit (TlSearchItem *self)
{
  return self->hit;
}

TlReview *
tl_search_item_get_review (TlSearchItem *self)
{
  return self->review;
}

gboolean
tl_search_item_get_is_chosen (TlSearchItem *self)
{
  return self->is_chosen;
}

void
tl_search_item_set_is_chosen (TlSearchItem *self, gboolean is_chosen)
{
  g_return_if_fail (TL_IS_SEARCH_ITEM (self));
  if (self->is_chosen == is_chosen)
    return;
  self->is_chosen = is_chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

guint
tl_search_item_get_n_places (TlSearchItem *self)
{
  return self->n_places;
}

static void
append (GString *text, const char *part)
{
  if (part != NULL && part[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
describe_review (TlReview *review)
{
  GString *text = g_string_new (tl_review_get_title (review));
  g_autofree char *year =
      tl_review_get_year (review) > 0 ? g_strdup_printf ("%u", tl_review_get_year (review)) : NULL;

  append (text, tl_review_get_borough (review));
  append (text, year);
  return g_string_free (text, FALSE);
}

char *
tl_search_item_dup_group (TlSearchItem *self)
{
  return self->n_places > 0 ? describe_review (self->review) : NULL;
}

/* Where a word as long as an address of the web may be broken. To be let break it anywhere, a label
 * would set each character as a line of its own when it is measured. */
static char *
add_breaks (const char *text)
{
  GString *broken = g_string_new (NULL);
  guint n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      n = g_unichar_isspace (letter) ? 0 : n + 1;
      if (n > LONGEST_WORD)
        {
          g_string_append (broken, ZERO_WIDTH_SPACE);
          n = 1;
        }
      g_string_append_unichar (broken, letter);
    }
  return g_string_free (broken, FALSE);
}

char *
tl_search_item_dup_markup (TlSearchItem *self)
{
  g_autofree char *snippet = add_breaks (self->hit->snippet);
  g_autofree char *escaped = g_markup_escape_text (snippet, -1);
  GString *markup = g_string_new (escaped);

  /* Cells of a table. */
  g_string_replace (markup, "\t", " · ", 0);
  g_string_replace (markup, TL_MARK_BEFORE, "<b><u>", 0);
  g_string_replace (markup, TL_MARK_AFTER, "</u></b>", 0);
  return g_string_free (markup, FALSE);
}

/* The document's title, where the review has several. */
static const char *
get_document_title (TlSearchItem *self)
{
  GPtrArray *documents = tl_review_get_documents (self->review);

  for (guint i = 0; documents->len > 1 && i < documents->len; i++)
    if (g_str_equal (tl_document_get_id (documents->pdata[i]), self->hit->document_id))
      return tl_document_get_title (documents->pdata[i]);
  return NULL;
}

/* The mark of a list is none. */
static gboolean
is_number (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

char *
tl_search_item_dup_source (TlSearchItem *self)
{
  const TlSearchHit *hit = self->hit;
  GString *text = g_string_new (NULL);
  gboolean has_number = is_number (hit->number);
  g_autofree char *page = hit->page > 0 ? g_strdup_printf (_ ("page %u"), hit->page) : NULL;
  g_autofree char *number = NULL;

  if (hit->kind == TL_SEARCH_RECOMMENDATIONS)
    number = has_number ? g_strdup_printf (_ ("recommendation %s"), hit->number)
                        : g_strdup (_ ("recommendation"));
  else if (has_number)
    number = g_strdup_printf (_ ("paragraph %s"), hit->number);
  if (hit->kind == TL_SEARCH_FINDINGS)
    append (text, hit->is_note ? _ ("note on a finding") : _ ("finding"));
  append (text, number);
  append (text, page);
  append (text, get_document_title (self));
  return g_string_free (text, FALSE);
}

char *
tl_search_item_dup_name (TlSearchItem *self)
{
  g_autofree char *review = describe_review (self->review);
  g_autofree char *source = tl_search_item_dup_source (self);
  g_autoptr (GString) words = g_string_new (self->hit->snippet);

  g_string_replace (words, TL_MARK_BEFORE, "", 0);
  g_string_replace (words, TL_MARK_AFTER, "", 0);
  return g_strdup_printf ("%s, %s: %s", review, source, words->str);
}
