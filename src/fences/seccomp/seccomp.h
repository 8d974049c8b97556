/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands before the system's header in the search path of every other room. */
#error "seccomp.h belongs to src/worker alone (src/README.md)"
