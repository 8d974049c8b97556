/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the overview says and leaves out, and the text in which a library keeps it. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview.h"

#define DEFAULT_TITLE "What recurs"
#define DEFAULT_MIN_REVIEWS 2
#define DEFAULT_MAX_QUOTATIONS 4

TlOverviewSettings *
tl_overview_settings_new (void)
{
  TlOverviewSettings *self = g_new0 (TlOverviewSettings, 1);

  self->title = g_strdup (DEFAULT_TITLE);
  self->min_reviews = DEFAULT_MIN_REVIEWS;
  self->max_quotations = DEFAULT_MAX_QUOTATIONS;
  self->include_agency_annex = TRUE;
  self->include_review_list = TRUE;
  self->include_codebook = TRUE;
  return self;
}

TlOverviewSettings *
tl_overview_settings_copy (const TlOverviewSettings *self)
{
  TlOverviewSettings *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->author = g_strdup (self->author);
  copy->date = g_strdup (self->date);
  copy->agency_id = g_strdup (self->agency_id);
  return copy;
}

void
tl_overview_settings_free (TlOverviewSettings *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->author);
  g_free (self->date);
  g_free (self->agency_id);
  g_free (self);
}

static void
add_string (GVariantBuilder *builder, const char *key, const char *value)
{
  if (value != NULL)
    g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (value));
}

char *
tl_overview_settings_to_string (const TlOverviewSettings *self)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) variant = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  add_string (&builder, "title", self->title);
  add_string (&builder, "author", self->author);
  add_string (&builder, "date", self->date);
  add_string (&builder, "agency", self->agency_id);
  g_variant_builder_add (&builder, "{sv}", "min-reviews", g_variant_new_uint32 (self->min_reviews));
  g_variant_builder_add (&builder, "{sv}", "max-quotations",
                         g_variant_new_uint32 (self->max_quotations));
  g_variant_builder_add (&builder, "{sv}", "agency-annex",
                         g_variant_new_boolean (self->include_agency_annex));
  g_variant_builder_add (&builder, "{sv}", "review-list",
                         g_variant_new_boolean (self->include_review_list));
  g_variant_builder_add (&builder, "{sv}", "codebook",
                         g_variant_new_boolean (self->include_codebook));
  variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (variant, TRUE);
}

static void
look_up_string (GVariantDict *dict, const char *key, char **value)
{
  char *found = NULL;

  if (!g_variant_dict_lookup (dict, key, "s", &found))
    return;
  g_free (*value);
  *value = found;
}

TlOverviewSettings *
tl_overview_settings_from_string (const char *text)
{
  TlOverviewSettings *self = tl_overview_settings_new ();
  g_autoptr (GVariant) variant =
      text != NULL ? g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL) : NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (variant);

  look_up_string (&dict, "title", &self->title);
  look_up_string (&dict, "author", &self->author);
  look_up_string (&dict, "date", &self->date);
  look_up_string (&dict, "agency", &self->agency_id);
  g_variant_dict_lookup (&dict, "min-reviews", "u", &self->min_reviews);
  g_variant_dict_lookup (&dict, "max-quotations", "u", &self->max_quotations);
  g_variant_dict_lookup (&dict, "agency-annex", "b", &self->include_agency_annex);
  g_variant_dict_lookup (&dict, "review-list", "b", &self->include_review_list);
  g_variant_dict_lookup (&dict, "codebook", "b", &self->include_codebook);
  return self;
}
