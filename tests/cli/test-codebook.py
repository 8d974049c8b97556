# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives throughline-cli codebook: listing, and each change with good and bad input."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import tap  # noqa: E402
from case import Case  # noqa: E402
from program import Program  # noqa: E402


class Codebook(Case):
    def change(self, *arguments):
        return self.program.good('codebook', *arguments).rstrip('\n').split('\t')

    def codes(self, *arguments):
        return {code['id']: code for code in self.program.json('codebook', *arguments)['codes']}

    def last(self):
        return self.program.good('history').splitlines()[0].split('\t')[4]

    def used_theme(self):
        """A sub-theme with two findings or more."""
        return max((code for code in self.codes('list', 'theme').values() if code['parent']), key=lambda c: c['findings'])

    def findings_of(self, theme):
        return [f['id'] for f in self.records('findings') if theme in f['themes']]

    def test_list_counts_as_the_findings_do(self):
        findings = self.records('findings')
        codes = self.codes()
        for code in codes.values():
            below = {code['id']} | {c['id'] for c in codes.values() if c['parent'] == code['id']}
            of = {'theme': lambda f: below & set(f['themes']), 'agency': lambda f: code['id'] in f['agencies'],
                  'finding-type': lambda f: f['type'] == code['id']}[code['kind']]
            mine = [f for f in findings if of(f)]
            with self.subTest(code['id']):
                self.assertEqual((code['findings'], code['reviews']), (len(mine), len({f['review_id'] for f in mine})))
        self.assertEqual({c['kind'] for c in self.codes('list', 'agency').values()}, {'agency'})

    def test_add_proposes_the_next_id(self):
        codes = self.codes()
        parent = next(c['id'] for c in codes.values() if c['kind'] == 'theme' and not c['parent'])
        id = self.change('add', 'theme', 'Meetings', '--below', parent)[0]
        self.assertNotIn(id, codes)
        self.assertTrue(id.startswith(parent + '.'))
        self.assertEqual(self.codes()[id]['parent'], parent)
        top = self.change('add', 'theme', 'Courts')[0]
        self.assertTrue(self.codes()[top]['colour'])
        self.assertEqual(self.change('add', 'agency', 'Court', '--id', 'X.1'), ['X.1', 'Court'])
        self.refused(1, 'codebook', 'add', 'agency', 'Court', '--id', 'X.1')
        self.refused(1, 'codebook', 'add', 'theme', 'Deep', '--below', id)
        self.refused(2, 'codebook', 'add', 'borough', 'X')

    def test_set_changes_one_field(self):
        theme = self.used_theme()['id']
        for field, value in (('name', ['Another']), ('definition', ['Words.']), ('inclusion', ['This too.']),
                             ('exclusion', ['Not that.']), ('phrases', ['one', 'two'])):
            self.change('set', theme, field, *value)
            self.assertEqual(self.codes()[theme][field], value if field == 'phrases' else value[0])
        self.change('set', 'AG01', 'successor', 'AG02', 'AG03')
        self.assertEqual(self.codes()['AG01']['successors'], ['AG02', 'AG03'])
        self.refused(1, 'codebook', 'set', 'AG02', 'successor', 'AG01')
        self.refused(1, 'codebook', 'set', theme, 'name', '')
        self.refused(2, 'codebook', 'set', theme, 'sound', 'x')

    def test_move(self):
        codes = [c for c in self.codes('list', 'theme').values()]
        tops = [c['id'] for c in codes if not c['parent']]
        sub = next(c for c in codes if c['parent'] and c['parent'] != tops[0])
        self.change('move', sub['id'], '--below', tops[0])
        self.assertEqual(self.codes()[sub['id']]['parent'], tops[0])
        self.change('move', sub['id'], '--before', tops[0])
        self.assertEqual(list(self.codes())[0], sub['id'])
        self.refused(1, 'codebook', 'move', tops[0], '--below', tops[0])

    def test_merge_takes_the_findings_along(self):
        theme = self.used_theme()
        findings = self.findings_of(theme['id'])
        other = next(c['id'] for c in self.codes('list', 'theme').values() if c['parent'] and c['id'] != theme['id'])
        before = self.records('findings')
        self.change('merge', theme['id'], other)
        self.assertTrue(set(findings) <= set(self.findings_of(other)))
        self.assertEqual(self.findings_of(theme['id']), [])
        code = self.codes()[theme['id']]
        self.assertEqual((code['retired'], code['merged_into']), (True, other))
        self.assertTrue(set(theme['phrases']) <= set(self.codes()[other]['phrases']))
        self.assertEqual(self.program.good('check'), '')
        self.program.good('undo')
        self.assertEqual(self.records('findings'), before)
        self.refused(1, 'codebook', 'merge', theme['id'], theme['id'])
        self.refused(1, 'codebook', 'merge', theme['id'], 'AG01')

    def test_split_asks_which_go_where(self):
        theme = self.used_theme()
        findings = self.findings_of(theme['id'])
        id = self.change('split', theme['id'], 'Half of it', *findings[:1])[0]
        self.assertEqual(self.findings_of(id), findings[:1])
        self.assertEqual(self.findings_of(theme['id']), findings[1:])
        self.assertEqual(self.codes()[id]['parent'], theme['parent'])
        self.refused(1, 'codebook', 'split', theme['id'], 'Other', findings[0])
        self.refused(2, 'codebook', 'split', theme['id'], 'Other')

    def test_what_has_findings_is_retired_not_removed(self):
        theme = self.used_theme()['id']
        self.assertIn('retire', self.refused(1, 'codebook', 'remove', theme))
        self.change('retire', theme)
        self.assertTrue(self.codes()[theme]['retired'])
        self.assertTrue(self.codes()[theme]['findings'])
        self.change('restore', theme)
        self.assertFalse(self.codes()[theme]['retired'])
        id = self.change('add', 'finding-type', 'New')[0]
        self.assertEqual(self.change('remove', id), [id])
        self.assertNotIn(id, self.codes())

    def test_all_of_it_survives_export_and_merge(self):
        theme = self.used_theme()['id']
        self.change('set', theme, 'inclusion', 'This too.')
        self.change('set', theme, 'exclusion', 'Not that.')
        self.change('set', 'AG02', 'successor', 'AG03')
        self.change('merge', 'AG01', 'AG02')
        self.program.good('export', '--format', 'codebook', 'book.xml')
        other = Program(sys.argv[1], self.folder, 'other.throughline')
        other.good('merge', '--format', 'codebook', 'book.xml')
        counted = ('findings', 'reviews', 'others')
        self.assertEqual([{**c, **dict.fromkeys(counted)} for c in other.json('codebook')['codes']],
                         [{**c, **dict.fromkeys(counted)} for c in self.codes().values()])

    def test_bad_usage(self):
        self.refused(2, 'codebook', 'burn')
        self.refused(2, 'codebook', 'merge', 'T01')
        self.refused(1, 'codebook', 'retire', 'Nothing of the kind')

    def test_undo_ends_where_it_began(self):
        before = self.program.json('codebook')
        theme = self.used_theme()['id']
        steps = [('set', theme, 'name', 'Another'), ('retire', theme), ('restore', theme), ('merge', 'AG01', 'AG02')]
        for step in steps:
            self.change(*step)
        self.assertIn('Merge', self.last())
        for _ in steps:
            self.program.good('undo')
        self.assertEqual(self.program.json('codebook'), before)


if __name__ == '__main__':
    tap.main()
