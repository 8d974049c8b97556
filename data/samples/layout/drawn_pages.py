# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a report page by page with Pango and cairo."""
import dataclasses
import html
import math
import typing

import gi

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
gi.require_foreign("cairo")
import cairo  # noqa: E402
from gi.repository import Pango, PangoCairo  # noqa: E402

import report  # noqa: E402

WIDTH, HEIGHT = 595.276, 841.89
TOP, BOTTOM = 72, 70
RULE = 0.6
LEADING = 1.38  # height of a line, of the size of its type


@dataclasses.dataclass
class Fragment:
    """A strip of a page that is not broken: a line, a table row, a box."""

    height: float
    draw: typing.Callable  # (y) with the pen on the right page
    before: float = 0.0  # space above, dropped at the head of a page
    keeps: bool = False  # stays with what follows
    notes: list = dataclasses.field(default_factory=list)  # layouts at the foot of its page
    header: "Fragment" = None  # repeated above it at the head of a page
    entry: tuple = None  # (level, number, title) of the contents


class Book:
    """A report being laid out; drawing happens in a second pass, when the page numbers are known."""

    def __init__(self, review, layout, surface):
        self.review, self.layout, self.surface = review, layout, surface
        self.cr = cairo.Context(surface)
        self.left, right = layout["margins"]
        self.width = WIDTH - self.left - right
        self.size = layout["size"]
        self.context = PangoCairo.create_context(self.cr)
        options = cairo.FontOptions()
        options.set_hint_metrics(cairo.HINT_METRICS_OFF)
        PangoCairo.context_set_font_options(self.context, options)

    def text(self, markup, width, size=None, bold=False, align=Pango.Alignment.LEFT, font=None):
        """Gives markup as a laid out text of a width in points."""
        text = Pango.Layout.new(self.context)
        font = Pango.FontDescription.from_string(font or self.layout["font"])
        font.set_absolute_size((size or self.size) * Pango.SCALE)
        font.set_weight(Pango.Weight.BOLD if bold else Pango.Weight.NORMAL)
        text.set_font_description(font)
        text.set_width(int(width * Pango.SCALE))
        text.set_wrap(Pango.WrapMode.WORD_CHAR)
        text.set_alignment(align)
        text.set_markup("x", -1)
        natural = text.get_size()[1] / Pango.SCALE
        text.set_line_spacing(1.24 * (size or self.size) / natural)
        features = self.layout.get("features")
        text.set_markup(f'<span font_features="{features}">{markup}</span>' if features else markup, -1)
        return text

    def show(self, text, x, y):
        """Draws a text with its top left corner at a place."""
        self.cr.move_to(x, y)
        PangoCairo.show_layout(self.cr, text)

    def lines(self, text, x, before=0.0, keeps=False, label=None, notes=None):
        """Gives the lines of a text as fragments, no line of a paragraph alone on a page.

        notes: [(byte position of the mark, layout)]; label: (text, x) on the first line.
        """
        fragments, count = [], text.get_line_count()
        size = text.get_font_description().get_size() / Pango.SCALE
        height = size * LEADING
        rows = text.get_iter()
        for i in range(count):
            line, baseline = rows.get_line_readonly(), height - size * 0.36
            offset = rows.get_line_extents()[1].x / Pango.SCALE
            end = line.start_index + line.length

            def draw(y, line=line, baseline=baseline, offset=offset, first=i == 0):
                if first and label:
                    own = label[0].get_baseline() / Pango.SCALE
                    self.show(label[0], label[1], y + baseline - own)
                self.cr.move_to(x + offset, y + baseline)
                PangoCairo.show_layout_line(self.cr, line)

            mine = [note for place, note in notes or () if line.start_index <= place < end]
            lonely = count > 1 and i in (0, count - 2)
            fragments.append(Fragment(height, draw, before if i == 0 else 0, keeps or lonely, mine))
            rows.next_line()
        return fragments


