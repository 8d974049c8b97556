/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One PDF that holds several documents of a review: overview report, executive summary, action
 * plan, letter of the Quality Assurance Panel. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-parts.h"

#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PARTS 12
#define MAX_HEAD 8 /* blocks at the head of a page that may be its title */
#define MAX_HEAD_CHARS 160
#define MAX_TITLE_PAGE 700 /* characters of a title page */
#define MAX_TITLE_BLOCK 220
#define MAX_TITLE 90
#define MAX_PLAN_TITLE 70
#define MAX_LETTER_HEAD 25 /* blocks before the salutation of a letter */
#define MAX_LETTER 4       /* pages */
#define MIN_REPORT 8       /* pages of a report before a summary without a title page */

#define NO_PART (-1)

/* Where a part begins. */
typedef struct
{
  int kind;
  guint page, block;
} Start;

/* A page's blocks, from @from to before @to. */
typedef struct
{
  guint number, from, to;
} Page;

static const TlBlock *
block_at (const TlDraftDocument *document, guint i)
{
  return g_ptr_array_index (document->blocks, i);
}

static gboolean
is_furniture (const TlBlock *block)
{
  return block->kind == TL_BLOCK_FURNITURE || block->kind == TL_BLOCK_FOOTNOTE;
}

static gboolean
is_title_page (const TlDraftDocument *document, const Page *page)
{
  guint n_chars = 0;

  for (guint i = page->from; i < page->to; i++)
    {
      const TlBlock *block = block_at (document, i);

      if (is_furniture (block))
        continue;
      if (block->kind == TL_BLOCK_TABLE_ROW || block->n_chars > MAX_TITLE_BLOCK)
        return FALSE;
      n_chars += block->n_chars;
    }
  return n_chars > 0 && n_chars <= MAX_TITLE_PAGE;
}

/* The short blocks at the head of the page, folded, one a line; on a title page all of them. */
static char *
dup_head (const TlDraftDocument *document, const Page *page, gboolean is_title)
{
  g_autoptr (GString) head = g_string_new (NULL);
  guint n = 0;

  for (guint i = page->from; i < page->to && n < (is_title ? G_MAXUINT : MAX_HEAD); i++)
    {
      const TlBlock *block = block_at (document, i);
      g_autofree char *folded = NULL;

      if (is_furniture (block))
        continue;
      if (block->n_chars > MAX_HEAD_CHARS || (!is_title && block->kind != TL_BLOCK_HEADING))
        break;
      folded = tl_text_fold (block->text);
      g_string_append_printf (head, "%s\n", folded);
      n++;
    }
  return g_string_free (g_steal_pointer (&head), FALSE);
}

static gboolean
names_review (const char *head)
{
  return strstr (head, "domestic homicide review") != NULL
         || strstr (head, "domestic abuse related death review") != NULL
         || strstr (head, "domestic abuse-related death review") != NULL
         || strstr (head, "into the death of") != NULL;
}

static gboolean
is_listed (GHashTable *titles, const TlBlock *block)
{
  g_autofree char *folded = tl_text_fold (block->text);

  return block->number != NULL || g_hash_table_contains (titles, folded);
}

/* Whether a block of the page that says @words is a section's of the report, which has a number or
 * stands on the contents page. */
static gboolean
is_section (const TlDraftDocument *document, const Page *page, const char *words,
            GHashTable *titles)
{
  for (guint i = page->from; i < page->to; i++)
    if (strcasestr (block_at (document, i)->text, words) != NULL
        && is_listed (titles, block_at (document, i)))
      return TRUE;
  return FALSE;
}

/* Whether the page begins with a heading that is an action plan's, and no section's or appendix's
 * of the report. */
static gboolean
begins_plan (const TlDraft *draft, const Page *page, const char *head, gboolean is_title,
             GHashTable *titles)
{
  const TlDraftDocument *document = draft->documents->pdata[0];
  const TlPageSize *size, *last;
  const char *plan = strstr (head, "action plan");
  guint i = page->from;

  if (plan == NULL || page->number < 2 || strstr (head, "appendix") != NULL
      || strstr (head, "annex") != NULL || (plan[11] != '\n' && plan[11] != ':'))
    return FALSE;
  while (i < page->to && strcasestr (block_at (document, i)->text, "action plan") == NULL)
    i++;
  if (i == page->to || block_at (document, i)->n_chars > MAX_PLAN_TITLE
      || is_listed (titles, block_at (document, i)))
    return FALSE;
  size = &g_array_index (document->page_sizes, TlPageSize, page->number - 1);
  last = &g_array_index (document->page_sizes, TlPageSize, page->number - 2);
  return is_title || names_review (head)
         || (size->width > size->height && last->width <= last->height);
}

/* Whether a block of the page, none of them a row, is a salutation near its head. */
static gboolean
has_salutation (const TlDraftDocument *document, const Page *page)
{
  gboolean is_found = FALSE;

  for (guint i = page->from; i < page->to; i++)
    {
      const TlBlock *block = block_at (document, i);

      if (block->kind == TL_BLOCK_TABLE_ROW)
        return FALSE;
      is_found = is_found
                 || (i - page->from < MAX_LETTER_HEAD && g_str_has_prefix (block->text, "Dear ")
                     && block->n_chars < 80);
    }
  return is_found;
}

