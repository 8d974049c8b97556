#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Review page in the real window: facts entered and confirmed, their passage in Read, status, coders, notes, undo."""
import json
import tempfile

from driver import App, Steps, cli, expect, find, key, states, text_of, type_text, wait, SOURCE
from gi.repository import Atspi

SAMPLES = f"{SOURCE}/data/samples"


def review(library):
    reviews = json.loads(cli(library, "reviews", "--json"))["reviews"]
    return next(one for one in reviews if one["title"] == "Daniela")


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/review.throughline"
    cli(library, "import", f"{SAMPLES}/amberley-daniela.pdf")
    with open(f"{place}/zinnia.txt", "w", encoding="utf-8") as text:
        text.write("Zinnia\n\nThe panel met twice and wrote down what it was told.\n")
    cli(library, "import", f"{place}/zinnia.txt")
    app = step("start with a library of two reviews", lambda: App(library, log=f"{place}/log"))
    try:
        run(step, app, library)
    finally:
        app.kill()
    step.end()


def run(step, app, library):
    def row(words):
        return app.find("list item", lambda name: words in name)

    def open_page():
        app.click(app.find(None, "Daniela"))
        key("F4")
        row("Month of death: October 2016, Read, not confirmed")

    app.focus()
    step("F4 on a review opens its page", open_page)

    def correct():
        app.tab_to("text", "Month of death")
        key("ctrl+a")
        type_text("no date")
        key("Return")
        wait("what is wrong", lambda: find(app.window, "label", lambda name: name.startswith("This is no date.")))
        key("ctrl+a")
        type_text("11/2016")
        key("Return")
        row("Month of death: November 2016, Confirmed")
        expect("death_month=2016-11" in review(library)["variables"], "the library has another month")

    step("what is no date is said, a date is stored", correct)

    def confirm_all():
        key("alt+c")
        row("Borough: Amberley, Confirmed")

    step("Alt+C confirms all", confirm_all)

    def passage():
        item = row("Community safety partnership: ")
        button = find(item, "push button", lambda name: name.startswith("Show the words in Read: "))
        Atspi.Action.do_action(button, 0)
        report = app.find("text", "Report text")
        wait("the words selected", lambda: Atspi.Text.get_n_selections(report) and selected(report))
        expect("Safer Amberley" in selected(report), selected(report))
        app.focus()
        key("F4")
        row("Borough: Amberley, Confirmed")

    def selected(report):
        chosen = Atspi.Text.get_selection(report, 0)
        return Atspi.Text.get_text(report, chosen.start_offset, chosen.end_offset)

    step("a fact leads to its words in Read, F4 back", passage)

    def several():
        app.tab_to("text", "Victim: vulnerabilities")
        key("Tab")
        app.focused(None, "Choose from the values: Victim: vulnerabilities")
        key("space")
        app.tab_to("check box", "Pregnancy")
        key("space")
        app.tab_to("check box", "Other")
        key("space", "Escape")
        row("Victim: vulnerabilities: Pregnancy; Other, Confirmed")
        expect("Pregnancy" in str(review(library)["variables"]), "the library has what was ticked")
        key("space")
        app.tab_to("check box", "Not stated")
        key("space", "Escape")
        row("Victim: vulnerabilities: Not stated, Not stated")
        app.focus()
        key("ctrl+z")
        row("Victim: vulnerabilities: Pregnancy; Other, Confirmed")

    step("several values are ticked and are one change, not stated excludes them", several)

    def selected_in_read(words):
        report = app.find("text", "Report text")
        wait(f"“{words}” to be selected", lambda: Atspi.Text.get_n_selections(report) and words in selected(report))
        app.focus()
        key("F4")

    def recommendations():
        key("alt+r")
        first = app.focused("list item", lambda name: name.startswith("Recommendation 1: Northfold Hospital"))
        expect("Asked of: Acute hospital trust, Maternity" in first.get_name() and "Target: December 2018" in first.get_name(), first.get_name())
        row("Action for 1: Change the maternity record")
        expect(find(app.window, "push button", "Confirm all") is None, "facts can be confirmed out of sight")

    step("Alt+R lists the recommendations with their actions", recommendations)

    def fold():
        def shows():
            action = find(app.window, "list item", lambda name: name.startswith("Action for 1: "))
            return action is not None and "visible" in states(action)

        key("Left")
        wait("the action to be folded away", lambda: not shows())
        key("Right")
        wait("the action to come back", shows)

    step("left and right fold and unfold the actions", fold)

    def open_both():
        key("Down")
        app.focused("list item", lambda name: name.startswith("Action for 1: ") and "Lead: Northfold Hospital NHS Trust, head of midwifery" in name)
        key("Return")
        selected_in_read("set aside the 25-week appointment")
        app.focused("list item", lambda name: name.startswith("Action for 1: "))
        key("Up", "Return")
        selected_in_read("Northfold Hospital NHS Trust should make the entry")
        app.focused("list item", lambda name: name.startswith("Recommendation 1: "))

    step("Enter opens the row of the action plan, and the recommendation, in Read", open_both)

    def to_facts():
        key("alt+r")
        row("Borough: Amberley, Confirmed")

    step("Alt+R leads back to the facts", to_facts)

    def none():
        def open_review(name):
            key("alt+1")
            app.click(app.find(None, name))
            key("F4")
            wait(f"the page of {name}", lambda: find(app.window, "label", name))

        open_review("Zinnia")
        key("alt+r")
        wait("that there are none", lambda: find(app.window, "label", lambda name: name.startswith("No recommendations were read ")))
        key("alt+r")
        open_review("Daniela")
        row("Borough: Amberley, Confirmed")

    step("a review without recommendations says so", none)

    def rename():
        app.focus()
        key("alt+n")
        app.focused("text", "Notes")
        documents = app.find("list", "Documents")
        before = find(documents, "list item").get_name().split(",")[0]
        key("shift+Tab", "F2")
        field = app.focused("text", "Title of the document")
        wait("the title", lambda: text_of(field) == before)
        key("ctrl+a")
        type_text("Overview, final")
        key("Return")
        wait("the new title", lambda: find(app.window, "list item", lambda name: name.startswith("Overview, final, ")))
        app.focus()
        key("ctrl+z")
        wait("the old title", lambda: find(app.window, "list item", lambda name: name.startswith(f"{before}, ")))

    step("F2 renames a document, undo takes it back", rename)

    def coders():
        app.tab_to("text", "Who codes it")
        type_text("S. Whitlock; M. Osei")
        key("Return")
        wait("both in the library", lambda: review(library)["coders"] == ["M. Osei", "S. Whitlock"])

    step("who codes it is stored", coders)

    def notes():
        key("alt+n")
        field = app.find("text", "Notes")
        type_text("Ask for the letter.")
        wait("the words", lambda: text_of(field) == "Ask for the letter.")
        key("F6")
        wait("the notes in the library", lambda: review(library)["notes"] == "Ask for the letter.")

    step("notes are stored when they are left", notes)

    def undo():
        app.focus()
        key("ctrl+z")
        wait("the notes to go", lambda: review(library)["notes"] == "")
        field = app.find("text", "Notes")
        wait("the field to be empty", lambda: text_of(field) == "")

    step("undo takes the notes back", undo)
    step("the document is listed", lambda: app.find("list item", lambda name: "Overview report" in name and "pages" in name))
    step("progress is told", lambda: app.find("label", lambda name: "paragraphs read" in name))
    step("Alt+F4 closes the window", lambda: expect(app.close() == 0, "the program did not end well"))
    step("the library is sound", lambda: cli(library, "check"))


main()
