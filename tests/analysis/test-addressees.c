/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is asked by a recommendation, how widely and how strongly. */
#include "config.h"

#include "tl-addressees.h"

#include <string.h>

/* Entries as the default codebook has them, as far as the tests need them: id, name, sector,
   aliases, the Home Office's word where it counts. */
static const struct
{
  const char *id, *name, *sector, *aliases, *home_office;
} agencies[] = {
  { "AG00", "Local authority (council)", "Local authority",
    "council;local authorities;London Borough;Royal Borough;the Borough;LB", NULL },
  { "AG01", "Metropolitan Police Service", "Police",
    "MPS;Met;Met Police;the Met;Metropolitan Police", NULL },
  { "AG04", "Other police force", "Police", "Constabulary;police force", NULL },
  { "AG06", "Probation (current)", "Justice", "Probation Service;HMPPS;PS", NULL },
  { "AG07", "Probation (2014-2021 split)", "Justice", "NPS;National Probation Service;CRC", NULL },
  { "AG10", "HM Courts and Tribunals Service", "Justice", "HMCTS;magistrates' court", NULL },
  { "AG13", "Adult Social Care", "Local authority", "ASC;Adult Services", NULL },
  { "AG14", "Children's Social Care", "Local authority",
    "CSC;Children's Services;Children and Families", NULL },
  { "AG16", "Housing (council)", "Local authority", "Housing Options", NULL },
  { "AG17", "Registered provider / housing association", "Housing", "housing association;L&Q;Hyde",
    NULL },
  { "AG18", "Community Safety Partnership", "Local authority", "CSP;Safer * Partnership",
    "community safety partnership" },
  { "AG21", "Schools and colleges", "Education", "school;college", NULL },
  { "AG22", "NHS England", "Health", "NHSE;NHS England (London)", NULL },
  { "AG24", "Clinical Commissioning Group (to 2022)", "Health", "CCG", NULL },
  { "AG26", "General practice", "Health", "GP;GP practice;general practitioner;surgery", NULL },
  { "AG27", "Acute hospital trust", "Health", "NHS Trust;NHS Foundation Trust;A&E;King's;Imperial",
    NULL },
  { "AG28", "Mental health trust", "Health", "ELFT;East London NHS Foundation Trust", NULL },
  { "AG30", "Community health / health visiting / school nursing", "Health", "HV;school nurse",
    NULL },
  { "AG34", "Drug and alcohol service", "Substance use", "Via;Turning Point", NULL },
  { "AG35", "IDVA / IDAA service", "Specialist DA", "IDVA", NULL },
  { "AG36", "Refuge / women's aid provider", "Specialist DA",
    "Refuge;Women's Aid;nia;Advance;Respect", NULL },
  { "AG37", "Led by-and-for services", "Specialist DA", "SBS", NULL },
  { "AG38", "MARAC", "Multi-agency", "Multi-Agency Risk Assessment Conference", NULL },
  { "AG40", "Safeguarding Adults Board", "Multi-agency", "SAB", NULL },
  { "AG41", "Safeguarding children partnership", "Multi-agency", "LSCP;SCP", NULL },
  { "AG42", "VAWG / DA strategic board", "Multi-agency", "VAWG Board",
    "community safety partnership" },
  { "AG43", "MOPAC", "Regional", "Mayor's Office for Policing and Crime", NULL },
  { "AG47", "Home Office", "National", "HO;Secretary of State", NULL },
  { "AG48", "Other government department", "National", "Ministry of Justice;government", NULL },
  { "AG50", "Domestic Abuse Commissioner", "National", "DAC;Commissioner", NULL },
  { "AG51", "College of Policing / NPCC / HMICFRS / IOPC", "National", "NPCC;IOPC", NULL },
  { "AG53", "Employer", "Other", "employer;workplace;HR", NULL },
  { "AG58", "DHR Panel / Independent Chair / author", "Review", "the Panel;the Review Panel;Chair",
    NULL },
  { "AG99", "All agencies / unspecified", "Other", "all agencies;partner agencies;agencies", NULL },
};

