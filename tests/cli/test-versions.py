# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that look like something of the library: the same text, a newer version, another document of a review."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import pdf  # noqa: E402
import tap  # noqa: E402
from case import Case  # noqa: E402

AGENCIES = ['general practice', 'housing office', 'police', 'midwife', 'school', 'advice centre', 'hospital', 'nursery']
REPORT = ['Domestic Homicide Review into the death of Anna in May 2019', '', 'Overview report', ''] + [
    line for number, agency in enumerate(AGENCIES, 1) for line in (
        f'1.{number} Those at the {agency} wrote down what Anna told them in month {number} and then closed', 'her case.', '')]


def changed(lines):
    """The same report with a sentence worded anew and a paragraph more."""
    lines = [line.replace('Those at the police wrote down', 'Officers of the police did not write down') for line in lines]
    return lines + ['1.9 The panel thanks her sister, who told it more about her life than any agency had known.', '']


class Versions(Case):
    def setUp(self):
        super().setUp()
        self.write('first.pdf', pdf.make(REPORT))
        self.write('final.pdf', pdf.make(changed(REPORT)))
        self.program.good('import', 'first.pdf')
        self.before = len(self.records('reviews'))

    def test_the_same_text_in_another_file_is_a_duplicate(self):
        self.write('again.pdf', pdf.make(REPORT) + b'\n%another file')
        said = self.refused(1, 'import', 'again.pdf')
        self.assertIn('the same text as', said)
        self.assertEqual(len(self.records('reviews')), self.before)
        self.program.good('import', '--as', 'new', 'again.pdf')
        self.assertEqual(len(self.records('reviews')), self.before + 1)

    def test_a_newer_version_waits_for_a_choice(self):
        said = self.refused(1, 'import', 'final.pdf')
        self.assertIn('looks like another version', said)
        self.assertIn('--as version', said)
        self.assertEqual(len(self.records('reviews')), self.before)

    def test_findings_move_to_the_newer_version(self):
        self.program.good('tag', 'first', '--quote', 'Those at the midwife wrote down', '--theme', 'T03', '--type', 'F02')
        self.program.good('tag', 'first', '--quote', 'Those at the police wrote down', '--theme', 'T03', '--type', 'F02')
        before = self.records('findings')
        done = self.program.good('import', '--as', 'version', 'final.pdf')
        self.assertIn('1 finding was not found again', done)
        after = self.records('findings')
        self.assertEqual(sorted(one['id'] for one in after), sorted(one['id'] for one in before))
        self.assertEqual(len(self.records('reviews')), self.before)
        review = next(one for one in self.records('reviews') if 'final.pdf' in one['documents'])
        self.assertEqual(review['documents'], ['final.pdf', 'first.pdf'])
        self.assertEqual(self.program.good('check'), '')
        self.program.good('undo')
        self.assertEqual(self.records('findings'), before)

    def test_a_version_of_nothing_is_refused(self):
        self.write('other.pdf', pdf.make(['A letter about something else altogether, of one line and no more than that.']))
        self.assertIn('earlier version', self.refused(1, 'import', '--as', 'version', 'other.pdf'))

    def test_a_document_goes_into_the_review_named(self):
        self.write('letter.pdf', pdf.make(['A letter of the quality assurance panel about the report, of one line only.']))
        self.program.good('import', '--into', 'first', 'letter.pdf')
        self.assertEqual(len(self.records('reviews')), self.before)
        self.assertIn(['first.pdf', 'letter.pdf'], [one['documents'] for one in self.records('reviews')])

    def test_choices_that_are_none(self):
        self.refused(2, 'import', '--as', 'other', 'final.pdf')
        self.refused(2, 'import', '--as', 'new', '--into', 'first', 'final.pdf')
        self.refused(1, 'import', '--into', 'nobody', 'final.pdf')


if __name__ == '__main__':
    tap.main()
