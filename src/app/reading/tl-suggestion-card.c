/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a suggestion. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-suggestion-card.h"
#include "tl-theme-style.h"

#include <glib/gi18n.h>

struct _TlSuggestionCard
{
  GtkBox parent_instance;

  GtkLabel *number, *position, *quote, *theme, *codes, *because;
  GtkBox *swatch_box;
  GtkWidget *swatch;
};

G_DEFINE_FINAL_TYPE (TlSuggestionCard, tl_suggestion_card, GTK_TYPE_BOX)

static void
tl_suggestion_card_class_init (TlSuggestionCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reading/suggestion-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TlSuggestionCard, number);
  gtk_widget_class_bind_template_child (widget_class, TlSuggestionCard, position);
  gtk_widget_class_bind_template_child (widget_class, TlSuggestionCard, quote);
  gtk_widget_class_bind_template_child (widget_class, TlSuggestionCard, theme);
  gtk_widget_class_bind_template_child (widget_class, TlSuggestionCard, codes);
  gtk_widget_class_bind_template_child (widget_class, TlSuggestionCard, because);
  gtk_widget_class_bind_template_child (widget_class, TlSuggestionCard, swatch_box);
}

static void
tl_suggestion_card_init (TlSuggestionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->swatch = tl_theme_swatch_new ();
  gtk_box_append (self->swatch_box, self->swatch);
}

GtkWidget *
tl_suggestion_card_new (void)
{
  return g_object_new (TL_TYPE_SUGGESTION_CARD, NULL);
}

static const char *
get_name (TlCodebook *codebook, TlCodeKind kind, const char *id)
{
  TlCode *code = tl_codebook_lookup (codebook, kind, id);

  return code != NULL ? tl_code_get_name (code) : id;
}

static char *
format_theme (TlSuggestion *suggestion, TlCodebook *codebook)
{
  TlCode *code =
      tl_codebook_lookup (codebook, TL_CODE_THEME, tl_suggestion_get_theme_id (suggestion));

  return g_strdup (code != NULL ? tl_code_get_label (code)
                                : tl_suggestion_get_theme_id (suggestion));
}

/* "Housing (council) · Barrier" */
static char *
format_codes (TlSuggestion *suggestion, TlCodebook *codebook)
{
  const char *const *agencies = tl_suggestion_get_agencies (suggestion);
  GString *text = g_string_new (NULL);

  for (guint i = 0; agencies[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            get_name (codebook, TL_CODE_AGENCY, agencies[i]));
  g_string_append_printf (
      text, "%s%s", text->len > 0 ? " · " : "",
      get_name (codebook, TL_CODE_FINDING_TYPE, tl_suggestion_get_type_id (suggestion)));
  return g_string_free (text, FALSE);
}

/* (transfer full) (element-type utf8): the words of theme and type, each once, quoted, as markup
 * where @is_markup. An agency's name says itself why it is there. */
static GPtrArray *
list_words (TlSuggestion *suggestion, gboolean is_markup)
{
  GPtrArray *reasons = tl_suggestion_get_reasons (suggestion);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reasons->len; i++)
    {
      const TlSuggestionReason *reason = reasons->pdata[i];
      char *quoted;

      if (reason->kind == TL_CODE_AGENCY)
        continue;
      quoted = is_markup ? g_markup_printf_escaped ("<b>“%s”</b>", reason->words)
                         : g_strdup_printf ("“%s”", reason->words);

      if (g_ptr_array_find_with_equal_func (list, quoted, g_str_equal, NULL))
        g_free (quoted);
      else
        g_ptr_array_add (list, quoted);
    }
  return list;
}

/* "Because of “tenancy” and “her name alone”. Accepted 19 of 24 times in this library." */
static char *
format_reason (TlSuggestion *suggestion, gboolean is_markup)
{
  g_autoptr (GPtrArray) words = list_words (suggestion, is_markup);
  guint n = tl_suggestion_get_n_answered (suggestion);
  GString *text = g_string_new (NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i + 1 < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) words->pdata[i]);
  first = g_string_free (text, FALSE);
  text = g_string_new (NULL);
  if (words->len > 1)
    /* Translators: words that caused a suggestion, the last one apart */
    g_string_printf (text, _ ("Because of %s and %s."), first,
                     (const char *) words->pdata[words->len - 1]);
  else if (words->len == 1)
    g_string_printf (text, _ ("Because of %s."), (const char *) words->pdata[0]);
  if (n > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("Accepted %u of %u time in this library.",
                                        "Accepted %u of %u times in this library.", n),
                              tl_suggestion_get_n_accepted (suggestion), n);
    }
  return g_string_free (text, FALSE);
}

void
tl_suggestion_card_set_suggestion (TlSuggestionCard *self, TlSuggestion *suggestion, guint at,
                                   guint n, TlCodebook *codebook)
{
  g_autofree char *position = g_strdup_printf (_ ("Suggestion %u of %u"), at, n);
  g_autofree char *quote = g_strdup_printf ("“%s”", tl_suggestion_get_span (suggestion)->quote);
  g_autofree char *theme = format_theme (suggestion, codebook);
  g_autofree char *codes = format_codes (suggestion, codebook);
  g_autofree char *because = format_reason (suggestion, TRUE);
  const char *number = tl_suggestion_get_number (suggestion);

  g_return_if_fail (TL_IS_SUGGESTION_CARD (self));
  gtk_label_set_text (self->number, number);
  gtk_widget_set_visible (GTK_WIDGET (self->number), *number != '\0');
  gtk_label_set_text (self->position, position);
  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->theme, theme);
  gtk_label_set_text (self->codes, codes);
  gtk_label_set_markup (self->because, because);
  tl_theme_swatch_set_theme (self->swatch, codebook, tl_suggestion_get_theme_id (suggestion));
}

char *
tl_suggestion_card_describe (TlSuggestion *suggestion, guint at, guint n, TlCodebook *codebook)
{
  g_autofree char *position = g_strdup_printf (_ ("Suggestion %u of %u"), at, n);
  g_autofree char *theme = format_theme (suggestion, codebook);
  g_autofree char *codes = format_codes (suggestion, codebook);
  g_autofree char *because = format_reason (suggestion, FALSE);

  return g_strdup_printf ("%s: %s, %s. %s “%s”", position, theme, codes, because,
                          tl_suggestion_get_span (suggestion)->quote);
}
