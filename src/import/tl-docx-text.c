/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs of DOCX files: runs, fields, tracked changes, references to notes. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-docx-private.h"

#include <string.h>

#define MAX_FIELDS 1000

typedef struct
{
  TlDocx *docx;
  const TlDocxStyle *style; /* nullable */
  TlOfficeText text;
  GArray *asides;
} Paragraph;

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return strcmp ((const char *) node->name, name) == 0;
}

static TlDocxField *
get_field (TlDocx *self)
{
  return self->fields->len > 0 ? &g_array_index (self->fields, TlDocxField, self->fields->len - 1)
                               : NULL;
}

/* Instructions of fields and tables of contents are not text. */
static gboolean
is_silent (TlDocx *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const TlDocxField *field = &g_array_index (self->fields, TlDocxField, i);

      if (!field->is_result || field->is_left_out)
        return TRUE;
    }
  return FALSE;
}

/* Tables of contents, and what another page would print otherwise. */
static gboolean
makes_no_text (const char *instruction)
{
  static const char *const names[] = { "TOC", "PAGE", "NUMPAGES", "SECTIONPAGES", NULL };
  const char *start = instruction + strspn (instruction, " \t\r\n");
  g_autofree char *name = g_strndup (start, strcspn (start, " \t\r\n\\"));

  return g_strv_contains (names, name);
}

static void
read_field_mark (TlDocx *self, const xmlNode *node)
{
  g_autofree char *type = tl_docx_get (node, "fldCharType");
  TlDocxField *field = get_field (self);

  if (g_strcmp0 (type, "begin") == 0 && self->fields->len < MAX_FIELDS)
    {
      TlDocxField begun = { FALSE, FALSE };

      g_array_append_val (self->fields, begun);
    }
  else if (g_strcmp0 (type, "separate") == 0 && field != NULL)
    field->is_result = TRUE;
  else if (g_strcmp0 (type, "end") == 0 && field != NULL)
    g_array_set_size (self->fields, self->fields->len - 1);
}

static void
read_instruction (TlDocx *self, const xmlNode *node)
{
  TlDocxField *field = get_field (self);
  xmlChar *text = xmlNodeGetContent (node);

  if (field != NULL && !field->is_result && text != NULL && makes_no_text ((const char *) text))
    field->is_left_out = TRUE;
  xmlFree (text);
}

/* Fonts of signs have codes of their own; most are bullets. */
static const char *
get_symbol (const char *code)
{
  static const struct
  {
    guint code;
    const char *text;
  } signs[] = { { 0x52, "☑" }, { 0x6f, "□" }, { 0xa8, "□" }, { 0xd2, "®" }, { 0xe0, "→" },
                { 0xe8, "→" }, { 0xfb, "✗" }, { 0xfc, "✓" }, { 0xfd, "☒" }, { 0xfe, "☑" } };
  guint64 value = code != NULL ? g_ascii_strtoull (code, NULL, 16) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if ((value & 0xfff) == signs[i].code)
      return signs[i].text;
  return "•";
}

static void
append (Paragraph *self, const char *text, gboolean is_bold)
{
  if (!is_silent (self->docx))
    tl_office_text_append (&self->text, text, -1, is_bold);
}

static void
append_content (Paragraph *self, const xmlNode *node, gboolean is_bold)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      append (self, (const char *) child->content, is_bold);
}

/* The words of a diagram stand in a part of their own, which @node refers to. */
static void
take_diagram (Paragraph *self, const xmlNode *node)
{
  xmlChar *id = xmlGetProp (node, (const xmlChar *) "dm");
  xmlDoc *model = id != NULL ? g_hash_table_lookup (self->docx->diagrams, id) : NULL;

  if (model != NULL)
    {
      TlDocxAside aside = { .node = xmlDocGetRootElement (model),
                            .is_box = TRUE,
                            .is_diagram = TRUE };

      g_array_append_val (self->asides, aside);
      g_hash_table_steal (self->docx->diagrams, id);
      g_ptr_array_add (self->docx->read_diagrams, model);
    }
  else
    tl_office_count (self->docx->office, TL_OFFICE_FOREIGN);
  xmlFree (id);
}

static void
find_boxes (Paragraph *self, const xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return;
  if (is_named (node, "relIds") && !is_silent (self->docx))
    take_diagram (self, node);
  if (tl_xml_is (node, "txbxContent"))
    {
      TlDocxAside aside = { .node = node, .is_box = TRUE };

      g_array_append_val (self->asides, aside);
      return;
    }
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      find_boxes (self, child);
      /* What follows is the same for older programs. */
      if (is_named (node, "AlternateContent") && child->type == XML_ELEMENT_NODE)
        return;
    }
}

