/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open library file: opening, closing, and running statements on it. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Nothing waits for another program: who cannot write says so at once. */
#define BUSY_MILLISECONDS 250

G_DEFINE_FINAL_TYPE (TlStore, tl_store, G_TYPE_OBJECT)

static void
release_lock (TlStore *self)
{
  if (self->lock >= 0)
    tl_store_lock_release (self->path, self->lock);
  self->lock = -1;
}

static void
tl_store_dispose (GObject *object)
{
  TlStore *self = TL_STORE (object);

  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->db, sqlite3_close_v2);
  release_lock (self);
  g_clear_object (&self->text);
  g_clear_object (&self->stop);
  g_clear_pointer (&self->scope, tl_search_scope_free);
  g_clear_pointer (&self->block_starts, g_hash_table_unref);
  G_OBJECT_CLASS (tl_store_parent_class)->dispose (object);
}

static void
tl_store_finalize (GObject *object)
{
  TlStore *self = TL_STORE (object);

  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self->coder);
  g_free (self->text_id);
  tl_touch_clear (&self->touch);
  G_OBJECT_CLASS (tl_store_parent_class)->finalize (object);
}

static void
tl_store_class_init (TlStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tl_store_dispose;
  object_class->finalize = tl_store_finalize;
}

static void
tl_store_init (TlStore *self)
{
  self->lock = -1;
  self->n_changes_before = -1;
  self->thread = g_thread_self ();
  self->coder = g_strdup (g_get_user_name ());
}

static gboolean
find_log (TlStore *self, GError **error)
{
  g_autoptr (TlStatement) mode = tl_statement_new (self->db, "PRAGMA journal_mode", error);

  if (mode == NULL || tl_statement_step (mode, error) != TL_STEP_ROW)
    return FALSE;
  self->has_log = g_strcmp0 (tl_statement_get_text (mode, 0), "wal") == 0;
  return TRUE;
}

/* A log of changes needs memory that all who have the file open share, which a file system that
 * another computer serves cannot give. A library that had a log is held alone there for as long as
 * it takes to do without. */
static gboolean
prepare_journal (TlStore *self, GError **error)
{
  return self->drive != TL_DRIVE_NETWORK
         || tl_sql_run (self->db, "PRAGMA locking_mode = EXCLUSIVE", error);
}

/* The older kind of journal is used on a network drive. Only now: a library that could not be
 * brought up to date was not touched. */
static gboolean
set_journal (TlStore *self, GError **error)
{
  return self->drive != TL_DRIVE_NETWORK
             ? tl_sql_run (self->db, "PRAGMA journal_mode = WAL", error)
             : tl_sql_run (self->db, "PRAGMA journal_mode = DELETE", error)
                   && tl_sql_run (self->db, "PRAGMA locking_mode = NORMAL", error);
}

static gboolean
set_up_connection (TlStore *self, GError **error)
{
  /* A library may come from anywhere: its schema gets no rights beyond our own tables. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  return tl_store_search_set_up (self, error)
         && tl_sql_run (self->db, "PRAGMA temp_store = MEMORY", error)
         && tl_sql_run (self->db, "PRAGMA foreign_keys = ON", error)
         && tl_sql_run (self->db, "PRAGMA secure_delete = ON", error)
         && tl_sql_run (self->db, "PRAGMA cell_size_check = ON", error)
         && tl_sql_run (self->db, "PRAGMA synchronous = FULL", error)
         && (self->is_read_only || prepare_journal (self, error))
         /* The first that really reads the file. */
         && tl_sql_run (self->db, "SELECT count(*) FROM sqlite_schema", error);
}

static gboolean
connect (TlStore *self, const char *address, int flags, GError **error)
{
  int code = sqlite3_open_v2 (address, &self->db, flags, NULL);
  gboolean is_open;

  tl_store_guard_memory (self->db);
  is_open =
      code == SQLITE_OK ? set_up_connection (self, error) : tl_sql_fail (self->db, code, error);

  if (!is_open)
    g_clear_pointer (&self->db, sqlite3_close_v2);
  return is_open;
}

