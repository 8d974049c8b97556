# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives throughline-cli: tagging, undo, lessons, the overview, search, exchange and care, with good and bad input."""
import fcntl
import json
import os
import re
import shutil
import sqlite3
import struct
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import pdf  # noqa: E402
import tap  # noqa: E402
from case import NAMES, PERSONAL, PLAIN, Case, sample  # noqa: E402
from program import Program  # noqa: E402


class Lessons(Case):
    KEYS = ['theme', 'theme_name', 'agency', 'agency_name', 'reviews', 'of_reviews', 'first_year', 'last_year',
            'review_titles', 'review_ids', 'finding_ids']

    def count(self, findings, theme=None, agency=None, kinds=None):
        """Counts reviews by hand; findings of types that do not count are left out."""
        with sqlite3.connect(self.program.library) as library:
            counts = dict(library.execute("SELECT code_id, value FROM code_facts WHERE name = 'counts'"))
        return {f['review_id'] for f in findings
                if (f['type'] in kinds if kinds else counts.get(f['type'], 'yes') == 'yes')
                and (theme is None or any(one == theme or one.split('.')[0] == theme for one in f['themes']))
                and (agency is None or agency in f['agencies'])}

    def check_counts(self, document, findings, kinds=None):
        self.assertEqual(document['unit'], 'review')
        self.assertTrue(document['lessons'])
        for lesson in document['lessons']:
            reviews = self.count(findings, lesson['theme'], lesson['agency'], kinds)
            self.assertEqual(list(lesson), self.KEYS)
            self.assertEqual(lesson['reviews'], len(reviews))
            self.assertEqual(set(lesson['review_ids']), reviews)
            self.assertEqual(len(lesson['review_titles']), len(reviews))
            self.assertEqual(lesson['of_reviews'], document['denominator'])
            self.assertEqual({f['review_id'] for f in findings if f['id'] in lesson['finding_ids']}, reviews)

    def test_themes_agree_with_a_recount(self):
        findings = self.records('findings')
        document = self.program.json('lessons')
        self.check_counts(document, findings)
        self.assertEqual(document['denominator'], len(self.count(findings)))
        themes = {one for f in findings for one in f['themes'] if self.count([f])}
        tops = {one.split('.')[0] for one in themes}
        self.assertEqual({lesson['theme'] for lesson in document['lessons']}, themes | tops)
        years = [r['died'][:4] for r in self.records('reviews')]
        both = next(lesson for lesson in document['lessons'] if lesson['reviews'] == 2)
        self.assertEqual([both['first_year'], both['last_year']], [int(min(years)), int(max(years))])

    def test_agency_and_matrix(self):
        findings = self.records('findings')
        matrix = self.program.json('lessons', '--matrix')
        self.check_counts(matrix, findings)
        police = self.program.json('lessons', '--agency', 'Met Police')
        self.check_counts(police, findings)
        self.assertEqual({lesson['agency'] for lesson in police['lessons']}, {'AG01'})
        self.assertEqual(police['lessons'], [lesson for lesson in matrix['lessons'] if lesson['agency'] == 'AG01'])

    def test_filters_change_the_denominator(self):
        findings = self.records('findings')
        wexbridge = self.program.json('lessons', '--borough', 'Wexbridge')
        self.assertEqual((wexbridge['denominator'], wexbridge['borough']), (1, 'Wexbridge'))
        self.assertEqual({title for lesson in wexbridge['lessons'] for title in lesson['review_titles']},
                         {self.review('wexbridge-carol-and-tom')['title']})
        self.assertEqual(self.program.json('lessons', '--from', '2015')['denominator'], 1)
        self.assertEqual(self.program.json('lessons', '--to', '2014')['denominator'], 1)
        one_type = self.program.json('lessons', '--type', 'F05')
        self.check_counts(one_type, findings, {'F05'})
        self.assertEqual(one_type['denominator'], 2)


