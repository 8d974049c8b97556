#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The focus is seen wherever Tab takes it, in light and dark, and for as long as the keyboard is used."""
import shutil
import tempfile
import time

from accessible import Focus, Picture, Rings
from driver import App, Steps, cli, expect, find, find_all, key, type_text, wait, xdotool, SOURCE

PAGES = (("alt+3", "Lessons"), ("alt+4", "Overview"), ("ctrl+b", "Codebook"), ("ctrl+h", "History"), ("ctrl+k", "Search"))
WINDOWS = (("ctrl+comma", "Preferences"), ("F1", "Keyboard shortcuts"), ("ctrl+shift+v", "Paste text"))
SILENT = 3  # the rows of libadwaita 1.2 that are typed in do not tell that they have the focus
GTK_HIDES = 3.5  # seconds after which GTK would hide the ring


def run(step, library, style):
    app = App(library, env={"ADW_DEBUG_COLOR_SCHEME": f"prefer-{style}"})
    try:
        app.focus()
        xdotool("windowsize", "--sync", app.x_window(), 1366, 768)
        xdotool("windowmove", "--sync", app.x_window(), 0, 0)
        xdotool("mousemove", 0, 0)
        wait("the reviews", lambda: find(app.window, None, "Daniela"))
        walk(step, app, Rings(app, Focus()), style)
        expect(app.close() == 0, "the program did not end well")
    finally:
        app.kill()


def walk(step, app, rings, style):
    def page(keys, title):
        app.focus()
        key(keys)
        wait(title, lambda: app.window.get_name().startswith(f"{title} – "))
        rings.walk(SILENT)

    def choose(keys, title, ready, stops=None):
        app.focus()
        key("alt+1")
        app.click(app.find(None, "Daniela"))
        key(keys)
        wait(title, ready)
        rings.walk(stops=stops)

    def found():
        key("ctrl+k")
        type_text("police ")
        wait("the places", lambda: find(app.window, "list", "Places found"))
        rings.walk()

    def window(keys, title):
        app.focus()
        key(keys)
        wait(title, lambda: app.other_window(title))
        rings.walk()
        key("Escape")
        wait(f"{title} to close", lambda: app.other_window(title) is None)

    step(f"Reviews, {style}", page, "alt+1", "Reviews")
    for keys, title in PAGES:
        step(f"{title}, {style}", page, keys, title)
    step(f"what was found, {style}", found)
    step(f"Read, {style}", choose, "Return", "Read", lambda: find_all(find(app.window, "list", "Findings"), "list item"))
    step(f"Review, {style}", choose, "F4", "Review", lambda: find(app.window, "list", "Documents"), 30)
    for keys, title in WINDOWS:
        step(f"{title}, {style}", window, keys, title)


def stays(library):
    """The ring does not go while nobody types, as GTK would have it. Whether places are told that can be looked at."""
    app = App(library)
    try:
        wait("the reviews", lambda: find(app.window, None, "Daniela"))
        app.focus()
        key("Tab", "Tab")
        first = Rings.settled()
        time.sleep(GTK_HIDES)
        expect(first.bytes == Picture().bytes, "the ring went")
        return app.tells_places()
    finally:
        app.kill()


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/focus.throughline"
    cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf")
    cli(library, "tag", "Daniela", "--codings", f"{SOURCE}/data/samples/amberley-daniela.codings.tsv")
    try:
        if step("the ring stays", stays, library):
            for style in ("light", "dark"):
                run(step, library, style)
        else:
            print("# GTK 4.18 tells places without margins: where a ring has to be is not known")
    finally:
        shutil.rmtree(place)
    step.end()


main()