/* Whether changes wait beside the file that were never brought into it. */
static gboolean
has_pending_changes (const char *path)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  struct stat status;

  return stat (log_path, &status) == 0 && status.st_size > 0;
}

/* Whoever reads only may not touch the memory that the writer shares. The writer's locks on it go
 * whenever anything in its process opens and closes that file, as a file dialogue does; SQLite
 * would then begin that memory anew under a writer that goes on using it. It is not there where
 * nobody has the library open. */
static gboolean
connect_beside_writer (TlStore *self, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", TRUE);
  g_autofree char *address = g_strdup_printf ("file:%s?readonly_shm=1", escaped);
  g_autofree char *shared_path = g_strconcat (self->path, "-shm", NULL);

  return g_file_test (shared_path, G_FILE_TEST_EXISTS)
         && connect (self, address, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* What SQLite and the lock keep beside a library has no place beside it there, and would be lost
 * when the computer stops; with it, changes that were told to be saved. */
static const char *
get_handed_words (void)
{
  return _ ("It was handed to the program from outside of its sandbox, which keeps nothing beside "
            "it. Move it to a folder that the program may use.");
}

/* In a folder that cannot be written SQLite cannot share memory with others; then nobody else can
 * write either, and the file is read as one that does not change. */
static gboolean
connect_alone (TlStore *self, GError **error)
{
  g_autoptr (GError) first_error = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *address = NULL;

  if (connect_beside_writer (self, NULL)
      || connect (self, self->path, SQLITE_OPEN_READONLY, &first_error))
    return TRUE;
  if (g_error_matches (first_error, TL_ERROR, TL_ERROR_CORRUPT) || has_pending_changes (self->path))
    {
      g_propagate_error (error, g_steal_pointer (&first_error));
      return FALSE;
    }
  escaped = g_uri_escape_string (self->path, "/", TRUE);
  address = g_strdup_printf ("file:%s?immutable=1", escaped);
  return connect (self, address, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* The portal through which sandboxes are handed files does not let SQLite open them. */
static gboolean
connect_read_only (TlStore *self, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (connect_alone (self, &cause))
    return TRUE;
  if (self->drive == TL_DRIVE_HANDED && g_error_matches (cause, TL_ERROR, TL_ERROR_FAILED))
    g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not open the library “%s”. %s"),
                 self->path, get_handed_words ());
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* How a library is opened. */
typedef struct
{
  TlStoreMode mode;
  TlCodebook *codebook;  /* nullable */
  TlStoreOlderFunc func; /* nullable */
  gpointer data;
} Opening;

static gboolean
check_format (TlStore *self, TlStoreMode mode, GError **error)
{
  if (!tl_store_schema_get_version (self->db, &self->format, error))
    return FALSE;
  if (self->format == TL_STORE_VERSION || mode == TL_STORE_AS_IT_IS)
    return tl_store_schema_check (self->db, self->format, error);
  g_set_error (
      error, TL_ERROR, TL_ERROR_READ_ONLY,
      _ ("The library has an older format (%d; now it is %d). Open it once for changing, in the "
         "window for instance: then it is brought up to date."),
      self->format, TL_STORE_VERSION);
  return FALSE;
}

static gboolean
bring_up_to_date (TlStore *self, const Opening *opening, GError **error)
{
  if (!tl_store_schema_get_version (self->db, &self->format, error)
      || !tl_store_schema_check (self->db, self->format, error))
    return FALSE;
  if (self->format == TL_STORE_VERSION)
    return TRUE;
  if ((opening->func != NULL && !opening->func (self, self->format, opening->data, error))
      || !tl_store_schema_migrate (self->db, self->format, error))
    return FALSE;
  self->format = TL_STORE_VERSION;
  return TRUE;
}

static gboolean
open_existing (TlStore *self, const Opening *opening, GError **error)
{
  if (opening->mode != TL_STORE_BESIDE && !tl_store_schema_peek (self->path, error))
    return FALSE;
  if (opening->mode != TL_STORE_CREATE && opening->mode != TL_STORE_OPEN
      && opening->mode != TL_STORE_OPEN_OR_CREATE)
    self->read_only_reason = g_strdup (_ ("Opened for reading only"));
  else if (self->drive == TL_DRIVE_HANDED)
    self->read_only_reason = g_strdup (get_handed_words ());
  else if (access (self->path, W_OK) != 0)
    self->read_only_reason =
        g_strdup_printf (_ ("The file cannot be written: %s"), g_strerror (errno));
  else if (self->lock < 0)
    self->lock = tl_store_lock_take (self->path, &self->read_only_reason);
  self->is_read_only = self->lock < 0;
  if (self->is_read_only)
    return connect_read_only (self, error) && check_format (self, opening->mode, error)
           && find_log (self, error);
  return connect (self, self->path, SQLITE_OPEN_READWRITE, error)
         && bring_up_to_date (self, opening, error) && set_journal (self, error)
         && find_log (self, error);
}

static gboolean
create (TlStore *self, TlCodebook *codebook, GError **error)
{
  g_autofree char *reason = NULL;

  if (self->drive == TL_DRIVE_HANDED)
    reason = g_strdup (get_handed_words ());
  else
    self->lock = tl_store_lock_take (self->path, &reason);
  if (self->lock < 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not make the library “%s”: %s"),
                   self->path, reason);
      return FALSE;
    }
  return tl_store_schema_create_file (self->path, codebook, error);
}

/* The one name of the file, so that its lock has one name too, whatever links lead to it. */
char *
tl_store_resolve (const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *name = g_path_get_basename (full);
  char *real = realpath (full, NULL), *real_folder, *resolved;

  if (real == NULL)
    {
      real_folder = realpath (folder, NULL);
      resolved = g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);
      free (real_folder);
      return resolved;
    }
  resolved = g_strdup (real);
  free (real);
  return resolved;
}

static void
remember_file (TlStore *self)
{
  struct stat status;

  if (stat (self->path, &status) != 0)
    return;
  self->device = status.st_dev;
  self->inode = status.st_ino;
}

static TlStore *
open_on_drive (const char *path, const Opening *opening, TlDrive drive, GError **error)
{
  g_autoptr (TlStore) self = g_object_new (TL_TYPE_STORE, NULL);
  gboolean exists;

  self->path = tl_store_resolve (path);
  self->drive = drive;
  exists = g_file_test (self->path, G_FILE_TEST_EXISTS);
  if (exists && opening->mode == TL_STORE_CREATE)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not make the library “%s”: %s"),
                   self->path, g_strerror (EEXIST));
      return NULL;
    }
  if (!exists && (opening->mode == TL_STORE_CREATE || opening->mode == TL_STORE_OPEN_OR_CREATE)
      && !create (self, opening->codebook, error))
    return NULL;
  if (!open_existing (self, opening, error))
    return NULL;
  remember_file (self);
  return g_steal_pointer (&self);
}

