/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All entries of the codebook, by kind and in order. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-codebook.h"

#include "tl-error.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CODEBOOK_TYPE "a(usmsssasa{ss}b)"

enum
{
  MAX_CODES = 20000
};

struct _TlCodebook
{
  GObject parent_instance;

  GPtrArray *codes[TL_N_CODE_KINDS];  /* TlCode */
  GHashTable *by_id[TL_N_CODE_KINDS]; /* id, lent by the code -> TlCode, lent by the array */
};

G_DEFINE_FINAL_TYPE (TlCodebook, tl_codebook, G_TYPE_OBJECT)

static void
tl_codebook_finalize (GObject *object)
{
  TlCodebook *self = TL_CODEBOOK (object);

  for (guint i = 0; i < TL_N_CODE_KINDS; i++)
    {
      g_hash_table_unref (self->by_id[i]);
      g_ptr_array_unref (self->codes[i]);
    }
  G_OBJECT_CLASS (tl_codebook_parent_class)->finalize (object);
}

static void
tl_codebook_class_init (TlCodebookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_codebook_finalize;
}

static void
tl_codebook_init (TlCodebook *self)
{
  for (guint i = 0; i < TL_N_CODE_KINDS; i++)
    {
      self->codes[i] = g_ptr_array_new_with_free_func (g_object_unref);
      self->by_id[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
}

TlCodebook *
tl_codebook_new (void)
{
  return g_object_new (TL_TYPE_CODEBOOK, NULL);
}

void
tl_codebook_add (TlCodebook *self, TlCode *code)
{
  TlCodeKind kind;
  TlCode *old;
  guint index;

  g_return_if_fail (TL_IS_CODEBOOK (self) && TL_IS_CODE (code));
  kind = tl_code_get_kind (code);
  old = tl_codebook_lookup (self, kind, tl_code_get_id (code));
  if (old == NULL)
    g_ptr_array_add (self->codes[kind], g_object_ref (code));
  else if (old != code && g_ptr_array_find (self->codes[kind], old, &index))
    {
      g_hash_table_remove (self->by_id[kind], tl_code_get_id (old));
      self->codes[kind]->pdata[index] = g_object_ref (code);
      g_object_unref (old);
    }
  g_hash_table_insert (self->by_id[kind], (char *) tl_code_get_id (code), code);
}

GPtrArray *
tl_codebook_get (TlCodebook *self, TlCodeKind kind)
{
  g_return_val_if_fail (TL_IS_CODEBOOK (self) && (guint) kind < TL_N_CODE_KINDS, NULL);
  return self->codes[kind];
}

TlCode *
tl_codebook_lookup (TlCodebook *self, TlCodeKind kind, const char *id)
{
  g_return_val_if_fail (TL_IS_CODEBOOK (self) && (guint) kind < TL_N_CODE_KINDS, NULL);
  return id != NULL ? g_hash_table_lookup (self->by_id[kind], id) : NULL;
}

static gboolean
equals_folded (const char *text, const char *folded)
{
  g_autofree char *own = tl_text_fold (text);

  return strcmp (own, folded) == 0;
}

static gboolean
has_phrase (TlCode *code, const char *folded)
{
  const char *const *phrases = tl_code_get_phrases (code);

  for (guint i = 0; phrases[i] != NULL; i++)
    if (equals_folded (phrases[i], folded))
      return TRUE;
  return FALSE;
}

/* The first entry whose name is @folded, or else the first one that has it as an alias. */
static TlCode *
find_words (GPtrArray *codes, TlCodeKind kind, const char *folded, gboolean is_retired)
{
  for (guint i = 0; i < codes->len; i++)
    if (!tl_code_get_is_retired (codes->pdata[i]) == !is_retired
        && equals_folded (tl_code_get_name (codes->pdata[i]), folded))
      return codes->pdata[i];
  for (guint i = 0; kind == TL_CODE_AGENCY && i < codes->len; i++)
    if (!tl_code_get_is_retired (codes->pdata[i]) == !is_retired
        && has_phrase (codes->pdata[i], folded))
      return codes->pdata[i];
  return NULL;
}

TlCode *
tl_codebook_find (TlCodebook *self, TlCodeKind kind, const char *words)
{
  g_autofree char *folded = NULL;
  GPtrArray *codes;
  TlCode *code;

  g_return_val_if_fail (TL_IS_CODEBOOK (self) && (guint) kind < TL_N_CODE_KINDS, NULL);
  g_return_val_if_fail (words != NULL, NULL);
  codes = self->codes[kind];
  folded = tl_text_fold (words);
  if (*folded == '\0')
    return NULL;
  for (guint i = 0; i < codes->len; i++)
    if (equals_folded (tl_code_get_id (codes->pdata[i]), folded))
      return codes->pdata[i];
  code = find_words (codes, kind, folded, FALSE);
  return code != NULL ? code : find_words (codes, kind, folded, TRUE);
}

TlCode *
tl_codebook_get_top_theme (TlCodebook *self, const char *theme_id)
{
  TlCode *theme, *parent;

  g_return_val_if_fail (TL_IS_CODEBOOK (self), NULL);
  theme = tl_codebook_lookup (self, TL_CODE_THEME, theme_id);
  if (theme == NULL)
    return NULL;
  parent = tl_codebook_lookup (self, TL_CODE_THEME, tl_code_get_parent_id (theme));
  return parent != NULL ? parent : theme;
}

GVariant *
tl_codebook_to_variant (TlCodebook *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (TL_IS_CODEBOOK (self), NULL);
  g_variant_builder_init (&builder, G_VARIANT_TYPE (CODEBOOK_TYPE));
  for (guint kind = 0; kind < TL_N_CODE_KINDS; kind++)
    for (guint i = 0; i < self->codes[kind]->len; i++)
      {
        TlCode *code = self->codes[kind]->pdata[i];

        g_variant_builder_add (&builder, "(usmsss^as@a{ss}b)", kind, tl_code_get_id (code),
                               tl_code_get_parent_id (code), tl_code_get_name (code),
                               tl_code_get_definition (code), tl_code_get_phrases (code),
                               tl_code_get_facts (code), tl_code_get_is_retired (code));
      }
  return g_variant_builder_end (&builder);
}

/* Whether @code may follow what is in the codebook so far; a parent stands before its sub-themes.
 */
static gboolean
is_good_code (TlCodebook *self, TlCode *code)
{
  TlCodeKind kind = tl_code_get_kind (code);
  const char *parent_id = tl_code_get_parent_id (code);
  TlCode *parent;

  if (!tl_code_is_well_formed (code)
      || tl_codebook_lookup (self, kind, tl_code_get_id (code)) != NULL)
    return FALSE;
  if (parent_id == NULL)
    return TRUE;
  parent = tl_codebook_lookup (self, TL_CODE_THEME, parent_id);
  return kind == TL_CODE_THEME && parent != NULL && tl_code_get_parent_id (parent) == NULL;
}

TlCodebook *
tl_codebook_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (TlCodebook) self = tl_codebook_new ();
  gsize n_codes;

  g_return_val_if_fail (variant != NULL, NULL);
  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (CODEBOOK_TYPE))
      || !g_variant_is_normal_form (variant)
      || (n_codes = g_variant_n_children (variant)) > MAX_CODES)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_WORKER, _ ("The codebook that was sent is malformed"));
      return NULL;
    }
  for (gsize i = 0; i < n_codes; i++)
    {
      guint kind;
      const char *id, *parent_id, *name, *definition;
      g_autofree const char **phrases = NULL;
      g_autoptr (GVariant) facts = NULL;
      g_autoptr (TlCode) code = NULL;
      gboolean is_retired;

      g_variant_get_child (variant, i, "(u&sm&s&s&s^a&s@a{ss}b)", &kind, &id, &parent_id, &name,
                           &definition, &phrases, &facts, &is_retired);
      if (kind < TL_N_CODE_KINDS)
        code = tl_code_new (kind, id, parent_id, name, definition, phrases, facts, is_retired);
      if (code == NULL || !is_good_code (self, code))
        {
          g_set_error (error, TL_ERROR, TL_ERROR_WORKER,
                       _ ("Entry %u of the codebook that was sent breaks the rules"),
                       (guint) i + 1);
          return NULL;
        }
      tl_codebook_add (self, code);
    }
  return g_steal_pointer (&self);
}
