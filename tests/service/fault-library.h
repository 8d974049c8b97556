/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small library, and each verb that can be done to it, for tests of what happens when one fails.
 */
#pragma once

#include "service-fixture.h"

G_BEGIN_DECLS

/**
 * FaultLibrary:
 * @bytes: the file as it is at the start of each test
 * @finding: one of its findings
 * @other: another, of the same review
 * @unborn: two that it does not have
 *
 * A library with two reviews of invented texts and some findings.
 */
typedef struct
{
  char *folder, *path, *review_id, *document_id;
  GBytes *bytes;
  TlFinding *finding, *other, *unborn[2];
} FaultLibrary;

FaultLibrary *fault_library_new (void);
void fault_library_free (FaultLibrary *self);
/** Writes the file anew at its path. */
void fault_library_reset (FaultLibrary *self);

/**
 * FaultVerb:
 * @prepare: (nullable): what has to be done before
 * @start: begins it; ends in @answer
 *
 * A verb of TlLibrary.
 */
typedef struct
{
  const char *name;
  void (*prepare) (TlLibrary *library, const FaultLibrary *self);
  void (*start) (TlLibrary *library, const FaultLibrary *self, Answer *answer);
} FaultVerb;

/** All that change a library, the import of a report apart; ends with one without name. */
extern const FaultVerb fault_verbs[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultLibrary, fault_library_free)

G_END_DECLS
