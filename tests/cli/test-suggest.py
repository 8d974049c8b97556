# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives throughline-cli suggest: what is suggested, why, and what becomes of it."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import tap  # noqa: E402
from case import NAMES, Case  # noqa: E402


class Suggest(Case):
    KEYS = ['review', 'review_id', 'document_id', 'page', 'number', 'start', 'end', 'theme', 'agencies', 'type', 'score',
            'reasons', 'n_accepted', 'n_answered', 'accepted', 'quote']

    def suggest(self, *arguments):
        return self.program.json('suggest', *arguments)['suggestions']

    def test_each_has_its_reason(self):
        suggestions = self.suggest(NAMES[0])
        self.assertGreater(len(suggestions), 10)
        self.assertEqual(suggestions, sorted(suggestions, key=lambda one: one['start']))
        for one in suggestions:
            self.assertEqual(list(one), self.KEYS)
            self.assertTrue(0 < one['score'] <= 1, one)
            self.assertFalse(one['accepted'])
            self.assertTrue(any(reason.startswith(one['theme'] + ': ') for reason in one['reasons']), one)
            for agency in one['agencies']:
                self.assertTrue(any(reason.startswith(agency + ': ') for reason in one['reasons']), one)
        self.assertEqual({one['type'] for one in suggestions if one['quote'].startswith('Larkmere Housing should')}, {'F01'})

    def test_all_reviews_a_line_each(self):
        lines = self.program.good('suggest').splitlines()
        self.assertEqual(len(lines), sum(len(self.suggest(name)) for name in NAMES))
        self.assertTrue(all(len(line.split('\t')) == len(self.KEYS) for line in lines))

    def test_same_in_same_out(self):
        self.assertEqual(self.program.good('suggest'), self.program.good('suggest'))

    def test_accepted_as_one_verb(self):
        before = self.records('findings')
        suggestions = self.suggest(NAMES[0])
        wanted = [one for one in suggestions if one['score'] > 0.7]
        done = self.suggest(NAMES[0], '--accept-above', '0.7')
        self.assertEqual([one['quote'] for one in done if one['accepted']], [one['quote'] for one in wanted])
        added = [f for f in self.records('findings') if f['id'] not in {old['id'] for old in before}]
        self.assertEqual(sorted((f['start'], f['themes'], f['type'], f['agencies']) for f in added),
                         sorted((one['start'], [one['theme']], one['type'], sorted(one['agencies'])) for one in wanted))
        left = self.suggest(NAMES[0])
        self.assertFalse({one['start'] for one in left} & {one['start'] for one in wanted})
        self.assertGreater(max(one['n_accepted'] for one in self.suggest()), 0)
        self.program.good('undo')
        self.assertEqual(self.records('findings'), before)
        self.assertEqual(self.suggest(NAMES[0]), suggestions)

    @staticmethod
    def place(one):
        return f"{one['start']}-{one['end']}"

    def test_rejected_stay_so(self):
        before, suggestions = self.records('findings'), self.suggest(NAMES[0])
        first, second = suggestions[0], suggestions[3]
        self.program.good('suggestion', 'reject', NAMES[0], self.place(first), self.place(second) + ':' + second['theme'])
        self.assertEqual(self.records('findings'), before)
        left = self.suggest(NAMES[0])
        self.assertEqual({self.place(one) for one in suggestions} - {self.place(one) for one in left}, {self.place(first), self.place(second)})
        self.assertIn('There is no suggestion', self.refused(1, 'suggestion', 'reject', NAMES[0], self.place(first)))
        self.program.good('undo')
        self.program.good('undo')
        self.assertEqual(self.suggest(NAMES[0]), suggestions)

    def test_accepted_one_by_one(self):
        one = self.suggest(NAMES[0])[2]
        made = self.program.json('suggestion', 'accept', NAMES[0], self.place(one), '--document', one['document_id'])['findings'][0]
        self.assertEqual((made['themes'], made['type'], made['start'], made['end'], made['quote']),
                         ([one['theme']], one['type'], one['start'], one['end'], one['quote']))
        self.assertIn(made['id'], [f['id'] for f in self.records('findings')])
        self.assertIn('Accept the suggestion “', self.program.good('history', '--limit', '1'))
        two = self.suggest(NAMES[0])[4:6]
        made = self.program.json('suggestion', 'accept', NAMES[0], *map(self.place, two))['findings']
        self.assertEqual([f['themes'] for f in made], [[suggestion['theme']] for suggestion in two])
        self.assertIn('Accept 2 suggestions', self.program.good('history', '--limit', '1'))

    def test_amended(self):
        one = self.suggest(NAMES[0])[2]
        made = self.program.json('suggestion', 'amend', NAMES[0], self.place(one), '--theme', 'T16', '--note', 'compare')['findings'][0]
        self.assertEqual((made['themes'], made['type'], made['note'], made['quote']), (['T16'], one['type'], 'compare', one['quote']))
        self.assertNotIn(self.place(one), [self.place(left) for left in self.suggest(NAMES[0])])
        self.program.good('undo')
        self.assertIn(self.place(one), [self.place(left) for left in self.suggest(NAMES[0])])

    def test_answers_refused(self):
        before = self.program.good('suggest'), self.records('findings')
        place = self.place(self.suggest(NAMES[0])[0])
        for status, arguments in [
                (2, ['reject', NAMES[0]]), (2, ['forget', NAMES[0], place]), (2, ['amend', NAMES[0], place]),
                (2, ['accept', NAMES[0], place, '--note', 'x']), (2, ['reject', NAMES[0], place, '--theme', 'T01']),
                (2, ['reject', NAMES[0], '5']), (2, ['reject', NAMES[0], place + 'x']),
                (1, ['reject', NAMES[0], '1-2']), (1, ['reject', 'none', place]), (1, ['accept', NAMES[0], place + ':T99']),
                (1, ['accept', NAMES[0], place, '--document', 'none']), (1, ['amend', NAMES[0], place, '--theme', 'none']),
                (1, ['reject', NAMES[0], place, '1-2'])]:
            with self.subTest(arguments=arguments):
                self.refused(status, 'suggestion', *arguments)
        self.assertEqual((self.program.good('suggest'), self.records('findings')), before)

    def test_refused(self):
        self.assertIn('0 to 1', self.refused(2, 'suggest', '--accept-above', 'most'))
        self.refused(2, 'suggest', '--accept-above', '2')
        self.refused(1, 'suggest', 'no such review')


if __name__ == '__main__':
    tap.main()
