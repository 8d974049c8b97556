/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages between the program and its worker: a header, a GVariant, perhaps a file. */
#define G_LOG_DOMAIN "tl-worker"

#include "config.h"

#include "tl-message.h"

#include "tl-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAGIC 0x546c4d31u /* "TlM1" */

typedef struct
{
  guint32 magic, kind;
  guint64 size;
} Header;

static const char *
get_type (guint kind)
{
  static const char *const types[TL_N_MESSAGE_KINDS] = {
    [TL_MESSAGE_DESCRIBE] = "()",   [TL_MESSAGE_IMPORT] = "(sms)", [TL_MESSAGE_CODEBOOK] = "()",
    [TL_MESSAGE_OPEN] = "(ms)",     [TL_MESSAGE_MEASURE] = "(ud)", [TL_MESSAGE_DRAW] = "(udiit)",
    [TL_MESSAGE_PROGRESS] = "(uu)", [TL_MESSAGE_VALUE] = "(v)",    [TL_MESSAGE_SIZE] = "(ii)",
    [TL_MESSAGE_TEXT] = "(s)",      [TL_MESSAGE_DONE] = "()",      [TL_MESSAGE_ERROR] = "(us)",
  };

  return kind < TL_N_MESSAGE_KINDS ? types[kind] : NULL;
}

/* Waits until the socket is ready for EVENTS. */
static gboolean
wait_for (int fd, short events, gint64 deadline, GCancellable *cancellable, GError **error)
{
  int cancel_fd = cancellable != NULL ? g_cancellable_get_fd (cancellable) : -1;
  struct pollfd fds[] = { { .fd = fd, .events = events }, { .fd = cancel_fd, .events = POLLIN } };
  gboolean ok = FALSE;

  for (;;)
    {
      gint64 left = deadline < 0 ? -1 : MAX ((deadline - g_get_monotonic_time ()) / 1000, 0);
      int n = poll (fds, G_N_ELEMENTS (fds), (int) MIN (left, G_MAXINT));

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
      if (n == 0)
        {
          g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT,
                               _ ("It took too long and was stopped."));
          break;
        }
      if (n < 0 && errno != EINTR)
        {
          g_set_error (error, TL_ERROR, TL_ERROR_WORKER, _ ("The worker cannot be reached: %s"),
                       g_strerror (errno));
          break;
        }
      if (n > 0 && fds[0].revents != 0)
        {
          ok = TRUE;
          break;
        }
    }
  if (cancel_fd >= 0)
    g_cancellable_release_fd (cancellable);
  return ok;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, TL_ERROR, TL_ERROR_WORKER, _ ("The worker stopped."));
  return FALSE;
}

/* What a send is made of: its pieces, and what of them is still to go. */
typedef struct
{
  struct iovec pieces[2];
  guint n_pieces;
  int pass_fd; /* goes with the first byte; -1 for none */
} Parcel;

