#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well import finds headings, numbered paragraphs and recommendations, against truth made by eye.

    score.py [--cli PROGRAM] [--verbose] TRUTH REPORTS

TRUTH holds a file REPORT.tsv for each REPORTS/REPORT.pdf. Its lines, parted by tabs:

    # pages 1-20 31 35-40    the pages looked at; nothing else is counted
    h  PAGE LEVEL NUMBER TEXT    a heading; h? is one that may be found or not
    p  PAGE NUMBER WORDS         a numbered paragraph and its first words (not one that a letter alone marks)
    r  PAGE NUMBER WORDS         a recommendation, its number (or none) and its first words
    chain 1-97                   paragraphs 1. to 97., to be read from pdftotext
    rec 1-12                     those of them that are recommendations

A heading is found if one of the same words, its number aside, stands on the same page. A paragraph is found if one of the
same number and first words stands on the same page, a recommendation likewise on the same page or
the one before or after.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import unicodedata

SUPERSCRIPTS = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def fold(text):
    text = unicodedata.normalize("NFKC", text.translate(SUPERSCRIPTS)).casefold()
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def words(text, n):
    return fold(text).split()[:n]


class Truth:
    def __init__(self, path, report):
        self.pages = set()
        self.headings = []
        self.paragraphs = []
        self.recommendations = []
        for line in open(path, encoding="utf-8"):
            self.take(line.rstrip("\n"), report)

    def take(self, line, report):
        field = line.split("\t")
        if line.startswith("# pages"):
            for part in line.split()[2:]:
                first, _, last = part.partition("-")
                self.pages.update(range(int(first), int(last or first) + 1))
        elif field[0] in ("h", "h?"):
            self.headings.append((int(field[1]), int(field[2]), field[3], field[4], field[0] == "h?"))
        elif field[0] == "p":
            self.paragraphs.append((int(field[1]), field[2], field[3]))
        elif field[0] == "r":
            self.recommendations.append((int(field[1]), field[2], field[3]))
        elif line.startswith("chain "):
            self.add_chain(report, *map(int, line.split()[1].split("-")))
        elif line.startswith("rec "):
            first, last = map(int, line.split()[1].split("-"))
            self.recommendations += [p for p in self.paragraphs
                                     if p[1].isdigit() and first <= int(p[1]) <= last]

    def add_chain(self, report, first, last):
        """The pages of a continuous series, and how its paragraphs begin."""
        text = subprocess.run(["pdftotext", "-layout", report, "-"], capture_output=True,
                              check=True).stdout.decode()
        found = {}
        for page, content in enumerate(text.split("\f"), 1):
            for match in re.finditer(r"^ {0,12}(\d+)\. +(\S.*)$", content, re.M):
                found.setdefault(int(match[1]), []).append((page, match[2]))
        page = len(text)
        for n in range(last, first - 1, -1):
            here = [f for f in found.get(n, []) if f[0] <= page]
            if not here:
                sys.exit(f"{report}: no paragraph {n}")
            page = here[-1][0]
            self.paragraphs.append((page, str(n), here[-1][1]))


class Score:
    def __init__(self):
        self.right = self.found = self.wanted = 0

    def add(self, other):
        self.right += other.right
        self.found += other.found
        self.wanted += other.wanted

    def __str__(self):
        if not self.found and not self.wanted:
            return f"{'–':>27}"
        precision = self.right / self.found if self.found else 0
        recall = self.right / self.wanted if self.wanted else 0
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0
        return f"{precision:.3f} {recall:.3f} {f1:.3f} of {self.wanted:4}"


def compare(wanted, found, same, report, kind, verbose):
    """Pairs each of @wanted with one of @found."""
    score, left, pairs = Score(), list(found), []
    for item in wanted:
        match = next((f for f in left if same(item, f)), None)
        may = len(item) > 4 and item[4]
        if match is not None:
            left.remove(match)
            pairs.append((item, match))
        if may:
            continue
        score.wanted += 1
        score.found += match is not None
        score.right += match is not None
        if match is None and verbose:
            print(f"  {report}: {kind} missed: {item[:4]}")
    for item in left:
        if verbose:
            print(f"  {report}: {kind} too many: {item}")
    score.found += len(left)
    return score, pairs


def same_heading(truth, found):
    text = fold(found[2])
    numbered = fold(f"{found[1] or ''} {found[2]}")
    wanted = fold(truth[3])
    return truth[0] == found[0] and (wanted in (text, numbered)
                                     or fold(f"{truth[2]} {truth[3]}") in (text, numbered))


def same_paragraph(truth, found):
    n = min(5, len(words(truth[2], 5)))
    return (truth[0] == found[0] and truth[1].rstrip(".") == (found[1] or "").rstrip(".")
            and words(truth[2], n) == words(found[2], n))


def same_recommendation(truth, found):
    n = min(5, len(words(truth[2], 5)))
    return (abs(truth[0] - found[0]) <= 1 and words(truth[2], n) == words(found[2], n)
            and fold(truth[1]) == fold(found[1] or ""))


def score_report(cli, truth_path, report, verbose):
    truth = Truth(truth_path, report)
    name = os.path.basename(report)
    draft = json.loads(subprocess.run([cli, "structure", "--json", report], capture_output=True,
                                      check=True).stdout)

    def listed(key):
        return [i for i in draft[key] if i["page"] in truth.pages]
    headings = [(h["page"], h["number"], h["text"], h["level"]) for h in listed("headings")]
    paragraphs = [(p["page"], p["number"], p["text"][:60]) for p in listed("paragraphs")
                  if p["number"] and p["number"][0].isdigit()]
    recommendations = [(r["page"], r["number"], r["text"][:80]) for r in listed("recommendations")]
    result = [compare(truth.headings, headings, same_heading, name, "heading", verbose),
              compare(truth.paragraphs, paragraphs, same_paragraph, name, "paragraph", verbose),
              compare(truth.recommendations, recommendations, same_recommendation, name,
                      "recommendation", verbose)]
    levels = Score()
    for wanted, found in result[0][1]:
        levels.wanted += 1
        levels.found += 1
        levels.right += wanted[1] == found[3]
        if verbose and wanted[1] != found[3]:
            print(f"  {name}: level {found[3]}, not {wanted[1]}: p{wanted[0]} {wanted[3]}")
    return [r[0] for r in result] + [levels]


def main():
    parser = argparse.ArgumentParser(description="Score import against truth made by eye.")
    parser.add_argument("--cli", default="build-check/src/cli/throughline-cli")
    parser.add_argument("--verbose", action="store_true", help="list each difference")
    parser.add_argument("truth")
    parser.add_argument("reports")
    args = parser.parse_args()
    total = [Score() for _ in range(4)]
    lines = []
    for name in sorted(os.listdir(args.truth)):
        report = os.path.join(args.reports, name[:-4] + ".pdf")
        if not name.endswith(".tsv") or not os.path.exists(report):
            continue
        scores = score_report(args.cli, os.path.join(args.truth, name), report, args.verbose)
        for whole, part in zip(total, scores):
            whole.add(part)
        lines.append((name[:-4], scores))
    print(f"{'precision, recall, F1 of':<28}{'headings':<30}{'numbered paragraphs':<30}"
          f"{'recommendations':<30}levels right")
    for name, scores in lines + [("all", total)]:
        level = scores[3]
        print(f"{name:<28}" + "   ".join(f"{s!s:<27}" for s in scores[:3])
              + f"   {level.right} of {level.wanted}")


if __name__ == "__main__":
    main()