TlStore *
tl_store_open_in (const char *path, TlStoreMode mode, TlCodebook *codebook, TlDrive drive,
                  GError **error)
{
  const Opening opening = { mode, codebook, NULL, NULL };

  g_return_val_if_fail (path != NULL, NULL);
  return open_on_drive (path, &opening, drive, error);
}

TlStore *
tl_store_open (const char *path, TlStoreMode mode, TlCodebook *codebook, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  return tl_store_open_in (path, mode, codebook, tl_drive_find (path), error);
}

TlStore *
tl_store_open_older (const char *path, TlStoreMode mode, TlCodebook *codebook,
                     TlStoreOlderFunc func, gpointer data, GError **error)
{
  const Opening opening = { mode, codebook, func, data };

  g_return_val_if_fail (path != NULL && func != NULL, NULL);
  return open_on_drive (path, &opening, tl_drive_find (path), error);
}

TlDrive
tl_store_get_drive (TlStore *self)
{
  g_return_val_if_fail (TL_IS_STORE (self), TL_DRIVE_LOCAL);
  return self->drive;
}

gboolean
tl_store_is_in_place (TlStore *self)
{
  struct stat status;

  g_return_val_if_fail (TL_IS_STORE (self), FALSE);
  return self->inode == 0
         || (stat (self->path, &status) == 0 && status.st_dev == self->device
             && status.st_ino == self->inode);
}

