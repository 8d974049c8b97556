/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands before the system's header in the search path of every other room. */
#error "archive_entry.h belongs to src/import alone (src/README.md)"