def spaced(book, text):
    """Gives heading words as markup, letter-spaced where the layout asks for it."""
    gap = book.layout.get("spaced")
    text = html.escape(text, quote=False)
    return f'<span letter_spacing="{int(gap * Pango.SCALE)}">{text}</span>' if gap else text


def raised(number, size):
    """Gives the mark of a note, small and raised, as markup for text of a size in points."""
    return f'<span size="{int(size * 0.5 * 1024)}" rise="{int(size * 0.27 * 1024)}">{number}</span>'


def with_marks(book, block):
    """Gives a block's text as markup with raised marks, and the notes with the places of their marks."""
    markup, notes, place = "", [], 0
    for piece in report.split_notes(block):
        if isinstance(piece, str):
            markup += html.escape(piece, quote=False)
            place += len(piece.encode())
        else:
            number, note = piece
            small = book.size * 0.8
            words = html.escape(note, quote=False)
            notes.append((place, book.text(f"{raised(number, small)} {words}", book.width, small)))
            markup += raised(number, book.size)
            place += len(number)
    return markup, notes


def lay_heading(book, block):
    """Gives the fragments of a heading."""
    number = report.heading_text(block, book.layout)
    size = book.layout["heading-sizes"][min(block.level, 2) - 1]
    words = spaced(book, block.text)
    if not number and block.level > 1 and book.layout.get("spaced"):
        words = f"<i>{words}</i>"
    hang = 0 if book.layout.get("margin-numbers") or not number else book.layout["hang"]
    text = book.text(words, book.width - hang, size, True)
    label = None
    if number:
        x = book.left - 58 if book.layout.get("margin-numbers") else book.left
        label = (book.text(number, 90, size, True), x)
    before = book.size * (2.2 if block.level == 1 else 1.5)
    fragments = book.lines(text, book.left + hang, before, True, label)
    fragments[0].entry = (block.level, number, block.text)
    fragments.append(Fragment(book.size * 0.45, lambda y: None, keeps=True))
    return fragments


def lay_text(book, block):
    """Gives the fragments of a paragraph, an item, a caption or a recommendation."""
    layout, label, hang = book.layout, None, 0
    markup, notes = with_marks(book, block)
    if block.kind == "item" or (block.kind == "recommendation" and block.number.startswith("(")):
        inset = 0 if layout.get("margin-numbers") else layout["hang"]
        number, font = block.number, None
        if number == "•" and layout.get("bullet"):
            number, font = layout["bullet"], layout["bullet-font"]
        label = (book.text(number or "–", 40, font=font), book.left + inset)
        hang = inset + (16 if number in ("•", layout.get("bullet")) else 24)
    elif block.number:
        form = layout["recommendation" if block.kind == "recommendation" else "number"]
        margin = layout.get("margin-numbers")
        bold = block.kind == "recommendation"
        label = (book.text(form.format(block.number), 90, bold=bold), book.left - (58 if margin else 0))
        hang = 0 if margin else layout["hang"]
    elif block.kind == "paragraph" and not layout.get("margin-numbers"):
        hang = layout["hang"]
    caption = block.kind == "caption"
    text = book.text(markup, book.width - hang, book.size * (0.92 if caption else 1), caption)
    before = book.size * (0.35 if block.kind == "item" else 1.0 if caption else 0.72)
    return book.lines(text, book.left + hang, before, caption or block.text.endswith(":"), label, notes)


def lay_box(book, block):
    """Gives a boxed text as one fragment."""
    lead, rest = report.lead_of(block.text)
    markup = f"<b>{html.escape(lead, quote=False)}</b>{html.escape(rest, quote=False)}"
    inset = 10
    lines = book.lines(book.text(markup, book.width - 2 * inset), book.left + inset)
    height = sum(line.height for line in lines) + 2 * inset

    def draw(y):
        book.cr.rectangle(book.left, y, book.width, height)
        book.cr.set_line_width(RULE)
        book.cr.stroke()
        y += inset
        for line in lines:
            line.draw(y)
            y += line.height

    return [Fragment(height, draw, book.size * 1.1)]


