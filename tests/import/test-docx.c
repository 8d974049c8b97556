/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word documents: what is read of hand-written parts, one matter a test. */
#include "config.h"

#include "tl-docx.h"
#include "tl-error.h"
#include "tl-import.h"

#include "office.h"

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define MC "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
#define DOCUMENT(body) "<w:document " W " " MC "><w:body>" body "</w:body></w:document>"
#define T(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define BOLD(text) "<w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r>"
#define LOOKS(properties, text)                                                                    \
  "<w:p><w:r><w:rPr>" properties "</w:rPr><w:t>" text "</w:t></w:r></w:p>"
#define P(text) "<w:p>" T (text) "</w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" T (text) "</w:p>"
#define LISTED(list, level, text)                                                                  \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list                          \
  "'/></w:numPr></w:pPr>" T (text) "</w:p>"
#define CELL(text) "<w:tc>" P (text) "</w:tc>"
#define LEVEL(i, form, text, more)                                                                 \
  "<w:lvl w:ilvl='" i "'><w:start w:val='1'/><w:numFmt w:val='" form "'/>" more                    \
  "<w:lvlText w:val='" text "'/></w:lvl>"

typedef struct
{
  const char *document, *styles, *numbering, *footnotes, *endnotes, *comments, *header;
} Input;

static GBytes *
part (const char *text)
{
  return text != NULL ? office_bytes (text) : NULL;
}

static void
fill (TlDocxParts *parts, const Input *input)
{
  parts->document = part (input->document);
  parts->styles = part (input->styles);
  parts->numbering = part (input->numbering);
  parts->footnotes = part (input->footnotes);
  parts->endnotes = part (input->endnotes);
  parts->comments = part (input->comments);
  parts->furniture = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  if (input->header != NULL)
    g_ptr_array_add (parts->furniture, part (input->header));
}

static void
assert_reads (const Input *input, const char *expected)
{
  g_auto (TlDocxParts) parts = { 0 };
  g_autoptr (TlDraft) draft = office_draft ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fill (&parts, input);
  tl_docx_read_parts (draft, &parts, &error);
  g_assert_no_error (error);
  text = office_dump (draft);
  g_assert_cmpstr (text, ==, expected);
}

static const char styles[] =
    "<w:styles " W ">"
    "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='T'><w:name w:val='Title'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:pPr><w:numPr>"
    "<w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/><w:basedOn "
    "w:val='H1'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Own'><w:name w:val='Council heading'/><w:basedOn "
    "w:val='H2'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='C'><w:name w:val='caption'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Para'><w:name w:val='Numbered'/><w:pPr><w:numPr>"
    "<w:ilvl w:val='2'/><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='table' w:styleId='Grid'><w:tblStylePr w:type='firstRow'><w:rPr><w:b/></w:rPr>"
    "</w:tblStylePr></w:style></w:styles>";

