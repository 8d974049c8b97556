/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that a codebook cannot list: what reports call agencies in general, and proper names that
 * say of what kind their bearer is. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-addressees-private.h"

#include <string.h>

#define MAX_NAME 5 /* words before the last of a proper name */

/* What reports of all years call an agency, beside the aliases of the codebook. Each counts only if
 * the codebook has its agency. */
static const struct
{
  const char *id, *wordings;
} general[] = {
  { "AG01",
    "the police;police officers;Police Service;Metropolitan Police Commissioner;"
    "Commissioner of Police;Borough Commander;the Borough Commander;BCU Commander;the Met Police" },
  { "AG04", "Chief Constable" },
  { "AG06", "probation;offender managers;Offender Management Service;"
            "Prison and Probation Service" },
  { "AG09", "Prison Service" },
  { "AG10", "Court Service;Courts Service;the courts" },
  { "AG12", "youth offending team;youth offending service;youth justice team" },
  { "AG13", "adult social services;adults' social care;adults social care;adult safeguarding" },
  { "AG14", "children's social work;children and young people's services" },
  { "AG16", "housing department;housing service;housing team;council housing;homelessness team;"
            "homeless persons unit" },
  { "AG17", "social landlord;housing provider;social housing provider;registered provider" },
  { "AG18", "Safer * Board;Safer * Executive;Safe * Partnership;Safer Communities Partnership;"
            "Community Safety Board;Community Safety Partnership Board;Community Safety" },
  { "AG21", "academy trust;education settings;head teacher;headteacher;education service" },
  { "AG23", "integrated care system" },
  { "AG26", "general practices;health centre;primary care practice;GP practices;primary care" },
  { "AG27", "acute trust;hospital trust;NHS trust;the hospital;hospitals;accident and emergency" },
  { "AG28", "mental health service;mental health services;Mental Health NHS Trust;"
            "Mental Health NHS Foundation Trust;Partnership NHS Trust;"
            "Partnership NHS Foundation Trust;community mental health team" },
  { "AG29", "talking therapy service;counselling service;Counselling and Wellbeing Service" },
  { "AG30", "health visiting;school nursing;district nursing;Community Health Services" },
  { "AG31", "midwives" },
  { "AG34", "recovery service;substance use service;alcohol service;addiction service;"
            "drug and alcohol team;drugs and alcohol team;drugs and alcohol service;"
            "substance misuse team;drug and alcohol action team;DAAT" },
  { "AG35", "independent domestic violence adviser;independent domestic abuse adviser;"
            "domestic abuse advocacy service;domestic violence advocacy service;"
            "domestic abuse service;domestic violence service" },
  { "AG37", "by-and-for service;by and for service;led by and for" },
  { "AG40", "Safeguarding Adult Board;Safeguarding Adults Partnership Board;"
            "Adult Safeguarding Board;Adults Safeguarding Board" },
  { "AG41", "Safeguarding Children Board;Safeguarding Children's Board;"
            "Children's Safeguarding Board" },
  { "AG42", "domestic abuse partnership board;domestic abuse partnership;domestic abuse forum;"
            "domestic violence forum;domestic abuse strategic group;"
            "domestic abuse strategic board;domestic violence strategic group;"
            "domestic abuse steering group;VAWG Strategic Board;VAWG Partnership;VAWG Forum;"
            "VAWG Steering Group;Violence Against Women and Girls Board;"
            "Violence Against Women and Girls Strategic Board;"
            "Violence Against Women and Girls Strategic Group;"
            "Violence Against Women and Girls Partnership" },
  { "AG43", "Mayor's Office" },
  { "AG47", "UK Visas and Immigration;UK Border Agency;Border Agency;Border Force;"
            "Home Secretary;Secretary of State for the Home Department" },
  { "AG48", "Department of Health and Social Care;Department for Education;"
            "Department for Communities and Local Government;"
            "Ministry of Housing, Communities and Local Government;"
            "Department for Levelling Up, Housing and Communities;"
            "Secretary of State for Health;Secretary of State for Education;"
            "Secretary of State for Justice;Lord Chancellor" },
  { "AG49", "Secretary of State for Work and Pensions" },
  { "AG51", "National Police Chiefs' Council;Association of Chief Police Officers;ACPO;"
            "Independent Office for Police Conduct;Independent Police Complaints Commission;"
            "Inspectorate of Constabulary" },
  { "AG52", "Ministry of Defence;armed forces" },
  { "AG54", "faith groups;faith communities;faith leaders" },
  { "AG56", "Fire Brigade" },
  { "AG99", "all organisations;partner organisations;all services;every agency;each agency;"
            "statutory agencies;all professionals" },
};

