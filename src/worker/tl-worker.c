/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client of one confined worker process. */
#define G_LOG_DOMAIN "tl-worker"

#include "config.h"

#include "tl-worker-private.h"

#include "tl-error.h"
#include "tl-message.h"
#include "tl-paths.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum
{
  SILENCE = 30,      /* seconds without a word: a page takes milliseconds */
  WORKER_SOCKET = 3, /* file descriptor in the worker */
  BYTES_PER_PIXEL = 4
};

#define MAX_PIXELS (64 * 1024 * 1024)

struct _TlWorker
{
  GObject parent_instance;

  char *program;
  char *reader;        /* the program for files with scanned pages */
  gboolean is_reading; /* @reader is the one to start */
  guint silence;       /* seconds */
  pid_t pid;           /* 0 none */
  int socket;          /* -1 none */
  GBytes *drawn;       /* the document that the process has open for drawing */
};

G_DEFINE_FINAL_TYPE (TlWorker, tl_worker, G_TYPE_OBJECT)

void
tl_worker_close (TlWorker *self)
{
  g_return_if_fail (TL_IS_WORKER (self));
  g_clear_pointer (&self->drawn, g_bytes_unref);
  if (self->socket >= 0)
    close (self->socket);
  self->socket = -1;
  if (self->pid == 0)
    return;
  kill (self->pid, SIGKILL);
  while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    continue;
  self->pid = 0;
}

/* The worker sees nothing of our environment but the language. */
static char **
make_environment (void)
{
  static const char *const kept[] = { "LANG",        "LANGUAGE",     "LC_ALL",
                                      "LC_MESSAGES", "ASAN_OPTIONS", "UBSAN_OPTIONS" };
  g_auto (GStrv) env = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_getenv (kept[i]) != NULL)
      env = g_environ_setenv (env, kept[i], g_getenv (kept[i]), TRUE);
  /* Recognition may not start threads. */
  env = g_environ_setenv (g_steal_pointer (&env), "OMP_THREAD_LIMIT", "1", FALSE);
  return g_environ_setenv (g_steal_pointer (&env), "G_SLICE", "always-malloc", FALSE);
}

static int
spawn (TlWorker *self, int socket)
{
  g_auto (GStrv) env = make_environment ();
  char *program = self->is_reading ? self->reader : self->program;
  char *argv[] = { program, NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none;
  int status;

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  /* Libraries complain there of hostile files; only a sanitiser's report is worth reading. */
  if (!TL_SANITIZED)
    posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2 (&actions, socket, WORKER_SOCKET);
  posix_spawnattr_init (&attributes);
  sigemptyset (&none);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK);
  status = posix_spawn (&self->pid, program, &actions, &attributes, argv, env);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  return status;
}

static gboolean
start (TlWorker *self, GError **error)
{
  int pair[2], far, status;

  if (self->socket >= 0)
    return TRUE;
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_WORKER, _ ("The worker cannot be started: %s"),
                   g_strerror (errno));
      return FALSE;
    }
  /* dup2 onto itself would keep the close-on-exec flag. */
  far = fcntl (pair[1], F_DUPFD_CLOEXEC, 10);
  close (pair[1]);
  status = far < 0 ? errno : spawn (self, far);
  if (far >= 0)
    close (far);
  if (status != 0)
    {
      close (pair[0]);
      self->pid = 0;
      g_set_error (error, TL_ERROR, TL_ERROR_WORKER, _ ("The worker “%s” cannot be started: %s"),
                   self->is_reading ? self->reader : self->program, g_strerror (status));
      return FALSE;
    }
  self->socket = pair[0];
  return TRUE;
}

