/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of reviews: what stands in a cell, and how they sort. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-review-columns.h"

#include "tl-accessible.h"
#include "tl-date.h"
#include "tl-document-tags.h"
#include "tl-text.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

/* Which column was asked last: how GTK 4.8 can be made to tell by which the view is sorted. */
typedef struct
{
  int asked;
} Probe;

typedef struct
{
  TlReviewColumn column;
  Probe *probe; /* lent by the view */
} SortData;

typedef void (*BindFunc) (GtkWidget *cell, TlReview *review);

typedef struct
{
  const char *title;
  float xalign;
  gboolean expand;
  BindFunc bind;
} ColumnSpec;

const char *
tl_review_columns_get_status_name (TlReview *review)
{
  const char *status = tl_review_get_status (review);

  return g_str_equal (status, "unknown") ? "" : tl_review_status_get_name (status);
}

static void
set_text (GtkWidget *cell, const char *text, gboolean is_known)
{
  gtk_label_set_text (GTK_LABEL (cell), is_known ? text : "–");
  tl_tooltip_set (cell, is_known ? text : _ ("Not stated"));
}

static void
bind_title (GtkWidget *cell, TlReview *review)
{
  gtk_widget_add_css_class (cell, "row-title");
  set_text (cell, tl_review_get_title (review), TRUE);
}

static void
bind_borough (GtkWidget *cell, TlReview *review)
{
  const char *borough = tl_review_get_borough (review),
             *partnership = tl_review_get_partnership (review);

  set_text (cell, borough, borough[0] != '\0');
  if (partnership[0] != '\0')
    tl_tooltip_set (cell, partnership);
}

static void
bind_died (GtkWidget *cell, TlReview *review)
{
  g_autofree char *date = tl_date_display (tl_review_get_died (review));

  set_text (cell, date, date[0] != '\0');
}

static void
set_number (GtkWidget *cell, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  gtk_label_set_text (GTK_LABEL (cell), n > 0 ? text : "–");
  tl_tooltip_set (cell, n > 0 ? NULL : _ ("None so far"));
}

static void
bind_findings (GtkWidget *cell, TlReview *review)
{
  set_number (cell, tl_review_get_n_findings (review));
}

static void
bind_recommendations (GtkWidget *cell, TlReview *review)
{
  set_number (cell, tl_review_get_n_recommendations (review));
}

static void
bind_status (GtkWidget *cell, TlReview *review)
{
  const char *name = tl_review_columns_get_status_name (review);

  /* The usual keeps still. */
  if (g_str_equal (tl_review_get_status (review), "published"))
    gtk_widget_add_css_class (cell, "quiet");
  else
    gtk_widget_remove_css_class (cell, "quiet");
  set_text (cell, name, name[0] != '\0');
}

static void
bind_coder (GtkWidget *cell, TlReview *review)
{
  set_text (cell, tl_review_get_coder (review), tl_review_get_coder (review)[0] != '\0');
}

static void
bind_documents (GtkWidget *cell, TlReview *review)
{
  tl_document_tags_set_review (TL_DOCUMENT_TAGS (cell), review);
}

static const ColumnSpec columns[TL_N_REVIEW_COLUMNS] = {
  [TL_REVIEW_COLUMN_TITLE] = { N_ ("Review"), 0, TRUE, bind_title },
  [TL_REVIEW_COLUMN_BOROUGH] = { N_ ("Borough"), 0, TRUE, bind_borough },
  [TL_REVIEW_COLUMN_DIED] = { N_ ("Died"), 1, FALSE, bind_died },
  [TL_REVIEW_COLUMN_DOCUMENTS] = { N_ ("Documents"), 0, FALSE, bind_documents },
  [TL_REVIEW_COLUMN_FINDINGS] = { N_ ("Findings"), 1, FALSE, bind_findings },
  [TL_REVIEW_COLUMN_RECOMMENDATIONS] = { N_ ("Recommendations"), 1, FALSE, bind_recommendations },
  [TL_REVIEW_COLUMN_STATUS] = { N_ ("Status"), 0, FALSE, bind_status },
  [TL_REVIEW_COLUMN_CODER] = { N_ ("Coder"), 0, TRUE, bind_coder },
};

static guint
get_number (TlReview *review, TlReviewColumn column)
{
  return column == TL_REVIEW_COLUMN_DOCUMENTS  ? tl_review_get_documents (review)->len
         : column == TL_REVIEW_COLUMN_FINDINGS ? tl_review_get_n_findings (review)
                                               : tl_review_get_n_recommendations (review);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  TlReview *one = (TlReview *) a, *two = (TlReview *) b;
  const SortData *sort = data;

  if (sort->probe->asked < 0)
    sort->probe->asked = (int) sort->column;
  switch (sort->column)
    {
    case TL_REVIEW_COLUMN_TITLE:
      return tl_text_natural_compare (tl_review_get_title (one), tl_review_get_title (two));
    case TL_REVIEW_COLUMN_BOROUGH:
      return tl_text_natural_compare (tl_review_get_borough (one), tl_review_get_borough (two));
    case TL_REVIEW_COLUMN_DIED:
      return g_strcmp0 (tl_review_get_died (one), tl_review_get_died (two));
    case TL_REVIEW_COLUMN_STATUS:
      return g_utf8_collate (tl_review_columns_get_status_name (one),
                             tl_review_columns_get_status_name (two));
    case TL_REVIEW_COLUMN_CODER:
      return tl_text_natural_compare (tl_review_get_coder (one), tl_review_get_coder (two));
    default:
      return (int) get_number (one, sort->column) - (int) get_number (two, sort->column);
    }
}

