/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes up libraries for the tests of counting and of the overview: the same for the same seed. */
#define G_LOG_DOMAIN "tl-tests"

#include "config.h"

#include "random-snapshot.h"

#define N_TOPS 6
#define N_SUBS 3
#define N_AGENCIES 8

static GVariant *
make_facts (const char *key, const char *value, const char *other_key, const char *other_value)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", key, value);
  if (other_key != NULL)
    g_variant_builder_add (&builder, "{ss}", other_key, other_value);
  return g_variant_builder_end (&builder);
}

static void
add_code (TlCodebook *codebook, TlCodeKind kind, const char *id, const char *parent,
          const char *name, GVariant *facts)
{
  g_autofree char *definition = g_strdup_printf ("What “%s” means.", name);
  g_autoptr (TlCode) code = tl_code_new (kind, id, parent, name, definition, NULL, facts, FALSE);

  tl_codebook_add (codebook, code);
}

static void
add_themes (TlCodebook *codebook)
{
  static const char *const colours[] = { "indigo", "ochre", "sage", "violet", "brick", "ink" };
  static const char *const patterns[] = { "solid", "ladder", "hollow" };

  for (guint i = 0; i < N_TOPS; i++)
    {
      g_autofree char *id = g_strdup_printf ("T%02u", i + 1),
                      *name = g_strdup_printf ("Theme %c", 'A' + i);

      add_code (codebook, TL_CODE_THEME, id, NULL, name,
                make_facts ("colour", colours[i], "pattern", patterns[i % 3]));
      for (guint j = 0; j < N_SUBS; j++)
        {
          g_autofree char *sub_id = g_strdup_printf ("%s.%u", id, j + 1),
                          *sub_name = g_strdup_printf ("%s, part %u", name, j + 1);

          add_code (codebook, TL_CODE_THEME, sub_id, id, sub_name, NULL);
        }
    }
}

TlCodebook *
random_codebook_new (void)
{
  static const char *const sectors[] = { "Police", "Health", "Local authority" };
  TlCodebook *codebook = tl_codebook_new ();

  add_themes (codebook);
  for (guint i = 0; i < N_AGENCIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("AG%02u", i + 1),
                      *name = g_strdup_printf ("Agency %u & partners", i + 1);

      add_code (codebook, TL_CODE_AGENCY, id, NULL, name,
                make_facts ("sector", sectors[i % 3], NULL, NULL));
    }
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("F%02u", i), *name = g_strdup_printf ("Type %u", i);
      const char *counts = i == 9 || i == 11 ? "no" : i == 8 || i == 12 ? "optional" : "yes";

      add_code (codebook, TL_CODE_FINDING_TYPE, id, NULL, name,
                make_facts ("counts", counts, NULL, NULL));
    }
  add_code (codebook, TL_CODE_STATUS, "A1", NULL, "Done", NULL);
  add_code (codebook, TL_CODE_STATUS, "A9", NULL, "Not yet asked", NULL);
  return codebook;
}

static void
add_value (GPtrArray *values, const char *variable, const char *value)
{
  if (value != NULL)
    g_ptr_array_add (values, tl_case_value_new (variable, value, 1, NULL, TRUE));
}

TlReview *
made_review_new (const char *id, const char *title, const char *borough, const char *died)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_case_value_free);
  GPtrArray *documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *document_id = g_strdup_printf ("%s-report", id);

  add_value (values, "borough", borough);
  add_value (values, "death_month", died);
  add_value (values, "chair", "Invented Chairperson");
  add_value (values, "author", "Invented Authorperson");
  g_ptr_array_add (documents,
                   tl_document_new (document_id, id, TL_DOCUMENT_OVERVIEW_REPORT, "Report",
                                    "report.xml", "00", "review-xml", "00", 40));
  return tl_review_new (id, title, "published", TRUE, values, documents, 0, 0, "Coder 1");
}

static TlFinding *
make_finding (const char *id, const char *review_id, guint start, const char *quote,
              const char *type_id, const char *const *themes, const char *const *agencies,
              guint importance)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  TlSpan *span = tl_span_new (start, start + (guint) g_utf8_strlen (quote, -1), quote, "", "");
  TlRect rect = { start / 1000 + 1, 72, 100, 400, 112 };
  g_autofree char *document_id = g_strdup_printf ("%s-report", review_id),
                  *number = g_strdup_printf ("%u.%u", start / 100 % 9 + 1, start % 50);

  g_array_append_val (span->rects, rect);
  g_ptr_array_add (spans, span);
  return tl_finding_new (id, review_id, document_id, spans, type_id, themes, agencies, "",
                         importance, number, "Coder 1", "2024-01-01T00:00:00Z");
}

