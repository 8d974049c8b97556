/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is pointed out as personal data, and what is not. Names and places are invented; telephone
 * numbers are of Ofcom's ranges for drama. */
#include "config.h"

#include "tl-personal-data.h"

#include <string.h>

/* Words of a paragraph, and what is found in it: NULL for nothing. */
typedef struct
{
  const char *text, *found;
} Example;

static GPtrArray *
make_blocks (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  g_ptr_array_add (blocks, tl_block_new (TL_BLOCK_PARAGRAPH, 0, NULL, text, 7));
  return blocks;
}

static void
assert_examples (TlPersonalKind kind, const Example *examples, guint n)
{
  static const char *const pseudonyms[] = { "Daniela and Paul", NULL };
  static const char *const named[] = { "Judith Amberscombe", NULL };

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) blocks = make_blocks (examples[i].text);
      g_autoptr (GPtrArray) found = tl_personal_data_find (blocks, pseudonyms, named);
      const char *text = NULL;

      g_test_message ("%s", examples[i].text);
      for (guint k = 0; k < found->len && text == NULL; k++)
        {
          const TlPersonalDatum *datum = found->pdata[k];
          g_autofree char *words =
              g_utf8_substring (examples[i].text, datum->start, datum->start + datum->length);

          g_assert_cmpstr (words, ==, datum->text);
          g_assert_cmpuint (datum->page, ==, 7);
          g_assert_nonnull (datum->reason);
          if (datum->kind == kind)
            text = datum->text;
        }
      g_assert_cmpstr (text, ==, examples[i].found);
    }
}

static void
test_titled (void)
{
  static const Example examples[] = {
    { "Daniela lived beside Mrs Marsh.", "Mrs Marsh" },
    { "Daniela was seen with Ms Jane Winterbourne’s son.", "Ms Jane Winterbourne" },
    { "Ms Amberscombe wrote to the family of Daniela.", NULL },
    { "Mr Paul was arrested.", NULL },
    { "Mr Justice Brown gave the sentence.", NULL },
    { "Mrs R was not told.", NULL },
    { "Miss Council was none.", NULL },
  };

  assert_examples (TL_PERSONAL_SURNAME, examples, G_N_ELEMENTS (examples));
}

/* The parts of an address of the net are no words of the text. */
static void
test_surnames_in_addresses (void)
{
  static const Example examples[] = {
    { "Daniela Holtby was seen. He wrote to daniela.holtby@mail.example.", "Daniela Holtby" },
    { "Daniela Holtby was seen (facebook.example/holtby/7).", "Daniela Holtby" },
  };

  assert_examples (TL_PERSONAL_SURNAME, examples, G_N_ELEMENTS (examples));
}

static void
test_collars (void)
{
  static const Example examples[] = {
    { "PC 123AB came.", "PC 123AB" },  { "A statement was taken by DC 4521.", "DC 4521" },
    { "PC 1 and PC A came.", NULL },   { "PC 12 came.", NULL },
    { "The PC was from 2015.", NULL },
  };

  assert_examples (TL_PERSONAL_OFFICER, examples, G_N_ELEMENTS (examples));
}

/* A surname that is a word of the text, too. */
static void
test_surnames_that_are_words (void)
{
  static const Example examples[] = {
    { "By a fern, Daniela Fern was seen. Daniela Fern left.", "Daniela Fern" },
    { "By a fern, Daniela Fern was seen.", NULL },
    { "By a fern. Daniela Fern Close. Daniela Fern Close", NULL },
    { "Daniela Police officers came.", NULL },
  };

  assert_examples (TL_PERSONAL_SURNAME, examples, G_N_ELEMENTS (examples));
}

