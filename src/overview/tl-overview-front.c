/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview's title page, summary and method. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-build-private.h"

#include "tl-date.h"

/* Themes that the summary names. */
#define N_SUMMARY_THEMES 5

static guint
count_fictional (TlSnapshot *snapshot)
{
  guint n = 0;

  for (guint i = 0; i < snapshot->reviews->len; i++)
    if (tl_review_get_is_fictional (snapshot->reviews->pdata[i]))
      n++;
  return n;
}

static void
add_fictional_words (TlOverviewBuild *self)
{
  guint n = count_fictional (self->snapshot), all = self->snapshot->reviews->len;
  g_autofree char *words = NULL;

  if (n == 0)
    return;
  self->document->remark = g_strdup (n == all ? "Fictional reviews" : "Contains fictional reviews");
  if (n == all)
    words = g_strdup (
        "The reviews in this document are fictional. The people and events in them are invented.");
  else
    {
      g_autofree char *share = tl_overview_share (n, all, "review", "reviews");

      words = g_strdup_printf (
          "%s in this library %s fictional: the people and events in %s are invented.%s", share,
          n == 1 ? "is" : "are", n == 1 ? "it" : "them",
          self->settings->include_review_list ? " The list of reviews marks them." : "");
    }
  tl_overview_build_words (self, TL_OVERVIEW_IMPRINT, words);
}

static GPtrArray *
make_subtitle (TlOverviewBuild *self)
{
  const TlRecurrence *recurrence = self->recurrence;
  GPtrArray *text = tl_overview_text_new ();
  g_autofree char *words = tl_overview_plural (recurrence->n_reviews, "review", "reviews");

  tl_overview_text_add (text, "Lessons of ");
  tl_overview_text_add_count (text, words, FALSE,
                              tl_overview_build_measure (recurrence->n_reviews, 0, NULL, NULL));
  tl_overview_text_add (text, recurrence->n_reviews == 1 ? " of a death related to domestic abuse"
                                                         : " of deaths related to domestic abuse");
  if (self->first_year != 0 && self->first_year == self->last_year)
    tl_overview_text_add_format (text, ", %u", self->first_year);
  else if (self->first_year != 0)
    tl_overview_text_add_format (text, ", %u to %u", self->first_year, self->last_year);
  return text;
}

void
tl_overview_build_title_page (TlOverviewBuild *self)
{
  const TlOverviewSettings *settings = self->settings;
  g_autofree char *date = tl_date_display (settings->date);
  GPtrArray *library;

  self->document->title = g_strdup (settings->title);
  self->document->author = g_strdup (settings->author);
  self->document->unit_rule = g_strdup (
      "Counts are of reviews unless a table says otherwise. Not coded does not mean absent.");
  if (settings->author != NULL && settings->author[0] != '\0')
    tl_overview_build_words (self, TL_OVERVIEW_KICKER, settings->author);
  tl_overview_build_line (self, TL_OVERVIEW_COVER, self->recurrence->reviews, NULL);
  tl_overview_build_words (self, TL_OVERVIEW_TITLE, settings->title);
  tl_overview_add_paragraph (self->document, TL_OVERVIEW_SUBTITLE, make_subtitle (self));
  if (self->agency != NULL)
    {
      GPtrArray *text = tl_overview_text_plain ("Only findings about one agency are counted: ");

      tl_overview_text_add_bold (text, tl_code_get_name (self->agency));
      tl_overview_text_add (text, ".");
      tl_overview_add_paragraph (self->document, TL_OVERVIEW_IMPRINT, text);
    }
  if (date[0] != '\0')
    tl_overview_build_words (self, TL_OVERVIEW_IMPRINT, date);
  library = tl_overview_text_plain ("From the library ");
  tl_overview_text_add_name (library, self->snapshot->name, NULL);
  tl_overview_text_add (library, ".");
  tl_overview_add_paragraph (self->document, TL_OVERVIEW_IMPRINT, library);
  add_fictional_words (self);
  tl_overview_build_words (self, TL_OVERVIEW_DEDICATION,
                           "Behind each review is a person who died.");
  tl_overview_add_page_break (self->document);
}

static void
add_reviews_item (TlOverviewBuild *self, TlOverviewBlock *list)
{
  const TlRecurrence *recurrence = self->recurrence;
  GPtrArray *text = tl_overview_text_new ();
  g_autofree char *coded =
      tl_overview_plural (recurrence->n_reviews, "coded review", "coded reviews");
  TlOverviewMeasure *all = tl_overview_build_measure (recurrence->n_all_reviews, 0, NULL, NULL);
  g_autofree char *total = g_strdup_printf ("%u", recurrence->n_all_reviews);

  tl_overview_text_add_count (text, coded, TRUE,
                              tl_overview_build_measure (recurrence->n_reviews, 0, NULL, NULL));
  tl_overview_text_add (text, ", of ");
  all->scope = g_strdup ("library");
  tl_overview_text_add_count (text, total, FALSE, all);
  tl_overview_text_add (text, " in the library. This number of coded reviews is the denominator of "
                              "all counts of reviews.");
  g_ptr_array_add (list->items, text);
}

