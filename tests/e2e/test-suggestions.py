#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Suggestions and the list of findings in the real window, by keyboard: walk, accept, amend, reject, undo, start again; filter,
select many and tag them anew."""
import json
import os
import tempfile

from driver import App, Steps, cli, expect, find, find_all, key, states, type_text, wait, SOURCE
from gi.repository import Atspi

SAMPLES = f"{SOURCE}/data/samples"


def findings(library):
    return json.loads(cli(library, "findings", "--json"))["findings"]


def suggestions(library):
    return json.loads(cli(library, "suggest", "--json"))["suggestions"]


def labels(library):
    return [change["label"] for change in json.loads(cli(library, "history", "--json"))["changes"]]


def open_report(app):
    app.focus()
    app.click(app.find(None, lambda name: name == "Leyla"))
    key("Return")
    report = app.find("text", "Report text")
    wait("the text of the report", lambda: Atspi.Text.get_character_count(report) > 5000)
    wait("the suggestions", lambda: find(app.window, "push button", lambda name: name.startswith("Suggestions, ")
                                         and "left" in name))
    app.click(report)
    key("ctrl+Home")
    return report


def left(app):
    name = find(app.window, "push button", lambda name: name.startswith("Suggestions, ")).get_name()
    return int(name.split(",")[1].split()[0])


def card(app):
    return find(app.window, "list item", lambda name: name.startswith("Suggestion "))


def card_name(app, start):
    return wait(f"the card “{start}…”", lambda: (card(app) and card(app).get_name().startswith(start) and card(app).get_name()))


def count_rows(app):
    """There is no list while a filter hides all."""
    lists = find_all(app.window, "list", "Findings")
    return len([row for rows in lists for row in find_all(rows, "list item") if not row.get_name().startswith("Suggestion ")])


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/suggestions.throughline"
    cli(library, "import", f"{SAMPLES}/holmstead-leyla.pdf")
    cli(library, "tag", "holmstead-leyla", "--codings", f"{SAMPLES}/holmstead-leyla.codings.tsv")
    app = App(library, log=f"{place}/log")
    try:
        answer(step, app, library)
        many(step, app, library)
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
    finally:
        app.kill()
    app = App(library, log=f"{place}/log-2")
    try:
        again(step, app, library)
    finally:
        app.kill()
    step("the library is sound", lambda: expect(cli(library, "check") == "", "the check found something"))
    step.end()


def answer(step, app, library):
    before = suggestions(library)
    had = findings(library)
    n = len(before)
    report = step("the report is open", open_report, app)
    step("the foot of the outline counts them", lambda: wait("the count", lambda: left(app) == n))
    step("N shows the first", lambda: (key("n"), card_name(app, f"Suggestion 1 of {n}: {before[0]['theme']}")))
    step("the card gives the reason", lambda: expect("Because of “" in card(app).get_name(), card(app).get_name()))
    step("the text says it to readers", lambda: wait("the description", lambda: before[0]["theme"] in (report.get_description() or "")))
    step("its flag stands in the margin", app.find, "push button", lambda name: name.startswith(f"Suggestion {before[0]['theme']}"))
    step("N goes on", lambda: (key("n"), card_name(app, f"Suggestion 2 of {n}: {before[1]['theme']}")))
    step("Shift+N goes back", lambda: (key("shift+n"), card_name(app, f"Suggestion 1 of {n}: ")))

    def accept():
        key("a")
        wait("the finding", lambda: len(findings(library)) == len(had) + 1)
        wait("one less", lambda: left(app) == n - 1 and card(app) is None)
        new = next(f for f in findings(library) if f["id"] not in {old["id"] for old in had})
        expect((new["themes"], new["type"], new["quote"]) == ([before[0]["theme"]], before[0]["type"], before[0]["quote"]), str(new))
        wait("one less", lambda: left(app) == n - 1 and card(app) is None)

    step("A makes it a finding", accept)
    step("N goes on from there", lambda: (key("n"), card_name(app, f"Suggestion 1 of {n - 1}: {before[1]['theme']}")))

    def reject():
        key("r")
        app.find("label", "Suggestion rejected")
        wait("one less", lambda: left(app) == n - 2 and card(app) is None)
        expect(len(findings(library)) == len(had) + 1, "a rejection made a finding")

    step("R rejects it", reject)
    step("Ctrl+Z brings it back", lambda: (key("ctrl+z"), wait("the suggestion", lambda: left(app) == n - 1)))
    step("and it can be rejected again", lambda: (key("n"), card_name(app, f"Suggestion 1 of {n - 1}: {before[1]['theme']}"), reject()))

    def amend():
        key("n")
        card_name(app, f"Suggestion 1 of {n - 2}: {before[2]['theme']}")
        key("e")
        entry = app.find("text", lambda name: name.startswith("Theme, agency"))
        wait("the palette", lambda: "focused" in states(entry))
        type_text("T17.1")
        key("Return", "ctrl+Return")
        wait("the finding", lambda: len(findings(library)) == len(had) + 2)
        new = next(f for f in findings(library) if f["quote"] == before[2]["quote"] and f["id"] not in {old["id"] for old in had})
        expect("T17.1" in new["themes"] and before[2]["theme"] in new["themes"], str(new))
        wait("one less", lambda: left(app) == n - 3)

    step("E opens the palette on it", amend)
    step("Escape lets one go", lambda: (key("n"), wait("a card", lambda: card(app)), key("Escape"),
                                        wait("no card", lambda: card(app) is None)))


def many(step, app, library):
    had = {f["id"]: f for f in findings(library)}
    police = [f for f in had.values() if "police" in f["quote"].lower()]

    def narrow():
        key("ctrl+l")
        entry = app.find(None, "Filter the findings by words")
        wait("the field", lambda: "focused" in states(entry))
        type_text("nothing has these words")
        app.find("label", lambda name: name.startswith("The filter hides all"))

    step("a filter that hides all says so", narrow)
    step("and offers to clear it", lambda: (app.press("Clear the filter"), wait("the list", lambda: count_rows(app) > 5)))

    def select():
        key("ctrl+a")
        type_text("police")
        wait("the rows", lambda: 1 < count_rows(app) < 8)
        key("Escape")
        wait("the list", lambda: "focused" in states(find(app.window, "list", "Findings"))
             or any("focused" in states(row) for row in find_all(find(app.window, "list", "Findings"), "list item")))
        key("Home", "ctrl+a")
        app.find("label", lambda name: name.endswith(" selected"))

    step("words narrow the list, Ctrl+A selects it", select)
    chosen = [row.get_name() for row in find_all(find(app.window, "list", "Findings"), "list item")]

    def refuse():
        key("F2")
        entry = app.find(None, "Code to add or to take off")
        wait("the popover", lambda: "focused" in states(entry))
        type_text("T17.5")
        wait("the code", lambda: find(app.window, None, lambda name: name.startswith("T17.5 ")))
        os.rename(library, f"{library}.away")
        key("Return", "ctrl+Return")
        wait("the notice, and the reason in the popover", lambda: len(find_all(app.window, "label", lambda name: name.startswith("Nothing was changed"))) > 1)
        wait("the popover again", lambda: "focused" in states(app.find(None, "Code to add or to take off")))
        os.rename(f"{library}.away", library)

    step("F2 asks again where the library is away", refuse)

    def retag():
        key("ctrl+Return")
        wait("the codes", lambda: sum("T17.5" in f["themes"] for f in findings(library)) == len(chosen))
        changed = [f for f in findings(library) if "T17.5" in f["themes"]]
        expect(all(set(had[f["id"]]["themes"]) <= set(f["themes"]) for f in changed), "a theme was lost")
        expect(len(changed) >= len(police), f"{len(changed)} of {len(police)}")

    step("and tags them anew once it is back", retag)
    step("as one verb", lambda: expect(labels(library)[0] == f"Tag {len(chosen)} findings anew", labels(library)[0]))

    def remove():
        key("Delete")
        wait("them to go", lambda: len(findings(library)) == len(had) - len(chosen) and count_rows(app) == 0)
        app.find("label", "Findings removed")
        key("ctrl+z")
        wait("them to come back", lambda: len(findings(library)) == len(had) and count_rows(app) == len(chosen))

    step("Delete removes them all, Ctrl+Z brings them back", remove)
    quotes = [finding["quote"].lower() for finding in had.values()]
    a_few = next(word for quote in quotes for word in quote.split() if word.isalpha() and len(word) > 4
                 and 3 <= sum(word in other for other in quotes) <= 5)

    def remove_one():
        def rows():
            return find_all(find(app.window, "list", "Findings"), "list item")

        key("ctrl+l")
        wait("the field", lambda: "focused" in states(app.find(None, "Filter the findings by words")))
        key("ctrl+a")
        type_text(a_few)
        wait("the rows", lambda: 2 < count_rows(app) < 7)  # GTK 4.18 tells no more than those in view
        key("Escape")
        names = [row.get_name() for row in rows()]
        key("Home", "Down")
        wait("the second row", lambda: any("focused" in states(row) and row.get_name() == names[1] for row in rows()))
        key("Delete")
        wait("it to go", lambda: count_rows(app) == len(names) - 1)
        wait("the focus on the one after it, in hand", lambda: any(
            {"focused", "selected"} <= states(row) and row.get_name() == names[2] for row in rows()))
        key("ctrl+z")
        wait("it to come back", lambda: count_rows(app) == len(names))

    step("Delete of one in the list goes on with the next", remove_one)
    step("Ctrl+Z takes the tags off", lambda: (key("ctrl+z"), wait(
        "the themes", lambda: {f["id"]: f["themes"] for f in findings(library)} == {i: f["themes"] for i, f in had.items()})))


def again(step, app, library):
    n = len(suggestions(library))
    step("start again", open_report, app)
    step("what was rejected stays so", lambda: wait("the count", lambda: left(app) == n))

    def hide():
        app.tab_to(None, "Order and what is shown")
        key("space")
        wait("the menu", lambda: any("focused" in states(node) for node in find_all(app.window, None, "By place in the text")))
        key("Down", "Down", "Down", "Return")
        wait("them to hide", lambda: find(app.window, "push button", lambda name: name.startswith("Suggestions, hidden")))

    step("they can be hidden", hide)
    key("Escape")
    step("N shows them again", lambda: (app.click(app.find("text", "Report text")), key("n"), wait("a card", lambda: card(app))))


main()
