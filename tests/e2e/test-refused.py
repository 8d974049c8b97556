#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed and chosen while the library cannot be written: it is offered again, and goes in once it can."""
import json
import os
import shutil
import tempfile

from driver import App, Steps, cli, expect, find, find_all, key, text_of, type_text, wait, xdotool, SOURCE
from gi.repository import Atspi


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library, away = f"{place}/refused.throughline", f"{place}/away.throughline"
    cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf")

    def findings():
        return json.loads(cli(library, "findings", "--json"))["findings"]

    def chips(app):
        return [node.get_name() for node in find_all(find(app.window, None, "Chosen themes and agencies"), "push button")]

    def refusal(app):
        return find(app.window, "label", lambda name: name.startswith("Nothing was changed"))

    app = App(library, log=f"{place}/log")
    try:
        app.focus()
        xdotool("windowsize", "--sync", app.x_window(), 1366, 768)
        app.click(app.find(None, "Daniela"))
        key("Return")
        report = app.find("text", "Report text")
        wait("the text of the report", lambda: Atspi.Text.get_character_count(report) > 5000)
        app.focused("text", "Report text")

        def tag():
            key("p", "t")
            app.focused("text", "Theme, agency or type")
            type_text("housing")
            key("Return")
            wait("what was chosen", lambda: chips(app))
            key("alt+n")
            app.focused("text", "Note")
            type_text("who knew of it")
            os.rename(library, away)
            key("ctrl+Return")

        step("tag with a note, while the library is away", tag)

        def offered():
            app.focused("text", "Theme, agency or type")
            expect(text_of(find(app.window, "text", "Note")) == "who knew of it", "the note is lost")
            expect(chips(app), "what was chosen is lost")
            wait("the reason, in the palette", lambda: refusal(app))

        step("the palette opens with it again, and says why", offered)

        def again():
            os.rename(away, library)
            key("ctrl+Return")
            wait("the finding", lambda: len(findings()) == 1)
            expect(findings()[0]["note"] == "who knew of it", f"{findings()[0]}")

        step("it goes in once the library is back", again)

        def amend():
            app.focused("text", "Report text")
            key("m")
            app.focused("text", "Note")
            type_text("; asked of all")
            os.rename(library, away)
            key("Return")
            app.focused("text", "Theme, agency or type")
            wait("the note", lambda: text_of(find(app.window, "text", "Note")).endswith("asked of all"))
            os.rename(away, library)
            key("ctrl+Return")
            wait("the note to be stored", lambda: findings()[0]["note"].endswith("asked of all"))

        step("a note that is amended is kept as well", amend)

        def suggestion():
            app.focused("text", "Report text")
            key("n")
            wait("a suggestion", lambda: find(app.window, "list item", lambda name: name.startswith("Suggestion ")))
            key("e")
            app.focused("text", "Theme, agency or type")
            key("alt+n")
            app.focused("text", "Note")
            type_text("of a suggestion")
            os.rename(library, away)
            key("Return")
            app.focused("text", "Theme, agency or type")
            wait("the note", lambda: text_of(find(app.window, "text", "Note")) == "of a suggestion")
            os.rename(away, library)
            key("ctrl+Return")
            wait("the finding", lambda: any(finding["note"] == "of a suggestion" for finding in findings()))

        step("so is one on a suggestion", suggestion)

        def by_set():
            app.focused("text", "Report text")
            key("ctrl+Home", "p")
            os.rename(library, away)
            key("period")
            wait("the reason", lambda: refusal(app))
            expect(not find(app.window, "label", lambda name: name.startswith("Tagged with")), "it claims to have tagged")
            os.rename(away, library)
            key("period")
            wait("the finding", lambda: len(findings()) == 3)

        step("of words tagged with the last set nothing is claimed", by_set)

        def codebook():
            key("ctrl+b")
            app.tab_to("text", "Name")
            key("End")
            type_text(" in homes")
            os.rename(library, away)
            key("Return")
            wait("the reason, in the form", lambda: len(find_all(app.window, None, lambda name: name.startswith("Nothing was changed"))) > 1)
            name = app.focused("text", "Name")
            expect(text_of(name).endswith(" in homes"), f"what was typed is lost: “{text_of(name)}”")
            os.rename(away, library)
            key("Return")
            app.find("push button", lambda name: name.startswith("Undo: Rename “"))

        step("what was typed in the codebook is kept as well", codebook)
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
        step("the library is sound", cli, library, "check")
    finally:
        app.kill()
        shutil.rmtree(place)
    step.end()


main()
