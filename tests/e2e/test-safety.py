#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window says of a library in a place where it is not safe, and of one that is taken away while it is open."""
import json
import os
import re
import shutil
import subprocess
import tempfile

from driver import App, Steps, cli, expect, find, key, wait, xdotool, SOURCE


def full_drive(step):
    """A drive of its own that has no room left; only who may mount one tries it."""
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library, filler = f"{place}/full.throughline", f"{place}/filler"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", place], capture_output=True, check=False).returncode != 0:
        os.rmdir(place)
        return
    app = None
    try:
        cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf")
        cli(library, "set", "Daniela", "borough", "Ashby")
        app = App(library, log=os.devnull)
        app.focus()
        xdotool("windowsize", "--sync", app.x_window(), 1366, 768)
        wait("the review", lambda: find(app.window, None, "Daniela"))
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"0" * 4096)
            except OSError:
                pass
        key("ctrl+z")
        step("a full drive says so, and what to do", app.find, "label", lambda name: "no room left" in name and "Make room on it" in name)
        step("nothing is said to be saved", app.find, "label", "The last change was not saved")
        step("a backup that has no room says so", app.find, "label", lambda name: "The library was not backed up. There is no room" in name)
        os.unlink(filler)
        key("ctrl+z")
        step("with room, work goes on", app.find, "label", lambda name: re.fullmatch(r"All changes saved, \d\d:\d\d", name))
        step("and it is not told any more that there is none", wait, "no message",
             lambda: not find(app.window, "label", lambda name: "no room left" in name))
        step("close the full library", lambda: expect(app.close() == 0, "the program did not end well"))
        step("it is sound", cli, library, "check")
        os.rename(library, f"{place}/away")
        app = App(library, log=os.devnull)
        app.focus()
        step("a library that is not there says so", app.find, "label", lambda name: "is not there" in name)
        os.rename(f"{place}/away", library)
        key("Return")
        step("and is tried again", wait, "the review", lambda: find(app.window, None, "Daniela"))
        step("close it again", lambda: expect(app.close() == 0, "the program did not end well"))
    finally:
        if app is not None:
            app.kill()
        subprocess.run(["umount", "-l", place], check=False)
        os.rmdir(place)


def main():
    step = Steps()
    place = tempfile.mkdtemp(prefix="throughline-e2e-")
    library, away = f"{place}/safe.throughline", f"{place}/away.throughline"
    cli(library, "import", f"{SOURCE}/data/samples/amberley-daniela.pdf")
    cli(library, "set", "Daniela", "borough", "Ashby")
    cli(library, "set", "Daniela", "borough", "Bexley")
    with open(f"{place}/.nextcloudsync.log", "w", encoding="utf-8"):
        pass

    def borough():
        return json.loads(cli(library, "reviews", "--json"))["reviews"][0]["borough"]

    app = App(library, log=f"{place}/log")
    try:
        app.focus()
        xdotool("windowsize", "--sync", app.x_window(), 1366, 768)
        wait("the review", lambda: find(app.window, None, "Daniela"))
        step("a folder that is kept in step is warned of", app.find, "label", lambda name: "kept in step with other computers" in name)
        step("nothing is claimed to be saved at a time", app.find, "label", "All changes saved")
        os.rename(library, away)
        key("ctrl+z")
        step("a library that was taken away says so, and what to do", app.find, "label",
             lambda name: "Nothing was changed: the library" in name and "save a copy of it elsewhere" in name)
        step("and does not claim to be saved", app.find, "label", "The last change was not saved")
        os.rename(away, library)
        expect(borough() == "Bexley", "something was changed")
        key("ctrl+z")
        step("where it comes back, work goes on", app.find, "label",
             lambda name: re.fullmatch(r"All changes saved, \d\d:\d\d", name))
        expect(borough() == "Ashby", "nothing was changed")
        step("and the notice goes", wait, "no notice", lambda: not find(app.window, "label", lambda name: "Nothing was changed" in name
                                                                        and "kept in step" in name))
        step("close", lambda: expect(app.close() == 0, "the program did not end well"))
        step("the library is sound", cli, library, "check")
    finally:
        app.kill()
        shutil.rmtree(place)
    full_drive(step)
    step.end()


main()
