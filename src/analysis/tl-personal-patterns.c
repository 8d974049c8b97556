/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms that personal data have, and words that only look like names. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-personal-data-private.h"

#include <string.h>

/* Bounded, so that no text takes long. */
#define NAME "\\p{Lu}[\\p{L}'’]{0,30}\\p{Ll}[\\p{L}'’]{0,30}(?:-\\p{Lu}[\\p{L}'’]{1,30})?"
#define NAMES NAME "(?: (?:\\p{Lu}\\.? )?" NAME "){0,2}"
#define FULL NAME "(?: \\p{Lu}\\.?)? (?:(?:de|van|von|al|Al|O|Mac) )?" NAME
#define MONTH                                                                                      \
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?"          \
  "(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
#define DATE                                                                                       \
  "(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]" MONTH ",?[ -]\\d{4}|" MONTH                            \
  " \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}([/.-])\\d{1,2}\\g{-1}(?:\\d{4}|\\d{2})"             \
  "|\\d{4}-\\d{2}-\\d{2})(?!\\d)"
#define BIRTH "(?:dates? of birth|\\bd\\.?o\\.?b\\b\\.?)"
/* What ends the name of a street wherever it stands, and what does so only at the end of a line. */
#define LONG_STREET "(?:Road|Rd|Street|Avenue|Ave|Lane|Crescent|Terrace|Grove|Mews)\\b"
#define STREET                                                                                     \
  "(?:" LONG_STREET                                                                                \
  "|(?:St|Way|Place|Court|House|Gardens|Square|Walk|Row|Green|Park|Rise|Gate|Close|Drive)\\b"      \
  "(?=\\.?$|[,;)\t]|\\. |,? [A-Z]{1,2}\\d))"
#define RANK                                                                                       \
  "(?:(?:(?:Acting|Temporary|Trainee|Detective|Police|Chief|Deputy|Assistant) )*"                  \
  "(?:Constable|Sergeant|Inspector|Superintendent|Commander|Community Support Officer)"            \
  "|(?:A/|T/|Det\\.? |W)?(?:PC|PS|PCSO|DC|DS|DI|DCI|DSU|DCS|Sgt|Insp|Supt)\\.?)"
#define PROFESSION                                                                                 \
  "(?:social worker|health visitor|midwife|school nurse|psychiatric nurse|practice nurse|nurse"    \
  "|care co-?ordinator|probation officer|housing officer|support worker|key ?worker|IDVA|IDSVA"    \
  "|CPN|offender manager|counsellor|psychiatrist|psychologist|police officer|head ?teacher"        \
  "|teacher|GP|general practitioner|paramedic|case ?worker|outreach worker|therapist|solicitor)"

static const struct
{
  const char *text;
  GRegexCompileFlags flags;
} patterns[TL_N_PATTERNS] = {
  [TL_PATTERN_EMAIL] = { "(?<![\\w.+'-])[\\w.+'-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}", 0 },
  [TL_PATTERN_POSTCODE] = { "(?<![\\w/-])([A-Z]{1,2})(?:\\d{1,2}|\\d[A-Z]) ?\\d[ABD-HJLNP-UW-Z]{2}"
                            "(?![\\w/])",
                            0 },
  [TL_PATTERN_PLACE_CUE] = { "\\b(?:post "
                             "?code|address|live[ds]?|living|home|flat|house|resid\\w+)\\b|"
                             "\\b" LONG_STREET,
                             G_REGEX_CASELESS },
  [TL_PATTERN_HOUSE] = { "(?<![\\w.,:£/-])(?:(?:Flat|Apartment|Apt|Unit|Room) \\d+\\w?,? )?"
                         "(?!(?:19|20)\\d\\d )\\d{1,4}(?:[-–]\\d{1,4})?[A-Za-z]?,? (?!" MONTH
                         "\\b)(?!(?:High|Crown|County|Supreme|Family|Magistrates) Court)"
                         "(?:" NAME " ){1,3}" STREET "|\\b(?:Flat|Apartment) \\d+\\w?,? (?:" NAME
                         " ){1,3}(?:House|Court|Tower|Point|Mansions|Buildings)\\b",
                         0 },
  [TL_PATTERN_HOME] = { "\\b(?:live[ds]?|living|resid(?:ed|es|ing)|home|house|flat|property"
                        "|address)(?: together)?(?: was| is|:)? (?:at|in|on|of)? ?(?:the "
                        ")?((?:" NAME " ){1,2}" LONG_STREET ")",
                        0 },
  [TL_PATTERN_TELEPHONE] = { "(?<![\\w.,/+-])(?:\\+44[ -]?(?:\\(0\\)[ -]?)?|\\(?0)\\d"
                             "(?:[ -]?[()]?[ -]?\\d){8,9}(?![\\w/]|[.,-]\\d)",
                             0 },
  [TL_PATTERN_NHS_NUMBER] = { "(?<![\\w.,/+-])\\d{3}([ -]?)\\d{3}\\1\\d{4}(?![\\w/]|[.,-]\\d)", 0 },
  [TL_PATTERN_NHS_CUE] = { "\\bNHS\\b|\\bpatient (?:no|number|id)", G_REGEX_CASELESS },
  [TL_PATTERN_BIRTH] = { "(?:" BIRTH "|\\bborn\\b(?: in "
                         "\\p{Lu}\\w+,?)?)[\\s:,()–—-]*(?:(?:of|on|is|was|as|given as|recorded as)"
                         "[\\s:]+)*(?:the )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
                         ")?(" DATE ")",
                         G_REGEX_CASELESS },
  [TL_PATTERN_BIRTH_CUE] = { BIRTH "|^born$", G_REGEX_CASELESS },
  [TL_PATTERN_DATE] = { DATE, G_REGEX_CASELESS },
  [TL_PATTERN_MARK] = { "(?<![\\w/-])[A-HJ-PR-Y]{2}(?:0[2-9]|[12]\\d|5[1-9]|[67]\\d) "
                        "?[A-HJ-PR-Z]{3}(?![\\w/-])",
                        0 },
  [TL_PATTERN_OLD_MARK] = { "(?<![\\w/-])(?:[A-HJ-NPR-TV-Y]\\d{1,3} ?[A-HJ-PR-Z]{3}"
                            "|[A-HJ-PR-Z]{3} ?\\d{1,3}[A-HJ-NPR-TV-Y])(?![\\w/-])",
                            0 },
  [TL_PATTERN_VEHICLE_CUE] = { "\\b(?:registration|registered|vehicle|car|van|number ?plate|VRM"
                               "|motor ?(?:cycle|bike)|index (?:mark|number)|driving|drove)\\b",
                               G_REGEX_CASELESS },
  [TL_PATTERN_BODY] = { "\\b(?:Council|Office|Ofsted|Department|Ministry|Archives|Town Hall|Civic "
                        "Centre|Partnership"
                        "|Hospital|Surgery|Health|Medical|Clinic|Practice|Trust|Board|Services?|"
                        "Commission|Police"
                        "|Constabulary|Agency|Authority|Charity|Foundation|PO Box|P\\.O\\. "
                        "Box|FREEPOST|Freepost"
                        "|Limited|Ltd|University|College|School|Library|Headquarters|HMSO|Centre|"
                        "Institute"
                        "|Association|Secretariat|Inquiry|Inspectorate)\\b",
                        0 },
  [TL_PATTERN_CONTACT] = { "\\bwww\\.|https?://|\\b(?:helpline|hotline|freephone|free phone"
                           "|switchboard|textphone|text phone|minicom|typetalk|fax|samaritans"
                           "|(?:general|for|all) enquir(?:y|ies)|enquir(?:y|ies):|contact us"
                           "|support line|advice line|copyright|published by|ISBN|press office"
                           "|open government licence)\\b|enquir(?:y|ies)@",
                           G_REGEX_CASELESS },
  [TL_PATTERN_PERSONAL_MAILBOX] = { "^[\\p{L}']+[._-](?:\\p{L}[._-])?[\\p{L}'-]+\\d*@", 0 },
  [TL_PATTERN_PUBLIC_DOMAIN] = { "@(?:[\\w-]+\\.)*(?:gov\\.uk|gov\\.wales|gov\\.scot|nhs\\.uk|"
                                 "nhs\\.net|police\\.uk|org\\.uk"
                                 "|org|parliament\\.uk|ac\\.uk|sch\\.uk|mod\\.uk|cjsm\\.net)$",
                                 G_REGEX_CASELESS },
  [TL_PATTERN_ROLE_MAILBOX] = { "(?:^|[._-])(?:enquir\\w*|info\\w*|contact\\w*|office|team|safe\\w*"
                                "|public\\w*|help\\w*"
                                "|support|community|press|dhr|dardr|data|service\\w*|domestic|"
                                "abuse|violence|partnership"
                                "|council|adults?|children\\w*|feedback|admin|media|foi|complaints|"
                                "customer\\w*|review\\w*"
                                "|correspondence|secretariat|mail\\w*|hello|reception|referrals?|"
                                "housing|duty|marac|mash)"
                                "(?=[._@-]|\\d)",
                                G_REGEX_CASELESS },
  [TL_PATTERN_COLLAR] = { "(?<![\\w/])" RANK
                          " (?:\\d{3,6}[A-Z]{0,3}|\\d{2}[A-Z]{1,3})\\b(?! \\p{Lu})",
                          0 },
  [TL_PATTERN_RANK] = { "(?<![\\w/])" RANK " (?:\\d{2,6}[A-Z]{0,3} )?(" NAMES ")", 0 },
  [TL_PATTERN_ROLE] = { "(?|\\b(?i:" PROFESSION ")(?:,? (?:called|named|known as))?,? \\(?("
                        "(?:Mr|Mrs|Ms|Miss) " NAME "(?: " NAME ")?|" FULL ")"
                        "|\\b(?i:" PROFESSION ") (?:called|named) (" NAME ")"
                        "|\\b(?:Social Worker|Health Visitor|Probation Officer|Nurse|Midwife) "
                        "(" NAME "))",
                        0 },
  [TL_PATTERN_AFTER] = { "\\b(" FULL "),? (?:who (?:was|is) |was |is |\\()?(?:an? |her |his |their "
                         "|the (?:allocated|named|duty|lead|family) )(?:[\\w’'-]+ "
                         "){0,2}?(?i:" PROFESSION ")\\b",
                         0 },
  [TL_PATTERN_DOCTOR] = { "\\b(?:Dr|Doctor|Sister)\\.? (" NAMES ")", 0 },
  [TL_PATTERN_CARE] = { "\\b(?:GPs?|general practi\\w+|surgery|practice|psychiatr\\w+|ward|clinic"
                        "|appointment\\w*|prescri\\w+|A&E|registrar|locum|saw|seen by|treated"
                        "|consultation\\w*|diagnos\\w+|referred (?:by|her|him|them))\\b",
                        0 },
  [TL_PATTERN_PANEL_HEADING] = { "\\bpanel "
                                 "(?:members?|membership|composition)|\\bmember(?:s|ship)? of "
                                 "the\\b.*\\bpanel"
                                 "|^(?:the )?(?:\\S+ "
                                 "){0,4}panel$|\\bchair(?:person|man|woman)?\\b|\\bauthors?\\b"
                                 "|\\bcontributors\\b|\\backnowledge?ments?\\b|\\b(?:inspection|"
                                 "review|project) team\\b"
                                 "|\\bsteering group\\b",
                                 G_REGEX_CASELESS },
  [TL_PATTERN_PANEL_INTRO] = { "\\b(?:panel|review team|steering "
                               "group)\\b[^.]{0,60}\\b(?:compris\\w+|consist\\w+|includ\\w+"
                               "|made "
                               "up|members?(?:hip)?|represent\\w+|follow\\w*|were|was|are)\\b[^.]*:"
                               "$",
                               G_REGEX_CASELESS },
  [TL_PATTERN_PERSON] = { "^(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof) )?\\p{Lu}[\\p{L}'’-]+,?(?: \\p{Lu}\\.?)? "
                          "\\p{Lu}[\\p{L}'’-]+$",
                          0 },
  [TL_PATTERN_PANEL_TABLE] = { "\\bname\\b.*\\b(?:role|title|organi[sz]ation|agency|job|body"
                               "|position|designation|represent\\w*)\\b",
                               G_REGEX_CASELESS },
  [TL_PATTERN_PANEL_WORDS] = { "\\b(?:independent (?:chair|author)|chair(?:ed by|person)?|author"
                               "|panel members?|(?:written|prepared|commissioned|report) by"
                               "|member of the (?:review )?panel|lead inspector|adviser)\\b",
                               G_REGEX_CASELESS },
  [TL_PATTERN_FULL_NAME] = { "\\b" FULL "\\b", 0 },
  [TL_PATTERN_NAMES] = { "\\b" NAME "(?: (?:\\p{Lu}\\.? )?" NAME ")+", 0 },
  [TL_PATTERN_PSEUDONYM_TITLE] = { "^" NAME "(?:(?:,| and| &|, and) " NAME ")*$", 0 },
  [TL_PATTERN_PSEUDONYM] = { "\\b(?:(?:is|are|was|were|be|been|hereafter|hereinafter|[Hh]ere) "
                             "(?:referred to|known|called)"
                             "(?: in this (?:report|review)| throughout| here)? as|pseudonym|given "
                             "the name|the name) "
                             "[“\"‘']?(" NAME ")(?=[”\"’'.,;)]|$| (?!\\p{Lu}))",
                             0 },
  [TL_PATTERN_PSEUDONYM_LIST] = { "[Pp]seudonyms?(?: (?:are|is|were|was|have been|has been))?(?: "
                                  "(?:used|chosen|given|agreed"
                                  "|by|the|family|for))*[ :]+[“\"‘']?(" NAME
                                  "(?:[”\"’']?(?:,| and|, and|,? for)[^.;]{1,30}?"
                                  "[“\"‘']?" NAME ")*)",
                                  0 },
  [TL_PATTERN_NAME] = { NAME, 0 },
  [TL_PATTERN_PAIR] = { "(?<![\\w’'-])(" NAME ")(?= (" NAME "))", 0 },
  [TL_PATTERN_TITLED] = { "\\b(?:Mr|Mrs|Ms|Miss|Mx)\\.? (?!Justice\\b|Recorder\\b)(" NAMES ")", 0 },
  [TL_PATTERN_LOGIN] = { "^(?:[\\w.-]+\\\\[\\w.-]+|\\p{L}+[._]\\p{L}+\\d*|(?=\\D*\\d)[A-Za-z]\\w{3,"
                         "15}"
                         "|(?!(?:user|admin|administrator|owner|author|staff|home|office|council|"
                         "default|windows|microsoft|test|root|system|unknown|python|docx)$)"
                         "[a-z]{4,12})$",
                         0 },
  [TL_PATTERN_PATH] = { "(?:^|[\\s\"'(])[A-Za-z]:[\\\\/]|\\\\\\\\\\w|/(?:Users|home|sites|Shared)/"
                        "|\\bfile:|sharepoint|onedrive|\\bhttps?://\\S+/\\S+/",
                        G_REGEX_CASELESS },
  [TL_PATTERN_OPERATION] = { "\\b(?:Operation|OPERATION|Op\\.?|OP) \\p{Lu}\\w+", 0 },
};

/* Words that stand with a capital and are no surname; in small letters, with a space on either
 * side. */
static const char ordinary[] =
    " a act action adult adults advocate after agencies agency all also an analysis and april as "
    "assessment associate association at august author because before board borough both "
    "british but by care case centre chair charity chief child children cllr college commission "
    "community conference constable consultant control council councillor county course court "
    "crime crown custody dame daughter december degree department deputy designated desk "
    "detective did director doctor domestic dr during emergency english family father february "
    "following for force form foundation friday from general government group guidance had has "
    "he head health her high his home homicide hospital house housing how however if in "
    "independent inspector into is it its january july june justice lane law lead limited local "
    "london manager march may meeting mental metropolitan monday mother mr mrs ms named "
    "national network north not november nurse nursing october of office officer on one panel "
    "park partnership plan police policy practice practitioner primary prison private probation "
    "procedure procedures prof professor programme project public recommendation record records "
    "referral report response review risk road room safe safeguarding safer saturday scheme "
    "school section senior september sergeant service services she sir sister social son south "
    "specialist standards statement station strategy street sunday superintendent support "
    "surgery teacher team that the their then there these they this thursday to training trust "
    "tuesday two under unit university until was we wednesday were west what when where who why "
    "will with women worker working world young ";

/* Surnames that are words too; likewise. */
static const char surnames[] =
    " baker banks bell bishop black brooks brown burns butcher butler carpenter carter chambers "
    "cook cooper cross dean drake farmer field fields fisher fox freeman gardner glover grant "
    "gray green grey hill holly hope hunt hunter king knight lamb little marsh mason miller "
    "moon moss noble parsons pollard pope porter potter powers price rice rich rivers rose rush "
    "savage sharp shepherd singer smith stone swift taylor thatcher turner walker waters weaver "
    "weeks wheeler white wood woods wright ";

/* The letters that postcodes begin with, in order. */
static const char *const areas[] = {
  "AB", "AL", "B",  "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH",
  "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E",
  "EC", "EH", "EN", "EX", "FK", "FY", "G",  "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS",
  "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L",  "LA", "LD", "LE", "LL",
  "LN", "LS", "LU", "M",  "ME", "MK", "ML", "N",  "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX",
  "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S",  "SA", "SE", "SG", "SK", "SL", "SM",
  "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW",
  "UB", "W",  "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE",
};

const GRegex *
tl_pattern_get (TlPattern pattern)
{
  static gsize regexes[TL_N_PATTERNS];

  if (g_once_init_enter (&regexes[pattern]))
    {
      g_autoptr (GError) error = NULL;
      GRegex *regex = g_regex_new (patterns[pattern].text,
                                   patterns[pattern].flags | G_REGEX_OPTIMIZE, 0, &error);

      g_assert_no_error (error);
      g_once_init_leave (&regexes[pattern], (gsize) regex);
    }
  return (const GRegex *) regexes[pattern];
}

gboolean
tl_pattern_matches (TlPattern pattern, const char *text)
{
  return g_regex_match (tl_pattern_get (pattern), text, 0, NULL);
}

/* The next or the former start of a character at or after byte @i. */
static gsize
align (const char *text, gsize i)
{
  while (((guchar) text[i] & 0xc0) == 0x80)
    i++;
  return i;
}

gboolean
tl_pattern_is_near (TlPattern pattern, const char *text, gsize start, gsize end, gsize before,
                    gsize after)
{
  gsize from = align (text, start > before ? start - before : 0);
  gsize to = align (text, end + strnlen (text + end, after));
  g_autofree char *left = g_strndup (text + from, start - from);
  g_autofree char *right = g_strndup (text + end, to - end);

  return tl_pattern_matches (pattern, left) || tl_pattern_matches (pattern, right);
}

static gboolean
is_among (const char *list, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  g_autofree char *key = g_strconcat (" ", lower, " ", NULL);

  return strstr (list, key) != NULL;
}

gboolean
tl_personal_is_ordinary (const char *word)
{
  return is_among (ordinary, word);
}

gboolean
tl_personal_is_common_surname (const char *word)
{
  return is_among (surnames, word);
}

static int
compare_words (gconstpointer key, gconstpointer element)
{
  return strcmp (key, *(const char *const *) element);
}

gboolean
tl_personal_is_area (const char *letters)
{
  return bsearch (letters, areas, G_N_ELEMENTS (areas), sizeof *areas, compare_words) != NULL;
}