gboolean
tl_store_close (TlStore *self, GError **error)
{
  int code;

  g_return_val_if_fail (TL_IS_STORE (self), FALSE);
  g_assert (self->thread == g_thread_self ());
  if (self->db == NULL)
    return TRUE;
  code = sqlite3_close (self->db);
  if (code != SQLITE_OK)
    return tl_sql_fail (self->db, code, error);
  self->db = NULL;
  release_lock (self);
  return TRUE;
}

gboolean
tl_store_get_is_read_only (TlStore *self)
{
  g_return_val_if_fail (TL_IS_STORE (self), TRUE);
  return self->is_read_only;
}

int
tl_store_get_format (TlStore *self)
{
  g_return_val_if_fail (TL_IS_STORE (self), 0);
  return self->format;
}

gboolean
tl_store_get_has_log (TlStore *self)
{
  g_return_val_if_fail (TL_IS_STORE (self), FALSE);
  return self->has_log;
}

const char *
tl_store_get_read_only_reason (TlStore *self)
{
  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  return self->read_only_reason;
}

void
tl_store_set_coder (TlStore *self, const char *name)
{
  g_return_if_fail (TL_IS_STORE (self) && name != NULL);
  g_free (self->coder);
  self->coder = g_strdup (name);
}

TlStatement *
tl_store_prepare (TlStore *self, const char *sql, GError **error)
{
  g_assert (self->thread == g_thread_self ());
  g_assert (self->db != NULL);
  return tl_statement_new (self->db, sql, error);
}

gboolean
tl_store_run (TlStore *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (TlStatement) statement = tl_store_prepare (self, sql, error);
  va_list values;

  if (statement == NULL)
    return FALSE;
  va_start (values, types);
  tl_statement_bind_valist (statement, types, values);
  va_end (values);
  return tl_statement_run (statement, error);
}

gboolean
tl_store_ask_text (TlStore *self, char **value, GError **error, const char *sql, const char *types,
                   ...)
{
  g_autoptr (TlStatement) statement = tl_store_prepare (self, sql, error);
  g_autofree char *text = NULL;
  va_list values;
  TlStep step;

  if (statement == NULL)
    return FALSE;
  va_start (values, types);
  tl_statement_bind_valist (statement, types, values);
  va_end (values);
  step = tl_statement_step (statement, error);
  if (step == TL_STEP_ROW)
    {
      text = g_strdup (tl_statement_get_text (statement, 0));
      step = tl_statement_step (statement, error);
    }
  if (step == TL_STEP_ERROR)
    return FALSE;
  *value = g_steal_pointer (&text);
  return TRUE;
}

gboolean
tl_store_ask_int (TlStore *self, gint64 *value, GError **error, const char *sql, const char *types,
                  ...)
{
  g_autoptr (TlStatement) statement = tl_store_prepare (self, sql, error);
  va_list values;
  TlStep step;

  if (statement == NULL)
    return FALSE;
  va_start (values, types);
  tl_statement_bind_valist (statement, types, values);
  va_end (values);
  step = tl_statement_step (statement, error);
  if (step == TL_STEP_ERROR)
    return FALSE;
  *value = step == TL_STEP_ROW ? tl_statement_get_int (statement, 0) : 0;
  return TRUE;
}

gint64
tl_store_make_key (const char *id)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  guint64 key;

  g_checksum_update (checksum, (const guchar *) id, -1);
  g_checksum_get_digest (checksum, digest, &size);
  memcpy (&key, digest, sizeof key);
  return (gint64) (GUINT64_FROM_BE (key) >> 1);
}
