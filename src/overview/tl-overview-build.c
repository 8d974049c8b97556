/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the sections of the overview in order and tells how far it is. */
#define G_LOG_DOMAIN "tl-overview"

#include "config.h"

#include "tl-overview-build-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>

/* More years than a line can show belong to a mistake in a date. */
#define MOST_YEARS 80

typedef void (*BuildSection) (TlOverviewBuild *self);

/* One section: of a theme, or whatever @build makes. */
typedef struct
{
  BuildSection build;
  TlCode *theme;
} Step;

static void
collect_themes (TlOverviewBuild *self)
{
  g_autoptr (GPtrArray) tops = g_ptr_array_new ();
  guint min_reviews = MAX (1, self->settings->min_reviews);

  for (guint i = 0; i < self->recurrence->theme_ids->len; i++)
    {
      TlCode *theme = tl_codebook_lookup (self->snapshot->codebook, TL_CODE_THEME,
                                          self->recurrence->theme_ids->pdata[i]);

      if (theme != NULL
          && tl_codebook_get_top_theme (self->snapshot->codebook, tl_code_get_id (theme)) == theme)
        g_ptr_array_add (tops, theme);
    }
  self->themes = tl_overview_build_sort_codes (tops, self->recurrence, NULL, NULL);
  while (self->n_sections < self->themes->len
         && tl_recurrence_get (self->recurrence,
                               tl_code_get_id (self->themes->pdata[self->n_sections]), NULL)
                    ->reviews->len
                >= min_reviews)
    self->n_sections++;
}

static void
collect_agencies (TlOverviewBuild *self)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new ();

  for (guint i = 0; i < self->recurrence->agency_ids->len; i++)
    {
      TlCode *agency = tl_codebook_lookup (self->snapshot->codebook, TL_CODE_AGENCY,
                                           self->recurrence->agency_ids->pdata[i]);

      if (agency != NULL)
        g_ptr_array_add (agencies, agency);
    }
  self->agencies = tl_overview_build_sort_codes (agencies, self->recurrence, NULL, NULL);
}

static void
collect_years (TlOverviewBuild *self)
{
  GPtrArray *reviews = self->recurrence->reviews;

  for (guint i = 0; i < reviews->len; i++)
    {
      guint year = tl_review_get_year (reviews->pdata[i]);

      if (year == 0)
        continue;
      self->first_year = self->first_year == 0 ? year : MIN (self->first_year, year);
      self->last_year = MAX (self->last_year, year);
    }
  if (self->last_year - self->first_year >= MOST_YEARS)
    self->first_year = self->last_year = 0;
}

static void
start_build (TlOverviewBuild *self, TlSnapshot *snapshot, const TlRecurrence *recurrence,
             const TlOverviewSettings *settings)
{
  self->snapshot = snapshot;
  self->recurrence = recurrence;
  self->settings = settings;
  self->document = tl_overview_document_new ();
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->anchor_names = g_hash_table_new (g_str_hash, g_str_equal);
  self->review_places = g_hash_table_new (NULL, NULL);
  self->n_quoted = g_hash_table_new (NULL, NULL);
  self->quoted = g_hash_table_new (NULL, NULL);
  if (settings->agency_id != NULL)
    self->agency = tl_codebook_lookup (snapshot->codebook, TL_CODE_AGENCY, settings->agency_id);
  for (guint i = 0; i < snapshot->reviews->len; i++)
    g_hash_table_insert (self->review_places, snapshot->reviews->pdata[i],
                         GUINT_TO_POINTER (i + 1));
  collect_themes (self);
  collect_agencies (self);
  collect_years (self);
}

static void
end_build (TlOverviewBuild *self)
{
  g_clear_pointer (&self->document, tl_overview_document_free);
  g_clear_pointer (&self->anchors, g_hash_table_unref);
  g_clear_pointer (&self->anchor_names, g_hash_table_unref);
  g_clear_pointer (&self->review_places, g_hash_table_unref);
  g_clear_pointer (&self->n_quoted, g_hash_table_unref);
  g_clear_pointer (&self->quoted, g_hash_table_unref);
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  g_clear_pointer (&self->agencies, g_ptr_array_unref);
}

static gboolean
check_input (TlSnapshot *snapshot, const TlRecurrence *recurrence,
             const TlOverviewSettings *settings, GError **error)
{
  if (settings->agency_id != NULL
      && tl_codebook_lookup (snapshot->codebook, TL_CODE_AGENCY, settings->agency_id) == NULL)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND,
                   _ ("The overview is set to an agency that the codebook does not have: %s"),
                   settings->agency_id);
      return FALSE;
    }
  if (recurrence->theme_ids->len > 0 || recurrence->agency_ids->len > 0)
    return TRUE;
  g_set_error_literal (
      error, TL_ERROR, TL_ERROR_EMPTY,
      settings->agency_id != NULL
          ? _ ("The overview would be empty: no finding about this agency has been coded yet.")
          : _ ("The overview would be empty: no finding has been coded with a theme or an agency "
               "yet."));
  return FALSE;
}

static void
add_step (GArray *steps, BuildSection build, TlCode *theme)
{
  Step step = { build, theme };

  g_array_append_val (steps, step);
}

/* The sections in the order of the document. */
static GArray *
list_steps (TlOverviewBuild *self)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  add_step (steps, tl_overview_build_title_page, NULL);
  add_step (steps, tl_overview_build_summary, NULL);
  add_step (steps, tl_overview_build_method, NULL);
  add_step (steps, tl_overview_build_themes, NULL);
  for (guint i = 0; i < self->n_sections; i++)
    add_step (steps, NULL, self->themes->pdata[i]);
  add_step (steps, tl_overview_build_rarer_themes, NULL);
  add_step (steps, tl_overview_build_recommendations, NULL);
  if (self->settings->include_agency_annex)
    add_step (steps, tl_overview_build_agency_annex, NULL);
  if (self->settings->include_review_list)
    add_step (steps, tl_overview_build_review_annex, NULL);
  if (self->settings->include_codebook)
    add_step (steps, tl_overview_build_codebook_annex, NULL);
  return steps;
}

static gboolean
build_sections (TlOverviewBuild *self, TlOverviewProgress progress, gpointer user_data,
                GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) steps = list_steps (self);

  for (guint i = 0; i < steps->len; i++)
    {
      Step step = g_array_index (steps, Step, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (step.theme != NULL)
        tl_overview_build_theme (self, step.theme);
      else
        step.build (self);
      /* Writing the file is the last step. */
      if (progress != NULL)
        progress (i + 1, steps->len + 1, user_data);
    }
  return TRUE;
}

TlOverviewDocument *
tl_overview_build (TlSnapshot *snapshot, const TlRecurrence *recurrence,
                   const TlOverviewSettings *settings, TlOverviewProgress progress,
                   gpointer user_data, GCancellable *cancellable, GError **error)
{
  TlOverviewBuild build = { 0 };
  TlOverviewDocument *document = NULL;

  if (!check_input (snapshot, recurrence, settings, error))
    return NULL;
  start_build (&build, snapshot, recurrence, settings);
  if (build_sections (&build, progress, user_data, cancellable, error))
    document = g_steal_pointer (&build.document);
  end_build (&build);
  return document;
}
