#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coding by keyboard alone: every verb on a finding, the last set, a pinned set; then undo, to the last row as before."""
import json
import sqlite3
import tempfile

from driver import App, Steps, cli, expect, find_all, key, states, text_of, type_text, wait, xdotool, SOURCE
from gi.repository import Atspi

# What the program keeps of itself: the journal, search indexes, how far one has read.
OWN = ("change", "_index", "readings", "sqlite_")


def dump(library):
    """Every row of every table of content, in a fixed order."""
    rows = []
    with sqlite3.connect(f"file:{library}?mode=ro", uri=True) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        for name in names:
            if any(word in name for word in OWN):
                continue
            rows.append(name)
            rows += sorted(repr(row) for row in connection.execute(f'SELECT * FROM "{name}"'))
    return rows


class Coding:
    def __init__(self, app, library):
        self.app = app
        self.library = library
        self.report = None

    def findings(self):
        return json.loads(cli(self.library, "findings", "--json"))["findings"]

    def wait_for(self, what, condition):
        return wait(what, lambda: condition(self.findings()))

    def wait_for_count(self, n):
        """In the library, and then in the window, which shows it a little later and takes the new one in hand."""
        all = self.wait_for(f"{n} findings", lambda all: len(all) == n and all)
        self.app.find("label", "1 finding" if n == 1 else f"{n} findings")
        return all

    def has_in_hand(self):
        rows = find_all(self.app.find("list", "Findings"), "list item")
        return any("selected" in states(row) for row in rows)

    def only(self):
        findings = self.findings()
        expect(len(findings) == 1, f"{len(findings)} findings")
        return findings[0]

    def wait_for_quote(self, test, what):
        return self.wait_for(what, lambda all: len(all) == 1 and test(all[0]["quote"]) and all[0])

    def selection(self):
        if not Atspi.Text.get_n_selections(self.report):
            return None
        chosen = Atspi.Text.get_selection(self.report, 0)
        return (chosen.start_offset, chosen.end_offset) if chosen.end_offset > chosen.start_offset else None

    def caret(self):
        return Atspi.Text.get_caret_offset(self.report)

    def open(self):
        key("Down")
        self.app.find(None, "Daniela")
        key("Return")
        self.report = self.app.find("text", "Report text")
        wait("the text of the report", lambda: Atspi.Text.get_character_count(self.report) > 5000)

    def go_to(self, number):
        key("ctrl+Home")
        wait("the beginning", lambda: self.caret() == 0)
        key("ctrl+g")
        type_text(number)
        key("Return")
        wait(f"paragraph {number}", lambda: self.caret() != 0)

    def type_in_palette(self, words, choice):
        entry = self.app.find("text", "Theme, agency or type")
        type_text(words)
        wait(f"“{words}” typed", lambda: text_of(entry) == words)
        wait(f"“{choice}” found", lambda: (entry.get_description() or "").startswith(choice))
        key("Return")
        wait("the entry to be empty", lambda: text_of(entry) == "")

    def tag_paragraph(self):
        self.go_to("2.2.1")
        key("p")
        wait("the paragraph to be selected", self.selection)
        key("t")
        self.type_in_palette("enquiry about", "T01.1")
        self.type_in_palette("T03.1", "T03.1")
        self.type_in_palette("gp surgery", "General practice")
        key("ctrl+Return")
        self.wait_for_count(1)
        finding = self.only()
        expect(finding["themes"] == ["T01.1", "T03.1"], f"themes {finding['themes']}")
        expect(len(finding["agencies"]) == 1, f"agencies {finding['agencies']}")
        expect(finding["number"] == "2.2.1", f"number {finding['number']}")

    def leave_palette(self):
        self.go_to("2.2.2")
        key("p")
        chosen = wait("the paragraph to be selected", self.selection)
        key("t")
        self.app.find("text", "Theme, agency or type")
        key("Escape")
        wait("the palette to close", lambda: self.selection() == chosen)
        expect(len(self.findings()) == 1, "Escape tagged")

    def tag_last(self):
        key("period")
        both = self.wait_for_count(2)
        expect(both[0]["themes"] == both[1]["themes"], "the last set has other themes")

    def pin(self):
        key("shift+1")
        self.go_to("2.2.3")
        key("1")
        three = self.wait_for_count(3)
        expect(three[2]["agencies"] == three[0]["agencies"], "the pinned set has other agencies")

    def remove(self):
        for n in (2, 1):
            wait("a finding in hand", self.has_in_hand)
            key("Delete")
            self.wait_for_count(n)
            key("bracketleft")

    def extend(self):
        self.go_to("2.2.1")
        words = self.only()["quote"].split()
        key("alt+Left", "alt+Left", "alt+Left")
        self.wait_for_quote(lambda quote: quote.split() == words[:-3], "three words less")
        key("alt+Right")
        self.wait_for_quote(lambda quote: quote.split() == words[:-2], "one more again")
        key("shift+alt+Right")
        self.wait_for_quote(lambda quote: quote.split() == words[1:-2], "a later start")
        key("shift+alt+Left")
        self.wait_for_quote(lambda quote: quote.split() == words[:-2], "the start as it was")

    def extend_in_one_go(self):
        """Alt stays down over four presses: one entry of the journal."""
        words = self.only()["quote"].split()
        n = len(cli(self.library, "history").splitlines())
        xdotool("keydown", "alt")
        for name in ("Left", "Left", "Left", "Right"):
            xdotool("key", name)
        xdotool("keyup", "alt")
        self.wait_for_quote(lambda quote: quote.split() == words[:-2], "two words less")
        expect(len(cli(self.library, "history").splitlines()) == n + 1, "more than one entry")

    def split(self):
        key("ctrl+Right", "ctrl+Right", "ctrl+Right", "s")
        both = self.wait_for_count(2)
        expect(both[0]["end"] < both[1]["start"], "the parts overlap")
        expect(both[0]["themes"] == both[1]["themes"], "the parts differ")

    def join(self):
        key("j")
        self.wait_for_count(1)

    def join_selected(self):
        whole = self.only()["quote"]
        key("s")
        self.wait_for_count(2)
        self.go_to("2.2.1")
        key("p", "j")
        self.wait_for_quote(lambda quote: quote == whole, "one finding again")

    def move(self):
        old = self.only()
        self.go_to("2.2.1")
        key("ctrl+Right", *["shift+ctrl+Right"] * 3)
        wait("words to be selected", self.selection)
        key("w")
        moved = self.wait_for_quote(lambda quote: quote != old["quote"], "other words")
        expect(moved["id"] == old["id"] and len(moved["quote"].split()) == 3, f"“{moved['quote']}”")

    def add_words(self):
        old = self.only()["quote"]
        key("ctrl+Right", "ctrl+Right", *["shift+ctrl+Right"] * 2)
        wait("words to be selected", self.selection)
        key("shift+w")
        self.wait_for_quote(lambda quote: quote.startswith(old + " … "), "a second span")

    def importance(self):
        key("i")
        self.wait_for("it to matter more", lambda all: all[0]["importance"] == 1)
        self.app.find(None, lambda name: "Important" in name and "2.2.1" in name)

    def note(self):
        """In the same moment as the key before it: neither loses what the other did."""
        key("i", "m")
        note = self.app.focused("text", "Note")
        type_text("compare Leyla 6.4")
        wait("the note typed", lambda: text_of(note) == "compare Leyla 6.4")
        key("ctrl+Return")
        self.wait_for("the note", lambda all: all[0]["note"] == "compare Leyla 6.4" and all[0]["importance"] == 2)

    def list_here(self):
        self.go_to("2.2.1")
        key("ctrl+Right", "ctrl+Right", "l")
        self.app.find("list", "Findings here")
        key("Return")
        wait("the list to close", lambda: "focused" in states(self.report))

    def menu(self):
        key("Menu")
        item = self.app.find("menu item", lambda name: name.startswith("Remove the finding"))
        expect(item, "no menu")
        key("Escape")
        key("Delete")
        self.wait_for("no finding", lambda all: not all)

    def undo_all(self, n_before):
        for n in range(self.count_done() - 1, n_before - 1, -1):
            key("ctrl+z")
            wait("the change to be undone", lambda n=n: self.count_done() == n)

    def count_done(self):
        return sum(1 for change in json.loads(cli(self.library, "history", "--json"))["changes"] if not change["undone"])


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/coding.throughline"
    cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf")
    before = dump(library)
    app = step("start", lambda: App(library, log=f"{place}/log"))
    try:
        run(step, app, library, before)
    finally:
        app.kill()
    step.end()