/* Kind, id, band, phrases. */
static const struct
{
  TlCodeKind kind;
  const char *id, *band, *phrases;
} grades[] = {
  { TL_CODE_LEVEL, "L1", NULL, "the Trust should;Housing to" },
  { TL_CODE_LEVEL, "L2", NULL, "Community Safety Partnership;all agencies;SAB" },
  { TL_CODE_LEVEL, "L3", NULL, "MOPAC;NHS England London;TfL" },
  { TL_CODE_LEVEL, "L4", NULL, "Home Office;NHS England;government" },
  { TL_CODE_LEVEL, "L9", NULL, "agencies should;professionals should" },
  { TL_CODE_STRENGTH, "S1", "weak", "remind;circulate;share the learning" },
  { TL_CODE_STRENGTH, "S2", "weak", "training;train;e-learning" },
  { TL_CODE_STRENGTH, "S3", "weak", "review policy;protocol" },
  { TL_CODE_STRENGTH, "S5", "intermediate", "audit;report to" },
  { TL_CODE_STRENGTH, "S6", "intermediate", "commission;fund;post;IRIS" },
  { TL_CODE_STRENGTH, "S7", "strong", "cannot be closed until" },
  { TL_CODE_STRENGTH, "S9", "none", "should consider;continue to" },
};

static GVariant *
make_facts (const char *key, const char *value, const char *home_office)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (value != NULL)
    g_variant_builder_add (&builder, "{ss}", key, value);
  if (home_office != NULL)
    g_variant_builder_add (&builder, "{ss}", "home-office", home_office);
  return g_variant_builder_end (&builder);
}

static void
add_code (TlCodebook *codebook, TlCodeKind kind, const char *id, const char *name,
          const char *phrases, GVariant *facts)
{
  g_auto (GStrv) list = g_strsplit (phrases, ";", -1);
  g_autoptr (TlCode) code =
      tl_code_new (kind, id, NULL, name, NULL, (const char *const *) list, facts, FALSE);

  tl_codebook_add (codebook, code);
}

static TlCodebook *
make_codebook (void)
{
  TlCodebook *codebook = tl_codebook_new ();

  for (guint i = 0; i < G_N_ELEMENTS (agencies); i++)
    add_code (codebook, TL_CODE_AGENCY, agencies[i].id, agencies[i].name, agencies[i].aliases,
              make_facts ("sector", agencies[i].sector, agencies[i].home_office));
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    add_code (codebook, grades[i].kind, grades[i].id, grades[i].id, grades[i].phrases,
              make_facts ("band", grades[i].band, NULL));
  add_code (codebook, TL_CODE_BOROUGH, "X1", "Fernleigh", "",
            make_facts ("partnership", "Safe Fernleigh Board", NULL));
  return codebook;
}

static TlDraftRecommendation *
add_recommendation (TlDraftDocument *document, const char *number, const char *text)
{
  TlDraftRecommendation *one = tl_draft_recommendation_new ();

  one->block = document->blocks->len;
  one->number = g_strdup (number);
  one->text = g_strdup (text);
  g_ptr_array_add (document->blocks, tl_block_new (TL_BLOCK_RECOMMENDATION, 0, number, text, 1));
  g_ptr_array_add (document->recommendations, one);
  return one;
}

static void
add_action (TlDraftDocument *document, const char *number, const char *lead)
{
  TlDraftAction *action = tl_draft_action_new ();

  action->number = g_strdup (number);
  action->text = g_strdup ("Do it");
  action->lead = g_strdup (lead);
  g_ptr_array_add (document->actions, action);
}

static TlDraftDocument *
add_document (TlDraft *draft)
{
  TlDraftDocument *document = tl_draft_document_new ();

  g_ptr_array_add (draft->documents, document);
  return document;
}

