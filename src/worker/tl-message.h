/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TlMessageKind:
 *
 * What travels between the program and its worker, and what each message holds. Requests go to the
 * worker; it answers each with any number of TL_MESSAGE_PROGRESS and one other message.
 */
typedef enum
{
  /* Requests */
  TL_MESSAGE_DESCRIBE = 1, /* () */
  TL_MESSAGE_IMPORT,       /* (sms): file name, password; with the file */
  TL_MESSAGE_CODEBOOK,     /* (); with the file */
  TL_MESSAGE_OPEN,    /* (ms): password; with the file: the document that is drawn from now on */
  TL_MESSAGE_MEASURE, /* (ud): page, pixels a point */
  TL_MESSAGE_DRAW, /* (udiit): page, pixels a point, width, height, bytes a row; with shared memory
                      for the pixels */
  /* Answers */
  TL_MESSAGE_PROGRESS, /* (uu): done, total */
  TL_MESSAGE_VALUE,    /* (v): a draft or a codebook */
  TL_MESSAGE_SIZE,     /* (ii): width, height */
  TL_MESSAGE_TEXT,     /* (s) */
  TL_MESSAGE_DONE,     /* () */
  TL_MESSAGE_ERROR,    /* (us): a code of TL_ERROR, a sentence */
  TL_N_MESSAGE_KINDS
} TlMessageKind;

/** No message is larger: 256 MiB. */
#define TL_MESSAGE_MAX_SIZE (G_GUINT64_CONSTANT (256) << 20)

/**
 * tl_message_send:
 * @fd: one end of a stream socket pair
 * @body: of the type that goes with @kind; a floating reference is taken
 * @pass_fd: a file that goes with it, or -1; stays the caller's
 * @deadline: monotonic time in microseconds, or -1 for none
 *
 * Sends one message. Errors: %TL_ERROR_WORKER (the other end is gone), %TL_ERROR_LIMIT (too large,
 * or too late), G_IO_ERROR_CANCELLED.
 */
gboolean tl_message_send (int fd, TlMessageKind kind, GVariant *body, int pass_fd, gint64 deadline,
                          GCancellable *cancellable, GError **error);

/**
 * tl_message_receive:
 * @kind: (out): what came
 * @body: (out) (transfer full): of the type that goes with @kind, in normal form
 * @passed_fd: (out) (optional): a file that came with it, or -1; the caller closes it
 *
 * Waits for one message. What comes is not trusted: kind, size, type and form are checked. Errors
 * as above; %TL_ERROR_WORKER also for what breaks the protocol.
 */
gboolean tl_message_receive (int fd, TlMessageKind *kind, GVariant **body, int *passed_fd,
                             gint64 deadline, GCancellable *cancellable, GError **error);

G_END_DECLS
