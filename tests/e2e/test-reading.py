#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading by keyboard: find, go to, footnotes, sections, the picture, text size, narrow windows, and the place that is kept."""
import re
import shutil
import tempfile

from driver import App, Steps, cli, expect, find, find_all, key, role_of, states, text_of, type_text, wait, walk, xdotool, SOURCE
from gi.repository import Atspi


def is_visible(app, node):
    """Whether it and all that it is in are visible; GTK 4.8 says of nothing that it is showing."""
    while node is not None and node != app.window:
        if "visible" not in states(node):
            return False
        node = node.get_parent()
    return True


def showing(app, role, name):
    for node in walk(app.window):
        if node.get_role_name() == role and name(node.get_name() or "") and is_visible(app, node):
            return node
    return None


def said(app, pattern):
    """The text of the first visible label that matches the pattern."""
    def look():
        for node in walk(app.window):
            if node.get_role_name() == "label" and re.fullmatch(pattern, text_of(node)) and is_visible(app, node):
                return text_of(node)
        return None
    return wait(f"a label like “{pattern}”", look)


def open_report(app):
    app.focus()
    app.click(app.find(None, "Daniela"))
    key("Return")
    report = app.find("text", "Report text")
    wait("the text of the report", lambda: Atspi.Text.get_character_count(report) > 5000)
    wait("the focus in the text", lambda: "focused" in states(report))
    wait("how far one has read", lambda: showing(app, "progress bar", lambda name: name.startswith("Read ")))
    return report


def run(step, app, report):
    def count():
        key("ctrl+f")
        type_text("midwife")
        first = said(app, r"\d+ of \d+")
        n = int(first.split()[-1])
        expect(n > 1, f"only {first}")
        key("F3")
        said(app, f"2 of {n}" if first.startswith("1 ") else r"\d+ of \d+")
        key("shift+F3")
        said(app, re.escape(first))

    step("Ctrl+F counts the places, F3 and Shift+F3 go through them", count)

    def missing():
        key("ctrl+a")
        type_text("no such words")
        said(app, "Not found in this document")

    step("what is not there is said", missing)

    def back():
        before = Atspi.Text.get_caret_offset(report)
        key("Escape")
        wait("the focus back in the text", lambda: "focused" in states(report))
        expect(Atspi.Text.get_caret_offset(report) == before, "the cursor moved")
        wait("the bar to close", lambda: showing(app, "text", lambda name: name == "Find in this document") is None)

    step("Escape leads back to the text", back)

    def stay():
        key("ctrl+f", "ctrl+a")
        type_text("MIDWIFE")
        said(app, r"\d+ of \d+")
        key("ctrl+Return")
        wait("the words to be selected", lambda: Atspi.Text.get_n_selections(report) == 1)
        selection = Atspi.Text.get_selection(report, 0)
        words = Atspi.Text.get_text(report, selection.start_offset, selection.end_offset)
        expect(words.lower() == "midwife", f"“{words}” is selected")

    step("Ctrl+Enter stays with the words selected", stay)

    def unknown():
        key("ctrl+g")
        type_text("99.99")
        key("Return")
        said(app, r"No “99\.99”: paragraphs .* pages 1 to \d+")

    step("Ctrl+G says what there is instead", unknown)

    def go(words, check):
        if showing(app, "text", lambda name: name == "Go to paragraph, page or heading") is None:
            key("ctrl+g")
        key("ctrl+a")
        type_text(words)
        key("Return")
        wait(f"to be at “{words}”", check)

    def at(words):
        offset = Atspi.Text.get_caret_offset(report)
        return Atspi.Text.get_text(report, offset, offset + len(words)) == words

    step("Ctrl+G goes to a page", go, "p 9", lambda: find(app.window, None, lambda name: name.startswith("Picture of page 9 of ")))
    step("Ctrl+G goes to a paragraph", go, "6.2.1", lambda: at("The trust"))

    def section():
        key("alt+Next")
        said(app, r"6\.3 .*")
        said(app, r"6 Analysis ›")
        key("alt+Prior")
        said(app, r"6\.2 .*")

    step("Alt+Page Down goes to the next section, its headings above the text", section)

    def note():
        key("ctrl+shift+f")
        label = said(app, r"Note \d+")
        key("Escape")
        wait("the note to close", lambda: showing(app, "label", lambda name: name == label) is None)

    step("Ctrl+Shift+F shows a footnote, Escape closes it", note)

    def picture():
        said(app, "Text width")
        key("ctrl+alt+plus")
        said(app, r"\d+ %")
        key("ctrl+alt+0")
        said(app, "Text width")

    step("the picture is zoomed and fits again", picture)

    def progress():
        bar = showing(app, "progress bar", lambda name: name.startswith("Read "))
        before = bar.get_name()
        key("space", "space")
        wait("more to be read", lambda: bar.get_name() != before)

    step("Space pages on and counts what is read", progress)

    def preferences():
        key("ctrl+comma")
        window = wait("the preferences", lambda: app.other_window("Preferences"))
        spin = wait("the text size", lambda: find(window, "spin button", "Text size"))
        wait("the size to be shown", lambda: Atspi.Value.get_current_value(spin) == 12)
        Atspi.Value.set_current_value(spin, 20)
        wait("the size to be taken", lambda: Atspi.Value.get_current_value(spin) == 20)
        key("Escape")
        wait("the preferences to close", lambda: app.other_window("Preferences") is None)
        key("ctrl+0")

    step("Ctrl+comma opens the preferences of the text", preferences)

    def pressed(name):
        return "pressed" in states(next(node for node in find_all(app.window, None, name) if role_of(node) in ("push button", "toggle button")))

    def narrow():
        expect(pressed("Outline") and pressed("Findings"), "the panes were not there")
        xdotool("windowsize", "--sync", app.x_window(), 640, 600)
        wait("the window to be narrow", lambda: app.window.get_component_iface().get_extents(Atspi.CoordType.SCREEN).width <= 700)
        wait("the panes to give way", lambda: not pressed("Outline") and not pressed("Findings") and not pressed("Picture of the page"))
        key("shift+F9")
        wait("the findings", lambda: pressed("Findings"))
        key("F10")
        wait("the picture in their stead", lambda: pressed("Picture of the page") and not pressed("Findings"))
        key("F10")
        wait("the text alone", lambda: not pressed("Picture of the page"))
        xdotool("windowsize", "--sync", app.x_window(), 1366, 700)
        wait("the panes to come back", lambda: pressed("Outline") and pressed("Findings") and pressed("Picture of the page"))

    step("in a narrow window the panes give way, and come when called", narrow)


