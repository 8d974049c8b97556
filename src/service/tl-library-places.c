/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tagging many places at once: each place becomes the words of a finding, all in one verb. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-library-private.h"

#include "tl-sentence.h"

#include <string.h>

/* What is to be tagged, and how. */
typedef struct
{
  GPtrArray *places; /* TlPlace */
  TlPlaceUnit unit;
  char *type_id, *note, *label;
  guint importance;
  GStrv themes, agencies;
} Tagging;

TlPlace *
tl_place_new (const char *review_id, const char *document_id, const char *finding_id, guint start,
              guint end)
{
  TlPlace *self = g_new0 (TlPlace, 1);

  self->review_id = g_strdup (review_id);
  self->document_id = g_strdup (document_id);
  self->finding_id = g_strdup (finding_id);
  self->start = start;
  self->end = end;
  return self;
}

void
tl_place_free (TlPlace *self)
{
  if (self == NULL)
    return;
  g_free (self->review_id);
  g_free (self->document_id);
  g_free (self->finding_id);
  g_free (self);
}

static void
tagging_free (gpointer data)
{
  Tagging *self = data;

  g_ptr_array_unref (self->places);
  g_free (self->type_id);
  g_free (self->note);
  g_free (self->label);
  g_strfreev (self->themes);
  g_strfreev (self->agencies);
  g_free (self);
}

/* The words of a place: its paragraph, or the sentences in it. */
static TlSpan *
make_span (TlDocumentText *text, const TlPlace *place, TlPlaceUnit unit)
{
  const TlBlock *block = tl_document_text_get_block_at (text, place->start);
  guint start, end;

  if (block == NULL)
    return NULL;
  start = place->start - block->start;
  end = MIN (MAX (place->end, place->start + 1) - block->start, block->n_chars);
  if (unit == TL_PLACE_SENTENCE)
    tl_sentence_find (block->text, &start, &end);
  else
    {
      start = 0;
      end = block->n_chars;
    }
  return tl_document_text_make_span (text, block->start + start, block->start + end);
}

static gboolean
is_among (GPtrArray *findings, const char *document_id, const TlSpan *span)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (tl_finding_get_document_id (findings->pdata[i]), document_id)
        && tl_finding_get_start (findings->pdata[i]) == span->start
        && tl_finding_get_end (findings->pdata[i]) == span->end)
      return TRUE;
  return FALSE;
}

/* Words that were found twice become one finding. */
static gboolean
add_words (TlStore *store, const Tagging *tagging, const TlPlace *place, GPtrArray *findings,
           GError **error)
{
  g_autoptr (TlDocumentText) text = tl_store_load_text (store, place->document_id, error);
  g_autoptr (TlSpan) span = NULL;
  GPtrArray *spans;

  if (text == NULL)
    return FALSE;
  span = make_span (text, place, tagging->unit);
  if (span == NULL || is_among (findings, place->document_id, span))
    return TRUE;
  spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  g_ptr_array_add (spans, tl_span_copy (span));
  g_ptr_array_add (findings,
                   tl_finding_new (NULL, place->review_id, place->document_id, spans,
                                   tagging->type_id, (const char *const *) tagging->themes,
                                   (const char *const *) tagging->agencies, tagging->note,
                                   tagging->importance,
                                   tl_document_text_get_number_at (text, span->start), NULL, NULL));
  return TRUE;
}

static GStrv
join (const char *const *some, GStrv more)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) some);
  for (; *more != NULL; more++)
    if (!g_strv_contains (some, *more))
      g_strv_builder_add (all, *more);
  return g_strv_builder_end (all);
}

/* A finding keeps its words, type and note, and gets the codes that it lacks. */
static gboolean
add_codes (TlStore *store, const Tagging *tagging, const TlPlace *place, GPtrArray *findings,
           GError **error)
{
  g_autoptr (TlFinding) finding = tl_store_load_finding (store, place->finding_id, error);
  g_auto (GStrv) themes = NULL, agencies = NULL;

  if (finding == NULL)
    return FALSE;
  themes = join (tl_finding_get_themes (finding), tagging->themes);
  agencies = join (tl_finding_get_agencies (finding), tagging->agencies);
  g_ptr_array_add (findings, tl_finding_recode (finding, NULL, (const char *const *) themes,
                                                (const char *const *) agencies, NULL));
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const TlPlace *one = *(TlPlace *const *) a, *two = *(TlPlace *const *) b;
  int by_document = strcmp (one->document_id, two->document_id);

  if (by_document != 0)
    return by_document;
  return one->start < two->start ? -1 : one->start > two->start;
}

static gpointer
tag_places (TlStore *store, gpointer data, TlEffect *effect, GError **error)
{
  const Tagging *tagging = data;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  /* Each text is read once. */
  g_ptr_array_sort (tagging->places, compare_places);
  for (guint i = 0; i < tagging->places->len; i++)
    {
      const TlPlace *place = tagging->places->pdata[i];

      if (!(place->finding_id != NULL ? add_codes : add_words) (store, tagging, place, findings,
                                                                error))
        return NULL;
    }
  if (tl_store_replace_findings (store, NULL, findings, tagging->label, error))
    for (guint i = 0; i < findings->len; i++)
      tl_effect_add_review (effect, tl_finding_get_review_id (findings->pdata[i]));
  return NULL;
}

void
tl_library_tag_places_async (TlLibrary *self, GPtrArray *places, TlPlaceUnit unit,
                             const char *type_id, const char *const *themes,
                             const char *const *agencies, const char *note, guint importance,
                             const char *label, GAsyncReadyCallback callback, gpointer user_data)
{
  Tagging *tagging;

  g_return_if_fail (TL_IS_LIBRARY (self) && places != NULL && type_id != NULL && label != NULL);
  tagging = g_new0 (Tagging, 1);
  tagging->places = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_place_free);
  for (guint i = 0; i < places->len; i++)
    {
      const TlPlace *place = places->pdata[i];

      g_ptr_array_add (tagging->places, tl_place_new (place->review_id, place->document_id,
                                                      place->finding_id, place->start, place->end));
    }
  tagging->unit = unit;
  tagging->type_id = g_strdup (type_id);
  tagging->themes = g_strdupv ((GStrv) themes);
  tagging->agencies = g_strdupv ((GStrv) agencies);
  tagging->note = g_strdup (note);
  tagging->importance = importance;
  tagging->label = g_strdup (label);
  tl_library_queue (self, tl_work_new_verb (tag_places, tagging, tagging_free),
                    tl_library_tag_places_async, NULL, callback, user_data);
}
