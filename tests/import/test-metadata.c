/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case facts that are read from a report's text, each with its quotation, and what is not
 * stated.
 */
#include "config.h"

#include "tl-metadata.h"

#include <string.h>

typedef struct
{
  TlDraft *draft;
  TlDraftDocument *document;
} Report;

static void
report_init (Report *self)
{
  const TlPageSize size = { 595, 842 };

  self->draft = tl_draft_new ();
  self->draft->file_name = g_strdup ("report.pdf");
  self->document = tl_draft_document_new ();
  g_ptr_array_add (self->draft->documents, self->document);
  for (guint i = 0; i < 60; i++)
    g_array_append_val (self->document->page_sizes, size);
}

static void
report_clear (Report *self)
{
  g_clear_pointer (&self->draft, tl_draft_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static void
add_heading (Report *self, guint page, const char *text)
{
  g_ptr_array_add (self->document->blocks, tl_block_new (TL_BLOCK_HEADING, 1, NULL, text, page));
}

static void
add_text (Report *self, guint page, const char *text)
{
  g_ptr_array_add (self->document->blocks, tl_block_new (TL_BLOCK_PARAGRAPH, 0, NULL, text, page));
}

static void
add_row (Report *self, guint page, const char *cells)
{
  TlBlock *block = tl_block_new (TL_BLOCK_TABLE_ROW, 0, NULL, cells, page);

  block->table = 1;
  g_ptr_array_add (self->document->blocks, block);
}

/* The values of @variable, in order, parted by "|". */
static void
check (const Report *self, const char *variable, const char *expected)
{
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < self->draft->guesses->len; i++)
    {
      const TlGuess *guess = self->draft->guesses->pdata[i];

      if (strcmp (guess->variable, variable) != 0)
        continue;
      g_string_append_printf (values, values->len > 0 ? "|%s" : "%s", guess->value);
      /* What is stated has its words and its page; what is not has neither. */
      if (tl_guess_is_stated (guess))
        g_assert_cmpuint (guess->page, >, 0);
      else
        {
          g_assert_null (guess->quote);
          g_assert_cmpuint (guess->page, ==, 0);
        }
    }
  if (strcmp (values->str, expected) != 0)
    g_test_message ("%s", variable);
  g_assert_cmpstr (values->str, ==, expected);
}

static void
test_partner (void)
{
  g_auto (Report) report = { NULL };

  report_init (&report);
  add_heading (&report, 1, "Domestic Homicide Review");
  add_text (&report, 1, "Overview report into the death of Orla in May 2019");
  add_text (&report, 1, "Safer Fernleigh Board, London Borough of Fernleigh");
  add_heading (&report, 2, "Introduction");
  add_text (
      &report, 2,
      "Orla was 34 years old when she was killed at home by her former partner, who is called "
      "Piers in this report. Piers, aged 41, was convicted of her murder in March 2020.");
  add_text (&report, 2, "Orla was a White Irish woman. She was a Christian.");
  add_text (&report, 3,
            "The partnership agreed on 3 June 2019 to commission a review under the 2016 statutory "
            "guidance. The report was accepted by the partnership on 8 May 2021.");
  add_heading (&report, 4, "Involvement of family and friends");
  add_text (&report, 4,
            "Orla’s mother met the chair twice and read the draft report. She commented on the "
            "terms of reference with the help of AAFDA. Her brother did not take part.");
  add_heading (&report, 5, "The facts");
  add_text (&report, 5,
            "Orla died from stab wounds to the chest. No child was present. Piers was arrested.");
  add_text (&report, 20,
            "Orla was referred to the MARAC in January 2019. Her case was heard at MARAC.");
  add_heading (&report, 21, "Analysis");
  add_text (&report, 21, "Orla had left Piers in April. After the separation Piers kept on.");
  add_text (&report, 21, "The coercive and controlling behaviour of Piers was not seen.");
  add_heading (&report, 60, "Appendix");
  add_text (&report, 60, "The Quality Assurance Panel met to consider it on 6 July 2021.");
  tl_metadata_guess (report.draft, report.document, NULL);
  check (&report, "review_title", "Orla");
  check (&report, "csp", "Safer Fernleigh Board");
  check (&report, "csp_region", "Greater London");
  check (&report, "death_month", "2019-05");
  check (&report, "victim_age_band", "25-34");
  check (&report, "perpetrator_age_band", "35-44");
  check (&report, "victim_sex", "Female");
  check (&report, "victim_ethnicity", "White");
  check (&report, "victim_religion", "Christian");
  check (&report, "relationship_to_perpetrator", "ex-partner");
  check (&report, "cause_of_death", "sharp instrument");
  check (&report, "location_of_death", "Residential location");
  check (&report, "children_present", "no");
  check (&report, "court_verdict", "Murder");
  check (&report, "review_commissioned", "2019-06-03");
  check (&report, "report_completed", "2021-05-08");
  check (&report, "guidance_version", "2016");
  check (&report, "qa_panel_date", "2021-07-06");
  check (&report, "number_of_victims", "1");
  check (&report, "category", "Intimate-partner homicide");
  check (&report, "victim_suicide", "no");
  check (&report, "victim_marac",
         "Referred to MARAC at any time|Case heard at MARAC before homicide");
  check (&report, "aggravating_factor", "separation|coercive or controlling behaviour");
  check (&report, "family_involvement",
         "contributed|consulted about terms of reference|supported by specialist advocate|received "
         "draft report");
  check (&report, "perpetrator_suicide", "Not stated");
  check (&report, "publication_date", "Not stated");
  /* Nobody looks for it. */
  check (&report, "upload_month", "");
}

static void
test_family (void)
{
  g_auto (Report) report = { NULL };

  report_init (&report);
  add_heading (&report, 1, "Domestic Homicide Review: Mrs Q");
  add_text (&report, 1, "Overview report into the death of Mrs Q in May 2015");
  add_heading (&report, 2, "The people");
  add_row (&report, 2, "Name in this report\tAge\tWho");
  add_row (&report, 2, "Mrs Q\t79\tVictim");
  add_row (&report, 2, "Mr T\t46\tHer son");
  add_text (
      &report, 3,
      "Her younger son, Mr T, was charged with her murder and later convicted of manslaughter "
      "by reason of diminished responsibility.");
  add_text (&report, 3, "Mrs Q died of blunt force injuries at her house.");
  tl_metadata_guess (report.draft, report.document, NULL);
  check (&report, "victim_age_band", "65+");
  check (&report, "perpetrator_age_band", "45-54");
  check (&report, "perpetrator_sex", "Male");
  check (&report, "relationship_to_perpetrator", "parent");
  check (&report, "court_verdict", "Manslaughter w/ diminished responsibility");
  check (&report, "cause_of_death", "blunt instrument");
  check (&report, "category",
         "Familial homicide|Parricide (parent and step parents)|Older victim homicides (65 "
         "plus)|Mental health (perpetrator)");
}

static void
test_suicide (void)
{
  g_auto (Report) report = { NULL };

  report_init (&report);
  add_heading (&report, 1, "Domestic Abuse Related Death Review");
  add_text (&report, 1, "Report following the death of Ines in May 2023");
  add_text (
      &report, 2,
      "This report concerns the death by suicide of a woman aged 27, who is called Ines. It is "
      "also a safeguarding adults review.");
  tl_metadata_guess (report.draft, report.document, NULL);
  check (&report, "review_type", "joint DHR/SAR");
  check (&report, "victim_suicide", "yes");
  check (&report, "victim_age_band", "25-34");
  check (&report, "category", "Suicide (victim)");
  check (&report, "court_verdict", "Not stated");
}

static void
test_homicide_suicide (void)
{
  g_auto (Report) report = { NULL };

  report_init (&report);
  add_heading (&report, 1, "Domestic Homicide Review");
  add_text (&report, 1, "Overview report into the deaths of Orla and Finn in May 2019");
  add_text (&report, 2, "Orla was killed by her husband, who is called Piers.");
  add_text (&report, 2, "Piers killed Orla and then took his own life.");
  tl_metadata_guess (report.draft, report.document, NULL);
  check (&report, "perpetrator_suicide", "yes");
  check (&report, "perpetrator_sex", "Male");
  check (&report, "number_of_victims", "2 or more");
  check (&report, "victim_suicide", "Not stated");
  check (&report, "category", "Intimate-partner homicide|Homicide-suicide");
}

/* What is denied, asked, said of others, or said of reviews in general is no fact of the case. */
/* The words of a cover and of a first paragraph, and who they make the two. */
static void
test_introductions (void)
{
  static const struct
  {
    const char *cover, *text, *victim, *age, *other_age, *kin;
  } reports[] = {
    { "Victim: Idony", "Idony, a 29 year old woman, was killed by her brother, Osric (34).",
      "Idony", "25-34", "25-34", "sibling" },
    { "REPORT INTO THE DEATH OF ADULT M IN JANUARY 2014",
      "Adult M was a man aged 67. Adult N, who was 38, pleaded guilty to murder. Adult N was Adult "
      "M’s son.",
      "Adult M", "65+", "35-44", "parent" },
    { "‘Perpetua’",
      "Perpetua lived in Fernleigh. She was 43. Her husband, referred to as Ludovic, was 51. "
      "Ludovic pleaded guilty to murder.",
      "Perpetua", "35-44", "45-54", "spouse/civil partner" },
    { "In respect of Ysolde",
      "Ysolde was 78 when she died. Her husband of 54 years, Anselm, who was 81, cared for her. He "
      "was charged with murder.",
      "Ysolde", "65+", "65+", "spouse/civil partner" },
    { "In respect of the death of a man, ‘MR K’, on 4th June 2017",
      "Mr K was a 44 year old White British man. Ms L (39) pleaded guilty to murder. Ms L was Mr "
      "K’s partner.",
      "Mr K", "35-44", "35-44", "partner" },
    { "The death of ‘Saffi’ – February 2022",
      "Saffi was 24 years old when she was killed by her husband, Tariq, aged 31. Tariq stabbed "
      "Saffi at their flat. Their daughter, aged 2, was upstairs asleep at the time.",
      "Saffi", "20-24", "25-34", "spouse/civil partner" },
    { "Overview report",
      "This report of a domestic homicide review examines agency responses and support given to "
      "Hesper, a resident of Fernleigh, aged 52. She was killed by her wife, Rhona, aged 60.",
      "Hesper", "45-54", "55-64", "spouse/civil partner" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_auto (Report) report = { NULL };

      report_init (&report);
      add_heading (&report, 1, "Domestic Homicide Review");
      add_text (&report, 1, reports[i].cover);
      add_text (&report, 1,
                "Commissioned by the Harrow Vale and Stoke Community Safety Partnership");
      add_text (&report, 2, reports[i].text);
      add_text (&report, 2, "Author: Dr Isolde Marchmont");
      add_text (&report, 3, "The review began in May 2021 and was concluded on 8 February 2023.");
      tl_metadata_guess (report.draft, report.document, NULL);
      check (&report, "review_title", reports[i].victim);
      check (&report, "csp", "Harrow Vale and Stoke Community Safety Partnership");
      check (&report, "author", "Dr Isolde Marchmont");
      check (&report, "victim_age_band", reports[i].age);
      check (&report, "perpetrator_age_band", reports[i].other_age);
      check (&report, "relationship_to_perpetrator", reports[i].kin);
      check (&report, "report_completed", "2023-02-08");
      if (strcmp (reports[i].victim, "Saffi") == 0)
        {
          check (&report, "cause_of_death", "sharp instrument");
          check (&report, "children_present", "yes");
        }
    }
}

static void
test_weak_evidence (void)
{
  g_auto (Report) report = { NULL };

  report_init (&report);
  add_heading (&report, 1, "Domestic Homicide Review");
  add_text (&report, 1, "Overview report into the death of Orla in May 2019");
  add_text (&report, 2, "Orla lived with her mother, aged 50. Orla was not referred to MARAC.");
  add_text (&report, 2, "The panel asked whether Orla was referred to the MARAC.");
  add_text (&report, 3, "He had been found not guilty of assault. She knew a man who was stabbed.");
  add_text (&report, 3,
            "Orla knew that her father died by suicide. Piers had been convicted of murder.");
  add_heading (&report, 3, "Terms of reference");
  add_text (&report, 3, "Was coercive and controlling behaviour towards Orla recognised?");
  add_heading (&report, 4, "Involvement of family");
  add_text (&report, 4, "The family did not attend the panel.");
  tl_metadata_guess (report.draft, report.document, NULL);
  check (&report, "victim_age_band", "Not stated");
  check (&report, "victim_marac", "Not stated");
  check (&report, "victim_suicide", "Not stated");
  check (&report, "court_verdict", "Not stated");
  check (&report, "cause_of_death", "Not stated");
  check (&report, "aggravating_factor", "Not stated");
  check (&report, "family_involvement", "Not stated");
}

/* An inspection tells no case, so nothing of one is looked for. */
static void
test_other_report (void)
{
  g_auto (Report) report = { NULL };

  report_init (&report);
  add_heading (&report, 1, "Inspection of services");
  add_text (&report, 1, "A man of 40 was convicted of murder at his home.");
  tl_metadata_guess (report.draft, report.document, NULL);
  check (&report, "court_verdict", "");
  check (&report, "borough", "");
}

static void
begin_report (Report *self)
{
  report_init (self);
  add_heading (self, 1, "Domestic Homicide Review");
  add_text (self, 1, "Overview report into the death of Orla in May 2019");
  add_text (self, 1, "Commissioned by the Safer Croydon Partnership.");
  add_heading (self, 2, "Introduction");
  add_text (
      self, 2,
      "Orla was 34 years old when she was killed at home by her former partner, who is called "
      "Piers in this report. Piers, aged 41, was convicted of her murder in March 2020.");
  add_text (self, 2, "Orla was a White woman. Piers was a White man.");
  add_heading (self, 5, "The facts");
}

/* What is told of one of the two, by name or in a sentence that is about nobody else. */
static void
test_burdens (void)
{
  g_auto (Report) report = { NULL };

  begin_report (&report);
  add_text (&report, 5, "Orla was an Irish national, and was carer for her aunt.");
  add_text (&report, 5, "Orla was treated for depression. She had taken an overdose in 2015.");
  add_text (&report, 6,
            "Piers had a diagnosis of schizophrenia and misused alcohol. He was under the care of "
            "the community mental health team.");
  add_text (&report, 6,
            "Piers was given a community order, and was referred to a perpetrator "
            "programme.");
  add_text (&report, 7, "Piers was known to the police for violence to a former partner.");
  add_text (&report, 7, "Orla told her sister that Piers had hit her.");
  add_text (&report, 7, "Orla had no criminal convictions.");
  add_text (&report, 8, "Piers had put a tracking device in the car of Orla.");
  tl_metadata_guess (report.draft, report.document, NULL);
  check (&report, "csp_region", "Greater London");
  check (&report, "victim_nationality", "Irish");
  check (&report, "victim_carer", "Victim was a carer");
  check (&report, "victim_mental_health", "Depression|Suicide attempt/s");
  check (&report, "victim_vulnerability", "Mental ill-health");
  check (&report, "victim_offending_history", "no");
  check (&report, "perpetrator_mental_health", "Psychosis");
  check (&report, "perpetrator_vulnerability", "Alcohol misuse|Mental ill-health");
  check (&report, "perpetrator_supervised",
         "perpetrator programme|mental health services|probation services");
  check (&report, "perpetrator_known_to", "police|family");
  check (&report, "aggravating_factor", "digital stalking");
  check (&report, "victim_prior_victim", TL_NOT_STATED);
}

/* Of others, of what was asked or denied, or of a pronoun that is the other’s, nothing is told. */
static void
test_burdens_of_others (void)
{
  g_auto (Report) report = { NULL };

  begin_report (&report);
  add_text (&report, 5, "Orla said that her mother suffered from depression.");
  add_text (&report, 5, "Orla lived with her sister. He drank and misused alcohol.");
  add_text (&report, 6, "Orla and Piers had anxiety about money. She misused cocaine.");
  add_text (&report, 6, "Piers had no history of psychosis. He denied that he misused alcohol.");
  add_text (&report, 7, "Piers asked for a carer’s assessment for his father.");
  add_heading (&report, 8, "Terms of reference");
  add_text (&report, 8, "Whether Piers was known to the police for domestic abuse.");
  tl_metadata_guess (report.draft, report.document, NULL);
  check (&report, "victim_mental_health", TL_NOT_STATED);
  check (&report, "victim_vulnerability", TL_NOT_STATED);
  check (&report, "victim_carer", TL_NOT_STATED);
  check (&report, "perpetrator_mental_health", TL_NOT_STATED);
  check (&report, "perpetrator_vulnerability", TL_NOT_STATED);
  check (&report, "perpetrator_known_to", TL_NOT_STATED);
}

/* Openings of reports in many manners: paragraphs parted by a bar, and what they tell. */
static void
test_manners (void)
{
  static const struct
  {
    const char *paragraphs, *facts;
  } reports[] = {
    /* Ages in words and decades. */
    { "Examines responses and support given to Maryam, of Fernleigh, before her death.|Maryam was "
      "in "
      "her late thirties when she was stabbed to death by her husband, Yusuf, at the flat they "
      "shared. Yusuf, who was forty-four years old, was found guilty of murder.|She had two "
      "children, who were at school when their mother was killed.",
      "victim_age_band=35-44;victim_sex=Female;perpetrator_age_band=35-44;perpetrator_sex=Male;"
      "cause_of_death=sharp instrument;children_present=no" },
    { "The death of Adela|Adela was in her mid-thirties. Wilmot killed Adela.",
      "victim_age_band=Not stated;victim_sex=Not stated" },
    /* A son who is named by what he did. */
    { "The death of Mrs X|Mrs X was a 71 year old White Irish woman who lived with her adult son, "
      "Mr Y, aged 38. On an evening in October 2016 Mr Y attacked his mother with a hammer at "
      "their "
      "home. She died in hospital.",
      "victim_age_band=65+;victim_ethnicity=White;victim_sex=Female;perpetrator_age_band=35-44;"
      "perpetrator_sex=Male;relationship_to_perpetrator=parent;cause_of_death=blunt instrument;"
      "location_of_death=Residential location" },
    /* One of the two in the name of the review killed the other. */
    { "Into the deaths of Irene and Walter in January 2014|Irene, aged 78, was found dead in bed "
      "at "
      "home. Her husband Walter, aged 82, was found hanging. Walter took his own life.",
      "review_title=Irene and Walter;number_of_victims=1;victim_age_band=65+;"
      "perpetrator_age_band=65+;relationship_to_perpetrator=spouse/civil partner;"
      "perpetrator_suicide=yes;victim_suicide=Not stated" },
    { "Concerning the deaths of Ngozi and Ada in April 2017|Ngozi (41) and her daughter Ada (17) "
      "were killed at the family home by Ngozi’s former husband, Emeka, who set fire to the house. "
      "Emeka, 46, was convicted of two counts of murder.",
      "review_title=Ngozi and Ada;number_of_victims=2 or more;victim_age_band=35-44;"
      "perpetrator_age_band=45-54;relationship_to_perpetrator=ex-spouse;cause_of_death=arson" },
    { "This review concerns the deaths of Mr T (79) and Mrs T (76) in February 2016.",
      "number_of_victims=2 or more;victim_sex=Not stated" },
    { "The victim, a woman aged 46, was shot dead by the perpetrator, her ex-partner, in the car "
      "park of her workplace in September 2012.",
      "victim_age_band=45-54;cause_of_death=shooting;location_of_death=Public place;"
      "death_month=2012-09;victim_sex=Female" },
    { "In respect of RK|RK was killed by her brother, SK. RK was 29 and SK 31 at the time.",
      "victim_age_band=25-34;perpetrator_age_band=25-34;victim_sex=Female;perpetrator_sex=Male" },
    { "The death of Victor|Victor was fatally stabbed by his wife, Jean, who is 58. A jury found "
      "Jean not "
      "guilty of murder.",
      "perpetrator_age_band=55-64;court_verdict=Not guilty;victim_sex=Male" },
    { "Edith died aged 86 in November 2018, after a fall.|Luke was charged with murder. Luke was "
      "found unfit to plead.",
      "review_title=Edith;victim_age_band=65+;court_verdict=Other" },
    { "Domestic Homicide Review into the death of Female 1|Female 1 was nineteen and Male 1 was "
      "twenty-six. Male 1 strangled Female 1 with a dressing gown cord.",
      "review_title=Female 1;victim_age_band=16-19;perpetrator_age_band=25-34;"
      "cause_of_death=strangulation with ligature" },
    { "Overview report on the death of Carys in the spring of 2013", "death_month=2013" },
    { "Domestic homicide review: the deaths of Paula and her daughter in November 2015|Paula was "
      "murdered by her estranged partner, Gavin. Gavin was 45.",
      "review_title=Paula;number_of_victims=2 or more;perpetrator_age_band=45-54;"
      "relationship_to_perpetrator=ex-partner" },
    { "The death of Niamh, September 2024|Her former husband, Declan, had stalked Niamh. She was "
      "found dead in woodland.|Domestic Abuse Related Death Review",
      "review_type=DARDR;death_month=2024-09;category=Not stated" },
    { "The death of Sunita|Sunita died after being set alight at the family home. The child was in "
      "the next room at the time.|Rakesh, aged 36, said that it was an accident. After two trials "
      "he "
      "was convicted of murder.",
      "cause_of_death=burning or scalding;children_present=yes;perpetrator_age_band=35-44" },
    { "The death of Abigail|Abigail was found dead at her home on 6 February 2019.",
      "death_month=2019-02;victim_sex=Female" },
    { "Mrs L|Mrs L, an 81 year old woman, was smothered with a pillow by her husband.",
      "review_title=Mrs L;victim_age_band=65+;victim_sex=Female;"
      "cause_of_death=suffocation, asphyxiation or smothering" },
    { "Name: Kwame (pseudonym)|Kwame was seen.", "review_title=Kwame" },
    { "Adult Social Care|Name: Mary Ward", "review_title=" },
    /* What is told of others, or of earlier years. */
    { "The death of Beatrix|Her father died in 2001 and her mother, aged 60, was left alone. "
      "Beatrix "
      "was attacked by her brother in 2009. Beatrix’s first husband took his own life.",
      "victim_age_band=Not stated;relationship_to_perpetrator=Not stated;death_month=Not stated;"
      "victim_suicide=Not stated;perpetrator_suicide=Not stated;category=Not stated" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_auto (Report) report = { NULL };
      g_auto (GStrv) paragraphs = g_strsplit (reports[i].paragraphs, "|", -1);
      g_auto (GStrv) facts = g_strsplit (reports[i].facts, ";", -1);

      report_init (&report);
      add_heading (&report, 1,
                   strstr (reports[i].paragraphs, "Related") != NULL ? "Overview report"
                                                                     : "Domestic Homicide Review");
      for (guint k = 0; paragraphs[k] != NULL; k++)
        add_text (&report, 2, paragraphs[k]);
      tl_metadata_guess (report.draft, report.document, NULL);
      g_test_message ("%s", reports[i].paragraphs);
      for (guint k = 0; facts[k] != NULL; k++)
        {
          g_auto (GStrv) fact = g_strsplit (facts[k], "=", 2);

          check (&report, fact[0], fact[1]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metadata/partner", test_partner);
  g_test_add_func ("/metadata/family", test_family);
  g_test_add_func ("/metadata/suicide", test_suicide);
  g_test_add_func ("/metadata/homicide-suicide", test_homicide_suicide);
  g_test_add_func ("/metadata/introductions", test_introductions);
  g_test_add_func ("/metadata/manners", test_manners);
  g_test_add_func ("/metadata/weak-evidence", test_weak_evidence);
  g_test_add_func ("/metadata/burdens", test_burdens);
  g_test_add_func ("/metadata/burdens-of-others", test_burdens_of_others);
  g_test_add_func ("/metadata/other-report", test_other_report);
  return g_test_run ();
}