static const char numbering[] =
    "<w:numbering " W ">"
    "<w:abstractNum w:abstractNumId='7'>" LEVEL ("0", "decimal", "%1.", "<w:pStyle w:val='H1'/>")
        LEVEL ("1", "decimal", "%1.%2", "<w:pStyle w:val='H2'/>") LEVEL (
            "2", "decimal", "%1.%2.%3",
            "") "</w:abstractNum>"
                "<w:abstractNum w:abstractNumId='8'>" LEVEL ("0", "lowerLetter", "(%1)", "")
                    LEVEL ("1", "lowerRoman", "%2.", "") LEVEL (
                        "2", "bullet", "\xef\x82\xb7",
                        "") "</w:abstractNum>"
                            "<w:abstractNum w:abstractNumId='9'>" LEVEL ("0", "upperRoman", "%1",
                                                                         "")
                                LEVEL (
                                    "1", "decimal", "%1.%2",
                                    "<w:lvlRestart w:val='0'/><w:isLgl/>") "</w:abstractNum>"
                                                                           "<w:abstractNum "
                                                                           "w:abstractNumId='10'"
                                                                           ">" LEVEL (
                                                                               "0", "decimal",
                                                                               "Recommendation %1:",
                                                                               "") "</"
                                                                                   "w:abstractNum>"
                                                                                   "<w:num "
                                                                                   "w:numId='1'><w:"
                                                                                   "abstractNumId "
                                                                                   "w:val='7'/></"
                                                                                   "w:num>"
                                                                                   "<w:num "
                                                                                   "w:numId='2'><w:"
                                                                                   "abstractNumId "
                                                                                   "w:val='8'/></"
                                                                                   "w:num>"
                                                                                   "<w:num "
                                                                                   "w:numId='3'><w:"
                                                                                   "abstractNumId "
                                                                                   "w:val='8'/"
                                                                                   "><w:"
                                                                                   "lvlOverride "
                                                                                   "w:ilvl='0'><w:"
                                                                                   "startOverride "
                                                                                   "w:val='3'/></"
                                                                                   "w:lvlOverride><"
                                                                                   "/w:num>"
                                                                                   "<w:num "
                                                                                   "w:numId='4'><w:"
                                                                                   "abstractNumId "
                                                                                   "w:val='9'/></"
                                                                                   "w:num>"
                                                                                   "<w:num "
                                                                                   "w:numId='5'><w:"
                                                                                   "abstractNumId "
                                                                                   "w:val='10'/></"
                                                                                   "w:num>"
                                                                                   "</w:numbering>";

static void
test_styles (void)
{
  const Input input = { DOCUMENT (STYLED ("T", "A review") STYLED ("TOC1", "Background 3") STYLED (
                            "H1", "Background") STYLED ("H2", "The family") STYLED ("Own", "Method")
                                      STYLED ("C", "Table 1") P ("Plain.")),
                        styles };

  assert_reads (&input, "heading 1 A review\nheading 1 Background\nheading 2 The family\n"
                        "heading 2 Method\ncaption Table 1\nparagraph Plain.\n");
}

static void
test_multilevel (void)
{
  const Input input = { DOCUMENT (STYLED ("H1", "One") STYLED ("H2", "Sub") STYLED ("Para", "A.")
                                      STYLED ("Para", "B.") STYLED ("H2", "Sub")
                                          STYLED ("Para", "C.") STYLED ("H1", "Two")
                                              STYLED ("Para", "D.") LISTED ("1", "2", "E.")
                                                  STYLED ("H2", "Sub") STYLED ("Own", "Free")),
                        styles, numbering };

  assert_reads (&input, "heading 1 [1] One\nheading 2 [1.1] Sub\nparagraph [1.1.1] A.\n"
                        "paragraph [1.1.2] B.\nheading 2 [1.2] Sub\nparagraph [1.2.1] C.\n"
                        "heading 1 [2] Two\nparagraph [2.1.1] D.\nparagraph [2.1.2] E.\n"
                        "heading 2 [2.2] Sub\nheading 2 Free\n");
}

static void
test_items (void)
{
  const Input input = { DOCUMENT (LISTED ("2", "0", "a") LISTED ("2", "1", "i")
                                      LISTED ("2", "1", "ii") LISTED ("2", "2", "dot")
                                          LISTED ("2", "0", "b") LISTED ("2", "1", "i")
                                              LISTED ("3", "0", "c") LISTED ("3", "0", "d")),
                        NULL, numbering };

  assert_reads (&input, "item [(a)] a\nitem [i] i\nitem [ii] ii\nitem [•] dot\nitem [(b)] b\n"
                        "item [i] i\nitem [(c)] c\nitem [(d)] d\n");
}