/* "Dear …", on a page that speaks of the panel and of the Home Office. */
static gboolean
begins_letter (const TlDraftDocument *document, const Page *page)
{
  gboolean names_panel = FALSE, names_office = FALSE;

  if (!has_salutation (document, page))
    return FALSE;
  for (guint i = page->from; i < page->to; i++)
    {
      const char *text = block_at (document, i)->text;

      names_panel =
          names_panel
          || (strcasestr (text, "quality assurance") != NULL && strcasestr (text, "panel") != NULL);
      names_office = names_office || strcasestr (text, "home office") != NULL;
    }
  return names_panel && names_office;
}

/* The kind of the document that begins with the page; NO_PART if none plainly does. */
static int
kind_begun (const TlDraft *draft, const Page *page, GHashTable *titles)
{
  const TlDraftDocument *document = draft->documents->pdata[0];
  gboolean is_title = is_title_page (document, page);
  g_autofree char *head = dup_head (document, page, is_title);

  if (begins_letter (document, page))
    return TL_DOCUMENT_QUALITY_LETTER;
  if (begins_plan (draft, page, head, is_title, titles))
    return TL_DOCUMENT_ACTION_PLAN;
  if (!names_review (head))
    return NO_PART;
  if (strstr (head, "executive summary") != NULL && strstr (head, "overview report") == NULL)
    /* A report may begin with its own summary. */
    return is_title || page->number == 1
                   || (page->number > MIN_REPORT
                       && !is_section (document, page, "executive summary", titles))
               ? TL_DOCUMENT_EXECUTIVE_SUMMARY
               : NO_PART;
  return is_title && strstr (head, "executive summary") == NULL && strstr (head, "appendix") == NULL
             ? TL_DOCUMENT_OVERVIEW_REPORT
             : NO_PART;
}

static guint
end_of_page (const TlDraftDocument *document, guint from)
{
  guint to = from;

  while (to < document->blocks->len
         && block_at (document, to)->page == block_at (document, from)->page)
    to++;
  return to;
}

/* A letter is short: what is longer than that only quotes one. */
static void
drop_long_letters (GArray *starts, guint n_pages)
{
  for (guint i = starts->len; i > 0; i--)
    {
      const Start *start = &g_array_index (starts, Start, i - 1);
      guint end = i < starts->len ? g_array_index (starts, Start, i).page : n_pages + 1;

      if (start->kind == TL_DOCUMENT_QUALITY_LETTER && end - start->page > MAX_LETTER)
        g_array_remove_index (starts, i - 1);
    }
}

static GArray *
find_starts (const TlDraft *draft, GHashTable *titles)
{
  const TlDraftDocument *document = draft->documents->pdata[0];
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (Start));

  for (guint from = 0, to; from < document->blocks->len; from = to)
    {
      Page page = { block_at (document, from)->page, from, 0 };
      Start start = { NO_PART, page.number, from };
      int last = starts->len > 0 ? g_array_index (starts, Start, starts->len - 1).kind : NO_PART;

      page.to = to = end_of_page (document, from);
      if (page.number == 0 || page.number > document->page_sizes->len || starts->len >= MAX_PARTS)
        break;
      start.kind = kind_begun (draft, &page, titles);
      if (from == 0 && start.kind == NO_PART)
        start.kind = TL_DOCUMENT_OVERVIEW_REPORT;
      if (start.kind != NO_PART && start.kind != last)
        g_array_append_val (starts, start);
    }
  drop_long_letters (starts, document->page_sizes->len);
  for (guint i = starts->len; i > 1; i--)
    if (g_array_index (starts, Start, i - 1).kind == g_array_index (starts, Start, i - 2).kind)
      g_array_remove_index (starts, i - 1);
  return starts;
}

/* The headings at the head of the part, as one title. */
static char *
dup_title (const TlDraftDocument *document, const Start *start)
{
  GString *title = g_string_new (NULL);

  if (start->kind == TL_DOCUMENT_QUALITY_LETTER)
    g_string_append (title, _ ("Letter of the Quality Assurance Panel"));
  for (guint i = start->block;
       i < document->blocks->len && start->kind != TL_DOCUMENT_QUALITY_LETTER; i++)
    {
      const TlBlock *block = block_at (document, i);

      if (is_furniture (block))
        continue;
      if (block->page != start->page || block->kind != TL_BLOCK_HEADING
          || g_utf8_strlen (title->str, -1) + block->n_chars > MAX_TITLE)
        break;
      g_string_append_printf (title, title->len > 0 ? ": %s" : "%s", block->text);
    }
  return g_string_free (title, title->len == 0);
}

/* Moves what the whole has of blocks @from to before @to to a document of their own. The whole
 * keeps its arrays, with what was moved left unset, until all parts are made. */
