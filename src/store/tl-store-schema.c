/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a library, version after version, and how a new one is made. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Tables under a search index have an explicit integer key, since VACUUM may renumber implicit
 * ones. */

static const char codebook_tables[] =
    "CREATE TABLE themes (\n"
    "  id TEXT NOT NULL PRIMARY KEY,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  parent_id TEXT REFERENCES themes (id),\n"
    "  name TEXT NOT NULL,\n"
    "  definition TEXT NOT NULL,\n"
    "  colour TEXT,\n"
    "  pattern TEXT,\n"
    "  retired INTEGER NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX themes_parent ON themes (parent_id);\n"
    "CREATE TABLE theme_phrases (\n"
    "  theme_id TEXT NOT NULL REFERENCES themes (id) ON DELETE CASCADE,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  phrase TEXT NOT NULL,\n"
    "  PRIMARY KEY (theme_id, ordinal)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE agencies (\n"
    "  id TEXT NOT NULL PRIMARY KEY,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  name TEXT NOT NULL,\n"
    "  definition TEXT NOT NULL,\n"
    "  sector TEXT,\n"
    "  retired INTEGER NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE agency_aliases (\n"
    "  agency_id TEXT NOT NULL REFERENCES agencies (id) ON DELETE CASCADE,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  alias TEXT NOT NULL,\n"
    "  PRIMARY KEY (agency_id, ordinal)\n"
    ") STRICT, WITHOUT ROWID;\n"
    /* Finding types, forms, boroughs, variables, levels, strengths, statuses, SMART questions. */
    "CREATE TABLE codes (\n"
    "  kind INTEGER NOT NULL,\n"
    "  id TEXT NOT NULL,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  name TEXT NOT NULL,\n"
    "  definition TEXT NOT NULL,\n"
    "  retired INTEGER NOT NULL,\n"
    "  PRIMARY KEY (kind, id)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE code_phrases (\n"
    "  kind INTEGER NOT NULL,\n"
    "  code_id TEXT NOT NULL,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  phrase TEXT NOT NULL,\n"
    "  PRIMARY KEY (kind, code_id, ordinal),\n"
    "  FOREIGN KEY (kind, code_id) REFERENCES codes (kind, id) ON DELETE CASCADE\n"
    ") STRICT, WITHOUT ROWID;\n"
    /* What belongs to entries of a kind and has no column: also of themes and agencies. */
    "CREATE TABLE code_facts (\n"
    "  kind INTEGER NOT NULL,\n"
    "  code_id TEXT NOT NULL,\n"
    "  name TEXT NOT NULL,\n"
    "  value TEXT NOT NULL,\n"
    "  PRIMARY KEY (kind, code_id, name)\n"
    ") STRICT, WITHOUT ROWID;\n";

static const char review_tables[] =
    "CREATE TABLE coders (\n"
    "  name TEXT NOT NULL PRIMARY KEY,\n"
    "  since TEXT NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE reviews (\n"
    "  id TEXT NOT NULL PRIMARY KEY,\n"
    "  title TEXT NOT NULL,\n"
    "  status TEXT NOT NULL,\n"
    "  fictional INTEGER NOT NULL,\n"
    "  created TEXT NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE case_values (\n"
    "  review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  variable TEXT NOT NULL,\n"
    "  value TEXT NOT NULL,\n"
    "  page INTEGER NOT NULL,\n"
    "  quote TEXT,\n"
    "  confirmed INTEGER NOT NULL,\n"
    "  PRIMARY KEY (review_id, ordinal)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE documents (\n"
    "  id TEXT NOT NULL PRIMARY KEY,\n"
    "  review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  kind INTEGER NOT NULL,\n"
    "  title TEXT NOT NULL,\n"
    "  file_name TEXT,\n"
    "  source_name TEXT NOT NULL,\n"
    "  sha256 TEXT NOT NULL,\n"
    "  format TEXT NOT NULL,\n"
    "  text_sha256 TEXT NOT NULL,\n"
    "  importer_version INTEGER NOT NULL,\n"
    "  n_pages INTEGER NOT NULL,\n"
    "  page_sizes BLOB NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX documents_review ON documents (review_id, ordinal);\n"
    "CREATE INDEX documents_sha256 ON documents (sha256);\n"
    /* Files as they came. Apart from documents, so that no listing reads them; not in the journal.
     */
    "CREATE TABLE originals (\n"
    "  sha256 TEXT NOT NULL PRIMARY KEY,\n"
    "  size INTEGER NOT NULL,\n"
    "  bytes BLOB NOT NULL\n"
    ") STRICT;\n"
    "CREATE TABLE blocks (\n"
    "  key INTEGER NOT NULL PRIMARY KEY,\n"
    "  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  kind INTEGER NOT NULL,\n"
    "  level INTEGER NOT NULL,\n"
    "  number TEXT,\n"
    "  text TEXT NOT NULL,\n"
    "  page INTEGER NOT NULL,\n"
    "  table_number INTEGER NOT NULL,\n"
    "  is_header INTEGER NOT NULL,\n"
    "  start INTEGER NOT NULL,\n"
    "  boxes BLOB NOT NULL,\n"
    "  UNIQUE (document_id, ordinal)\n"
    ") STRICT;\n"
    "CREATE TABLE actions (\n"
    "  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  block INTEGER NOT NULL,\n"
    "  number TEXT,\n"
    "  text TEXT NOT NULL,\n"
    "  scope TEXT,\n"
    "  lead TEXT,\n"
    "  milestones TEXT,\n"
    "  target TEXT,\n"
    "  outcome TEXT,\n"
    "  PRIMARY KEY (document_id, ordinal)\n"
    ") STRICT, WITHOUT ROWID;\n";

