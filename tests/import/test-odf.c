/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument texts: what is read of hand-written files, one matter a test. */
#include "config.h"

#include "tl-error.h"
#include "tl-import.h"
#include "tl-odf.h"

#include "office.h"

#define NS "urn:oasis:names:tc:opendocument:xmlns:"
#define NAMES                                                                                      \
  "xmlns:office='" NS "office:1.0' xmlns:style='" NS "style:1.0' xmlns:text='" NS                  \
  "text:1.0' xmlns:table='" NS "table:1.0' xmlns:draw='" NS "drawing:1.0' xmlns:fo='" NS           \
  "xsl-fo-compatible:1.0' xmlns:meta='" NS                                                         \
  "meta:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "                                         \
  "xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'"
#define NUMBER(level, form, suffix, shown)                                                         \
  "<text:list-level-style-number text:level='" level "' style:num-format='" form                   \
  "' style:num-suffix='" suffix "' text:display-levels='" shown "'/>"
#define STYLES                                                                                     \
  "<office:styles><style:style style:name='Caption' style:family='paragraph'/>"                    \
  "<text:outline-style><text:outline-level-style text:level='1' style:num-format='1'/>"            \
  "<text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/>"        \
  "<text:outline-level-style text:level='3' style:num-format=''/></text:outline-style>"            \
  "<text:list-style style:name='L'>" NUMBER ("1", "1", ".", "1") NUMBER ("2", "1", "", "2")        \
      NUMBER ("3", "a", ")", "1") "<text:list-level-style-bullet text:level='4'/>"                 \
                                  "</text:list-style>"                                             \
                                  "<text:list-style style:name='M'>"                               \
                                  "<text:list-level-style-number text:level='1' "                  \
                                  "style:num-format='i' style:num-prefix='(' "                     \
                                  "style:num-suffix=')'/></text:list-style></office:styles>"
#define AUTOMATIC                                                                                  \
  "<office:automatic-styles>"                                                                      \
  "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Caption'/>"      \
  "<style:style style:name='B' style:family='text'><style:text-properties "                        \
  "fo:font-weight='bold'/></style:style>"                                                          \
  "<style:style style:name='X' style:family='text'><style:text-properties "                        \
  "text:display='none'/></style:style></office:automatic-styles>"
#define FILE_OF(parts, body)                                                                       \
  "<?xml version='1.0' encoding='UTF-8'?><office:document " NAMES                                  \
  " office:version='1.3' office:mimetype='application/vnd.oasis.opendocument.text'>" parts STYLES  \
      AUTOMATIC "<office:master-styles><style:master-page style:name='Standard'><style:header>"    \
  "<text:p>Official <text:page-number>3</text:page-number></text:p></style:header>"                \
  "</style:master-page></office:master-styles><office:body><office:text>" body                     \
  "</office:text></office:body></office:document>"
#define TYPE "application/vnd.oasis.opendocument.text"
#define H(level, text) "<text:h text:outline-level='" level "'>" text "</text:h>"
#define P(text) "<text:p>" text "</text:p>"
#define ITEM(content) "<text:list-item>" content "</text:list-item>"
#define LIST(attributes, content) "<text:list " attributes ">" content "</text:list>"
#define CELL(text) "<table:table-cell>" P (text) "</table:table-cell>"

static TlDraft *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = office_bytes (text);

  return tl_import_bytes (bytes, "report.fodt", NULL, NULL, NULL, error);
}

