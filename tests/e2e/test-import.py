#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing in the real window: a newer version waits for a choice and takes its findings along; case facts are confirmed."""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
import pdf  # noqa: E402
from driver import App, Steps, cli, expect, find, key, wait, xdotool  # noqa: E402

AGENCIES = ["general practice", "housing office", "police", "midwife", "school", "advice centre", "hospital", "nursery"]
REPORT = ["Domestic Homicide Review into the death of Anna in May 2019", "", "Overview report", ""] + [
    line for number, agency in enumerate(AGENCIES, 1) for line in (
        f"1.{number} Those at the {agency} wrote down what Anna told them in month {number} and then closed", "her case.", "")]
FINAL = [line.replace("Those at the police wrote down", "Officers of the police did not write down") for line in REPORT] + [
    "1.9 The panel thanks her sister, who told it more about her life than any agency had known.", ""]


def picture(app, name):
    """Leaves a picture in the folder that TL_PICTURES names, for those who want to see what was driven."""
    if "TL_PICTURES" in os.environ:
        subprocess.run(["import", "-window", "root", f"{os.environ['TL_PICTURES']}/{name}.png"], check=True)


def write(place, name, lines):
    with open(f"{place}/{name}", "wb") as file:
        file.write(pdf.make(lines))
    return f"{place}/{name}"


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library = f"{place}/import.throughline"
    cli(library, "import", write(place, "first.pdf", REPORT))
    cli(library, "tag", "first", "--quote", "Those at the midwife wrote down", "--theme", "T03", "--type", "F02")
    cli(library, "tag", "first", "--quote", "Those at the police wrote down", "--theme", "T03", "--type", "F02")
    app = App(library, write(place, "final.pdf", FINAL), log=f"{place}/log")
    try:
        app.focus()
        xdotool("windowsize", "--sync", app.x_window(), 1366, 768)
        step("the newer version waits for a choice", app.find, None,
             lambda name: "looks like another version of a document of “Anna”" in name)
        picture(app, "import-asks")
        step("it takes the place of the old one", app.press, "Replace the text: final.pdf")
        step("what was not found again is told", app.find, None, lambda name: "1 finding was not found again" in name)
        picture(app, "import-replaced")
        step("the case facts open", app.press, "Check facts: final.pdf")
        step("the page names the review", app.find, "label", "Anna")
        step("the month of death is not confirmed", app.find, None, lambda name: "May 2019, Read, not confirmed" in name)
        picture(app, "facts")
        app.focus()
        step("all are confirmed by key", key, "alt+c")
        step("nothing waits any more", app.find, None, lambda name: "May 2019, Confirmed" in name)
        picture(app, "facts-confirmed")
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
        step("both findings are there", lambda: expect(cli(library, "findings").count("wrote down") == 2, "a finding is lost"))
        step("the library is sound", lambda: expect(cli(library, "check") == "", "the check found something"))
    finally:
        app.kill()
    step.end()


main()
