/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes what is made of the text of a draft, who is asked by its recommendations and what may
 * identify someone: the bytes are aliases of agencies, one a line, and behind a form feed the
 * blocks, one a line, the first character of which is their kind. */
#include "tl-addressees.h"
#include "tl-personal-data.h"

#include <stdlib.h>
#include <string.h>

#define MAX_BYTES 16384

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
add_code (TlCodebook *codebook, TlCodeKind kind, const char *id, const char *name,
          const char *phrase, const char *band)
{
  const char *const phrases[] = { phrase, NULL };
  GVariantBuilder facts;
  g_autoptr (TlCode) code = NULL;

  g_variant_builder_init (&facts, G_VARIANT_TYPE ("a{ss}"));
  if (band != NULL)
    g_variant_builder_add (&facts, "{ss}", kind == TL_CODE_STRENGTH ? "band" : "home-office", band);
  code = tl_code_new (kind, id, NULL, name, NULL, phrases, g_variant_builder_end (&facts), FALSE);
  tl_codebook_add (codebook, code);
}

static TlCodebook *
make_codebook (const char *aliases)
{
  TlCodebook *codebook = tl_codebook_new ();
  g_auto (GStrv) lines = g_strsplit (aliases, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("AG%02u", i);

      add_code (codebook, TL_CODE_AGENCY, id, i % 2 == 0 ? lines[i] : "Housing (council)", lines[i],
                i % 4 == 1 ? "community safety partnership" : NULL);
    }
  add_code (codebook, TL_CODE_LEVEL, "L1", "One agency", "the Trust should", NULL);
  add_code (codebook, TL_CODE_LEVEL, "L2", "Local", "all agencies", NULL);
  add_code (codebook, TL_CODE_LEVEL, "L4", "National", "government", NULL);
  add_code (codebook, TL_CODE_STRENGTH, "S2", "Train", "training", "weak");
  add_code (codebook, TL_CODE_STRENGTH, "S7", "Force", "cannot * closed until", "strong");
  return codebook;
}

static void
add_recommendation (TlDraftDocument *document, const TlBlock *block)
{
  TlDraftRecommendation *recommendation = tl_draft_recommendation_new ();

  recommendation->block = document->blocks->len - 1;
  recommendation->number = g_strndup (block->text, 1);
  if (!g_utf8_validate (recommendation->number, -1, NULL))
    g_clear_pointer (&recommendation->number, g_free);
  recommendation->text = g_strdup (block->text);
  g_ptr_array_add (document->recommendations, recommendation);
}

static void
add_action (TlDraftDocument *document, const TlBlock *block)
{
  g_auto (GStrv) cells = g_strsplit (block->text, "\t", 3);
  guint n = g_strv_length (cells);
  TlDraftAction *action = tl_draft_action_new ();

  action->block = document->blocks->len - 1;
  action->number = n > 1 ? g_strdup (cells[0]) : NULL;
  action->lead = n > 2 ? g_strdup (cells[1]) : NULL;
  action->text = g_strdup (n > 0 ? cells[n - 1] : "");
  action->recommendation = document->recommendations->len > 0 ? 0 : -1;
  g_ptr_array_add (document->actions, action);
}

static TlDraft *
make_draft (const char *text)
{
  TlDraft *draft = tl_draft_new ();
  TlDraftDocument *document = tl_draft_document_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  draft->title = g_strdup ("Carol and Tom");
  g_ptr_array_add (draft->documents, document);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      TlBlockKind kind = (guint8) lines[i][0] % TL_N_BLOCK_KINDS;
      TlBlock *block = tl_block_new (kind, kind == TL_BLOCK_HEADING, NULL,
                                     *lines[i] != '\0' ? g_utf8_next_char (lines[i]) : "", 0);

      block->table = kind == TL_BLOCK_TABLE_ROW;
      g_ptr_array_add (document->blocks, block);
      if (kind == TL_BLOCK_RECOMMENDATION)
        add_recommendation (document, block);
      else if (kind == TL_BLOCK_TABLE_ROW)
        add_action (document, block);
    }
  return draft;
}

static void
check_recommendations (TlCodebook *codebook, const TlDraftDocument *document)
{
  for (guint i = 0; i < document->recommendations->len; i++)
    {
      const TlDraftRecommendation *one = document->recommendations->pdata[i];

      for (guint k = 0; one->addressees[k] != NULL; k++)
        if (tl_codebook_lookup (codebook, TL_CODE_AGENCY, one->addressees[k]) == NULL)
          abort ();
      if (one->level != NULL && *one->level != '\0'
          && tl_codebook_lookup (codebook, TL_CODE_LEVEL, one->level) == NULL)
        abort ();
      if (one->strength != NULL && *one->strength != '\0'
          && tl_codebook_lookup (codebook, TL_CODE_STRENGTH, one->strength) == NULL)
        abort ();
    }
}

static void
check_personal_data (const TlDraft *draft, const TlDraftDocument *document)
{
  g_autoptr (GPtrArray) found = tl_personal_data_find_in_draft (draft);

  for (guint i = 0; i < found->len; i++)
    {
      const TlPersonalDatum *datum = found->pdata[i];
      const TlBlock *block;
      g_autofree char *words = NULL;

      if (datum->document != 0 || datum->block >= document->blocks->len)
        abort ();
      block = document->blocks->pdata[datum->block];
      if (datum->length == 0 || datum->start > block->n_chars
          || datum->length > block->n_chars - datum->start)
        abort ();
      words = g_utf8_substring (block->text, datum->start, datum->start + datum->length);
      if (strcmp (words, datum->text) != 0)
        abort ();
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, MIN (size, MAX_BYTES));
  g_autofree char *input = g_utf8_make_valid (bytes, -1);
  char *text = strchr (input, '\f');
  g_autoptr (TlCodebook) codebook = NULL;
  g_autoptr (TlDraft) draft = NULL;

  if (text == NULL)
    return 0;
  *text++ = '\0';
  codebook = make_codebook (input);
  draft = make_draft (text);
  tl_draft_classify_recommendations (draft, codebook);
  check_recommendations (codebook, draft->documents->pdata[0]);
  check_personal_data (draft, draft->documents->pdata[0]);
  return 0;
}
