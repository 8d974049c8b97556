/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook format: what is read, and what is refused. */
#include "config.h"

#include "tl-error.h"
#include "tl-import.h"

#include <string.h>

#define ROOT "<codebook xmlns='urn:throughline:codebook:1' version='1' id='default'>"

static TlCodebook *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tl_import_codebook (bytes, error);
}

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook =
      parse (ROOT "<themes><theme id='T03' name='Sharing' colour='indigo' "
                  "pattern='solid'><definition> What\n was shared </definition>"
                  "<phrase>shar*</phrase><theme id='T03.1' name='Not shared'/></theme></themes>"
                  "<agencies><agency id='AG01' name='Police' "
                  "sector='Police'><alias>MPS</alias></agency></agencies>"
                  "<variables><variable id='borough' name='Borough' group='Review' "
                  "type='enum'><value>A</value><value>B</value></variable>"
                  "</variables></codebook>",
             &error);
  TlCode *theme;

  g_assert_no_error (error);
  theme = tl_codebook_lookup (codebook, TL_CODE_THEME, "T03");
  g_assert_cmpstr (tl_code_get_definition (theme), ==, "What was shared");
  g_assert_cmpstr (tl_code_get_fact (theme, "pattern"), ==, "solid");
  g_assert_cmpstr (tl_code_get_phrases (theme)[0], ==, "shar*");
  g_assert_cmpstr (tl_code_get_parent_id (tl_codebook_lookup (codebook, TL_CODE_THEME, "T03.1")),
                   ==, "T03");
  g_assert_cmpstr (tl_code_get_phrases (tl_codebook_lookup (codebook, TL_CODE_AGENCY, "AG01"))[0],
                   ==, "MPS");
  g_assert_cmpstr (
      tl_code_get_fact (tl_codebook_lookup (codebook, TL_CODE_VARIABLE, "borough"), "values"), ==,
      "A;B");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *words;
    int code;
  } cases[] = {
    { "<!DOCTYPE codebook>" ROOT "</codebook>", "DOCTYPE", TL_ERROR_INVALID },
    { "nothing", "not XML", TL_ERROR_UNSUPPORTED },
    { "<CodeBook xmlns='urn:QDA-XML:codebook:1.0'/>", "CodeBook", TL_ERROR_UNSUPPORTED },
    { "<codebook xmlns='urn:throughline:codebook:1' version='2' id='x'/>", "version 1",
      TL_ERROR_INVALID },
    { ROOT "<agencies/><themes/></codebook>", "themes", TL_ERROR_INVALID },
    { ROOT "<themes><theme id='T 1' name='N'/></themes></codebook>", "id", TL_ERROR_INVALID },
    { ROOT "<themes><theme id='T1'/></themes></codebook>", "name", TL_ERROR_INVALID },
    { ROOT "<themes><theme id='T1' name='N'/><theme id='T1' name='M'/></themes></codebook>",
      "twice", TL_ERROR_INVALID },
    { ROOT "<themes><theme id='T1' name='N'><theme id='T2' name='M'><theme id='T3' "
           "name='O'/></theme></theme></themes></codebook>",
      "theme", TL_ERROR_INVALID },
    { ROOT "<themes><theme id='T1' name='N' shoe='42'/></themes></codebook>", "shoe",
      TL_ERROR_INVALID },
    { ROOT "<statuses><status id='A1' name='N'><phrase>p</phrase></status></statuses></codebook>",
      "phrase", TL_ERROR_INVALID },
    { ROOT "<forms><form id='V1' name='N'><phrase> </phrase></form></forms></codebook>", "empty",
      TL_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlCodebook) codebook = parse (cases[i].text, &error);

      g_assert_null (codebook);
      g_assert_error (error, TL_ERROR, cases[i].code);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("case %u: “%s” does not say “%s”", i, error->message, cases[i].words);
    }
}

static void
test_default (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TL_DATA"), "codebook", "default.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  g_autoptr (TlCodebook) codebook = NULL;

  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  codebook = parse (data, &error);
  g_assert_no_error (error);
  for (int kind = 0; kind < TL_N_CODE_KINDS; kind++)
    g_assert_cmpuint (tl_codebook_get (codebook, (TlCodeKind) kind)->len, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook-xml/whole", test_whole);
  g_test_add_func ("/codebook-xml/refused", test_refused);
  g_test_add_func ("/codebook-xml/default", test_default);
  return g_test_run ();
}
