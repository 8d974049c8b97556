/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-worker.h"

G_BEGIN_DECLS

/**
 * tl_worker_new_for_program:
 * @path: the program to start instead of throughline-worker: one that misbehaves, in a test
 * @silence: seconds without a word after which it is stopped
 */
TlWorker *tl_worker_new_for_program (const char *path, guint silence);

/** A client without a process, for a fuzzer: what a worker would send comes from @socket, which it
 * closes. Once it is given up there is no other. */
TlWorker *tl_worker_new_for_socket (int socket);

/** The process, or 0 while there is none. */
pid_t tl_worker_get_pid (TlWorker *self);

G_END_DECLS