class Tag(Case):
    def test_quote_and_range_make_the_same_finding(self):
        first = self.records('findings', 'Daniela')[0]
        codes = ['--theme', 'T01.1', '--theme', 'T03', '--agency', 'AG01', '--type', 'F03', '--note', 'A note']
        quoted = self.program.json('tag', 'Daniela', '--quote', first['quote'], *codes)['findings'][0]
        ranged = self.program.json('tag', 'Daniela', '--from', str(first['start']), '--to', str(first['end']), *codes,
                                   '--document', 'amberley-daniela')['findings'][0]
        for finding in (quoted, ranged):
            for key in ('quote', 'start', 'end', 'page', 'number', 'document_id'):
                self.assertEqual(finding[key], first[key])
            self.assertEqual((finding['themes'], finding['agencies'], finding['type'], finding['note']),
                             (['T01.1', 'T03'], ['AG01'], 'F03', 'A note'))
            self.assertRegex(finding['created'], r'^20\d\d-\d\d-\d\dT')
            self.assertTrue(finding['coder'])
            self.assertIn(finding, self.records('findings'))

    def test_codes_may_be_named(self):
        line = self.program.good('tag', 'Daniela', '--from', '0', '--to', '30',
                                 '--theme', 'enquiry about abuse not made',
                                 '--agency', 'met police', '--type', 'F03').split('\t')
        self.assertEqual(line[8:11], ['F03', 'T01.1', 'AG01'])

    def test_what_does_not_exist_adds_nothing(self):
        before = self.records('findings')
        good = {'--theme': 'T01', '--agency': 'AG01', '--type': 'F01', '--quote': before[0]['quote']}
        for option, value in (('--theme', 'T99'), ('--agency', 'AG98'), ('--type', 'F99'), ('--type', ''),
                              ('--quote', 'These words stand nowhere'), ('--quote', '')):
            with self.subTest(option):
                options = [part for pair in {**good, option: value}.items() for part in pair]
                message = self.refused(1, 'tag', before[0]['review_id'], *options)
                self.assertIn(f'“{value}”', message)
        self.refused(1, 'tag', 'Nobody', '--quote', 'x', '--type', 'F01')
        self.refused(1, 'tag', 'Daniela', '--from', '9999990', '--to', '9999999', '--type', 'F01')
        self.refused(1, 'tag', 'Daniela', '--from', '1', '--to', '9', '--type', 'F01', '--document', 'other')
        self.assertEqual(self.records('findings'), before)

    def test_codings_go_in_as_one_change_without_the_lines_that_are_wrong(self):
        quote = self.records('findings', 'Daniela')[0]['quote']
        self.write('c.tsv', '\ufeffquote\tthemes\tagencies\ttype\tnote\r\n'
                   f'{quote}\tT01.1, T03\tAG01\tF05\tFirst\r\n'
                   'These words stand nowhere\tT01\t\tF05\t\r\n'
                   f'{quote}\tT99\t\tF05\t\r\n'
                   '\r\n'
                   'Too short\tT01\r\n'
                   f'{quote}\tT02\t\tF08\r\n')
        done = self.program.run('tag', 'Daniela', '--codings', 'c.tsv', '--json')
        self.assertEqual(done.returncode, 1)
        self.assertEqual(re.findall(r'line (\d+):', done.stderr.decode()), ['3', '4', '6'])
        added = json.loads(done.stdout)['findings']
        self.assertEqual([(f['themes'], f['note']) for f in added], [(['T01.1', 'T03'], 'First'), (['T02'], '')])
        self.program.good('undo')
        self.assertFalse({f['id'] for f in added} & {f['id'] for f in self.records('findings')})

    def test_codings_that_are_no_codings(self):
        before = self.records('findings')
        for content in ('', 'quote\tthemes\ttype\n', 'words\n', b'quote\tthemes\tagencies\ttype\n\xff\n'):
            with self.subTest(content):
                self.refused(1, 'tag', 'Daniela', '--codings', self.write('c.tsv', content))
        self.refused(1, 'tag', 'Daniela', '--codings', 'missing.tsv')
        self.assertEqual(self.records('findings'), before)


