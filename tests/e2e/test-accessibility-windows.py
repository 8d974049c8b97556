#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks with Tab round Search, Review, History, the panes of Codebook and every window of its own, as a screen reader and somebody
without a mouse do."""
import os
import shutil
import tempfile

from accessible import Walker, check, is_seen
from driver import App, Steps, cli, expect, find, find_all, key, role_of, type_text, wait, SOURCE

SAMPLES = f"{SOURCE}/data/samples"
CODINGS = ("amberley-daniela", "Daniela"), ("holmstead-leyla", "Leyla")


def make_library(library):
    cli(library, "import", *(f"{SAMPLES}/{name}.pdf" for name, _ in CODINGS))
    for name, review in CODINGS:
        cli(library, "tag", review, "--codings", f"{SAMPLES}/{name}.codings.tsv")


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/windows.throughline"
    step("make a library", make_library, library)
    app = step("start", lambda: App(library, log=f"{place}/log"))
    walker = Walker(app, ["Reviews", "Read", "Menu"])

    def search():
        app.focus()
        key("ctrl+k")
        wait("the start", lambda: find(app.window, "push button", "risk assessment"))
        walker.page(None, "Search", lambda: True, ["Search the library", "Borough", "Status of the review", "risk assessment"])
        type_text("police ")
        wait("the places", lambda: find(app.window, "list", "Places found"))
        walker.page(None, "Search", lambda: True, ["Search the library", "Text ", "Status of the review", "Tag…", "What becomes a finding"])

    def review():
        app.focus()
        key("alt+1")
        app.click(app.find(None, "Daniela"))
        walker.page("F4", "Review", lambda: find(app.window, "list", "Documents"), ["Status of the review", "Who codes it", "Notes"])

    def pane(keys, what, ready, stops):
        key(keys)
        wait(what, ready)
        check(app.window)
        walker.round(app.window, what, stops)
        key("Escape")

    def codebook():
        app.focus()
        key("ctrl+b")
        wait("the codes", lambda: find(app.window, "text", "Definition"))

    def go_to():
        key("alt+1")
        app.click(app.find(None, "Daniela"))
        key("Return")
        app.find("text", "Report text")
        key("ctrl+g")
        wait("the field", lambda: any(map(is_seen, find_all(app.window, None, lambda name: name.startswith("Go to")))))
        check(app.window)
        key("Escape")

    def shortcuts():
        app.focus()
        key("F1")
        window = wait("the shortcuts", lambda: app.other_window("Keyboard shortcuts"))
        type_text("left bracket")
        wait("what fits", lambda: [row.get_name() for row in find_all(window, "list item")]
             == ["Previous or next finding: left bracket, right bracket"])
        key("Escape")
        wait("all again", lambda: sum(map(is_seen, find_all(window, "list item"))) > 9)
        expect(role_of(walker.focus.press("Down")) == "list item", "Down does not go into the list")
        key("Escape")
        wait("the window to close", lambda: app.other_window("Keyboard shortcuts") is None)

    def preferences():
        app.focus()
        key("ctrl+comma")
        window = wait("the preferences", lambda: app.other_window("Preferences"))
        wait("the pages", lambda: find(window, "spin button", "Text size"))
        for _ in range(20):
            if walker.focus.press("Tab").get_name() == "Reading":
                break
        # From libadwaita 1.7 on the tabs are one stop, and the arrow keys go on.
        if walker.focus.press("Right").get_name() == "Backups":
            key("space")
        wait("the other page", lambda: any(map(is_seen, find_all(window, "push button", "Back up now"))))
        check(window, ("Adw",))
        walker.round(window, "the backups of the preferences", ["Back up by itself", "Choose a folder…", "Back up now"])
        key("Escape")
        wait("the window to close", lambda: app.other_window("Preferences") is None)

    try:
        wait("the reviews", lambda: find(app.window, None, "Daniela"))
        step("Search", search)
        step("Review", review)
        step("Codebook", codebook)
        step("a new code", pane, "Insert", "New theme", lambda: find(app.window, "push button", "Add"), ["Add"])
        step("merging", pane, "ctrl+m", "Merge", lambda: find(app.window, "push button", "Merge"), [])
        step("splitting", pane, "ctrl+shift+m", "Split", lambda: find(app.window, "push button", "Split"), [])
        step("Go to", go_to)
        # What libadwaita builds of its own has no names to give.
        step("Preferences", walker.window, "ctrl+comma", "Preferences", lambda window: find(window, "spin button", "Text size"), (), 0, ("Adw",))
        step("the other page of the preferences", preferences)
        wait("a backup", lambda: os.path.isdir(f"{place}/windows backups"))
        step("Backups", walker.window, "ctrl+shift+b", "Backups of “windows.throughline”", lambda window: find(window, "list item"), ())
        step("Paste text", walker.window, "ctrl+shift+v", "Paste text", lambda window: find(window, "text"), ())
        step("Keyboard shortcuts", walker.window, "F1", "Keyboard shortcuts", lambda window: find(window, "list item", "Undo: Ctrl+Z"),
             ["Search the shortcuts", "Larger text: Ctrl+plus"])
        step("finding a shortcut", shortcuts)
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


main()