static void
test_no_restart_and_legal (void)
{
  const Input input = { DOCUMENT (LISTED ("4", "0", "One") LISTED ("4", "1", "A") LISTED (
                            "4", "0", "Two") LISTED ("4", "1", "B") LISTED ("5", "0", "Do so.")),
                        NULL, numbering };
  g_auto (TlDocxParts) parts = { 0 };
  g_autoptr (TlDraft) draft = office_draft ();
  g_autofree char *text = NULL;

  fill (&parts, &input);
  g_assert_true (tl_docx_read_parts (draft, &parts, NULL));
  text = office_dump (draft);
  g_assert_true (g_str_has_prefix (text, "item [I] One\nparagraph [1.1] A\nitem [II] Two\n"
                                         "paragraph [2.2] B\n"));
  /* Words of a list's label are text, as they are in print. */
  g_assert_nonnull (strstr (text, "Do so."));
}

static void
test_bold_headings (void)
{
  const Input input = {
    DOCUMENT (STYLED ("T", "A review") "<w:p>" BOLD ("INTRODUCTION") "</w:p>" P ("Text is here.") "<w:p>" BOLD (
        "Scope") "</w:p>" P ("More of it.") "<w:p>" BOLD ("A whole sentence in bold.") "</w:p>" P ("End.")),
    styles
  };
  const Input styled = { DOCUMENT (STYLED ("Own", "One") P ("Text.") "<w:p>" BOLD (
                             "Bold") "</w:p>" P ("More.") STYLED ("Own", "Two")),
                         styles };

  assert_reads (&input, "heading 1 A review\nheading 1 INTRODUCTION\nparagraph Text is here.\n"
                        "heading 2 Scope\nparagraph More of it.\n"
                        "paragraph A whole sentence in bold.\nparagraph End.\n");
  assert_reads (&styled, "heading 2 One\nparagraph Text.\nparagraph Bold\nparagraph More.\n"
                         "heading 2 Two\n");
}

/* Headings that nothing but their size or their colour tells, and ranks by how much they stand out.
 */
static void
test_plain_headings (void)
{
  const Input input = { DOCUMENT (
      LOOKS ("<w:sz w:val='40'/>", "A review") LOOKS ("<w:sz w:val='28'/>", "What happened")
          P ("Text is here, and it goes on.") LOOKS ("<w:color w:val='2F5496'/>", "In May")
              P ("More of it.") LOOKS ("<w:color w:val='404040'/>", "Not a heading")
                  P ("Still more.") LOOKS ("<w:sz w:val='28'/>", "What was learned") P ("End.")) };
  const Input coloured = { DOCUMENT (LOOKS ("<w:color w:val='2F5496'/>", "All of it") LOOKS (
      "<w:color w:val='2F5496'/>", "is in blue.") P ("But this.")) };

  assert_reads (&input, "heading 1 A review\nheading 2 What happened\n"
                        "paragraph Text is here, and it goes on.\nheading 3 In May\n"
                        "paragraph More of it.\nparagraph Not a heading\nparagraph Still more.\n"
                        "heading 2 What was learned\nparagraph End.\n");
  assert_reads (&coloured, "paragraph All of it\nparagraph is in blue.\nparagraph But this.\n");
}

static void
test_long_heading (void)
{
  const Input input = { DOCUMENT (STYLED ("H1", "One") STYLED (
                            "H2", "The panel was told that the housing officer had visited twice "
                                  "before, and had written it down.")),
                        styles, numbering };

  assert_reads (&input, "heading 1 [1] One\nparagraph [1.1] The panel was told that the housing "
                        "officer had visited twice before, and had written it down.\n");
}