/* What the worker's last word was: how it ended, if it did. */
static void
explain_death (TlWorker *self, GError **error)
{
  int status;

  if (self->pid == 0)
    return;
  for (int i = 0; i < 20; i++)
    {
      if (waitpid (self->pid, &status, WNOHANG) == self->pid)
        {
          self->pid = 0;
          if (!WIFSIGNALED (status))
            return;
          g_clear_error (error);
          if (WTERMSIG (status) == SIGXCPU || WTERMSIG (status) == SIGKILL)
            g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT,
                                 _ ("It took too long and was stopped."));
          else
            g_set_error (error, TL_ERROR, TL_ERROR_WORKER,
                         _ ("Its content made the reader stop (signal %d)."), WTERMSIG (status));
          return;
        }
      g_usleep (5000);
    }
}

/* A process that broke off is replaced at the next call. */
static void
give_up (TlWorker *self, GError **error)
{
  if (error != NULL && g_error_matches (*error, TL_ERROR, TL_ERROR_WORKER))
    explain_death (self, error);
  tl_worker_close (self);
}

static gint64
get_deadline (TlWorker *self)
{
  return g_get_monotonic_time () + (gint64) self->silence * G_USEC_PER_SEC;
}

/* Sends a request; a process that died since the last call is replaced first. */
static gboolean
request (TlWorker *self, TlMessageKind kind, GVariant *body, int fd, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (body);

  if (self->pid != 0 && waitpid (self->pid, NULL, WNOHANG) == self->pid)
    {
      self->pid = 0;
      tl_worker_close (self);
    }
  if (!start (self, error))
    return FALSE;
  if (tl_message_send (self->socket, kind, value, fd, get_deadline (self), cancellable, error))
    return TRUE;
  give_up (self, error);
  return FALSE;
}

/* Waits for the answer of kind WANTED, passing progress on. */
static GVariant *
receive (TlWorker *self, TlMessageKind wanted, TlWorkerProgress progress, gpointer user_data,
         GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      g_autoptr (GVariant) body = NULL;
      g_autoptr (GError) local_error = NULL;
      TlMessageKind kind;
      guint a, b;
      const char *text;

      if (!tl_message_receive (self->socket, &kind, &body, NULL, get_deadline (self), cancellable,
                               &local_error))
        {
          give_up (self, &local_error);
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (kind == wanted)
        return g_steal_pointer (&body);
      if (kind == TL_MESSAGE_PROGRESS)
        {
          g_variant_get (body, "(uu)", &a, &b);
          if (progress != NULL)
            progress (a, b, user_data);
          continue;
        }
      if (kind != TL_MESSAGE_ERROR)
        {
          give_up (self, NULL);
          g_set_error_literal (error, TL_ERROR, TL_ERROR_WORKER,
                               _ ("The worker sent what cannot be understood."));
          return NULL;
        }
      g_variant_get (body, "(u&s)", &a, &text);
      g_set_error_literal (error, TL_ERROR, a <= TL_ERROR_SCANNED ? (int) a : TL_ERROR_WORKER,
                           text);
      return NULL;
    }
}