def run(step, app, library, before):
    coding = Coding(app, library)
    n_before = coding.count_done()
    app.focus()
    step("the review opens by keyboard", coding.open)
    step("a paragraph is tagged with two themes and an agency by its alias", coding.tag_paragraph)
    step("Escape leaves the palette and the selection stays", coding.leave_palette)
    step("“.” tags with the last set", coding.tag_last)
    step("Shift+1 pins it, 1 tags with it", coding.pin)
    step("Delete removes a finding, [ steps back", coding.remove)
    step("Alt+Left and Alt+Right change the end, with Shift the start", coding.extend)
    step("what is changed in one go is one change", coding.extend_in_one_go)
    step("S splits at the cursor", coding.split)
    step("J joins with the next", coding.join)
    step("J joins what the selection touches", coding.join_selected)
    step("W moves the finding to other words", coding.move)
    step("Shift+W adds words", coding.add_words)
    step("I says how much it matters, and the row says so", coding.importance)
    step("M writes a note", coding.note)
    step("L lists the findings at the cursor", coding.list_here)
    step("the Menu key shows what can be done; Delete removes", coding.menu)
    step("Ctrl+Z takes all back", coding.undo_all, n_before)
    step("Alt+F4 closes the window", lambda: expect(app.close() == 0, "the program did not end well"))
    step("the library is sound", lambda: cli(library, "check"))

    def same():
        after = dump(library)
        expect(after == before, "\n".join([row for row in after if row not in before][:5] + [row for row in before if row not in after][:5]))

    step("and row by row as it was before", same)


main()