static void
test_tables (void)
{
  const Input input = {
    DOCUMENT (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" CELL ("No")
            CELL ("What")
                CELL ("Who") "</w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" P ("1") "</w:tc><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" P (
                    "both") P ("of them") "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></"
                                          "w:tcPr><w:p/></"
                                          "w:tc><w:tc>"
                                          "<w:tbl><w:tr>" CELL ("in")
                                              CELL ("ner") "</w:tr></w:tbl><w:p/></w:tc>" CELL ("z") "</w:tr></w:tbl>" P (
                                                  "Between.") "<w:tbl><w:tr><w:tc><w:"
                                                              "p>" BOLD (
                                                                  "Date") "</"
                                                                          "w:"
                                                                          "p><"
                                                                          "/w:"
                                                                          "tc>"
                                                                          "<w:"
                                                                          "tc>"
                                                                          "<w:"
                                                                          "p"
                                                                          ">" BOLD (
                                                                              "Ev"
                                                                              "en"
                                                                              "t") "</w:p></w:tc></"
                                                                                   "w:tr><w:"
                                                                                   "tr>" CELL ("Ma"
                                                                                               "y")
                                                                                       CELL (
                                                                                           "Ca"
                                                                                           "l"
                                                                                           "l") "</"
                                                                                                "w:"
                                                                                                "tr"
                                                                                                "><"
                                                                                                "/w"
                                                                                                ":t"
                                                                                                "bl"
                                                                                                "><"
                                                                                                "w:"
                                                                                                "tb"
                                                                                                "l>"
                                                                                                "<w"
                                                                                                ":t"
                                                                                                "r"
                                                                                                ">" CELL (
                                                                                                    "Fram"
                                                                                                    "ed.") "</w:tr></w:tbl>")
  };

  assert_reads (&input, "row header No\tWhat\tWho\nrow 1\tboth of them\t\nrow \t\tz\n"
                        "row in\tner\nparagraph Between.\nrow header Date\tEvent\nrow May\tCall\n"
                        "box Framed.\n");
}

static void
test_grid_before (void)
{
  const Input input = { DOCUMENT ("<w:tbl><w:tr>" CELL ("A") CELL ("B") CELL (
      "C") "</w:tr><w:tr>"
           "<w:trPr><w:gridBefore w:val='2'/></w:trPr>" CELL ("3") "</w:tr></w:tbl>") };

  assert_reads (&input, "row A\tB\tC\nrow \t\t3\n");
}

static void
test_table_style (void)
{
  const Input input = {
    DOCUMENT (
        "<w:tbl><w:tblPr><w:tblStyle w:val='Grid'/><w:tblLook w:val='04A0'/></w:tblPr><w:tr>" CELL (
            "A") CELL ("B") "</w:tr><w:tr>" CELL ("1")
            CELL ("2") "</w:tr></w:tbl>"
                       "<w:tbl><w:tblPr><w:tblStyle w:val='Grid'/><w:tblLook "
                       "w:firstRow='0'/></w:tblPr>"
                       "<w:tr>" CELL ("3") CELL ("4") "</w:tr></w:tbl>"),
    styles
  };

  assert_reads (&input, "row header A\tB\nrow 1\t2\nrow 3\t4\n");
}

static void
test_notes (void)
{
  const Input input = {
    DOCUMENT (
        STYLED ("H1", "One") "<w:p>" T ("Said") "<w:r><w:footnoteReference w:id='2'/></w:r>" T (
            " so") "<w:r><w:endnoteReference w:id='1'/></w:r>" T (".") "</w:p>" P ("After.")
            STYLED ("H1",
                    "Two") "<w:p>" T ("Again") "<w:r><w:footnoteReference w:id='3'/></w:r></w:p>"),
    styles, NULL,
    "<w:footnotes " W "><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>"
    "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r>" T (
        " First.") "</w:p></w:footnote><w:footnote w:id='3'>" P ("Second.")
        P ("Its end.") "</w:footnote></w:footnotes>",
    "<w:endnotes " W "><w:endnote w:id='1'>" P ("Last.") "</w:endnote></w:endnotes>"
  };

  assert_reads (&input, "heading 1 One\nparagraph Said¹ soⁱ.\nparagraph After.\n"
                        "footnote [1] First.\nheading 1 Two\nparagraph Again²\n"
                        "footnote [2] Second. Its end.\nfootnote [i] Last.\n");
}

