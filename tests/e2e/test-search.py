#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Search page in the real window, by keyboard: typing, what is not understood, opening a place, tagging what is chosen, undo."""
import json
import os
import tempfile

from driver import App, Steps, cli, expect, find, find_all, key, text_of, type_text, wait, SOURCE
from gi.repository import Atspi

SAMPLES = f"{SOURCE}/data/samples"


def count_findings(library):
    return len(json.loads(cli(library, "findings", "--json"))["findings"])


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/search.throughline"
    cli(library, "import", f"{SAMPLES}/amberley-daniela.pdf", f"{SAMPLES}/holmstead-leyla.pdf")
    app = step("start with a library of two reviews", lambda: App(library, log=f"{place}/log"))
    try:
        run(step, app, library)
    finally:
        app.kill()
    step.end()


def run(step, app, library):
    step("the reviews are there", lambda: app.find(None, "Leyla"))
    app.focus()

    def rows():
        found = find(app.window, "list", "Places found")
        return find_all(found, "list item") if found else []

    def has_label(words):
        return lambda: find(app.window, "label", lambda name: words in name)

    def open_page():
        key("ctrl+k")
        return app.find("entry", "Search the library")

    entry = step("Ctrl+K opens the Search page at its entry", open_page)

    def type_words():
        type_text("information NEAR/5 shared ")
        wait("two reviews", has_label("Found in 2 of 2 reviews"))
        wait("the places", rows)
        expect(any("information" in row.get_name() for row in rows()), "the places do not hold the words")

    step("what is typed is found, by review", type_words)

    def not_understood():
        key("ctrl+a")
        type_text("housing AND ")
        wait("what is wrong", has_label("AND needs words after it. Searched for: housing"))
        wait("what was found all the same", rows)

    step("what makes no sense is said, the rest is searched for", not_understood)

    def nothing():
        key("ctrl+a")
        type_text("xyzzyxyzzy ")
        wait("the message", has_label("Nothing in 2 reviews fits these words."))
        key("Escape")
        wait("the examples", lambda: find(app.window, "push button", "housing OR homeless*"))
        expect(text_of(entry) == "", "Escape left words in the entry")

    step("nothing found is said, Escape clears the words", nothing)

    def enter_list():
        type_text("information NEAR/5 shared ")
        wait("the places", rows)
        key("Return")
        key("Return")
        report = app.find("text", "Report text")
        wait("the words selected in Read", lambda: Atspi.Text.get_n_selections(report)
             and selected(report).lower().startswith(("information", "shar")))

    def selected(report):
        chosen = Atspi.Text.get_selection(report, 0)
        return Atspi.Text.get_text(report, chosen.start_offset, chosen.end_offset)

    step("Enter goes to the places, Enter opens one in Read with the words selected", enter_list)

    def choose():
        app.focus()
        key("ctrl+k")
        wait("the words again", lambda: text_of(entry).startswith("information"))
        key("Return", "space", "Down", "space")
        wait("two chosen", has_label("2 places chosen"))

    step("Space chooses places", choose)

    def tag():
        key("t")
        asked = app.find("text", "Theme, agency or type")
        type_text("T03.1")
        wait("the words typed", lambda: text_of(asked) == "T03.1")
        key("Return", "ctrl+Return")
        wait("two findings", lambda: count_findings(library) == 2)

    step("T tags them together", tag)

    def undo():
        app.focus()
        key("ctrl+z")
        wait("both to go", lambda: count_findings(library) == 0)

    step("one undo takes both back", undo)

    def recent():
        def cleared():
            key("ctrl+k", "BackSpace")
            return text_of(entry) == ""

        wait("the entry to be empty", cleared)
        app.find("push button", lambda name: name.startswith("information NEAR/5"))

    step("what was searched for is offered again", recent)
    step("Alt+F4 closes the window", lambda: expect(app.close() == 0, "the program did not end well"))
    step("no word of a search is in the log", lambda: expect("NEAR" not in open(os.path.dirname(library) + "/log",
                                                                                  encoding="utf-8").read(), "it is"))
    step("the library is sound", lambda: cli(library, "check"))


main()