static const char finding_tables[] =
    "CREATE TABLE findings (\n"
    "  key INTEGER NOT NULL PRIMARY KEY,\n"
    "  id TEXT NOT NULL UNIQUE,\n"
    "  review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,\n"
    "  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,\n"
    "  type_id TEXT NOT NULL,\n"
    "  note TEXT NOT NULL,\n"
    "  importance INTEGER NOT NULL,\n"
    "  number TEXT NOT NULL,\n"
    "  coder TEXT NOT NULL REFERENCES coders (name),\n"
    "  created TEXT NOT NULL,\n"
    "  start INTEGER NOT NULL,\n"
    "  page INTEGER NOT NULL,\n"
    "  quote TEXT NOT NULL\n"
    ") STRICT;\n"
    "CREATE INDEX findings_review ON findings (review_id, coder);\n"
    "CREATE INDEX findings_document ON findings (document_id);\n"
    "CREATE INDEX findings_coder ON findings (coder);\n"
    "CREATE TABLE finding_spans (\n"
    "  finding_id TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  start INTEGER NOT NULL,\n"
    "  \"end\" INTEGER NOT NULL,\n"
    "  quote TEXT NOT NULL,\n"
    "  prefix TEXT NOT NULL,\n"
    "  suffix TEXT NOT NULL,\n"
    "  rects BLOB NOT NULL,\n"
    "  PRIMARY KEY (finding_id, ordinal)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE finding_themes (\n"
    "  finding_id TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,\n"
    "  theme_id TEXT NOT NULL REFERENCES themes (id),\n"
    "  PRIMARY KEY (finding_id, theme_id)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX finding_themes_theme ON finding_themes (theme_id);\n"
    "CREATE TABLE finding_agencies (\n"
    "  finding_id TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,\n"
    "  agency_id TEXT NOT NULL REFERENCES agencies (id),\n"
    "  PRIMARY KEY (finding_id, agency_id)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX finding_agencies_agency ON finding_agencies (agency_id);\n"
    "CREATE TABLE recommendations (\n"
    "  key INTEGER NOT NULL PRIMARY KEY,\n"
    "  id TEXT NOT NULL UNIQUE,\n"
    "  review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,\n"
    "  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  number TEXT,\n"
    "  text TEXT NOT NULL,\n"
    "  page INTEGER NOT NULL,\n"
    "  start INTEGER NOT NULL,\n"
    "  level TEXT,\n"
    "  strength TEXT,\n"
    "  target TEXT,\n"
    "  in_action_plan INTEGER NOT NULL\n"
    ") STRICT;\n"
    "CREATE INDEX recommendations_review ON recommendations (review_id);\n"
    "CREATE INDEX recommendations_document ON recommendations (document_id);\n"
    /* As the report names them: an agency that the codebook lacks is kept. */
    "CREATE TABLE recommendation_addressees (\n"
    "  recommendation_id TEXT NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  agency_id TEXT NOT NULL,\n"
    "  PRIMARY KEY (recommendation_id, ordinal)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE status_events (\n"
    "  id TEXT NOT NULL PRIMARY KEY,\n"
    "  recommendation_id TEXT NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,\n"
    "  agency_id TEXT NOT NULL REFERENCES agencies (id),\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  status_id TEXT NOT NULL,\n"
    "  date TEXT NOT NULL,\n"
    "  note TEXT NOT NULL,\n"
    "  coder TEXT NOT NULL REFERENCES coders (name)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX status_events_recommendation ON status_events (recommendation_id, date, "
    "ordinal);\n"
    "CREATE INDEX status_events_agency ON status_events (agency_id);\n"
    "CREATE INDEX status_events_coder ON status_events (coder);\n"
    "CREATE TABLE lessons (\n"
    "  id TEXT NOT NULL PRIMARY KEY,\n"
    "  statement TEXT NOT NULL,\n"
    "  theme_id TEXT REFERENCES themes (id),\n"
    "  coder TEXT NOT NULL REFERENCES coders (name),\n"
    "  created TEXT NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX lessons_theme ON lessons (theme_id);\n"
    "CREATE INDEX lessons_coder ON lessons (coder);\n"
    "CREATE TABLE lesson_findings (\n"
    "  lesson_id TEXT NOT NULL REFERENCES lessons (id) ON DELETE CASCADE,\n"
    "  finding_id TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  PRIMARY KEY (lesson_id, finding_id)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX lesson_findings_finding ON lesson_findings (finding_id);\n"
    "CREATE TABLE settings (\n"
    "  key TEXT NOT NULL PRIMARY KEY,\n"
    "  value TEXT NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n";

