#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks over every page as a screen reader does, and through those but Search and Review with Tab: all controls have a name of their own
and room for a finger, the focus goes round, is always on something that is seen, and never stays."""
import shutil
import tempfile
import time

from driver import App, Failed, Steps, cli, expect, find, find_all, key, role_of, states, text_of, type_text, wait, walk, xdotool, SOURCE
from gi.repository import Atspi, GLib

CONTROLS = {"push button", "toggle button", "text", "entry", "combo box", "check box", "list", "table", "spin button", "switch",
            "page tab", "menu item", "radio button"}
TARGETS = {"push button", "toggle button", "check box", "radio button", "menu item"}
# Parts that GTK 4.8 neither names nor lets be named, and where the focus does not stop.
INNER = {"filler", "table row", "table cell", "row header", "column header", "unknown", "panel", "group", "scroll bar", "image"}
CLASSES = ("Gtk", "Adw", "Tl")
SMALLEST = 24
# A switch has its 2 pixels around what GTK 4.8 tells; the other sides of buttons are left out too, but they are larger.
SWITCH = (44, 22)
# And the flags at the margin of the text have an outline of 1 pixel that is part of them.
FLAGS = ("Finding ", "Suggestion ")
HEADER = ["Import reports…", "Reviews", "Read", "Lessons", "Overview", "Search the library", "Menu"]


def extents(node):
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)


def is_seen(node):
    """GTK 4.8 does not tell what is showing; what is not has no extents."""
    box = extents(node)
    return box.width > 0 and box.height > 0


def fault_of(node):
    role, name = role_of(node), node.get_name() or ""
    if role == "label" and Atspi.Text.get_character_count(node) == 0 or role in INNER and "focused" not in states(node):
        return None
    if name.startswith(CLASSES):
        return f"{role} is called {name}"
    if role not in CONTROLS:
        return None
    words = name.split()
    if not words:
        return f"{role} without a name, in {node.get_parent().get_role_name()} “{node.get_parent().get_name()}”"
    if "_" in name:
        return f"{role} “{name}” speaks its mnemonic"
    if len(words) % 2 == 0 and words[:len(words) // 2] == words[len(words) // 2:]:
        return f"{role} “{name}” says it twice"
    box = extents(node)
    least = SMALLEST - 2 if name.startswith(FLAGS) else SMALLEST
    if role in TARGETS and is_seen(node) and min(box.width, box.height) < least and (box.width, box.height) != SWITCH:
        return f"{role} “{name}” is only {box.width} by {box.height}"
    return None


def check(root, but=()):
    """All faults under root; `but` are beginnings of names that a library makes and does not let be changed."""
    found = {fault for fault in map(fault_of, walk(root)) if fault and not any(f"called {name}" in fault for name in but)}
    expect(not found, "; ".join(sorted(found)[:12]))


class Focus:
    """Where the focus goes, as the program tells it."""

    def __init__(self):
        self.got = []
        self.listener = Atspi.EventListener.new(self.changed)
        self.listener.register("object:state-changed:focused")

    def changed(self, event):
        if event.detail1:
            self.got.append(event.source)

    def pump(self):
        while GLib.MainContext.default().iteration(False):
            pass
        return self.got

    def press(self, name, at="here", silent=0):
        """Presses a key that must move the focus, and gives where it went; passes over as many parts as `silent` that do not
        tell that they have it."""
        for left in range(silent, -1, -1):
            self.pump()
            self.got.clear()
            xdotool("key", "--clearmodifiers", name)
            try:
                wait(f"the focus to move with {name} from “{at}”", self.pump, *([2] if left else []))
                break
            except Failed:
                if left == 0:
                    raise
        time.sleep(0.03)  # it may pass over a part to its inner one
        return self.pump()[-1]

    def walk(self, app, name="Tab", silent=0, most=90):
        """Goes round once; the names of the stops, in order."""
        stops, keys = [], []
        window = extents(app.window)
        while len(stops) < most:
            node = self.press(name, stops[-1] if stops else "the first", silent)
            role, words, box = role_of(node), node.get_name() or "", extents(node)
            expect(words.strip(), f"the focus is on a {role} without a name, after {stops[-1:]}")
            expect(not words.startswith(CLASSES), f"the focus is on a {role} called {words}")
            expect(box.width > 0 and box.height > 0, f"the focus is on {role} “{words}”, which is not seen")
            expect(box.x < window.width and box.y < window.height and box.x + box.width > 0 and box.y + box.height > 0,
                   f"{role} “{words}” has the focus outside of the window")
            if (role, words) in keys:
                expect((role, words) == keys[0], f"the focus goes back to {role} “{words}” and not round")
                return stops
            stops.append(words)
            keys.append((role, words))
        raise AssertionError(f"the focus has not come round after {most} stops: {stops[-5:]}")


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/a11y.throughline"
    step("make a library", lambda: (cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf"),
                                    cli(library, "tag", "Daniela", "--codings", f"{SOURCE}/data/samples/amberley-daniela.codings.tsv")))
    app = step("start", lambda: App(library, log=f"{place}/log"))
    focus = Focus()

    def page(keys, title, ready, stops, silent=0):
        app.focus()
        if keys is not None:
            key(keys)
        wait(title, ready)
        wait(f"the title to say {title}", lambda: app.window.get_name().startswith(f"{title} – "))
        check(app.window)
        forward = focus.walk(app, silent=silent)
        for stop in stops + HEADER:
            expect(any(name.startswith(stop) for name in forward), f"Tab does not come to “{stop}” on {title}: {forward}")
        backward = focus.walk(app, "shift+Tab", silent)
        lost = set(forward) - set(backward)
        expect(len(lost) <= 2, f"Shift+Tab does not come to {lost} on {title}")  # rows in hand may be others

    def second_window(keys, title, ready, but=()):
        app.focus()
        key(keys)
        window = wait(title, lambda: app.other_window(title))
        wait(f"what is in {title}", lambda: ready(window))
        check(window, but)
        key("Escape")
        wait(f"{title} to close", lambda: app.other_window(title) is None)

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

    def search():
        app.focus()
        key("ctrl+k")
        type_text("police ")
        wait("the places", lambda: find(app.window, "list", "Places found"))
        check(app.window)

    def review():
        app.focus()
        key("F4")
        wait("the facts", lambda: find(app.window, None, "Notes"))
        check(app.window)

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
        step("Search", search)
        step("Review", review)
        # What libadwaita builds of its own has no names to give.
        step("Preferences", second_window, "ctrl+comma", "Preferences", lambda window: find(window, "spin button", "Text size"), ("Adw",))
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


main()
