/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one option table of the command line. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-options.h"

#include <glib/gi18n.h>

/* One option. Texts are read as file names are: as they are, whatever the locale; UTF-8 is checked
 * here. */
typedef struct
{
  guint64 flag; /* 0: known to all verbs */
  const char *name;
  GOptionArg arg;
  gboolean is_text;
  gsize field;
  int least, most;
  const char *description, *argument;
} Option;

#define FIELD(name) G_STRUCT_OFFSET (TlCliOptions, name)
#define FLAG G_OPTION_ARG_NONE
#define NUMBER G_OPTION_ARG_INT
#define PATH G_OPTION_ARG_FILENAME, FALSE
#define TEXT G_OPTION_ARG_FILENAME, TRUE
#define TEXTS G_OPTION_ARG_FILENAME_ARRAY, TRUE

static const Option table[] = {
  { 0, "library", PATH, FIELD (library), 0, 0,
    N_ ("The library; without it the one in your data folder"), N_ ("FILE") },
  { 0, "coder", TEXT, FIELD (coder), 0, 0,
    N_ ("Who signs what is changed; without it your own name"), N_ ("NAME") },
  { TL_CLI_JSON, "json", FLAG, FALSE, FIELD (json), 0, 0, N_ ("Write one JSON document"), NULL },
  { TL_CLI_CSV, "csv", FLAG, FALSE, FIELD (csv), 0, 0, N_ ("Write comma-separated values"), NULL },
  { TL_CLI_PASSWORD_FILE, "password-file", PATH, FIELD (password_file), 0, 0,
    N_ ("Password for encrypted files: the first line of F"), "F" },
  { TL_CLI_AS, "as", TEXT, FIELD (as), 0, 0,
    N_ ("What to do with a file that looks like something of the library: “version” (its text "
        "takes "
        "the place of the earlier one), “document” (of the same review) or “new”"),
    N_ ("HOW") },
  { TL_CLI_INTO, "into", TEXT, FIELD (into), 0, 0,
    N_ ("The review of which the files are documents: id, title or file name"), N_ ("REVIEW") },
  { TL_CLI_PLACE, "id", TEXT, FIELD (id), 0, 0,
    N_ ("Id of the new code; without it the next free one"), "ID" },
  { TL_CLI_PLACE, "below", TEXT, FIELD (below), 0, 0, N_ ("The theme that it stands below"), "ID" },
  { TL_CLI_PLACE, "before", TEXT, FIELD (before), 0, 0, N_ ("The code that it stands in front of"),
    "ID" },
  { TL_CLI_JOBS, "jobs", NUMBER, FALSE, FIELD (jobs), 1, 2,
    N_ ("How many files to read at once: 1 or 2"), "N" },
  { TL_CLI_BOROUGH, "borough", TEXT, FIELD (borough), 0, 0, N_ ("Only reviews of this borough"),
    N_ ("NAME") },
  { TL_CLI_FROM_YEAR, "from", NUMBER, FALSE, FIELD (from_year), 1, 9999,
    N_ ("Only deaths from this year on"), N_ ("YEAR") },
  { TL_CLI_TO_YEAR, "to", NUMBER, FALSE, FIELD (to_year), 1, 9999,
    N_ ("Only deaths up to this year"), N_ ("YEAR") },
  { TL_CLI_FROM_YEAR, "year", NUMBER, FALSE, FIELD (year), 1, 9999, N_ ("Only deaths in this year"),
    N_ ("YEAR") },
  { TL_CLI_KIND, "kind", TEXT, FIELD (kind), 0, 0,
    N_ ("What to search: block, finding or recommendation"), N_ ("KIND") },
  { TL_CLI_THEME, "theme", TEXTS, FIELD (themes), 0, 0, N_ ("Theme: id or name; may be repeated"),
    "ID" },
  { TL_CLI_AGENCY, "agency", TEXTS, FIELD (agencies), 0, 0,
    N_ ("Agency: id, name or alias; may be repeated"), "ID" },
  { TL_CLI_TYPE, "type", TEXT, FIELD (type), 0, 0, N_ ("Finding type: id or name"), "ID" },
  { TL_CLI_FROM, "from", NUMBER, FALSE, FIELD (from), 0, G_MAXINT,
    N_ ("First character in the document’s text, from 0"), "N" },
  { TL_CLI_TO, "to", NUMBER, FALSE, FIELD (to), 0, G_MAXINT,
    N_ ("The character after the last one"), "N" },
  { TL_CLI_QUOTE, "quote", TEXT, FIELD (quote), 0, 0,
    N_ ("The words themselves, instead of --from and --to"), N_ ("TEXT") },
  { TL_CLI_NOTE, "note", TEXT, FIELD (note), 0, 0, N_ ("A note on the finding"), N_ ("TEXT") },
  { TL_CLI_IMPORTANCE, "importance", NUMBER, FALSE, FIELD (importance), 0, 2,
    N_ ("How much the finding matters: 0 ordinary, 1 important, 2 key"), "N" },
  { TL_CLI_DOCUMENT, "document", TEXT, FIELD (document), 0, 0,
    N_ ("Which document of the review: id, title or file name"), N_ ("NAME") },
  { TL_CLI_CODINGS, "codings", PATH, FIELD (codings), 0, 0,
    N_ ("Tab-separated lines with the header “quote themes agencies type note”"), N_ ("FILE") },
  { TL_CLI_MATRIX, "matrix", FLAG, FALSE, FIELD (matrix), 0, 0,
    N_ ("Count each theme with each agency"), NULL },
  { TL_CLI_FORMAT, "format", TEXT, FIELD (format), 0, 0, N_ ("Format of the file"), N_ ("NAME") },
  { TL_CLI_OUTPUT, "output", PATH, FIELD (output), 0, 0,
    N_ ("The file to write; replaced whole or not at all"), N_ ("FILE") },
  { TL_CLI_TITLE, "title", TEXT, FIELD (title), 0, 0, N_ ("Title of the document"), N_ ("TEXT") },
  { TL_CLI_AUTHOR, "author", TEXT, FIELD (author), 0, 0, N_ ("Who issues it"), N_ ("TEXT") },
  { TL_CLI_DATE, "date", TEXT, FIELD (date), 0, 0, N_ ("Date on the title page, such as 2026-03"),
    N_ ("DATE") },
  { TL_CLI_MIN_REVIEWS, "min-reviews", NUMBER, FALSE, FIELD (min_reviews), 1, 10000,
    N_ ("Themes found in so many reviews or more get a section"), "N" },
  { TL_CLI_QUOTATIONS, "quotations", NUMBER, FALSE, FIELD (quotations), 0, 100,
    N_ ("Quotations a section, at most"), "N" },
  { TL_CLI_LIMIT, "limit", NUMBER, FALSE, FIELD (limit), 1, G_MAXINT,
    N_ ("So many records at most"), "N" },
  { TL_CLI_BY, "by", TEXT, FIELD (by), 0, 0, N_ ("Only what this coder did"), N_ ("NAME") },
  { TL_CLI_SINCE, "since", TEXT, FIELD (since), 0, 0,
    N_ ("Only from this day on, such as 2026-03-14"), N_ ("DATE") },
  { TL_CLI_ACCEPT_ABOVE, "accept-above", TEXT, FIELD (accept_above), 0, 0,
    N_ ("Make findings of the suggestions with a score above P, from 0 to 1"), "P" },
  { TL_CLI_VERSION, "version", FLAG, FALSE, FIELD (version), 0, 0, N_ ("Tell the version"), NULL },
};