/* A mark of the author's own follows as text. */
static char *
get_own_mark (const xmlNode *node)
{
  g_autofree char *follows = tl_docx_get (node, "customMarkFollows");
  const xmlNode *next = node->next;

  if (follows == NULL || strcmp (follows, "0") == 0)
    return NULL;
  while (next != NULL && next->type != XML_ELEMENT_NODE)
    next = next->next;
  return next != NULL && next->children != NULL && tl_xml_is (next, "t")
             ? g_strdup ((const char *) next->children->content)
             : g_strdup ("*");
}

static void
read_reference (Paragraph *self, const xmlNode *node, TlOfficeNote kind)
{
  TlDocx *docx = self->docx;
  g_autofree char *id = tl_docx_get (node, "id");
  g_autofree char *mark = get_own_mark (node);
  TlDocxAside aside = { .note = kind };

  if (id == NULL || is_silent (docx))
    return;
  if (mark == NULL)
    {
      GString *number = g_string_new (NULL);

      tl_list_append_value (number, docx->note_forms[kind],
                            docx->note_starts[kind] + docx->n_notes[kind]++);
      mark = g_string_free (number, FALSE);
      tl_office_text_raise (&self->text, mark);
    }
  aside.node = g_hash_table_lookup (docx->notes[kind], id);
  if (aside.node == NULL)
    return;
  g_hash_table_remove (docx->notes[kind], id);
  aside.mark = g_steal_pointer (&mark);
  g_array_append_val (self->asides, aside);
}

static void
read_run_child (Paragraph *self, const xmlNode *node, gboolean is_bold)
{
  static const char *const spaces[] = { "tab", "ptab", "br", "cr", NULL };
  static const char *const pictures[] = { "drawing", "pict", "object", "AlternateContent", NULL };
  const char *name = (const char *) node->name;
  g_autofree char *code = NULL;

  if (g_strv_contains (pictures, name))
    find_boxes (self, node);
  else if (!tl_xml_is (node, name))
    return;
  else if (is_named (node, "t"))
    append_content (self, node, is_bold);
  else if (g_strv_contains (spaces, name))
    append (self, " ", is_bold);
  else if (is_named (node, "noBreakHyphen"))
    append (self, "-", is_bold);
  else if (is_named (node, "sym"))
    {
      code = tl_docx_get (node, "char");
      append (self, get_symbol (code), is_bold);
    }
  else if (is_named (node, "fldChar"))
    read_field_mark (self->docx, node);
  else if (is_named (node, "instrText"))
    read_instruction (self->docx, node);
  else if (is_named (node, "footnoteReference"))
    read_reference (self, node, TL_OFFICE_FOOTNOTE);
  else if (is_named (node, "endnoteReference"))
    read_reference (self, node, TL_OFFICE_ENDNOTE);
}

/* A property that the run, its style or the paragraph's style switches. */
static gboolean
is_on (int own, int of_style, int of_paragraph)
{
  return own >= 0 ? own == 1 : of_style >= 0 ? of_style == 1 : of_paragraph == 1;
}

/* A property that has a value: the run's own, that of its style, or of the paragraph's style. */
static int
choose (int own, int of_style, int of_paragraph, int otherwise)
{
  if (own >= 0)
    return own;
  if (of_style >= 0)
    return of_style;
  return of_paragraph >= 0 ? of_paragraph : otherwise;
}

/* How what the run holds looks. */
static void
take_look (Paragraph *self, const xmlNode *properties, const TlDocxStyle *style)
{
  const TlDocxStyle *of_paragraph = self->style;

  self->text.size = (guint) choose (
      tl_docx_number (properties, "sz", -1), style != NULL ? style->size : -1,
      of_paragraph != NULL ? of_paragraph->size : -1, tl_docx_styles_get_size (self->docx->styles));
  self->text.is_coloured =
      choose (tl_docx_coloured (properties), style != NULL ? style->coloured : -1,
              of_paragraph != NULL ? of_paragraph->coloured : -1, 0)
      == 1;
}

static gboolean
has_text (const xmlNode *run)
{
  const xmlNode *text = tl_docx_child (run, "t");

  return text != NULL && text->children != NULL;
}

static void
read_run (Paragraph *self, const xmlNode *node)
{
  const xmlNode *properties = tl_docx_child (node, "rPr"),
                *named = tl_docx_child (properties, "rStyle");
  g_autofree char *id = named != NULL ? tl_docx_get (named, "val") : NULL;
  const TlDocxStyle *style = id != NULL ? tl_docx_styles_get (self->docx->styles, id) : NULL;
  gboolean is_bold = is_on (tl_docx_toggle (properties, "b"), style != NULL ? style->bold : -1,
                            self->style != NULL ? self->style->bold : -1);
  gboolean is_hidden =
      is_on (tl_docx_toggle (properties, "vanish"), style != NULL ? style->hidden : -1,
             self->style != NULL ? self->style->hidden : -1);

  take_look (self, properties, style);
  if (is_hidden && has_text (node) && !is_silent (self->docx))
    tl_office_count (self->docx->office, TL_OFFICE_HIDDEN);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE
        && (!is_hidden || is_named (child, "fldChar") || is_named (child, "instrText")))
      read_run_child (self, child, is_bold);
}