static void
check_addressees (const TlDraftRecommendation *one, const char *expected)
{
  g_autofree char *ids = g_strjoinv (" ", one->addressees);

  if (!g_str_equal (ids, expected))
    g_test_message ("“%s”", one->text);
  g_assert_cmpstr (ids, ==, expected);
}

typedef struct
{
  const char *text, *expected;
} Example;

static void
check_examples (const Example *examples, guint n_examples)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();

  for (guint i = 0; i < n_examples; i++)
    {
      g_autoptr (TlDraft) draft = tl_draft_new ();
      TlDraftRecommendation *one = add_recommendation (add_document (draft), "1", examples[i].text);

      tl_draft_classify_recommendations (draft, codebook);
      check_addressees (one, examples[i].expected);
    }
}

static void
test_ambiguous (void)
{
  static const Example examples[] = {
    { "HR should adopt a policy.", "AG53" },
    { "Hr should adopt a policy.", "" },
    { "THR should adopt a policy.", "" },
    { "DV leads should meet each month.", "" },
    { "Refuge should publish its criteria.", "AG36" },
    { "A place in a refuge should be found the same day.", "" },
    { "Via should tell the referrer.", "AG34" },
    { "Cases passed on via email should be logged.", "" },
    { "Advance should be given a seat.", "AG36" },
    { "Notice in advance should be given.", "" },
    { "Nia should be given a seat.", "" },
    { "The charity nia should be given a seat.", "AG36" },
    { "With respect for culture, staff should ask.", "" },
    { "King’s should ask every adult.", "AG27" },
    { "The king's peace should be kept.", "" },
    { "The Met should record it.", "AG01" },
    { "People who have met should be told.", "" },
    { "HO should issue guidance.", "AG47" },
    { "Those who live there should be told.", "" },
    { "PS should record it.", "AG06" },
    { "CSP should meet.", "AG18" },
    { "CSPs' members should meet.", "AG18" },
    { "SCP should meet.", "AG41" },
    { "The Safer Croydon Partnership (SCP) should meet.", "AG18" },
    { "A turning point should be recognised.", "" },
    { "Children and families should be seen.", "" },
    { "Children and Families should see each child.", "AG14" },
  };

  check_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_words (void)
{
  static const Example examples[] = {
    { "East London NHS Foundation Trust should end this.", "AG28" },
    { "Fenwick NHS Foundation Trust should end this.", "AG27" },
    { "The National Probation Service should end this.", "AG07" },
    { "The Probation Service should end this.", "AG06" },
    { "The school should tell.", "AG21" },
    { "School nurses should tell.", "AG30" },
    { "Preschools should tell.", "" },
    { "GPs and L&Q should tell.", "AG26 AG17" },
    { "The community safety partnership should tell.", "AG18" },
    { "Safer Upper Fernleigh Partnership should tell.", "AG18" },
    { "Safe Fernleigh Board should tell.", "AG18" },
    { "Housing should tell.", "AG16" },
    { "Larkmere Housing should tell.", "AG17" },
    { "Fernleigh Housing should tell.", "AG16" },
    { "Fernleigh Homes should tell.", "AG16" },
    { "Stillwater Homes should tell.", "AG17" },
    { "The social landlords should tell.", "AG17" },
    { "The Alder Street Practice should tell.", "AG26" },
    { "Practice should be shared.", "" },
    { "Thornwell General Hospital should tell.", "AG27" },
    { "The Safer Thornwell Board should tell.", "AG18" },
    { "Turnwell Recovery Service should tell.", "AG34" },
    { "The police should tell.", "AG01" },
    { "The independent domestic violence adviser should tell.", "AG35" },
    { "Saltmere Mental Health NHS Trust should tell.", "AG28" },
    { "Magistrates’ courts should tell.", "AG10" },
    { "MULTI-agency risk assessment conferences should tell.", "AG38" },
    { "Nobody in particular should tell.", "" },
    { "", "" },
  };

  check_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_who_is_asked (void)
{
  static const Example examples[] = {
    { "The MPS should share records with the GP.", "AG01" },
    { "The MPS should work closely with Children's Services to share records with the GP.",
      "AG01 AG14" },
    { "The MPS, the Probation Service and Adult Social Care should meet.", "AG01 AG06 AG13" },
    { "Nuneham CCG should commission a scheme for every general practice.", "AG24 AG26" },
    { "Nuneham CCG should ask what a general practice needs.", "AG24" },
    { "The CSP should move its MARAC to each week.", "AG18 AG38" },
    { "The CSP should revise the MARAC protocol.", "AG18 AG38" },
    { "The CSP should count what is asked of the MARAC.", "AG18" },
    { "Adult Social Care and the Safeguarding Adults Board should write one pathway with the MPS.",
      "AG13 AG40" },
    { "The CSP, with MOPAC, should commission a programme.", "AG18 AG43" },
    { "All agencies should use an interpreter.", "AG99" },
    { "The Panel recommends that the Home Office should issue guidance.", "AG47" },
    { "It is recommended that ELFT ensures that the GP is told.", "AG28" },
    { "MPS to ensure that Housing is told.", "AG01" },
    { "The CSP is asked to write to the Home Office.", "AG18" },
    { "Referrals from GPs to Adult Social Care should be read by ELFT.", "AG26 AG13" },
    { "MOPAC, on reports by the MPS, should act.", "AG43" },
    { "Metropolitan Police Service, Fernleigh: every call about a school should be logged.",
      "AG01" },
    { "A register should be kept. ELFT should audit it.", "AG28" },
    { "Work with schools to ensure that help comes early.", "" },
    { "The MARAC was not told. Children's Services must tell it.", "AG14" },
  };

  check_examples (examples, G_N_ELEMENTS (examples));
}

/* The council is asked for itself, or says whose a department is. */
static void
test_councils (void)
{
  static const Example examples[] = {
    { "The council should sign it.", "AG00" },
    { "The London Borough of Nuneham should sign it.", "AG00" },
    { "Nuneham Borough Council should sign it.", "AG00" },
    { "The local authority and the CCG should sign it.", "AG00 AG24" },
    { "Local authorities should sign it.", "AG00" },
    { "LB Fernleigh and the MPS should sign it.", "AG00 AG01" },
    { "LBF should sign it.", "AG00" },
    { "The Borough should sign it.", "AG00" },
    { "GPs across the Borough should sign it.", "AG26" },
    { "All those who live in the borough should be told.", "" },
    { "The Leader of the Council should sign it.", "AG00" },
    { "The Council’s Housing Options service should sign it.", "AG16" },
    { "The London Borough of Nuneham Adult Social Care should sign it.", "AG13" },
    { "Nuneham Borough Council Housing Services to sign it.", "AG16" },
    { "The council and Adult Social Care should sign it.", "AG00 AG13" },
    { "Parish councils should sign it.", "" },
    { "The National Police Chiefs’ Council should sign it.", "AG51" },
  };

  check_examples (examples, G_N_ELEMENTS (examples));
}

/* Sentences without "should", or without anybody before it. */
static void
test_phrasings (void)
{
  static const Example examples[] = {
    { "It is recommended that the MPS (Fernleigh) reviews its guidance.", "AG01" },
    { "The Panel recommends that Children’s Services and Housing agree a protocol with the GP.",
      "AG14 AG16" },
    { "That Fernleigh CCG and NHS England review the training of GPs.", "AG24 AG22" },
    { "The panel recommend the Safer Nuneham Partnership hold an event.", "AG18" },
    { "It is recommended that the Chair of the Safeguarding Adults Board writes to them.", "AG40" },
    { "It is recommended that training is given to the MPS.", "" },
    { "It is recommended that staff work with the MPS.", "" },
    { "A protocol should be agreed between the Probation Service and Children’s Social Care.",
      "AG06 AG14" },
    { "Thought should be given by the CSP to a service for men.", "AG18" },
    { "Something should be done before it is noticed by chance.", "" },
    { "Police – to check the book each day.", "AG01" },
    { "To the Home Office – to amend the guidance.", "AG47" },
    { "It was late – as the GP knew – and no help came.", "" },
    { "The CSP needs to review it.", "AG18" },
    { "The Home Office may wish to review it.", "AG47" },
    { "GP leads to read it.", "AG26" },
    { "The MARAC Chair should write to its members.", "AG38" },
    { "The Chair of the CSP should write to the Home Office.", "AG18" },
    { "The Chair should share it.", "AG58" },
    { "Commissioners should count it.", "" },
    { "The Police and Crime Commissioner should fund it.", "" },
    { "The domestic violence forum should meet.", "AG42" },
    { "Essex Police should tell the MPS.", "AG04" },
    { "The Secretary of State for Health should require it.", "AG48" },
    { "HM Courts & Tribunals Service should list it.", "AG10" },
    { "The Borough Commander should report to the CSP.", "AG01" },
    { "The Met Police to supervise it.", "AG01" },
    { "All schools in Fernleigh to adopt it.", "AG21" },
    { "GPs within the Borough to adopt it.", "AG26" },
    { "The Panel asks that the Mayor’s Office funds it.", "AG43" },
    { "ELFT NHS Foundation Trust should read it.", "AG28" },
    { "Agencies represented at MARAC should brief their managers.", "AG99" },
  };

  check_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_the_trust (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TlDraft) draft = tl_draft_new ();
      TlDraftDocument *document = add_document (draft);
      TlDraftRecommendation *one;

      if (i > 0)
        g_ptr_array_add (document->blocks,
                         tl_block_new (TL_BLOCK_PARAGRAPH, 0, NULL,
                                       "She was known to Oak Vale Mental Health NHS Trust.", 1));
      if (i > 1)
        g_ptr_array_add (
            document->blocks,
            tl_block_new (TL_BLOCK_PARAGRAPH, 0, NULL, "She was born at Oak Royal NHS Trust.", 1));
      one = add_recommendation (document, "1", "The Trust should review it.");
      tl_draft_classify_recommendations (draft, codebook);
      check_addressees (one, i == 1 ? "AG28" : "");
    }
}

static void
test_what_stands_around (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (TlDraft) draft = tl_draft_new ();
  TlDraftDocument *document = add_document (draft);
  TlDraftRecommendation *first, *second, *third, *fourth, *twin, *other_twin;

  g_ptr_array_add (document->blocks,
                   tl_block_new (TL_BLOCK_HEADING, 1, "7", "Metropolitan Police Service", 1));
  first = add_recommendation (document, "1", "Supervisors should confirm it.");
  g_ptr_array_add (document->blocks,
                   tl_block_new (TL_BLOCK_PARAGRAPH, 0, "7.2", "Children’s Social Care:", 1));
  second = add_recommendation (document, "2", "No case should be closed unread.");
  g_ptr_array_add (document->blocks,
                   tl_block_new (TL_BLOCK_HEADING, 1, "8", "Recommendations for all agencies", 1));
  third = add_recommendation (document, "3", "The school should tell.");
  fourth = add_recommendation (document, "4", "The Home Office should extend it.");
  twin = add_recommendation (document, "5", "A diary should be kept.");
  other_twin = add_recommendation (document, "5", "A log should be kept.");
  add_action (document, "3", "Head teacher, with HV and school");
  add_action (document, "3", "Independent chair of the Panel; ELFT");
  add_action (document, "4", "CSP");
  add_action (document, "5", "MPS");
  tl_draft_classify_recommendations (draft, codebook);
  check_addressees (first, "AG01");
  check_addressees (second, "AG14");
  check_addressees (third, "AG21 AG28");
  check_addressees (fourth, "AG47");
  check_addressees (twin, "");
  check_addressees (other_twin, "");
  g_assert_cmpstr (third->level, ==, "L1");
}

/* Lines that only name somebody stand above what is asked of them, be they known or not. */
static void
test_labels (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (TlDraft) draft = tl_draft_new ();
  TlDraftDocument *document = add_document (draft);
  TlDraftRecommendation *known, *unknown;

  g_ptr_array_add (document->blocks, tl_block_new (TL_BLOCK_PARAGRAPH, 0, "3.1", "MPS", 1));
  known = add_recommendation (document, "R1", "Brief all teams.");
  g_ptr_array_add (document->blocks, tl_block_new (TL_BLOCK_PARAGRAPH, 0, NULL, "Turning Leaf", 1));
  unknown = add_recommendation (document, "R2", "Ask all clients.");
  tl_draft_classify_recommendations (draft, codebook);
  check_addressees (known, "AG01");
  check_addressees (unknown, "");
}

/* What only the document explains, and rows that are linked though numbers begin again. */
static void
test_what_the_document_says (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (TlDraft) draft = tl_draft_new ();
  TlDraftDocument *document = add_document (draft);
  TlDraftRecommendation *trust, *label, *linked, *cell, *all;
  TlBlock *header =
      tl_block_new (TL_BLOCK_TABLE_ROW, 0, NULL, "No.\tRecommendation\tAddressed to", 1);
  TlBlock *row =
      tl_block_new (TL_BLOCK_TABLE_ROW, 0, NULL, "4\tKeep a list.\tAdult Social Care", 1);
  TlBlock *other = tl_block_new (TL_BLOCK_TABLE_ROW, 0, NULL, "5\tTell staff.\tAll agencies", 1);

  g_ptr_array_add (document->blocks,
                   tl_block_new (TL_BLOCK_PARAGRAPH, 0, "1.1",
                                 "Records came from Fenwick Vale NHS Foundation Trust (mental "
                                 "health) and Rowanlight (a by-and-for service).",
                                 1));
  trust = add_recommendation (document, "1", "Fenwick Vale NHS Foundation Trust should end this.");
  label = add_recommendation (document, "2", "Rowanlight: a diary of orders should be kept.");
  linked = add_recommendation (document, "1", "A log should be kept.");
  add_action (document, "B1", "Larkmere Housing, with MPS");
  ((TlDraftAction *) document->actions->pdata[0])->recommendation = 2;
  cell = add_recommendation (document, "4", "Keep a list.");
  all = add_recommendation (document, "5", "Tell staff.");
  g_ptr_array_set_size (document->blocks, (int) cell->block);
  header->is_header = TRUE;
  header->table = row->table = other->table = 1;
  g_ptr_array_add (document->blocks, header);
  g_ptr_array_add (document->blocks, row);
  g_ptr_array_add (document->blocks, other);
  cell->block++;
  all->block = cell->block + 1;
  tl_draft_classify_recommendations (draft, codebook);
  check_addressees (trust, "AG28");
  check_addressees (label, "AG37");
  check_addressees (linked, "AG17");
  check_addressees (cell, "AG13");
  check_addressees (all, "AG99");
}

static void
test_grades (void)
{
  static const struct
  {
    const char *text, *level, *strength;
  } examples[] = {
    { "The school should train its staff.", "L1", "S2" },
    { "The school and the GP should review their own policy.", "L2", "S3" },
    { "The CSP should remind staff and audit what they do.", "L2", "S5" },
    { "All agencies should circulate this.", "L2", "S1" },
    { "Agencies should circulate this.", "L9", "S1" },
    { "MOPAC should fund the posts.", "L3", "S6" },
    { "The Home Office should consider this.", "L4", NULL },
    { "NHS England should report the numbers to Parliament.", "L4", "S5" },
    { "NHS England (London) should act.", "L3", NULL },
    { "The GP should tell the Home Office.", "L1", NULL },
    { "A case cannot be closed until it was audited.", "L9", "S7" },
    { "GPs should join IRIS.", "L1", "S6" },
    { "Iris should be told.", "L9", NULL },
    { "Nothing was done. Training was short.", "L9", "S2" },
    { "The GP should ask about post-separation abuse.", "L1", NULL },
    { "The GP should tell those with no recourse to public funds.", "L1", NULL },
    { "The GP should circulate this report to nurses.", "L1", "S1" },
    { "The GP should answer the Care Quality Commission.", "L1", NULL },
    { "The council should fund it.", "L1", "S6" },
  };
  g_autoptr (TlCodebook) codebook = make_codebook ();

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (TlDraft) draft = tl_draft_new ();
      TlDraftRecommendation *one = add_recommendation (add_document (draft), "1", examples[i].text);

      tl_draft_classify_recommendations (draft, codebook);
      g_test_message ("“%s”", one->text);
      g_assert_cmpstr (one->level, ==, examples[i].level);
      g_assert_cmpstr (one->strength, ==, examples[i].strength);
    }
}

