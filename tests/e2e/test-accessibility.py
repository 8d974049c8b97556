#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks over the main pages as a screen reader does, and through them with Tab: all controls have a name of their own
and room for a finger, the focus goes round, is always on something that is seen, and never stays."""
import shutil
import tempfile

from accessible import Walker, check, is_seen
from driver import App, Steps, cli, expect, find, find_all, key, states, text_of, type_text, wait, SOURCE
from gi.repository import Atspi

HEADER = ["Import reports…", "Reviews", "Read", "Lessons", "Overview", "Search the library", "Menu"]


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/a11y.throughline"
    step("make a library", lambda: (cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf"),
                                    cli(library, "tag", "Daniela", "--codings", f"{SOURCE}/data/samples/amberley-daniela.codings.tsv")))
    app = step("start", lambda: App(library, log=f"{place}/log"))
    walker = Walker(app, HEADER)
    page, focus = walker.page, walker.focus

    def read():
        app.focus()
        key("alt+1")
        app.click(find(app.window, None, "Daniela"))
        key("Return")
        report = app.find("text", "Report text")
        wait("the text", lambda: Atspi.Text.get_character_count(report) > 5000)
        wait("the findings", lambda: find(app.window, "list", "Findings"))
        expect(find(app.window, None, lambda name: name.startswith("Picture of page ")), "the picture of the page has no name")
        page(None, "Read", lambda: True, ["Report text", "Previous page", "Filter the findings", "Outline", "Tag selection"])

    def words():
        app.focus()
        report = app.find("text", "Report text")
        if "focused" not in states(report):
            wait("Tab to come to the text", lambda: focus.press("Tab").get_name() == "Report text")
        key("bracketright")
        wait("what the text says of the finding", lambda: report.get_description())
        said = report.get_description()
        key("bracketright")
        wait("what it says of the next", lambda: report.get_description() not in ("", said))
        key("p")
        wait("the paragraph to be selected", lambda: Atspi.Text.get_n_selections(report) == 1)
        chosen = Atspi.Text.get_selection(report, 0)
        expect(text_of(report)[chosen.start_offset:chosen.end_offset].strip(), "the selection that is told has no words")

    def palette():
        key("t")
        wait("the palette", lambda: any(map(is_seen, filter(None, [find(app.window, "list", "Matching codes")]))))
        type_text("pol")
        wait("what matches", lambda: find(app.window, "list item", lambda name: "Policy and procedure" in name))
        check(app.window)
        key("Escape", "Escape")

    def filters():
        key("ctrl+l")
        wait("the filter", lambda: any(map(is_seen, find_all(app.window, None, "Filter the findings by words"))))
        check(app.window)
        key("Escape")

    def find_bar():
        app.focus()
        key("ctrl+f")
        wait("the find bar", lambda: find(app.window, "push button", "Next place found"))
        check(app.window)
        key("Escape")

    try:
        step("Reviews", page, "alt+1", "Reviews", lambda: find(app.window, None, "Daniela"), ["Search reviews", "Daniela, Amberley"])
        step("Read", read)
        step("what is told of the text", words)
        step("the palette", palette)
        step("the filter of findings", filters)
        step("the find bar of Read", find_bar)
        step("Lessons", page, "alt+3", "Lessons", lambda: find(app.window, None, lambda name: "of 1" in name), ["Matrix", "T0"])
        step("Overview", page, "alt+4", "Overview", lambda: find(app.window, "push button", "Export HTML…"),
             ["Export HTML…", "Export ODT…", "Fewest reviews"], 3)  # the rows of libadwaita 1.2 that are typed in
        step("Codebook", page, "ctrl+b", "Codebook", lambda: find(app.window, "text", "Definition"), ["T01 ", "Name", "Definition"])
        step("History", page, "ctrl+h", "History",
             lambda: find(app.window, "list item", lambda name: "Import “amberley-daniela.pdf”" in name), ["Search the history"])
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


main()
