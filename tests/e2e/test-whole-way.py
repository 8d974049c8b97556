#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way in the real window: import two reports, read, select words, tag, see the matrix, export the overview, undo."""
import json
import os
import tempfile

from driver import App, Steps, cli, expect, find, find_all, key, states, text_of, type_text, wait, SOURCE
from gi.repository import Atspi

SAMPLES = f"{SOURCE}/data/samples"


def findings(library):
    return json.loads(cli(library, "findings", "--json"))


def count_findings(library):
    data = findings(library)
    return len(data["findings"] if isinstance(data, dict) else data)


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/e2e.throughline"
    overview = f"{place}/overview.html"
    reports = [f"{SAMPLES}/amberley-daniela.pdf", f"{SAMPLES}/holmstead-leyla.pdf"]
    app = step("start with a new library and two reports", lambda: App(library, *reports, log=f"{place}/log"))
    try:
        run(step, app, library, overview)
    finally:
        app.kill()
    step.end()


def cell(app, text):
    return app.find(None, lambda name: name == text)


def run(step, app, library, overview):
    step("both reports stand in the table", lambda: [cell(app, title) for title in ("Daniela", "Leyla")])
    app.focus()

    def open_review():
        app.click(cell(app, "Daniela"))
        key("Return")
        report = app.find("text", "Report text")
        wait("the text of the report", lambda: Atspi.Text.get_character_count(report) > 5000)
        return report

    report = step("Enter opens the report in Read", open_review)

    def outline():
        items = wait("the outline", lambda: find_all(find(app.window, "list", "Outline"), "list item"))
        expect(len(items) > 5, f"{len(items)} headings in the outline")

    step("the outline lists the headings", outline)
    step("the page stands beside it", lambda: app.find(None, lambda name: name.startswith("Picture of page ")))

    def go_to():
        app.focus()
        key("ctrl+g")
        type_text("2.1.1" if "2.1.1" in cli(library, "structure", f"{SAMPLES}/amberley-daniela.pdf", "--json") else "1.1")
        key("Return")
        wait("the cursor to move", lambda: Atspi.Text.get_caret_offset(report) > 0)

    step("Ctrl+G goes to a paragraph", go_to)

    def select():
        key("ctrl+Right", *["shift+ctrl+Right"] * 8)
        return wait("a selection", lambda: Atspi.Text.get_n_selections(report) and Atspi.Text.get_selection(report, 0))

    step("words are selected by keyboard", select)

    def tag():
        key("t")
        entry = app.find("text", "Theme, agency or type")
        type_text("T03.1")
        wait("the words typed", lambda: text_of(entry) == "T03.1")
        key("Return")
        type_text("metropolitan")
        key("Return")
        key("ctrl+Return")
        wait("the finding in the list", lambda: find_all(find(app.window, "list", "Findings"), "list item"))

    step("T, theme, agency, Ctrl+Enter tags them", tag)

    def stored():
        wait("the finding in the library", lambda: count_findings(library) == 1)
        data = findings(library)
        one = (data["findings"] if isinstance(data, dict) else data)[0]
        expect(one["themes"] == ["T03.1"], f"themes {one['themes']}")
        expect(one["agencies"] == ["AG01"], f"agencies {one['agencies']}")

    step("the library holds the finding with its theme and agency", stored)

    def matrix():
        app.focus()
        key("alt+3")
        app.find(None, lambda name: "T03" in name and "1 of 1" in name)

    step("the matrix on Lessons counts the review", matrix)

    def export():
        app.focus()
        key("alt+4")
        app.press("Export HTML…")
        wait("the file chooser", lambda: find(app.root, None, "Export the overview"))
        app_wait_focus()
        key("ctrl+a")
        type_text(overview)
        key("Return")
        wait("the overview", lambda: os.path.exists(overview) and os.path.getsize(overview) > 2000)
        with open(overview, encoding="utf-8") as file:
            expect("Information sharing" in file.read(), "the overview lacks the theme")

    def app_wait_focus():
        wait("the name field", lambda: any("focused" in states(node) for node in find_all(app.root, "text")))

    step("Overview exports an HTML file", export)

    def undo():
        app.focus()
        key("alt+2")
        key("ctrl+z")
        wait("the finding to go", lambda: count_findings(library) == 0)

    step("Ctrl+Z takes the finding back", undo)

    def redo():
        key("ctrl+shift+z")
        wait("the finding to return", lambda: count_findings(library) == 1)

    step("Ctrl+Shift+Z brings it back", redo)
    step("Alt+F4 closes the window", lambda: expect(app.close() == 0, "the program did not end well"))
    step("the library is sound", lambda: cli(library, "check"))


main()