static void
test_changes (void)
{
  const Input input = { DOCUMENT ("<w:p>" T (
      "It was ") "<w:del w:author='X'><w:r><w:delText>not</w:delText></w:r></w:del>"
                 "<w:ins w:author='X'>" T ("so") "</w:ins>" T (
                     ".") "</w:p>"
                          "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" T ("Joined ") "</w:p>" P (
                              "up.") "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret</w:t></"
                                     "w:r>" T ("Seen.") "</w:p>") };

  assert_reads (&input, "paragraph It was so.\nparagraph Joined up.\nparagraph Seen.\n"
                        "warning 1 tracked insertion was taken as accepted.\n"
                        "warning 1 tracked deletion was left out.\n"
                        "warning 1 piece of hidden text was left out.\n");
}

static void
test_comments (void)
{
  const Input input = {
    .document = DOCUMENT ("<w:p>" T ("Text.") "<w:r><w:commentReference w:id='0'/></w:r></w:p>"),
    .comments = "<w:comments " W "><w:comment w:id='0' w:author='J. Roe' "
                "w:initials='JR'>" P ("Check this.") "</w:comment></w:comments>",
    .header =
        "<w:hdr " W ">" P ("Official") "<w:p>" T ("Page ") "<w:fldSimple w:instr=' PAGE '>" T (
            "12") "</w:fldSimple></w:p>" P ("12") "</w:hdr>"
  };

  assert_reads (
      &input,
      "paragraph Text.\nfootnote [comment 1] Check this.\nfurniture Official\nfurniture Page\n"
      "warning 1 comment was kept as a note at the end.\n");
}

#define BOX "<w:txbxContent>" STYLED ("T", "On the cover") P ("In the box.") "</w:txbxContent>"
#define CHOICE "<mc:Choice><w:drawing>" BOX "</w:drawing></mc:Choice>"
#define FALLBACK "<mc:Fallback><w:pict>" BOX "</w:pict></mc:Fallback>"

static void
test_boxes (void)
{
  const Input input = { DOCUMENT (
                            "<w:p>" T ("Beside.") "<w:r><mc:AlternateContent>" CHOICE FALLBACK
                                                  "</mc:AlternateContent></w:r></w:p>" P ("Next.")),
                        styles };

  assert_reads (&input, "paragraph Beside.\nheading 1 On the cover\nbox In the box.\n"
                        "paragraph Next.\n");
}