static void
assert_reads (const char *input, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = read_text (input, &error);
  g_autofree char *text = NULL;
  g_autofree char *wanted = NULL;
  const char *warnings = strstr (expected, "warning ");
  gsize n = warnings != NULL ? (gsize) (warnings - expected) : strlen (expected);

  g_assert_no_error (error);
  g_assert_cmpstr (draft->format, ==, "fodt");
  text = office_dump (draft);
  wanted = g_strdup_printf ("%.*sfurniture Official\n%s", (int) n, expected,
                            warnings != NULL ? warnings : "");
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_outline (void)
{
  assert_reads (
      FILE_OF ("", H ("1", "One") H ("2", "Sub") H ("2", "Sub") H ("3", "Deep") H ("1", "Two")
                       H ("2", "Sub") "<text:h text:outline-level='1' text:is-list-header='true'>"
                                      "Annex</text:h>" P ("Text.")),
      "heading 1 [1] One\nheading 2 [1.1] Sub\nheading 2 [1.2] Sub\nheading 3 Deep\n"
      "heading 1 [2] Two\nheading 2 [2.1] Sub\nheading 1 Annex\nparagraph Text.\n");
}

#define INNER LIST ("", ITEM (P ("dd")) ITEM (P ("ee")))
#define MIDDLE LIST ("", ITEM (P ("bb")) ITEM (P ("cc") INNER))
#define OUTER ITEM (P ("aa") P ("More of it.") MIDDLE) ITEM (P ("ff") LIST ("", ITEM (P ("gg"))))

static void
test_lists (void)
{
  assert_reads (
      FILE_OF ("",
               LIST ("text:style-name='L' xml:id='l1'", OUTER) P ("Between.") LIST (
                   "text:style-name='L' text:continue-list='l1'", ITEM (P ("hh")))
                   LIST ("text:style-name='L'", ITEM (P ("ii"))) LIST (
                       "text:style-name='M'",
                       "<text:list-item text:start-value='4'>" P ("four") "</text:list-item>" ITEM (
                           P ("five")) "<text:list-header>" P ("none") "</text:list-header>")),
      "paragraph [1] aa\nparagraph More of it.\nparagraph [1.1] bb\nparagraph [1.2] cc\n"
      "item [a)] dd\nitem [b)] ee\nparagraph [2] ff\nparagraph [2.1] gg\nparagraph Between.\n"
      "paragraph [3] hh\nparagraph [1] ii\nitem [(iv)] four\nitem [(v)] five\nparagraph none\n");
}

#define GOES_ON "' text:continue-numbering='true'"

static void
test_continued (void)
{
  assert_reads (FILE_OF ("", LIST ("text:style-name='L'", ITEM (P ("aa")))
                                 LIST ("text:style-name='L" GOES_ON, ITEM (P ("bb")))
                                     LIST ("text:style-name='M'", ITEM (P ("cc")))
                                         LIST ("text:style-name='L" GOES_ON, ITEM (P ("dd")))),
                "paragraph [1] aa\nparagraph [2] bb\nitem [(i)] cc\nparagraph [1] dd\n");
}

static void
test_text (void)
{
  assert_reads (FILE_OF ("", P ("A<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d "
                                "<text:span text:style-name='X'>hidden</text:span>"
                                "<text:a>link</text:a> well\xe2\x80\x91known so\xc2\xad"
                                "ft.") "<text:p text:style-name='P1'>Table 1</text:p>"
                                       "<text:table-of-content><text:index-body>" P (
                                           "One 3") "</text:index-body></text:table-of-content>"
                                                    "<text:section text:name='s'>" P (
                                                        "In it.") "</text:section>"),
                "paragraph A b c d link well-known soft.\ncaption Table 1\nparagraph In it.\n"
                "warning 1 piece of hidden text was left out.\n");
}

static void
test_tables (void)
{
  assert_reads (
      FILE_OF (
          "",
          "<table:table><table:table-header-rows><table:table-row>" CELL ("A") CELL ("B") CELL (
              "C") "</table:table-row></table:table-header-rows><table:table-row>"
                   "<table:table-cell table:number-columns-spanned='2'>" P ("both")
                       P ("of them") "</table:table-cell><table:covered-table-cell/>" CELL (
                           "c") "</table:table-row><table:table-row><table:table-cell><table:table>"
                                "<table:table-row>" CELL ("in")
                                    CELL ("ner") "</table:table-row></table:table>"
                                                 "</table:table-cell>" CELL ("y") CELL (
                                                     "z") "</table:table-row></table:table>"
                                                          "<table:table><table:table-row>" CELL (
                                                              "Framed.") "</table:table-row>"
                                                                         "</table:table>"),
      "row header A\tB\tC\nrow both of them\t\tc\nrow \ty\tz\nrow in\tner\nbox Framed.\n");
}

static void
test_notes (void)
{
  assert_reads (
      FILE_OF (
          "", P ("Said<text:note text:note-class='footnote'><text:note-citation>12"
                 "</text:note-citation><text:note-body>" P (
                     "Who.") "</text:note-body></text:note> so<office:annotation><dc:creator>J. Roe"
                             "</dc:creator>" P ("Check.") "</office:annotation>.") H ("1", "Next")
                  P ("End<text:note text:note-class='endnote'><text:note-citation>i"
                     "</text:note-citation><text:note-body>" P (
                         "Last.") "</text:note-body></text:note>.")),
      "paragraph Said¹² so.\nfootnote [12] Who.\nheading 1 [1] Next\nparagraph Endⁱ.\n"
      "footnote [i] Last.\nfootnote [comment 1] Check.\n"
      "warning 1 comment was kept as a note at the end.\n");
}

static void
test_changes_and_boxes (void)
{
  assert_reads (
      FILE_OF (
          "",
          "<text:tracked-changes><text:changed-region><text:deletion>" P (
              "not ") "</text:deletion></text:changed-region><text:changed-region><text:insertion/>"
                      "</text:changed-region></text:tracked-changes>" P (
                          "It was <text:change/>"
                          "<text:change-start/>so<text:change-end/>."
                          "<draw:frame><draw:text-box>" P (
                              "In the box.") "</draw:text-box></draw:frame>") P ("Next.")),
      "paragraph It was so.\nbox In the box.\nparagraph Next.\n"
      "warning 1 tracked insertion was taken as accepted.\n"
      "warning 1 tracked deletion was left out.\n");
}

static void
test_bold_headings (void)
{
  assert_reads (FILE_OF ("", P ("<text:span text:style-name='B'>The family</text:span>")
                                 P ("They lived in Amberley.")),
                "heading 1 The family\nparagraph They lived in Amberley.\n");
}

#define PART(name, content)                                                                        \
  "<office:document-" name " " NAMES ">" content "</office:document-" name ">"

static GBytes *
pack (const char *type, const char *content, const char *manifest)
{
  g_autoptr (TlZip) zip = tl_zip_new ();
  g_autoptr (GBytes) mime = office_bytes (type);

  tl_zip_add (zip, "mimetype", mime, TRUE);
  office_add (zip, "content.xml", content);
  office_add (zip, "styles.xml", PART ("styles", STYLES));
  office_add (zip, "meta.xml",
              PART ("meta", "<office:meta><dc:title>The Wexbridge review"
                            "</dc:title></office:meta>"));
  office_add (zip, "META-INF/manifest.xml", manifest);
  return tl_zip_finish (g_steal_pointer (&zip));
}

#define CONTENT                                                                                    \
  PART ("content", "<office:body><office:text>" P ("Text.") "</office:text></office:body>")
#define MANIFEST "<!DOCTYPE manifest PUBLIC 'a' 'Manifest.dtd'><manifest/>"

static void
test_package (void)
{
  g_autoptr (GBytes) bytes = pack (TYPE, CONTENT, MANIFEST);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = tl_import_bytes (bytes, "r.odt", NULL, NULL, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (draft->format, ==, "odt");
  g_assert_cmpstr (draft->title, ==, "The Wexbridge review");
  text = office_dump (draft);
  g_assert_cmpstr (text, ==, "paragraph Text.\n");
}

static void
assert_refused (const char *type, const char *content, const char *manifest, TlError code,
                const char *words)
{
  g_autoptr (GBytes) bytes = pack (type, content, manifest);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = tl_import_bytes (bytes, "r.odt", NULL, NULL, NULL, &error);

  g_assert_null (draft);
  g_assert_error (error, TL_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  const char *type = TYPE;

  assert_refused (type, "garbage", "<m:manifest><m:encryption-data/></m:manifest>",
                  TL_ERROR_ENCRYPTED, "password");
  assert_refused ("application/vnd.oasis.opendocument.spreadsheet", CONTENT, MANIFEST,
                  TL_ERROR_UNSUPPORTED, "spreadsheet");
  assert_refused (type, "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", MANIFEST, TL_ERROR_INVALID,
                  "DOCTYPE");
  assert_refused (type, PART ("content", "<office:body/>"), MANIFEST, TL_ERROR_UNSUPPORTED,
                  "no text document");
}

/* What LibreOffice makes of @bytes as plain text; NULL where it does not. */
static char *
convert (GBytes *bytes)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *folder = g_dir_make_tmp ("throughline-XXXXXX", NULL);
  g_autofree char *source = g_build_filename (folder, "a.odt", NULL);
  g_autofree char *result = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  const char *command[] = {
    office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir",
    folder, source,  NULL
  };
  const char *clean[] = { "rm", "-rf", folder, NULL };
  char *text = NULL;

  g_assert_true (g_file_set_contents (source, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  if (office != NULL
      && g_spawn_sync (NULL, (char **) command, NULL,
                       G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, NULL, NULL))
    g_file_get_contents (result, &text, NULL, NULL);
  g_spawn_sync (NULL, (char **) clean, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  return text;
}

/* LibreOffice, where there is one, prints the same numbers. */
static void
test_libreoffice (void)
{
  static const char content[] =
      PART ("content",
            AUTOMATIC "<office:body><office:text>" H ("1", "One") H ("2", "Sub")
                LIST ("text:style-name='L' xml:id='l1'", OUTER) H ("1", "Two") H ("2", "Next")
                    LIST ("text:style-name='L' text:continue-list='l1'", ITEM (P ("hh")))
                        LIST ("text:style-name='L' xml:id='l2'", ITEM (P ("ii")))
                            LIST ("text:style-name='M'",
                                  ITEM (P ("jj")) ITEM (P ("kk"))) "</office:text></office:body>");
  g_autoptr (GBytes) bytes = pack (
      TYPE, content,
      "<m:manifest xmlns:m='" NS "manifest:1.0' m:version='1.3'><m:file-entry m:full-path='/' "
      "m:media-type='" TYPE "'/><m:file-entry m:full-path='content.xml' m:media-type='text/xml'/>"
      "<m:file-entry m:full-path='styles.xml' m:media-type='text/xml'/></m:manifest>");
  g_autofree char *text = convert (bytes);
  g_autoptr (TlDraft) draft = tl_import_bytes (bytes, "r.odt", NULL, NULL, NULL, NULL);
  const TlDraftDocument *document = draft->documents->pdata[0];

  g_assert_cmpuint (document->blocks->len, ==, 16);
  if (text == NULL)
    g_test_skip ("skipped: no LibreOffice that converts here");
  for (guint i = 0; text != NULL && i < document->blocks->len; i++)
    {
      const TlBlock *block = document->blocks->pdata[i];
      gboolean has_stop =
          block->kind == TL_BLOCK_PARAGRAPH && block->number != NULL && strlen (block->number) == 1;
      g_autofree char *printed =
          g_strdup_printf ("%s%s %s", block->number, has_stop ? "." : "", block->text);

      if (block->number != NULL && strstr (text, printed) == NULL)
        g_error ("“%s” is not in “%s”", printed, text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odf/outline", test_outline);
  g_test_add_func ("/odf/lists", test_lists);
  g_test_add_func ("/odf/continued", test_continued);
  g_test_add_func ("/odf/text", test_text);
  g_test_add_func ("/odf/tables", test_tables);
  g_test_add_func ("/odf/notes", test_notes);
  g_test_add_func ("/odf/changes-and-boxes", test_changes_and_boxes);
  g_test_add_func ("/odf/bold-headings", test_bold_headings);
  g_test_add_func ("/odf/package", test_package);
  g_test_add_func ("/odf/refused", test_refused);
  g_test_add_func ("/odf/libreoffice", test_libreoffice);
  return g_test_run ();
}
