/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons, and the library's settings. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
load_finding_ids (TlStatement *members, const char *lesson_id, GStrv *ids, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  TlStep step;

  tl_statement_bind (members, "s", lesson_id);
  while ((step = tl_statement_step (members, error)) == TL_STEP_ROW)
    g_strv_builder_add (builder, tl_statement_get_text (members, 0));
  if (step == TL_STEP_ERROR)
    return FALSE;
  *ids = g_strv_builder_end (builder);
  return TRUE;
}

GPtrArray *
tl_store_load_lessons (TlStore *self, GError **error)
{
  g_autoptr (GPtrArray) lessons = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TlStatement) row = NULL;
  g_autoptr (TlStatement) members = NULL;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  row = tl_store_prepare (self,
                          "SELECT id, statement, theme_id FROM lessons "
                          "ORDER BY ifnull (theme_id, ''), statement, id",
                          error);
  members = tl_store_prepare (self,
                              "SELECT finding_id FROM lesson_findings WHERE lesson_id = ?1 "
                              "ORDER BY ordinal, finding_id",
                              row != NULL ? error : NULL);
  if (row == NULL || members == NULL)
    return NULL;
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      g_auto (GStrv) ids = NULL;

      if (!load_finding_ids (members, tl_statement_get_text (row, 0), &ids, error))
        return NULL;
      g_ptr_array_add (
          lessons, tl_lesson_new (tl_statement_get_text (row, 0), tl_statement_get_text (row, 1),
                                  tl_statement_get_text (row, 2), (const char *const *) ids));
    }
  return step == TL_STEP_DONE ? g_steal_pointer (&lessons) : NULL;
}

static gboolean
check_members (TlStore *self, TlLesson *lesson, GError **error)
{
  const char *const *ids = tl_lesson_get_finding_ids (lesson);
  const char *theme_id = tl_lesson_get_theme_id (lesson);
  gint64 n = 1;

  if (theme_id != NULL
      && !tl_store_ask_int (self, &n, error, "SELECT count(*) FROM themes WHERE id = ?1", "s",
                            theme_id))
    return FALSE;
  if (n == 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” is not in the codebook"), theme_id);
      return FALSE;
    }
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!tl_store_ask_int (self, &n, error, "SELECT count(*) FROM findings WHERE id = ?1", "s",
                             ids[i]))
        return FALSE;
      if (n == 0)
        {
          g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND,
                       _ ("There is no finding %s in the library"), ids[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_members (TlStore *self, TlLesson *lesson, GError **error)
{
  const char *const *ids = tl_lesson_get_finding_ids (lesson);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!tl_store_run (self, error,
                       "INSERT OR IGNORE INTO lesson_findings (lesson_id, finding_id, ordinal) "
                       "VALUES (?1, ?2, ?3)",
                       "ssu", tl_lesson_get_id (lesson), ids[i], i))
      return FALSE;
  return TRUE;
}

/* A lesson that is there keeps who worded it first, and when. */
static gboolean
write_lesson (TlStore *self, TlLesson *lesson, GError **error)
{
  const char *id = tl_lesson_get_id (lesson);
  g_autofree char *now = tl_store_now ();

  return check_members (self, lesson, error) && tl_store_write_coder (self, self->coder, error)
         && tl_store_run (self, error,
                          "INSERT INTO lessons (id, statement, theme_id, coder, created) "
                          "VALUES (?1, ?2, ?3, ?4, ?5) "
                          "ON CONFLICT (id) DO UPDATE SET statement = ?2, theme_id = ?3",
                          "sssss", id, tl_lesson_get_statement (lesson),
                          tl_lesson_get_theme_id (lesson), self->coder, now)
         && tl_store_run (self, error, "DELETE FROM lesson_findings WHERE lesson_id = ?1", "s", id)
         && write_members (self, lesson, error);
}

gboolean
tl_store_set_lesson (TlStore *self, TlLesson *lesson, GError **error)
{
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  gint64 n;

  g_return_val_if_fail (TL_IS_STORE (self) && TL_IS_LESSON (lesson), FALSE);
  words = tl_store_shorten (tl_lesson_get_statement (lesson));
  if (*words == '\0')
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("A lesson needs a statement"));
      return FALSE;
    }
  if (!tl_store_ask_int (self, &n, error, "SELECT count(*) FROM lessons WHERE id = ?1", "s",
                         tl_lesson_get_id (lesson)))
    return FALSE;
  label =
      g_strdup_printf (n == 0 ? _ ("Add the lesson “%s”") : _ ("Change the lesson “%s”"), words);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, write_lesson (self, lesson, error), label, error);
}

gboolean
tl_store_remove_lesson (TlStore *self, const char *lesson_id, GError **error)
{
  g_autofree char *statement = NULL;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && lesson_id != NULL, FALSE);
  if (!tl_store_ask_text (self, &statement, error, "SELECT statement FROM lessons WHERE id = ?1",
                          "s", lesson_id))
    return FALSE;
  if (statement == NULL)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no lesson %s in the library"),
                   lesson_id);
      return FALSE;
    }
  words = tl_store_shorten (statement);
  label = g_strdup_printf (_ ("Remove the lesson “%s”"), words);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (
      self, tl_store_run (self, error, "DELETE FROM lessons WHERE id = ?1", "s", lesson_id), label,
      error);
}

static gboolean
write_setting (TlStore *self, const char *key, const char *value, GError **error)
{
  if (value == NULL)
    return tl_store_run (self, error, "DELETE FROM settings WHERE key = ?1", "s", key);
  return tl_store_run (self, error,
                       "INSERT INTO settings (key, value) VALUES (?1, ?2) "
                       "ON CONFLICT (key) DO UPDATE SET value = ?2",
                       "ss", key, value);
}

gboolean
tl_store_set_setting (TlStore *self, const char *key, const char *value, GError **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && key != NULL, FALSE);
  label = g_str_equal (key, "overview") ? g_strdup (_ ("Change what the overview holds"))
                                        : g_strdup_printf (_ ("Change the setting “%s”"), key);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, write_setting (self, key, value, error), label, error);
}

char *
tl_store_get_setting (TlStore *self, const char *key, GError **error)
{
  char *value = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && key != NULL, NULL);
  if (!tl_store_ask_text (self, &value, error, "SELECT value FROM settings WHERE key = ?1", "s",
                          key))
    return NULL;
  return value;
}
