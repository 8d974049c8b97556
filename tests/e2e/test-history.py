#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The History page in the real window, by keyboard: who did what, filters, a long journal in steps, going back and undoing that."""
import json
import shutil
import sqlite3
import tempfile

from driver import App, Steps, cli, expect, find, find_all, key, states, type_text, wait, xdotool, SOURCE

N_OLD = 600


def labels(library):
    return [(change["label"], change["undone"]) for change in json.loads(cli(library, "history", "--json", "--limit", "8"))["changes"]]


def borough(library):
    return json.loads(cli(library, "reviews", "--json"))["reviews"][0]["borough"]


def make_long(library):
    """Entries from another year, which change nothing: what is looked at is the list."""
    db = sqlite3.connect(library)
    db.execute("UPDATE changes SET number = number + ?", (N_OLD,))
    db.execute("UPDATE change_reviews SET number = number + ?", (N_OLD,))
    db.execute("UPDATE change_originals SET number = number + ?", (N_OLD,))
    db.executemany("INSERT INTO changes (number, time, coder, label, undone, changeset) VALUES (?, ?, 'Al Early', ?, 2, x'')",
                   [(i + 1, f"2019-05-{i % 28 + 1:02}T10:00:00Z", f"Early change {i + 1}") for i in range(N_OLD)])
    db.commit()
    db.close()


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/history.throughline"
    cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf")
    make_long(library)
    for coder, town in (("Jo Chair", "Ashby"), ("Jo Chair", "Bexley"), ("Amir Hussain", "Colne"), ("Jo Chair", "Dorking")):
        cli(library, "--coder", coder, "set", "Daniela", "borough", town)
    cli(library, "undo")
    app = App(library, log=f"{place}/log")

    def row(words):
        return app.find("list item", lambda name: words in name)

    def rows():
        return find_all(app.find("list", "Changes, newest first"), "list item")

    try:
        app.focus()
        xdotool("windowsize", "--sync", app.x_window(), 1366, 768)
        wait("the review", lambda: find(app.window, None, "Daniela"))
        key("ctrl+h")
        step("the newest change is first and undone", lambda: expect(
            (row("Dorking") and rows()[0].get_name()).startswith("Undone: Set “Borough”"), rows()[0].get_name()))
        step("it says who, whose review, when", lambda: expect(
            "Amir Hussain · Daniela, Today" in row("Colne").get_name(), row("Colne").get_name()))
        step("what is undone offers no way back", app.find, None, lambda name: name.startswith("This change is undone"))
        expect("sensitive" not in states(app.find("push button", "Go back to before this")), "going back is offered")

        key("Down", "Down")
        step("it says what going back undoes", app.find, None,
             lambda name: "undoes 2 changes: 1 by Amir Hussain, 1 by Jo Chair" in name)
        key("ctrl+Return")
        step("it goes back", wait, "the town before", lambda: borough(library) == "Ashby")
        step("as a new entry, nothing erased", lambda: expect(
            [undone for _, undone in labels(library)[:5]] == [False, True, False, False, False]
            and labels(library)[0][0].startswith("Go back to before “Set ‘Borough’ of the review"), str(labels(library)[:5])))
        step("the list shows it", row, "Go back to before")
        key("ctrl+z")
        step("which can be undone", wait, "the town after", lambda: borough(library) == "Colne")
        step("and is then marked so", wait, "the word", lambda: rows()[0].get_name().startswith("Undone: Go back to before"))

        key("ctrl+f")
        type_text("bexley")
        step("words find a change", wait, "one row", lambda: len(rows()) == 1 and "Bexley" in rows()[0].get_name())
        key("Escape")
        step("Escape lists all again", row, "Colne")
        key("ctrl+f")
        type_text("no such words")
        step("no match says so", app.find, None, "No change matches")
        app.press("List all changes")
        row("Colne")

        def reach_the_end():
            key("End", "End")
            return find(app.window, "label", f"{N_OLD + 6:n} changes")

        key("ctrl+f", "Escape")
        step("a long history is read in steps", app.find, None, lambda name: name.endswith(" changes, earlier ones below"))
        step("to its first entry", wait, "all to be read", reach_the_end)
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
        step("the library is sound", cli, library, "check")
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


main()
