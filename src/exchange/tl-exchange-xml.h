/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlwriter.h>

G_BEGIN_DECLS

/**
 * TlExchangeXml:
 *
 * Writes XML into memory: UTF-8, indented by one space, the same bytes for the same calls.
 * Characters that XML cannot hold become U+FFFD, so that offsets stay as they are.
 */
typedef struct
{
  xmlBuffer *buffer;
  xmlTextWriter *writer;
} TlExchangeXml;

/** Starts a document with its root element, in the namespace @uri. */
void tl_exchange_xml_begin (TlExchangeXml *self, const char *root, const char *uri);
/** Ends the root and the document. Returns: (transfer full): the whole file. */
GBytes *tl_exchange_xml_end (TlExchangeXml *self);

void tl_exchange_xml_open (TlExchangeXml *self, const char *element);
void tl_exchange_xml_close (TlExchangeXml *self);
/** @value: (nullable): NULL writes nothing. */
void tl_exchange_xml_attribute (TlExchangeXml *self, const char *name, const char *value);
/** Writes nothing for 0. */
void tl_exchange_xml_number (TlExchangeXml *self, const char *name, guint value);
void tl_exchange_xml_text (TlExchangeXml *self, const char *text);
/** An element that holds nothing but text. */
void tl_exchange_xml_element (TlExchangeXml *self, const char *element, const char *text);

G_END_DECLS
