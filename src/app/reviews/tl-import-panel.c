/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files on their way into the library. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-import-panel.h"

#include "tl-import-job.h"
#include "tl-import-row.h"

#include <glib/gi18n.h>

struct _TlImportPanel
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *summary;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;
  GtkWidget *dismiss_button;
  GtkListBox *list;

  TlLibrary *library; /* nullable */
  TlImportJob *job;   /* nullable */
  GtkCustomSorter *sorter;
  GHashTable *settled; /* TlImportItem: tried again, another row stands for the file */
  GtkCustomFilter *filter;
};

enum
{
  PROP_0,
  PROP_HAS_FILES,
  N_PROPS
};

enum
{
  REVIEW_ACTIVATED,
  FACTS_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlImportPanel, tl_import_panel, GTK_TYPE_BOX)

static void
count_states (TlImportPanel *self, guint *counts, guint *total)
{
  GListModel *items = tl_import_job_list_items (self->job);

  *total = 0;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TlImportItem) item = g_list_model_get_item (items, i);

      if (g_hash_table_contains (self->settled, item))
        continue;
      counts[tl_import_item_get_state (item)]++;
      (*total)++;
    }
}

/* How many files are in a state, in words; NULL for none. */
static char *
describe_state (TlImportState state, guint n)
{
  switch (state)
    {
    case TL_IMPORT_DONE:
      return g_strdup_printf (ngettext ("%u added", "%u added", n), n);
    case TL_IMPORT_READING:
      return g_strdup_printf (ngettext ("%u being read", "%u being read", n), n);
    case TL_IMPORT_WAITING:
      return g_strdup_printf (ngettext ("%u waiting", "%u waiting", n), n);
    case TL_IMPORT_NEEDS_PASSWORD:
      return g_strdup_printf (ngettext ("%u needs a password", "%u need a password", n), n);
    case TL_IMPORT_DUPLICATE:
      return g_strdup_printf (
          ngettext ("%u in the library already", "%u in the library already", n), n);
    case TL_IMPORT_FAILED:
      return g_strdup_printf (ngettext ("%u not imported", "%u not imported", n), n);
    case TL_IMPORT_CANCELLED:
      return g_strdup_printf (ngettext ("%u cancelled", "%u cancelled", n), n);
    case TL_IMPORT_ASKS:
      return g_strdup_printf (ngettext ("%u waits for you", "%u wait for you", n), n);
    default:
      return NULL;
    }
}

static char *
describe_states (const guint *counts)
{
  static const TlImportState order[] = { TL_IMPORT_ASKS,      TL_IMPORT_NEEDS_PASSWORD,
                                         TL_IMPORT_FAILED,    TL_IMPORT_DONE,
                                         TL_IMPORT_READING,   TL_IMPORT_WAITING,
                                         TL_IMPORT_DUPLICATE, TL_IMPORT_CANCELLED };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (counts[order[i]] > 0)
      {
        g_autofree char *words = describe_state (order[i], counts[order[i]]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update (TlImportPanel *self)
{
  guint counts[TL_N_IMPORT_STATES] = { 0 }, total;
  gboolean is_running;
  g_autofree char *text = NULL, *title = NULL;
  double fraction;

  if (self->job == NULL)
    return;
  count_states (self, counts, &total);
  is_running = tl_import_job_get_is_running (self->job);
  text = describe_states (counts);
  title = g_strdup_printf (
      is_running ? ngettext ("Importing %u file", "Importing %u files", total)
                 : ngettext ("Import of %u file is over", "Import of %u files is over", total),
      total);
  g_object_get (self->job, "fraction", &fraction, NULL);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->summary, text);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_running);
  gtk_widget_set_visible (self->cancel_button, is_running);
  gtk_widget_set_visible (self->dismiss_button, !is_running);
}

static void
run_over_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlImportPanel) self = data;
  g_autoptr (GError) error = NULL;

  /* Each row says what became of its file. */
  if (!tl_import_job_run_finish (TL_IMPORT_JOB (object), result, &error))
    g_debug ("Import: %s", error->message);
  if (TL_IMPORT_JOB (object) == self->job)
    update (self);
}

static void
start (TlImportPanel *self)
{
  tl_import_job_run_async (self->job, run_over_cb, g_object_ref (self));
  update (self);
}

static void
row_review_activated_cb (TlImportPanel *self, const char *review_id)
{
  g_signal_emit (self, signals[REVIEW_ACTIVATED], 0, review_id);
}

static void
row_facts_activated_cb (TlImportPanel *self, const char *review_id)
{
  g_signal_emit (self, signals[FACTS_ACTIVATED], 0, review_id);
}

static void
row_cancel_cb (TlImportPanel *self, TlImportItem *item)
{
  tl_import_job_cancel_item (self->job, item);
}

/* Another row stands for the file now. */
static void
settle (TlImportPanel *self, TlImportItem *item)
{
  g_hash_table_add (self->settled, g_object_ref (item));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_MORE_STRICT);
  start (self);
}

static void
row_retry_cb (TlImportPanel *self, TlImportItem *item, const char *password)
{
  tl_import_job_add_again (self->job, item, password);
  settle (self, item);
}

