#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a line for each suite of a Meson test log, then "N passed, N failed"."""
import json
import re
import sys

suites, passed, failed, skipped = {}, 0, 0, 0
with open(sys.argv[1], encoding="utf-8") as log:
    for line in log:
        test = json.loads(line)
        suite = test["name"].split(" / ")[0].split(":")[-1]  # "throughline:import / import-golden"
        points = re.findall(r"^\s*(not ok|ok)\b(.*)$", test.get("stdout") or "", re.M)
        skips = sum(1 for result, rest in points if result == "ok" and re.search(r"#\s*skip", rest, re.I))
        bad = sum(1 for result, _ in points if result == "not ok")
        good = len(points) - bad - skips
        if test["result"] not in ("OK", "SKIP", "EXPECTEDFAIL") and bad == 0:
            bad = 1  # it died, or ran out of time
        if not points and test["result"] == "OK":
            good = 1
        if not points and test["result"] == "SKIP":
            skips = 1
        counts = suites.setdefault(suite, [0, 0, 0])
        for i, n in enumerate((good, bad, skips)):
            counts[i] += n
for name, (good, bad, skips) in sorted(suites.items()):
    print(f"{name:10} {good:4} passed {bad:4} failed" + (f" {skips:4} skipped" if skips else ""))
    passed, failed, skipped = passed + good, failed + bad, skipped + skips
print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(1 if failed or not passed else 0)
