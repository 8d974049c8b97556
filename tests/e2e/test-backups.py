#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups in the real window, by keyboard: made without being asked, put back, looked into, and the way out of a damaged library."""
import json
import os
import shutil
import tempfile

from driver import App, Steps, cli, expect, find, find_all, key, states, wait, xdotool, SOURCE


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/safe.throughline"
    folder = f"{place}/safe backups"
    cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf")

    def backups():
        return sorted(name for name in os.listdir(folder) if name.endswith(".throughline")) if os.path.isdir(folder) else []

    def start():
        app = App(library, log=f"{place}/log")
        app.focus()
        xdotool("windowsize", "--sync", app.x_window(), 1366, 768)
        return app

    def dialog(name):
        return wait(f"the window “{name}”", lambda: next(
            (node for node in (app.root.get_child_at_index(i) for i in range(app.root.get_child_count()))
             if node is not None and (node.get_name() or "").startswith(name)), None))

    def row(window, words):
        return wait(words, lambda: find(window, "list item", lambda name: words in name) or find(window, "label", lambda name: words in name))

    app = start()
    try:
        wait("the review", lambda: find(app.window, None, "Daniela"))
        step("the library is backed up on opening", wait, "a backup", lambda: len(backups()) == 1)
        expect(oct(os.stat(f"{folder}/{backups()[0]}").st_mode)[-3:] == "600", "others may read the backup")
        key("ctrl+z")
        wait("the empty library", lambda: find(app.window, None, "Begin with the reports"))

        key("ctrl+shift+b")
        step("the backups say what they hold", row, dialog("Backups of"), "1 review · 0 findings")
        key("ctrl+Return")
        step("one is put back", wait, "the review", lambda: find(app.window, None, "Daniela"))
        step("what was there is kept", wait, "two backups", lambda: len(backups()) >= 2)
        expect([b["reviews"] for b in json.loads(cli(library, "backups", "--json"))["backups"]][-2:] == [0, 1], "wrong backups")

        key("ctrl+shift+b")
        row(dialog("Backups of"), "0 reviews")
        key("Down", "Up")
        find_all(dialog("Backups of"), "list item")
        key("End")
        key("ctrl+l")
        step("one can be looked into", app.find, "label", lambda name: name.startswith("This is the backup “safe 2"))
        step("where nothing can be changed", lambda: expect("sensitive" not in states(app.find("push button", lambda n: n.startswith("Undo"))), "undo is offered"))
        app.press("Back to the library")
        step("and left again", wait, "no notice", lambda: not find(app.window, "push button", "Back to the library"))

        key("ctrl+comma")
        preferences = dialog("Preferences")
        tab = wait("the tab of backups", lambda: next((node for node in find_all(preferences, None, "Backups") if node.get_action_iface()), None))
        tab.get_action_iface().do_action(0)
        step("the rule is told", row, preferences, "one a day for 30 days")
        n = len(backups())
        button = wait("the button", lambda: find(preferences, "push button", "Back up now"))

        def ask():
            """Presses until it is done: a page that was only just turned to takes no press."""
            return len(backups()) > n or (button.get_action_iface().do_action(0) and False)

        step("a backup can be asked for", wait, "one more", ask)
        step("which is told", row, preferences, "written and tested just now")
        key("Escape")
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))

        with open(library, "r+b") as file:
            file.truncate(5000)
        app = start()
        step("a damaged library says so", app.find, "label", "The library could not be opened")
        step("and offers its backups", app.press, "Show its backups…")
        wait("the newest", lambda: row(dialog("Backups of"), "1 review"))
        key("ctrl+Return")
        step("one of which takes its place", wait, "the review", lambda: find(app.window, None, "Daniela"))
        step("close again", lambda: expect(app.close() == 0, "the program did not end well"))
        step("the library is sound", cli, library, "check")
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


main()