class Finding(Case):
    """What can be done to a finding."""

    def setUp(self):
        super().setUp()
        self.before = self.records('findings')
        self.one = self.before[0]['id']

    def change(self, *arguments):
        return self.program.json('finding', *arguments)['findings']

    def stored(self, id=None):
        return next(f for f in self.records('findings') if f['id'] == (id or self.one))

    def undone(self):
        self.program.good('undo')
        self.assertEqual(self.records('findings'), self.before)

    def test_amend_changes_only_what_is_given(self):
        self.change('amend', self.one, '--importance', '2', '--note', 'compare')
        self.assertEqual(self.stored(), {**self.before[0], 'importance': 2, 'note': 'compare'})
        self.undone()
        self.change('amend', self.one, '--theme', 'T02', '--agency', 'AG01', '--agency', 'AG02', '--type', 'F04')
        self.assertEqual(self.stored(), {**self.before[0], 'themes': ['T02'], 'agencies': ['AG01', 'AG02'], 'type': 'F04'})
        self.undone()

    def test_many_are_tagged_anew_as_one_change(self):
        others = [f for f in self.before if f['document_id'] != self.before[0]['document_id']][:2]
        ids = [self.one, *(f['id'] for f in others)]
        changed = self.change('amend', *ids, '--theme', 'T02', '--type', 'F04')
        self.assertEqual([(f['id'], f['themes'], f['type']) for f in changed], [(id, ['T02'], 'F04') for id in ids])
        self.assertEqual([self.stored(id) for id in ids], changed)
        self.assertIn('Tag 3 findings anew', self.program.good('history', '--limit', '1'))
        self.undone()
        self.change('tag', *ids, '--theme', 'T16', '--agency', 'AG01')
        for old in (self.before[0], *others):
            self.assertEqual(self.stored(old['id']), {**old, 'themes': sorted({*old['themes'], 'T16'}), 'agencies': sorted({*old['agencies'], 'AG01'})})
        self.change('untag', *ids, '--theme', 'T16', '--agency', 'AG01')
        for old in (self.before[0], *others):
            self.assertEqual(self.stored(old['id']), {**old, 'agencies': [agency for agency in old['agencies'] if agency != 'AG01']})
        self.program.good('undo')
        self.undone()
        self.program.good('finding', 'remove', *ids)
        self.assertEqual([f['id'] for f in self.records('findings')], [f['id'] for f in self.before if f['id'] not in ids])
        self.undone()

    def test_words(self):
        start, end = self.before[0]['start'], self.before[0]['end']
        self.change('amend', self.one, '--from', str(start), '--to', str(start + 10))
        self.assertEqual(self.stored()['quote'], self.before[0]['quote'][:10].strip())
        self.undone()
        self.change('add', self.one, '--from', str(end), '--to', str(end + 40))
        self.assertTrue(self.stored()['quote'].startswith(self.before[0]['quote']))
        self.assertGreater(self.stored()['end'], end)
        self.undone()

    def test_split_and_join(self):
        middle = self.before[0]['start'] + len(self.before[0]['quote']) // 2
        first, second = self.change('split', self.one, '--from', str(middle))
        self.assertEqual(first['id'], self.one)
        self.assertEqual(self.before[0]['quote'].split(), first['quote'].split() + second['quote'].split())
        self.assertEqual(second['themes'], first['themes'])
        [joined] = self.change('join', second['id'], first['id'])
        self.assertEqual(joined['id'], second['id'])
        self.assertEqual(self.stored(joined['id'])['quote'], self.before[0]['quote'])
        self.program.good('undo')
        self.undone()

    def test_remove(self):
        self.program.good('finding', 'remove', self.one)
        self.assertEqual([f['id'] for f in self.records('findings')], [f['id'] for f in self.before[1:]])
        self.undone()

    def test_what_does_not_fit_changes_nothing(self):
        other = next(f['id'] for f in self.before if f['document_id'] != self.before[0]['document_id'])
        start = str(self.before[0]['start'])
        for status, arguments in [
                (2, ['amend', self.one]), (2, ['shrink', self.one]), (2, ['join', self.one]), (2, ['split', self.one]),
                (2, ['amend', self.one, '--importance', '3']), (2, ['amend', self.one, '--from', '5']),
                (2, ['split', self.one, '--from', start, '--theme', 'T02']), (2, ['remove', self.one, '--from', '4']),
                (2, ['amend', self.one, other, '--from', '1', '--to', '9']), (2, ['tag', self.one]),
                (2, ['untag', self.one, '--theme', 'T02', '--note', 'x']), (2, ['tag', self.one, '--theme', 'T02', '--from', '1']),
                (1, ['tag', self.one, 'none', '--theme', 'T02']), (1, ['tag', self.one, other, '--theme', 'none']), (2, ['add', self.one, '--from', '9', '--to', '9']),
                (1, ['amend', 'none', '--note', 'x']), (1, ['amend', self.one, '--theme', 'none']),
                (1, ['join', self.one, other]), (1, ['split', self.one, '--from', start]), (1, ['split', self.one, '--from', '99999999']),
                (1, ['amend', self.one, '--from', '99999998', '--to', '99999999'])]:
            with self.subTest(arguments=arguments):
                self.refused(status, 'finding', *arguments)
        self.assertEqual(self.records('findings'), self.before)