/* Once for each surname, and in no document that knows no pseudonyms. */
static void
test_titled_once (void)
{
  static const char *const pseudonyms[] = { "Daniela", NULL };
  g_autoptr (GPtrArray) blocks = make_blocks ("Mrs Marsh came. Mr Marsh and Mrs Marsh left.");
  g_autoptr (GPtrArray) found = tl_personal_data_find (blocks, pseudonyms, NULL);
  g_autoptr (GPtrArray) none = tl_personal_data_find (blocks, NULL, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_births (void)
{
  static const Example examples[] = {
    { "Daniela was born on 3 May 1987 in Larkmere.", "3 May 1987" },
    { "DOB: 03/05/1987", "03/05/1987" },
    { "Her date of birth is 3rd of May 1987.", "3rd of May 1987" },
    { "Date of birth\t1987-05-03", "1987-05-03" },
    { "D.O.B. 3.5.87", "3.5.87" },
    { "The child, born in Larkmere on May 3, 2011, was at school.", "May 3, 2011" },
    { "Daniela was born in 1987.", NULL },
    { "Daniela was born in May 1987. On 3 June 2014 she moved.", NULL },
    { "The panel met on 3 May 2018.", NULL },
    { "She was airborne on 3 May 2018.", NULL },
  };

  assert_examples (TL_PERSONAL_DATE_OF_BIRTH, examples, G_N_ELEMENTS (examples));
}

static void
test_addresses (void)
{
  static const Example examples[] = {
    { "They moved to 12 Alderfield Road in March.", "12 Alderfield Road" },
    { "He was found at Flat 3, 14a Old Mill Lane.", "Flat 3, 14a Old Mill Lane" },
    { "Officers attended Flat 7, Quarrymead House at night.", "Flat 7, Quarrymead House" },
    { "She lived in Tannersgate Street with her son.", "Tannersgate Street" },
    { "Please write to Larkmere Council, Civic Centre, 12 Alderfield Road.", NULL },
    { "In 2019 High Street shops closed.", NULL },
    { "The 24 Hour Close Support team came.", NULL },
    { "She had moved to 3 Pollard Close, near the school.", "3 Pollard Close" },
    { "On 12 March Close attention was paid.", NULL },
    { "The 2019 High Court settlement was discussed.", NULL },
    { "She lived in Northwick Park for a year.", NULL },
    { "The panel held 12 meetings at Alderfield Road.", NULL },
  };

  assert_examples (TL_PERSONAL_ADDRESS, examples, G_N_ELEMENTS (examples));
}

static void
test_postcodes (void)
{
  static const Example examples[] = {
    { "Police were called to a flat in SE29 4ZZ at 02:10.", "SE29 4ZZ" },
    { "Her home was in W1A1AA.", "W1A1AA" },
    { "The address was 12 Alderfield Road, Larkmere, QQ1 1AA.", "QQ1 1AA" },
    { "Safer Larkmere Partnership, Larkmere Council, Civic Centre, High Street, SE29 4ZZ", NULL },
    { "Write to the Office for Larkmere Standards, Gate House, SE29 4ZZ. T: 020 7946 0321", NULL },
    { "The code QQ1 1AA is none.", NULL },
    { "Form SE29 4ZC is none, nor is AB12-3CD.", NULL },
    { "The report cites DHR1 and FIR 5.", NULL },
  };

  assert_examples (TL_PERSONAL_POSTCODE, examples, G_N_ELEMENTS (examples));
}

static void
test_telephones (void)
{
  static const Example examples[] = {
    { "He rang her on 07700 900123 eleven times.", "07700 900123" },
    { "Her mother’s number was 020 7946 0123.", "020 7946 0123" },
    { "The number +44 7700 900 456 was in his phone.", "+44 7700 900 456" },
    { "The number (0191) 498 0123 was called.", "(0191) 498 0123" },
    { "Police made enquiries about 0207 946 0123.", "0207 946 0123" },
    { "The helpline is 020 7946 0123, day and night.", NULL },
    { "Call 0808 157 0000 for help.", NULL },
    { "The national line is 0300 123 4000.", NULL },
    { "See www.larkmere.example or ring 020 7946 0123.", NULL },
    { "The sum was 0.7700900123 of the whole.", NULL },
    { "Crime report 0177009/0012345 was closed.", NULL },
  };

  assert_examples (TL_PERSONAL_TELEPHONE, examples, G_N_ELEMENTS (examples));
}

static void
test_emails (void)
{
  static const Example examples[] = {
    { "He wrote from paul.marsh@larkmere.gov.uk that night.", "paul.marsh@larkmere.gov.uk" },
    { "Her account was dani87@mail.example.", "dani87@mail.example" },
    { "Write to enquiries@larkmere.gov.uk.", NULL },
    { "Write to community.safety@larkmere.gov.uk.", NULL },
    { "Contact info@refuge.example for help.", NULL },
    { "Contact psu@larkmere.nhs.uk for help.", NULL },
    { "He was @ home.", NULL },
  };

  assert_examples (TL_PERSONAL_EMAIL, examples, G_N_ELEMENTS (examples));
}

static void
test_nhs_numbers (void)
{
  static const Example examples[] = {
    { "NHS number 999 000 0018", "999 000 0018" },
    { "Her record, 999-000-0026, was opened.", "999-000-0026" },
    { "Her NHS no. is 9990000018.", "9990000018" },
    { "NHS number 999 000 0019", NULL },
    { "Invoice 9990000018 was paid.", NULL },
    { "ISBN 978-1-5286-5352-7", NULL },
  };

  assert_examples (TL_PERSONAL_NHS_NUMBER, examples, G_N_ELEMENTS (examples));
}

static void
test_marks (void)
{
  static const Example examples[] = {
    { "A blue van, AB51 XYZ, stood outside.", "AB51 XYZ" },
    { "It was seen again: AB51XYZ.", "AB51XYZ" },
    { "His car, registration M123 ABC, was found.", "M123 ABC" },
    { "The vehicle ABC 123K had been sold.", "ABC 123K" },
    { "The M25 AND the A12 were closed.", NULL },
    { "See form M123 ABC for the rest.", NULL },
    { "The index AI51 XYZ is none: no mark has an I there.", NULL },
    { "Section AB40 XYZ was never issued.", NULL },
    { "Section AB99 XYZ is not issued yet.", NULL },
  };

  assert_examples (TL_PERSONAL_VEHICLE_MARK, examples, G_N_ELEMENTS (examples));
}

static void
test_officers (void)
{
  static const Example examples[] = {
    { "PC Ollerton took the report.", "PC Ollerton" },
    { "Detective Inspector Jane Ollerton closed the case.", "Detective Inspector Jane Ollerton" },
    { "DS 4521 Ollerton rang back.", "DS 4521 Ollerton" },
    { "The allocated social worker, Karen Holtby, visited.", "social worker, Karen Holtby" },
    { "A health visitor called Karen Holtby came.", "health visitor called Karen Holtby" },
    { "Karen Holtby, her midwife, asked twice.", "Karen Holtby, her midwife" },
    { "At the surgery Dr Quillfeather prescribed rest.", "Dr Quillfeather" },
    { "Social Worker Ollerton came twice.", "Social Worker Ollerton" },
    { "A midwife called Karen came.", "midwife called Karen" },
    { "PC Brown took the report; he had brown hair.", "PC Brown" },
    { "The PS Statement was signed, and the statement was read.", NULL },
    { "The housing officer (Mr Brian Holtby) wrote.", "housing officer (Mr Brian Holtby" },
    { "Karen Holtby, the allocated social worker, rang.",
      "Karen Holtby, the allocated social worker" },
    { "The Nurse Practitioner came.", NULL },
    { "PC A took the report; DC 2 rang back.", NULL },
    { "The social worker saw Daniela at home.", NULL },
    { "The Social Worker Training Programme began.", NULL },
    { "The police officer told Paul to leave.", NULL },
    { "Work by Dr Quillfeather on entrapment was read.", NULL },
    { "The independent chair, Dr Quillfeather, was a GP.", NULL },
    { "Dr Judith Amberscombe saw the practice’s records.", NULL },
  };

  assert_examples (TL_PERSONAL_OFFICER, examples, G_N_ELEMENTS (examples));
}

static void
test_surnames (void)
{
  static const Example examples[] = {
    { "Daniela Marsh moved in with Paul.", "Daniela Marsh" },
    { "He told Mrs Daniela Marsh’s sister.", "Daniela Marsh" },
    { "Daniela Brown had brown eyes.", "Daniela Brown" },
    { "Daniela moved in. Paul Said nothing.", "Paul Said" },
    { "Paul said nothing. Paul Said no.", NULL },
    { "Daniela Paul and the rest", NULL },
    { "The Daniela Review was read by Daniela Council.", NULL },
    { "Daniela and Paul had met in May.", NULL },
    { "After Paul Amberscombe chaired it, others did.", NULL },
    { "Thomas Marsh is nobody in this report.", NULL },
  };

  assert_examples (TL_PERSONAL_SURNAME, examples, G_N_ELEMENTS (examples));
}

static void
add_block (GPtrArray *blocks, TlBlockKind kind, guint table, const char *text)
{
  TlBlock *block = tl_block_new (kind, kind == TL_BLOCK_HEADING ? 1 : 0, NULL, text, 1);

  block->table = table;
  g_ptr_array_add (blocks, block);
}

static void
assert_found (GPtrArray *blocks, const char *expected)
{
  g_autoptr (GPtrArray) found = tl_personal_data_find (blocks, NULL, NULL);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const TlPersonalDatum *datum = found->pdata[i];

      g_string_append_printf (list, "%s:%s;", tl_personal_kind_to_string (datum->kind),
                              datum->text);
    }
  g_assert_cmpstr (list->str, ==, expected);
}

/* Pseudonyms that the text itself brings in, by a sentence, by a list and by a table. */
static void
test_own_pseudonyms (void)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  add_block (blocks, TL_BLOCK_PARAGRAPH, 0,
             "The victim is referred to as “Mirela” in this report.");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "Pseudonyms are used for Casper, Ottilie and others.");
  add_block (blocks, TL_BLOCK_TABLE_ROW, 1, "Relationship\tPseudonym");
  add_block (blocks, TL_BLOCK_TABLE_ROW, 1, "Neighbour\tBertram");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "Mirela Hobday met Casper Hobday and Ottilie Hobday.");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "Bertram Oakes and Thomas Hobday were not asked.");
  assert_found (blocks, "surname:Mirela Hobday;surname:Casper Hobday;surname:Ottilie Hobday;"
                        "surname:Bertram Oakes;");
}