static const char journal_tables[] =
    "CREATE TABLE changes (\n"
    "  number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,\n"
    "  time TEXT NOT NULL,\n"
    "  coder TEXT NOT NULL,\n"
    "  label TEXT NOT NULL,\n"
    "  undone INTEGER NOT NULL,\n"
    "  changeset BLOB NOT NULL\n"
    ") STRICT;\n"
    "CREATE INDEX changes_undone ON changes (undone, number);\n"
    /* Originals that an entry needs to be undone or redone. */
    "CREATE TABLE change_originals (\n"
    "  number INTEGER NOT NULL REFERENCES changes (number) ON DELETE CASCADE,\n"
    "  sha256 TEXT NOT NULL,\n"
    "  PRIMARY KEY (number, sha256)\n"
    ") STRICT, WITHOUT ROWID;\n";

#define TOKENIZE "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'"

static const char search_tables[] =
    "CREATE VIEW searchable_blocks AS SELECT key, text FROM blocks WHERE kind <> 8;\n"
    "CREATE VIRTUAL TABLE block_index USING fts5 (\n"
    "  text, content = 'searchable_blocks', content_rowid = 'key', " TOKENIZE ");\n"
    "CREATE VIRTUAL TABLE finding_index USING fts5 (\n"
    "  quote, note, content = 'findings', content_rowid = 'key', " TOKENIZE ");\n"
    "CREATE VIRTUAL TABLE recommendation_index USING fts5 (\n"
    "  text, content = 'recommendations', content_rowid = 'key', " TOKENIZE ");\n"
    "CREATE TRIGGER blocks_added AFTER INSERT ON blocks WHEN new.kind <> 8 BEGIN\n"
    "  INSERT INTO block_index (rowid, text) VALUES (new.key, new.text);\n"
    "END;\n"
    "CREATE TRIGGER blocks_removed AFTER DELETE ON blocks WHEN old.kind <> 8 BEGIN\n"
    "  INSERT INTO block_index (block_index, rowid, text)\n"
    "  VALUES ('delete', old.key, old.text);\n"
    "END;\n"
    "CREATE TRIGGER findings_added AFTER INSERT ON findings BEGIN\n"
    "  INSERT INTO finding_index (rowid, quote, note) VALUES (new.key, new.quote, new.note);\n"
    "END;\n"
    "CREATE TRIGGER findings_removed AFTER DELETE ON findings BEGIN\n"
    "  INSERT INTO finding_index (finding_index, rowid, quote, note)\n"
    "  VALUES ('delete', old.key, old.quote, old.note);\n"
    "END;\n"
    "CREATE TRIGGER findings_changed AFTER UPDATE OF key, quote, note ON findings BEGIN\n"
    "  INSERT INTO finding_index (finding_index, rowid, quote, note)\n"
    "  VALUES ('delete', old.key, old.quote, old.note);\n"
    "  INSERT INTO finding_index (rowid, quote, note) VALUES (new.key, new.quote, new.note);\n"
    "END;\n"
    "CREATE TRIGGER recommendations_added AFTER INSERT ON recommendations BEGIN\n"
    "  INSERT INTO recommendation_index (rowid, text) VALUES (new.key, new.text);\n"
    "END;\n"
    "CREATE TRIGGER recommendations_removed AFTER DELETE ON recommendations BEGIN\n"
    "  INSERT INTO recommendation_index (recommendation_index, rowid, text)\n"
    "  VALUES ('delete', old.key, old.text);\n"
    "END;\n"
    "CREATE TRIGGER recommendations_changed AFTER UPDATE OF key, text ON recommendations BEGIN\n"
    "  INSERT INTO recommendation_index (recommendation_index, rowid, text)\n"
    "  VALUES ('delete', old.key, old.text);\n"
    "  INSERT INTO recommendation_index (rowid, text) VALUES (new.key, new.text);\n"
    "END;\n"
    /* A document's text never changes: not by us, not by another hand. */
    "CREATE TRIGGER blocks_stand BEFORE UPDATE OF key, document_id, ordinal, kind, text, start\n"
    "  ON blocks BEGIN\n"
    "  SELECT RAISE (ABORT, 'the text of a document cannot change');\n"
    "END;\n";