class Changes(Case):
    def state(self):
        return [self.program.json(verb) for verb in ('reviews', 'findings', 'recommendations', 'lessons')]

    def test_each_change_can_be_undone_and_redone(self):
        first = self.records('findings')[0]
        changes = [['tag', first['review_id'], '--quote', first['quote'], '--type', 'F05', '--theme', 'T02'],
                   ['set', 'Daniela', 'borough', 'Thornwell'], ['set', 'Daniela', 'borough'],
                   ['import', self.write('a.pdf', pdf.make(PLAIN))], ['remove', 'Daniela']]
        states = [self.state()]
        for change in changes:
            self.program.good(*change)
            states.append(self.state())
        for i in range(len(changes)):
            self.assertNotEqual(states[i], states[i + 1], changes[i])
        undone = []
        for state in reversed(states[:-1]):
            undone.append(self.program.good('undo').strip())
            self.assertEqual(self.state(), state)
        history = self.program.json('history')['changes']
        self.assertEqual([change['label'] for change in history if change['undone']], undone)
        for state, label in zip(states[1:], reversed(undone)):
            self.assertEqual(self.program.good('redo').strip(), label)
            self.assertEqual(self.state(), state)
        self.assertEqual([c['undone'] for c in self.program.json('history')['changes']], [False] * len(history))
        self.refused(1, 'redo')
        self.assertEqual(self.program.good('check'), '')

    def test_history_is_newest_first_and_can_be_cut(self):
        changes = self.program.json('history')['changes']
        self.assertEqual([c['number'] for c in changes], sorted((c['number'] for c in changes), reverse=True))
        self.assertEqual(self.program.json('history', '--limit', '2')['changes'], changes[:2])

    def test_history_of_a_review_of_a_coder_of_a_time(self):
        self.program.good('--coder', 'Jo Second', 'set', 'Daniela', 'borough', 'Thornwell')
        review = self.review(NAMES[0])['id']
        of_review = self.program.json('history', 'Daniela')['changes']
        self.assertEqual({change['review'] for change in of_review}, {review})
        self.assertLess(len(of_review), len(self.program.json('history')['changes']))
        self.assertEqual([c['coder'] for c in self.program.json('history', '--by', 'Jo Second')['changes']], ['Jo Second'])
        self.assertEqual(self.program.json('history', '--since', '2099-01')['changes'], [])
        self.assertEqual(len(self.program.json('history', '--since', '2000')['changes']), len(self.program.json('history')['changes']))
        self.refused(2, 'history', '--since', 'yesterday')
        self.refused(1, 'history', 'Nobody')

    def test_going_back_is_a_change_like_others(self):
        before = self.state()
        self.program.good('set', 'Daniela', 'borough', 'Thornwell')
        number = str(self.program.json('history', '--limit', '1')['changes'][0]['number'])
        self.program.good('remove', 'Daniela')
        after = self.state()
        history = self.program.json('history')['changes']
        label = self.program.good('go-back', number).strip()
        self.assertTrue(label.startswith('Go back to before “'), label)
        self.assertEqual(self.state(), before)
        self.assertEqual(self.program.json('history')['changes'][1:], history)
        self.assertEqual(self.program.good('undo').strip(), label)
        self.assertEqual(self.state(), after)
        self.assertEqual(self.program.good('check'), '')
        self.refused(1, 'go-back', '99999')
        self.refused(2, 'go-back', 'yesterday')
        self.refused(2, 'go-back')

    def test_undo_ends_at_the_empty_library(self):
        for _ in self.program.json('history')['changes']:
            self.program.good('undo')
        self.refused(1, 'undo')
        self.assertEqual((self.records('reviews'), self.records('findings')), ([], []))

    def test_set_gives_and_clears_values(self):
        self.program.good('set', 'Daniela', 'borough', 'Thornwell')
        self.assertEqual(self.review(NAMES[0])['borough'], 'Thornwell')
        self.program.good('set', 'Daniela', 'borough')
        self.assertEqual(self.review(NAMES[0])['borough'], '')
        self.refused(1, 'set', 'Daniela', 'no_such_variable', 'x')
        self.refused(1, 'set', 'Nobody', 'borough', 'x')

    def test_confirm_takes_what_was_read_as_it_stands(self):
        before = self.records('reviews')
        self.program.good('confirm', NAMES[0])
        self.assertEqual(self.records('reviews'), before)
        self.assertEqual(self.program.json('history')['changes'][0]['label'], 'Confirm the case facts of the review “Daniela”')
        history = self.program.good('history')
        self.program.good('confirm', NAMES[0])
        self.assertEqual(self.program.good('history'), history)
        self.program.good('undo')

    def test_status_coders_and_notes(self):
        self.program.good('status', 'Daniela', 'submitted')
        self.program.good('coders', 'Daniela', 'S. Whitlock', 'M. Osei')
        self.program.good('notes', 'Daniela', 'Ask for the\nletter.')
        review = self.review(NAMES[0])
        self.assertEqual((review['status'], review['coders'], review['notes']),
                         ('submitted', ['M. Osei', 'S. Whitlock'], 'Ask for the\nletter.'))
        self.assertIn('M. Osei; S. Whitlock', self.program.good('coders', 'Daniela'))
        self.program.good('coders', 'Daniela', '')
        self.program.good('notes', 'Daniela', '')
        self.assertEqual((self.review(NAMES[0])['coders'], self.review(NAMES[0])['notes']), ([], ''))
        self.program.good('undo')
        self.assertEqual(self.review(NAMES[0])['notes'], 'Ask for the\nletter.')
        self.refused(1, 'status', 'Daniela', 'secret')
        self.refused(1, 'notes', 'Nobody', 'x')

    def test_remove_takes_all_that_belongs_to_a_review(self):
        review = self.review(NAMES[0])['id']
        self.program.good('remove', review)
        self.assertNotIn(review, {f['review_id'] for f in self.records('findings') + self.records('recommendations')})
        self.refused(1, 'remove', review)
        self.assertEqual(self.program.good('check'), '')


