/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds numbers, places and mailboxes that lead to a person. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-personal-data-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes of a short block, such as a line of an address. */
#define SHORT 160
/* Bytes around a number in which a word tells whose it is. */
#define NEAR 120
/* Blocks before and after that may belong to the same address. */
#define NEIGHBOURS 2

/* Whether a word may stand in an address: it has a capital or digits, or binds. */
static gboolean
is_address_word (const char *word)
{
  static const char *const binding[] = { "of", "the", "and", "for", "on", "upon", "&", "-", NULL };
  gunichar first = g_utf8_get_char_validated (word, -1);

  return g_unichar_isupper (first) || g_unichar_isdigit (first) || g_strv_contains (binding, word);
}

/* Whether @text is a line of an address and nothing else. */
static gboolean
is_address_line (const char *text)
{
  g_auto (GStrv) words = NULL;

  if (strlen (text) > SHORT)
    return FALSE;
  words = g_strsplit_set (text, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !is_address_word (words[i]))
      return FALSE;
  return TRUE;
}

/* Whether the bytes from @start to @end stand among the addresses and numbers of a public body. */
static gboolean
is_public_contact (TlPersonalSearch *self, int start, int end)
{
  const TlBlock *here = self->blocks->pdata[self->block];
  guint from = self->block > NEIGHBOURS ? self->block - NEIGHBOURS : 0;
  gboolean is_line = is_address_line (here->text);

  if (tl_pattern_is_near (TL_PATTERN_CONTACT, here->text, (gsize) start, (gsize) end, NEAR, NEAR))
    return TRUE;
  for (guint i = from; i < self->blocks->len && i <= self->block + NEIGHBOURS; i++)
    {
      const TlBlock *block = self->blocks->pdata[i];

      if (i != self->block && block->page == here->page && strlen (block->text) <= SHORT
          && (tl_pattern_matches (TL_PATTERN_CONTACT, block->text)
              || (is_line && is_address_line (block->text)
                  && tl_pattern_matches (TL_PATTERN_BODY, block->text))))
        return TRUE;
    }
  return FALSE;
}

/* Whether the address around @start to @end is that of a public body: the words with capitals next
 * to it, in the same sentence, say so. */
static gboolean
is_public_address (TlPersonalSearch *self, const char *text, int start, int end)
{
  const char *from = text + MAX (start - NEAR, 0);
  g_autofree char *before = g_strndup (from, (gsize) (text + start - from));
  g_auto (GStrv) left = g_strsplit_set (before, " \t", -1);
  g_autofree char *after = g_strndup (text + end, NEAR);
  g_auto (GStrv) right = g_strsplit_set (after, " \t", 16);
  g_autoptr (GString) address = g_string_new (NULL);

  for (guint i = g_strv_length (left); i-- > 0;)
    {
      if (left[i][0] != '\0' && (!is_address_word (left[i]) || g_str_has_suffix (left[i], ".")))
        break;
      g_string_prepend (address, " ");
      g_string_prepend (address, left[i]);
    }
  g_string_append_len (address, text + start, end - start);
  for (guint i = 0; right[i] != NULL; i++)
    {
      if (i > 0 && right[i][0] != '\0' && !is_address_word (right[i]))
        break;
      g_string_append_printf (address, " %s", right[i]);
      if (g_str_has_suffix (right[i], ".") || g_str_has_suffix (right[i], ";"))
        break;
    }
  return tl_pattern_matches (TL_PATTERN_BODY, address->str) || is_public_contact (self, start, end);
}

static void
find_emails (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (strchr (text, '@') == NULL)
    return;
  for (g_regex_match (tl_pattern_get (TL_PATTERN_EMAIL), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *mailbox = g_match_info_fetch (match, 0);
      int start, end;

      if (tl_pattern_matches (TL_PATTERN_ROLE_MAILBOX, mailbox)
          || (tl_pattern_matches (TL_PATTERN_PUBLIC_DOMAIN, mailbox)
              && !tl_pattern_matches (TL_PATTERN_PERSONAL_MAILBOX, mailbox)))
        continue;
      g_match_info_fetch_pos (match, 0, &start, &end);
      tl_personal_add (self, TL_PERSONAL_EMAIL, start, end,
                       _ ("An e-mail address that may be a person’s: it is not the mailbox of a "
                          "service."));
    }
}

static void
find_postcodes (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (TL_PATTERN_POSTCODE), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *area = g_match_info_fetch (match, 1);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      /* What begins like no postcode there is may still be one beside an address. */
      if ((tl_personal_is_area (area)
           || tl_pattern_is_near (TL_PATTERN_PLACE_CUE, text, (gsize) start, (gsize) end, 60, 0))
          && !is_public_address (self, text, start, end))
        tl_personal_add (self, TL_PERSONAL_POSTCODE, start, end,
                         _ ("A full postcode, and not beside the name of a public body: it may "
                            "lead to somebody’s home."));
    }
}