static void
test_fields (void)
{
  const Input input = {
    DOCUMENT (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        "</w:sdtPr><w:sdtContent>" P (
            "Contents") "</w:sdtContent></w:sdt>"
                        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC "
                        "\\o \"1-3\" "
                        "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" T (
                            "On"
                            "e "
                            "4") "</w:p>" P ("Two 5") "<w:p><w:r><w:fldChar "
                                                      "w:fldCharType='end'/></w:r></w:p>"
                                                      "<w:p>" T (
                                                          "See ") "<w:r><w:fldChar "
                                                                  "w:fldCharType='begin'/></"
                                                                  "w:r><w:r><w:instrText>REF "
                                                                  "a"
                                                                  "</w:instrText></"
                                                                  "w:r><w:r><w:fldChar "
                                                                  "w:fldCharType='separate'/></"
                                                                  "w:r>" T (
                                                                      "page 3") "<w:r><w:fldChar "
                                                                                "w:fldCharType='"
                                                                                "end'/></"
                                                                                "w:r><w:"
                                                                                "hyperlink>" T (
                                                                                    " and this") "<"
                                                                                                 "/"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "h"
                                                                                                 "y"
                                                                                                 "p"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "l"
                                                                                                 "i"
                                                                                                 "n"
                                                                                                 "k"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "r"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "t"
                                                                                                 "a"
                                                                                                 "b"
                                                                                                 "/"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "t"
                                                                                                 ">"
                                                                                                 "w"
                                                                                                 "e"
                                                                                                 "l"
                                                                                                 "l"
                                                                                                 "<"
                                                                                                 "/"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "t"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "n"
                                                                                                 "o"
                                                                                                 "B"
                                                                                                 "r"
                                                                                                 "e"
                                                                                                 "a"
                                                                                                 "k"
                                                                                                 "H"
                                                                                                 "y"
                                                                                                 "p"
                                                                                                 "h"
                                                                                                 "e"
                                                                                                 "n"
                                                                                                 "/"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "t"
                                                                                                 ">"
                                                                                                 "k"
                                                                                                 "n"
                                                                                                 "<"
                                                                                                 "/"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "t"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "s"
                                                                                                 "o"
                                                                                                 "f"
                                                                                                 "t"
                                                                                                 "H"
                                                                                                 "y"
                                                                                                 "p"
                                                                                                 "h"
                                                                                                 "e"
                                                                                                 "n"
                                                                                                 "/"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "t"
                                                                                                 ">"
                                                                                                 "o"
                                                                                                 "w"
                                                                                                 "n"
                                                                                                 "<"
                                                                                                 "/"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "t"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "b"
                                                                                                 "r"
                                                                                                 "/"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "s"
                                                                                                 "y"
                                                                                                 "m"
                                                                                                 " "
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "f"
                                                                                                 "o"
                                                                                                 "n"
                                                                                                 "t"
                                                                                                 "="
                                                                                                 "'"
                                                                                                 "S"
                                                                                                 "y"
                                                                                                 "m"
                                                                                                 "b"
                                                                                                 "o"
                                                                                                 "l"
                                                                                                 "'"
                                                                                                 " "
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "c"
                                                                                                 "h"
                                                                                                 "a"
                                                                                                 "r"
                                                                                                 "="
                                                                                                 "'"
                                                                                                 "F"
                                                                                                 "0"
                                                                                                 "B"
                                                                                                 "7"
                                                                                                 "'"
                                                                                                 "/"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "/"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "r"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "/"
                                                                                                 "w"
                                                                                                 ":"
                                                                                                 "p"
                                                                                                 ">")
  };

  assert_reads (&input, "paragraph See page 3 and this well-known •\n");
}

#define TYPES "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
#define RELATIONS "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static GBytes *
pack (const char *document)
{
  g_autoptr (TlZip) zip = tl_zip_new ();

  office_add (zip, "[Content_Types].xml", TYPES);
  office_add (zip, "_rels/.rels",
              "<Relationships " RELATIONS "><Relationship Type='" OFFICE
              "officeDocument' Target='/word/document2.xml'/><Relationship "
              "Type='http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
              "core-properties' Target='docProps/core.xml'/></Relationships>");
  office_add (zip, "docProps/core.xml",
              "<c:coreProperties xmlns:c='urn:c' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
              "<dc:title>The Wexbridge review</dc:title></c:coreProperties>");
  office_add (zip, "word/document2.xml", document);
  office_add (zip, "word/_rels/document2.xml.rels",
              "<Relationships " RELATIONS "><Relationship Type='" OFFICE
              "footer' Target='footer1.xml'/></Relationships>");
  office_add (zip, "word/footer1.xml", "<w:ftr " W ">" P ("Restricted") "</w:ftr>");
  return tl_zip_finish (g_steal_pointer (&zip));
}

