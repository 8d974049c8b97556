/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding: what was tagged, with what, by whom. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-finding.h"

#include <stdlib.h>
#include <string.h>

struct _TlFinding
{
  GObject parent_instance;

  char *id;
  char *review_id;
  char *document_id;
  GPtrArray *spans; /* TlSpan */
  char *quote;
  char *type_id;
  GStrv themes;
  GStrv agencies;
  char *note;
  guint importance;
  char *number;
  char *coder;
  char *created;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_QUOTE,
  PROP_NOTE,
  PROP_NUMBER,
  PROP_PAGE,
  PROP_TYPE_ID,
  PROP_CODER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlFinding, tl_finding, G_TYPE_OBJECT)

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A sorted copy without repeats. */
static GStrv
copy_ids (const char *const *ids)
{
  GStrv copy = ids != NULL ? g_strdupv ((GStrv) ids) : g_new0 (char *, 1);
  guint n = g_strv_length (copy), kept = 0;

  qsort (copy, n, sizeof (char *), compare_ids);
  for (guint i = 0; i < n; i++)
    if (kept > 0 && strcmp (copy[kept - 1], copy[i]) == 0)
      g_free (copy[i]);
    else
      copy[kept++] = copy[i];
  copy[kept] = NULL;
  return copy;
}

static char *
join_quotes (GPtrArray *spans)
{
  GString *quote = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const TlSpan *span = spans->pdata[i];

      if (i > 0)
        g_string_append (quote, " … ");
      g_string_append (quote, span->quote != NULL ? span->quote : "");
    }
  return g_string_free (quote, FALSE);
}