static void
find_addresses (TlPersonalSearch *self, const char *text, TlPattern pattern, int group)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (pattern), text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, group, &start, &end);
      if (!is_public_address (self, text, start, end))
        tl_personal_add (self, TL_PERSONAL_ADDRESS, start, end,
                         _ ("The address of a home, or a street that is said to be somebody’s."));
    }
}

/* The digits of a number as it is dialled in the country. */
static char *
dup_digits (const char *number)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (g_str_has_prefix (number, "+44"))
    {
      g_string_erase (digits, 0, 2);
      if (digits->str[0] != '0')
        g_string_prepend_c (digits, '0');
    }
  return g_string_free (digits, FALSE);
}

static void
find_telephones (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (TL_PATTERN_TELEPHONE), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 0);
      g_autofree char *digits = dup_digits (number);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if ((strlen (digits) == 11 || strlen (digits) == 10) && strchr ("127", digits[1]) != NULL
          && !is_public_contact (self, start, end))
        tl_personal_add (self, TL_PERSONAL_TELEPHONE, start, end,
                         _ ("A telephone number that is not given as that of a helpline or a "
                            "public body."));
    }
}

/* Modulus 11: the tenth digit checks the nine before it (NHS Data Dictionary, NHS NUMBER). */
static gboolean
is_nhs_number (const char *digits)
{
  guint sum = 0, check;

  for (guint i = 0; i < 9; i++)
    sum += (guint) (digits[i] - '0') * (10 - i);
  check = 11 - sum % 11;
  return check != 10 && check % 11 == (guint) (digits[9] - '0');
}

static void
find_nhs_numbers (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (TL_PATTERN_NHS_NUMBER), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 0);
      g_autofree char *digits = dup_digits (number);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      /* Ten digits in a row are many things; in groups they are hardly anything else. */
      if (is_nhs_number (digits)
          && (tl_pattern_is_near (TL_PATTERN_NHS_CUE, text, (gsize) start, (gsize) end, 40, 24)
              || (strlen (number) > 10 && strchr ("4679", digits[0]) != NULL)))
        tl_personal_add (self, TL_PERSONAL_NHS_NUMBER, start, end,
                         _ ("Ten digits that pass the check of an NHS number."));
    }
}

static void
find_births (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (TL_PATTERN_BIRTH), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 1, &start, &end);
      tl_personal_add (self, TL_PERSONAL_DATE_OF_BIRTH, start, end,
                       _ ("A full date of birth; the year, or an age, would do."));
    }
}

/* Takes in whether the row is one of headings that say where dates of birth stand. */
static void
take_row (TlPersonalSearch *self, const TlBlock *row)
{
  g_auto (GStrv) cells = NULL;

  if (row->table == self->table && !row->is_header)
    return;
  self->table = row->table;
  self->birth_column = -1;
  if (!tl_pattern_matches (TL_PATTERN_BIRTH_CUE, row->text))
    return;
  cells = g_strsplit (row->text, "\t", -1);
  for (int i = 0; cells[i] != NULL && self->birth_column < 0; i++)
    if (tl_pattern_matches (TL_PATTERN_BIRTH_CUE, cells[i]))
      self->birth_column = i;
}

static void
find_births_in_row (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  int column = 0, counted = 0;

  if (self->birth_column < 0)
    return;
  for (g_regex_match (tl_pattern_get (TL_PATTERN_DATE), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      for (; counted < start; counted++)
        column += text[counted] == '\t';
      if (column == self->birth_column)
        tl_personal_add (self, TL_PERSONAL_DATE_OF_BIRTH, start, end,
                         _ ("A full date in a column of dates of birth."));
    }
}

static void
find_marks (TlPersonalSearch *self, const char *text, TlPattern pattern)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (pattern), text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (pattern == TL_PATTERN_MARK
          || tl_pattern_is_near (TL_PATTERN_VEHICLE_CUE, text, (gsize) start, (gsize) end, 60, 30))
        tl_personal_add (self, TL_PERSONAL_VEHICLE_MARK, start, end,
                         _ ("The registration mark of a vehicle, which leads to its keeper."));
    }
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

void
tl_personal_find_contacts (TlPersonalSearch *self)
{
  const TlBlock *block = self->blocks->pdata[self->block];

  if (block->kind == TL_BLOCK_TABLE_ROW)
    take_row (self, block);
  find_emails (self, block->text);
  find_addresses (self, block->text, TL_PATTERN_HOME, 1);
  if (!has_digit (block->text))
    return;
  find_postcodes (self, block->text);
  find_addresses (self, block->text, TL_PATTERN_HOUSE, 0);
  find_telephones (self, block->text);
  find_nhs_numbers (self, block->text);
  find_births (self, block->text);
  if (block->kind == TL_BLOCK_TABLE_ROW)
    find_births_in_row (self, block->text);
  find_marks (self, block->text, TL_PATTERN_MARK);
  find_marks (self, block->text, TL_PATTERN_OLD_MARK);
}
