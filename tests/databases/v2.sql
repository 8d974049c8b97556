-- SPDX-License-Identifier: GPL-3.0-or-later
-- A small invented library as schema version 2 wrote it, its journal included.
PRAGMA application_id = 1416121454;
PRAGMA user_version = 2;
BEGIN;
CREATE TABLE themes (
  id TEXT NOT NULL PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  parent_id TEXT REFERENCES themes (id),
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  colour TEXT,
  pattern TEXT,
  retired INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE theme_phrases (
  theme_id TEXT NOT NULL REFERENCES themes (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  phrase TEXT NOT NULL,
  PRIMARY KEY (theme_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE agencies (
  id TEXT NOT NULL PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  sector TEXT,
  retired INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE agency_aliases (
  agency_id TEXT NOT NULL REFERENCES agencies (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (agency_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE codes (
  kind INTEGER NOT NULL,
  id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  retired INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE code_phrases (
  kind INTEGER NOT NULL,
  code_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  phrase TEXT NOT NULL,
  PRIMARY KEY (kind, code_id, ordinal),
  FOREIGN KEY (kind, code_id) REFERENCES codes (kind, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE code_facts (
  kind INTEGER NOT NULL,
  code_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (kind, code_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE coders (
  name TEXT NOT NULL PRIMARY KEY,
  since TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE reviews (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  status TEXT NOT NULL,
  fictional INTEGER NOT NULL,
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE case_values (
  review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  variable TEXT NOT NULL,
  value TEXT NOT NULL,
  page INTEGER NOT NULL,
  quote TEXT,
  confirmed INTEGER NOT NULL,
  PRIMARY KEY (review_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  title TEXT NOT NULL,
  file_name TEXT,
  source_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  importer_version INTEGER NOT NULL,
  n_pages INTEGER NOT NULL,
  page_sizes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE originals (
  sha256 TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE blocks (
  key INTEGER NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  level INTEGER NOT NULL,
  number TEXT,
  text TEXT NOT NULL,
  page INTEGER NOT NULL,
  table_number INTEGER NOT NULL,
  is_header INTEGER NOT NULL,
  start INTEGER NOT NULL,
  boxes BLOB NOT NULL,
  UNIQUE (document_id, ordinal)
) STRICT;
CREATE TABLE actions (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  block INTEGER NOT NULL,
  number TEXT,
  text TEXT NOT NULL,
  scope TEXT,
  lead TEXT,
  milestones TEXT,
  target TEXT,
  outcome TEXT,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE findings (
  key INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  type_id TEXT NOT NULL,
  note TEXT NOT NULL,
  importance INTEGER NOT NULL,
  number TEXT NOT NULL,
  coder TEXT NOT NULL REFERENCES coders (name),
  created TEXT NOT NULL,
  start INTEGER NOT NULL,
  page INTEGER NOT NULL,
  quote TEXT NOT NULL
) STRICT;
CREATE TABLE finding_spans (
  finding_id TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  rects BLOB NOT NULL,
  PRIMARY KEY (finding_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE finding_themes (
  finding_id TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  theme_id TEXT NOT NULL REFERENCES themes (id),
  PRIMARY KEY (finding_id, theme_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE finding_agencies (
  finding_id TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  PRIMARY KEY (finding_id, agency_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE recommendations (
  key INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  number TEXT,
  text TEXT NOT NULL,
  page INTEGER NOT NULL,
  start INTEGER NOT NULL,
  level TEXT,
  strength TEXT,
  target TEXT,
  in_action_plan INTEGER NOT NULL
) STRICT;
CREATE TABLE recommendation_addressees (
  recommendation_id TEXT NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  agency_id TEXT NOT NULL,
  PRIMARY KEY (recommendation_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE status_events (
  id TEXT NOT NULL PRIMARY KEY,
  recommendation_id TEXT NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  ordinal INTEGER NOT NULL,
  status_id TEXT NOT NULL,
  date TEXT NOT NULL,
  note TEXT NOT NULL,
  coder TEXT NOT NULL REFERENCES coders (name)
) STRICT, WITHOUT ROWID;
CREATE TABLE lessons (
  id TEXT NOT NULL PRIMARY KEY,
  statement TEXT NOT NULL,
  theme_id TEXT REFERENCES themes (id),
  coder TEXT NOT NULL REFERENCES coders (name),
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE lesson_findings (
  lesson_id TEXT NOT NULL REFERENCES lessons (id) ON DELETE CASCADE,
  finding_id TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (lesson_id, finding_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE changes (
  number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  time TEXT NOT NULL,
  coder TEXT NOT NULL,
  label TEXT NOT NULL,
  undone INTEGER NOT NULL,
  changeset BLOB NOT NULL
) STRICT;
CREATE TABLE change_originals (
  number INTEGER NOT NULL REFERENCES changes (number) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (number, sha256)
) STRICT, WITHOUT ROWID;
INSERT INTO themes VALUES ('T01', 4, NULL, 'Recognising abuse', 'What it means.', NULL, 'solid', 0);
INSERT INTO themes VALUES ('T01.1', 5, 'T01', 'Enquiry not made', 'What it means.', NULL, NULL, 0);
INSERT INTO themes VALUES ('T01.2', 6, 'T01', 'Curiosity', 'What it means.', NULL, NULL, 0);
INSERT INTO themes VALUES ('T03', 1, NULL, 'Working together', 'What it means.', 'ochre', NULL, 0);
INSERT INTO themes VALUES ('T03.1', 2, 'T03', 'Information not shared', 'What it means.', NULL, NULL, 0);
INSERT INTO themes VALUES ('T03.2', 3, 'T03', 'Referral not made', 'What it means.', NULL, NULL, 0);
INSERT INTO theme_phrases VALUES ('T01', 0, 'Recognising abuse');
INSERT INTO theme_phrases VALUES ('T01', 1, 'another phrase');
INSERT INTO theme_phrases VALUES ('T01.1', 0, 'Enquiry not made');
INSERT INTO theme_phrases VALUES ('T01.1', 1, 'another phrase');
INSERT INTO theme_phrases VALUES ('T01.2', 0, 'Curiosity');
INSERT INTO theme_phrases VALUES ('T01.2', 1, 'another phrase');
INSERT INTO theme_phrases VALUES ('T03', 0, 'Working together');
INSERT INTO theme_phrases VALUES ('T03', 1, 'another phrase');
INSERT INTO theme_phrases VALUES ('T03.1', 0, 'Information not shared');
INSERT INTO theme_phrases VALUES ('T03.1', 1, 'another phrase');
INSERT INTO theme_phrases VALUES ('T03.2', 0, 'Referral not made');
INSERT INTO theme_phrases VALUES ('T03.2', 1, 'another phrase');
INSERT INTO agencies VALUES ('AG01', 1, 'Police service', 'What it means.', 'Police', 0);
INSERT INTO agencies VALUES ('AG02', 2, 'Housing office', 'What it means.', 'Council', 0);
INSERT INTO agencies VALUES ('AG03', 3, 'General practice', 'What it means.', 'Health', 0);
INSERT INTO agency_aliases VALUES ('AG01', 0, 'Police service');
INSERT INTO agency_aliases VALUES ('AG01', 1, 'another phrase');
INSERT INTO agency_aliases VALUES ('AG02', 0, 'Housing office');
INSERT INTO agency_aliases VALUES ('AG02', 1, 'another phrase');
INSERT INTO agency_aliases VALUES ('AG03', 0, 'General practice');
INSERT INTO agency_aliases VALUES ('AG03', 1, 'another phrase');
INSERT INTO codes VALUES (2, 'F01', 1, 'Recommendation', 'What it means.', 0);
INSERT INTO codes VALUES (2, 'F02', 2, 'Lesson', 'What it means.', 0);
INSERT INTO codes VALUES (2, 'F03', 3, 'Missed opportunity', 'What it means.', 0);
INSERT INTO codes VALUES (3, 'V01', 1, 'Domestic violence and abuse', 'What it means.', 0);
INSERT INTO codes VALUES (4, 'E1', 1, 'Amberley', 'What it means.', 0);
INSERT INTO codes VALUES (5, 'borough', 1, 'Borough', 'What it means.', 0);
INSERT INTO codes VALUES (5, 'category', 2, 'Category', 'What it means.', 0);
INSERT INTO codes VALUES (6, 'L1', 1, 'Single agency', 'What it means.', 0);
INSERT INTO codes VALUES (7, 'S1', 1, 'Training', 'What it means.', 0);
INSERT INTO codes VALUES (8, 'A1', 1, 'Fully implemented', 'What it means.', 0);
INSERT INTO codes VALUES (8, 'A2', 2, 'In place before', 'What it means.', 0);
INSERT INTO codes VALUES (8, 'A9', 3, 'Not known', 'What it means.', 0);
INSERT INTO codes VALUES (9, 'S', 1, 'Who must do what?', 'What it means.', 0);
INSERT INTO code_phrases VALUES (2, 'F01', 0, 'Recommendation');
INSERT INTO code_phrases VALUES (2, 'F01', 1, 'another phrase');
INSERT INTO code_phrases VALUES (2, 'F02', 0, 'Lesson');
INSERT INTO code_phrases VALUES (2, 'F02', 1, 'another phrase');
INSERT INTO code_phrases VALUES (2, 'F03', 0, 'Missed opportunity');
INSERT INTO code_phrases VALUES (2, 'F03', 1, 'another phrase');
INSERT INTO code_phrases VALUES (3, 'V01', 0, 'Domestic violence and abuse');
INSERT INTO code_phrases VALUES (3, 'V01', 1, 'another phrase');
INSERT INTO code_phrases VALUES (4, 'E1', 0, 'Amberley');
INSERT INTO code_phrases VALUES (4, 'E1', 1, 'another phrase');
INSERT INTO code_phrases VALUES (5, 'borough', 0, 'Borough');
INSERT INTO code_phrases VALUES (5, 'borough', 1, 'another phrase');
INSERT INTO code_phrases VALUES (5, 'category', 0, 'Category');
INSERT INTO code_phrases VALUES (5, 'category', 1, 'another phrase');
INSERT INTO code_phrases VALUES (6, 'L1', 0, 'Single agency');
INSERT INTO code_phrases VALUES (6, 'L1', 1, 'another phrase');
INSERT INTO code_phrases VALUES (7, 'S1', 0, 'Training');
INSERT INTO code_phrases VALUES (7, 'S1', 1, 'another phrase');
INSERT INTO code_phrases VALUES (8, 'A1', 0, 'Fully implemented');
INSERT INTO code_phrases VALUES (8, 'A1', 1, 'another phrase');
INSERT INTO code_phrases VALUES (8, 'A2', 0, 'In place before');
INSERT INTO code_phrases VALUES (8, 'A2', 1, 'another phrase');
INSERT INTO code_phrases VALUES (8, 'A9', 0, 'Not known');
INSERT INTO code_phrases VALUES (8, 'A9', 1, 'another phrase');
INSERT INTO code_phrases VALUES (9, 'S', 0, 'Who must do what?');
INSERT INTO code_phrases VALUES (9, 'S', 1, 'another phrase');
INSERT INTO code_facts VALUES (0, 'T01', 'home-office', 'Recognising abuse');
INSERT INTO code_facts VALUES (0, 'T01.1', 'home-office', 'Enquiry not made');
INSERT INTO code_facts VALUES (0, 'T01.2', 'home-office', 'Curiosity');
INSERT INTO code_facts VALUES (0, 'T03', 'home-office', 'Working together');
INSERT INTO code_facts VALUES (0, 'T03.1', 'home-office', 'Information not shared');
INSERT INTO code_facts VALUES (0, 'T03.2', 'home-office', 'Referral not made');
INSERT INTO code_facts VALUES (1, 'AG01', 'home-office', 'Police service');
INSERT INTO code_facts VALUES (1, 'AG02', 'home-office', 'Housing office');
INSERT INTO code_facts VALUES (1, 'AG03', 'home-office', 'General practice');
INSERT INTO code_facts VALUES (2, 'F01', 'counts', 'yes');
INSERT INTO code_facts VALUES (2, 'F01', 'home-office', 'Recommendation');
INSERT INTO code_facts VALUES (2, 'F02', 'counts', 'yes');
INSERT INTO code_facts VALUES (2, 'F02', 'home-office', 'Lesson');
INSERT INTO code_facts VALUES (2, 'F03', 'counts', 'yes');
INSERT INTO code_facts VALUES (2, 'F03', 'home-office', 'Missed opportunity');
INSERT INTO code_facts VALUES (3, 'V01', 'home-office', 'Domestic violence and abuse');
INSERT INTO code_facts VALUES (4, 'E1', 'home-office', 'Amberley');
INSERT INTO code_facts VALUES (4, 'E1', 'partnership', 'Safer Amberley');
INSERT INTO code_facts VALUES (5, 'borough', 'home-office', 'Borough');
INSERT INTO code_facts VALUES (5, 'borough', 'type', 'text');
INSERT INTO code_facts VALUES (5, 'category', 'home-office', 'Category');
INSERT INTO code_facts VALUES (5, 'category', 'type', 'multi');
INSERT INTO code_facts VALUES (6, 'L1', 'home-office', 'Single agency');
INSERT INTO code_facts VALUES (7, 'S1', 'band', 'weak');
INSERT INTO code_facts VALUES (7, 'S1', 'home-office', 'Training');
INSERT INTO code_facts VALUES (8, 'A1', 'home-office', 'Fully implemented');
INSERT INTO code_facts VALUES (8, 'A2', 'home-office', 'In place before');
INSERT INTO code_facts VALUES (8, 'A9', 'home-office', 'Not known');
INSERT INTO code_facts VALUES (9, 'S', 'home-office', 'Who must do what?');
INSERT INTO coders VALUES ('Coder One', '2026-11-23T22:22:05Z');
INSERT INTO reviews VALUES ('3c2241ef-5999-47dd-bf1e-1985aed0543a', 'Review 1', 'unknown', 1, '2026-11-23T22:22:05Z');
INSERT INTO case_values VALUES ('3c2241ef-5999-47dd-bf1e-1985aed0543a', 0, 'borough', 'Amberley', 1, 'of Amberley', 0);
INSERT INTO case_values VALUES ('3c2241ef-5999-47dd-bf1e-1985aed0543a', 1, 'death_month', '2016-10', 1, NULL, 0);
INSERT INTO documents VALUES ('66d6ae6b-7bc4-4be2-ab99-871cadc45775', '3c2241ef-5999-47dd-bf1e-1985aed0543a', 0, 0, 'Overview report 1', 'report-1.pdf', 'report-1.pdf', '83bf7fcd913e81d35f0d0e94ed1ec0611e8e3b4909c23b00ef9f076f205e67c6', 'pdf', '8cf712d31230dd5a9478c7d9dfbc3d2e90ff60b9a757a3041ab1c917217f4eeb', 1, 2, X'66666666669a824033333333334f8a4066666666669a824033333333334f8a40');
INSERT INTO originals VALUES ('83bf7fcd913e81d35f0d0e94ed1ec0611e8e3b4909c23b00ef9f076f205e67c6', 6, X'66696c652031');
INSERT INTO blocks VALUES (4668933322734305280, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 0, 8, 0, NULL, 'OFFICIAL running head', 1, 0, 0, 0, X'000008000100d0022003c4049803090007000100280520031c0798031100040001008007200374099803');
INSERT INTO blocks VALUES (4668933322734305281, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 1, 0, 1, '1', 'Analysis', 1, 0, 0, 0, X'000008000100d0022003c4049803');
INSERT INTO blocks VALUES (4668933322734305282, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 2, 1, 0, '1.1', 'Nobody asked about abuse, although the contact gave reason to ask. Paragraph 0 of report 1.', 1, 0, 0, 9, X'000006000100d0022003c4049803070005000100280520031c0798030d00050001008007200374099803130006000100d8092003cc0b98031a0008000100300c2003240e9803230003000100880e20037c109803270007000100d002b603c4042e042f00040001002805b6031c072e043400060001008007b60374092e043b0002000100d809b603cc0b2e043e0004000100300cb603240e2e04430009000100880eb6037c102e044d0001000100d0024c04c404c4044f000200010028054c041c07c40452000600010080074c047409c404590002000100d8094c04cc0bc404');
INSERT INTO blocks VALUES (4668933322734305283, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 3, 1, 0, '1.2', '“She was never asked,” said a friend; the café owner had noticed the bruises. Paragraph 1 of report 1.', 1, 0, 0, 101, X'000004000100d0022003c4049803050003000100280520031c07980309000500010080072003740998030f0007000100d8092003cc0b9803170004000100300c2003240e98031c0001000100880e20037c1098031e0007000100d002b603c4042e042600030001002805b6031c072e042a00040001008007b60374092e042f0005000100d809b603cc0b2e04350003000100300cb603240e2e04390007000100880eb6037c102e04410003000100d0024c04c404c40445000800010028054c041c07c4044e000900010080074c047409c404580001000100d8094c04cc0bc4045a0002000100300c4c04240ec4045d0006000100880e4c047c10c404640002000100d002e204c4045a05');
INSERT INTO blocks VALUES (4668933322734305284, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 4, 1, 0, '1.3', 'A referral to the conference was not made — the risk was assessed as medium. Paragraph 2 of report 1.', 1, 0, 0, 204, X'000001000100d0022003c4049803020008000100280520031c0798030b000200010080072003740998030e0003000100d8092003cc0b980312000a000100300c2003240e98031d0003000100880e20037c109803210003000100d002b603c4042e042500040001002805b6031c072e042a00010001008007b60374092e042c0003000100d809b603cc0b2e04300004000100300cb603240e2e04350003000100880eb6037c102e04390008000100d0024c04c404c40442000200010028054c041c07c40445000700010080074c047409c4044d0009000100d8094c04cc0bc404570001000100300c4c04240ec404590002000100880e4c047c10c4045c0006000100d002e204c4045a056300020001002805e2041c075a05');
INSERT INTO blocks VALUES (4668933322734305285, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 5, 1, 0, '1.4', 'Professionals referred to the assessments of others instead of assessing the risk. Paragraph 3 of report 1.', 1, 0, 0, 306, X'00000d000100d0022003c40498030e0008000100280520031c07980317000200010080072003740998031a0003000100d8092003cc0b98031e000b000100300c2003240e98032a0002000100880e20037c1098032d0006000100d002b603c4042e043400070001002805b6031c072e043c00020001008007b60374092e043f0009000100d809b603cc0b2e04490003000100300cb603240e2e044d0005000100880eb6037c102e04530009000100d0024c04c404c4045d000100010028054c041c07c4045f000200010080074c047409c404620006000100d8094c04cc0bc404690002000100300c4c04240ec404');
INSERT INTO blocks VALUES (4668933322734305286, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 6, 1, 0, '1.5', 'Ælfrið’s neighbour said: لم يسألها أحد. Nobody had asked her. Paragraph 4 of report 1.', 1, 0, 0, 414, X'000008000100d0022003c4049803090009000100280520031c0798031300050001008007200374099803190002000100d8092003cc0b98031c0006000100300c2003240e9803230004000100880e20037c109803280006000100d002b603c4042e042f00030001002805b6031c072e043300050001008007b60374092e04390004000100d809b603cc0b2e043e0009000100300cb603240e2e04480001000100880eb6037c102e044a0002000100d0024c04c404c4044d000600010028054c041c07c40454000200010080074c047409c404');
INSERT INTO blocks VALUES (4668933322734305287, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 7, 1, 0, '1.6', 'Good practice was seen in the response of the midwife. Paragraph 5 of report 1.', 1, 0, 0, 501, X'000004000100d0022003c4049803050008000100280520031c0798030e00030001008007200374099803120004000100d8092003cc0b9803170002000100300c2003240e98031a0003000100880e20037c1098031e0008000100d002b603c4042e042700020001002805b6031c072e042a00030001008007b60374092e042e0008000100d809b603cc0b2e04370009000100300cb603240e2e04410001000100880eb6037c102e04430002000100d0024c04c404c40446000600010028054c041c07c4044d000200010080074c047409c404');
INSERT INTO blocks VALUES (4668933322734305288, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 8, 1, 0, '1.7', 'The housing officer closed the case after one letter 📮 without a reply. Paragraph 6 of report 1.', 2, 0, 0, 581, X'000003000200d0022003c4049803040007000200280520031c0798030c00070002008007200374099803140006000200d8092003cc0b98031b0003000200300c2003240e98031f0004000200880e20037c109803240005000200d002b603c4042e042a00030002002805b6031c072e042e00060002008007b60374092e04350001000200d809b603cc0b2e04370007000200300cb603240e2e043f0001000200880eb6037c102e04410006000200d0024c04c404c40448000900020028054c041c07c40452000100020080074c047409c404540002000200d8094c04cc0bc404570006000200300c4c04240ec4045e0002000200880e4c047c10c404');
INSERT INTO blocks VALUES (4668933322734305289, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 9, 1, 0, '1.8', 'The panel found that information was not shared between the agencies. Paragraph 7 of report 1.', 2, 0, 0, 678, X'000003000200d0022003c4049803040005000200280520031c0798030a00050002008007200374099803100004000200d8092003cc0b980315000b000200300c2003240e9803210003000200880e20037c109803250003000200d002b603c4042e042900060002002805b6031c072e043000070002008007b60374092e04380003000200d809b603cc0b2e043c0009000200300cb603240e2e04460009000200880eb6037c102e04500001000200d0024c04c404c40452000200020028054c041c07c40455000600020080074c047409c4045c0002000200d8094c04cc0bc404');
INSERT INTO blocks VALUES (4668933322734305290, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 10, 7, 0, '1', 'The housing office should review how it closes cases.', 2, 0, 0, 773, X'000003000200d0022003c4049803040007000200280520031c0798030c00060002008007200374099803130006000200d8092003cc0b98031a0006000200300c2003240e9803210003000200880e20037c109803250002000200d002b603c4042e042800060002002805b6031c072e042f00060002008007b60374092e04');
INSERT INTO blocks VALUES (4668933322734305291, '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 11, 6, 0, NULL, '1	Review the procedure	Housing office', 2, 1, 0, 827, X'000008000200d0022003c4049803090003000200280520031c0798030d001100020080072003740998031f0006000200d8092003cc0b9803');
INSERT INTO actions VALUES ('66d6ae6b-7bc4-4be2-ab99-871cadc45775', 0, 11, '1', 'Review the procedure', NULL, 'Housing office', NULL, NULL, NULL);
INSERT INTO findings VALUES (1478113515033312349, '2f70c02a-4874-4e1a-b05a-ef31a052a058', '3c2241ef-5999-47dd-bf1e-1985aed0543a', '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 'F02', 'A note', 1, '1.8', 'Coder One', '2026-11-23T22:22:05Z', 699, 2, 'information was not shared between the agencies');
INSERT INTO finding_spans VALUES ('2f70c02a-4874-4e1a-b05a-ef31a052a058', 0, 699, 746, 'information was not shared between the agencies', ' report 1.
The panel found that ', '. Paragraph 7 of report 1.
The h', X'0000000000000040000000000080734000000000000054400000000000607a400000000000005740000000000000004000000000000052400000000000c057400000000000a076400000000000c05a40');
INSERT INTO finding_themes VALUES ('2f70c02a-4874-4e1a-b05a-ef31a052a058', 'T03.1');
INSERT INTO finding_agencies VALUES ('2f70c02a-4874-4e1a-b05a-ef31a052a058', 'AG01');
INSERT INTO recommendations VALUES (6807073537621054000, 'bdbca2fb-6af9-4d34-80bc-7dd6b1dea869', '3c2241ef-5999-47dd-bf1e-1985aed0543a', '66d6ae6b-7bc4-4be2-ab99-871cadc45775', 0, '1', 'The housing office should review how it closes cases.', 2, 773, 'L1', 'S1', NULL, 0);
INSERT INTO recommendation_addressees VALUES ('bdbca2fb-6af9-4d34-80bc-7dd6b1dea869', 0, 'AG02');
INSERT INTO recommendation_addressees VALUES ('bdbca2fb-6af9-4d34-80bc-7dd6b1dea869', 1, 'AG77');
INSERT INTO status_events VALUES ('efcc9b53-af6c-4618-888b-f0c5cbe1e722', 'bdbca2fb-6af9-4d34-80bc-7dd6b1dea869', 'AG02', 0, 'A1', '2020-03', 'Done', 'Coder One');
INSERT INTO lessons VALUES ('38858c5f-0101-44f7-aed2-2959f0188292', 'Share what is known.', 'T03', 'Coder One', '2026-11-23T22:22:05Z');
INSERT INTO lesson_findings VALUES ('38858c5f-0101-44f7-aed2-2959f0188292', '2f70c02a-4874-4e1a-b05a-ef31a052a058', 0);
INSERT INTO settings VALUES ('overview', '{}');
INSERT INTO changes VALUES (1, '2026-11-23T22:22:05Z', 'Coder One', 'Import “report-1.pdf”', 0, X'7801ad984b6fdcd615c73973391e8d242bb6e320adeb3a37a8dc3882674cce8b3371904835ecd88514b9b28ab66e62978f4bcd40235220672c18300ad9e8c3c8aa405b402dfa580468d1451f40517d016b572fbc9417dde81374d37dcf3d9767389485405394d2829cfbe0bde777ceff1cded5424e832b120fba622bd6ce686cb6e656ab7553f8e546bbdd2ed72dcf2b3bbe29ca66bbd5b0856734ea359b4dace0086eb2e220580fc2ad00e781a972ec6cd5a836cba659aed656abd5f7e0df68dc5d2de6f2f24d9a6bc7e2fe03bb3710c77f1dcdadb1a21346e160adc32616361c11f5c4436acbb1a9d0e7877f3df68e46a6f184ddefdcdf08837e8715ab86097b3186cdca5e7223ab27e947f9a479a13bd810415fedaad9f49ab6683a65cb71ebe5ba23aa65db0173b62cd3b53db7deb0acc6f14c3d7cc9f0869d5e7e2022098c4762338cfa40615add95cdcaa6e71f7a9a6fd51cdff25daf6dd644cbf46a0ddff00cd1ae0bcf14aed1344dd11235a7de36da6eb5e61886f0dbbe6135fdaad1104dcb6d3226279d6fb9be6556bd9a59ad199ed7b0db75abe55a5edbf31db7e65545dbf0fda6e1b46dab61d935a36eda8ee9b64dab6a5a7e5d08873690a39bbcce7d79fdfac97c4d5ecb9fcd1f7e5e9da6ced2c64e2f74d7a58173f3ff742efce367da249b3d8ea5698e49ba29d28dc672266bac7604ef8483b81bacf1d0f7bbaee0313cf73c3030dab9136ef16e9fbbbd301631972e1c57688a3cdd68876f5841ffa1a6312dafbdc873b6a7ef305d2bc2d3a50267e78b3b6c5a3b014fdb45cefaa51df63a3eed97387b3eb5c3cee19331cdd9eccc0e7b1b67793ac3d9a3533bec228c9273eec29c15fd12f6bc54d885392bfa157cda2eeec29c153db5d4d478969aa2bd9ca01badc02e9aa524ecfb60b0cd287485378844e966c67434606897216f3210bbaab7346d02f7a0ec52c2fd915d4e6aa747ecf256c62ee98e26c6dbd104ad2b5d0e6366c562eeabf42345dae3729f9236b7fdbe88781808de137d79fbefdffffc2f7cabdb0737e9735b0662ef6185dfb6237b2db2373bbc098e340ccf63f84afebafef8d1173b8b749dedc459ce668cf215341f39cb5b9a0e3dc95966b5021a5a39cb5c6268e52c958cb334804f5edb2fed820356740b5dd598de0507ace81f62dbd3995d70c08abe80e35ee417f53df8bba99560dca5c2a27ebeb8a7af60cfede2a2de2fede9abd022e75cd49f4fede9dfc171c6f4a23e3bb3a7dfc3b6a7338bfaa3537b23ae5a1a0f6ce968b02d764f82ddb403d1e37e3808244dbbcfbb811f461b76bf1b067ccb8e7910f621d8ed4878dc11fd2d2102a46eaf89c0ed42988f30b5c665fa07fdf10f0e339534c8d12791cd76c2f41472230178439b829ec4f4b0002851514cdf45ab920018c88d04a085bc89e9fb488a98dec027627a1bb911d31564434cbf8d6f20a69f601b314d03928dc78d1dcdadcad60fb67f7307d0211d01a98edbf1baf02e1f6cff96c776d78370f3a3ae08bcab497cfacffec4a102818e1ddb934041c055ec3ad1a02bb57a04a27924c454146855600e7509fdc9a406687243152f80517343882580981b06e66b60fe1c38bc52f137711c413c0f2db961605ec09ea4e25f4fe654813987e308e2157c03416c604f82d8c65908e202b611c4eba0b1729d2a303f06dc729d2a30bf8b6b21887701690e9c4d05e6a7805bae5305a6876d2ff20710ea770b29eefc78b88f4807527f4df6fd8f4327f41e2ac8dc7650509d412c2e73bb27f575ada338434166bb7dbe663f10a0ac760c01dc0fe5b051bcc6b8784bba8c51b9614ad2453437c5e8c90c5e99a453bce7d0c084f76b687cd2dd773278af20508ad13ace4278afa28109ef0789cb28ddbd86d008ef12bc5bae53e9ee328e23bc2bc99c0aeff7923995eea6d072e3417b352c72b2609a5808ecdec3b81b538cbcda0fd6995cfa8cccf5a979d3c5c0c7c638d5db70ca612a879ae48de51b376e5dbbb5b0c8a34110c802ae236c8f5efe85eb9acbaeab84c008fbe92402556d96aeb938de9a878566ba12e9f54db6fc51187a50438147cb72536a5d2c734f57a59f48c49b610085075411b208d9e87a5b5d5f8c7a7a634c4fcffd477fbc7258c89440a8727406fd773bc94667d000a990298150e5e8b98ca75f48f0aa6cf44ee2952464522ac9d32bd8933cdd42df26215b807e52745485710d67214fbf81be4d9ebe846d2464299a13e3a11956b659340d269efda40709e6d9df0eb67f05f581e8ae75409422cc3deff1973f7af963fef2b3fdbfef7f0eb73fddff23dfff7cffcffb7fadf044c7640ec284059e188d02ab8f0bec77086c34764a6832f2d1d733d2f4e524e455e6398f264ba549e62f9226f9c520e35101bb8230499a6ac99ceafba19d38812a093fc800bb9901f6cd0cb0a50c305904a699270556180fd8f0d33b0bacced66f47a12fe2184a3abb17436ef04524eb39c80e3276ec184a8018bfcd2581107e8b6208b4b80f4a217f511da476c8ee51379b516ae362abea8f034d3b8926569f3733e8f784edcdc41c4a5a542c519c5d80aa4f2662156773d893b09533d8ea895ca9387b3f995361fb1041519cdd42c014674b0898e2ec0ef6a438fb1491529cddcf6073f0ed543074b18d0a8614a93e1e52fd55a196f258636b0b0946bb4718dd3000ae5095279521d4ed1bb627f8c1f62f86dc5047154ee00f9aba21bcee6063340aab63e2d49eeb4fbe04c75a2338f3199cb24c4feb3f25a284f38c36096d84f3ab19d994257d1a851731d2280ae7a02595cdcbd893701ad89370aa6a9070b613295605c237706584f33a3a0cc9e652e222f46126df473855f140f5df2789dba9facf4de63c808fbdbb854367609170c30d08340f3faff0a0e6ded62fbff5eebf560c36eb788e6b577da7dcb47d3857f46af572cb70dc321c30361d130edd5acdf6f18ec4c6f3b1ffe3110f2bb0fca2c9f277cca11669ab0c0e36b31bbf6f7b1e2470c8e7ea30f0383b1f0602d3173eb22c79103bce304d0e33aaab93c9292bd45eb2b28012024f40ffa7326b4a967a678f3af129b099ec994fa150f82fe92d5cd9');
INSERT INTO changes VALUES (2, '2026-11-23T22:22:05Z', 'Coder One', 'Tag “information was not shared between the agencies” with T03.1, AG01', 0, X'78019592cf4bc33014c7db668a0a5e64176f39ec9a99a43fe76963a04787148481e86bf3ba155c3adaeac093e03fe2ffa107ff1eff0abbb585b18b33247c93f0decb379f24b44c23ce14e685716690e3f17a4a6f3492aee4d26342306987525e569dbbd3f0d434b65a926a95ead93ad5ecbe4fd2f3f1d73de9c9c4e73197c09cc07798830258c45d6098d802b82bab11909e1d4be9084c983b180c98e32bc5a244201383c00554dc756c203dcf531ea017313f8aab5a114a0651151ff82206153baeefbb845c71490e47546725b6fe4c42443ff8f3424db8f5d9e659e422d549962fa04c334d5750accbd2620e392a1a61b942d4b49c238519ea38c5223c32ad9a4983e3a15882dee0dc0b457bb2b1ebc5faf9b71742698ecb2c2fa9e89f8495c9ca093ed1247bd6aa320d2525b44f2790c32c87e59cfa344b7632e69d49f3c2c38dbe15b51a61ad8fafcdfaae51a3d1db5abf9bfd8f97663d1d869669b56c2a720bdc1f0e3908b9dd17db155aeeebffba1760d2195d73f10b1316ae7f');
INSERT INTO changes VALUES (3, '2026-11-23T22:22:05Z', 'Coder One', 'Note status A1 of AG02 for “The housing office should review how it closes…”', 0, X'780135cdb10ec220100050f49a6857bfc0a1eb25405b0a63a389a38bbbe18e63a489a0dfef607c3ff01ec79dfaa92db6777dca474aabeaa46090cc1c681e3166c73839e3d17b4f9835cf4c6264b116064ac4d166421773c0298d137a4d8c4b4a8e4c92e85d806ebd69fb9f14ec570307abad463d4277dd8a407fd992bccef7225f59f82288');
INSERT INTO changes VALUES (4, '2026-11-23T22:22:05Z', 'Coder One', 'Change the setting “overview”', 0, X'78010b616264284e2d29c9cc4b2f66106260e6c82f4b2d2acb4c2d6766aaae050074ac085a');
INSERT INTO changes VALUES (5, '2026-11-23T22:22:05Z', 'Coder One', 'Set the lesson “Share what is known.”', 0, X'7801958fb10ec22014455b8983abe90730747de6f1004b5dfd0007995c0c16b08d8626c5a4bf6f35fe8037e7ce27c7aecb62d933e43ca65c6c0b564b63b4e97404142840a9d8800b9e805add4614c6504bac3af76e0a7ceedd8b0f993fd238a71d631625db1c471f267e4a815584b4072180a4253a2ca0be5856ae7ec26b1c921fd2fd0f714db1c10ec981328d021584831b6a07214ae150d372f36dfa74bd01a3323485');
INSERT INTO change_originals VALUES (1, '83bf7fcd913e81d35f0d0e94ed1ec0611e8e3b4909c23b00ef9f076f205e67c6');
CREATE INDEX themes_parent ON themes (parent_id);
CREATE INDEX documents_review ON documents (review_id, ordinal);
CREATE INDEX documents_sha256 ON documents (sha256);
CREATE INDEX findings_review ON findings (review_id, coder);
CREATE INDEX findings_document ON findings (document_id);
CREATE INDEX findings_coder ON findings (coder);
CREATE INDEX finding_themes_theme ON finding_themes (theme_id);
CREATE INDEX finding_agencies_agency ON finding_agencies (agency_id);
CREATE INDEX recommendations_review ON recommendations (review_id);
CREATE INDEX recommendations_document ON recommendations (document_id);
CREATE INDEX status_events_recommendation ON status_events (recommendation_id, date, ordinal);
CREATE INDEX status_events_agency ON status_events (agency_id);
CREATE INDEX status_events_coder ON status_events (coder);
CREATE INDEX lessons_theme ON lessons (theme_id);
CREATE INDEX lessons_coder ON lessons (coder);
CREATE INDEX lesson_findings_finding ON lesson_findings (finding_id);
CREATE INDEX changes_undone ON changes (undone, number);
CREATE VIEW searchable_blocks AS SELECT key, text FROM blocks WHERE kind <> 8;
CREATE VIRTUAL TABLE block_index USING fts5 (
  text, content = 'searchable_blocks', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE finding_index USING fts5 (
  quote, note, content = 'findings', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE recommendation_index USING fts5 (
  text, content = 'recommendations', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3');
CREATE TRIGGER blocks_added AFTER INSERT ON blocks WHEN new.kind <> 8 BEGIN
  INSERT INTO block_index (rowid, text) VALUES (new.key, new.text);
END;
CREATE TRIGGER blocks_removed AFTER DELETE ON blocks WHEN old.kind <> 8 BEGIN
  INSERT INTO block_index (block_index, rowid, text)
  VALUES ('delete', old.key, old.text);
END;
CREATE TRIGGER findings_added AFTER INSERT ON findings BEGIN
  INSERT INTO finding_index (rowid, quote, note) VALUES (new.key, new.quote, new.note);
END;
CREATE TRIGGER findings_removed AFTER DELETE ON findings BEGIN
  INSERT INTO finding_index (finding_index, rowid, quote, note)
  VALUES ('delete', old.key, old.quote, old.note);
END;
CREATE TRIGGER findings_changed AFTER UPDATE OF key, quote, note ON findings BEGIN
  INSERT INTO finding_index (finding_index, rowid, quote, note)
  VALUES ('delete', old.key, old.quote, old.note);
  INSERT INTO finding_index (rowid, quote, note) VALUES (new.key, new.quote, new.note);
END;
CREATE TRIGGER recommendations_added AFTER INSERT ON recommendations BEGIN
  INSERT INTO recommendation_index (rowid, text) VALUES (new.key, new.text);
END;
CREATE TRIGGER recommendations_removed AFTER DELETE ON recommendations BEGIN
  INSERT INTO recommendation_index (recommendation_index, rowid, text)
  VALUES ('delete', old.key, old.text);
END;
CREATE TRIGGER recommendations_changed AFTER UPDATE OF key, text ON recommendations BEGIN
  INSERT INTO recommendation_index (recommendation_index, rowid, text)
  VALUES ('delete', old.key, old.text);
  INSERT INTO recommendation_index (rowid, text) VALUES (new.key, new.text);
END;
CREATE TRIGGER blocks_stand BEFORE UPDATE OF key, document_id, ordinal, kind, text, start
  ON blocks BEGIN
  SELECT RAISE (ABORT, 'the text of a document cannot change');
END;
CREATE TABLE scanned_pages (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  confidence INTEGER NOT NULL,
  PRIMARY KEY (document_id, page)
) STRICT, WITHOUT ROWID;
CREATE TABLE doubts (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  block INTEGER NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  confidence INTEGER NOT NULL,
  PRIMARY KEY (document_id, block, start)
) STRICT, WITHOUT ROWID;
CREATE TABLE action_recommendations (
  document_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  recommendation_id TEXT NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,
  PRIMARY KEY (document_id, ordinal),
  FOREIGN KEY (document_id, ordinal) REFERENCES actions (document_id, ordinal)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX action_recommendations_recommendation
  ON action_recommendations (recommendation_id);
INSERT INTO scanned_pages VALUES ('66d6ae6b-7bc4-4be2-ab99-871cadc45775', 1, 91);
INSERT INTO action_recommendations VALUES ('66d6ae6b-7bc4-4be2-ab99-871cadc45775', 0, 'bdbca2fb-6af9-4d34-80bc-7dd6b1dea869');
INSERT INTO doubts VALUES ('66d6ae6b-7bc4-4be2-ab99-871cadc45775', 1, 0, 4, 40);
INSERT INTO block_index (block_index) VALUES ('rebuild');
INSERT INTO finding_index (finding_index) VALUES ('rebuild');
INSERT INTO recommendation_index (recommendation_index) VALUES ('rebuild');
COMMIT;