static TlDraftDocument *
make_part (TlDraftDocument *whole, guint from, guint to)
{
  TlDraftDocument *part = tl_draft_document_new ();
  guint first_page = block_at (whole, from)->page, last_page = block_at (whole, to - 1)->page;

  part->file_name = g_strdup (whole->file_name);
  if (to == whole->blocks->len)
    last_page = whole->page_sizes->len;
  g_array_append_vals (part->page_sizes, whole->page_sizes->data, last_page);
  for (guint i = from; i < to; i++)
    g_ptr_array_add (part->blocks, g_steal_pointer (&whole->blocks->pdata[i]));
  for (guint i = 0; i < whole->scanned->len; i++)
    {
      TlScannedPage page = g_array_index (whole->scanned, TlScannedPage, i);

      if (page.page >= first_page && page.page <= last_page)
        g_array_append_val (part->scanned, page);
    }
  for (guint i = 0; i < whole->doubts->len; i++)
    {
      TlDoubt doubt = g_array_index (whole->doubts, TlDoubt, i);

      if (doubt.block < from || doubt.block >= to)
        continue;
      doubt.block -= from;
      g_array_append_val (part->doubts, doubt);
    }
  return part;
}

static guint
find_part (const GArray *starts, guint block)
{
  guint i = 0;

  while (i + 1 < starts->len && g_array_index (starts, Start, i + 1).block <= block)
    i++;
  return i;
}

/* Recommendations and actions go to the parts that their blocks are in. */
static void
move_requests (TlDraftDocument *whole, const GArray *starts, TlDraftDocument **parts)
{
  g_autofree guint *places = g_new0 (guint, whole->recommendations->len + 1);
  g_autofree guint *owners = g_new0 (guint, whole->recommendations->len + 1);

  for (guint i = 0; i < whole->recommendations->len; i++)
    {
      TlDraftRecommendation *item = g_steal_pointer (&whole->recommendations->pdata[i]);

      owners[i] = find_part (starts, item->block);
      places[i] = parts[owners[i]]->recommendations->len;
      item->block -= g_array_index (starts, Start, owners[i]).block;
      g_ptr_array_add (parts[owners[i]]->recommendations, item);
    }
  for (guint i = 0; i < whole->actions->len; i++)
    {
      TlDraftAction *item = g_steal_pointer (&whole->actions->pdata[i]);
      guint owner = find_part (starts, item->block);

      item->block -= g_array_index (starts, Start, owner).block;
      if (item->recommendation >= 0)
        {
          item->part = (int) owners[item->recommendation] - (int) owner;
          item->recommendation = (int) places[item->recommendation];
        }
      g_ptr_array_add (parts[owner]->actions, item);
    }
}

/* The overview report, or the summary where there is none, is what tells the case. */
static guint
find_main (const GArray *starts)
{
  for (int kind = TL_DOCUMENT_OVERVIEW_REPORT; kind <= TL_DOCUMENT_EXECUTIVE_SUMMARY; kind++)
    for (guint i = 0; i < starts->len; i++)
      if (g_array_index (starts, Start, i).kind == kind)
        return i;
  return 0;
}

/* Puts the part @first before those that stand before it. */
static void
put_first (GPtrArray *documents, guint first)
{
  TlDraftDocument *moved = documents->pdata[first];

  for (guint i = 0; i < documents->len; i++)
    {
      const TlDraftDocument *document = documents->pdata[i];
      int was = (int) i, is = i == first ? 0 : i < first ? was + 1 : was;

      for (guint k = 0; k < document->actions->len; k++)
        {
          TlDraftAction *action = document->actions->pdata[k];
          int other = was + action->part;

          other = other == (int) first ? 0 : other < (int) first ? other + 1 : other;
          action->part = other - is;
        }
    }
  memmove (&documents->pdata[1], &documents->pdata[0], first * sizeof (gpointer));
  documents->pdata[0] = moved;
}

void
tl_parts_split (TlDraft *draft, GHashTable *titles)
{
  TlDraftDocument *whole = draft->documents->pdata[0];
  g_autoptr (GArray) starts = find_starts (draft, titles);
  g_autofree char **names = NULL;
  guint n_blocks = whole->blocks->len;

  if (starts->len < 2)
    return;
  names = g_new0 (char *, starts->len);
  for (guint i = 0; i < starts->len; i++)
    names[i] = dup_title (whole, &g_array_index (starts, Start, i));
  for (guint i = 0; i < starts->len; i++)
    {
      const Start *start = &g_array_index (starts, Start, i);
      guint end = i + 1 < starts->len ? g_array_index (starts, Start, i + 1).block : n_blocks;
      TlDraftDocument *part = make_part (whole, start->block, end);

      part->kind = (TlDocumentKind) start->kind;
      part->title = names[i];
      g_ptr_array_add (draft->documents, part);
    }
  move_requests (whole, starts, (TlDraftDocument **) &draft->documents->pdata[1]);
  g_ptr_array_remove_index (draft->documents, 0);
  put_first (draft->documents, find_main (starts));
}