class Overview(Case):
    def test_the_same_library_gives_the_same_bytes(self):
        for form in ('html', 'odt'):
            with self.subTest(form):
                self.assertEqual(self.program.good('overview', '--output', f'1.{form}'), f'1.{form}\n')
                copy = Program(sys.argv[1], self.folder, 'copy.throughline')
                shutil.copy(self.program.library, copy.library)
                os.rename(self.program.library, self.program.library + '.away')
                os.rename(copy.library, self.program.library)
                self.program.good('overview', '--output', '2', '--format', form)
                self.assertEqual(self.read(f'1.{form}'), self.read('2'))
                self.assertGreater(len(self.read('2')), 5000)

    def test_options_reach_the_document(self):
        self.program.good('overview', '--output', 'o.html', '--title', 'Lessons <2026>', '--author', 'The partnership',
                          '--date', '2026-03', '--min-reviews', '1', '--quotations', '0')
        text = self.read('o.html').decode()
        for words in ('Lessons &lt;2026&gt;', 'The partnership', 'March 2026'):
            self.assertIn(words, text)
        self.assertNotIn('data-finding', text)
        self.program.good('overview', '--output', 'p.html', '--agency', 'Met Police')
        self.assertNotEqual(self.read('p.html'), text.encode())
        self.assertIn('data-finding', self.read('p.html').decode())

    def test_what_cannot_be_written(self):
        self.refused(1, 'overview', '--output', 'no/such/folder/o.html')
        self.refused(1, 'overview', '--output', 'o.html', '--agency', 'Nobody')
        self.assertEqual(self.files(), ['test.throughline'])
        self.write('o.html', 'as it was')
        empty = Program(sys.argv[1], self.folder, 'empty.throughline')
        empty.good('merge', '--format', 'codebook', sample('codebook.xml'))
        done = empty.run('overview', '--output', 'o.html')
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.read('o.html'), b'as it was')


