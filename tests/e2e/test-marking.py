#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coding with the pointer: words selected on the picture of the page, findings taken by their bars, the menu."""
import json
import tempfile

from driver import App, Steps, cli, expect, find_all, key, states, type_text, wait, xdotool, SOURCE
from gi.repository import Atspi


class Marking:
    def __init__(self, app, library):
        self.app = app
        self.library = library
        self.report = self.picture = None

    def findings(self):
        return json.loads(cli(self.library, "findings", "--json"))["findings"]

    def selected(self):
        if not Atspi.Text.get_n_selections(self.report):
            return ""
        chosen = Atspi.Text.get_selection(self.report, 0)
        return Atspi.Text.get_text(self.report, chosen.start_offset, chosen.end_offset)

    def place(self, node, x, y):
        """A place of a widget, in parts of its size, on the screen."""
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        geometry = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", self.app.x_window()).split() if "=" in line)
        return int(geometry["X"]) + box.x + int(box.width * x), int(geometry["Y"]) + box.y + int(box.height * y)

    def move(self, node, x, y):
        xdotool("mousemove", *self.place(node, x, y))

    def open(self):
        key("Down", "Return")
        self.report = self.app.find("text", "Report text")
        wait("the text of the report", lambda: Atspi.Text.get_character_count(self.report) > 5000)
        key("ctrl+g")
        type_text("2.2.2")
        key("Return")
        self.picture = self.app.find(None, lambda name: name.startswith("Picture of page 6 "))

    def drag(self):
        self.move(self.picture, 0.3, 0.3)
        xdotool("mousedown", 1)
        for y in (0.32, 0.34, 0.36):
            self.move(self.picture, 0.6, y)
        xdotool("mouseup", 1)
        words = wait("words to be selected", self.selected)
        expect(len(words.split()) > 3, f"“{words}”")
        wait("the text to have the focus", lambda: "focused" in states(self.report))
        self.app.find(None, lambda name: name.startswith("Picture of page 6 "))
        key("t")
        self.app.find("text", "Theme, agency or type")
        type_text("T02")
        key("ctrl+Return")
        one = wait("the finding", self.findings)[0]
        expect(one["quote"].split() == words.split() and one["page"] == 6, f"“{one['quote']}” on page {one['page']}")

    def clicks(self):
        self.move(self.picture, 0.5, 0.6)
        xdotool("click", "--repeat", 2, "--delay", 40, 1)
        word = wait("a word to be selected", self.selected)
        expect(len(word.split()) == 1, f"“{word}”")
        xdotool("click", "--repeat", 3, "--delay", 40, 1)
        paragraph = wait("the paragraph to be selected", lambda: len(self.selected().split()) > 5 and self.selected())
        expect(word.strip() in paragraph, f"“{word}” is not in “{paragraph}”")
        self.move(self.picture, 0.5, 0.8)
        xdotool("keydown", "shift", "click", 1, "keyup", "shift")
        wait("more to be selected", lambda: len(self.selected()) > len(paragraph) and self.selected().startswith(paragraph))

    def has_in_hand(self):
        rows = find_all(self.app.find("list", "Findings"), "list item")
        return any("selected" in states(row) for row in rows)

    def bar(self):
        """The first bar's middle stands 14 pixels before the text, which has as much room to its left as to its right, and 14 more."""
        key("Escape", "Escape")
        key("ctrl+g")
        type_text("2.2.1")
        key("Return")
        key("Escape")
        wait("no finding in hand", lambda: not self.has_in_hand())
        flag = self.app.find("push button", lambda name: name.startswith("Finding T02"))
        box, view = (node.get_component_iface().get_extents(Atspi.CoordType.WINDOW) for node in (flag, self.report))
        right = view.x + view.width - box.x + 10
        x, y = self.place(self.report, 0, 0)
        xdotool("mousemove", x + right + 14 - 14, y + box.y - view.y + box.height - 4, "click", 1)
        wait("the finding in hand", self.has_in_hand)

    def menu(self):
        key("Menu")
        item = self.app.find("menu item", "Remove the finding")
        Atspi.Action.do_action(item, 0)
        wait("the finding to go", lambda: not self.findings())


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/marking.throughline"
    cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf")
    app = step("start", lambda: App(library, log=f"{place}/log"))
    try:
        marking = Marking(app, library)
        app.focus()
        step("the review opens", marking.open)
        step("a drag over the picture selects the words, T tags them", marking.drag)
        step("two clicks select the word, three the paragraph, Shift adds", marking.clicks)
        step("a click on its bar takes a finding in hand", marking.bar)
        step("the menu removes it", marking.menu)
        step("Alt+F4 closes the window", lambda: expect(app.close() == 0, "the program did not end well"))
    finally:
        app.kill()
    step.end()


main()
