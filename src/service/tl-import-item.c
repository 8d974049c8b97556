/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of a batch, as a list shows it. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-import-private.h"

#include <glib/gi18n-lib.h>

struct _TlImportItem
{
  GObject parent_instance;

  GFile *file;    /* nullable */
  GBytes *bytes;  /* nullable: what is read where there is no file */
  char *password; /* nullable */
  TlImportChoice choice;
  char *target; /* nullable */
  char *name;
  TlImportState state;
  char *message;
  double fraction;
  char *review_id; /* nullable */
  TlImportMatch match;
  char *match_title; /* nullable */
  GStrv warnings;
  GPtrArray *personal_data; /* TlPersonalDatum */
  GCancellable *cancellable;

  GMutex lock; /* for the three below */
  guint n_done, n_total;
  gboolean is_noted;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_STATE,
  PROP_MESSAGE,
  PROP_FRACTION,
  PROP_REVIEW_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (TlImportState, tl_import_state,
                    G_DEFINE_ENUM_VALUE (TL_IMPORT_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (TL_IMPORT_READING, "reading"),
                    G_DEFINE_ENUM_VALUE (TL_IMPORT_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (TL_IMPORT_DUPLICATE, "duplicate"),
                    G_DEFINE_ENUM_VALUE (TL_IMPORT_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (TL_IMPORT_NEEDS_PASSWORD, "needs-password"),
                    G_DEFINE_ENUM_VALUE (TL_IMPORT_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (TL_IMPORT_ASKS, "asks"))

G_DEFINE_FINAL_TYPE (TlImportItem, tl_import_item, G_TYPE_OBJECT)

static void
tl_import_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlImportItem *self = TL_IMPORT_ITEM (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_REVIEW_ID:
      g_value_set_string (value, self->review_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_import_item_finalize (GObject *object)
{
  TlImportItem *self = TL_IMPORT_ITEM (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->cancellable);
  g_free (self->password);
  g_free (self->target);
  g_free (self->match_title);
  g_free (self->name);
  g_free (self->message);
  g_free (self->review_id);
  g_strfreev (self->warnings);
  g_ptr_array_unref (self->personal_data);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (tl_import_item_parent_class)->finalize (object);
}

static void
tl_import_item_class_init (TlImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_import_item_get_property;
  object_class->finalize = tl_import_item_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, TL_TYPE_IMPORT_STATE, TL_IMPORT_WAITING, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_REVIEW_ID] = g_param_spec_string ("review-id", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_import_item_init (TlImportItem *self)
{
  g_mutex_init (&self->lock);
  self->cancellable = g_cancellable_new ();
  self->message = g_strdup ("");
  self->warnings = g_new0 (char *, 1);
  self->personal_data = g_ptr_array_new ();
}

TlImportItem *
tl_import_item_new (GFile *file, const char *password, TlImportChoice choice, const char *target)
{
  TlImportItem *self = g_object_new (TL_TYPE_IMPORT_ITEM, NULL);
  g_autofree char *base = g_file_get_basename (file);

  self->file = g_object_ref (file);
  self->password = g_strdup (password);
  self->choice = choice;
  self->target = g_strdup (target);
  self->name = g_filename_display_name (base != NULL ? base : "");
  return self;
}

TlImportItem *
tl_import_item_new_for_bytes (GBytes *bytes, const char *name, TlImportChoice choice,
                              const char *target)
{
  TlImportItem *self = g_object_new (TL_TYPE_IMPORT_ITEM, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->choice = choice;
  self->target = g_strdup (target);
  self->name = g_strdup (name);
  return self;
}

static void
set_message (TlImportItem *self, const char *message)
{
  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
set_state (TlImportItem *self, TlImportState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_fraction (TlImportItem *self, double fraction)
{
  if (self->fraction >= fraction)
    return;
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

void
tl_import_item_set_reading (TlImportItem *self)
{
  set_state (self, TL_IMPORT_READING);
}

void
tl_import_item_end (TlImportItem *self, TlImportState state, const char *message,
                    const char *review_id)
{
  if (g_strcmp0 (self->review_id, review_id) != 0)
    {
      g_free (self->review_id);
      self->review_id = g_strdup (review_id);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVIEW_ID]);
    }
  set_message (self, message);
  set_fraction (self, 1);
  set_state (self, state);
}

void
tl_import_item_set_warnings (TlImportItem *self, const char *const *warnings)
{
  g_strfreev (self->warnings);
  self->warnings = g_strdupv ((GStrv) warnings);
}

void
tl_import_item_set_personal_data (TlImportItem *self, GPtrArray *data)
{
  g_ptr_array_ref (data);
  g_ptr_array_unref (self->personal_data);
  self->personal_data = data;
}

gboolean
tl_import_item_is_over (TlImportItem *self)
{
  return self->state != TL_IMPORT_WAITING && self->state != TL_IMPORT_READING;
}

gboolean
tl_import_item_note_progress (TlImportItem *self, guint done, guint total)
{
  gboolean is_first;

  g_mutex_lock (&self->lock);
  self->n_done = done;
  self->n_total = total;
  is_first = !self->is_noted;
  self->is_noted = TRUE;
  g_mutex_unlock (&self->lock);
  return is_first;
}

void
tl_import_item_show_progress (TlImportItem *self)
{
  g_autofree char *message = NULL;
  guint n_done, n_total;

  g_mutex_lock (&self->lock);
  n_done = self->n_done;
  n_total = self->n_total;
  self->is_noted = FALSE;
  g_mutex_unlock (&self->lock);
  if (n_total == 0 || self->state != TL_IMPORT_READING)
    return;
  /* Translators: how far the reading of a report is. */
  message = g_strdup_printf (_ ("page %u of %u"), MIN (n_done, n_total), n_total);
  set_message (self, message);
  set_fraction (self, 0.95 * MIN (n_done, n_total) / n_total);
}

TlImportChoice
tl_import_item_get_choice (TlImportItem *self)
{
  return self->choice;
}

const char *
tl_import_item_get_target (TlImportItem *self)
{
  return self->target;
}

void
tl_import_item_set_match (TlImportItem *self, TlImportMatch match, const char *title)
{
  self->match = match;
  g_free (self->match_title);
  self->match_title = g_strdup (title);
}

TlImportMatch
tl_import_item_get_match (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), TL_IMPORT_MATCH_NONE);
  return self->match;
}

const char *
tl_import_item_get_match_title (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), NULL);
  return self->match_title;
}

const char *
tl_import_item_get_password (TlImportItem *self)
{
  return self->password;
}

GCancellable *
tl_import_item_get_cancellable (TlImportItem *self)
{
  return self->cancellable;
}

const char *
tl_import_item_get_name (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), NULL);
  return self->name;
}

GBytes *
tl_import_item_get_bytes (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), NULL);
  return self->bytes;
}

GFile *
tl_import_item_get_file (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), NULL);
  return self->file;
}

TlImportState
tl_import_item_get_state (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), TL_IMPORT_FAILED);
  return self->state;
}

const char *
tl_import_item_get_message (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), NULL);
  return self->message;
}

double
tl_import_item_get_fraction (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), 0);
  return self->fraction;
}

const char *
tl_import_item_get_review_id (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), NULL);
  return self->review_id;
}

const char *const *
tl_import_item_get_warnings (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), NULL);
  return (const char *const *) self->warnings;
}

GPtrArray *
tl_import_item_get_personal_data (TlImportItem *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_ITEM (self), NULL);
  return self->personal_data;
}
