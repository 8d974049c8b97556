/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft on its way from the worker, to a variant. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-draft-private.h"

static GVariant *
block_to_variant (const TlBlock *block)
{
  return g_variant_new ("(uumssuub@aq)", (guint) block->kind, block->level, block->number,
                        block->text, block->page, block->table, block->is_header,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT16, block->boxes->data,
                                                   block->boxes->len * WORDS_PER_BOX,
                                                   sizeof (guint16)));
}

static GVariant *
recommendation_to_variant (const TlDraftRecommendation *item)
{
  return g_variant_new ("(umssu^asmsmsmsb)", item->block, item->number, item->text, item->page,
                        item->addressees, item->level, item->strength, item->target,
                        item->in_action_plan);
}

static GVariant *
action_to_variant (const TlDraftAction *item)
{
  return g_variant_new (ACTION_TYPE, item->block, item->number, item->text, item->scope, item->lead,
                        item->milestones, item->target, item->outcome, item->recommendation,
                        item->part);
}

static GVariant *
finding_to_variant (const TlDraftFinding *item)
{
  GVariantBuilder spans;

  g_variant_builder_init (&spans, G_VARIANT_TYPE ("a(uums)"));
  for (guint i = 0; i < item->spans->len; i++)
    {
      const TlSpan *span = item->spans->pdata[i];

      g_variant_builder_add (&spans, "(uums)", span->start, span->end, span->quote);
    }
  return g_variant_new ("(mssmsmsmsu^as^asu@*)", item->id, item->type, item->note, item->coder,
                        item->created, item->importance, item->themes, item->agencies,
                        item->document, g_variant_builder_end (&spans));
}

typedef GVariant *(*ToVariant) (gconstpointer item);

static GVariant *
items_to_variant (GPtrArray *items, const char *type, ToVariant to_variant)
{
  GVariantBuilder builder;
  g_autofree char *array_type = g_strconcat ("a", type, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (array_type));
  for (guint i = 0; i < items->len; i++)
    g_variant_builder_add_value (&builder, to_variant (items->pdata[i]));
  return g_variant_builder_end (&builder);
}

static GVariant *
document_to_variant (const TlDraftDocument *document)
{
  GVariantBuilder sizes;

  g_variant_builder_init (&sizes, G_VARIANT_TYPE ("a(dd)"));
  for (guint i = 0; i < document->page_sizes->len; i++)
    {
      const TlPageSize *size = &g_array_index (document->page_sizes, TlPageSize, i);

      g_variant_builder_add (&sizes, "(dd)", size->width, size->height);
    }
  return g_variant_new (
      "(msusms@*@*@*@*@*@*)", document->id, (guint) document->kind, document->title,
      document->file_name, g_variant_builder_end (&sizes),
      items_to_variant (document->blocks, BLOCK_TYPE, (ToVariant) block_to_variant),
      items_to_variant (document->recommendations, RECOMMENDATION_TYPE,
                        (ToVariant) recommendation_to_variant),
      items_to_variant (document->actions, ACTION_TYPE, (ToVariant) action_to_variant),
      g_variant_new_fixed_array (G_VARIANT_TYPE (SCANNED_TYPE), document->scanned->data,
                                 document->scanned->len, sizeof (TlScannedPage)),
      g_variant_new_fixed_array (G_VARIANT_TYPE (DOUBT_TYPE), document->doubts->data,
                                 document->doubts->len, sizeof (TlDoubt)));
}

static GVariant *
guess_to_variant (const TlGuess *guess)
{
  return g_variant_new (GUESS_TYPE, guess->variable, guess->value, guess->quote, guess->page);
}

static GVariant *
property_to_variant (const TlDraftProperty *property)
{
  return g_variant_new (PROPERTY_TYPE, property->name, property->value);
}

GVariant *
tl_draft_to_variant (const TlDraft *self)
{
  GVariantBuilder warnings;

  g_return_val_if_fail (self != NULL, NULL);
  g_variant_builder_init (&warnings, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < self->warnings->len; i++)
    g_variant_builder_add (&warnings, "s", self->warnings->pdata[i]);
  return g_variant_new (
      "(sssmsssb@*@*@*@*@*)", self->file_name, self->sha256, self->format, self->review_id,
      self->title, self->status, self->is_fictional,
      items_to_variant (self->guesses, GUESS_TYPE, (ToVariant) guess_to_variant),
      items_to_variant (self->documents, DOCUMENT_TYPE, (ToVariant) document_to_variant),
      items_to_variant (self->findings, FINDING_TYPE, (ToVariant) finding_to_variant),
      g_variant_builder_end (&warnings),
      items_to_variant (self->properties, PROPERTY_TYPE, (ToVariant) property_to_variant));
}