void
tl_cli_options_init (TlCliOptions *self)
{
  *self = (TlCliOptions){ .library = NULL };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].arg == NUMBER)
      G_STRUCT_MEMBER (int, self, table[i].field) = -1;
}

void
tl_cli_options_clear (TlCliOptions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].arg == G_OPTION_ARG_FILENAME)
      g_clear_pointer (&G_STRUCT_MEMBER (char *, self, table[i].field), g_free);
    else if (table[i].arg == G_OPTION_ARG_FILENAME_ARRAY)
      g_clear_pointer (&G_STRUCT_MEMBER (GStrv, self, table[i].field), g_strfreev);
}

static gboolean
check_text (const Option *option, const char *text, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("The text of --%s is no UTF-8"),
               option->name);
  return FALSE;
}

static gboolean
check_number (const Option *option, int number, GError **error)
{
  if (number == -1 || (number >= option->least && number <= option->most))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--%s %d: the number must be from %d to %d"), option->name, number, option->least,
               option->most);
  return FALSE;
}

static gboolean
check (TlCliOptions *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const Option *option = &table[i];
      GStrv texts = option->arg == G_OPTION_ARG_FILENAME_ARRAY
                        ? G_STRUCT_MEMBER (GStrv, self, option->field)
                        : NULL;

      if (option->arg == NUMBER
          && !check_number (option, G_STRUCT_MEMBER (int, self, option->field), error))
        return FALSE;
      if (option->arg == G_OPTION_ARG_FILENAME && option->is_text
          && !check_text (option, G_STRUCT_MEMBER (char *, self, option->field), error))
        return FALSE;
      for (guint j = 0; texts != NULL && texts[j] != NULL; j++)
        if (!check_text (option, texts[j], error))
          return FALSE;
    }
  return TRUE;
}

/* Takes out the “--” that GOption leaves before arguments that look like options. */
static void
drop_separator (GStrv arguments)
{
  while (*arguments != NULL && !g_str_equal (*arguments, "--"))
    arguments++;
  if (*arguments == NULL)
    return;
  g_free (*arguments);
  for (; *arguments != NULL; arguments++)
    arguments[0] = arguments[1];
}

gboolean
tl_cli_options_parse (TlCliOptions *self, GOptionContext *context, guint64 flags, GStrv *arguments,
                      GError **error)
{
  GOptionEntry entries[G_N_ELEMENTS (table) + 1] = { { NULL } };
  guint n_entries = 0, n_left = 0;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].flag == 0 || (table[i].flag & flags) != 0)
      entries[n_entries++] = (GOptionEntry){
        .long_name = table[i].name,
        .arg = table[i].arg,
        .arg_data = G_STRUCT_MEMBER_P (self, table[i].field),
        .description = table[i].description,
        .arg_description = table[i].argument,
      };
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, arguments, error) || !check (self, error))
    return FALSE;
  g_free ((*arguments)[0]);
  do
    (*arguments)[n_left] = (*arguments)[n_left + 1];
  while ((*arguments)[n_left++] != NULL);
  if (!g_option_context_get_strict_posix (context))
    drop_separator (*arguments);
  return TRUE;
}
