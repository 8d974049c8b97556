# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of a library from the command line: written, listed, put back; refused where they are not sound."""
import os
import shutil
import sqlite3
import stat
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import tap  # noqa: E402
from case import Case  # noqa: E402
from program import SAMPLES  # noqa: E402


class Backups(Case):
    def test_a_backup_can_be_listed_and_restored(self):
        before = self.program.json('reviews')
        path = self.program.good('backup').strip()
        self.assertEqual(os.path.dirname(path), os.path.join(self.folder, 'test backups'))
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        self.program.good('remove', 'Daniela')
        backups = self.program.json('backups')['backups']
        self.assertEqual([(b['file'], b['reviews'], b['fault']) for b in backups], [(path, 2, None)])
        self.program.good('restore', path)
        self.assertEqual(self.program.json('reviews'), before)
        self.assertEqual(self.program.good('check'), '')
        self.assertEqual([b['reviews'] for b in self.program.json('backups')['backups']], [1, 2])

    def test_the_folder_that_the_preferences_name(self):
        chosen = os.path.join(self.folder, 'chosen')
        settings = self.write('keyfile', f"[org/throughline/Throughline]\nbackup-folder='{chosen}'\n")
        os.makedirs(os.path.join(self.folder, 'config', 'glib-2.0', 'settings'))
        os.rename(settings, os.path.join(self.folder, 'config', 'glib-2.0', 'settings', 'keyfile'))
        self.program.environment.update(GSETTINGS_BACKEND='keyfile', XDG_CONFIG_HOME=os.path.join(self.folder, 'config'))
        path = self.program.good('backup').strip()
        self.assertEqual(os.path.dirname(os.path.dirname(path)), chosen)
        self.assertEqual([b['file'] for b in self.program.json('backups')['backups']], [path])
        self.program.good('remove', 'Daniela')
        self.program.good('restore', path)
        self.assertEqual(len(self.program.json('reviews')['reviews']), 2)
        self.assertEqual([b['reviews'] for b in self.program.json('backups')['backups']], [1, 2])
        self.assertFalse(os.path.exists(os.path.join(self.folder, 'test backups')))

    def test_a_limit_on_the_size_of_files_is_told(self):
        before, path = self.program.json('reviews'), os.path.join(self.folder, 'copy.throughline')
        report = os.path.join(SAMPLES, 'holmstead-leyla.pdf')
        size = os.path.getsize(report) // 512 + 100
        for limit, arguments, words in ((size, ('backup', path), 'has room'), (size, ('import', report), 'has room'),
                                        (1, ('export', 'Daniela', '--format', 'xml', 'out.xml'), 'out.xml')):
            done = subprocess.run(['sh', '-c', f'ulimit -f {limit}; exec "$@"', 'sh', *self.program.command(arguments)],
                                  env=self.program.environment, cwd=self.folder, capture_output=True, timeout=300, check=False)
            self.assertEqual(done.returncode, 1, (arguments, done))
            self.assertIn(words, done.stderr.decode())
        self.assertEqual(self.program.json('reviews'), before)
        self.assertEqual(self.program.good('check'), '')
        self.assertFalse(os.path.exists(path))

    def test_a_drive_of_small_blocks_fills_up(self):
        """SQLite's shared memory has holes there, and touching one without room ends a program."""
        image, drive = os.path.join(self.folder, 'image'), os.path.join(self.folder, 'drive')
        os.mkdir(drive)
        with open(image, 'wb') as file:
            file.truncate(8 << 20)
        for command in (['mkfs.ext4', '-q', '-b', '1024', image], ['mount', '-o', 'loop', image, drive]):
            if shutil.which(command[0]) is None or subprocess.run(command, check=False, capture_output=True).returncode != 0:
                self.skipTest('no drive can be made here')
        self.addCleanup(subprocess.run, ['umount', drive], check=True)
        shutil.move(self.program.library, drive)
        self.program.library = os.path.join(drive, 'test.throughline')
        before = self.program.json('reviews')
        for room in range(4, 28, 2):
            with open(os.path.join(drive, 'filler'), 'ab', buffering=0) as file:
                try:
                    while True:
                        file.write(bytes(1024))
                except OSError:
                    file.truncate(file.tell() - room * 1024)
            self.assertIn(' room', self.refused(1, 'remove', 'Daniela'), room)
        self.assertEqual(self.program.json('reviews'), before)
        os.unlink(os.path.join(drive, 'filler'))
        self.program.good('remove', 'Daniela')
        self.assertTrue(os.path.exists(self.program.good('backup').strip()))
        self.assertEqual(self.program.good('check'), '')

    def test_a_copy_goes_where_it_is_wanted(self):
        path = os.path.join(self.folder, 'copy.throughline')
        self.assertEqual(self.program.good('backup', path).strip(), path)
        self.assertIn('File exists', self.refused(1, 'backup', path))
        self.refused(1, 'backup', os.path.join(self.folder, 'missing', 'copy.throughline'))
        self.assertEqual(self.program.good('backups'), '')
        self.assertEqual(self.program.good('backups', self.folder), '')

    def test_a_damaged_library_is_replaced_and_kept(self):
        path = self.program.good('backup').strip()
        before = self.program.json('reviews')
        with open(self.program.library, 'r+b') as file:
            file.truncate(5000)
        self.refused(1, 'reviews')
        self.program.good('restore', path)
        self.assertEqual(self.program.json('reviews'), before)
        self.assertEqual(len([n for n in os.listdir(os.path.dirname(path)) if n.endswith('as found.throughline')]), 1)

    def test_what_is_no_library_is_refused(self):
        before = self.program.json('reviews')
        self.refused(1, 'restore', self.write('letter.throughline', 'Dear all'))
        self.refused(1, 'restore', os.path.join(self.folder, 'missing.throughline'))
        self.refused(2, 'restore')
        self.assertEqual(self.program.json('reviews'), before)

    def test_a_missing_library_comes_back(self):
        path = self.program.good('backup').strip()
        before = self.program.json('reviews')
        os.remove(self.program.library)
        self.program.good('restore', path)
        self.assertEqual(self.program.json('reviews'), before)

    def test_an_older_format_is_kept_before_it_is_brought_up_to_date(self):
        os.remove(self.program.library)
        database = sqlite3.connect(self.program.library)
        with open(os.path.join(os.path.dirname(HERE), 'databases', 'v2.sql'), encoding='utf-8') as dump:
            database.executescript(dump.read())
        database.close()
        with open(self.program.library, 'rb') as file:
            before = file.read()
        self.assertIn('Open it once for changing', self.refused(1, 'reviews'))
        self.assertEqual(self.read('test.throughline'), before)
        done = self.program.run('undo')
        kept = self.program.json('backups')['backups'][0]['file']
        self.assertRegex(kept, r' format 2\.throughline$')
        self.assertIn(f'kept as “{kept}”', done.stderr.decode())
        self.program.good('restore', kept)
        self.assertEqual(len(self.program.json('reviews')['reviews']), 1)


if __name__ == '__main__':
    tap.main()
