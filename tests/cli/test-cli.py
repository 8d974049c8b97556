# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives throughline-cli: usage, import, structure and the lists, in the forms that others script against."""
import csv
import io
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import pdf  # noqa: E402
import tap  # noqa: E402
from case import NAMES, PERSONAL, PLAIN, Case, sample  # noqa: E402

VERBS = [
    'import',
    'structure',
    'reviews',
    'findings',
    'recommendations',
    'lessons',
    'tag',
    'finding',
    'suggest',
    'suggestion',
    'set',
    'confirm',
    'status',
    'coders',
    'notes',
    'remove',
    'codebook',
    'overview',
    'search',
    'export',
    'merge',
    'check',
    'backup',
    'backups',
    'restore',
    'history',
    'go-back',
    'undo',
    'redo',
]
READING = [['reviews'], ['findings'], ['recommendations'], ['lessons'], ['search', 'word'], ['check'], ['history'],
           ['overview', '--output', 'o.html'], ['export', '--format', 'codebook', 'c.xml']]
CHANGING = [['undo'], ['redo'], ['remove', 'x'], ['set', 'x', 'borough', 'y'],
            ['tag', 'x', '--quote', 'y', '--type', 'F01']]


class Usage(Case):
    def test_help_lists_all_verbs_and_each_has_its_own(self):
        text = self.program.run('--help', plain=True).stdout.decode()
        self.assertEqual(re.findall(r'^  (\w[\w-]*) {2,}\w', text, re.M), VERBS)
        for verb in VERBS:
            done = self.program.run(verb, '--help', plain=True)
            self.assertEqual((done.returncode, done.stderr), (0, b''))
            self.assertIn(f'throughline-cli {verb}', done.stdout.decode())

    def test_version(self):
        self.assertRegex(self.program.run('--version', plain=True).stdout.decode(), r'^Throughline \d+\.\d+\.\d+\n$')

    def test_bad_usage_is_2_and_touches_nothing(self):
        before = self.read('test.throughline')
        for arguments in ([], ['no-such-verb'], ['--no-such-option', 'reviews'], ['reviews', '--no-such-option'],
                          ['reviews', 'extra'], ['reviews', '--json', '--csv'], ['reviews', '--from', 'x'],
                          ['reviews', '--from', '0'], ['import'], ['import', '--jobs', '3', 'x.pdf'], ['structure'],
                          ['tag', 'x'], ['tag', 'x', '--quote', 'y'], ['tag', 'x', '--from', '3', '--type', 'F01'],
                          ['tag', 'x', '--from', '3', '--to', '3', '--type', 'F01'],
                          ['tag', 'x', '--from', '3', '--to', '9', '--quote', 'y', '--type', 'F01'],
                          ['tag', 'x', '--codings', 'y', '--type', 'F01'], ['overview'],
                          ['overview', '--output', 'o.doc'], ['overview', '--output', 'o', '--format', 'doc'],
                          ['overview', '--output', 'o.html', '--date', '31/3/2026'],
                          ['overview', '--output', 'o.html', '--agency', 'AG01', '--agency', 'AG02'],
                          ['export', 'x'], ['export', '--format', 'xml', 'x'],
                          ['export', '--format', 'codebook', 'x', 'y'],
                          ['merge', 'x'], ['merge', '--format', 'odt', 'x'], ['set', 'x'], ['search'],
                          ['lessons', '--candidates'], ['findings', '--theme', b'\xff'], ['search', b'\xff']):
            with self.subTest(arguments):
                self.refused(2, *arguments)
        self.assertEqual(self.read('test.throughline'), before)
        self.assertEqual(self.files(), ['test.throughline'])

    def test_without_a_library_all_but_import_and_merge_fail_and_make_none(self):
        for arguments in READING + CHANGING:
            with self.subTest(arguments):
                self.refused(1, '--library', 'none.throughline', *arguments, plain=True)
        self.assertEqual(self.files(), ['test.throughline'])

    def test_import_makes_the_default_library_for_its_owner_alone(self):
        path = os.path.join(self.folder, 'data', 'throughline', 'library.throughline')
        self.refused(1, 'reviews', plain=True)
        self.assertFalse(os.path.exists(path))
        done = self.program.run('import', self.write('a.pdf', pdf.make(PLAIN)), plain=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        self.assertIn('Anna', self.program.run('reviews', plain=True).stdout.decode())

    def test_the_library_may_be_named_after_the_verb(self):
        done = self.program.run('reviews', '--library', self.program.library, plain=True)
        self.assertEqual((done.returncode, done.stdout.count(b'\n')), (0, 2))

    def test_a_plain_c_locale_neither_spoils_words_nor_output(self):
        quote = 'View of Daniela’s sister – “noted”'
        where = {'LC_ALL': 'C'}
        done = self.program.run('tag', 'Daniela', '--from', '100', '--to', '120', '--type', 'F08',
                                '--note', quote, '--json', environment=where)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)['findings'][0]['note'], quote)
        self.assertIn(quote.encode(), self.program.run('findings', environment=where).stdout)

    def test_who_codes_can_be_said(self):
        self.program.good('--coder', 'R. Adeyemi', 'tag', 'Daniela', '--from', '100', '--to', '120', '--type', 'F02')
        done = self.program.run('findings', '--json')
        self.assertIn('R. Adeyemi', [finding['coder'] for finding in json.loads(done.stdout)['findings']])
        self.assertIn(b'R. Adeyemi', self.program.run('history').stdout)

    def test_results_that_cannot_be_written_are_told(self):
        with open('/dev/full', 'wb') as full:
            done = subprocess.run(self.program.command(['findings']), env=self.program.environment, stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'Could not write the results', done.stderr)


