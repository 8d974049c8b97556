/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: extending and shortening the current finding. What one does in one go, word by
 * word, is shown at once and stored as one change: when the key is let go, when one does something
 * else, or after a moment. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-finding-label.h"
#include "tl-read-page-private.h"
#include "tl-window-messages.h"

#include <string.h>

enum
{
  MOMENT = 1500 /* milliseconds without a further word */
};

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlReadPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!tl_library_verb_finish (TL_LIBRARY (object), result, &error))
    tl_window_show_error (GTK_WIDGET (self), error);
  tl_read_page_end_storing (self, error == NULL);
}

void
tl_read_page_store_words (TlReadPage *self)
{
  g_autoptr (TlFinding) before = g_steal_pointer (&self->words_before);
  g_autoptr (TlFinding) after = g_steal_pointer (&self->words_after);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autofree char *label = NULL;

  g_clear_handle_id (&self->words_source, g_source_remove);
  if (after == NULL || g_strcmp0 (tl_finding_get_quote (before), tl_finding_get_quote (after)) == 0)
    return;
  label = tl_finding_label (before, strlen (tl_finding_get_quote (after))
                                            < strlen (tl_finding_get_quote (before))
                                        ? TL_FINDING_SHORTEN
                                        : TL_FINDING_LENGTHEN);
  g_ptr_array_add (findings, after);
  tl_read_page_begin_storing (self);
  tl_library_replace_findings_async (self->library, NULL, findings, label, stored_cb,
                                     g_object_ref (self));
}

static gboolean
moment_cb (gpointer data)
{
  TlReadPage *self = data;

  self->words_source = 0;
  tl_read_page_store_words (self);
  return G_SOURCE_REMOVE;
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  TlFinding *one = *(TlFinding *const *) a, *two = *(TlFinding *const *) b;
  guint x = tl_finding_get_start (one), y = tl_finding_get_start (two);

  return x != y ? (x < y ? -1 : 1) : strcmp (tl_finding_get_id (one), tl_finding_get_id (two));
}

void
tl_read_page_apply_words (TlReadPage *self, GPtrArray *findings)
{
  if (self->words_after == NULL)
    return;
  for (guint i = 0; i < findings->len; i++)
    if (g_strcmp0 (tl_finding_get_id (findings->pdata[i]), tl_finding_get_id (self->words_after))
        == 0)
      {
        g_object_unref (findings->pdata[i]);
        findings->pdata[i] = g_object_ref (self->words_after);
      }
  g_ptr_array_sort (findings, compare_findings);
}

/* Shows the findings with the words as they are to become. */
static void
show_words (TlReadPage *self)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->findings->len; i++)
    g_ptr_array_add (findings, g_object_ref (self->findings->pdata[i]));
  tl_read_page_take_findings (self, findings);
}

/* AT_END: the end is moved, otherwise the start. */
void
tl_read_page_move_edge (TlReadPage *self, gboolean at_end, int words)
{
  TlFinding *finding = tl_read_page_get_current_finding (self);
  guint at = tl_text_view_get_cursor (self->text);
  g_autoptr (TlFinding) changed = NULL;

  if (finding == NULL)
    return;
  if (self->words_before != NULL
      && g_strcmp0 (tl_finding_get_id (self->words_before), tl_finding_get_id (finding)) != 0)
    tl_read_page_store_words (self);
  changed = at_end ? tl_finding_move_end (finding, self->document_text, at, words)
                   : tl_finding_move_start (finding, self->document_text, at, words);
  if (changed == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->text));
      return;
    }
  if (self->words_before == NULL)
    self->words_before = g_object_ref (finding);
  g_set_object (&self->words_after, changed);
  g_clear_handle_id (&self->words_source, g_source_remove);
  self->words_source = g_timeout_add (MOMENT, moment_cb, self);
  show_words (self);
}
