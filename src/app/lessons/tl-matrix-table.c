/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of the matrix, apart from how they are shown. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-matrix-table.h"

#include <glib/gi18n.h>

struct _TlMatrixTable
{
  GObject parent_instance;

  GPtrArray *themes;   /* TlCode, a row each */
  GPtrArray *agencies; /* TlCode, a column each from 1 on */
  guint *counts;       /* row by row */
  guint n_reviews;
  guint largest; /* of an agency's cells */
};

G_DEFINE_FINAL_TYPE (TlMatrixTable, tl_matrix_table, G_TYPE_OBJECT)

static void
tl_matrix_table_finalize (GObject *object)
{
  TlMatrixTable *self = TL_MATRIX_TABLE (object);

  g_ptr_array_unref (self->themes);
  g_ptr_array_unref (self->agencies);
  g_free (self->counts);
  G_OBJECT_CLASS (tl_matrix_table_parent_class)->finalize (object);
}

static void
tl_matrix_table_class_init (TlMatrixTableClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_matrix_table_finalize;
}

static void
tl_matrix_table_init (TlMatrixTable *self)
{
  self->themes = g_ptr_array_new_with_free_func (g_object_unref);
  self->agencies = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_themes (TlMatrixTable *self, TlCodebook *codebook, const TlRecurrence *recurrence,
            gboolean with_sub_themes)
{
  GPtrArray *themes = tl_codebook_get (codebook, TL_CODE_THEME);

  for (guint i = 0; i < themes->len; i++)
    {
      TlCode *theme = g_ptr_array_index (themes, i);
      gboolean is_top = tl_code_get_parent_id (theme) == NULL;
      gboolean has_count = tl_recurrence_get (recurrence, tl_code_get_id (theme), NULL) != NULL;

      if (has_count ? is_top || with_sub_themes : is_top && !tl_code_get_is_retired (theme))
        g_ptr_array_add (self->themes, g_object_ref (theme));
    }
}

static void
add_agencies (TlMatrixTable *self, TlCodebook *codebook, const TlRecurrence *recurrence)
{
  for (guint i = 0; i < recurrence->agency_ids->len; i++)
    {
      TlCode *agency = tl_codebook_lookup (codebook, TL_CODE_AGENCY,
                                           g_ptr_array_index (recurrence->agency_ids, i));

      if (agency != NULL)
        g_ptr_array_add (self->agencies, g_object_ref (agency));
    }
}

static void
fill (TlMatrixTable *self, const TlRecurrence *recurrence)
{
  guint n_columns = self->agencies->len + 1;

  self->counts = g_new0 (guint, self->themes->len * n_columns);
  for (guint row = 0; row < self->themes->len; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        TlCode *agency = tl_matrix_table_get_agency (self, column);
        const TlCount *count =
            tl_recurrence_get (recurrence, tl_code_get_id (g_ptr_array_index (self->themes, row)),
                               agency != NULL ? tl_code_get_id (agency) : NULL);
        guint n = count != NULL ? count->reviews->len : 0;

        self->counts[row * n_columns + column] = n;
        if (column > 0)
          self->largest = MAX (self->largest, n);
      }
}

TlMatrixTable *
tl_matrix_table_new (TlCodebook *codebook, const TlRecurrence *recurrence, gboolean with_sub_themes)
{
  TlMatrixTable *self = g_object_new (TL_TYPE_MATRIX_TABLE, NULL);

  self->n_reviews = recurrence->n_reviews;
  add_themes (self, codebook, recurrence, with_sub_themes);
  add_agencies (self, codebook, recurrence);
  fill (self, recurrence);
  return self;
}

guint
tl_matrix_table_get_n_rows (TlMatrixTable *self)
{
  return self->themes->len;
}

guint
tl_matrix_table_get_n_columns (TlMatrixTable *self)
{
  return self->agencies->len + 1;
}

TlCode *
tl_matrix_table_get_theme (TlMatrixTable *self, guint row)
{
  g_return_val_if_fail (row < self->themes->len, NULL);
  return g_ptr_array_index (self->themes, row);
}

TlCode *
tl_matrix_table_get_agency (TlMatrixTable *self, guint column)
{
  g_return_val_if_fail (column <= self->agencies->len, NULL);
  return column > 0 ? g_ptr_array_index (self->agencies, column - 1) : NULL;
}

guint
tl_matrix_table_get_count (TlMatrixTable *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->themes->len && column <= self->agencies->len, 0);
  return self->counts[row * (self->agencies->len + 1) + column];
}

guint
tl_matrix_table_get_n_reviews (TlMatrixTable *self)
{
  return self->n_reviews;
}

guint
tl_matrix_table_get_step (TlMatrixTable *self)
{
  /* Four shades, and the largest count has the fourth. */
  return self->largest > 4 ? (self->largest - 1) / 3 : 1;
}

guint
tl_matrix_table_get_largest (TlMatrixTable *self)
{
  return self->largest;
}

gboolean
tl_matrix_table_find (TlMatrixTable *self, const char *theme_id, const char *agency_id, guint *row,
                      guint *column)
{
  guint r = 0, c = 0;

  while (r < self->themes->len
         && g_strcmp0 (tl_code_get_id (g_ptr_array_index (self->themes, r)), theme_id) != 0)
    r++;
  while (agency_id != NULL && c <= self->agencies->len
         && (c == 0
             || g_strcmp0 (tl_code_get_id (g_ptr_array_index (self->agencies, c - 1)), agency_id)
                    != 0))
    c++;
  if (r == self->themes->len || c > self->agencies->len)
    return FALSE;
  *row = r;
  *column = c;
  return TRUE;
}

void
tl_matrix_table_find_largest (TlMatrixTable *self, guint *row, guint *column)
{
  guint best = 0;

  *row = *column = 0;
  for (guint r = 0; r < self->themes->len; r++)
    for (guint c = self->agencies->len > 0 ? 1 : 0; c <= self->agencies->len; c++)
      if (tl_matrix_table_get_count (self, r, c) > best)
        {
          best = tl_matrix_table_get_count (self, r, c);
          *row = r;
          *column = c;
        }
  for (guint r = 0; best == 0 && r < self->themes->len; r++)
    if (tl_matrix_table_get_count (self, r, 0) > tl_matrix_table_get_count (self, *row, 0))
      *row = r;
}

char *
tl_matrix_table_describe (TlMatrixTable *self, guint row, guint column)
{
  TlCode *theme = tl_matrix_table_get_theme (self, row),
         *agency = tl_matrix_table_get_agency (self, column);
  guint n = tl_matrix_table_get_count (self, row, column);
  const char *who = agency != NULL ? tl_code_get_name (agency) : _ ("any agency");

  if (n == 0)
    /* Translators: a theme, an agency */
    return g_strdup_printf (_ ("%s, %s: not coded in any of %u coded reviews"),
                            tl_code_get_label (theme), who, self->n_reviews);
  /* Translators: a theme, an agency, in how many reviews of how many */
  return g_strdup_printf (ngettext ("%s, %s: found in %u of %u coded review",
                                    "%s, %s: found in %u of %u coded reviews", self->n_reviews),
                          tl_code_get_label (theme), who, n, self->n_reviews);
}
