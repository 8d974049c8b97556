/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The changes of a library as a list that is read in steps. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-history-list.h"

#include "tl-cancel.h"

/* Enough for any screen; a step takes a few milliseconds. */
#define STEP 200

struct _TlHistoryList
{
  GObject parent_instance;

  TlLibrary *library;                     /* nullable */
  GPtrArray *changes;                     /* TlChange */
  char *coder, *review_id, *text, *since; /* nullable: conditions */
  GCancellable *loading;                  /* nullable */
  gboolean is_refreshing, is_complete;
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_COMPLETE,
  N_PROPS
};

enum
{
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return TL_TYPE_CHANGE;
}

static guint
get_n_items (GListModel *model)
{
  return TL_HISTORY_LIST (model)->changes->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TlHistoryList *self = TL_HISTORY_LIST (model);

  return position < self->changes->len ? g_object_ref (self->changes->pdata[position]) : NULL;
}

static void
model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TlHistoryList, tl_history_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static gboolean
are_same (TlChange *a, TlChange *b)
{
  return tl_change_get_number (a) == tl_change_get_number (b)
         && tl_change_get_is_undone (a) == tl_change_get_is_undone (b);
}

/* Takes what was read anew; only the stretch that differs is told. */
static void
replace (TlHistoryList *self, GPtrArray *changes)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->changes);
  guint head = 0, tail = 0, least = MIN (old->len, changes->len);

  while (head < least && are_same (old->pdata[head], changes->pdata[head]))
    head++;
  while (tail < least - head
         && are_same (old->pdata[old->len - 1 - tail], changes->pdata[changes->len - 1 - tail]))
    tail++;
  /* A row shows its day where the row above is of another: the one below changes too. */
  if (head + tail < MAX (old->len, changes->len) && tail > 0)
    tail--;
  self->changes = g_ptr_array_ref (changes);
  if (head + tail < MAX (old->len, changes->len))
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                changes->len - head - tail);
}

static void
append (TlHistoryList *self, GPtrArray *changes)
{
  guint before = self->changes->len;

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (self->changes, g_object_ref (changes->pdata[i]));
  if (changes->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, changes->len);
}

static guint
get_limit (TlHistoryList *self)
{
  return self->is_refreshing ? MAX (self->changes->len, STEP) : STEP;
}

static void
end_loading (TlHistoryList *self, gboolean is_complete)
{
  g_clear_object (&self->loading);
  self->is_complete = is_complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlHistoryList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes =
      tl_library_find_changes_finish (TL_LIBRARY (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || self->library != TL_LIBRARY (object))
    return;
  if (changes == NULL)
    {
      end_loading (self, TRUE);
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  end_loading (self, changes->len < get_limit (self));
  if (self->is_refreshing)
    replace (self, changes);
  else
    append (self, changes);
}

static void
load (TlHistoryList *self, gboolean is_refreshing)
{
  TlHistoryQuery query = {
    .coder = self->coder, .review_id = self->review_id, .text = self->text, .since = self->since
  };

  tl_cancel (&self->loading);
  if (self->library == NULL)
    return;
  self->loading = g_cancellable_new ();
  self->is_refreshing = is_refreshing;
  query.limit = get_limit (self);
  if (!is_refreshing && self->changes->len > 0)
    query.before = tl_change_get_number (self->changes->pdata[self->changes->len - 1]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  tl_library_find_changes_async (self->library, &query, self->loading, loaded_cb,
                                 g_object_ref (self));
}

static void
forget (TlHistoryList *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func (g_object_unref);

  tl_cancel (&self->loading);
  self->is_complete = FALSE;
  replace (self, none);
}

static void
tl_history_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlHistoryList *self = TL_HISTORY_LIST (object);

  if (id == PROP_LOADING)
    g_value_set_boolean (value, self->loading != NULL);
  else if (id == PROP_COMPLETE)
    g_value_set_boolean (value, self->is_complete);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_history_list_dispose (GObject *object)
{
  TlHistoryList *self = TL_HISTORY_LIST (object);

  tl_cancel (&self->loading);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (tl_history_list_parent_class)->dispose (object);
}

static void
tl_history_list_finalize (GObject *object)
{
  TlHistoryList *self = TL_HISTORY_LIST (object);

  g_ptr_array_unref (self->changes);
  g_free (self->coder);
  g_free (self->review_id);
  g_free (self->text);
  g_free (self->since);
  G_OBJECT_CLASS (tl_history_list_parent_class)->finalize (object);
}

static void
tl_history_list_class_init (TlHistoryListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_history_list_get_property;
  object_class->dispose = tl_history_list_dispose;
  object_class->finalize = tl_history_list_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[FAILED] = g_signal_new ("failed", TL_TYPE_HISTORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tl_history_list_init (TlHistoryList *self)
{
  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
}

TlHistoryList *
tl_history_list_new (void)
{
  return g_object_new (TL_TYPE_HISTORY_LIST, NULL);
}

void
tl_history_list_set_library (TlHistoryList *self, TlLibrary *library)
{
  g_return_if_fail (TL_IS_HISTORY_LIST (self));
  if (g_set_object (&self->library, library))
    forget (self);
}

void
tl_history_list_set_query (TlHistoryList *self, const TlHistoryQuery *query)
{
  g_return_if_fail (TL_IS_HISTORY_LIST (self) && query != NULL);
  g_free (self->coder);
  self->coder = g_strdup (query->coder);
  g_free (self->review_id);
  self->review_id = g_strdup (query->review_id);
  g_free (self->text);
  self->text = g_strdup (query->text);
  g_free (self->since);
  self->since = g_strdup (query->since);
  forget (self);
  load (self, TRUE);
}

void
tl_history_list_refresh (TlHistoryList *self)
{
  g_return_if_fail (TL_IS_HISTORY_LIST (self));
  load (self, TRUE);
}

void
tl_history_list_load_more (TlHistoryList *self)
{
  g_return_if_fail (TL_IS_HISTORY_LIST (self));
  if (self->loading == NULL && !self->is_complete)
    load (self, FALSE);
}

gboolean
tl_history_list_get_is_complete (TlHistoryList *self)
{
  g_return_val_if_fail (TL_IS_HISTORY_LIST (self), TRUE);
  return self->is_complete;
}
