#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks over every page as a screen reader does: each control has a name of its own, none is that of a class."""
import shutil
import tempfile

from driver import App, Steps, cli, expect, find, key, role_of, type_text, wait, walk, SOURCE
from gi.repository import Atspi

CONTROLS = {"push button", "toggle button", "text", "entry", "combo box", "check box", "list", "table", "spin button", "switch",
            "page tab", "menu item", "radio button"}
# Parts that GTK 4.8 neither names nor lets be named, and where a screen reader does not stop.
INNER = {"filler", "table row", "table cell", "row header", "column header", "unknown", "panel", "group", "scroll bar", "image"}


def problems(window):
    found = []
    for node in walk(window):
        role, name = role_of(node), node.get_name() or ""
        if role in INNER or role == "label" and Atspi.Text.get_character_count(node) == 0:
            continue
        if name.startswith("Gtk") or name.startswith("Adw") or name.startswith("Tl"):
            found.append(f"{role} is called {name}")
        elif role in CONTROLS and not name.strip():
            found.append(f"{role} without a name, in {node.get_parent().get_role_name()} “{node.get_parent().get_name()}”")
        elif "_" in name and role in CONTROLS:
            found.append(f"{role} “{name}” speaks its mnemonic")
    return found


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/a11y.throughline"
    step("make a library", lambda: (cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf"),
                                    cli(library, "tag", "Daniela", "--codings", f"{SOURCE}/data/samples/amberley-daniela.codings.tsv")))
    app = step("start", lambda: App(library, log=f"{place}/log"))

    def page(number, ready):
        app.focus()
        key(f"alt+{number}")
        wait(f"page {number}", ready)
        found = problems(app.window)
        expect(not found, "; ".join(sorted(set(found))[:12]))

    try:
        step("Reviews", page, 1, lambda: find(app.window, None, "Daniela"))

        def read():
            app.click(find(app.window, None, "Daniela"))
            key("Return")
            report = app.find("text", "Report text")
            wait("the text", lambda: Atspi.Text.get_character_count(report) > 5000)
            page(2, lambda: find(app.window, "list", "Findings"))
            expect(find(app.window, None, lambda name: name.startswith("Picture of page ")), "the picture of the page has no name")

        step("Read", read)

        def find_bar():
            key("ctrl+f")
            wait("the find bar", lambda: find(app.window, "push button", "Next place found"))
            found = problems(app.window)
            expect(not found, "; ".join(sorted(set(found))[:12]))
            key("Escape")

        step("the find bar of Read", find_bar)

        def preferences():
            key("ctrl+comma")
            window = wait("the preferences", lambda: app.other_window("Preferences"))
            wait("their controls", lambda: find(window, "spin button", "Text size"))
            # What libadwaita builds of its own has no names to give.
            found = [problem for problem in problems(window) if "called Adw" not in problem]
            expect(not found, "; ".join(sorted(set(found))[:12]))
            key("Escape")
            wait("the preferences to close", lambda: app.other_window("Preferences") is None)

        step("Preferences", preferences)
        step("Lessons", page, 3, lambda: find(app.window, None, lambda name: "of 1" in name))
        step("Overview", page, 4, lambda: find(app.window, "push button", "Export HTML…"))

        def history():
            key("ctrl+h")
            wait("the changes", lambda: find(app.window, "list item", lambda name: "Import “amberley-daniela.pdf”" in name))
            found = problems(app.window)
            expect(not found, "; ".join(sorted(set(found))[:12]))

        step("History", history)

        def codebook():
            app.focus()
            key("ctrl+b")
            wait("the codebook", lambda: find(app.window, "list", "Themes"))
            wait("the form", lambda: find(app.window, "text", "Definition"))
            expect(not problems(app.window), "; ".join(sorted(set(problems(app.window)))[:12]))

        step("Codebook", codebook)

        def search():
            app.focus()
            key("ctrl+k")
            type_text("police ")
            wait("the places", lambda: find(app.window, "list", "Places found"))
            found = problems(app.window)
            expect(not found, "; ".join(sorted(set(found))[:12]))

        step("Search", search)

        def review():
            app.focus()
            key("alt+1")
            app.click(app.find(None, "Daniela"))
            key("F4")
            wait("the facts", lambda: find(app.window, "list item", lambda name: name.startswith("Month of death: ")))
            found = problems(app.window)
            expect(not found, "; ".join(sorted(set(found))[:12]))

        step("Review", review)
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


main()