/* Those whom a report names by rule are not pointed out, where they are listed and elsewhere. */
static void
test_panel (void)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "Independent chair and author: Judith Amberscombe");
  add_block (blocks, TL_BLOCK_HEADING, 0, "Panel members");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "Detective Inspector Jane Ollerton, Larkmere Police");
  add_block (blocks, TL_BLOCK_HEADING, 0, "Chronology");
  add_block (blocks, TL_BLOCK_TABLE_ROW, 1, "Name\tRole\tOrganisation");
  add_block (blocks, TL_BLOCK_TABLE_ROW, 1, "Dr Hamo Leasowe\tNamed GP\tLarkmere Surgery");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0,
             "Dr Leasowe told the panel of the GP practice’s rules.");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "DI Ollerton answered; PC Thackeray had attended.");
  assert_found (blocks, "officer:PC Thackeray;");
}

/* A list of the panel that a sentence begins, and one that a line begins which is no heading. */
static void
test_panel_lists (void)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "The panel was made up of the following people:");
  add_block (blocks, TL_BLOCK_ITEM, 0, "DI Jane Ollerton, Larkmere Police");
  add_block (blocks, TL_BLOCK_ITEM, 0, "Dr Hamo Leasowe, named GP");
  add_block (blocks, TL_BLOCK_HEADING, 0, "Chronology");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "DI Ollerton saw what PC Thackeray had written.");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "Contributors to the review");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "Sergeant Mabel Fothergill, Larkmere Police");
  add_block (blocks, TL_BLOCK_HEADING, 0, "Analysis");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "Sergeant Ackroyd did not know of it.");
  assert_found (blocks, "officer:PC Thackeray;officer:Sergeant Ackroyd;");
}