G_STATIC_ASSERT (TL_BLOCK_FURNITURE == 8);

static gboolean
make_version_1 (sqlite3 *db, GError **error)
{
  return tl_sql_run (db, codebook_tables, error) && tl_sql_run (db, review_tables, error)
         && tl_sql_run (db, finding_tables, error) && tl_sql_run (db, journal_tables, error)
         && tl_sql_run (db, search_tables, error)
         && tl_sql_run (db, "PRAGMA application_id = 1416121454", error)
         && tl_sql_run (db, "PRAGMA user_version = 1", error);
}

G_STATIC_ASSERT (TL_STORE_APPLICATION_ID == 1416121454);

/* What optical character recognition is not sure of, and which rows of an action plan carry out
 * which recommendation. */
static gboolean
make_version_2 (sqlite3 *db, GError **error)
{
  static const char tables[] =
      "CREATE TABLE scanned_pages (\n"
      "  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,\n"
      "  page INTEGER NOT NULL,\n"
      "  confidence INTEGER NOT NULL,\n"
      "  PRIMARY KEY (document_id, page)\n"
      ") STRICT, WITHOUT ROWID;\n"
      "CREATE TABLE doubts (\n"
      "  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,\n"
      "  block INTEGER NOT NULL,\n"
      "  start INTEGER NOT NULL,\n"
      "  length INTEGER NOT NULL,\n"
      "  confidence INTEGER NOT NULL,\n"
      "  PRIMARY KEY (document_id, block, start)\n"
      ") STRICT, WITHOUT ROWID;\n"
      "CREATE TABLE action_recommendations (\n"
      "  document_id TEXT NOT NULL,\n"
      "  ordinal INTEGER NOT NULL,\n"
      "  recommendation_id TEXT NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,\n"
      "  PRIMARY KEY (document_id, ordinal),\n"
      "  FOREIGN KEY (document_id, ordinal) REFERENCES actions (document_id, ordinal)\n"
      "    ON DELETE CASCADE\n"
      ") STRICT, WITHOUT ROWID;\n"
      "CREATE INDEX action_recommendations_recommendation\n"
      "  ON action_recommendations (recommendation_id);\n";

  return tl_sql_run (db, tables, error) && tl_sql_run (db, "PRAGMA user_version = 2", error);
}

/* The work of reading: what was answered to suggestions, how far each coder has read, what a
 * review's coders note on it and who they are. Answers name no code by key: the codebook may lose
 * it. */