/* What is no agency of the codebook, though a part of it is called like one. */
static const char no_agencies[] = "commissioners;Police and Crime Commissioner;the Police and "
                                  "Crime Commissioner;Children's Commissioner;"
                                  "Victims' Commissioner;Information Commissioner;parish council;"
                                  "town council;council tax;General Medical Council;"
                                  "Nursing and Midwifery Council;Public Health England";

/* Departments by one word, which is no part of a longer name. */
static const struct
{
  const char *id, *title;
} departments[] = {
  { "AG01", "Police" },
  { "AG21", "Education" },
};

/* The last words of a proper name and of what kind it is. */
static const struct
{
  const char *words, *id;
} endings[] = {
  { "Housing", "AG17" },
  { "Homes", "AG17" },
  { "Housing Group", "AG17" },
  { "Housing Association", "AG17" },
  { "Housing Trust", "AG17" },
  { "Practice", "AG26" },
  { "Medical Practice", "AG26" },
  { "Surgery", "AG26" },
  { "Medical Centre", "AG26" },
  { "Health Centre", "AG26" },
  { "Hospital", "AG27" },
  { "Hospitals", "AG27" },
  { "School", "AG21" },
  { "College", "AG21" },
  { "Academy", "AG21" },
  { "University", "AG21" },
  { "Constabulary", "AG04" },
  { "Police", "AG04" },
  { "Ambulance Service", "AG32" },
  { "Women's Aid", "AG36" },
};

void
tl_names_add_others (TlPhrases *phrases)
{
  g_auto (GStrv) wordings = g_strsplit (no_agencies, ";", -1);

  for (guint i = 0; wordings[i] != NULL; i++)
    tl_phrases_add (phrases, wordings[i], TL_PHRASE_NAME, NULL);
}

/* "LBHF": the London Borough of Hammersmith and Fulham. */
static char *
make_initials (const char *borough)
{
  GString *initials = g_string_new ("LB");
  g_auto (GStrv) words = g_strsplit (borough, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_isupper (*words[i]))
      g_string_append_c (initials, *words[i]);
  return g_string_free (initials, FALSE);
}

/* "Fernleigh Housing" and "Fernleigh Homes" are the council's, unlike other names with these ends.
 */
static void
add_of_borough (TlPhrases *phrases, TlCodebook *codebook, const char *borough)
{
  static const char *const ends[] = { "Housing", "Homes" };
  TlCode *housing = tl_codebook_lookup (codebook, TL_CODE_AGENCY, "AG16");
  TlCode *council = tl_codebook_lookup (codebook, TL_CODE_AGENCY, TL_COUNCIL);
  g_autofree char *initials = make_initials (borough);

  for (guint i = 0; housing != NULL && i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", borough, ends[i]);

      tl_phrases_add (phrases, name, TL_PHRASE_NAME, housing);
    }
  if (council != NULL)
    tl_phrases_add (phrases, initials, TL_PHRASE_NAME, council);
}

void
tl_names_add_general (TlPhrases *phrases, TlCodebook *codebook)
{
  const GPtrArray *boroughs = tl_codebook_get (codebook, TL_CODE_BOROUGH);

  for (guint i = 0; i < G_N_ELEMENTS (general); i++)
    {
      TlCode *agency = tl_codebook_lookup (codebook, TL_CODE_AGENCY, general[i].id);
      g_auto (GStrv) wordings = g_strsplit (general[i].wordings, ";", -1);

      for (guint k = 0; agency != NULL && wordings[k] != NULL; k++)
        tl_phrases_add (phrases, wordings[k], TL_PHRASE_NAME, agency);
    }
  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    {
      TlCode *agency = tl_codebook_lookup (codebook, TL_CODE_AGENCY, departments[i].id);

      if (agency != NULL)
        tl_phrases_add (phrases, departments[i].title, TL_PHRASE_TITLE, agency);
    }
  for (guint i = 0; i < boroughs->len; i++)
    add_of_borough (phrases, codebook, tl_code_get_name (boroughs->pdata[i]));
}

static const TlWord *
word_at (GPtrArray *words, guint i)
{
  return words->pdata[i];
}

