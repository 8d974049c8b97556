/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands before the system's header in the search path of every other room. */
#error "tesseract/capi.h belongs to src/import/tl-ocr.c alone (src/README.md)"