static gboolean
make_version_3 (sqlite3 *db, GError **error)
{
  static const char tables[] =
      "CREATE TABLE suggestion_answers (\n"
      "  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,\n"
      "  start INTEGER NOT NULL,\n"
      "  \"end\" INTEGER NOT NULL,\n"
      "  theme_id TEXT NOT NULL,\n"
      "  answer INTEGER NOT NULL,\n"
      "  coder TEXT NOT NULL REFERENCES coders (name),\n"
      "  created TEXT NOT NULL,\n"
      "  PRIMARY KEY (document_id, start, \"end\", theme_id)\n"
      ") STRICT, WITHOUT ROWID;\n"
      "CREATE INDEX suggestion_answers_theme ON suggestion_answers (theme_id, answer);\n"
      "CREATE INDEX suggestion_answers_coder ON suggestion_answers (coder);\n"
      /* One bit a block of the document. Written without an entry of the journal; so it must not
       * refer to a coder, whom undo of the first tagging takes away. */
      "CREATE TABLE readings (\n"
      "  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,\n"
      "  coder TEXT NOT NULL,\n"
      "  place INTEGER NOT NULL,\n"
      "  blocks BLOB NOT NULL,\n"
      "  PRIMARY KEY (document_id, coder)\n"
      ") STRICT, WITHOUT ROWID;\n"
      "CREATE TABLE review_notes (\n"
      "  review_id TEXT NOT NULL PRIMARY KEY REFERENCES reviews (id) ON DELETE CASCADE,\n"
      "  text TEXT NOT NULL\n"
      ") STRICT, WITHOUT ROWID;\n"
      "CREATE TABLE review_coders (\n"
      "  review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,\n"
      "  coder TEXT NOT NULL REFERENCES coders (name),\n"
      "  PRIMARY KEY (review_id, coder)\n"
      ") STRICT, WITHOUT ROWID;\n"
      "CREATE INDEX review_coders_coder ON review_coders (coder);\n"
      /* Which reviews an entry of the journal is about; none where it is not about reviews alone,
       * nor in entries from before. */
      "CREATE TABLE change_reviews (\n"
      "  number INTEGER NOT NULL REFERENCES changes (number) ON DELETE CASCADE,\n"
      "  review_id TEXT NOT NULL,\n"
      "  PRIMARY KEY (number, review_id)\n"
      ") STRICT, WITHOUT ROWID;\n"
      "CREATE INDEX change_reviews_review ON change_reviews (review_id, number);\n"
      /* All that counting needs of a finding, whose row is long. */
      "CREATE INDEX findings_counted ON findings (id, review_id, type_id);\n";

  return tl_sql_run (db, tables, error) && tl_sql_run (db, "PRAGMA user_version = 3", error);
}

/* Each brings a library from the version of its place to the next. Never edited once released. */
static gboolean (*const migrations[TL_STORE_VERSION]) (sqlite3 *db, GError **error) = {
  make_version_1,
  make_version_2,
  make_version_3,
};

gboolean
tl_store_schema_make (sqlite3 *db, int from, int to, GError **error)
{
  for (int version = from; version < to; version++)
    if (!migrations[version](db, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_new (sqlite3 *db, TlCodebook *codebook, GError **error)
{
  guint n_changed;

  return tl_sql_run (db, "PRAGMA foreign_keys = ON", error)
         && tl_sql_run (db, "PRAGMA synchronous = FULL", error)
         && tl_sql_run (db, "BEGIN IMMEDIATE", error)
         && tl_store_schema_make (db, 0, TL_STORE_VERSION, error)
         && (codebook == NULL || tl_store_codebook_write (db, codebook, &n_changed, error))
         && tl_sql_run (db, "COMMIT", error);
}

/* Some network file systems cannot rename without replacing; the lock keeps other Throughlines out
 * there. */
static gboolean
rename_new (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (from, to) == 0;
}

gboolean
tl_store_schema_create_file (const char *path, TlCodebook *codebook, GError **error)
{
  g_autofree char *new_path = g_strconcat (path, ".XXXXXX", NULL);
  gboolean is_written;
  sqlite3 *db = NULL;
  int file, code;

  /* Made under another name and renamed, so that the library is there whole or not at all. SQLite
   * gives the files that it makes beside it the same mode. */
  file = g_mkstemp_full (new_path, O_RDWR | O_CLOEXEC, 0600);
  if (file < 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not make the library “%s”: %s"),
                   path, g_strerror (errno));
      return FALSE;
    }
  close (file);
  code = sqlite3_open_v2 (new_path, &db, SQLITE_OPEN_READWRITE, NULL);
  is_written = code == SQLITE_OK ? write_new (db, codebook, error) : tl_sql_fail (db, code, error);
  code = sqlite3_close (db);
  if (is_written && code != SQLITE_OK)
    is_written = tl_sql_fail (NULL, code, error);
  if (is_written && !rename_new (new_path, path))
    {
      g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not make the library “%s”: %s"),
                   path, g_strerror (errno));
      is_written = FALSE;
    }
  if (!is_written)
    g_unlink (new_path);
  return is_written;
}
