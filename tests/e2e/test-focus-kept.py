#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the row that has the focus goes, because it was removed or its list is filled anew, the focus stays near: no key is lost."""
import shutil
import tempfile

from accessible import Focus, check
from driver import App, Failed, Steps, cli, expect, find, find_all, key, role_of, states, type_text, wait, walk, xdotool, SOURCE

SAMPLES = f"{SOURCE}/data/samples"
NEAR_FINDINGS = "Report text", "Findings", "Edit the finding", "Filter the findings"


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/focus.throughline"
    cli(library, "import", f"{SAMPLES}/amberley-daniela.pdf", f"{SAMPLES}/holmstead-leyla.pdf")
    for name, review in (("amberley-daniela", "Daniela"), ("holmstead-leyla", "Leyla")):
        cli(library, "tag", review, "--codings", f"{SAMPLES}/{name}.codings.tsv")
    app = App(library, log=f"{place}/log")
    try:
        wait("the reviews", lambda: find(app.window, None, "Leyla"))
        run(step, app, Focus())
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


def run(step, app, focus):
    def holds():
        return [node for node in walk(app.window) if "focused" in states(node)]

    def is_at(role, words):
        """That it has the focus, and that keys arrive there, is what the next key shows."""
        return wait(f"the focus on {role} “{words}”", lambda: any(role_of(node) == role and words in node.get_name() for node in holds()))

    def moves(name, role, words):
        node = focus.press(name)
        expect(role_of(node) == role and words in node.get_name(), f"{name} goes to {role_of(node)} “{node.get_name()}”")

    def reviews():
        app.focus()
        key("alt+1")
        app.click(app.find(None, "Daniela"))
        is_at("table row", "Daniela")
        key("Delete")
        is_at("table row", "Leyla")
        key("ctrl+z")
        wait("Daniela again", lambda: find(app.window, None, "Daniela"))
        moves("Up", "table row", "Daniela")

    def last_review():
        key("Delete")
        is_at("table row", "Leyla")
        key("Delete")
        is_at("push button", "Import reports…")
        check(app.window)
        key("ctrl+z")
        wait("the list", lambda: find(app.window, "table row", lambda name: "Leyla" in name))
        wait("a place for the focus", holds)
        key("ctrl+z")
        wait("both", lambda: find(app.window, None, "Daniela"))

    def open_findings():
        app.click(app.find(None, "Daniela"))
        key("Return")
        wait("the findings", lambda: find_all(find(app.window, "list", "Findings"), "list item"))
        for _ in range(30):
            node = focus.press("Tab")
            if role_of(node) == "list item" and "“" in node.get_name():
                return
        raise Failed("Tab does not come to the findings")

    def findings():
        open_findings()
        key("Home")
        first = holds()[-1].get_name()
        second = focus.press("Down").get_name()
        key("Delete")
        wait("the focus on a neighbour", lambda: holds() and role_of(holds()[-1]) == "list item" and holds()[-1].get_name() != second)
        key("ctrl+z")
        wait("the finding again", lambda: find(app.window, "list item", second))
        key("Home")
        is_at("list item", first)

    def all_findings():
        key("ctrl+a", "Delete")
        wait("no findings", lambda: not find_all(find(app.window, "list", "Findings") or app.window, "list item", lambda name: "“" in name))
        wait("the focus near by", lambda: [node for node in holds() if node.get_name() in NEAR_FINDINGS])
        key("ctrl+z")
        wait("the findings again", lambda: find(app.window, "list item", lambda name: "“" in name))

    def found():
        app.focus()
        key("ctrl+k")
        type_text("police ")
        wait("the places", lambda: find(app.window, "list", "Places found"))
        key("Return")
        wait("a place", lambda: holds() and role_of(holds()[-1]) == "list item")
        for _ in range(20):
            key("Down")
        here = holds()[-1].get_name()
        key("t")
        app.find("text", "Theme, agency or type")
        type_text("T03.1")
        key("Return", "ctrl+Return")
        wait("the finding", lambda: find(app.window, None, lambda name: name.startswith("Undo: Tag 1 place")))
        is_at("list item", here)
        key("ctrl+z")
        wait("it to be undone", lambda: not find(app.window, None, lambda name: name.startswith("Undo: Tag 1 place")))
        is_at("list item", here)
        expect(focus.press("Down").get_name() != here, "Down does not go on")

    def history():
        app.focus()
        key("ctrl+h")
        wait("the changes", lambda: find(app.window, "list item", lambda name: "Import “" in name))
        wait("a change", lambda: holds() and role_of(holds()[-1]) == "list item")
        for _ in range(9):
            if focus.press("Down").get_name().startswith("Tag 24 passages"):
                break
        button = find(app.window, "push button", "Go back to before this")
        wait("the way back", lambda: "sensitive" in states(button))
        key("ctrl+Return")
        wait("one more change", lambda: find(app.window, "push button", lambda name: name.startswith("Undo: Go back")))
        expect(role_of(focus.press("Down")) == "list item", "Down does not go on")

    def documents():
        app.focus()
        key("ctrl+z", "alt+1")
        app.click(app.find(None, "Leyla"))
        key("F4")
        wait("the documents", lambda: find(app.window, "list", "Documents"))
        app.find(None, "Notes")
        key("alt+n")
        is_at("text", "Notes")
        for _ in range(9):
            if role_of(focus.press("shift+Tab")) == "list item":
                break
        here = holds()[-1].get_name()
        key("alt+c")
        wait("all to be confirmed", lambda: find(app.window, "label", lambda name: "all facts are confirmed" in name))
        is_at("list item", here)
        key("Return")
        wait("the document in Read", lambda: app.window.get_name().startswith("Read – "))

    step("reviews", reviews)
    step("the last review", last_review)
    step("a finding", findings)
    step("all findings", all_findings)
    step("what was found", found)
    step("history", history)
    step("documents", documents)


main()