static gboolean
has_capital (const TlWord *word)
{
  return g_unichar_isupper (g_utf8_get_char (word->text));
}

/* The word before which the words of @ending stand, before word @end; -1 if they do not. */
static int
match_ending (GPtrArray *words, guint end, const char *ending)
{
  g_auto (GStrv) parts = g_strsplit (ending, " ", -1);
  guint n = g_strv_length (parts);

  if (end < n + 1)
    return -1;
  for (guint i = 0; i < n; i++)
    if (strcmp (word_at (words, end - n + i)->text, parts[i]) != 0
        || (i > 0 && !word_at (words, end - n + i)->follows_word))
      return -1;
  return (int) (end - n);
}

/* Whether word @i may belong to a name that goes on with the next: "The" and the name of a borough
 * do not, since "Fernleigh Housing" is the borough's own. */
static gboolean
is_part_of_name (GPtrArray *words, guint i, TlCodebook *codebook)
{
  static const char *const others[] = { "the",          "a",     "all",       "each",
                                        "every",        "this",  "any",       "no",
                                        "council",      "local", "council's", "borough",
                                        "metropolitan", "met",   "london",    "transport",
                                        "city",         NULL };
  const TlWord *word = word_at (words, i);

  return has_capital (word) && !g_strv_contains (others, word->folded)
         && tl_codebook_find (codebook, TL_CODE_BOROUGH, word->text) == NULL;
}

/* The proper name that ends before word @end, if there is one. */
static gboolean
find_proper (GPtrArray *words, guint end, TlCodebook *codebook, TlPhraseMatch *match)
{
  guint longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      int at = match_ending (words, end, endings[i].words);
      TlCode *agency;

      if (at < 1 || !word_at (words, (guint) at)->follows_word
          || word_at (words, (guint) at)->starts_sentence
          || !is_part_of_name (words, (guint) at - 1, codebook)
          || strlen (endings[i].words) <= longest)
        continue;
      agency = tl_codebook_lookup (codebook, TL_CODE_AGENCY, endings[i].id);
      if (agency == NULL)
        continue;
      longest = (guint) strlen (endings[i].words);
      match->start = (guint) at - 1;
      match->end = end;
      match->data = agency;
    }
  for (guint n = 0; longest > 0 && n < MAX_NAME && match->start > 0
                    && !word_at (words, match->start)->starts_sentence
                    && word_at (words, match->start)->follows_word
                    && is_part_of_name (words, match->start - 1, codebook);
       n++)
    match->start--;
  return longest > 0;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const TlPhraseMatch *x = a, *y = b;

  return (x->start > y->start) - (x->start < y->start);
}

/* Whether another name goes on where @match ends: "Fernleigh Hospital NHS Trust". */
static gboolean
is_free (const TlPhraseMatch *match, GArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const TlPhraseMatch *name = &g_array_index (names, TlPhraseMatch, i);

      if (name->start < match->end && name->end > match->start)
        return FALSE;
    }
  return TRUE;
}

void
tl_names_add_proper (GPtrArray *words, GArray *names, TlCodebook *codebook)
{
  guint n = names->len;

  for (guint end = 2; end <= words->len; end++)
    {
      TlPhraseMatch match;

      if (!has_capital (word_at (words, end - 1)) || !find_proper (words, end, codebook, &match))
        continue;
      /* A longer name that goes on takes the place of the shorter. */
      if (names->len > n && g_array_index (names, TlPhraseMatch, names->len - 1).end > match.start)
        g_array_set_size (names, names->len - 1);
      if (is_free (&match, names))
        g_array_append_val (names, match);
    }
  g_array_sort (names, compare_matches);
}

/* Whether @p, what stands after a name, begins to say what that is. */
static gboolean
begins_definition (const char *p)
{
  static const char *const words[] = { " (",       ", a ",    ", an ",     ", the ",     " is a ",
                                       " is the ", " was a ", " was the ", " provides ", "\t",
                                       " runs ",   " – ",     NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (p, words[i]))
      return TRUE;
  return FALSE;
}

char *
tl_names_dup_definition (const TlDraftDocument *document, const char *name)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = document->blocks->pdata[i];
      const char *p = block->text;

      while ((p = strstr (p, name)) != NULL)
        {
          p += strlen (name);
          if (begins_definition (p))
            return g_utf8_substring (p, 0, MIN (g_utf8_strlen (p, -1), 110));
        }
    }
  return NULL;
}