/* Sends as much as there is room for: bytes, or -1 with errno. */
static gssize
send_some (int fd, Parcel *parcel)
{
  union
  {
    char space[CMSG_SPACE (sizeof (int))];
    struct cmsghdr align;
  } control = { 0 };
  struct msghdr message = { .msg_iov = parcel->pieces, .msg_iovlen = parcel->n_pieces };

  if (parcel->pass_fd >= 0)
    {
      struct cmsghdr *header;

      message.msg_control = control.space;
      message.msg_controllen = sizeof control.space;
      header = CMSG_FIRSTHDR (&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN (sizeof (int));
      memcpy (CMSG_DATA (header), &parcel->pass_fd, sizeof (int));
    }
  return sendmsg (fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

/* Takes what was sent, @n bytes, from the parcel. */
static void
drop_sent (Parcel *parcel, gsize n)
{
  parcel->pass_fd = -1;
  while (parcel->n_pieces > 0 && n >= parcel->pieces[0].iov_len)
    {
      n -= parcel->pieces[0].iov_len;
      parcel->pieces[0] = parcel->pieces[1];
      parcel->n_pieces--;
    }
  if (parcel->n_pieces > 0)
    {
      parcel->pieces[0].iov_base = (char *) parcel->pieces[0].iov_base + n;
      parcel->pieces[0].iov_len -= n;
    }
}

/* Waits only where there is no room: a page's progress shall not cost more than it tells. */
static gboolean
send_all (int fd, Parcel *parcel, gint64 deadline, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  while (parcel->n_pieces > 0)
    {
      gssize n = send_some (fd, parcel);

      if (n >= 0)
        drop_sent (parcel, (gsize) n);
      else if (errno == EAGAIN)
        {
          if (!wait_for (fd, POLLOUT, deadline, cancellable, error))
            return FALSE;
        }
      else if (errno != EINTR)
        return set_gone (error);
    }
  return TRUE;
}

static void
keep_passed_fd (struct msghdr *message, int *passed_fd)
{
  for (struct cmsghdr *header = CMSG_FIRSTHDR (message); header != NULL;
       header = CMSG_NXTHDR (message, header))
    {
      gsize n;

      if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
        continue;
      n = (header->cmsg_len - CMSG_LEN (0)) / sizeof (int);
      for (gsize i = 0; i < n; i++)
        {
          int fd;

          memcpy (&fd, CMSG_DATA (header) + i * sizeof (int), sizeof (int));
          if (*passed_fd < 0)
            *passed_fd = fd;
          else
            close (fd);
        }
    }
}

static gboolean
receive_all (int fd, void *data, gsize size, int *passed_fd, gint64 deadline,
             GCancellable *cancellable, GError **error)
{
  char *at = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  while (size > 0)
    {
      union
      {
        char space[CMSG_SPACE (4 * sizeof (int))];
        struct cmsghdr align;
      } control;
      struct iovec piece = { at, size };
      struct msghdr message = { .msg_iov = &piece,
                                .msg_iovlen = 1,
                                .msg_control = control.space,
                                .msg_controllen = sizeof control.space };
      gssize n;

      n = recvmsg (fd, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
      if (n < 0 && errno == EAGAIN && !wait_for (fd, POLLIN, deadline, cancellable, error))
        return FALSE;
      if (n < 0 && (errno == EAGAIN || errno == EINTR))
        continue;
      if (n <= 0)
        return set_gone (error);
      keep_passed_fd (&message, passed_fd);
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

gboolean
tl_message_send (int fd, TlMessageKind kind, GVariant *body, int pass_fd, gint64 deadline,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (body);
  Header header = { MAGIC, kind, g_variant_get_size (value) };
  Parcel parcel = { { { &header, sizeof header } }, 2, pass_fd };

  g_return_val_if_fail (g_variant_is_of_type (value, G_VARIANT_TYPE (get_type (kind))), FALSE);
  if (header.size > TL_MESSAGE_MAX_SIZE)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT,
                           _ ("The file holds more than can be taken in."));
      return FALSE;
    }
  parcel.pieces[1] = (struct iovec){ (gpointer) g_variant_get_data (value), header.size };
  return send_all (fd, &parcel, deadline, cancellable, error);
}

gboolean
tl_message_receive (int fd, TlMessageKind *kind, GVariant **body, int *passed_fd, gint64 deadline,
                    GCancellable *cancellable, GError **error)
{
  Header header;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) value = NULL;
  const char *type;
  int file = -1;
  gboolean ok = receive_all (fd, &header, sizeof header, &file, deadline, cancellable, error);

  if (ok)
    {
      type = get_type (header.kind);
      if (header.magic != MAGIC || type == NULL || header.size > TL_MESSAGE_MAX_SIZE
          || (data = g_try_malloc (MAX (header.size, 1))) == NULL)
        {
          g_set_error_literal (error, TL_ERROR, TL_ERROR_WORKER,
                               _ ("The worker sent what cannot be understood."));
          ok = FALSE;
        }
    }
  ok = ok && receive_all (fd, data, header.size, &file, deadline, cancellable, error);
  if (ok)
    {
      bytes = g_bytes_new_take (g_steal_pointer (&data), header.size);
      value = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE));
      if (!g_variant_is_normal_form (value))
        {
          g_set_error_literal (error, TL_ERROR, TL_ERROR_WORKER,
                               _ ("The worker sent what cannot be understood."));
          ok = FALSE;
        }
    }
  if (!ok || passed_fd == NULL)
    {
      if (file >= 0)
        close (file);
      file = -1;
    }
  if (!ok)
    return FALSE;
  *kind = header.kind;
  *body = g_steal_pointer (&value);
  if (passed_fd != NULL)
    *passed_fd = file;
  return TRUE;
}
