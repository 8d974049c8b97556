/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands before the system's header in the search path of every other room. */
#error "sqlite3.h belongs to src/store alone (src/README.md)"