static void
add_findings_item (TlOverviewBuild *self, TlOverviewBlock *list)
{
  GPtrArray *text = tl_overview_text_new ();
  guint n_themes = self->themes->len, n_agencies = self->agencies->len;
  g_autofree char *findings =
      tl_overview_plural (self->recurrence->n_findings, "finding", "findings");
  g_autofree char *themes = tl_overview_plural (n_themes, "theme", "themes");
  g_autofree char *agencies = tl_overview_plural (n_agencies, "agency", "agencies");

  tl_overview_text_add_count (text, findings, TRUE,
                              tl_overview_measure_new ("finding", self->recurrence->n_findings, 0));
  tl_overview_text_add (text, self->recurrence->n_findings == 1 ? " is counted, on "
                                                                : " are counted, on ");
  tl_overview_text_add_count (text, themes, FALSE, tl_overview_measure_new ("theme", n_themes, 0));
  tl_overview_text_add (text, " and about ");
  tl_overview_text_add_count (text, agencies, FALSE,
                              tl_overview_measure_new ("agency", n_agencies, 0));
  tl_overview_text_add (text, ".");
  g_ptr_array_add (list->items, text);
}

static void
add_recurring_item (TlOverviewBuild *self, TlOverviewBlock *list)
{
  GPtrArray *text = tl_overview_text_new ();
  guint min_reviews = MAX (1, self->settings->min_reviews);
  g_autofree char *themes = tl_overview_plural (self->n_sections, "theme", "themes");
  TlOverviewMeasure *measure = tl_overview_measure_new ("theme", self->n_sections, 0);

  measure->scope = g_strdup ("recurring");
  tl_overview_text_add_count (text, themes, TRUE, measure);
  tl_overview_text_add_format (
      text,
      self->n_sections == 1 ? " has a section of its own: it was found in %u %s or more."
                            : " have a section of their own: each was found in %u %s or more.",
      min_reviews, min_reviews == 1 ? "review" : "reviews");
  g_ptr_array_add (list->items, text);
}

static void
add_leading_themes (TlOverviewBuild *self)
{
  TlOverviewBlock *list;
  guint n = MIN (self->n_sections, N_SUMMARY_THEMES);

  if (n == 0)
    return;
  tl_overview_build_words (self, TL_OVERVIEW_BODY,
                           n == 1 ? "The theme that recurs:" : "The themes found in most reviews:");
  list = tl_overview_add_list (self->document);
  for (guint i = 0; i < n; i++)
    {
      TlCode *theme = self->themes->pdata[i];
      const char *id = tl_code_get_id (theme);
      guint count = tl_recurrence_get (self->recurrence, id, NULL)->reviews->len;
      GPtrArray *text = tl_overview_text_new ();
      g_autofree char *share =
          tl_overview_share (count, self->recurrence->n_reviews, "review", "reviews");

      tl_overview_text_add_link (text, tl_code_get_name (theme),
                                 tl_overview_build_anchor (self, "theme", id));
      tl_overview_text_add (text, ": found in ");
      tl_overview_text_add_count (
          text, share, TRUE,
          tl_overview_build_measure (count, self->recurrence->n_reviews, id, NULL));
      tl_overview_text_add (text, ".");
      g_ptr_array_add (list->items, text);
    }
}

void
tl_overview_build_summary (TlOverviewBuild *self)
{
  TlOverviewBlock *list;

  tl_overview_add_heading (self->document, 1, "summary", NULL, tl_overview_text_plain ("Summary"));
  tl_overview_build_words (self, TL_OVERVIEW_BODY,
                           "This document sets out what recurs in reviews of deaths related to "
                           "domestic abuse: themes that people "
                           "who read the reviews found in more than one of them, in which reviews, "
                           "and which agencies they "
                           "concern. Each count can be followed to the reviews behind it.");
  list = tl_overview_add_list (self->document);
  add_reviews_item (self, list);
  add_findings_item (self, list);
  add_recurring_item (self, list);
  add_leading_themes (self);
}

/* Names of the finding types whose fact "counts" is @value. */
static char *
list_types (TlOverviewBuild *self, const char *value)
{
  GPtrArray *types = tl_codebook_get (self->snapshot->codebook, TL_CODE_FINDING_TYPE);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < types->len; i++)
    if (g_strcmp0 (tl_code_get_fact (types->pdata[i], "counts"), value) == 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "",
                              tl_code_get_name (types->pdata[i]));
  return g_string_free (names, FALSE);
}