static void
tl_finding_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlFinding *self = TL_FINDING (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_QUOTE:
      g_value_set_string (value, self->quote);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, tl_finding_get_page (self));
      break;
    case PROP_TYPE_ID:
      g_value_set_string (value, self->type_id);
      break;
    case PROP_CODER:
      g_value_set_string (value, self->coder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_finding_finalize (GObject *object)
{
  TlFinding *self = TL_FINDING (object);

  g_free (self->id);
  g_free (self->review_id);
  g_free (self->document_id);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_free (self->quote);
  g_free (self->type_id);
  g_strfreev (self->themes);
  g_strfreev (self->agencies);
  g_free (self->note);
  g_free (self->number);
  g_free (self->coder);
  g_free (self->created);
  G_OBJECT_CLASS (tl_finding_parent_class)->finalize (object);
}

static void
tl_finding_class_init (TlFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_finding_get_property;
  object_class->finalize = tl_finding_finalize;
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, flags);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TYPE_ID] = g_param_spec_string ("type-id", NULL, NULL, NULL, flags);
  properties[PROP_CODER] = g_param_spec_string ("coder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_finding_init (TlFinding *self)
{
}

TlFinding *
tl_finding_new (const char *id, const char *review_id, const char *document_id, GPtrArray *spans,
                const char *type_id, const char *const *themes, const char *const *agencies,
                const char *note, guint importance, const char *number, const char *coder,
                const char *created)
{
  TlFinding *self;

  g_return_val_if_fail (review_id != NULL && document_id != NULL && type_id != NULL, NULL);
  g_return_val_if_fail (spans != NULL && spans->len > 0, NULL);
  self = g_object_new (TL_TYPE_FINDING, NULL);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->review_id = g_strdup (review_id);
  self->document_id = g_strdup (document_id);
  self->spans = spans;
  self->quote = join_quotes (spans);
  self->type_id = g_strdup (type_id);
  self->themes = copy_ids (themes);
  self->agencies = copy_ids (agencies);
  self->note = g_strdup (note != NULL ? note : "");
  self->importance = importance;
  self->number = g_strdup (number != NULL ? number : "");
  self->coder = g_strdup (coder);
  self->created = g_strdup (created);
  return self;
}

TlFinding *
tl_finding_recode (TlFinding *self, const char *type_id, const char *const *themes,
                   const char *const *agencies, const char *note)
{
  GPtrArray *spans;

  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  spans = g_ptr_array_copy (self->spans, (GCopyFunc) tl_span_copy, NULL);
  g_ptr_array_set_free_func (spans, (GDestroyNotify) tl_span_free);
  return tl_finding_new (self->id, self->review_id, self->document_id, spans,
                         type_id != NULL ? type_id : self->type_id,
                         themes != NULL ? themes : (const char *const *) self->themes,
                         agencies != NULL ? agencies : (const char *const *) self->agencies,
                         note != NULL ? note : self->note, self->importance, self->number,
                         self->coder, self->created);
}

static gboolean
is_same_rect (const TlRect *a, const TlRect *b)
{
  return a->page == b->page && a->x1 == b->x1 && a->y1 == b->y1 && a->x2 == b->x2 && a->y2 == b->y2;
}

static gboolean
is_same_span (const TlSpan *a, const TlSpan *b)
{
  if (a->start != b->start || a->end != b->end || a->rects->len != b->rects->len
      || g_strcmp0 (a->quote, b->quote) != 0 || g_strcmp0 (a->prefix, b->prefix) != 0
      || g_strcmp0 (a->suffix, b->suffix) != 0)
    return FALSE;
  for (guint i = 0; i < a->rects->len; i++)
    if (!is_same_rect (&g_array_index (a->rects, TlRect, i), &g_array_index (b->rects, TlRect, i)))
      return FALSE;
  return TRUE;
}

static gboolean
has_same_spans (TlFinding *a, TlFinding *b)
{
  if (a->spans->len != b->spans->len)
    return FALSE;
  for (guint i = 0; i < a->spans->len; i++)
    if (!is_same_span (a->spans->pdata[i], b->spans->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
tl_finding_equals (TlFinding *self, TlFinding *other)
{
  g_return_val_if_fail (TL_IS_FINDING (self) && TL_IS_FINDING (other), FALSE);
  return self == other
         || (g_strcmp0 (self->id, other->id) == 0 && self->importance == other->importance
             && g_strcmp0 (self->review_id, other->review_id) == 0
             && g_strcmp0 (self->document_id, other->document_id) == 0
             && g_strcmp0 (self->type_id, other->type_id) == 0
             && g_strcmp0 (self->note, other->note) == 0
             && g_strcmp0 (self->number, other->number) == 0
             && g_strcmp0 (self->coder, other->coder) == 0
             && g_strcmp0 (self->created, other->created) == 0
             && g_strv_equal ((const char *const *) self->themes,
                              (const char *const *) other->themes)
             && g_strv_equal ((const char *const *) self->agencies,
                              (const char *const *) other->agencies)
             && has_same_spans (self, other));
}

const char *
tl_finding_get_id (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return self->id;
}

const char *
tl_finding_get_review_id (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return self->review_id;
}

const char *
tl_finding_get_document_id (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return self->document_id;
}

GPtrArray *
tl_finding_get_spans (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return self->spans;
}

guint
tl_finding_get_start (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), 0);
  return ((TlSpan *) self->spans->pdata[0])->start;
}

guint
tl_finding_get_end (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), 0);
  return ((TlSpan *) self->spans->pdata[self->spans->len - 1])->end;
}

const char *
tl_finding_get_quote (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return self->quote;
}

const char *
tl_finding_get_type_id (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return self->type_id;
}

const char *const *
tl_finding_get_themes (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return (const char *const *) self->themes;
}

const char *const *
tl_finding_get_agencies (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return (const char *const *) self->agencies;
}

const char *
tl_finding_get_note (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return self->note;
}

guint
tl_finding_get_importance (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), 0);
  return self->importance;
}

const char *
tl_finding_get_number (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return self->number;
}

guint
tl_finding_get_page (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), 0);
  return tl_span_get_page (self->spans->pdata[0]);
}

const char *
tl_finding_get_coder (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return self->coder;
}

const char *
tl_finding_get_created (TlFinding *self)
{
  g_return_val_if_fail (TL_IS_FINDING (self), NULL);
  return self->created;
}
