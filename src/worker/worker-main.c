/* SPDX-License-Identifier: GPL-3.0-or-later */
/* throughline-worker and throughline-worker-ocr: read foreign files behind walls, for the program
 * at the other end of its socket. */
#define G_LOG_DOMAIN "tl-worker"

#include "config.h"

#include "tl-confine.h"
#include "tl-error.h"
#include "tl-import.h"
#include "tl-message.h"
#include "tl-ocr.h"
#include "tl-page-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <iconv.h>
#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum
{
  SOCKET = 3,
  RELEASE = 16, /* pages that are read between two times when those of the file are let go */
  TIME = 90     /* seconds of processor time a request, and a page that is recognised */
};

typedef struct
{
  char *guards;
  TlPageSource *source; /* the document that is drawn from */
  guint n_recognised;   /* pages that time was granted for */
  GBytes *file;         /* borrowed: what is being imported */
} Worker;

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

/* The file behind FD; takes FD. */
static GBytes *
map_file (int fd, GError **error)
{
  struct stat info;
  gpointer data;
  Mapping *mapping;

  if (fd < 0 || fstat (fd, &info) != 0 || info.st_size < 0)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_WORKER, "no file came with the request");
      return NULL;
    }
  if (info.st_size == 0)
    {
      close (fd);
      return g_bytes_new (NULL, 0);
    }
  data = mmap (NULL, (gsize) info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  close (fd);
  if (data == MAP_FAILED)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT, _ ("The file is too large."));
      return NULL;
    }
  mapping = g_new (Mapping, 1);
  *mapping = (Mapping){ data, (gsize) info.st_size };
  return g_bytes_new_with_free_func (data, (gsize) info.st_size, unmap, mapping);
}

static gboolean
answer (TlMessageKind kind, GVariant *body, GError **error)
{
  return tl_message_send (SOCKET, kind, body, -1, -1, NULL, error);
}

/* What was read of a mapped file need not stay in our memory: it comes back from the system's when
 * it is read again. */
static void
release_pages (GBytes *file)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (file, &size);

  if (size > 0)
    madvise ((gpointer) data, size, MADV_DONTNEED);
}

static gboolean
progress_cb (guint done, guint total, gpointer data)
{
  Worker *self = data;

  if (done % RELEASE == 0 || done == total)
    release_pages (self->file);
  if (tl_ocr_count_pages () > self->n_recognised)
    {
      self->n_recognised = tl_ocr_count_pages ();
      tl_confine_grant_time (TIME);
    }
  return tl_message_send (SOCKET, TL_MESSAGE_PROGRESS, g_variant_new ("(uu)", done, total), -1, -1,
                          NULL, NULL);
}

static gboolean
import (Worker *self, GVariant *body, int fd, GError **error)
{
  g_autoptr (GBytes) bytes = map_file (fd, error);
  g_autoptr (TlDraft) draft = NULL;
  const char *name, *password;
  GVariant *value;

  if (bytes == NULL)
    return FALSE;
  self->file = bytes;
  g_variant_get (body, "(&sm&s)", &name, &password);
  draft = tl_import_bytes (bytes, name, password, progress_cb, self, error);
  self->file = NULL;
  if (draft == NULL)
    return FALSE;
  /* Neither the file nor the draft is held beside the answer, which is as large. */
  g_clear_pointer (&bytes, g_bytes_unref);
  value = g_variant_new ("(v)", tl_draft_to_variant (draft));
  g_clear_pointer (&draft, tl_draft_free);
  malloc_trim (0);
  return answer (TL_MESSAGE_VALUE, value, error);
}

static gboolean
read_codebook (Worker *self, int fd, GError **error)
{
  g_autoptr (GBytes) bytes = map_file (fd, error);
  g_autoptr (TlCodebook) codebook = bytes != NULL ? tl_import_codebook (bytes, error) : NULL;

  return codebook != NULL
         && answer (TL_MESSAGE_VALUE, g_variant_new ("(v)", tl_codebook_to_variant (codebook)),
                    error);
}

static gboolean
open_document (Worker *self, GVariant *body, int fd, GError **error)
{
  g_autoptr (GBytes) bytes = map_file (fd, error);
  const char *password;

  if (bytes == NULL)
    return FALSE;
  g_variant_get (body, "(m&s)", &password);
  g_clear_pointer (&self->source, tl_page_source_free);
  self->source = tl_page_source_open (bytes, password, error);
  return self->source != NULL && answer (TL_MESSAGE_DONE, g_variant_new ("()"), error);
}

static gboolean
measure (Worker *self, GVariant *body, GError **error)
{
  guint page;
  double scale;
  int width, height;

  g_variant_get (body, "(ud)", &page, &scale);
  if (self->source == NULL)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_WORKER, "no document is open");
      return FALSE;
    }
  return tl_page_source_measure (self->source, page, scale, &width, &height, error)
         && answer (TL_MESSAGE_SIZE, g_variant_new ("(ii)", width, height), error);
}