static gboolean
is_field_without_text (const xmlNode *node)
{
  g_autofree char *instruction = is_named (node, "fldSimple") ? tl_docx_get (node, "instr") : NULL;

  return instruction != NULL && makes_no_text (instruction);
}

/* Runs of @parent, whatever stands around them. */
static void
read_runs (Paragraph *self, const xmlNode *parent)
{
  static const char *const around[] = { "hyperlink",  "ins",       "moveTo",    "smartTag", "sdt",
                                        "sdtContent", "fldSimple", "customXml", "dir",      "bdo",
                                        "ruby",       "rubyBase",  NULL };

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (is_named (node, "AlternateContent"))
        find_boxes (self, node);
      else if (!tl_xml_is (node, (const char *) node->name))
        continue;
      else if (is_named (node, "r"))
        {
          read_run (self, node);
          if (tl_docx_child (node, "ruby") != NULL)
            read_runs (self, node);
        }
      else if (is_named (node, "del") || is_named (node, "moveFrom"))
        tl_office_count (self->docx->office, TL_OFFICE_DELETED);
      else if (g_strv_contains (around, (const char *) node->name) && !is_field_without_text (node))
        {
          if (is_named (node, "ins") || is_named (node, "moveTo"))
            tl_office_count (self->docx->office, TL_OFFICE_INSERTED);
          read_runs (self, node);
        }
    }
}

/* The label that the paragraph's own list or that of its style prints; counts it. */
static char *
count_label (Paragraph *self, const xmlNode *properties, const char *style_id, TlLabelKind *kind)
{
  TlDocx *docx = self->docx;
  const xmlNode *list = tl_docx_child (properties, "numPr");
  const TlDocxStyle *style = self->style;
  int num_id = tl_docx_number (list, "numId", -1), level = tl_docx_number (list, "ilvl", -1);

  if (num_id < 0 && style != NULL)
    {
      num_id = style->num_id;
      for (guint i = 0; level < 0 && style_id != NULL && i < 20; i++)
        {
          const TlDocxStyle *at = tl_docx_styles_get (docx->styles, style_id);

          level = tl_docx_numbering_find_level (docx->numbering, num_id, style_id);
          style_id = at != NULL ? at->based_on : NULL;
        }
    }
  if (num_id <= 0)
    return NULL;
  if (level < 0 && style != NULL)
    level = style->level;
  return tl_docx_numbering_count (docx->numbering, num_id, (guint) MAX (level, 0), kind);
}

/* Where numbers would be lost, a field stays open no longer than it may. */
static void
close_fields (TlDocx *self, gboolean is_heading)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const TlDocxField *field = &g_array_index (self->fields, TlDocxField, i);

      if (!field->is_result || (field->is_left_out && is_heading))
        {
          g_array_set_size (self->fields, i);
          return;
        }
    }
}

static void
add (Paragraph *self, const xmlNode *properties, const char *style_id)
{
  const TlDocxStyle *style = self->style;
  TlDocxRole role = style != NULL ? style->role : TL_DOCX_NO_ROLE;
  int outline = tl_docx_number (properties, "outlineLvl", style != NULL ? style->outline : -1);
  TlLabelKind label_kind = TL_LABEL_NONE;
  g_autofree char *label = NULL;
  TlOfficeKind kind = TL_OFFICE_PARAGRAPH;
  guint level = 1;

  if (role == TL_DOCX_CONTENTS)
    return;
  label = count_label (self, properties, style_id, &label_kind);
  if (role == TL_DOCX_CAPTION)
    kind = TL_OFFICE_CAPTION;
  else if (role == TL_DOCX_TITLE)
    kind = TL_OFFICE_TITLE;
  else if (outline >= 0 && outline < 9)
    {
      kind = TL_OFFICE_HEADING;
      level = (guint) outline + 1;
    }
  tl_office_add (self->docx->office, kind, level, label, label_kind, &self->text);
}

void
tl_docx_read_paragraph (TlDocx *self, const xmlNode *node, GArray *asides)
{
  const xmlNode *properties = tl_docx_child (node, "pPr"),
                *named = tl_docx_child (properties, "pStyle"),
                *end = tl_docx_child (properties, "rPr");
  g_autofree char *id = named != NULL ? tl_docx_get (named, "val") : NULL;
  Paragraph paragraph = { self, tl_docx_styles_get (self->styles, id), self->carried, asides };
  const TlDocxStyle *style = paragraph.style;

  self->carried = (TlOfficeText){ 0 };
  if (style != NULL && style->outline >= 0 && style->outline < 9 && style->role != TL_DOCX_CONTENTS)
    close_fields (self, TRUE);
  read_runs (&paragraph, node);
  close_fields (self, FALSE);
  if (tl_docx_child (end, "del") != NULL && tl_office_is_in_body (self->office))
    {
      self->carried = paragraph.text;
      return;
    }
  add (&paragraph, properties, id);
  tl_office_text_clear (&paragraph.text);
}