TlFinding *
made_finding_new (const char *id, const char *review_id, guint start, const char *quote,
                  const char *type_id, const char *theme, const char *agency, guint importance)
{
  const char *themes[] = { theme, NULL }, *agencies[] = { agency, NULL };

  return make_finding (id, review_id, start, quote, type_id, themes, agencies, importance);
}

static GPtrArray *
make_reviews (GRand *random, guint n)
{
  static const char *const boroughs[] = { "Amberley", "Kingsholt", "Wexbridge", NULL };
  GPtrArray *reviews = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("review-%04u", i),
                      *title = g_strdup_printf ("Person %u", i);
      g_autofree char *died = g_strdup_printf ("%d-%02d", g_rand_int_range (random, 2011, 2024),
                                               g_rand_int_range (random, 1, 13));

      g_ptr_array_add (
          reviews, made_review_new (id, title,
                                    boroughs[g_rand_int_range (random, 0, G_N_ELEMENTS (boroughs))],
                                    g_rand_int_range (random, 0, 10) == 0 ? NULL : died));
    }
  return reviews;
}

/* Up to three ids; the same one may come twice, one may be unknown to the codebook. */
static GStrv
pick_codes (GRand *random, gboolean is_theme)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  int n = g_rand_int_range (random, 0, 4);
  GStrv ids;

  for (int i = 0; i < n; i++)
    {
      int top = g_rand_int_range (random, 1, is_theme ? N_TOPS + 1 : N_AGENCIES + 1),
          sub = g_rand_int_range (random, 0, N_SUBS + 1);
      g_autofree char *id = NULL;

      if (g_rand_int_range (random, 0, 40) == 0)
        id = g_strdup ("X99");
      else if (!is_theme)
        id = g_strdup_printf ("AG%02d", top);
      else
        id = sub == 0 ? g_strdup_printf ("T%02d", top) : g_strdup_printf ("T%02d.%d", top, sub);
      g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return ids;
}

static GPtrArray *
make_findings (GRand *random, guint n_reviews, guint n)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      /* The last tenth of the reviews is never coded. */
      g_autofree char *review_id = g_strdup_printf (
          "review-%04d", g_rand_int_range (random, 0, (int) MAX (1, n_reviews - n_reviews / 10)));
      g_autofree char *id = g_strdup_printf ("finding-%06u", i),
                      *type = g_strdup_printf ("F%02d", g_rand_int_range (random, 1, 13));
      g_autofree char *quote =
          g_strdup_printf ("Words of finding %u, long enough to be chosen as a quotation.", i);
      g_auto (GStrv) themes = pick_codes (random, TRUE);
      g_auto (GStrv) agencies = pick_codes (random, FALSE);

      g_ptr_array_add (findings,
                       make_finding (id, review_id, (guint) g_rand_int_range (random, 0, 30000),
                                     quote, type, (const char *const *) themes,
                                     (const char *const *) agencies,
                                     (guint) g_rand_int_range (random, 0, 4)));
    }
  return findings;
}

static GPtrArray *
make_recommendations (GRand *random, guint n_reviews)
{
  GPtrArray *recommendations = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_reviews * 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("recommendation-%04u", i),
                      *review_id = g_strdup_printf ("review-%04u", i / 3);
      g_autofree char *document_id = g_strdup_printf ("%s-report", review_id);
      g_auto (GStrv) addressees = pick_codes (random, FALSE);

      g_ptr_array_add (recommendations,
                       tl_recommendation_new (id, review_id, document_id, "1",
                                              "The agency should do it.", 9, i,
                                              (const char *const *) addressees, "L1", "S1", NULL,
                                              g_rand_boolean (random) ? "A1" : "A9"));
    }
  return recommendations;
}

static void
shuffle (GRand *random, GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (random, 0, (int) i);
      gpointer swap = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = swap;
    }
}

TlSnapshot *
random_snapshot_new (const RandomSnapshotOptions *options)
{
  GRand *random = g_rand_new_with_seed (options->seed);
  g_autoptr (TlCodebook) codebook = random_codebook_new ();
  GPtrArray *reviews = make_reviews (random, options->n_reviews);
  GPtrArray *findings = make_findings (random, options->n_reviews, options->n_findings);
  GPtrArray *recommendations = make_recommendations (random, options->n_reviews);
  GPtrArray *lessons = g_ptr_array_new_with_free_func (g_object_unref);

  if (options->is_shuffled)
    {
      shuffle (random, reviews);
      shuffle (random, findings);
      shuffle (random, recommendations);
    }
  g_rand_free (random);
  return tl_snapshot_new ("Made-up library", codebook, reviews, findings, recommendations, lessons);
}
