# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a review file into what is printed: a cover and a run of blocks."""
import dataclasses
import hashlib
import re
import xml.etree.ElementTree as ET

NAMESPACE = "{urn:throughline:review:1}"
MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
ACTION_COLUMNS = (("number", "No."), ("", "Action to take"), ("scope", "Scope"), ("lead", "Lead agency"),
                  ("milestones", "Key milestones"), ("target", "Target date"),
                  ("outcome", "Date of completion and outcome"))


@dataclasses.dataclass
class Block:
    """A piece of text: kind as in the file, or "table" with its rows of cells."""

    kind: str
    text: str = ""
    number: str = ""
    level: int = 0
    rows: list = dataclasses.field(default_factory=list)
    is_plan: bool = False
    notes: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Review:
    """A report to be printed."""

    title: str
    partnership: str
    digest: str
    cover: list
    blocks: list


def fold(text):
    """Gives text with each run of white space as one space."""
    return re.sub(r"\s+", " ", text or "").strip()


def read_table(element):
    """Gives the rows of a table, each a pair of "is a header" and the cells' text."""
    return [(row.get("header") == "yes", [fold(cell.text) for cell in row]) for row in element]


def read_action(element):
    """Gives the cells of an action, in the order of the action plan form."""
    return (False, [fold(element.get(name) if name else element.text) for name, _ in ACTION_COLUMNS])


def read_blocks(document):
    """Lists the blocks of a document; actions become rows of a table, footnotes go to their text."""
    blocks = []
    for element in document:
        kind = element.tag.removeprefix(NAMESPACE)
        if kind == "footnote":
            mark = MARKS[int(element.get("number")) - 1]
            owner = next(block for block in reversed(blocks) if mark in block.text)
            owner.notes.append((mark, element.get("number"), fold(element.text)))
        elif kind == "action":
            if not (blocks and blocks[-1].is_plan):
                head = (True, [title for _, title in ACTION_COLUMNS])
                blocks.append(Block("table", rows=[head], is_plan=True))
            blocks[-1].rows.append(read_action(element))
        elif kind == "table":
            blocks.append(Block(kind, rows=read_table(element)))
        else:
            level = int(element.get("level")) if kind == "heading" else 0
            blocks.append(Block(kind, fold(element.text), element.get("number", ""), level))
    return blocks


def read(path):
    """Reads the review file at path."""
    root = ET.parse(path).getroot()
    document = root.find(NAMESPACE + "document")
    case = {variable.get("name"): variable.text for variable in root.iter(NAMESPACE + "variable")}
    blocks = read_blocks(document)
    end = next(i for i, block in enumerate(blocks[1:], 1) if block.kind == "heading")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return Review(document.get("title"), case["csp"], digest, blocks[:end], blocks[end:])


def split_notes(block):
    """Gives the text of a block in pieces: strings, and (number, note) where a note is called."""
    pieces, text = [], block.text
    for mark, number, note in block.notes:
        before, text = text.split(mark, 1)
        pieces += [before, (number, note)]
    return pieces + [text]


def heading_text(block, layout):
    """Gives the printed number of a heading, or nothing."""
    return layout.get("heading-number", layout["number"]).format(block.number) if block.number else ""


def lead_of(text):
    """Parts the first words of a boxed text, when they are its title, from the rest."""
    lead = re.match(r"[^.:]{3,60}[.:] ", text)
    return (lead.group(), text[lead.end():]) if lead else ("", text)


def column_widths(rows, width, size):
    """Gives the width of each column of a table, so that no word is broken, in the unit of width and size."""
    columns = list(zip(*(cells for _, cells in rows)))
    least = [max(len(word) for cell in cells for word in cell.split() or [""]) * size * 0.56 + size * 0.9
             for cells in columns]
    wish = [min(sum(map(len, cells)) / len(cells), 120) ** 0.8 for cells in columns]
    fixed = set()
    while True:
        spare = width - sum(least[i] for i in fixed)
        unit = spare / (sum(share for i, share in enumerate(wish) if i not in fixed) or 1)
        narrow = {i for i, share in enumerate(wish) if i not in fixed and share * unit < least[i]}
        if not narrow:
            break
        fixed |= narrow
    widths = [least[i] if i in fixed else share * unit for i, share in enumerate(wish)]
    return [one * width / sum(widths) for one in widths]


def describe(review):
    """Gives what the PDF says about itself."""
    return {"title": review.title, "author": "Throughline project (fictional sample)",
            "subject": "A fictional report, written to try out the Throughline software",
            "keywords": f"fictional, sample, source {review.digest}"}
