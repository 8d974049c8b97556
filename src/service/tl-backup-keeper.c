/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backs up an open library when it is time. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-backup-keeper.h"

struct _TlBackupKeeper
{
  GObject parent_instance;

  TlLibrary *library;
  char *folder;
  guint interval;
  guint timer;               /* runs since the first change after the last backup */
  GCancellable *cancellable; /* nullable: of the backup under way */
  gboolean is_stopped;
};

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

enum
{
  BACKED_UP,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlBackupKeeper, tl_backup_keeper, G_TYPE_OBJECT)

static gboolean
timer_cb (gpointer data)
{
  TlBackupKeeper *self = data;

  self->timer = 0;
  tl_backup_keeper_run (self);
  return G_SOURCE_REMOVE;
}

static void
start_timer (TlBackupKeeper *self)
{
  if (self->timer == 0 && !self->is_stopped)
    self->timer = g_timeout_add_seconds (self->interval, timer_cb, self);
}

static void
changed_cb (TlBackupKeeper *self)
{
  start_timer (self);
}

static void
backed_up_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlBackupKeeper) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = tl_library_back_up_finish (TL_LIBRARY (object), result, &error);

  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (path != NULL)
    g_signal_emit (self, signals[BACKED_UP], 0, path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !self->is_stopped)
    {
      start_timer (self);
      g_signal_emit (self, signals[FAILED], 0, error);
    }
}

static void
tl_backup_keeper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean (value, TL_BACKUP_KEEPER (object)->cancellable != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_backup_keeper_dispose (GObject *object)
{
  TlBackupKeeper *self = TL_BACKUP_KEEPER (object);

  tl_backup_keeper_stop (self);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (tl_backup_keeper_parent_class)->dispose (object);
}

static void
tl_backup_keeper_finalize (GObject *object)
{
  g_free (TL_BACKUP_KEEPER (object)->folder);
  G_OBJECT_CLASS (tl_backup_keeper_parent_class)->finalize (object);
}

static void
tl_backup_keeper_class_init (TlBackupKeeperClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_backup_keeper_get_property;
  object_class->dispose = tl_backup_keeper_dispose;
  object_class->finalize = tl_backup_keeper_finalize;
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[BACKED_UP] = g_signal_new ("backed-up", TL_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", TL_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tl_backup_keeper_init (TlBackupKeeper *self)
{
}

TlBackupKeeper *
tl_backup_keeper_new (TlLibrary *library, const char *folder, guint interval)
{
  TlBackupKeeper *self = g_object_new (TL_TYPE_BACKUP_KEEPER, NULL);

  self->library = g_object_ref (library);
  self->folder = g_strdup (folder);
  self->interval = interval;
  return self;
}

void
tl_backup_keeper_start (TlBackupKeeper *self)
{
  g_return_if_fail (TL_IS_BACKUP_KEEPER (self));
  if (tl_library_get_is_read_only (self->library))
    return;
  g_signal_connect_object (self->library, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* A library that is new and empty needs none. */
  if (g_list_model_get_n_items (tl_library_list_reviews (self->library)) > 0
      && tl_backup_is_due (tl_library_get_path (self->library), self->folder))
    tl_backup_keeper_run (self);
}

void
tl_backup_keeper_run (TlBackupKeeper *self)
{
  g_return_if_fail (TL_IS_BACKUP_KEEPER (self));
  if (self->cancellable != NULL || self->is_stopped)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->cancellable = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  tl_library_back_up_async (self->library, self->folder, NULL, self->cancellable, backed_up_cb,
                            g_object_ref (self));
}

void
tl_backup_keeper_stop (TlBackupKeeper *self)
{
  g_return_if_fail (TL_IS_BACKUP_KEEPER (self));
  self->is_stopped = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
}

const char *
tl_backup_keeper_get_folder (TlBackupKeeper *self)
{
  g_return_val_if_fail (TL_IS_BACKUP_KEEPER (self), NULL);
  return self->folder;
}