def blank_page(place):
    """A page without words stays in sight when one goes to it, though the text stays where it is."""
    library = f"{place}/scan.throughline"
    cli(library, "import", f"{SOURCE}/tests/data/import/scan.pdf")
    app = App(library, log=f"{place}/log")
    try:
        app.focus()
        app.click(app.find(None, "scan"))
        key("Return")
        report = app.find("text", "Report text")
        wait("the text of the report", lambda: Atspi.Text.get_character_count(report) > 100)
        key("ctrl+g")
        type_text("p 3")
        key("Return", "Escape")
        wait("the bar to close", lambda: showing(app, "text", lambda name: name == "Go to paragraph, page or heading") is None)
        app.find(None, lambda name: name.startswith("Picture of page 3 of 3"))
        expect(app.close() == 0, "the program did not end well")
    finally:
        app.kill()


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/reading.throughline"
    step("make a library", lambda: cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf"))
    app = step("start", lambda: App(library, log=f"{place}/log"))
    try:
        report = step("Enter opens the report", open_report, app)
        run(step, app, report)
        key("ctrl+g")
        type_text("6.4")
        key("Return")
        was = wait("the cursor to move", lambda: Atspi.Text.get_caret_offset(report))
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
        app = step("start again", lambda: App(library, log=f"{place}/log"))
        report = step("Enter opens the report again", open_report, app)
        step("it opens where it was left", lambda: wait(
            "the place", lambda: abs(Atspi.Text.get_caret_offset(report) - was) < 2000 and Atspi.Text.get_caret_offset(report) > 0))
        step("close again", lambda: expect(app.close() == 0, "the program did not end well"))
        step("a page without words stays in sight", blank_page, place)
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


main()