static void
test_package (void)
{
  g_autoptr (GBytes) bytes = pack (DOCUMENT (P ("Text.")));
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = tl_import_bytes (bytes, "r.docx", NULL, NULL, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (draft->format, ==, "docx");
  g_assert_cmpstr (draft->title, ==, "The Wexbridge review");
  text = office_dump (draft);
  g_assert_cmpstr (text, ==, "paragraph Text.\nfurniture Restricted\n");
}

static void
assert_refused (const char *document, TlError code, const char *words)
{
  g_autoptr (GBytes) bytes = pack (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = tl_import_bytes (bytes, "r.docx", NULL, NULL, NULL, &error);

  g_assert_null (draft);
  g_assert_error (error, TL_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  g_autoptr (GString) deep = g_string_new ("<w:document " W "><w:body>");

  for (guint i = 0; i < 500; i++)
    g_string_append (deep, "<w:sdt><w:sdtContent>");
  assert_refused (deep->str, TL_ERROR_INVALID, "nested too deeply");
  assert_refused ("<!DOCTYPE w [<!ENTITY a 'b'>]>" DOCUMENT (P ("&a;")), TL_ERROR_INVALID,
                  "DOCTYPE");
  assert_refused ("<w:document " W "><w:body><w:p>", TL_ERROR_INVALID, "not well-formed");
  assert_refused ("<a/>", TL_ERROR_INVALID, "no document of Word");
  assert_refused (DOCUMENT ("<w:p/>"), TL_ERROR_EMPTY, "no text");
}

/* Signs that no text has are left out wherever they stand. */
static void
test_control_characters (void)
{
  const Input input = {
    .document = DOCUMENT (LISTED ("1", "0", "A&#x85;b&#x9f;c&#x202e;.") LISTED (
        "1", "0", "D.") "<w:p><w:r><w:t>E</w:t><w:footnoteReference w:customMarkFollows='1' "
                        "w:id='1'/><w:t>*&#x9f;</w:t></w:r></w:p>"),
    .numbering = "<w:numbering " W "><w:abstractNum w:abstractNumId='1'>" LEVEL (
        "0", "decimal", "%1&#x9f;.", "") "</w:abstractNum><w:num w:numId='1'>"
                                         "<w:abstractNumId w:val='1'/></w:num></w:numbering>",
    .footnotes = "<w:footnotes " W "><w:footnote w:id='1'>" P ("F.") "</w:footnote></w:footnotes>"
  };

  assert_reads (&input, "item [1] A bc.\nitem [2] D.\nparagraph E*\nfootnote [*] F.\n");
}

/* More tables than a draft may have are told as the file's fault. */
static void
test_too_many_tables (void)
{
  g_auto (TlDocxParts) parts = { 0 };
  g_autoptr (GString) document = g_string_new ("<w:document " W "><w:body>");
  g_autoptr (TlDraft) draft = office_draft ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100001; i++)
    g_string_append (document, "<w:tbl><w:tr>" CELL ("a") "<w:tc/></w:tr></w:tbl>");
  g_string_append (document, "</w:body></w:document>");
  parts.document = office_bytes (document->str);
  g_assert_false (tl_docx_read_parts (draft, &parts, &error));
  g_assert_error (error, TL_ERROR, TL_ERROR_LIMIT);
}

static gboolean
is_office_name (const char *name)
{
  return g_str_has_suffix (name, ".docx") || g_str_has_suffix (name, ".odt")
         || g_str_has_suffix (name, ".fodt");
}

/* Files that nobody here wrote give a draft, or one line. */
static void
test_samples (void)
{
  const char *samples = g_getenv ("TL_SAMPLES");
  g_autofree char *folder =
      samples != NULL ? g_build_filename (samples, "xml", NULL)
                      : g_build_filename (TL_SOURCE_DIR, "..", "shared", "samples", "xml", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    g_test_skip ("skipped: no sample files here");
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GMappedFile) file =
          is_office_name (name) ? g_mapped_file_new (path, FALSE, NULL) : NULL;
      g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
      g_autoptr (TlDraft) draft =
          bytes != NULL ? tl_import_bytes (bytes, name, NULL, NULL, NULL, &error) : NULL;
      g_autofree char *text = draft != NULL ? office_dump (draft) : NULL;

      if (bytes == NULL)
        continue;
      g_test_message ("%s: %s", name, draft != NULL ? draft->title : error->message);
      g_assert_true ((draft != NULL) == (error == NULL));
      g_assert_true (text != NULL || strchr (error->message, '\n') == NULL);
    }
}

/* The words of a diagram, in the order in which they hang below one another; once. */
static void
test_diagram (void)
{
  static const char model[] =
      "<d:dataModel xmlns:d='urn:d' xmlns:a='urn:a'><d:ptLst><d:pt modelId='0' type='doc'/>"
      "<d:pt modelId='3'><d:t><a:p><a:r><a:t>Police told</a:t></a:r></a:p></d:t></d:pt>"
      "<d:pt modelId='1'><d:t><a:p><a:r><a:t>May </a:t></a:r><a:r><a:t>2018</a:t></a:r></a:p></d:t>"
      "</d:pt><d:pt modelId='2'><d:t><a:p><a:r><a:t>She</a:t></a:r><a:br/><a:r><a:t>moved</a:t>"
      "</a:r></a:p></d:t></d:pt><d:pt modelId='8' type='pres'><d:t><a:p><a:r><a:t>No</a:t></a:r>"
      "</a:p></d:t></d:pt><d:pt "
      "modelId='9'><d:t><a:p><a:r><a:t>Loose</a:t></a:r></a:p></d:t></d:pt>"
      "</d:ptLst><d:cxnLst><d:cxn srcId='0' destId='3' srcOrd='1'/><d:cxn srcId='0' destId='1' "
      "srcOrd='0'/><d:cxn srcId='1' destId='2' srcOrd='0'/><d:cxn srcId='2' destId='0' srcOrd='0'/>"
      "<d:cxn srcId='0' destId='8' srcOrd='2' type='presOf'/></d:cxnLst></d:dataModel>";
  static const char drawing[] =
      "<w:r><w:drawing><d:relIds xmlns:d='urn:d' xmlns:r='urn:r' r:dm='rId7'/></w:drawing></w:r>";
  g_autofree char *text = g_strdup_printf ("<w:document " W "><w:body><w:p><w:r><w:t>Before.</w:t>"
                                           "</w:r>%s</w:p><w:p>%s<w:r><w:t>After.</w:t></w:r></w:p>"
                                           "</w:body></w:document>",
                                           drawing, drawing);
  g_auto (TlDocxParts) parts = { 0 };
  g_autoptr (TlDraft) draft = office_draft ();
  g_autofree char *dump = NULL;

  parts.document = part (text);
  parts.diagrams = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL);
  g_hash_table_insert (parts.diagrams, (gpointer) "rId7", part (model));
  g_assert_true (tl_docx_read_parts (draft, &parts, NULL));
  g_bytes_unref (g_hash_table_lookup (parts.diagrams, "rId7"));
  dump = office_dump (draft);
  g_assert_cmpstr (dump, ==,
                   "paragraph Before.\nbox May 2018\nbox She moved\nbox Police told\nbox Loose\n"
                   "paragraph After.\nwarning 1 part of another format was not read.\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx/diagram", test_diagram);
  g_test_add_func ("/docx/styles", test_styles);
  g_test_add_func ("/docx/multilevel", test_multilevel);
  g_test_add_func ("/docx/items", test_items);
  g_test_add_func ("/docx/no-restart-and-legal", test_no_restart_and_legal);
  g_test_add_func ("/docx/bold-headings", test_bold_headings);
  g_test_add_func ("/docx/plain-headings", test_plain_headings);
  g_test_add_func ("/docx/long-heading", test_long_heading);
  g_test_add_func ("/docx/tables", test_tables);
  g_test_add_func ("/docx/grid-before", test_grid_before);
  g_test_add_func ("/docx/table-style", test_table_style);
  g_test_add_func ("/docx/notes", test_notes);
  g_test_add_func ("/docx/changes", test_changes);
  g_test_add_func ("/docx/comments", test_comments);
  g_test_add_func ("/docx/boxes", test_boxes);
  g_test_add_func ("/docx/fields", test_fields);
  g_test_add_func ("/docx/control-characters", test_control_characters);
  g_test_add_func ("/docx/too-many-tables", test_too_many_tables);
  g_test_add_func ("/docx/package", test_package);
  g_test_add_func ("/docx/samples", test_samples);
  g_test_add_func ("/docx/refused", test_refused);
  return g_test_run ();
}
