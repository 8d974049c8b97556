# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves with the compiler that each room sees what lies below it and nothing else."""
import json
import os
import shlex
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.dirname(HERE))
import tap  # noqa: E402

# A header of each room, and of the libraries that have one place only.
HEADERS = {
    'base': '"tl-text.h"',
    'model': '"tl-finding.h"',
    'import': '"tl-import.h"',
    'worker': '"tl-worker.h"',
    'store': '"tl-store.h"',
    'analysis': '"tl-recurrence.h"',
    'overview blocks': '"tl-overview-blocks.h"',
    'overview': '"tl-overview.h"',
    'exchange': '"tl-exchange.h"',
    'service': '"tl-library.h"',
    'cli': '"tl-cli-output.h"',
    'app': '"tl-window.h"',
    'gtk': '<gtk/gtk.h>',
    'adwaita': '<adwaita.h>',
    'sqlite': '<sqlite3.h>',
    'poppler': '<poppler.h>',
    'archive': '<archive.h>',
    'archive entry': '<archive_entry.h>',
    'seccomp': '<seccomp.h>',
    'tesseract': '<tesseract/capi.h>',
}
ALL_BELOW_SERVICE = ['base', 'model', 'worker', 'store', 'analysis', 'overview blocks', 'overview', 'exchange']
# What each room may see, by the file whose compile command is taken: a folder's libraries and programs may differ.
ROOMS = {
    'base/tl-text.c': ['base'],
    'model/tl-finding.c': ['base', 'model'],
    'import/tl-import.c': ['base', 'model', 'import', 'poppler', 'archive', 'archive entry'],
    'worker/tl-worker.c': ['base', 'model', 'worker'],
    'worker/worker-main.c': ['base', 'model', 'worker', 'import', 'seccomp'],
    'store/tl-store.c': ['base', 'model', 'store', 'sqlite'],
    'analysis/tl-recurrence.c': ['base', 'model', 'analysis'],
    'overview/tl-overview.c': ['base', 'model', 'overview blocks', 'overview'],
    # Writers see blocks, never findings.
    'overview/tl-overview-html.c': ['base', 'overview blocks'],
    'overview/tl-overview-odt.c': ['base', 'overview blocks'],
    'exchange/tl-exchange-review.c': ['base', 'model', 'exchange'],
    'service/tl-library.c': ALL_BELOW_SERVICE + ['service'],
    'cli/tl-cli.c': ALL_BELOW_SERVICE + ['service', 'cli'],
    'app/tl-window.c': ALL_BELOW_SERVICE + ['service', 'app', 'gtk', 'adwaita'],
}


class Rooms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(os.path.join(sys.argv[1], 'compile_commands.json'), encoding='utf-8') as file:
            entries = json.load(file)
        cls.commands = {}
        for entry in entries:
            path = os.path.relpath(os.path.join(entry['directory'], entry['file']), os.path.join(SOURCE, 'src'))
            cls.commands[path] = entry

    def compile(self, path, headers):
        """Compiles includes of @headers as @path is compiled; gives what the compiler says: nothing if all is well."""
        entry = self.commands[path]
        words = shlex.split(entry['command'])
        words = [word for i, word in enumerate(words)
                 if word not in ('-MD', '-MQ', '-MF', '-c', '-o') and words[i - 1] not in ('-MQ', '-MF', '-c', '-o')]
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, 'includes.c')
            with open(source, 'w', encoding='utf-8') as file:
                file.write(''.join(f'#include {HEADERS[header]}\n' for header in headers))
            done = subprocess.run([*words, '-fsyntax-only', source], cwd=entry['directory'], text=True,
                                  env={**os.environ, 'LC_ALL': 'C'}, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, check=False)
        self.assertEqual(done.returncode == 0, done.stdout == '', done.stdout)
        return done.stdout

    def there(self):
        """The rooms of which the build has the files."""
        return {path: allowed for path, allowed in ROOMS.items() if os.path.exists(
            os.path.join(SOURCE, 'src', path.split('/', maxsplit=1)[0], 'meson.build'))}

    def test_every_room_is_looked_at(self):
        folders = {path.split('/')[0] for path in self.commands if not path.startswith('..')}
        self.assertEqual(folders, {path.split('/')[0] for path in self.there()})
        for path in self.there():
            self.assertIn(path, self.commands)

    def test_a_room_sees_what_lies_below(self):
        for path, allowed in self.there().items():
            with self.subTest(path):
                self.assertEqual(self.compile(path, allowed), '')

    def test_a_room_sees_nothing_else(self):
        for path, allowed in self.there().items():
            for header in HEADERS:
                if header in allowed:
                    continue
                with self.subTest(f'{path}: {HEADERS[header]}'):
                    said = self.compile(path, [header])
                    self.assertTrue('No such file or directory' in said or 'belongs to src/' in said,
                                    said or 'it compiles')


if __name__ == '__main__':
    tap.main()
