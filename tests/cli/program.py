# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs throughline-cli as a script would, without a display."""
import json
import os
import signal
import subprocess

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLES = os.path.join(SOURCE, 'data', 'samples')


class Program:
    """throughline-cli with a library and a home of its own."""

    def __init__(self, path, folder, library='test.throughline'):
        self.path = os.path.abspath(path)
        self.folder = folder
        self.library = os.path.join(folder, library)
        self.environment = {key: value for key, value in os.environ.items()
                            if key not in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS')}
        self.environment.update(HOME=folder, XDG_DATA_HOME=os.path.join(folder, 'data'), LC_ALL='C.UTF-8')

    def command(self, arguments):
        return [self.path, '--library', self.library, *arguments]

    def run(self, *arguments, plain=False, environment=None, text=b''):
        """Runs it; plain leaves out --library, text is what it reads."""
        command = [self.path, *arguments] if plain else self.command(arguments)
        return subprocess.run(command, env={**self.environment, **(environment or {})}, cwd=self.folder, timeout=300,
                              input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)

    def good(self, *arguments):
        """Runs it, expects that all is well, gives its results."""
        done = self.run(*arguments)
        assert done.returncode == 0, (arguments, done.returncode, done.stderr.decode())
        return done.stdout.decode()

    def json(self, *arguments):
        return json.loads(self.good(*arguments, '--json'))

    def interrupt_after_first_line(self, *arguments):
        """Sends SIGINT when the first result is there; gives status, results, messages."""
        # Without a buffer: communicate() would not see what readline() took too much.
        with subprocess.Popen(self.command(arguments), env=self.environment, cwd=self.folder, bufsize=0,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            first = process.stdout.readline()
            process.send_signal(signal.SIGINT)
            rest, messages = process.communicate(timeout=120)
        return process.returncode, (first + rest).decode(), messages.decode()
