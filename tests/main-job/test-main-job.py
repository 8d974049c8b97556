# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job on ten real reports: import, structure, findings, lessons, overview, and every count recounted."""
import csv
import glob
import html.parser
import itertools
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [os.path.dirname(HERE), os.path.join(os.path.dirname(HERE), 'cli')]
import tap  # noqa: E402
from program import Program  # noqa: E402

REPORTS = sorted(glob.glob(os.path.join(SOURCE, os.pardir, 'shared', 'samples', 'reports', '*.pdf')))
N_REPORTS = 10
A_REPORT = 3

# Themes, agencies and types in turn, so that some recur in many reviews and some do not. Types that are not counted
# are among them.
THEMES = ['T01.1', 'T03.1', 'T02', 'T01.3', 'T05.1', 'T03.2', 'T07.1']
MORE_THEMES = ['', 'T01', '', 'T10.1', '']
AGENCIES = ['AG01', 'AG26', '', 'AG01,AG28', 'AG13', 'AG27']
TYPES = ['F01', 'F05', 'F03', 'F08', 'F05', 'F02', 'F04', 'F11', 'F06', 'F09', 'F07', 'F10', 'F12']


class Counts(html.parser.HTMLParser):
    """Every marked number of the HTML with the words that show it, and every quotation."""

    def __init__(self, text):
        super().__init__()
        self.found, self.quoted, self.open = [], [], []
        self.row, self.is_named = '', False  # the first cell's words, and whether it has ended
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == 'tr':
            self.row, self.is_named = '', False
        if 'data-finding' in attributes:
            self.quoted.append(attributes['data-finding'])
        if 'data-count' in attributes:
            self.open.append((tag, {**attributes, 'shown': '', 'row': self.row.strip()}))

    def handle_endtag(self, tag):
        if tag in ('th', 'td'):
            self.is_named = True
        if self.open and self.open[-1][0] == tag:
            self.found.append(self.open.pop()[1])

    def handle_data(self, data):
        self.row += '' if self.is_named else data
        for _, attributes in self.open:
            attributes['shown'] += data


class Recount:
    """Counts from the tables of the library, not through any code of ours."""

    def __init__(self, path):
        with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as library:
            ask = lambda sql: library.execute(sql).fetchall()  # noqa: E731
            self.reviews = dict(ask('SELECT id, title FROM reviews'))
            values = ask('SELECT review_id, variable, value FROM case_values ORDER BY review_id, ordinal DESC')
            self.values = {(review, variable): value for review, variable, value in values}
            self.parents = dict(ask('SELECT id, parent_id FROM themes'))
            uncounted = {row[0] for row in ask(
                "SELECT code_id FROM code_facts WHERE name = 'counts' AND value <> 'yes'")}
            self.all_findings = ask('SELECT id, review_id, type_id FROM findings')
            self.findings = {row[0]: row[1] for row in self.all_findings if row[2] not in uncounted}
            self.themes = [(self.findings[f], theme) for f, theme in ask(
                'SELECT finding_id, theme_id FROM finding_themes') if f in self.findings]
            self.pairs = [(self.findings[f], theme, agency) for f, theme, agency in ask(
                'SELECT finding_id, theme_id, agency_id FROM finding_themes JOIN finding_agencies USING (finding_id)')
                if f in self.findings]
            self.agencies = [(self.findings[f], agency) for f, agency in ask(
                'SELECT finding_id, agency_id FROM finding_agencies') if f in self.findings]
            self.documents = [row[0] for row in ask('SELECT review_id FROM documents')]
            self.recommendations = dict(ask('SELECT id, review_id FROM recommendations'))
            self.addressees = ask('SELECT DISTINCT recommendation_id, agency_id FROM recommendation_addressees')
            self.n_status_events = ask('SELECT count(*) FROM status_events')[0][0]

    def is_below(self, theme, wanted):
        return theme == wanted or self.parents[theme] == wanted

    def count_reviews(self, theme=None, agency=None):
        if theme and agency:
            return {review for review, one, of in self.pairs if self.is_below(one, theme) and of == agency}
        if theme:
            return {review for review, one in self.themes if self.is_below(one, theme)}
        if agency:
            return {review for review, of in self.agencies if of == agency}
        return set(self.findings.values())

    def top_themes(self):
        return {self.parents[theme] or theme for _, theme in self.themes}

    def with_title(self, title):
        return {review for review, name in self.reviews.items() if name == title}

    def count_recommendations(self, agency):
        return [one for one in self.recommendations if agency is None or (one, agency) in self.addressees]

    def expect(self, unit, theme, agency, scope, row):
        """What a number must be, from what it says it counts."""
        scope, _, what = (scope or '').partition(':')
        if scope == 'review':
            ids = self.with_title(re.sub(r'^\d+\. ', '', row))
            counted = self.documents if unit == 'document' else [finding[1] for finding in self.all_findings]
            # Reviews may have the same title: each row is one of them.
            counts = {counted.count(one) for one in ids}
            assert len(counts) == 1, f'{row}: {counts}'
            return counts.pop()
        if unit == 'recommendation' or scope in ('recommendations', 'status'):
            # No status was set: all are as they came.
            assert self.n_status_events == 0 and what in ('', 'A9')
            ids = self.count_recommendations(agency)
            return len(ids) if unit == 'recommendation' else len({self.recommendations[one] for one in ids})
        if unit == 'review' and scope == 'library':
            return len(self.reviews)
        if unit == 'review' and scope == 'undated':
            return sum((review, 'death_month') not in self.values for review in self.count_reviews())
        if unit == 'review' and not scope:
            return len(self.count_reviews(theme, agency))
        if unit == 'borough' and not scope:
            return len({self.values.get((review, 'borough')) for review in self.count_reviews(theme)} - {None, ''})
        if unit == 'finding' and not scope:
            return len(self.findings)
        if unit == 'theme':
            least = 2 if scope == 'recurring' else 1
            return sum(len(self.count_reviews(top)) >= least for top in self.top_themes())
        if unit == 'agency' and not scope:
            return len({agency for _, agency in self.agencies})
        raise AssertionError(f'the overview counts what this test does not know: {unit}, {scope}')


