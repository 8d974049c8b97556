#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The codebook in the real window, by keyboard: add, rename, define, phrases, move, merge, split, retire, remove; undo it all."""
import json
import os
import shutil
import tempfile

from driver import App, Steps, children, cli, expect, find, find_all, key, states, text_of, type_text, wait, SOURCE
from gi.repository import Atspi

SEARCH = "Name, code or phrase"
SAMPLES = f"{SOURCE}/data/samples"


def codes(library):
    return {code["id"]: code for code in json.loads(cli(library, "codebook", "--json"))["codes"]}


def dump(library):
    """All that undo must bring back."""
    return cli(library, "codebook", "--json"), cli(library, "findings", "--json"), cli(library, "recommendations", "--json")


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/codebook.throughline"
    step("make a library", lambda: (cli(library, "import", f"{SAMPLES}/amberley-daniela.pdf"),
                                    cli(library, "tag", "Daniela", "--codings", f"{SAMPLES}/amberley-daniela.codings.tsv")))
    before = dump(library)
    app = step("start", lambda: App(library, log=f"{place}/log"))
    try:
        run(step, app, library, before, place)
        step("Alt+F4 closes the window", lambda: expect(app.close() == 0, "the program did not end well"))
        step("the library is sound", lambda: cli(library, "check"))
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


class Page:
    def __init__(self, app, library):
        self.app = app
        self.library = library
        self.list = app.find("list", "Themes")
        self.node = self.list  # the page, without the rest of the window, which takes long to look through
        while not find(self.node, None, SEARCH):
            self.node = self.node.get_parent()
        self.search = find(self.node, None, SEARCH)

    def rows(self, start):
        return [row for row in children(self.list) if (row.get_name() or "").startswith(start)]

    def row(self, start):
        """The row whose name begins so, once it has the focus."""
        return wait(f"the focus on {start}", lambda: next((row for row in self.rows(start) if "focused" in states(row)), None))

    def find(self, role=None, name=None):
        return wait(f"{role or 'something'} “{name if isinstance(name, str) else '…'}”", lambda: find(self.node, role, name))

    def go(self, code):
        """Finds a code by its id and puts the focus on its row."""
        key("ctrl+f", "ctrl+a")
        type_text(code)
        wait("the words typed", lambda: text_of(self.search) == code)
        theme = code.partition(".")[0]
        wait("only that code", lambda: self.rows(code + " ") and len(self.rows(theme)) == len(self.rows("")))
        key("Return")
        return self.row(code + " ")

    def show_all(self):
        key("ctrl+f", "ctrl+a", "BackSpace")
        wait("no words", lambda: text_of(self.search) == "")
        wait("more codes than one search finds", lambda: len(self.rows("")) > 15)  # GTK 4.18 shows those in view only
        key("Return")

    def field(self, name):
        return self.find("text", name)

    def stored(self, what, condition):
        return wait(what, lambda: condition(codes(self.library)))


