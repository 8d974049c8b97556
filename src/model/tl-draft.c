/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the importer proposes for a file: making and freeing it. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-draft.h"

static const char *const kind_names[TL_N_DOCUMENT_KINDS] = { "overview-report", "executive-summary",
                                                             "action-plan", "quality-letter",
                                                             "other" };

const char *
tl_document_kind_to_string (TlDocumentKind kind)
{
  g_return_val_if_fail ((guint) kind < TL_N_DOCUMENT_KINDS, NULL);
  return kind_names[kind];
}

TlDocumentKind
tl_document_kind_from_string (const char *name)
{
  for (guint i = 0; i < TL_N_DOCUMENT_KINDS; i++)
    if (g_strcmp0 (name, kind_names[i]) == 0)
      return (TlDocumentKind) i;
  return TL_DOCUMENT_OTHER;
}

TlDraft *
tl_draft_new (void)
{
  TlDraft *self = g_new0 (TlDraft, 1);

  self->guesses = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_guess_free);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_draft_document_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_draft_finding_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_draft_property_free);
  return self;
}

void
tl_draft_free (TlDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->file_name);
  g_free (self->sha256);
  g_free (self->format);
  g_free (self->review_id);
  g_free (self->title);
  g_free (self->status);
  g_ptr_array_unref (self->guesses);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->properties);
  g_free (self);
}

TlDraftDocument *
tl_draft_document_new (void)
{
  TlDraftDocument *self = g_new0 (TlDraftDocument, 1);

  self->page_sizes = g_array_new (FALSE, FALSE, sizeof (TlPageSize));
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);
  self->recommendations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_draft_recommendation_free);
  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_draft_action_free);
  self->scanned = g_array_new (FALSE, FALSE, sizeof (TlScannedPage));
  self->doubts = g_array_new (FALSE, FALSE, sizeof (TlDoubt));
  return self;
}

void
tl_draft_document_free (TlDraftDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->file_name);
  g_array_unref (self->page_sizes);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->recommendations);
  g_ptr_array_unref (self->actions);
  g_array_unref (self->scanned);
  g_array_unref (self->doubts);
  g_free (self);
}

TlGuess *
tl_guess_new (const char *variable, const char *value, const char *quote, guint page)
{
  TlGuess *self = g_new0 (TlGuess, 1);

  self->variable = g_strdup (variable);
  self->value = g_strdup (value);
  self->quote = g_strdup (quote);
  self->page = page;
  return self;
}

void
tl_guess_free (TlGuess *self)
{
  if (self == NULL)
    return;
  g_free (self->variable);
  g_free (self->value);
  g_free (self->quote);
  g_free (self);
}

TlDraftProperty *
tl_draft_property_new (const char *name, const char *value)
{
  TlDraftProperty *self = g_new0 (TlDraftProperty, 1);

  self->name = g_strdup (name);
  self->value = g_strdup (value);
  return self;
}

void
tl_draft_property_free (TlDraftProperty *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

gboolean
tl_guess_is_stated (const TlGuess *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return g_strcmp0 (self->value, TL_NOT_STATED) != 0;
}

TlDraftRecommendation *
tl_draft_recommendation_new (void)
{
  TlDraftRecommendation *self = g_new0 (TlDraftRecommendation, 1);

  self->addressees = g_new0 (char *, 1);
  return self;
}

void
tl_draft_recommendation_free (TlDraftRecommendation *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->text);
  g_strfreev (self->addressees);
  g_free (self->level);
  g_free (self->strength);
  g_free (self->target);
  g_free (self);
}

TlDraftAction *
tl_draft_action_new (void)
{
  TlDraftAction *self = g_new0 (TlDraftAction, 1);

  self->recommendation = -1;
  return self;
}

void
tl_draft_action_free (TlDraftAction *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->text);
  g_free (self->scope);
  g_free (self->lead);
  g_free (self->milestones);
  g_free (self->target);
  g_free (self->outcome);
  g_free (self);
}

TlDraftFinding *
tl_draft_finding_new (void)
{
  TlDraftFinding *self = g_new0 (TlDraftFinding, 1);

  self->themes = g_new0 (char *, 1);
  self->agencies = g_new0 (char *, 1);
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  return self;
}

void
tl_draft_finding_free (TlDraftFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->type);
  g_free (self->note);
  g_free (self->coder);
  g_free (self->created);
  g_strfreev (self->themes);
  g_strfreev (self->agencies);
  g_ptr_array_unref (self->spans);
  g_free (self);
}

const TlGuess *
tl_draft_get_guess (const TlDraft *self, const char *variable)
{
  g_return_val_if_fail (self != NULL && variable != NULL, NULL);
  for (guint i = 0; i < self->guesses->len; i++)
    {
      const TlGuess *guess = self->guesses->pdata[i];

      if (g_strcmp0 (guess->variable, variable) == 0)
        return guess;
    }
  return NULL;
}

guint
tl_draft_count_pages (const TlDraft *self)
{
  gboolean has_parts = g_strcmp0 (self->format, "pdf") == 0;
  guint n = 0;

  for (guint i = 0; i < self->documents->len; i++)
    {
      guint n_pages = ((const TlDraftDocument *) self->documents->pdata[i])->page_sizes->len;

      n = has_parts ? MAX (n, n_pages) : n + n_pages;
    }
  return n;
}
