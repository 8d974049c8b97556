/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-import.h"

#include <poppler.h>

G_BEGIN_DECLS

/** Whether a file says that it is a PDF. */
gboolean tl_pdf_is (GBytes *bytes);

/** Opens a PDF with our errors: %TL_ERROR_ENCRYPTED, %TL_ERROR_INVALID. */
PopplerDocument *tl_pdf_open (GBytes *bytes, const char *password, GError **error);

/** Adds the text of a PDF to @draft, as its one document. */
gboolean tl_pdf_read (TlDraft *draft, GBytes *bytes, const char *password,
                      TlImportProgress progress, gpointer user_data, GError **error);

G_END_DECLS
