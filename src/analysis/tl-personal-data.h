/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

typedef enum
{
  TL_PERSONAL_SURNAME,
  TL_PERSONAL_DATE_OF_BIRTH,
  TL_PERSONAL_ADDRESS,
  TL_PERSONAL_POSTCODE,
  TL_PERSONAL_TELEPHONE,
  TL_PERSONAL_EMAIL,
  TL_PERSONAL_NHS_NUMBER,
  TL_PERSONAL_VEHICLE_MARK,
  TL_PERSONAL_OFFICER,
  TL_PERSONAL_FILE_PROPERTY,
  TL_N_PERSONAL_KINDS
} TlPersonalKind;

/** "surname", "date-of-birth", "address", "postcode", "telephone", "e-mail", "nhs-number",
 * "vehicle-mark", "officer", "file-property". */
const char *tl_personal_kind_to_string (TlPersonalKind kind);
/** What it is, for people, translated: "Date of birth". */
const char *tl_personal_kind_get_title (TlPersonalKind kind);

/**
 * TlPersonalDatum:
 * @text: the words that may identify someone; never for a log
 * @reason: (transfer none): why it is pointed out, a translated sentence
 * @document: index of the document in its draft, from 0
 * @block: index of the block in the document
 * @page: from 1; 0 where there are no pages, and for the data of the file itself
 * @start: first character, from the start of the block's text
 * @length: characters
 *
 * A passage that may identify someone whom a report should not name.
 */
typedef struct
{
  TlPersonalKind kind;
  char *text;
  const char *reason;
  guint document, block, page, start, length;
} TlPersonalDatum;

TlPersonalDatum *tl_personal_datum_copy (const TlPersonalDatum *self);
void tl_personal_datum_free (TlPersonalDatum *self);

/**
 * tl_personal_data_find:
 * @blocks: (element-type TlBlock): of one document
 * @pseudonyms: (nullable): names that are known to stand for people; titles such as "Carol and Tom"
 *   may be given as they are
 * @named: (nullable): people who are named by rule: chair, author, panel
 *
 * Finds what may identify someone. Left out by rule: the chair, the author, members of the panel
 * and contributors, wherever the document lists them; the addresses, postcodes, telephone numbers
 * and mailboxes of public bodies and their publishers; helplines, and numbers that no person can
 * have (03, 08); dates that are not said to be those of a birth; ten digits that fail the check of
 * NHS numbers (modulus 11). Pure; any thread.
 *
 * Returns: (transfer full) (element-type TlPersonalDatum): in the order of the text
 */
GPtrArray *tl_personal_data_find (GPtrArray *blocks, const char *const *pseudonyms,
                                  const char *const *named);

/**
 * tl_personal_data_find_in_draft:
 *
 * Finds what may identify someone in all documents of @draft and in the data of its file.
 *
 * Returns: (transfer full) (element-type TlPersonalDatum): in order, the file's own data last
 */
GPtrArray *tl_personal_data_find_in_draft (const TlDraft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPersonalDatum, tl_personal_datum_free)

G_END_DECLS
