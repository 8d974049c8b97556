/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of a review's documents. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-document-tags.h"

#include "tl-style-colour.h"
#include "tl-tooltip.h"

#include <glib/gi18n.h>

/* The kinds that have a fixed place. */
static const struct
{
  TlDocumentKind kind;
  const char *tag, *name;
} kinds[] = {
  { TL_DOCUMENT_OVERVIEW_REPORT, N_ ("OR"), N_ ("overview report") },
  { TL_DOCUMENT_EXECUTIVE_SUMMARY, N_ ("ES"), N_ ("executive summary") },
  { TL_DOCUMENT_ACTION_PLAN, N_ ("AP"), N_ ("action plan") },
  { TL_DOCUMENT_QUALITY_LETTER, N_ ("QA"), N_ ("quality assurance letter") },
};

enum
{
  PADDING = 5, /* pixels beside a tag's letters */
  GAP = 4,     /* between two tags */
  RADIUS = 4
};

struct _TlDocumentTags
{
  GtkWidget parent_instance;

  gboolean has[G_N_ELEMENTS (kinds)];
};

G_DEFINE_FINAL_TYPE (TlDocumentTags, tl_document_tags, GTK_TYPE_WIDGET)

static PangoLayout *
make_layout (GtkWidget *widget, guint i, int *width, int *height)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, _ (kinds[i].tag));

  pango_layout_get_pixel_size (layout, width, height);
  return layout;
}

static void
measure_tags (GtkWidget *widget, int *width, int *height)
{
  *width = -GAP;
  *height = 0;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      int tag_width, tag_height;
      g_autoptr (PangoLayout) layout = make_layout (widget, i, &tag_width, &tag_height);

      *width += tag_width + 2 * PADDING + GAP;
      *height = MAX (*height, tag_height + 2);
    }
}

static void
tl_document_tags_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  int width, height;

  measure_tags (widget, &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static void
draw_tag (GtkWidget *widget, GtkSnapshot *snapshot, PangoLayout *layout, int x, int width,
          int height)
{
  GdkRGBA edge = tl_style_colour_get (widget, "tl_edge"),
          ink = tl_style_colour_get (widget, "tl_ink_2");
  int y = (gtk_widget_get_height (widget) - height - 2) / 2;
  const float line[] = { 1, 1, 1, 1 };
  const GdkRGBA edges[] = { edge, edge, edge, edge };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT (x, y, width + 2 * PADDING, height + 2), RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, line, edges);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + PADDING, y + 1));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
tl_document_tags_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlDocumentTags *self = TL_DOCUMENT_TAGS (widget);
  int x = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      int width, height;
      g_autoptr (PangoLayout) layout = make_layout (widget, i, &width, &height);

      if (self->has[i])
        draw_tag (widget, snapshot, layout, x, width, height);
      x += width + 2 * PADDING + GAP;
    }
}

static void
tl_document_tags_class_init (TlDocumentTagsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = tl_document_tags_measure;
  widget_class->snapshot = tl_document_tags_snapshot;
  gtk_widget_class_set_css_name (widget_class, "documenttags");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tl_document_tags_init (TlDocumentTags *self)
{
}

GtkWidget *
tl_document_tags_new (void)
{
  return g_object_new (TL_TYPE_DOCUMENT_TAGS, NULL);
}

static guint
count_documents (TlReview *review, TlDocumentKind kind)
{
  GPtrArray *documents = tl_review_get_documents (review);
  guint n = 0;

  for (guint i = 0; i < documents->len; i++)
    n += tl_document_get_kind (g_ptr_array_index (documents, i)) == kind;
  return n;
}

void
tl_document_tags_set_review (TlDocumentTags *self, TlReview *review)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_if_fail (TL_IS_DOCUMENT_TAGS (self) && TL_IS_REVIEW (review));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      self->has[i] = count_documents (review, kinds[i].kind) > 0;
      if (self->has[i])
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ (kinds[i].name));
    }
  if (count_documents (review, TL_DOCUMENT_OTHER) > 0)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ ("other document"));
  tl_tooltip_set (GTK_WIDGET (self), names->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, names->str,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
