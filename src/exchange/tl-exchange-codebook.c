/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a codebook in our own format; data/schemas/codebook.rng is the rule. */
#define G_LOG_DOMAIN "tl-exchange"

#include "config.h"

#include "tl-exchange.h"

#include "tl-exchange-xml.h"

/* A list of the format: its element, the element of an entry, what its words are called, and its
 * facts. */
typedef struct
{
  TlCodeKind kind;
  const char *list, *entry, *words;
  const char *facts[7];
} List;

static const List lists[] = {
  { TL_CODE_THEME, "themes", "theme", "phrase", { "home-office", "sources", "merged-into" } },
  { TL_CODE_FINDING_TYPE, "types", "type", "phrase", { "counts", "place", "merged-into" } },
  { TL_CODE_AGENCY,
    "agencies",
    "agency",
    "alias",
    { "sector", "home-office", "successor", "from", "to", "merged-into" } },
  { TL_CODE_FORM, "forms", "form", "phrase", { NULL } },
  { TL_CODE_BOROUGH, "boroughs", "borough", NULL, { "partnership", "area", "bcu", "icb" } },
  { TL_CODE_VARIABLE, "variables", "variable", NULL, { "group", "type" } },
  { TL_CODE_LEVEL, "levels", "level", "phrase", { NULL } },
  { TL_CODE_STRENGTH, "strengths", "strength", "phrase", { "band" } },
  { TL_CODE_STATUS, "statuses", "status", NULL, { NULL } },
  { TL_CODE_SMART, "smart", "question", NULL, { NULL } },
};

/* What the format asks for where the codebook is silent. */
static const char *
get_fallback (const char *fact)
{
  if (g_str_equal (fact, "group"))
    return "";
  if (g_str_equal (fact, "type"))
    return "text";
  return g_str_equal (fact, "band") ? "none" : NULL;
}

static void
write_facts (TlExchangeXml *xml, const List *list, TlCode *code, gboolean is_top)
{
  const char *colour = tl_code_get_fact (code, "colour"),
             *pattern = tl_code_get_fact (code, "pattern");

  if (list->kind == TL_CODE_THEME && is_top && colour != NULL && pattern != NULL)
    {
      tl_exchange_xml_attribute (xml, "colour", colour);
      tl_exchange_xml_attribute (xml, "pattern", pattern);
    }
  for (guint i = 0; i < G_N_ELEMENTS (list->facts) && list->facts[i] != NULL; i++)
    {
      const char *value = tl_code_get_fact (code, list->facts[i]);

      tl_exchange_xml_attribute (xml, list->facts[i],
                                 value != NULL ? value : get_fallback (list->facts[i]));
    }
}

/* What belongs to a code and what does not. */
static void
write_notes (TlExchangeXml *xml, const List *list, TlCode *code)
{
  static const char *const notes[] = { "inclusion", "exclusion" };

  for (guint i = 0; list->kind <= TL_CODE_FINDING_TYPE && i < G_N_ELEMENTS (notes); i++)
    {
      const char *text = tl_code_get_fact (code, notes[i]);

      if (text != NULL && *text != '\0')
        tl_exchange_xml_element (xml, notes[i], text);
    }
}

static void
write_words (TlExchangeXml *xml, const List *list, TlCode *code)
{
  const char *const *words = tl_code_get_phrases (code);
  const char *values = list->kind == TL_CODE_VARIABLE ? tl_code_get_fact (code, "values") : NULL;
  g_auto (GStrv) parts = values != NULL ? g_strsplit (values, ";", -1) : NULL;

  for (guint i = 0; list->words != NULL && words[i] != NULL; i++)
    tl_exchange_xml_element (xml, list->words, words[i]);
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      tl_exchange_xml_element (xml, "value", parts[i]);
}

static gboolean
is_top_code (TlCodebook *codebook, TlCode *code)
{
  return tl_codebook_lookup (codebook, tl_code_get_kind (code), tl_code_get_parent_id (code))
         == NULL;
}

static void
write_entry (TlExchangeXml *xml, TlCodebook *codebook, const List *list, TlCode *code)
{
  GPtrArray *codes = tl_codebook_get (codebook, list->kind);

  tl_exchange_xml_open (xml, list->entry);
  tl_exchange_xml_attribute (xml, "id", tl_code_get_id (code));
  tl_exchange_xml_attribute (xml, "name", tl_code_get_name (code));
  tl_exchange_xml_attribute (xml, "retired", tl_code_get_is_retired (code) ? "yes" : NULL);
  write_facts (xml, list, code, is_top_code (codebook, code));
  if (*tl_code_get_definition (code) != '\0')
    tl_exchange_xml_element (xml, "definition", tl_code_get_definition (code));
  write_notes (xml, list, code);
  write_words (xml, list, code);
  for (guint i = 0; list->kind == TL_CODE_THEME && i < codes->len; i++)
    if (g_strcmp0 (tl_code_get_parent_id (codes->pdata[i]), tl_code_get_id (code)) == 0)
      write_entry (xml, codebook, list, codes->pdata[i]);
  tl_exchange_xml_close (xml);
}

GBytes *
tl_exchange_write_codebook (TlCodebook *codebook)
{
  TlExchangeXml xml;

  g_return_val_if_fail (TL_IS_CODEBOOK (codebook), NULL);
  tl_exchange_xml_begin (&xml, "codebook", "urn:throughline:codebook:1");
  tl_exchange_xml_attribute (&xml, "version", "1");
  tl_exchange_xml_attribute (&xml, "id", "library");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GPtrArray *codes = tl_codebook_get (codebook, lists[i].kind);

      if (codes->len == 0)
        continue;
      tl_exchange_xml_open (&xml, lists[i].list);
      for (guint j = 0; j < codes->len; j++)
        if (is_top_code (codebook, codes->pdata[j]))
          write_entry (&xml, codebook, &lists[i], codes->pdata[j]);
      tl_exchange_xml_close (&xml);
    }
  return tl_exchange_xml_end (&xml);
}