/* Addresses over several short lines, and a table with a column of dates of birth. */
static void
test_neighbours (void)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "Safer Larkmere Partnership");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "14 Alderfield Road");
  add_block (blocks, TL_BLOCK_PARAGRAPH, 0, "SE29 4ZZ");
  add_block (blocks, TL_BLOCK_HEADING, 0, "The family");
  add_block (blocks, TL_BLOCK_TABLE_ROW, 1, "Child\tDate of birth\tSeen on");
  add_block (blocks, TL_BLOCK_TABLE_ROW, 1, "Child A\t03/05/2011\t04/06/2014");
  assert_found (blocks, "date-of-birth:03/05/2011;");
}

static void
test_furniture_once (void)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  for (guint i = 0; i < 3; i++)
    add_block (blocks, TL_BLOCK_FURNITURE, 0, "Draft of PC Thackeray");
  assert_found (blocks, "officer:PC Thackeray;");
}

/* Text that would take for ever if it were read carelessly. */
static void
test_hostile (void)
{
  static const char *const parts[] = { "A",           "Aa",          "name ", "PC Aa", "Aa Aa ",
                                       "1",           "0 ",          "a@",    "@a.",   "SE29 4ZZ ",
                                       "Pseudonym\t", "1 Aa Aa Aa ", "Dr ",   "panel " };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new ("Pseudonyms are used for Daniela, ");
      g_autoptr (GPtrArray) blocks =
          g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);
      g_autoptr (GPtrArray) found = NULL;

      while (text->len < 200000)
        g_string_append (text, parts[i]);
      g_string_append_c (text, ':');
      add_block (blocks, TL_BLOCK_PARAGRAPH, 0, text->str);
      add_block (blocks, TL_BLOCK_TABLE_ROW, 1, text->str);
      found = tl_personal_data_find (blocks, NULL, NULL);
      g_assert_cmpuint (found->len, <=, 5000);
    }
}