static void
test_keeps_what_is_there (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (TlCodebook) empty = tl_codebook_new ();
  g_autoptr (TlDraft) draft = tl_draft_new ();
  TlDraftDocument *document = add_document (draft);
  TlDraftRecommendation *full =
      add_recommendation (document, "1", "The MPS should train its staff.");
  TlDraftRecommendation *half =
      add_recommendation (document, "2", "The MPS should train its staff.");

  tl_draft_classify_recommendations (draft, empty);
  check_addressees (full, "");
  g_assert_null (full->level);
  g_assert_null (full->strength);
  g_strfreev (full->addressees);
  full->addressees = g_strsplit ("AG47", " ", -1);
  full->level = g_strdup ("L9");
  full->strength = g_strdup ("S7");
  g_strfreev (half->addressees);
  half->addressees = g_strsplit ("AG43", " ", -1);
  tl_draft_classify_recommendations (draft, codebook);
  check_addressees (full, "AG47");
  g_assert_cmpstr (full->level, ==, "L9");
  g_assert_cmpstr (full->strength, ==, "S7");
  check_addressees (half, "AG43");
  g_assert_cmpstr (half->level, ==, "L3");
  g_assert_cmpstr (half->strength, ==, "S2");
}

/* A foreign codebook may have phrases whose words repeat: there are 3 to the power of 22 ways to
 * lay the first of these on a text that does not end as it does. */
