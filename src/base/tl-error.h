/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TL_ERROR:
 *
 * The one error domain of Throughline. Messages are translated sentences for people.
 */
#define TL_ERROR (tl_error_quark ())

/**
 * TlError:
 * @TL_ERROR_FAILED: something outside our hands failed (disk, memory, another process)
 * @TL_ERROR_NOT_FOUND: what was asked for is not in the library or the file
 * @TL_ERROR_INVALID: the input breaks a rule that it should keep (bad value, bad file content)
 * @TL_ERROR_UNSUPPORTED: a file of a kind that we do not read
 * @TL_ERROR_ENCRYPTED: the file asks for a password, or the password given is wrong
 * @TL_ERROR_EMPTY: the file holds no text at all
 * @TL_ERROR_DUPLICATE: the same bytes are in the library already
 * @TL_ERROR_NOT_A_LIBRARY: the file is no Throughline library
 * @TL_ERROR_TOO_NEW: the library was written by a newer Throughline
 * @TL_ERROR_READ_ONLY: the library is open read-only (somebody else has it, or the file is)
 * @TL_ERROR_CORRUPT: the library breaks its own rules; nothing was changed
 * @TL_ERROR_WORKER: the confined worker died or broke the protocol
 * @TL_ERROR_LIMIT: a bound of time, memory or size was reached
 * @TL_ERROR_NOTHING_TO_DO: there is nothing to undo or redo
 * @TL_ERROR_SCANNED: the file has pages that are pictures, which another program of ours reads;
 * never leaves src/worker
 */
typedef enum
{
  TL_ERROR_FAILED,
  TL_ERROR_NOT_FOUND,
  TL_ERROR_INVALID,
  TL_ERROR_UNSUPPORTED,
  TL_ERROR_ENCRYPTED,
  TL_ERROR_EMPTY,
  TL_ERROR_DUPLICATE,
  TL_ERROR_NOT_A_LIBRARY,
  TL_ERROR_TOO_NEW,
  TL_ERROR_READ_ONLY,
  TL_ERROR_CORRUPT,
  TL_ERROR_WORKER,
  TL_ERROR_LIMIT,
  TL_ERROR_NOTHING_TO_DO,
  TL_ERROR_SCANNED,
} TlError;

GQuark tl_error_quark (void);

G_END_DECLS
