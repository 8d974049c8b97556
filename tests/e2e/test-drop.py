#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A report is dragged from another window and dropped on ours: it goes into the library."""
import os
import subprocess
import tempfile
import time

from driver import App, Steps, cli, drag, expect, find, wait, xdotool, BUILD, SOURCE

SAMPLES = f"{SOURCE}/data/samples"


def centre(window):
    place = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", window).split() if "=" in line)
    return int(place["X"]) + int(place["WIDTH"]) // 2, int(place["Y"]) + int(place["HEIGHT"]) // 2


def main():
    step = Steps()
    library = tempfile.mkdtemp(prefix="throughline-e2e-") + "/drop.throughline"
    step("make a library", cli, library, "import", f"{SAMPLES}/holmstead-leyla.pdf")
    app = step("start", lambda: App(library))
    source = subprocess.Popen([f"{BUILD}/tests/e2e/drag-source", f"{SAMPLES}/amberley-daniela.pdf"],
                              env={**os.environ, "GTK_A11Y": "none"})
    try:
        app.focus()
        ours = app.x_window()
        xdotool("windowsize", "--sync", ours, 960, 600)
        xdotool("windowmove", ours, 0, 0)
        theirs = step("another window", wait, "the other window", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Drag source"], capture_output=True, text=True,
            check=False).stdout.split())[-1]
        xdotool("windowmove", "--sync", theirs, 1100, 100)
        time.sleep(0.5)
        step("drop the report", lambda: drag(centre(theirs), centre(ours)))
        step("it stands in the table", wait, "the review", lambda: find(app.window, None, "Daniela"))
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
        step("it is in the library", lambda: expect("Daniela" in cli(library, "reviews"), "the review is not there"))
    finally:
        source.kill()
        source.wait()
        app.kill()
    step.end()


main()