class Import(Case):
    def setUp(self):
        super().setUp()
        os.remove(self.program.library)

    def test_each_file_costs_itself_only(self):
        plain = pdf.make(PLAIN)
        files = {'plain.pdf': plain, 'locked.pdf': pdf.make(PLAIN, 'sesame'), 'blank.pdf': pdf.make([]),
                 'broken.pdf': plain[:300], 'empty.pdf': b'', 'text.csv': b'Only words.\n', 'again.pdf': plain,
                 'other.pdf': pdf.make([line.replace('Anna', 'Berta') for line in PLAIN])}
        for name, content in files.items():
            self.write(name, content)
        done = self.program.run('import', '--jobs', '1', *files, 'missing.pdf')
        lines = [line.split('\t') for line in done.stdout.decode().splitlines()]
        self.assertEqual(done.returncode, 1)
        self.assertEqual([line[:2] for line in lines],
                         [['plain.pdf', 'imported'], ['locked.pdf', 'password-needed'], ['blank.pdf', 'failed'],
                          ['broken.pdf', 'failed'], ['empty.pdf', 'failed'], ['text.csv', 'failed'],
                          ['again.pdf', 'duplicate'], ['other.pdf', 'imported'], ['missing.pdf', 'failed']])
        self.assertTrue(all(len(line) == 4 and line[2] for line in lines))
        self.assertEqual(lines[0][3], lines[6][3])
        self.assertRegex(lines[0][2], r'^1 page, \d+ paragraphs?, 0 recommendations$')
        self.assertEqual(len(done.stderr.splitlines()), 7)
        self.assertEqual(sorted(review['title'] for review in self.records('reviews')), ['Anna', 'Berta'])

    def test_a_file_of_several_documents_is_one_review(self):
        path = os.path.join(os.environ['G_TEST_SRCDIR'], 'data', 'import', 'parts.pdf')
        line = self.program.good('import', path).split('\t')
        self.assertEqual(line[2], '7 pages, 20 paragraphs, 2 recommendations')
        review, = self.records('reviews')
        self.assertEqual((review['title'], review['documents']), ('Carol', 4 * ['parts.pdf']))
        self.assertEqual([[action['lead'] for action in one['actions']] for one in self.records('recommendations')],
                         [['Safer Wexbridge Partnership'], ['Wexbridge Housing']])
        self.program.good('check')

    def test_standard_input_is_read_as_a_file_is(self):
        text = b'Report into the death of Anna\n====\n\n1.1 The panel met in May.\n\n1.2 It met in June.\n'
        done = self.program.run('import', '-', text=text)
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        self.assertEqual(done.stdout.decode().split('\t')[:2], ['Standard input.txt', 'imported'])
        done = self.program.run('import', '-', text=pdf.make(PLAIN))
        self.assertRegex(done.stdout.decode(), r'\timported\t1 page, ')
        done = self.program.run('import', '-', text=b'\0\1\2')
        self.assertEqual(done.returncode, 1)

    def test_passwords(self):
        locked = self.write('locked.pdf', pdf.make(PLAIN, 'sesame'))
        right, wrong = self.write('right', 'sesame\n'), self.write('wrong', 'simsala\n')
        self.refused(1, 'import', locked)
        self.refused(1, 'import', '--password-file', wrong, locked)
        self.refused(1, 'import', '--password-file', 'missing', locked)
        self.refused(1, 'structure', locked)
        self.assertEqual(self.records('reviews'), [])
        result = json.loads(self.program.good('import', '--password-file', right, locked, '--json'))
        self.assertEqual(result['files'][0]['outcome'], 'imported')
        self.assertIn('known before the death', self.program.good('structure', '--password-file', right, locked))

    def test_what_an_owner_forbids_is_said(self):
        self.write('free.pdf', pdf.make(PLAIN, ''))
        self.write('owned.pdf', pdf.make(PLAIN, '', permissions=pdf.NO_COPYING))
        warnings = [json.loads(self.program.good('structure', '--json', name))['warnings'] for name in ('free.pdf', 'owned.pdf')]
        self.assertEqual(warnings[0], [])
        self.assertEqual(len(warnings[1]), 1)
        self.assertIn('does not allow to copy', warnings[1][0])

    def test_json_and_csv_tell_the_same(self):
        files = [self.write('a.pdf', pdf.make(PLAIN)), self.write('b.pdf', b'')]
        done = self.program.run('import', '--json', *files)
        records = json.loads(done.stdout)['files']
        self.assertEqual([list(record) for record in records], [['name', 'outcome', 'message', 'review']] * 2)
        again = self.program.run('import', '--csv', *files)
        rows = list(csv.DictReader(io.StringIO(again.stdout.decode(), newline='')))
        self.assertEqual([row['outcome'] for row in rows], ['duplicate', 'failed'])
        self.assertEqual(rows[0]['review'], records[0]['review'])

    def test_personal_data_is_counted_and_not_repeated(self):
        clean, leaky = self.write('clean.pdf', pdf.make(PLAIN)), self.write('leaky.pdf', pdf.make(PERSONAL))
        done = self.program.run('import', clean, leaky)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr.decode(), 'throughline-cli: leaky.pdf holds 2 passages that may identify someone; '
                         'see structure --json\n')
        self.assertNotIn(b'Thackeray', done.stdout + done.stderr)

    def test_a_folder_is_walked(self):
        os.makedirs(os.path.join(self.folder, 'in', 'deep'))
        self.write('in/b.pdf', pdf.make(PLAIN))
        self.write('in/deep/a.pdf', pdf.make([line.replace('Anna', 'Berta') for line in PLAIN]))
        lines = self.program.good('import', 'in').splitlines()
        self.assertEqual(sorted(line.split('\t')[0] for line in lines), ['a.pdf', 'b.pdf'])

    def test_an_interrupt_keeps_what_is_in_and_says_so(self):
        many = [self.write(f'{i}.pdf', pdf.make([line.replace('Anna', f'Anna{i}') for line in PLAIN])) for i in range(2, 60)]
        status, results, messages = self.program.interrupt_after_first_line('import', '--jobs', '1', *many)
        self.assertEqual(status, 1)
        self.assertTrue(messages.endswith('throughline-cli: Cancelled.\n'), messages[-200:])
        outcomes = [line.split('\t')[1] for line in results.splitlines()]
        self.assertEqual(len(outcomes), len(many))
        self.assertEqual(set(outcomes), {'imported', 'cancelled'})
        self.assertEqual(len(self.records('reviews')), outcomes.count('imported'))
        self.assertEqual(self.program.good('check'), '')


