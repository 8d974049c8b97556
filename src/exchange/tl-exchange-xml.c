/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thin layer over libxml2's text writer that knows what XML cannot hold. */
#define G_LOG_DOMAIN "tl-exchange"

#include "config.h"

#include "tl-exchange-xml.h"

#include <string.h>

static gboolean
is_xml_character (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff)
         || (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

/* Writing into memory fails only when memory ends, and then GLib has ended us before. */
static void
check (int result)
{
  g_assert (result >= 0);
}

static const xmlChar *
as_xml (const char *text)
{
  return (const xmlChar *) text;
}

static char *
make_writable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, is_xml_character (c) ? c : 0xfffd);
    }
  return g_string_free (clean, FALSE);
}

void
tl_exchange_xml_begin (TlExchangeXml *self, const char *root, const char *uri)
{
  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, 0);
  g_assert (self->buffer != NULL && self->writer != NULL);
  check (xmlTextWriterSetIndent (self->writer, 1));
  check (xmlTextWriterSetIndentString (self->writer, as_xml (" ")));
  check (xmlTextWriterStartDocument (self->writer, "1.0", "UTF-8", NULL));
  check (xmlTextWriterStartElement (self->writer, as_xml (root)));
  check (xmlTextWriterWriteAttribute (self->writer, as_xml ("xmlns"), as_xml (uri)));
}

GBytes *
tl_exchange_xml_end (TlExchangeXml *self)
{
  GBytes *bytes;

  check (xmlTextWriterEndDocument (self->writer));
  xmlFreeTextWriter (self->writer);
  bytes = g_bytes_new (xmlBufferContent (self->buffer), (gsize) xmlBufferLength (self->buffer));
  xmlBufferFree (self->buffer);
  self->writer = NULL;
  self->buffer = NULL;
  return bytes;
}

void
tl_exchange_xml_open (TlExchangeXml *self, const char *element)
{
  check (xmlTextWriterStartElement (self->writer, as_xml (element)));
}

void
tl_exchange_xml_close (TlExchangeXml *self)
{
  check (xmlTextWriterEndElement (self->writer));
}

void
tl_exchange_xml_attribute (TlExchangeXml *self, const char *name, const char *value)
{
  g_autofree char *clean = value != NULL ? make_writable (value) : NULL;

  if (clean != NULL)
    check (xmlTextWriterWriteAttribute (self->writer, as_xml (name), as_xml (clean)));
}

void
tl_exchange_xml_number (TlExchangeXml *self, const char *name, guint value)
{
  g_autofree char *text = g_strdup_printf ("%u", value);

  if (value > 0)
    tl_exchange_xml_attribute (self, name, text);
}

void
tl_exchange_xml_text (TlExchangeXml *self, const char *text)
{
  g_autofree char *clean = make_writable (text);

  if (*clean != '\0')
    check (xmlTextWriterWriteString (self->writer, as_xml (clean)));
}

void
tl_exchange_xml_element (TlExchangeXml *self, const char *element, const char *text)
{
  tl_exchange_xml_open (self, element);
  tl_exchange_xml_text (self, text);
  tl_exchange_xml_close (self);
}
