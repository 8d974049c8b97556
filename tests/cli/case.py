# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line start from: a library with two tagged reviews, and a folder of their own."""
import os
import shutil
import sys
import tempfile
import unittest

from program import SAMPLES, Program

NAMES = ['amberley-daniela', 'wexbridge-carol-and-tom']
PLAIN = ['Overview report into the death of Anna', '1. Introduction',
         '1.1 This review looks at what was known before the death in May 2019.']
# Invented; the telephone number is of a range for drama.
PERSONAL = ['1.1 The report was taken by PC Thackeray at night.', '1.2 He rang her on 07700 900123.']


def sample(name):
    return os.path.join(SAMPLES, name)


class Case(unittest.TestCase):
    """Each test has a folder, and in it a copy of one library with two tagged reviews."""

    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.base = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.base)
        program = Program(sys.argv[1], cls.base)
        program.good('merge', '--format', 'codebook', sample('codebook.xml'))
        program.good('import', *(sample(f'{name}.pdf') for name in NAMES))
        for name in NAMES:
            program.good('tag', name, '--codings', sample(f'{name}.codings.tsv'))

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.program = Program(sys.argv[1], self.folder)
        shutil.copy(os.path.join(self.base, 'test.throughline'), self.program.library)

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, 'wb') as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, name):
        with open(os.path.join(self.folder, name), 'rb') as file:
            return file.read()

    def files(self):
        """What lies in the folder; a reader may leave the files through which SQLite shares a library with others."""
        return sorted(name for name in os.listdir(self.folder) if not name.endswith(('-shm', '-wal')))

    def refused(self, status, *arguments, **how):
        """Runs what must not succeed; gives what it says."""
        done = self.program.run(*arguments, **how)
        self.assertEqual(done.returncode, status, (arguments, done.stderr.decode()))
        self.assertTrue(done.stderr.startswith(b'throughline-cli: '), done.stderr)
        if status == 2:
            self.assertEqual(done.stdout, b'')
        return done.stderr.decode()

    def records(self, verb, *arguments):
        return self.program.json(verb, *arguments)[verb]

    def review(self, name):
        return next(review for review in self.records('reviews') if review['documents'] == [f'{name}.pdf'])