class Structure(Case):
    KEYS = ['file', 'sha256', 'kind', 'pages', 'title', 'metadata', 'headings', 'paragraphs', 'recommendations',
            'learning_points', 'actions', 'footnotes', 'furniture', 'personal_data', 'warnings', 'scanned']
    COLUMNS = ['Recommendation', 'Scope of recommendation', 'Action to take', 'Lead agency',
               'Key milestones achieved in enacting recommendation', 'Target date', 'Date of completion and outcome']

    def test_json_keeps_the_contract(self):
        for name in NAMES:
            with self.subTest(name):
                seen = json.loads(self.program.run('structure', '--json', sample(f'{name}.pdf'), plain=True).stdout)
                self.assertEqual(list(seen), self.KEYS)
                self.assertEqual(seen['file'], f'{name}.pdf')
                self.assertEqual(seen['kind'], 'overview-report')
                self.assertRegex(seen['sha256'], '^[0-9a-f]{64}$')
                for key, fields in (('headings', ['level', 'number', 'text', 'page']),
                                    ('paragraphs', ['number', 'text', 'page']),
                                    ('recommendations', ['number', 'text', 'page', 'addressees', 'in_action_plan',
                                                         'level', 'strength', 'target']),
                                    ('learning_points', ['number', 'text', 'page']),
                                    ('footnotes', ['mark', 'text', 'page']),
                                    ('actions', self.COLUMNS + ['recommendation_index'])):
                    for record in seen[key]:
                        self.assertEqual(list(record), fields)
                for key in ('headings', 'paragraphs', 'recommendations', 'learning_points', 'footnotes'):
                    for record in seen[key]:
                        self.assertIn(record['page'], range(1, seen['pages'] + 1))
                        self.assertFalse((record.get('number') or '').endswith('.'))
                        self.assertNotEqual(record.get('number'), '')
                for fact in seen['metadata'].values():
                    self.assertEqual(list(fact)[:3], ['value', 'page', 'quote'])
                    self.assertLessEqual(set(fact), {'value', 'page', 'quote', 'values', 'looked_for'})
                    self.assertEqual(fact['value'] is None, fact.get('looked_for', False))
                    self.assertEqual(fact['value'], fact.get('values', [fact['value']])[0])
                self.assertIn('borough', seen['metadata'])
                self.assertTrue(any(one['number'] for one in seen['paragraphs']))
                self.assertTrue(any(one['number'] is None for one in seen['paragraphs']))
                self.assertTrue(any(one['number'] for one in seen['headings']))
        self.assertEqual(self.files(), ['test.throughline'])

    def test_case_facts_are_read_or_said_to_be_missing(self):
        facts = json.loads(self.program.good('structure', '--json', sample('kingsholt-mrs-r.pdf')))['metadata']
        self.assertEqual({name: facts[name]['value'] for name in ('victim_age_band', 'relationship_to_perpetrator',
                                                                  'court_verdict', 'csp_region')},
                         {'victim_age_band': '65+', 'relationship_to_perpetrator': 'parent',
                          'court_verdict': 'Manslaughter w/ diminished responsibility', 'csp_region': 'Greater London'})
        self.assertIn('Parricide (parent and step parents)', facts['category']['values'])
        self.assertEqual(facts['victim_sexual_orientation'],
                         {'value': None, 'page': None, 'quote': None, 'looked_for': True})
        self.assertNotIn('upload_month', facts)

    def test_recommendations_say_who_is_asked(self):
        seen = json.loads(self.program.good('structure', '--json', sample('kingsholt-mrs-r.pdf')))
        asked = {one['number']: one['addressees'] for one in seen['recommendations']}
        self.assertEqual({number: asked[number] for number in ('1', '2a', '6', '10')},
                         {'1': ['AG18', 'AG40'], '2a': ['AG13'], '6': ['AG01'], '10': ['AG32']})

    def test_actions_lead_to_their_recommendations(self):
        seen = json.loads(self.program.good('structure', '--json', sample('wexbridge-carol-and-tom.pdf')))
        pairs = [(one['Recommendation'], seen['recommendations'][one['recommendation_index']]) for one in seen['actions']]
        self.assertEqual([(number, one['number']) for number, one in pairs if number in ('A1', 'B3', 'C4')],
                         [('A1', '1'), ('B3', '3'), ('C4', '4')])
        self.assertEqual([one['target'] for number, one in pairs if number in ('A1', 'B3', 'C4')],
                         ['September 2014', 'December 2014', None])
        self.assertEqual([one['level'] for number, one in pairs if number == 'C4'], ['L4'])

    def test_lessons_are_told_apart_and_stay_in_the_text(self):
        seen = json.loads(self.program.good('structure', '--json', sample('holmstead-leyla.pdf')))
        self.assertEqual([one['number'] for one in seen['learning_points']], [None] + [f'6.{n}' for n in range(4, 12)])
        self.assertTrue(all(one in seen['paragraphs'] for one in seen['learning_points']))

    def test_a_review_in_our_own_format_keeps_what_it_says(self):
        seen = json.loads(self.program.good('structure', '--json', sample('kingsholt-mrs-r.xml')))
        asked = {one['number']: one['addressees'] for one in seen['recommendations']}
        self.assertEqual((asked['3'], asked['4b']), (['AG28'], ['AG28', 'AG26']))

    def test_personal_data_is_listed_with_page_and_reason(self):
        path = self.write('a.pdf', pdf.make(PERSONAL, info={'Title': '\\\\server\\cases\\Larkmere', 'Author': 'A Council'}))
        found = json.loads(self.program.good('structure', '--json', path))['personal_data']
        self.assertEqual([(one['kind'], one['text'], one['page']) for one in found],
                         [('officer', 'PC Thackeray', 1), ('telephone', '07700 900123', 1),
                          ('file-property', 'title: \\\\server\\cases\\Larkmere', None)])
        self.assertTrue(all(list(one) == ['kind', 'text', 'page', 'reason'] and one['reason'] for one in found))

    def test_reports_as_they_should_be_hold_none(self):
        for name in NAMES:
            with self.subTest(name):
                self.assertEqual(json.loads(self.program.good('structure', '--json', sample(f'{name}.pdf')))['personal_data'],
                                 [])

    def test_lines_hold_every_block(self):
        path = sample(f'{NAMES[0]}.pdf')
        lines = [line.split('\t') for line in self.program.good('structure', path).splitlines()]
        seen = json.loads(self.program.good('structure', '--json', path))
        self.assertEqual(sum(line[0] == 'heading' for line in lines), len(seen['headings']))
        self.assertEqual(sum(line[0] == 'footnote' for line in lines), len(seen['footnotes']))
        self.assertEqual(sum(line[0] in ('paragraph', 'item', 'box', 'row', 'recommendation',
                                         'learning') for line in lines),
                         len(seen['paragraphs']))

    def test_files_that_cannot_be_read(self):
        for name, content in (('broken.pdf', pdf.make(PLAIN)[:300]), ('empty.pdf', b''), ('blank.pdf', pdf.make([])),
                              ('text.csv', b'Only words.\n')):
            with self.subTest(name):
                self.refused(1, 'structure', '--json', self.write(name, content))
        self.refused(1, 'structure', 'missing.pdf')
        self.refused(1, 'structure', '.')