static void
test_repeated_words (void)
{
  const char *once = "again again again again again again again again";
  g_autofree char *phrase = g_strjoin (" ", once, once, once, "more", NULL);
  g_autofree char *text = g_strjoin (" ", once, once, once, once, once, once, NULL);
  g_autofree char *ending = g_strjoin (" ", text, "and more", NULL);
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (TlDraft) draft = tl_draft_new ();
  TlDraftDocument *document = add_document (draft);
  TlDraftRecommendation *unlike, *like;

  add_code (codebook, TL_CODE_STRENGTH, "S8", "S8", phrase, make_facts ("band", "strong", NULL));
  unlike = add_recommendation (document, "1", text);
  like = add_recommendation (document, "2", ending);
  tl_draft_classify_recommendations (draft, codebook);
  g_assert_cmpstr (unlike->strength, !=, "S8");
  g_assert_cmpstr (like->strength, ==, "S8");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/addressees/ambiguous", test_ambiguous);
  g_test_add_func ("/addressees/words", test_words);
  g_test_add_func ("/addressees/who-is-asked", test_who_is_asked);
  g_test_add_func ("/addressees/councils", test_councils);
  g_test_add_func ("/addressees/phrasings", test_phrasings);
  g_test_add_func ("/addressees/the-trust", test_the_trust);
  g_test_add_func ("/addressees/what-stands-around", test_what_stands_around);
  g_test_add_func ("/addressees/what-the-document-says", test_what_the_document_says);
  g_test_add_func ("/addressees/labels", test_labels);
  g_test_add_func ("/addressees/grades", test_grades);
  g_test_add_func ("/addressees/repeated-words", test_repeated_words);
  g_test_add_func ("/addressees/keeps-what-is-there", test_keeps_what_is_there);
  return g_test_run ();
}