static void
add_counting_words (TlOverviewBuild *self)
{
  const TlRecurrence *recurrence = self->recurrence;
  g_autofree char *never = list_types (self, "no");
  g_autofree char *optional = list_types (self, "optional");
  g_autofree char *share =
      tl_overview_share (recurrence->n_reviews, recurrence->n_all_reviews, "review", "reviews");
  g_autofree char *left_out = g_strdup_printf (
      "%s%s%s", never, never[0] != '\0' && optional[0] != '\0' ? "; " : "", optional);
  GPtrArray *text = tl_overview_text_plain (
      "The denominator is the number of coded reviews, those with at least one counted finding: ");

  tl_overview_build_words (
      self, TL_OVERVIEW_BODY,
      "The unit is the review, that is, one death reviewed. A theme that is tagged ten times in "
      "one "
      "review "
      "counts once. “Found in” means that at least one counted finding of the review carries the "
      "theme or "
      "one of its sub-themes. Recommendations and findings are counted only where a table says "
      "so.");
  tl_overview_text_add_count (
      text, share, FALSE,
      tl_overview_build_measure (recurrence->n_reviews, recurrence->n_all_reviews, NULL, NULL));
  tl_overview_text_add (text, " in the library.");
  tl_overview_add_paragraph (self->document, TL_OVERVIEW_BODY, text);
  if (left_out[0] != '\0')
    {
      GPtrArray *types = tl_overview_text_plain (
          "Findings of these types are left out of all counts, as the codebook has it: ");

      tl_overview_text_add (types, left_out);
      tl_overview_text_add (types, ".");
      tl_overview_add_paragraph (self->document, TL_OVERVIEW_BODY, types);
    }
  if (self->agency != NULL)
    {
      GPtrArray *agency = tl_overview_text_plain ("Only findings about ");

      tl_overview_text_add_bold (agency, tl_code_get_name (self->agency));
      tl_overview_text_add (agency, " are counted. The denominator is still the number of all "
                                    "coded reviews. Other agencies are "
                                    "shown where the same finding concerns them.");
      tl_overview_add_paragraph (self->document, TL_OVERVIEW_BODY, agency);
    }
}

static void
add_limits (TlOverviewBuild *self)
{
  static const char *const limits[] = {
    "Not coded does not mean absent. Where a theme was not tagged, the review may not have asked, "
    "the report may not say, or "
    "whoever read it may not have tagged it. A dash stands for “not coded”, never for “no”.",
    "Counts are of what reports say, not of what happened. How a report came to say what it says "
    "can seldom be seen from outside: "
    "what a panel was told, what it asked, what was agreed and what was taken out before "
    "publication. Researchers have compared "
    "reviews to a black box for this reason.",
    "The reviews are those that this library holds. They are not a sample, and nothing here says "
    "how often anything happens.",
    "Numbers are small. They are given as “5 of 6” and never as percentages, and no difference "
    "between two of them should be "
    "leant upon.",
    "No table combines a place with a personal characteristic of somebody who died or who killed.",
    "Each tag is one reader’s judgement at one time. Another reader might tag otherwise.",
  };
  guint n_undated = 0;

  for (guint i = 0; i < self->recurrence->reviews->len; i++)
    if (tl_review_get_year (self->recurrence->reviews->pdata[i]) == 0)
      n_undated++;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    tl_overview_build_words (self, TL_OVERVIEW_BODY, limits[i]);
  if (n_undated > 0)
    {
      GPtrArray *text = tl_overview_text_new ();
      g_autofree char *words = tl_overview_plural (n_undated, "coded review", "coded reviews");
      TlOverviewMeasure *measure = tl_overview_build_measure (n_undated, 0, NULL, NULL);

      measure->scope = g_strdup ("undated");
      tl_overview_text_add (text, "The year of the death is not known for ");
      tl_overview_text_add_count (text, words, FALSE, measure);
      tl_overview_text_add (
          text, n_undated == 1 ? ". It is counted, but has no place on a line of years."
                               : ". They are counted, but have no place on a line of years.");
      tl_overview_add_paragraph (self->document, TL_OVERVIEW_BODY, text);
    }
}

void
tl_overview_build_method (TlOverviewBuild *self)
{
  tl_overview_build_section (self, "method", "What this is, and what it cannot say");
  tl_overview_build_subsection (self, "method-coding",
                                tl_overview_text_plain ("How the reviews were coded"));
  tl_overview_build_words (self, TL_OVERVIEW_BODY,
                           "People read the reviews and tagged passages in them as findings, each "
                           "with a type, with themes and with "
                           "the agencies that it concerns. Every finding was made by a person. The "
                           "program that set this document "
                           "out counts and sorts; it does not judge.");
  tl_overview_build_words (
      self, TL_OVERVIEW_BODY,
      "Quotations are taken by a fixed rule: from different reviews first, from those quoted least "
      "so far, and in "
      "a review what was marked as more important first. Views of families and friends, and "
      "statements on "
      "whether a death could have been predicted or prevented, are never quoted.");
  tl_overview_build_subsection (self, "method-counting",
                                tl_overview_text_plain ("What is counted"));
  add_counting_words (self);
  tl_overview_build_subsection (self, "method-limits",
                                tl_overview_text_plain ("What it cannot say"));
  add_limits (self);
}
