/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several verbs ask of the open library: waiting, reviews by name, codes by name. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli.h"

#include "tl-error.h"

#include <glib/gi18n.h>
#include <string.h>

void
tl_cli_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TlCli *self = user_data;

  g_assert (self->result == NULL);
  self->result = g_object_ref (result);
}

GAsyncResult *
tl_cli_wait (TlCli *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&self->result);
}

gboolean
tl_cli_wait_for_verb (TlCli *self, GError **error)
{
  g_autoptr (GAsyncResult) result = tl_cli_wait (self);

  return tl_library_verb_finish (self->library, result, error);
}

TlCliForm
tl_cli_get_form (const TlCli *self)
{
  if (self->options.json)
    return TL_CLI_AS_JSON;
  return self->options.csv ? TL_CLI_AS_CSV : TL_CLI_LINES;
}

char *
tl_cli_find_review (TlCli *self, const char *words, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tl_library_find_review_async (self->library, words, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  return tl_library_find_review_finish (self->library, result, error);
}

static void
set_missing (TlCodeKind kind, const char *words, GError **error)
{
  if (kind == TL_CODE_THEME)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("The codebook has no theme “%s”"), words);
  else if (kind == TL_CODE_AGENCY)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("The codebook has no agency “%s”"), words);
  else if (kind == TL_CODE_FINDING_TYPE)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("The codebook has no finding type “%s”"),
                 words);
  else if (kind == TL_CODE_BOROUGH)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND,
                 _ ("Neither a review nor the codebook has the borough “%s”"), words);
  else
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("The codebook has no entry “%s”"), words);
}

TlCode *
tl_cli_find_code (TlCli *self, TlCodeKind kind, const char *words, GError **error)
{
  TlCode *code = tl_codebook_find (tl_library_get_codebook (self->library), kind, words);

  if (code == NULL)
    set_missing (kind, words, error);
  return code;
}

GStrv
tl_cli_find_codes (TlCli *self, TlCodeKind kind, const char *const *words, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      TlCode *code = tl_cli_find_code (self, kind, words[i], error);

      if (code == NULL)
        return NULL;
      if (g_hash_table_add (seen, (gpointer) tl_code_get_id (code)))
        g_strv_builder_add (ids, tl_code_get_id (code));
    }
  return g_strv_builder_end (ids);
}

gboolean
tl_cli_find_borough (TlCli *self, const char *words, char **borough, GError **error)
{
  GListModel *reviews = tl_library_list_reviews (self->library);
  g_autofree char *folded = words != NULL ? g_utf8_casefold (words, -1) : NULL;
  TlCode *code;

  *borough = NULL;
  if (words == NULL)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (reviews); i++)
    {
      g_autoptr (TlReview) review = g_list_model_get_item (reviews, i);
      g_autofree char *candidate = g_utf8_casefold (tl_review_get_borough (review), -1);

      if (g_str_equal (candidate, folded))
        {
          *borough = g_strdup (tl_review_get_borough (review));
          return TRUE;
        }
    }
  code = tl_cli_find_code (self, TL_CODE_BOROUGH, words, error);
  if (code == NULL)
    return FALSE;
  *borough = g_strdup (tl_code_get_name (code));
  return TRUE;
}

gboolean
tl_cli_read_password (TlCli *self, char **password, GError **error)
{
  g_autofree char *text = NULL;

  *password = NULL;
  if (self->options.password_file == NULL)
    return TRUE;
  if (!g_file_get_contents (self->options.password_file, &text, NULL, error))
    return FALSE;
  text[strcspn (text, "\r\n")] = '\0';
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID, _ ("The password is no UTF-8"));
      return FALSE;
    }
  *password = g_steal_pointer (&text);
  return TRUE;
}

gboolean
tl_cli_is_wanted (const TlCli *self, TlReview *review, const char *borough)
{
  int year = tl_review_get_year (review);

  if (borough != NULL && !g_str_equal (borough, tl_review_get_borough (review)))
    return FALSE;
  if (self->options.year != -1 && year != self->options.year)
    return FALSE;
  if (self->options.from_year != -1 && year < self->options.from_year)
    return FALSE;
  return self->options.to_year == -1 || (year != 0 && year <= self->options.to_year);
}

static void
say_where (const TlOutgoing *one)
{
  const char *title = tl_review_get_title (one->review);
  const char *kind = tl_personal_kind_get_title (one->datum->kind);

  if (one->datum->page != 0)
    /* Translators: the name of a review, a page, what is on it: "Daniela, page 7: Postcode". */
    tl_cli_say (_ ("%s, page %u: %s"), title, one->datum->page, kind);
  else
    tl_cli_say ("%s: %s", title, kind);
}

gboolean
tl_cli_warn_of_outgoing (TlCli *self, GError **error)
{
  g_autoptr (GAsyncResult) result = tl_cli_wait (self);
  g_autoptr (GPtrArray) outgoing = tl_library_check_outgoing_finish (self->library, result, error);

  if (outgoing == NULL)
    return FALSE;
  if (outgoing->len > 0)
    tl_cli_say (ngettext ("%u passage in what is written may identify someone:",
                          "%u passages in what is written may identify someone:", outgoing->len),
                outgoing->len);
  for (guint i = 0; i < outgoing->len; i++)
    say_where (outgoing->pdata[i]);
  return TRUE;
}

gboolean
tl_cli_is_document (TlDocument *document, const char *words)
{
  const char *name = tl_document_get_file_name (document),
             *ending = name != NULL ? strrchr (name, '.') : NULL;

  return g_str_equal (words, tl_document_get_id (document))
         || g_str_equal (words, tl_document_get_title (document)) || g_strcmp0 (words, name) == 0
         || (ending != NULL && strlen (words) == (gsize) (ending - name)
             && strncmp (words, name, ending - name) == 0);
}