def lay_row(book, cells, left, widths, size, is_header, is_grid):
    """Gives a row of a table as one fragment."""
    pad = 4
    texts = [book.text(html.escape(cell, quote=False), width - 2 * pad, size, is_header)
             for cell, width in zip(cells, widths)]
    height = max(text.get_size()[1] / Pango.SCALE for text in texts) + 2 * pad

    def draw(y):
        cr, x = book.cr, left
        cr.set_line_width(RULE * (2 if is_header and not is_grid else 1))
        for text, width in zip(texts, widths):
            if is_grid:
                cr.rectangle(x, y, width, height)
                cr.stroke()
            book.show(text, x + pad, y + pad)
            x += width
        if not is_grid:
            cr.move_to(left, y + height)
            cr.line_to(x, y + height)
            cr.stroke()

    return Fragment(height, draw)


def lay_table(book, block):
    """Gives the rows of a table as fragments that repeat its head on each page."""
    size = book.size * (0.76 if block.is_plan else 0.88)
    outdent = 58 if block.is_plan and book.layout.get("margin-numbers") else 0
    widths = report.column_widths(block.rows, book.width + outdent, size)
    is_grid = book.layout["ruled"] == "grid"
    fragments, header = [], None
    for is_header, cells in block.rows:
        fragment = lay_row(book, cells, book.left - outdent, widths, size, is_header, is_grid)
        fragment.keeps = is_header
        fragment.header = None if is_header else header
        header = fragment if is_header else header
        fragments.append(fragment)
    fragments[0].before = book.size * 0.5
    fragments[1].keeps = len(fragments) > 2
    return fragments + [Fragment(book.size * 0.6, lambda y: None)]


def lay_blocks(book, blocks):
    """Gives a run of blocks as fragments."""
    fragments = []
    kinds = {"heading": lay_heading, "box": lay_box, "table": lay_table}
    for block in blocks:
        fragments += kinds.get(block.kind, lay_text)(book, block)
    return fragments


def lay_cover(book):
    """Gives the fragments of the cover."""
    fragments = [Fragment(150, lambda y: None)]
    for i, block in enumerate(book.review.cover):
        size = 23 if i == 0 else book.size * 1.18
        text = book.text(html.escape(block.text, quote=False), book.width, size, i == 0)
        fragments += book.lines(text, book.left, 0 if i == 0 else 20)
    return fragments


def contents_lines(book, pages):
    """Gives the fragments of the contents; pages: {index of an entry: page number}."""
    title = book.text(spaced(book, "Contents"), book.width, book.layout["heading-sizes"][0], True)
    fragments = book.lines(title, book.left)
    for i, (level, number, title) in enumerate(pages["entries"]):
        inset = (level - 1) * (14 if number else 34)
        gap = 34 if number and level == 1 else 40 if number else 0
        page = str(pages["numbers"].get(i, 0))
        words = book.text(html.escape(title, quote=False), book.width - inset - gap - 40)
        label = (book.text(number, 60), book.left + inset) if number else None
        dots = book.text("." * 200, 2000)
        dot = dots.get_size()[0] / Pango.SCALE / 200
        used = words.get_line_readonly(words.get_line_count() - 1).get_extents()[1].width / Pango.SCALE
        count = math.floor((book.width - inset - gap - used - 32) / dot)
        leader = book.text("." * max(count, 3), 2000)
        figure = book.text(page, 60, align=Pango.Alignment.RIGHT)
        lines = book.lines(words, book.left + inset + gap, 5 if level == 1 else 2, False, label)
        start, last = book.left + inset + gap + used + 4, lines[-1].draw

        def draw(y, last=last, leader=leader, start=start, figure=figure):
            last(y)
            book.show(leader, start, y)
            book.show(figure, book.left + book.width - 60, y)

        lines[-1].draw = draw
        fragments += lines
    return fragments


def note_height(notes):
    """Gives the height that footnotes take at the foot of a page."""
    return sum(note.get_size()[1] / Pango.SCALE + 2 for note in notes) + (12 if notes else 0)