class Outgoing(Case):
    """What may identify someone is said before it leaves, and never in its own words."""

    def setUp(self):
        super().setUp()
        self.program.run('import', self.write('leaky.pdf', pdf.make(PLAIN[:2] + PERSONAL)))

    def said(self, *arguments):
        done = self.program.run(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(b'Thackeray', done.stdout + done.stderr)
        return done.stderr.decode().replace('throughline-cli: ', '').splitlines()

    def test_an_export_says_where(self):
        self.assertEqual(self.said('export', '--format', 'xml', 'leaky', 'x.xml'),
                         ['2 passages in what is written may identify someone:',
                          'Anna, page 1: Professional by name', 'Anna, page 1: Telephone number'])
        self.assertIn(b'Thackeray', self.read('x.xml'))
        self.assertEqual(self.said('export', '--format', 'xml', 'Daniela', 'y.xml'), [])
        self.program.good('tag', 'Daniela', '--from', '0', '--to', '30', '--theme', 'T01', '--type', 'F01',
                          '--note', 'PC Thackeray told us.')
        self.assertEqual(self.said('export', '--format', 'xml', 'Daniela', 'y.xml'),
                         ['1 passage in what is written may identify someone:', 'Daniela, page 1: Professional by name'])

    def test_an_overview_says_what_it_quotes(self):
        self.assertEqual(self.said('overview', '--output', 'o.html', '--min-reviews', '1'), [])
        self.program.good('tag', 'leaky', '--quote', 'taken by PC Thackeray', '--theme', 'T01', '--type', 'F01')
        self.assertEqual(self.said('overview', '--output', 'o.html', '--min-reviews', '1'),
                         ['1 passage in what is written may identify someone:', 'Anna, page 1: Professional by name'])
        self.assertEqual(self.said('overview', '--output', 'o.html', '--min-reviews', '1', '--quotations', '0'), [])


class Search(Case):
    def test_finds_words_in_texts_and_findings(self):
        finding = self.records('findings', 'Daniela')[0]
        words = ' '.join(finding['quote'].split()[:6])
        hits = self.program.json('search', f'"{words}"')['hits']
        self.assertTrue({'block', 'finding'} <= {hit['kind'] for hit in hits})
        for hit in hits:
            self.assertTrue(hit['found'])
            self.assertTrue(all(word in hit['snippet'] for word in hit['found']))
        self.assertIn(finding['id'], [hit['finding_id'] for hit in hits])

    def test_limit_and_no_hits(self):
        self.assertEqual(len(self.program.json('search', 'the', '--limit', '3')['hits']), 3)
        self.assertEqual(self.program.json('search', 'xyzzyxyzzy')['hits'], [])
        self.assertEqual(self.program.good('search', 'xyzzyxyzzy'), '')

    def test_operators(self):
        def found(*arguments):
            hits = self.program.json('search', '--kind', 'block', '--limit', '1000', *arguments)['hits']
            return {(hit['review'], hit['number']) for hit in hits if hit['number'] is not None}
        self.assertEqual(found('police OR GP'), found('police') | found('GP'))
        self.assertEqual(found('police NOT GP'), found('police') - found('GP'))
        self.assertTrue(found('the NEAR/1 police') < found('the police'))
        self.assertEqual(found('"risk assessment"', '--year', '1901'), set())
        self.assertTrue(found('hous*') > found('house'))

    def test_filters(self):
        finding = next(finding for finding in self.records('findings') if finding['agencies'])
        words = '"' + ' '.join(finding['quote'].split()[:4]) + '"'
        for option, value in ('--theme', finding['themes'][0]), ('--agency', finding['agencies'][0]):
            hits = self.program.json('search', '--kind', 'finding', option, value, words)['hits']
            listed = self.program.json('findings', option, value)['findings']
            self.assertLessEqual({hit['finding_id'] for hit in hits}, {one['id'] for one in listed})
            self.assertTrue(hits)
        borough = self.records('reviews')[0]['borough']
        hits = self.program.json('search', '--borough', borough, 'the')['hits']
        self.assertEqual({hit['review'] for hit in hits},
                         {review['title'] for review in self.records('reviews') if review['borough'] == borough})
        self.refused(2, 'search', '--kind', 'page', 'x')
        self.refused(2, 'search', '--theme', 'T01', '--theme', 'T02', 'x')

    def test_what_is_not_understood_is_said(self):
        done = self.program.run('search', 'housing', 'AND')
        self.assertEqual(done.returncode, 0)
        self.assertIn('AND needs words after it. Searched for: housing', done.stderr.decode())
        self.assertEqual(self.program.run('search', 'housing OR GP').stderr, b'')

    def test_odd_queries_are_only_words(self):
        for query in ('"', '*', 'AND', 'a OR', '(', "'; DROP TABLE reviews; --", 'NEAR(', 'quote:x', '^', 'ﬁ', '-x'):
            with self.subTest(query):
                self.program.good('search', '--', query)
        self.assertEqual(len(self.records('reviews')), 2)


class Exchange(Case):
    def test_a_review_goes_to_another_library_and_back(self):
        self.program.good('export', '--format', 'xml', 'Daniela', 'one.xml')
        other = Program(sys.argv[1], self.folder, 'other.throughline')
        other.good('merge', '--format', 'codebook', sample('codebook.xml'))
        other.good('merge', '--format', 'xml', 'one.xml')
        other.good('export', '--format', 'xml', 'Daniela', 'two.xml')
        self.assertEqual(self.read('one.xml'), self.read('two.xml'))
        self.assertEqual(other.json('findings')['findings'], [
            {**f, 'document_id': g['document_id']}
            for f, g in zip(self.records('findings', 'Daniela'), other.json('findings')['findings'])])
        self.assertEqual(other.good('check'), '')

    def test_the_codebook_goes_to_another_library(self):
        self.program.good('export', '--format', 'codebook', 'book.xml')
        other = Program(sys.argv[1], self.folder, 'other.throughline')
        other.good('merge', '--format', 'codebook', 'book.xml')
        other.good('export', '--format', 'codebook', 'again.xml')
        self.assertEqual(self.read('book.xml'), self.read('again.xml'))

    def test_what_cannot_be_exchanged(self):
        self.refused(1, 'export', '--format', 'xml', 'Nobody', 'x.xml')
        self.refused(1, 'export', '--format', 'xml', 'Daniela', 'no/folder/x.xml')
        self.refused(1, 'merge', '--format', 'codebook', 'missing.xml')
        self.refused(1, 'merge', '--format', 'codebook', self.write('bad.xml', '<codebook'))
        self.refused(1, 'merge', '--format', 'xml', self.write('worse.xml', '<review'))
        self.assertFalse(os.path.exists(os.path.join(self.folder, 'x.xml')))
        self.assertEqual(len(self.records('reviews')), 2)


class Care(Case):
    def change(self, sql):
        library = sqlite3.connect(self.program.library)
        library.executescript(sql)
        library.commit()
        library.close()

    def test_check_is_silent_when_all_is_well(self):
        done = self.program.run('check')
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b'', b''))
        self.assertEqual(self.program.json('check'), {'faults': []})

    def test_check_tells_what_is_wrong(self):
        for sql in ("UPDATE finding_spans SET quote = 'Other words'", "UPDATE originals SET bytes = x'00'",
                    "UPDATE documents SET text_sha256 = 'no hash'"):
            with self.subTest(sql):
                shutil.copy(os.path.join(self.base, 'test.throughline'), self.program.library)
                self.change(sql)
                done = self.program.run('check', '--json')
                self.assertEqual(done.returncode, 1)
                self.assertTrue(json.loads(done.stdout)['faults'])
                self.assertRegex(done.stderr.decode(), r'has \d+ faults?\.')

    def test_files_that_are_no_library_of_ours_are_left_alone(self):
        self.change('PRAGMA user_version = 99')
        newer = self.read('test.throughline')
        self.assertIn('newer', self.refused(1, 'reviews'))
        self.refused(1, 'import', sample(f'{NAMES[0]}.pdf'))
        self.assertEqual(self.read('test.throughline'), newer)
        for content in (b'', b'Only words.\n' * 100, b'SQLite format 3\0' + bytes(100)):
            with self.subTest(content[:20]):
                self.write('test.throughline', content)
                self.refused(1, 'reviews')
                self.refused(1, 'undo')
                self.assertEqual(self.read('test.throughline'), content)

    def test_a_library_that_another_program_changes_can_be_read_only(self):
        with open(self.program.library + '.lock', 'w+b') as lock:
            fcntl.fcntl(lock, fcntl.F_OFD_SETLK, struct.pack('hhqqi4x', fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
            before = self.records('findings')
            for arguments in (['undo'], ['import', sample(f'{NAMES[0]}.pdf')], ['remove', 'Daniela'],
                              ['tag', 'Daniela', '--from', '0', '--to', '9', '--type', 'F01']):
                with self.subTest(arguments):
                    self.assertIn('cannot be changed', self.refused(1, *arguments))
            self.assertEqual(self.records('findings'), before)
            self.program.good('check')
        self.program.good('undo')

    def test_a_library_without_a_write_bit_can_be_read_only(self):
        if os.getuid() == 0:
            self.skipTest('the superuser may write any file')
        os.chmod(self.program.library, 0o400)
        self.assertEqual(len(self.records('reviews')), 2)
        self.assertIn('cannot be changed', self.refused(1, 'undo'))


if __name__ == '__main__':
    tap.main()
