#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Themes dragged in the tree with the mouse: below another, into the root, where they cannot stand; taken back."""
import json
import shutil
import subprocess
import tempfile
import time

from driver import App, Steps, children, cli, drag, expect, key, states, wait, xdotool, SOURCE

ACCENT, SELECTION = "#155E6E", "#D3E6EA"


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/drag.throughline"
    step("make a library", cli, library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf")
    app = step("start", lambda: App(library, log=f"{place}/log"))
    try:
        run(step, app, library)
        step("Alt+F4 closes the window", lambda: expect(app.close() == 0, "the program did not end well"))
        step("the library is sound", lambda: cli(library, "check"))
    finally:
        xdotool("mouseup", 1)
        app.kill()
        shutil.rmtree(place)
    step.end()


def has_accent(box):
    """Whether a part of the screen, (x, y, width, height), has the colour of the marks."""
    x, y, width, height = box
    picture = subprocess.run(["import", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}", "+repage", "-depth", "8", "txt:-"],
                             check=True, capture_output=True, text=True).stdout
    return ACCENT in picture


def run(step, app, library):
    app.find(None, "Daniela")
    app.focus()
    xdotool("windowsize", "--sync", app.x_window(), 1300, 740)
    key("ctrl+b")
    themes = app.find("list", "Themes")

    def row(code):
        return wait(f"the row of {code}", lambda: next((r for r in children(themes) if (r.get_name() or "").startswith(code + " ")), None))

    def codes():
        return [(code["id"], code["parent"]) for code in json.loads(cli(library, "codebook", "--json"))["codes"]]

    def rest(code, *part):
        """Where a part of a row is, once the list rests."""
        seen = []

        def rests():
            seen.append(app.place(row(code), *part))
            time.sleep(0.1)
            return seen[-1] if seen[-1:] * 3 == seen[-3:] else None
        return wait(f"{code} to rest", rests)

    def move(code, target, down, across=0.2, mark=None):
        """Drags a code over another; @mark is what must be drawn meanwhile: a frame or a line."""
        at = rest(target, across, down)

        def held():
            if mark is not None:
                left, top = app.place(row(target), 0, 0)
                seen = {"into": has_accent((left, top + 10, 2, 10)), "before": has_accent((left + 100, top - 2, 40, 5)),
                        "after": has_accent((left + 60, top + 27, 40, 5))}
                expect(seen == {name: mark in (name, "into") for name in seen}, f"{mark} was to be marked: {seen}")

        drag(rest(code), at, held)

    def stands(code, parent, before):
        def condition():
            now = codes()
            at = now.index((code, parent)) if (code, parent) in now else None
            beside = [other for other, below in now[at + 1:] if below == parent] if at is not None else None
            return beside is not None and (beside[0] if beside else None) == before
        wait(f"{code} below {parent or 'nothing'} in front of {before or 'nothing'}", condition)
        wait("the list to show it", lambda: "selected" in states(row(code)))

    row("T02.7")
    wait("the first theme in hand", lambda: "selected" in states(row("T01")))
    app.measure_shift(row("T01"), SELECTION, 3)
    before = codes()

    def none(code, target, down, across=0.2):
        known = codes()
        move(code, target, down, across, mark="none")
        expect(codes() == known, f"{code} was moved")

    step("a theme cannot stand below its own sub-theme", none, "T01", "T01.2", 0.5)
    step("nor one that has sub-themes below another", none, "T01", "T02.2", 0.3)
    step("where it is dropped on itself nothing happens", none, "T01.2", "T01.2", 0.8)
    step("nor where it stands already", none, "T01.2", "T01.3", 0.1)
    step("on the middle of a theme", lambda: (move("T02.2", "T01", 0.5, mark="into"), stands("T02.2", "T01", None)))
    step("in front of a sub-theme", lambda: (move("T02.2", "T01.2", 0.15, mark="before"), stands("T02.2", "T01", "T01.2")))
    step("after a sub-theme", lambda: (move("T02.2", "T01.3", 0.9, mark="after"), stands("T02.2", "T01", "T01.4")))
    step("on the lower edge of an open theme: its first", lambda: (move("T01.3", "T01", 0.95), stands("T01.3", "T01", "T01.1")))
    step("a sub-theme into the root, in front of a theme", lambda: (move("T01.2", "T02", 0.1, mark="before"), stands("T01.2", None, "T02")))
    step("at the left after the last sub-theme: after its theme",
         lambda: (move("T01.1", "T01.7", 0.9, across=0.02), stands("T01.1", None, "T01.2")))
    step("a theme with its sub-themes", lambda: (move("T02", "T01", 0.3), stands("T02", None, "T01")))

    def n_done():
        return sum(not change["undone"] for change in json.loads(cli(library, "history", "--json"))["changes"])

    def undo():
        app.focus()
        for n in range(n_done() - 1, 0, -1):  # all but the import
            key("ctrl+z")
            wait(f"only {n} changes", lambda n=n: n_done() <= n)
        expect(codes() == before, "undo does not bring everything back")

    step("Ctrl+Z takes it all back", undo)


main()
