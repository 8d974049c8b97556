#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py BUILD LIBRARY FOLDER: pictures of the four pages, light and dark, for the README and the metainfo.

Run it in tests/session.sh, on the sample library that ./run makes."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

build, library, folder = (os.path.abspath(argument) for argument in sys.argv[1:4])
os.environ.update(TL_BUILD_ROOT=build, TL_SOURCE_ROOT=os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), GSETTINGS_SCHEMA_DIR=f"{build}/data")

from driver import App, find, find_all, key, wait, xdotool  # noqa: E402
from gi.repository import Atspi  # noqa: E402


def picture(app, name):
    time.sleep(1.0)  # for what is drawn after it is announced: the page picture
    subprocess.run(["import", "-window", app.x_window(), f"{folder}/{name}.png"], check=True)


def take(style, place):
    own = f"{place}/Sample library.throughline"
    shutil.copy(library, own)
    app = App(own, env={"ADW_DEBUG_COLOR_SCHEME": f"prefer-{style}"})
    try:
        app.focus()
        xdotool("windowsize", "--sync", app.x_window(), 1366, 768)
        xdotool("windowmove", app.x_window(), 0, 0)
        key("alt+1")
        cell = wait("the reviews", lambda: find(app.window, None, "Daniela"))
        picture(app, f"reviews-{style}")
        app.click(cell)
        key("Return")
        report = app.find("text", "Report text")
        wait("the text", lambda: Atspi.Text.get_character_count(report) > 5000)
        wait("the findings", lambda: find_all(find(app.window, "list", "Findings"), "list item"))
        key(*["bracketright"] * 6)
        picture(app, f"read-{style}")
        key("alt+3")
        picture(app, f"lessons-{style}")
        key("alt+4")
        picture(app, f"overview-{style}")
        app.close()
    finally:
        app.kill()


os.makedirs(folder, exist_ok=True)
for style in ("light", "dark"):
    with tempfile.TemporaryDirectory() as place:
        take(style, place)