def run(step, app, library, before, place):
    def opened():
        app.find(None, "Daniela")
        app.focus()
        key("ctrl+b")
        page = Page(app, library)
        page.row("T01 ")
        return page

    page = step("Ctrl+B opens the page at the first theme", opened)
    used = max((c for c in codes(library).values() if c["parent"]), key=lambda c: c["findings"])
    step("a row tells its counts", wait, "the counts", lambda: any(
        f"{used['findings']} findings in 1 review" in row.get_name() for row in page.rows(f"{used['id']} ")))

    def add():
        page.go("T17")
        key("shift+Insert")
        name = page.field("Name of the new code")
        wait("the focus on the name", lambda: "focused" in states(name))
        type_text("Meetings")
        key("Return")
        page.stored("the sub-theme", lambda c: c.get("T17.6", {}).get("parent") == "T17")
        wait("the pane to go", lambda: "focused" not in states(name))

    step("Shift+Insert adds a sub-theme", add)

    def rename():
        page.go("T17.6")
        key("F2")
        name = page.field("Name")
        wait("the focus on the name", lambda: "focused" in states(name))
        type_text("Meetings not held")
        key("Return")
        page.stored("the name", lambda c: c["T17.6"]["name"] == "Meetings not held")

    step("F2 renames it", rename)

    def bad_name():
        name = page.field("Name")
        key("ctrl+a", "BackSpace", "Return")
        page.find(None, "A code needs a name.")
        wait("the name to come back", lambda: text_of(name) == "Meetings not held")
        expect(codes(library)["T17.6"]["name"] == "Meetings not held", "the name is gone")

    step("an empty name is not taken", bad_name)

    def define():
        key("Tab")
        type_text("Nobody met.")
        key("Tab")
        type_text("Cancelled ones too.")
        key("Escape")
        wait("the words to be taken back", lambda: text_of(page.field("What belongs to it")) == "")
        type_text("Meetings called off too.")
        key("Tab", "Tab")
        type_text("did not meet")
        key("Return")
        type_text("meeting was cancelled")
        key("ctrl+Return")
        page.stored("the fields", lambda c: c["T17.6"]["definition"] == "Nobody met."
                    and c["T17.6"]["inclusion"] == "Meetings called off too."
                    and c["T17.6"]["phrases"] == ["did not meet", "meeting was cancelled"])

    step("what is typed is saved when a field is left", define)

    def move():
        page.show_all()
        page.row("T17.6 ")
        key("alt+Up")
        page.stored("its place", lambda c: list(c).index("T17.6") == list(c).index("T17.5") - 1)
        page.row("T17.6 ")
        key("alt+Left")
        page.stored("a theme of its own", lambda c: not c["T17.6"]["parent"] and c["T17.6"]["colour"])
        page.row("T17.6 ")
        key("alt+Right")
        page.stored("a sub-theme", lambda c: c["T17.6"]["parent"] == "T17" and not c["T17.6"]["colour"])

    step("Alt and arrows move it", move)

    def split():
        page.go(used["id"])
        key("ctrl+shift+m")
        name = page.field("Name of the new code")
        wait("the focus on the name", lambda: "focused" in states(name))
        type_text("The other half")
        first = wait("the findings", lambda: next(iter(find_all(find(page.node, "list", "Findings of the code"), "list item")), None))
        expect(first.get_name().startswith("Stays: "), first.get_name())
        key("Tab", "Tab", "Tab", "Tab")
        wait("the focus on a finding", lambda: "focused" in states(first))
        key("space")
        wait("the finding to be chosen", lambda: first.get_name().startswith("Goes to the new code: "))
        app.press("Split")
        new = page.stored("the new code", lambda c: next((x for x in c.values() if x["name"] == "The other half"), None))
        expect((new["findings"], codes(library)[used["id"]]["findings"]) == (1, used["findings"] - 1), "the findings did not go over")
        page.row(f"{used['id']} ")
        return new["id"]

    half = step("Ctrl+Shift+M splits by choosing findings", split)

    def split_theme():
        theme = codes(library)[used["parent"]]
        page.go(theme["id"])
        key("ctrl+shift+m")
        type_text("A part of it")
        rows = wait("the findings of its sub-themes", lambda: find_all(find(page.node, "list", "Findings of the code"), "list item"))
        page.find("label", lambda name: name.startswith(f"0 of {theme['findings']} go to the new code"))
        row = next(row for row in rows if f" · {used['id']} " in row.get_name())
        app.click(row)
        key("space")
        wait("the finding to be chosen", lambda: row.get_name().startswith("Goes to the new code: "))
        app.press("Split")
        new = page.stored("the new theme", lambda c: next((x for x in c.values() if x["name"] == "A part of it"), None))
        expect((new["parent"], new["findings"]) == (None, 1), str(new))
        expect(codes(library)[used["parent"]]["findings"] == theme["findings"] - 1, "the finding is still in the theme")
        page.row(f"{theme['id']} ")

    step("a theme is split with the findings of its sub-themes", split_theme)

    def merge():
        page.go(half)
        key("ctrl+m")
        search = page.find(None, "Find the code to merge it into")
        wait("the focus on the entry", lambda: "focused" in states(search))
        type_text("T17.6")
        wait("the code", lambda: len(find_all(find(page.node, "list", "Codes to merge it into"), "list item")) == 1)
        key("Return")
        page.stored("the merge", lambda c: c[half]["retired"] and c[half]["merged_into"] == "T17.6" and c["T17.6"]["findings"] == 1)

    step("Ctrl+M merges into another", merge)

    def retire():
        page.go("T17.6")
        key("Delete")
        page.stored("it to be retired", lambda c: c["T17.6"]["retired"] and c["T17.6"]["findings"] == 1)
        wait("the row to say so", lambda: page.rows("T17.6 ")[0].get_name().endswith(", retired"))
        page.row("T17.6 ")
        key("Delete")
        page.find(None, lambda name: name.endswith("is in use"))
        key("Escape")
        page.row("T17.6 ")

    step("Delete retires what is in use, and then says why it stays", retire)

    def remove():
        key("ctrl+Page_Down")
        page.row("AG01 ")
        key("Insert")
        name = page.field("Name of the new code")
        wait("the focus on the name", lambda: "focused" in states(name))
        type_text("Court")
        key("Return")
        page.stored("the agency", lambda c: "AG59" in c)
        page.go("AG59")
        key("Delete")
        page.stored("it to be gone", lambda c: "AG59" not in c)

    step("Delete removes what is not used", remove)

    def follow():
        page.go("AG25")
        page.find(None, lambda name: "AG25" in name and "→ AG24" in name and "→ AG23" in name)

    step("an agency shows what followed it", follow)

    def export():
        target = f"{place}/book.xml"
        key("ctrl+e")
        wait("the file chooser", lambda: find(app.root, None, "Export the codebook"))
        wait("the name field", lambda: any("focused" in states(node) for node in find_all(app.root, "text")))
        key("ctrl+a")
        type_text(target)
        key("Return")
        wait("the file", lambda: os.path.exists(target) and "Meetings called off too." in open(target, encoding="utf-8").read())

    step("Ctrl+E exports the codebook", export)

    def n_done():
        changes = json.loads(cli(library, "history", "--json", "--limit", "200"))["changes"]
        return sum(not change["undone"] for change in changes)

    def undo():
        app.focus()
        key("ctrl+Page_Up")
        page.row("T17")
        expect(n_done() > 12, f"{n_done()} changes only")
        for n in range(n_done() - 1, 1, -1):  # all but the import and the findings
            key("ctrl+z")  # whether the window shows the change before already or not
            wait(f"only {n} changes", lambda n=n: n_done() <= n)
        expect(dump(library) == before, "undo does not bring everything back")

    step("Ctrl+Z takes everything back", undo)
    expect(Atspi.Text.get_character_count(page.field("Definition")) > 0, "the form is empty")


main()
