/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of a review. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-review.h"

struct _TlDocument
{
  GObject parent_instance;

  char *id;
  char *review_id;
  TlDocumentKind kind;
  char *title;
  char *file_name;
  char *sha256;
  char *format;
  char *text_sha256;
  guint n_pages;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_REVIEW_ID,
  PROP_KIND,
  PROP_TITLE,
  PROP_FILE_NAME,
  PROP_N_PAGES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlDocument, tl_document, G_TYPE_OBJECT)

static void
tl_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlDocument *self = TL_DOCUMENT (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_REVIEW_ID:
      g_value_set_string (value, self->review_id);
      break;
    case PROP_KIND:
      g_value_set_string (value, tl_document_kind_to_string (self->kind));
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FILE_NAME:
      g_value_set_string (value, self->file_name);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, self->n_pages);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_document_finalize (GObject *object)
{
  TlDocument *self = TL_DOCUMENT (object);

  g_free (self->id);
  g_free (self->review_id);
  g_free (self->title);
  g_free (self->file_name);
  g_free (self->sha256);
  g_free (self->format);
  g_free (self->text_sha256);
  G_OBJECT_CLASS (tl_document_parent_class)->finalize (object);
}

static void
tl_document_class_init (TlDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_document_get_property;
  object_class->finalize = tl_document_finalize;
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_REVIEW_ID] = g_param_spec_string ("review-id", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FILE_NAME] = g_param_spec_string ("file-name", NULL, NULL, NULL, flags);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_document_init (TlDocument *self)
{
}

TlDocument *
tl_document_new (const char *id, const char *review_id, TlDocumentKind kind, const char *title,
                 const char *file_name, const char *sha256, const char *format,
                 const char *text_sha256, guint n_pages)
{
  TlDocument *self = g_object_new (TL_TYPE_DOCUMENT, NULL);

  self->id = g_strdup (id);
  self->review_id = g_strdup (review_id);
  self->kind = kind;
  self->title = g_strdup (title);
  self->file_name = g_strdup (file_name);
  self->sha256 = g_strdup (sha256);
  self->format = g_strdup (format);
  self->text_sha256 = g_strdup (text_sha256);
  self->n_pages = n_pages;
  return self;
}

const char *
tl_document_get_id (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->id;
}

const char *
tl_document_get_review_id (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->review_id;
}

TlDocumentKind
tl_document_get_kind (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), TL_DOCUMENT_OTHER);
  return self->kind;
}

const char *
tl_document_get_title (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->title;
}

const char *
tl_document_get_file_name (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->file_name;
}

const char *
tl_document_get_sha256 (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->sha256;
}

const char *
tl_document_get_format (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->format;
}

const char *
tl_document_get_text_sha256 (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->text_sha256;
}

guint
tl_document_get_n_pages (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), 0);
  return self->n_pages;
}