static void
test_properties (void)
{
  static const struct
  {
    const char *name, *value;
    gboolean is_found;
  } properties[] = {
    { "title", "\\\\server\\reviews\\Case 4", TRUE },
    { "title", "C:\\Users\\clerk\\report.docx", TRUE },
    { "subject", "https://larkmere.sharepoint.example/sites/csp/x.docx", TRUE },
    { "keywords", "Operation Larkspur", TRUE },
    { "title", "Review of Daniela Marsh", TRUE },
    { "author", "Karen Holtby", TRUE },
    { "title", "Daniela: domestic homicide review", FALSE },
    { "author", "Holtby, Karen", TRUE },
    { "author", "Larkmere Council", FALSE },
    { "author", "Judith Amberscombe", FALSE },
    { "creator", "Writer", FALSE },
    { "title", "Karen Holtby", FALSE },
    { "_AuthorEmailDisplayName", "Karen Holtby", TRUE },
    { "_AuthorEmail", "k.holtby@larkmere.example", TRUE },
    { "Manager", "Karen Holtby", TRUE },
    { "Company", "Larkmere Council", FALSE },
    { "author", "kholtby", TRUE },
    { "lastModifiedBy", "holtbyk2", TRUE },
    { "lastModifiedBy", "LARKMERE\\kholtby", TRUE },
    { "author", "Karen.Holtby", TRUE },
    { "author", "admin", FALSE },
    { "author", "council", FALSE },
    { "author", "python-docx", FALSE },
    { "title", "kholtby", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autoptr (TlDraft) draft = tl_draft_new ();
      g_autoptr (GPtrArray) found = NULL;

      draft->format = g_strdup ("pdf");
      g_ptr_array_add (draft->documents, tl_draft_document_new ());
      g_ptr_array_add (draft->guesses, tl_guess_new ("review_title", "Daniela", NULL, 1));
      g_ptr_array_add (draft->guesses, tl_guess_new ("chair", "Judith Amberscombe", NULL, 1));
      g_ptr_array_add (draft->properties,
                       tl_draft_property_new (properties[i].name, properties[i].value));
      found = tl_personal_data_find_in_draft (draft);
      g_test_message ("%s", properties[i].value);
      g_assert_cmpuint (found->len, ==, properties[i].is_found ? 1 : 0);
      if (found->len > 0)
        {
          const TlPersonalDatum *datum = found->pdata[0];

          g_assert_cmpint (datum->kind, ==, TL_PERSONAL_FILE_PROPERTY);
          g_assert_nonnull (strstr (datum->text, properties[i].value));
          g_assert_cmpuint (datum->page, ==, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/personal-data/titled", test_titled);
  g_test_add_func ("/personal-data/surnames-that-are-words", test_surnames_that_are_words);
  g_test_add_func ("/personal-data/surnames-in-addresses", test_surnames_in_addresses);
  g_test_add_func ("/personal-data/collars", test_collars);
  g_test_add_func ("/personal-data/titled-once", test_titled_once);
  g_test_add_func ("/personal-data/births", test_births);
  g_test_add_func ("/personal-data/addresses", test_addresses);
  g_test_add_func ("/personal-data/postcodes", test_postcodes);
  g_test_add_func ("/personal-data/telephones", test_telephones);
  g_test_add_func ("/personal-data/e-mails", test_emails);
  g_test_add_func ("/personal-data/nhs-numbers", test_nhs_numbers);
  g_test_add_func ("/personal-data/marks", test_marks);
  g_test_add_func ("/personal-data/officers", test_officers);
  g_test_add_func ("/personal-data/surnames", test_surnames);
  g_test_add_func ("/personal-data/own-pseudonyms", test_own_pseudonyms);
  g_test_add_func ("/personal-data/panel", test_panel);
  g_test_add_func ("/personal-data/panel-lists", test_panel_lists);
  g_test_add_func ("/personal-data/neighbours", test_neighbours);
  g_test_add_func ("/personal-data/furniture-once", test_furniture_once);
  g_test_add_func ("/personal-data/hostile", test_hostile);
  g_test_add_func ("/personal-data/properties", test_properties);
  return g_test_run ();
}
