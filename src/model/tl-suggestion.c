/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A suggestion, the words that caused it, and the answer to it. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-suggestion.h"

struct _TlSuggestion
{
  GObject parent_instance;

  char *document_id;
  TlSpan *span;
  char *number, *theme_id, *type_id;
  GStrv agencies;
  GPtrArray *reasons; /* TlSuggestionReason */
  double score;
  guint n_accepted, n_answered;
};

G_DEFINE_FINAL_TYPE (TlSuggestion, tl_suggestion, G_TYPE_OBJECT)

static void
tl_suggestion_finalize (GObject *object)
{
  TlSuggestion *self = TL_SUGGESTION (object);

  g_free (self->document_id);
  g_clear_pointer (&self->span, tl_span_free);
  g_free (self->number);
  g_free (self->theme_id);
  g_free (self->type_id);
  g_strfreev (self->agencies);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_suggestion_parent_class)->finalize (object);
}

static void
tl_suggestion_class_init (TlSuggestionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_suggestion_finalize;
}

static void
tl_suggestion_init (TlSuggestion *self)
{
}

TlSuggestionAnswer *
tl_suggestion_answer_new (const char *document_id, guint start, guint end, const char *theme_id,
                          TlAnswer answer)
{
  TlSuggestionAnswer *self = g_new0 (TlSuggestionAnswer, 1);

  self->document_id = g_strdup (document_id);
  self->start = start;
  self->end = end;
  self->theme_id = g_strdup (theme_id);
  self->answer = answer;
  return self;
}

void
tl_suggestion_answer_free (TlSuggestionAnswer *self)
{
  if (self == NULL)
    return;
  g_free (self->document_id);
  g_free (self->theme_id);
  g_free (self);
}

TlSuggestionReason *
tl_suggestion_reason_new (TlCodeKind kind, const char *code_id, guint start, guint end,
                          const char *words)
{
  TlSuggestionReason *self = g_new0 (TlSuggestionReason, 1);

  self->kind = kind;
  self->code_id = g_strdup (code_id);
  self->start = start;
  self->end = end;
  self->words = g_strdup (words);
  return self;
}

void
tl_suggestion_reason_free (TlSuggestionReason *self)
{
  if (self == NULL)
    return;
  g_free (self->code_id);
  g_free (self->words);
  g_free (self);
}

TlSuggestion *
tl_suggestion_new (const char *document_id, TlSpan *span, const char *number, const char *theme_id,
                   const char *type_id, const char *const *agencies, GPtrArray *reasons,
                   double score, guint n_accepted, guint n_answered)
{
  static const char *const none[] = { NULL };
  TlSuggestion *self;

  g_return_val_if_fail (document_id != NULL && span != NULL && reasons != NULL, NULL);
  g_return_val_if_fail (theme_id != NULL && type_id != NULL, NULL);
  self = g_object_new (TL_TYPE_SUGGESTION, NULL);
  self->document_id = g_strdup (document_id);
  self->span = span;
  self->number = g_strdup (number != NULL ? number : "");
  self->theme_id = g_strdup (theme_id);
  self->type_id = g_strdup (type_id);
  self->agencies = g_strdupv ((GStrv) (agencies != NULL ? agencies : none));
  self->reasons = reasons;
  self->score = score;
  self->n_accepted = n_accepted;
  self->n_answered = n_answered;
  return self;
}

const char *
tl_suggestion_get_document_id (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), NULL);
  return self->document_id;
}

const TlSpan *
tl_suggestion_get_span (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), NULL);
  return self->span;
}

guint
tl_suggestion_get_start (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), 0);
  return self->span->start;
}

guint
tl_suggestion_get_end (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), 0);
  return self->span->end;
}

const char *
tl_suggestion_get_number (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), NULL);
  return self->number;
}

const char *
tl_suggestion_get_theme_id (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), NULL);
  return self->theme_id;
}

const char *
tl_suggestion_get_type_id (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), NULL);
  return self->type_id;
}

const char *const *
tl_suggestion_get_agencies (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), NULL);
  return (const char *const *) self->agencies;
}

GPtrArray *
tl_suggestion_get_reasons (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), NULL);
  return self->reasons;
}

double
tl_suggestion_get_score (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), 0);
  return self->score;
}

guint
tl_suggestion_get_n_accepted (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), 0);
  return self->n_accepted;
}

guint
tl_suggestion_get_n_answered (TlSuggestion *self)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), 0);
  return self->n_answered;
}

TlFinding *
tl_suggestion_make_finding (TlSuggestion *self, const char *review_id)
{
  const char *themes[] = { NULL, NULL };
  GPtrArray *spans;

  g_return_val_if_fail (TL_IS_SUGGESTION (self) && review_id != NULL, NULL);
  spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  g_ptr_array_add (spans, tl_span_copy (self->span));
  themes[0] = *self->theme_id != '\0' ? self->theme_id : NULL;
  return tl_finding_new (NULL, review_id, self->document_id, spans, self->type_id, themes,
                         (const char *const *) self->agencies, NULL, 0,
                         *self->number != '\0' ? self->number : NULL, NULL, NULL);
}

TlSuggestionAnswer *
tl_suggestion_make_answer (TlSuggestion *self, TlAnswer answer)
{
  g_return_val_if_fail (TL_IS_SUGGESTION (self), NULL);
  return tl_suggestion_answer_new (self->document_id, self->span->start, self->span->end,
                                   self->theme_id, answer);
}