static void
row_answer_cb (TlImportPanel *self, TlImportItem *item, int choice)
{
  tl_import_job_answer (self->job, item, (TlImportChoice) choice);
  settle (self, item);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  TlImportPanel *self = data;
  GtkWidget *row = tl_import_row_new (item);

  g_signal_connect_object (row, "review-activated", G_CALLBACK (row_review_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "facts-activated", G_CALLBACK (row_facts_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "cancel", G_CALLBACK (row_cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "retry", G_CALLBACK (row_retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "answer", G_CALLBACK (row_answer_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* What waits for a person comes first. */
static int
get_rank (TlImportItem *item)
{
  switch (tl_import_item_get_state (item))
    {
    case TL_IMPORT_ASKS:
    case TL_IMPORT_NEEDS_PASSWORD:
      return 0;
    case TL_IMPORT_FAILED:
      return 1;
    case TL_IMPORT_DUPLICATE:
    case TL_IMPORT_CANCELLED:
      return 3;
    default:
      return 2;
    }
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return get_rank ((TlImportItem *) a) - get_rank ((TlImportItem *) b);
}

static gboolean
match_cb (gpointer item, gpointer data)
{
  return !g_hash_table_contains (TL_IMPORT_PANEL (data)->settled, item);
}

static void
item_finished_cb (TlImportPanel *self)
{
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  update (self);
}

static void
forget_job (TlImportPanel *self)
{
  if (self->job == NULL)
    return;
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_signal_handlers_disconnect_by_data (self->job, self);
  tl_import_job_cancel (self->job);
  g_clear_object (&self->job);
  g_hash_table_remove_all (self->settled);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_FILES]);
}

static void
make_job (TlImportPanel *self)
{
  g_autoptr (GtkFilterListModel) filtered = NULL;
  g_autoptr (GtkSortListModel) sorted = NULL;

  self->job = tl_import_job_new (self->library, 0);
  filtered = gtk_filter_list_model_new (g_object_ref (tl_import_job_list_items (self->job)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (filtered)),
                                    GTK_SORTER (g_object_ref (self->sorter)));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (sorted), make_row, self, NULL);
  g_signal_connect_object (self->job, "item-finished", G_CALLBACK (item_finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->job, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_FILES]);
}

static void
cancel_clicked_cb (TlImportPanel *self)
{
  if (self->job != NULL)
    tl_import_job_cancel (self->job);
}

static void
dismiss_clicked_cb (TlImportPanel *self)
{
  forget_job (self);
}

static void
tl_import_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HAS_FILES)
    g_value_set_boolean (value, TL_IMPORT_PANEL (object)->job != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_import_panel_dispose (GObject *object)
{
  TlImportPanel *self = TL_IMPORT_PANEL (object);

  if (self->list != NULL)
    forget_job (self);
  g_clear_object (&self->library);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  gtk_widget_dispose_template (GTK_WIDGET (self), TL_TYPE_IMPORT_PANEL);
  G_OBJECT_CLASS (tl_import_panel_parent_class)->dispose (object);
}

static void
tl_import_panel_finalize (GObject *object)
{
  g_hash_table_unref (TL_IMPORT_PANEL (object)->settled);
  G_OBJECT_CLASS (tl_import_panel_parent_class)->finalize (object);
}

static void
tl_import_panel_class_init (TlImportPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_import_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_import_panel_finalize;
  G_OBJECT_CLASS (class)->get_property = tl_import_panel_get_property;
  properties[PROP_HAS_FILES] = g_param_spec_boolean ("has-files", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
  signals[REVIEW_ACTIVATED] =
      g_signal_new ("review-activated", TL_TYPE_IMPORT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FACTS_ACTIVATED] =
      g_signal_new ("facts-activated", TL_TYPE_IMPORT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/throughline/Throughline/ui/reviews/import-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TlImportPanel, title);
  gtk_widget_class_bind_template_child (widget_class, TlImportPanel, summary);
  gtk_widget_class_bind_template_child (widget_class, TlImportPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, TlImportPanel, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportPanel, dismiss_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_clicked_cb);
}

static void
tl_import_panel_init (TlImportPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settled = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->sorter = gtk_custom_sorter_new (compare_cb, NULL, NULL);
  self->filter = gtk_custom_filter_new (match_cb, self, NULL);
}

void
tl_import_panel_set_library (TlImportPanel *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_IMPORT_PANEL (self));
  if (self->library == library)
    return;
  forget_job (self);
  g_set_object (&self->library, library);
}

/* What is over was said; a new batch begins anew. */
static void
begin_batch (TlImportPanel *self)
{
  if (self->job != NULL && !tl_import_job_get_is_running (self->job))
    forget_job (self);
  if (self->job == NULL)
    make_job (self);
}

void
tl_import_panel_add_text (TlImportPanel *self, const char *title, const char *text)
{
  g_return_if_fail (TL_IS_IMPORT_PANEL (self));
  g_return_if_fail (self->library != NULL);
  begin_batch (self);
  tl_import_job_add_text (self->job, title, text);
  start (self);
}

void
tl_import_panel_add (TlImportPanel *self, GPtrArray *files)
{
  g_return_if_fail (TL_IS_IMPORT_PANEL (self));
  g_return_if_fail (self->library != NULL);
  begin_batch (self);
  for (guint i = 0; i < files->len; i++)
    tl_import_job_add (self->job, g_ptr_array_index (files, i), NULL);
  start (self);
}
