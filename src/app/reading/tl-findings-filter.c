/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which findings a list shows: by words, theme, agency, type, coder and document. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-findings-filter.h"
#include "tl-text.h"

#include <string.h>

struct _TlFindingsFilter
{
  GtkFilter parent_instance;

  TlCodebook *codebook; /* nullable */
  GStrv words;          /* folded */
  char *values[TL_N_FINDINGS_BY], *document_id;
};

G_DEFINE_FINAL_TYPE (TlFindingsFilter, tl_findings_filter, GTK_TYPE_FILTER)

/* A theme takes its sub-themes with it. */
static gboolean
has_theme (TlFindingsFilter *self, TlFinding *finding, const char *id)
{
  for (const char *const *own = tl_finding_get_themes (finding); *own != NULL; own++)
    {
      TlCode *top =
          self->codebook != NULL ? tl_codebook_get_top_theme (self->codebook, *own) : NULL;

      if (strcmp (*own, id) == 0 || (top != NULL && strcmp (tl_code_get_id (top), id) == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_value (TlFindingsFilter *self, TlFinding *finding, TlFindingsBy by, const char *value)
{
  switch (by)
    {
    case TL_FINDINGS_BY_THEME:
      return has_theme (self, finding, value);
    case TL_FINDINGS_BY_AGENCY:
      return g_strv_contains (tl_finding_get_agencies (finding), value);
    case TL_FINDINGS_BY_TYPE:
      return g_strcmp0 (tl_finding_get_type_id (finding), value) == 0;
    case TL_FINDINGS_BY_CODER:
      return g_strcmp0 (tl_finding_get_coder (finding), value) == 0;
    case TL_N_FINDINGS_BY:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
has_words (TlFindingsFilter *self, TlFinding *finding)
{
  g_autoptr (GString) text = g_string_new (tl_finding_get_quote (finding));
  g_autofree char *folded = NULL;

  g_string_append_printf (text, " %s %s", tl_finding_get_note (finding),
                          tl_finding_get_number (finding));
  for (const char *const *id = tl_finding_get_themes (finding); *id != NULL; id++)
    {
      TlCode *theme =
          self->codebook != NULL ? tl_codebook_lookup (self->codebook, TL_CODE_THEME, *id) : NULL;

      g_string_append_printf (text, " %s", theme != NULL ? tl_code_get_label (theme) : *id);
    }
  folded = tl_text_fold (text->str);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
tl_findings_filter_match (GtkFilter *filter, gpointer item)
{
  TlFindingsFilter *self = TL_FINDINGS_FILTER (filter);

  if (!TL_IS_FINDING (item))
    return TRUE;
  if (self->document_id != NULL
      && g_strcmp0 (self->document_id, tl_finding_get_document_id (item)) != 0)
    return FALSE;
  for (guint by = 0; by < TL_N_FINDINGS_BY; by++)
    if (self->values[by] != NULL && !has_value (self, item, by, self->values[by]))
      return FALSE;
  return self->words == NULL || has_words (self, item);
}

static void
tl_findings_filter_finalize (GObject *object)
{
  TlFindingsFilter *self = TL_FINDINGS_FILTER (object);

  g_clear_object (&self->codebook);
  g_strfreev (self->words);
  g_free (self->document_id);
  for (guint by = 0; by < TL_N_FINDINGS_BY; by++)
    g_free (self->values[by]);
  G_OBJECT_CLASS (tl_findings_filter_parent_class)->finalize (object);
}

static void
tl_findings_filter_class_init (TlFindingsFilterClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_findings_filter_finalize;
  GTK_FILTER_CLASS (class)->match = tl_findings_filter_match;
}

static void
tl_findings_filter_init (TlFindingsFilter *self)
{
}

TlFindingsFilter *
tl_findings_filter_new (void)
{
  return g_object_new (TL_TYPE_FINDINGS_FILTER, NULL);
}

void
tl_findings_filter_set_codebook (TlFindingsFilter *self, TlCodebook *codebook)
{
  g_return_if_fail (TL_IS_FINDINGS_FILTER (self));
  if (g_set_object (&self->codebook, codebook))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
tl_findings_filter_set_words (TlFindingsFilter *self, const char *words)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (TL_IS_FINDINGS_FILTER (self) && words != NULL);
  folded = g_strstrip (tl_text_fold (words));
  g_clear_pointer (&self->words, g_strfreev);
  if (*folded != '\0')
    self->words = g_strsplit (folded, " ", -1);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
set_value (TlFindingsFilter *self, char **own, const char *value)
{
  if (g_strcmp0 (*own, value) == 0)
    return;
  g_free (*own);
  *own = g_strdup (value);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
tl_findings_filter_set (TlFindingsFilter *self, TlFindingsBy by, const char *value)
{
  g_return_if_fail (TL_IS_FINDINGS_FILTER (self) && by < TL_N_FINDINGS_BY);
  set_value (self, &self->values[by], value);
}

const char *
tl_findings_filter_get (TlFindingsFilter *self, TlFindingsBy by)
{
  g_return_val_if_fail (TL_IS_FINDINGS_FILTER (self) && by < TL_N_FINDINGS_BY, NULL);
  return self->values[by];
}

void
tl_findings_filter_set_document (TlFindingsFilter *self, const char *document_id)
{
  g_return_if_fail (TL_IS_FINDINGS_FILTER (self));
  set_value (self, &self->document_id, document_id);
}

gboolean
tl_findings_filter_is_active (TlFindingsFilter *self)
{
  g_return_val_if_fail (TL_IS_FINDINGS_FILTER (self), FALSE);
  for (guint by = 0; by < TL_N_FINDINGS_BY; by++)
    if (self->values[by] != NULL)
      return TRUE;
  return self->words != NULL;
}