static gboolean
draw (Worker *self, GVariant *body, int fd, GError **error)
{
  guint page;
  double scale;
  int width, height;
  guint64 stride, size;
  struct stat info;
  guint8 *pixels;
  gboolean ok;

  g_variant_get (body, "(udiit)", &page, &scale, &width, &height, &stride);
  size = stride * (guint64) MAX (height, 0);
  if (self->source == NULL || fd < 0 || fstat (fd, &info) != 0 || height < 1 || stride > G_MAXINT
      || (guint64) info.st_size < size)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_WORKER, "no place to draw");
      return FALSE;
    }
  pixels = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close (fd);
  if (pixels == MAP_FAILED)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT,
                           _ ("The page is too large to be drawn at this size."));
      return FALSE;
    }
  ok = tl_page_source_draw (self->source, page, scale, pixels, width, height, (int) stride, error);
  munmap (pixels, size);
  return ok && answer (TL_MESSAGE_DONE, g_variant_new ("()"), error);
}

static gboolean
serve (Worker *self, TlMessageKind kind, GVariant *body, int fd, GError **error)
{
  switch (kind)
    {
    case TL_MESSAGE_DESCRIBE:
      return answer (TL_MESSAGE_TEXT, g_variant_new ("(s)", self->guards), error);
    case TL_MESSAGE_IMPORT:
      return import (self, body, fd, error);
    case TL_MESSAGE_CODEBOOK:
      return read_codebook (self, fd, error);
    case TL_MESSAGE_OPEN:
      return open_document (self, body, fd, error);
    case TL_MESSAGE_MEASURE:
      return measure (self, body, error);
    case TL_MESSAGE_DRAW:
      return draw (self, body, fd, error);
    default:
      g_set_error_literal (error, TL_ERROR, TL_ERROR_WORKER, "no such request");
      return FALSE;
    }
}

/* One line for each thing that must be refused; tests read them. */
static void
probe (void)
{
  int fd = open ("/etc/passwd", O_RDONLY);
  gpointer memory;
  char *const arguments[] = { (char *) "true", NULL };
  pid_t child;

  printf ("read /etc/passwd: %s\n", fd < 0 ? "refused" : "ALLOWED");
  fd = open (".", O_RDONLY | O_DIRECTORY);
  printf ("read folder: %s\n", fd < 0 ? "refused" : "ALLOWED");
  fd = open ("/tmp/throughline-probe", O_WRONLY | O_CREAT, 0600);
  printf ("create file: %s\n", fd < 0 ? "refused" : "ALLOWED");
  printf ("internet socket: %s\n", socket (AF_INET, SOCK_STREAM, 0) < 0 ? "refused" : "ALLOWED");
  printf ("local socket: %s\n", socket (AF_UNIX, SOCK_STREAM, 0) < 0 ? "refused" : "ALLOWED");
  execv ("/bin/true", arguments);
  printf ("run program: refused\n");
  memory =
      mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  printf ("executable memory: %s\n", memory == MAP_FAILED ? "refused" : "ALLOWED");
  memory = TL_SANITIZED ? NULL : malloc ((gsize) 1 << 30);
  printf ("one gigabyte: %s\n", memory == NULL ? "refused" : "ALLOWED");
  free (memory);
  child = fork ();
  if (child == 0)
    _exit (0);
  printf ("new process: %s\n", child < 0 ? "refused" : "ALLOWED");
  fflush (stdout);
}

/* What libraries load at first use has to be there before the walls are. */
static void
warm_up (void)
{
  iconv_t converter = iconv_open ("UTF-8", "WINDOWS-1252");

  setlocale (LC_MESSAGES, "");
  bindtextdomain (GETTEXT_PACKAGE, TL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  dgettext (GETTEXT_PACKAGE, "The file is too large.");
  /* What a page takes for a while goes back at once if it is large, and otherwise stays for the
   * next page. */
  mallopt (M_MMAP_THRESHOLD, 256 << 10);
  mallopt (M_TRIM_THRESHOLD, 1 << 20);
  (void) converter; /* stays open, so that its module stays loaded */
}

int
main (int argc, char **argv)
{
  Worker self = { 0 };
  gboolean is_probe = argc == 2 && strcmp (argv[1], "--probe") == 0;

  warm_up ();
  if (!is_probe)
    close_range (SOCKET + 1, ~0u, 0);
  self.guards = tl_confine ();
  if (is_probe)
    {
      probe ();
      _exit (EXIT_SUCCESS);
    }
  /* There is no PDEATHSIG: it would strike when the thread that started us ends. The end of the
   * socket ends us. */
  for (;;)
    {
      g_autoptr (GVariant) body = NULL;
      g_autoptr (GError) error = NULL;
      TlMessageKind kind;
      int fd = -1;

      if (!tl_message_receive (SOCKET, &kind, &body, &fd, -1, NULL, &error))
        _exit (EXIT_SUCCESS);
      tl_confine_grant_time (TIME);
      if (serve (&self, kind, body, fd, &error))
        continue;
      if (error == NULL
          || !tl_message_send (SOCKET, TL_MESSAGE_ERROR,
                               g_variant_new ("(us)",
                                              error->domain == TL_ERROR ? (guint) error->code
                                                                        : (guint) TL_ERROR_FAILED,
                                              error->message),
                               -1, -1, NULL, NULL))
        _exit (EXIT_FAILURE);
    }
}