def paginate(fragments):
    """Parts fragments into pages, each ([(y, fragment)], [note])."""
    pages, i, y = [([], [])], 0, TOP
    while i < len(fragments):
        end = i
        while fragments[end].keeps and end + 1 < len(fragments):
            end += 1
        run = fragments[i:end + 1]
        need = sum(f.height + (f.before if (y > TOP or k) else 0) for k, f in enumerate(run))
        notes = pages[-1][1] + [note for f in run for note in f.notes]
        if y > TOP and y + need > HEIGHT - BOTTOM - note_height(notes):
            pages.append(([], []))
            y = TOP
        for fragment in run:
            if y == TOP and fragment.header:
                pages[-1][0].append((y, fragment.header))
                y += fragment.header.height
            y += fragment.before if y > TOP else 0
            pages[-1][0].append((y, fragment))
            pages[-1][1].extend(fragment.notes)
            y += fragment.height
        i = end + 1
    return pages


def draw_edges(book, number, count):
    """Draws the head and the foot of a page."""
    even = number % 2 == 0 and "head-even" in book.layout
    for parts, y in ((book.layout["head-even" if even else "head"], 34), (book.layout["foot"], HEIGHT - 42)):
        for part, align in zip(parts, (Pango.Alignment.LEFT, Pango.Alignment.CENTER, Pango.Alignment.RIGHT)):
            if part:
                words = html.escape(part.format(page=number, pages=count), quote=False)
                book.show(book.text(words, book.width, 9, align=align), book.left, y)


def draw_notes(book, notes):
    """Draws footnotes at the foot of a page, under a short rule."""
    y = HEIGHT - BOTTOM - note_height(notes) + 8
    book.cr.set_line_width(RULE)
    book.cr.move_to(book.left, y)
    book.cr.line_to(book.left + 120, y)
    book.cr.stroke()
    for note in notes:
        book.show(note, book.left, y + 4)
        y += note.get_size()[1] / Pango.SCALE + 2


def draw_page(book, page, number, count):
    """Draws one page, and its headings into the outline."""
    for y, fragment in page[0]:
        if fragment.entry and book.layout.get("outline"):
            level, label, title = fragment.entry
            parent = book.parents[level - 1]
            place = book.surface.add_outline(parent, f"{label} {title}".strip(), f"page={number} pos=[0 {y:.0f}]", 0)
            book.parents[level:] = [place] * (4 - level)
        fragment.draw(y)
    if page[1]:
        draw_notes(book, page[1])
    if number > 1:
        draw_edges(book, number, count)
    book.cr.show_page()


def make(review, layout, target):
    """Writes the PDF of a review."""
    surface = cairo.PDFSurface(str(target), WIDTH, HEIGHT)
    about = report.describe(review)
    for key, name in ((cairo.PDF_METADATA_TITLE, "title"), (cairo.PDF_METADATA_AUTHOR, "author"),
                      (cairo.PDF_METADATA_SUBJECT, "subject"), (cairo.PDF_METADATA_KEYWORDS, "keywords")):
        surface.set_metadata(key, about[name])
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2026-11-23T12:00:00Z")
    book = Book(review, layout, surface)
    book.parents = [cairo.PDF_OUTLINE_ROOT] * 4
    body = paginate(lay_blocks(book, review.blocks))
    cover = paginate(lay_cover(book))
    wanted = [(page, f.entry) for page, (strips, _) in enumerate(body) for _, f in strips
              if f.entry and f.entry[0] <= layout["contents-levels"]]
    contents = {"entries": [entry for _, entry in wanted], "numbers": {}}
    first = len(cover) + len(paginate(contents_lines(book, contents))) + 1
    contents["numbers"] = {i: page + first for i, (page, _) in enumerate(wanted)}
    pages = cover + paginate(contents_lines(book, contents)) + body
    for number, page in enumerate(pages, 1):
        draw_page(book, page, number, len(pages))
    surface.finish()
