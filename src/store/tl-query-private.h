/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a query, for the files that write it out. */
#pragma once

#include "tl-query.h"

G_BEGIN_DECLS

typedef enum
{
  TL_QUERY_TERM,
  TL_QUERY_AND,
  TL_QUERY_OR,
  TL_QUERY_NEAR
} TlQueryKind;

/**
 * TlQueryNode:
 * @text: of a term: the word or phrase
 * @is_prefix: of a term: its last word also stands for words that begin so
 * @distance: of NEAR: so many words may stand between
 * @children: of AND, OR and NEAR
 * @excluded: of AND: what must not occur
 */
typedef struct
{
  TlQueryKind kind;
  char *text;
  gboolean is_phrase, is_prefix;
  guint distance;
  GPtrArray *children, *excluded; /* TlQueryNode */
} TlQueryNode;

struct _TlQuery
{
  TlQueryNode *root; /* nullable: nothing is asked for */
  char *problem;
};

/** (transfer full) */
TlQueryNode *tl_query_node_copy (const TlQueryNode *self);

G_END_DECLS