/* Memory that holds BYTES and that nobody can change any more. */
static int
make_sealed_file (GBytes *bytes, GError **error)
{
  gsize size, done = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = memfd_create ("throughline-file", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  while (fd >= 0 && done < size)
    {
      gssize n = write (fd, data + done, size - done);

      if (n < 0 && errno != EINTR)
        {
          close (fd);
          fd = -1;
        }
      else
        done += n > 0 ? (gsize) n : 0;
    }
  if (fd < 0
      || fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_FAILED,
                   _ ("There is not enough memory for the file: %s"), g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return -1;
    }
  return fd;
}

static gboolean
request_with_file (TlWorker *self, TlMessageKind kind, GVariant *body, GBytes *bytes,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (body);
  int fd = make_sealed_file (bytes, error);
  gboolean ok = fd >= 0 && request (self, kind, value, fd, cancellable, error);

  if (fd >= 0)
    close (fd);
  return ok;
}

static void
tl_worker_dispose (GObject *object)
{
  tl_worker_close (TL_WORKER (object));
  G_OBJECT_CLASS (tl_worker_parent_class)->dispose (object);
}

static void
tl_worker_finalize (GObject *object)
{
  g_free (TL_WORKER (object)->program);
  g_free (TL_WORKER (object)->reader);
  G_OBJECT_CLASS (tl_worker_parent_class)->finalize (object);
}

static void
tl_worker_class_init (TlWorkerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_worker_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_worker_finalize;
}

static void
tl_worker_init (TlWorker *self)
{
  self->socket = -1;
}

TlWorker *
tl_worker_new_for_program (const char *path, guint silence)
{
  TlWorker *self = g_object_new (TL_TYPE_WORKER, NULL);

  self->program = g_strdup (path);
  self->reader = g_strconcat (path, "-ocr", NULL);
  self->silence = silence;
  return self;
}

TlWorker *
tl_worker_new_for_socket (int socket)
{
  TlWorker *self = tl_worker_new_for_program ("/nonexistent", 1);

  self->socket = socket;
  return self;
}

TlWorker *
tl_worker_new (void)
{
  g_autofree char *path = tl_paths_worker ();

  return tl_worker_new_for_program (path, SILENCE * (TL_SANITIZED ? 4 : 1));
}

pid_t
tl_worker_get_pid (TlWorker *self)
{
  return self->pid;
}

/* Whose progress is told on, and how far it got: when the second program takes a file over, it
 * begins with the first page again. */
typedef struct
{
  TlWorkerProgress progress;
  gpointer user_data;
  guint reached;
} Follower;

static void
follow (guint done, guint total, gpointer data)
{
  Follower *follower = data;

  if (done < follower->reached)
    return;
  follower->reached = done;
  if (follower->progress != NULL)
    follower->progress (done, total, follower->user_data);
}

static TlDraft *
import (TlWorker *self, GBytes *bytes, const char *name, const char *password, Follower *follower,
        GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) answer = NULL, value = NULL;
  TlDraft *draft;

  if (!request_with_file (self, TL_MESSAGE_IMPORT, g_variant_new ("(sms)", name, password), bytes,
                          cancellable, error))
    return NULL;
  answer = receive (self, TL_MESSAGE_VALUE, follow, follower, cancellable, error);
  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(v)", &value);
  draft = tl_draft_from_variant (value, error);
  if (draft == NULL)
    tl_worker_close (self);
  return draft;
}

TlDraft *
tl_worker_import (TlWorker *self, GBytes *bytes, const char *file_name, const char *password,
                  TlWorkerProgress progress, gpointer user_data, GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) local_error = NULL;
  Follower follower = { progress, user_data, 0 };
  TlDraft *draft;

  g_return_val_if_fail (TL_IS_WORKER (self), NULL);
  name = g_utf8_make_valid (file_name, -1);
  draft = import (self, bytes, name, password, &follower, cancellable, &local_error);
  if (g_error_matches (local_error, TL_ERROR, TL_ERROR_SCANNED))
    {
      g_clear_error (&local_error);
      tl_worker_close (self);
      self->is_reading = TRUE;
      draft = import (self, bytes, name, password, &follower, cancellable, &local_error);
      /* It holds much memory, which the next file hardly needs. */
      tl_worker_close (self);
      self->is_reading = FALSE;
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return draft;
}

TlCodebook *
tl_worker_read_codebook (TlWorker *self, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) answer = NULL, value = NULL;
  TlCodebook *codebook;

  g_return_val_if_fail (TL_IS_WORKER (self), NULL);
  if (!request_with_file (self, TL_MESSAGE_CODEBOOK, g_variant_new ("()"), bytes, cancellable,
                          error))
    return NULL;
  answer = receive (self, TL_MESSAGE_VALUE, NULL, NULL, cancellable, error);
  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(v)", &value);
  codebook = tl_codebook_from_variant (value, error);
  if (codebook == NULL)
    tl_worker_close (self);
  return codebook;
}

void
tl_page_picture_free (TlPagePicture *self)
{
  g_bytes_unref (self->pixels);
  g_free (self);
}

