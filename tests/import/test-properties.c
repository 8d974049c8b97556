/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the XMP packet of a PDF says of the file. */
#include "config.h"

#include "tl-properties.h"

#include <string.h>

#define PACKET(body)                                                                               \
  "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"         \
  "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>" body                         \
  "</rdf:RDF></x:xmpmeta><?xpacket end='w'?>   "

static const char *
get (const TlDraft *draft, const char *name)
{
  const char *value = NULL;

  for (guint i = 0; i < draft->properties->len; i++)
    {
      const TlDraftProperty *property = draft->properties->pdata[i];

      if (strcmp (property->name, name) != 0)
        continue;
      g_assert_null (value);
      value = property->value;
    }
  return value;
}

static void
test_packet (void)
{
  g_autoptr (TlDraft) draft = tl_draft_new ();

  g_ptr_array_add (draft->properties, tl_draft_property_new ("title", "Case 4"));
  tl_properties_add_xmp (
      draft, PACKET ("<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' "
                     "xmlns:pdfx='http://ns.adobe.com/pdfx/1.3/' pdfx:Company='Larkmere Council'>"
                     "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Case 4</rdf:li></rdf:Alt>"
                     "</dc:title><dc:creator><rdf:Seq><rdf:li>Karen\nHoltby</rdf:li></rdf:Seq>"
                     "</dc:creator><pdfx:_AuthorEmail>k.holtby@larkmere.example"
                     "</pdfx:_AuthorEmail></rdf:Description>"
                     "<rdf:Description xmlns:xmp='http://ns.adobe.com/xap/1.0/'>"
                     "<xmp:CreateDate>2020-01-01</xmp:CreateDate><xmp:CreatorTool>Writer"
                     "</xmp:CreatorTool></rdf:Description>"));
  g_assert_cmpstr (get (draft, "title"), ==, "Case 4");
  g_assert_cmpstr (get (draft, "author"), ==, "Karen Holtby");
  g_assert_cmpstr (get (draft, "Company"), ==, "Larkmere Council");
  g_assert_cmpstr (get (draft, "_AuthorEmail"), ==, "k.holtby@larkmere.example");
  g_assert_cmpuint (draft->properties->len, ==, 4);
}

/* A packet that is broken, or that declares entities, says nothing. */
static void
test_broken (void)
{
  static const char *const packets[] = { "",
                                         "   ",
                                         "no packet",
                                         PACKET ("<rdf:Description>"),
                                         "<!DOCTYPE x [<!ENTITY e 'long'>]><x><name>&e;</name></x>",
                                         PACKET (
                                             "<a:n&#228;me xmlns:a='urn:a'>value</a:n&#228;me>") };
  g_autoptr (TlDraft) draft = tl_draft_new ();
  g_autoptr (GString) many = g_string_new ("<r:x xmlns:r='urn:r'>");

  for (guint i = 0; i < G_N_ELEMENTS (packets); i++)
    tl_properties_add_xmp (draft, packets[i]);
  g_assert_cmpuint (draft->properties->len, ==, 0);
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (many, "<r:note>Note %u</r:note>", i);
  g_string_append (many, "</r:x>");
  tl_properties_add_xmp (draft, many->str);
  g_assert_cmpuint (draft->properties->len, >, 10);
  g_assert_cmpuint (draft->properties->len, <=, 100);
}

static void
add_xml (TlDraft *draft, const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));

  tl_properties_add_xml (draft, bytes);
}

/* The properties of office documents: who worked on them, and where; no dates and counts. */
static void
test_office (void)
{
  g_autoptr (TlDraft) draft = tl_draft_new ();

  add_xml (draft, "<c:coreProperties xmlns:c='urn:c' xmlns:dc='urn:dc'><dc:creator>Karen Holtby"
                  "</dc:creator><c:lastModifiedBy>kholtby</c:lastModifiedBy><c:revision>7"
                  "</c:revision><c:created>2020-01-01</c:created></c:coreProperties>");
  add_xml (draft, "<Properties xmlns='urn:e'><Company>Larkmere Council</Company><Pages>12</Pages>"
                  "<Template>C:\\Users\\kh\\dhr.dotx</Template></Properties>");
  add_xml (draft, "<Properties xmlns='urn:p' xmlns:v='urn:v'><property pid='2' name='_AuthorEmail'>"
                  "<v:lpwstr>k.holtby@larkmere.example</v:lpwstr></property></Properties>");
  add_xml (draft, "<o:document-meta xmlns:o='urn:o' xmlns:m='urn:m' xmlns:x='urn:x'><o:meta>"
                  "<m:printed-by>Judith Amberscombe</m:printed-by><m:generator>Writer</m:generator>"
                  "<m:user-defined m:name='Case'>Operation Larkspur</m:user-defined>"
                  "<m:template x:href='file:///home/kh/dhr.ott'/></o:meta></o:document-meta>");
  add_xml (draft, "<broken");
  g_assert_cmpstr (get (draft, "author"), ==, "Karen Holtby");
  g_assert_cmpstr (get (draft, "lastModifiedBy"), ==, "kholtby");
  g_assert_cmpstr (get (draft, "Company"), ==, "Larkmere Council");
  g_assert_cmpstr (get (draft, "Template"), ==, "C:\\Users\\kh\\dhr.dotx");
  g_assert_cmpstr (get (draft, "_AuthorEmail"), ==, "k.holtby@larkmere.example");
  g_assert_cmpstr (get (draft, "printed-by"), ==, "Judith Amberscombe");
  g_assert_cmpstr (get (draft, "Case"), ==, "Operation Larkspur");
  g_assert_cmpstr (get (draft, "template"), ==, "file:///home/kh/dhr.ott");
  g_assert_cmpuint (draft->properties->len, ==, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/properties/packet", test_packet);
  g_test_add_func ("/properties/broken", test_broken);
  g_test_add_func ("/properties/office", test_office);
  return g_test_run ();
}
