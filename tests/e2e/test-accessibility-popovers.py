#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks with Tab round the window without a library and round what opens over a page: the popovers, the files that were imported,
and the window of what may identify somebody. Each control is reached and has a name and room for a finger; Escape leaves, to where
one came from."""
import shutil
import tempfile

from accessible import Walker, check
from driver import App, Steps, children, cli, expect, find, key, role_of, states, type_text, wait, walk, SOURCE
from gi.repository import Atspi


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library, damaged, letter = f"{place}/over.throughline", f"{place}/damaged.pdf", f"{place}/letter.txt"
    step("make a library", lambda: (cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf"),
                                    cli(library, "tag", "Daniela", "--codings", f"{SOURCE}/data/samples/amberley-daniela.codings.tsv")))
    with open(damaged, "wb") as file:
        file.write(b"%PDF-1.4\n1 0 obj\n<<")
    with open(letter, "w", encoding="utf-8") as file:
        file.write("Overview report\n\nThe death of Anna\n\n1 Introduction\n\n1.1 She lived at 14 Quarry Lane, AM4 7QT, and could be "
                   "reached at 020 7946 0991 or anna@example.org.\n")

    def welcome():
        start = App(log=f"{place}/start-log")
        try:
            start.focus()
            start.focused("push button", "New library…")
            check(start.window)
            Walker(start).round(start.window, "the start", ["New library…", "Open…", "Menu"])
        finally:
            start.kill()

    step("without a library", welcome)
    app = step("start", lambda: App(library, damaged, letter, log=f"{place}/log"))
    walker = Walker(app)

    def holds():
        return next((node for node in reversed(list(walk(app.window))) if "focused" in states(node)), None)

    def is_at(role, words):
        wait(f"the focus on {role} “{words}”", lambda: (lambda node: node and role_of(node) == role and words in node.get_name())(holds()))

    def round(stops, back):
        """Tab comes to all stops and goes round; Escape goes back."""
        check(app.window)
        seen = [holds().get_name()]
        while len(seen) < 40:
            name = walker.focus.press("Tab", seen[-1]).get_name()
            if name == seen[0]:
                break
            expect(name not in seen, f"the focus goes back to “{name}” and not round: {seen}")
            seen.append(name)
        for stop in stops:
            expect(any(name.startswith(stop) for name in seen), f"Tab does not come to “{stop}”: {seen}")
        key("Escape")
        is_at(*back)

    def imported():
        wait("both files", lambda: find(app.window, "push button", "Try again: damaged.pdf")
             and find(app.window, "push button", "Check facts: letter.txt"))
        walker.page("alt+1", "Reviews", lambda: True, ["Dismiss", "Try again: damaged.pdf", "Check facts: letter.txt", "Search reviews"])

    def personal():
        button = app.tab_to("push button", lambda name: name.endswith("may identify someone"))
        key("Return")
        window = wait("what may identify someone", lambda: next((node for node in children(app.root) if node != app.window), None))
        wait("the passages", lambda: find(window, "list item"))
        check(window)
        walker.focus.walk(window)
        key("Escape")
        wait("the window to close", lambda: all(node == app.window for node in children(app.root)))
        is_at("push button", button.get_name())

    def review():
        app.tab_to("push button", "Dismiss")
        key("Return")
        is_at("entry", "Search reviews")
        app.tab_to("table row", lambda name: name.startswith("Anna") or name.startswith("Daniela"))
        row = holds().get_name()
        key("F2")
        app.focused("text", "Name of the review")
        round(["Rename"], ("table row", row))

    def document():
        key("F4")
        wait("the documents", lambda: find(app.window, "list", "Documents"))
        row = find(find(app.window, "list", "Documents"), "list item").get_name()
        key("alt+n")
        app.focused("text", "Notes")
        key("shift+Tab", "F2")
        app.focused("text", "Title of the document")
        round(["Rename"], ("list item", row))

    def open_report():
        app.focus()
        key("alt+1")
        app.tab_to("table row", lambda name: "Daniela" in name or "Anna" in name)
        for _ in range(3):
            if "Daniela" in holds().get_name():
                break
            key("Down")
        key("Return")
        report = app.find("text", "Report text")
        wait("the text", lambda: Atspi.Text.get_character_count(report) > 5000)
        app.focused("text", "Report text")

    def palette():
        key("p", "t")
        app.focused("text", "Theme, agency or type")
        type_text("housing")
        key("Return")
        wait("what is chosen", lambda: find(app.window, "push button", lambda name: name.startswith("Take off ")))
        round(["Type of finding", "How much the finding matters", "Note", "Tag", "Take off "], ("text", "Report text"))

    def pinned():
        key("t")
        app.focused("text", "Theme, agency or type")
        type_text("housing")
        key("Return", "ctrl+Return")
        app.focused("text", "Report text")
        app.find("push button", lambda name: name.startswith("Undo: Tag"))
        key("shift+1", "0")
        wait("the sets", lambda: find(app.window, "push button", "Nothing is pinned to 9"))
        wait("the first", lambda: "(1)" in (holds().get_name() if holds() else ""))
        round(["Unpin 1", "Pin the last set to 9", "Nothing is pinned to 5"], ("text", "Report text"))

    def finding():
        key("bracketright", "F2")
        app.focused("text", "Theme, agency or type")
        round(["Note", "Amend", "Take off "], ("text", "Report text"))

    def menu():
        key("Menu")
        wait("the menu", lambda: find(app.window, "menu item", "Remove the finding"))
        check(app.window)
        key("Escape")
        is_at("text", "Report text")

    try:
        step("the files that were imported", imported)
        step("what may identify someone", personal)
        step("renaming a review", review)
        step("renaming a document", document)
        step("a report", open_report)
        step("the palette", palette)
        step("the pinned sets", pinned)
        step("amending a finding", finding)
        step("the menu of a finding", menu)
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


main()