class Lists(Case):
    def test_json_keys(self):
        for verb, keys in (('reviews', {'id', 'title', 'borough', 'died', 'status', 'documents', 'findings'}),
                           ('findings', {'id', 'review', 'page', 'number', 'start', 'end', 'type', 'themes', 'agencies',
                                         'quote', 'note', 'coder', 'created'}),
                           ('recommendations', {'id', 'review', 'number', 'text', 'page', 'addressees', 'status'})):
            with self.subTest(verb):
                records = self.records(verb)
                self.assertTrue(records)
                for record in records:
                    self.assertLessEqual(keys, set(record))

    def test_recommendations_are_classified_by_the_codebook_of_the_library(self):
        review = self.review('amberley-daniela')['id']
        seen = {one['number']: one for one in self.records('recommendations', review)}
        self.assertEqual([(seen[number]['addressees'], seen[number]['level'], seen[number]['strength'])
                          for number in ('5', '11')],
                         [(['AG01'], 'L1', 'S2'), (['AG18', 'AG43'], 'L3', 'S6')])
        self.assertEqual(seen['8']['addressees'], ['AG17'])
        self.program.good('merge', '--format', 'codebook', self.write('more.xml', """
            <codebook xmlns="urn:throughline:codebook:1" version="1" id="more"><agencies>
            <agency id="AG53" name="Employer" sector="Other"><alias>Larkmere Housing</alias></agency>
            </agencies></codebook>""".strip()))
        self.program.good('remove', review)
        self.program.good('import', sample('amberley-daniela.pdf'))
        seen = {one['number']: one for one in self.records('recommendations', self.review('amberley-daniela')['id'])}
        self.assertEqual((seen['8']['addressees'], seen['8']['level']), (['AG53'], 'L1'))

    def test_recommendations_come_with_their_actions(self):
        review = self.review('wexbridge-carol-and-tom')['id']
        seen = [one['actions'] for one in self.records('recommendations', review)]
        self.assertEqual(set(seen[0][0]), {'action', 'scope', 'lead', 'milestones', 'target', 'outcome'})
        self.assertTrue(all(len(actions) == 1 and actions[0]['action'] and actions[0]['lead'] for actions in seen))
        self.assertEqual([seen[n][0]['target'] for n in (0, 11, 15)], ['September 2014', 'December 2014', None])
        line = next(line for line in self.program.good('recommendations', review).splitlines()
                    if line.split('\t')[3] == '1')
        self.assertIn('; September 2014', line.split('\t')[-1])

    def test_lines_csv_and_json_have_the_same_records(self):
        for verb in ('reviews', 'findings', 'recommendations', 'history', 'lessons'):
            with self.subTest(verb):
                document = self.program.json(verb)
                records = next(value for value in document.values() if isinstance(value, list))
                text = self.program.good(verb, '--csv')
                self.assertTrue(text.endswith('\r\n'))
                rows = list(csv.DictReader(io.StringIO(text, newline='')))
                lines = [line.split('\t') for line in self.program.good(verb).splitlines()]
                self.assertEqual(len(records), len(rows))
                self.assertEqual(len(records), len(lines))
                for record, row, line in zip(records, rows, lines):
                    self.assertEqual(list(record), list(row))
                    self.assertEqual(len(line), len(row))
                    self.assertEqual(next(iter(row.values())), line[0])

    def test_findings_are_those_of_the_codings(self):
        for name in NAMES:
            with self.subTest(name):
                with open(sample(f'{name}.codings.tsv'), encoding='utf-8') as file:
                    wanted = list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))
                found = self.records('findings', name)
                self.assertEqual(sorted((f['type'], ','.join(f['themes']), ','.join(f['agencies'])) for f in found),
                                 sorted((w['type'], ','.join(sorted(w['themes'].split(','))),
                                         ','.join(sorted(filter(None, w['agencies'].split(','))))) for w in wanted))
                self.assertTrue(all(f['page'] >= 1 and f['end'] > f['start'] for f in found))

    def test_filters(self):
        findings = self.records('findings')
        theme = findings[0]['themes'][0]
        top = theme.split('.')[0]
        self.assertEqual([f['id'] for f in self.records('findings', '--theme', top)],
                         [f['id'] for f in findings if any(one.split('.')[0] == top for one in f['themes'])])
        self.assertEqual([f['id'] for f in self.records('findings', '--agency', 'AG01', '--type', 'F05')],
                         [f['id'] for f in findings if 'AG01' in f['agencies'] and f['type'] == 'F05'])
        self.assertEqual([r['borough'] for r in self.records('reviews', '--borough', 'wexbridge')], ['Wexbridge'])
        self.assertEqual([r['title'] for r in self.records('reviews', '--from', '2015')],
                         [r['title'] for r in self.records('reviews') if r['died'] >= '2015'])
        self.assertEqual([r['title'] for r in self.records('reviews', '--to', '2014')],
                         [r['title'] for r in self.records('reviews') if r['died'] < '2015'])
        self.assertTrue(0 < len(self.records('findings', '--borough', 'Amberley')) < len(findings))
        for arguments in (['findings', 'No such review'], ['findings', '--theme', 'T99'],
                          ['findings', '--agency', 'AG98'], ['findings', '--type', 'F99'],
                          ['reviews', '--borough', 'Nowhere'], ['recommendations', 'Nobody'],
                          ['lessons', '--agency', 'Nobody']):
            with self.subTest(arguments):
                self.refused(1, *arguments)

    def test_a_review_is_named_by_id_title_or_file(self):
        review = self.review(NAMES[0])
        for words in (review['id'], review['title'], review['title'].upper(), f'{NAMES[0]}.pdf', NAMES[0]):
            with self.subTest(words):
                self.assertEqual({f['review_id'] for f in self.records('findings', words)}, {review['id']})

    def test_csv_is_safe_in_a_spreadsheet(self):
        for note in ('=1+1', '+1', '-1', '@SUM(A1)', '\t=1', 'a "quoted", comma'):
            with self.subTest(note):
                self.program.good('tag', 'Daniela', '--from', '0', '--to', '40', '--type', 'F08', '--note', note)
                rows = csv.DictReader(io.StringIO(self.program.good('findings', '--csv'), newline=''))
                notes = [row['note'] for row in rows]
                self.assertIn(note if note.startswith('a') else f"'{note}", notes)
                self.assertIn(note, [f['note'] for f in self.records('findings')])

if __name__ == '__main__':
    tap.main()