/* Makes BYTES the document that the process draws from, unless it is already. */
static gboolean
open_for_drawing (TlWorker *self, GBytes *bytes, const char *password, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GVariant) answer = NULL;

  if (self->socket >= 0 && self->drawn == bytes)
    return TRUE;
  g_clear_pointer (&self->drawn, g_bytes_unref);
  if (!request_with_file (self, TL_MESSAGE_OPEN, g_variant_new ("(ms)", password), bytes,
                          cancellable, error))
    return FALSE;
  answer = receive (self, TL_MESSAGE_DONE, NULL, NULL, cancellable, error);
  if (answer == NULL)
    return FALSE;
  self->drawn = g_bytes_ref (bytes);
  return TRUE;
}

typedef struct
{
  gpointer data;
  gsize size;
} Mapping;

static void
unmap (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->data, mapping->size);
  g_free (mapping);
}

/* Shares memory with the worker, lets it draw there, and keeps the memory. */
static GBytes *
draw (TlWorker *self, guint page, double scale, int width, int height, GCancellable *cancellable,
      GError **error)
{
  gsize stride = (gsize) width * BYTES_PER_PIXEL, size = stride * (gsize) height;
  g_autoptr (GVariant) answer = NULL;
  int fd = memfd_create ("throughline-page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  gpointer data;
  Mapping *mapping;

  if (fd < 0 || ftruncate (fd, (off_t) size) != 0
      || fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0
      || (data = mmap (NULL, size, PROT_READ, MAP_SHARED, fd, 0)) == MAP_FAILED)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_FAILED,
                   _ ("There is not enough memory for the page: %s"), g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  if (request (self, TL_MESSAGE_DRAW,
               g_variant_new ("(udiit)", page, scale, width, height, (guint64) stride), fd,
               cancellable, error))
    answer = receive (self, TL_MESSAGE_DONE, NULL, NULL, cancellable, error);
  close (fd);
  if (answer == NULL)
    {
      munmap (data, size);
      return NULL;
    }
  mapping = g_new (Mapping, 1);
  *mapping = (Mapping){ data, size };
  return g_bytes_new_with_free_func (data, size, unmap, mapping);
}

TlPagePicture *
tl_worker_render (TlWorker *self, GBytes *bytes, const char *password, guint page, double scale,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) answer = NULL;
  TlPagePicture *picture;
  GBytes *pixels;
  int width, height;

  g_return_val_if_fail (TL_IS_WORKER (self), NULL);
  g_return_val_if_fail (page > 0 && scale >= 0.1 && scale <= 8, NULL);
  if (!open_for_drawing (self, bytes, password, cancellable, error)
      || !request (self, TL_MESSAGE_MEASURE, g_variant_new ("(ud)", page, scale), -1, cancellable,
                   error))
    return NULL;
  answer = receive (self, TL_MESSAGE_SIZE, NULL, NULL, cancellable, error);
  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(ii)", &width, &height);
  if (width < 1 || height < 1 || (gint64) width * height > MAX_PIXELS)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_LIMIT,
                   _ ("Page %u is too large to be drawn at this size."), page);
      return NULL;
    }
  pixels = draw (self, page, scale, width, height, cancellable, error);
  if (pixels == NULL)
    return NULL;
  picture = g_new0 (TlPagePicture, 1);
  picture->pixels = pixels;
  picture->width = width;
  picture->height = height;
  picture->stride = (gsize) width * BYTES_PER_PIXEL;
  return picture;
}

char *
tl_worker_describe_confinement (TlWorker *self, GError **error)
{
  g_autoptr (GVariant) answer = NULL;
  char *text;

  g_return_val_if_fail (TL_IS_WORKER (self), NULL);
  if (!request (self, TL_MESSAGE_DESCRIBE, g_variant_new ("()"), -1, NULL, error))
    return NULL;
  answer = receive (self, TL_MESSAGE_TEXT, NULL, NULL, NULL, error);
  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(s)", &text);
  return text;
}
