/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson: a statement with the findings that bear it out. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-finding.h"

struct _TlLesson
{
  GObject parent_instance;

  char *id;
  char *statement;
  char *theme_id;
  GStrv finding_ids;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_STATEMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlLesson, tl_lesson, G_TYPE_OBJECT)

static void
tl_lesson_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlLesson *self = TL_LESSON (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_STATEMENT:
      g_value_set_string (value, self->statement);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_lesson_finalize (GObject *object)
{
  TlLesson *self = TL_LESSON (object);

  g_free (self->id);
  g_free (self->statement);
  g_free (self->theme_id);
  g_strfreev (self->finding_ids);
  G_OBJECT_CLASS (tl_lesson_parent_class)->finalize (object);
}

static void
tl_lesson_class_init (TlLessonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_lesson_get_property;
  object_class->finalize = tl_lesson_finalize;
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_STATEMENT] = g_param_spec_string ("statement", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tl_lesson_init (TlLesson *self)
{
}

TlLesson *
tl_lesson_new (const char *id, const char *statement, const char *theme_id,
               const char *const *finding_ids)
{
  TlLesson *self;

  g_return_val_if_fail (statement != NULL, NULL);
  self = g_object_new (TL_TYPE_LESSON, NULL);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->statement = g_strdup (statement);
  self->theme_id = g_strdup (theme_id);
  self->finding_ids = finding_ids != NULL ? g_strdupv ((GStrv) finding_ids) : g_new0 (char *, 1);
  return self;
}

const char *
tl_lesson_get_id (TlLesson *self)
{
  g_return_val_if_fail (TL_IS_LESSON (self), NULL);
  return self->id;
}

const char *
tl_lesson_get_statement (TlLesson *self)
{
  g_return_val_if_fail (TL_IS_LESSON (self), NULL);
  return self->statement;
}

const char *
tl_lesson_get_theme_id (TlLesson *self)
{
  g_return_val_if_fail (TL_IS_LESSON (self), NULL);
  return self->theme_id;
}

const char *const *
tl_lesson_get_finding_ids (TlLesson *self)
{
  g_return_val_if_fail (TL_IS_LESSON (self), NULL);
  return (const char *const *) self->finding_ids;
}
