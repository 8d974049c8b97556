/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-library.h"
#include "tl-page.h"

G_BEGIN_DECLS

/**
 * TlLessonsPage:
 *
 * The page that shows what recurs: themes by agencies, in how many reviews, and the findings behind
 * each number.
 */
#define TL_TYPE_LESSONS_PAGE (tl_lessons_page_get_type ())
G_DECLARE_FINAL_TYPE (TlLessonsPage, tl_lessons_page, TL, LESSONS_PAGE, TlPage)

GtkWidget *tl_lessons_page_new (void);
/** @library: (nullable): none is open. */
void tl_lessons_page_set_library (TlLessonsPage *self, TlLibrary *library);

G_END_DECLS