def dump(path):
    """All rows of a library but its journal, by table. Files that are kept for redo alone belong to the journal."""
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as library:
        tables = [row[1] for row in library.execute('PRAGMA main.table_list')
                  if row[2] == 'table' and not row[1].startswith(('sqlite_', 'change'))]
        rows = {table: sorted(map(repr, library.execute(f'SELECT * FROM "{table}"')))
                for table in tables if table != 'originals'}
        rows['originals'] = sorted(map(repr, library.execute(
            'SELECT * FROM originals WHERE sha256 IN (SELECT sha256 FROM documents)')))
    return rows


def differing(one, other):
    """The tables in which two dumps differ."""
    return sorted(table for table in one.keys() | other.keys() if one.get(table) != other.get(table))


@unittest.skipUnless(len(REPORTS) == N_REPORTS, 'the ten reports do not lie beside the source tree')
class MainJob(unittest.TestCase):
    """The tests go on from one another, in their written order."""

    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.program = Program(sys.argv[1], cls.folder)
        cls.structures = {}

    def test_1_all_ten_reports_go_in(self):
        lines = [line.split('\t') for line in self.program.good('import', *REPORTS).splitlines()]
        self.assertEqual([line[:2] for line in lines], [[os.path.basename(path), 'imported'] for path in REPORTS])
        self.assertEqual(len(self.program.json('reviews')['reviews']), N_REPORTS)

    def test_2_each_shows_headings_and_numbered_paragraphs(self):
        for path in REPORTS:
            name = os.path.basename(path)
            seen = json.loads(self.program.good('structure', '--json', path))
            self.structures[name] = seen
            with self.subTest(name):
                self.assertGreaterEqual(len(seen['headings']), 10)
                self.assertGreaterEqual(sum(one['number'] is not None for one in seen['paragraphs']), 30)
                self.assertGreaterEqual(len({one['page'] for one in seen['paragraphs']}), seen['pages'] * 3 // 4)

    def quotes(self, name):
        """Three sentences of numbered paragraphs, spread over the report, each of which stands there once."""
        texts = [one['text'] for one in self.structures[name]['paragraphs']]
        whole = ' '.join(' '.join(texts).split())
        long = [one['text'][:140].rsplit(' ', 1)[0] for one in self.structures[name]['paragraphs']
                if one['number'] is not None and len(one['text']) >= 150 and '\t' not in one['text']]
        long = [quote for quote in long if whole.count(' '.join(quote.split())) == 1]
        return [long[len(long) * i // A_REPORT] for i in range(A_REPORT)]

    def test_3_thirty_findings_are_tagged_by_their_words(self):
        turn = [itertools.cycle(values) for values in (THEMES, MORE_THEMES, AGENCIES, TYPES)]
        for name in self.structures:
            for quote in self.quotes(name):
                theme, more, agencies, kind = (next(values) for values in turn)
                codes = [part for one in (theme, more) if one for part in ('--theme', one)]
                codes += [part for one in agencies.split(',') if one for part in ('--agency', one)]
                added = json.loads(self.program.good('tag', name, '--quote', quote, '--type', kind, *codes, '--json'))
                with self.subTest(name):
                    self.assertEqual(' '.join(added['findings'][0]['quote'].split()), ' '.join(quote.split()))
                    pages = {one['page'] for one in self.structures[name]['paragraphs']
                             if one['text'].startswith(quote)}
                    self.assertLessEqual({added['findings'][0]['page']}, pages | {page + 1 for page in pages})
        self.assertEqual(len(self.program.json('findings')['findings']), N_REPORTS * A_REPORT)

    def test_4_lessons_agree_with_a_recount(self):
        recount = Recount(self.program.library)
        for arguments in ([], ['--matrix'], ['--agency', 'AG01']):
            document = self.program.json('lessons', *arguments)
            self.assertEqual(document['denominator'], len(recount.count_reviews()))
            self.assertTrue(document['lessons'])
            for lesson in document['lessons']:
                self.assertEqual(set(lesson['review_ids']), recount.count_reviews(lesson['theme'], lesson['agency']))
                self.assertEqual(lesson['reviews'], len(lesson['review_ids']))
        themes = {lesson['theme'] for lesson in self.program.json('lessons')['lessons']}
        self.assertEqual(themes, recount.top_themes() | {theme for _, theme in recount.themes})
        self.assertEqual({(one['theme'], one['agency']) for one in self.program.json('lessons', '--matrix')['lessons']},
                         {(t, a) for _, theme, a in recount.pairs for t in {theme, recount.parents[theme] or theme}})

    def test_5_every_count_of_the_overview_agrees_with_a_recount(self):
        self.program.good('overview', '--output', 'overview.html')
        with open(os.path.join(self.folder, 'overview.html'), encoding='utf-8') as file:
            counts = Counts(file.read())
        recount = Recount(self.program.library)
        self.assertGreater(len(counts.found), 100)
        for one in counts.found:
            theme, agency, unit = one.get('data-theme'), one.get('data-agency'), one['data-unit']
            scope = one.get('data-scope')
            with self.subTest(theme=theme, agency=agency, unit=unit, scope=scope):
                self.assertEqual(int(one['data-count']), recount.expect(unit, theme, agency, scope, one['row']))
                self.assertRegex(one['shown'], rf'\b{one["data-count"]}\b' if one['data-count'] != '0' else '–|0')
                if 'data-of' in one and unit == 'review' and scope is None:
                    self.assertIn(int(one['data-of']), {len(recount.count_reviews()), len(recount.count_reviews(theme)),
                                                        len(recount.count_reviews(recount.parents.get(theme))),
                                                        len(recount.count_reviews(None, agency))})
        shown = {(one.get('data-theme'), one.get('data-agency')) for one in counts.found
                 if one['data-unit'] == 'review'}
        for top in recount.top_themes():
            self.assertIn((top, None), shown)
        self.assertTrue(counts.quoted)
        self.assertLessEqual(set(counts.quoted), set(recount.findings))

    def test_6_written_twice_the_bytes_are_the_same(self):
        for form in ('html', 'odt'):
            written = []
            for number in (1, 2):
                name = f'{number}.{form}'
                self.program.good('overview', '--output', name)
                with open(os.path.join(self.folder, name), 'rb') as file:
                    written.append(file.read())
            self.assertEqual(written[0] == written[1], True, f'{form} differs')
            self.assertGreater(len(written[0]), 10000)

    def test_7_the_odt_opens_in_a_word_processor(self):
        office = shutil.which('soffice')
        if office is None:
            self.skipTest('LibreOffice is not installed')
        subprocess.run([office, f'-env:UserInstallation=file://{self.folder}/office', '--headless',
                        '--convert-to', 'pdf', '--outdir', self.folder, os.path.join(self.folder, '1.odt')], env=self.program.environment,
                       timeout=150, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        seen = json.loads(self.program.good('structure', '--json', '1.pdf'))
        self.assertGreater(seen['pages'], 5)
        titles = {review['title'] for review in self.program.json('reviews')['reviews']}
        text = ' '.join(one['text'] for one in seen['paragraphs'] + seen['headings'])
        self.assertTrue(all(' '.join(title.split()) in ' '.join(text.split()) for title in titles))

    def test_8_search_check_and_export(self):
        finding = self.program.json('findings')['findings'][0]
        # As a phrase: five frequent words, each anywhere, have more hits than the first fifty.
        words = ' '.join(re.findall(r'[^\W_]+', finding['quote'])[:12])
        hits = self.program.json('search', f'"{words}"')['hits']
        self.assertIn(finding['id'], [hit['finding_id'] for hit in hits])
        rows = list(csv.DictReader(self.program.good('findings', '--csv').splitlines()))
        self.assertEqual(len(rows), N_REPORTS * A_REPORT)
        self.assertEqual(self.program.good('check'), '')

    def test_9_undo_of_everything_leaves_an_empty_library(self):
        empty = Program(sys.argv[1], self.folder, 'empty.throughline')
        self.assertEqual(empty.run('import', 'missing.pdf').returncode, 1)
        full = dump(self.program.library)
        for _ in range(N_REPORTS * (A_REPORT + 1)):
            self.program.good('undo')
        self.assertEqual(self.program.run('undo').returncode, 1)
        self.assertEqual(differing(dump(self.program.library), dump(empty.library)), [])
        self.assertEqual(self.program.good('check'), '')
        for _ in range(N_REPORTS * (A_REPORT + 1)):
            self.program.good('redo')
        self.assertEqual(differing(dump(self.program.library), full), [])
        self.assertEqual(self.program.good('check'), '')


if __name__ == '__main__':
    tap.main()