static GtkWidget *
make_label (const ColumnSpec *spec)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), spec->xalign);
  gtk_widget_add_css_class (label, "numeric");
  if (spec->xalign == 0)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (spec->expand)
    gtk_label_set_width_chars (GTK_LABEL (label), 14);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const ColumnSpec *spec = data;
  GtkWidget *cell = spec->bind == bind_documents ? tl_document_tags_new () : make_label (spec);

  g_object_set_data (G_OBJECT (cell), "tl-list-item", item);
  gtk_list_item_set_child (item, cell);
}

/* The row has the focus, and GTK 4.8 gives it no name. */
static void
name_row (GtkWidget *cell, TlReview *review)
{
  const char *borough = tl_review_get_borough (review);
  g_autofree char *died = tl_date_display (tl_review_get_died (review));
  guint n = tl_review_get_n_findings (review);
  g_autofree char *findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);
  g_autofree char *name = g_strdup_printf (
      C_ ("name of a review, its borough, date of death, findings", "%s, %s, %s, %s"),
      tl_review_get_title (review), borough[0] != '\0' ? borough : _ ("borough not stated"),
      died[0] != '\0' ? died : _ ("date not stated"), findings);

  tl_accessible_name_row (cell, name);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const ColumnSpec *spec = data;

  spec->bind (gtk_list_item_get_child (item), gtk_list_item_get_item (item));
  if (spec->bind == bind_title)
    name_row (gtk_list_item_get_child (item), gtk_list_item_get_item (item));
}

static void
add_column (GtkColumnView *view, TlReviewColumn id, Probe *probe)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  SortData *data = g_new (SortData, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  *data = (SortData){ .column = id, .probe = probe };
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, data, g_free));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) &columns[id]);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) &columns[id]);
  column = gtk_column_view_column_new (_ (columns[id].title), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, columns[id].expand);
  gtk_column_view_append_column (view, column);
}

/* A header stands where its numbers stand. GTK 4.8 has no property for it: the titles are the
   children of the header, in order, and hold a label each. */
static void
align_titles (GtkColumnView *view)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = 0; i < TL_N_REVIEW_COLUMNS && title != NULL;
       i++, title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *label = title;

      while (label != NULL && !GTK_IS_LABEL (label))
        label = gtk_widget_get_first_child (label);
      if (label == NULL || columns[i].xalign == 0)
        continue;
      gtk_label_set_xalign (GTK_LABEL (label), columns[i].xalign);
      gtk_widget_set_hexpand (label, TRUE);
      /* The arrow goes to the other side. */
      if (gtk_widget_get_next_sibling (label) != NULL)
        gtk_widget_insert_after (label, gtk_widget_get_parent (label),
                                 gtk_widget_get_last_child (gtk_widget_get_parent (label)));
    }
}

void
tl_review_columns_add (GtkColumnView *view)
{
  Probe *probe = g_new0 (Probe, 1);

  g_object_set_data_full (G_OBJECT (view), "tl-probe", probe, g_free);
  for (guint i = 0; i < TL_N_REVIEW_COLUMNS; i++)
    add_column (view, i, probe);
  align_titles (view);
}

void
tl_review_columns_sort (GtkColumnView *view, TlReviewColumn column, gboolean is_descending)
{
  g_autoptr (GtkColumnViewColumn) wanted =
      g_list_model_get_item (gtk_column_view_get_columns (view), column);

  g_return_if_fail (wanted != NULL);
  gtk_column_view_sort_by_column (view, wanted,
                                  is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* A review that stands before or after all others in each column. */
static TlReview *
make_extreme (gboolean is_last)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_case_value_free);
  GPtrArray *documents = g_ptr_array_new_with_free_func (g_object_unref);
  const char *word = is_last ? "b" : "a";

  g_ptr_array_add (values, tl_case_value_new ("borough", word, 0, NULL, TRUE));
  g_ptr_array_add (values,
                   tl_case_value_new ("death_month", is_last ? "2002" : "2001", 0, NULL, TRUE));
  if (is_last)
    g_ptr_array_add (documents, tl_document_new (word, word, TL_DOCUMENT_OTHER, word, word, word,
                                                 word, word, 1));
  return tl_review_new (word, word, is_last ? "published" : "unknown", TRUE, values, documents,
                        is_last, is_last, word);
}

gboolean
tl_review_columns_get_sorted (GtkColumnView *view, TlReviewColumn *column, gboolean *is_descending)
{
  Probe *probe = g_object_get_data (G_OBJECT (view), "tl-probe");
  g_autoptr (TlReview) first = make_extreme (FALSE), last = make_extreme (TRUE);
  GtkOrdering ordering;

  probe->asked = -1;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), first, last);
  if (probe->asked < 0)
    return FALSE;
  *column = (TlReviewColumn) probe->asked;
  *is_descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}

TlReview *
tl_review_columns_get_review (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_COLUMN_VIEW (widget); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);
      GtkListItem *item = g_object_get_data (G_OBJECT (widget), "tl-list-item");

      /* A row holds cells, a cell holds what the factory made. */
      for (guint depth = 0; item == NULL && child != NULL && depth < 2;
           depth++, child = gtk_widget_get_first_child (child))
        item = g_object_get_data (G_OBJECT (child), "tl-list-item");
      if (item != NULL)
        return gtk_list_item_get_item (item);
    }
  return NULL;
}
