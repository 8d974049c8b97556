#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the small PDFs of this folder: fictional pages, each for one thing that import must get right.

Needs python3-cairo and qpdf. Run it in this folder; then run the test with TL_UPDATE_GOLDEN=1.
"""

import subprocess
import zlib

import cairo

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 72, 523, 90, 740
LOREM = (
    "The panel heard that the practice had no written way of telling others when an appointment was missed. "
    "Staff did what they thought right on the day, and nobody was asked to look at the whole picture. "
    "Each service held a part of it, and the parts were first put side by side in this review. "
    "The family asked that this be said plainly, and the panel agrees with them."
)


class Doc:
    """A document drawn line by line, as a word processor would."""

    def __init__(self, name, head=None, foot="Page {n} of {total}", size=11, total=3):
        self.surface = cairo.PDFSurface(name, WIDTH, HEIGHT)
        self.surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, "2020-01-01T00:00:00Z")
        self.cr = cairo.Context(self.surface)
        self.head, self.foot, self.size, self.total = head, foot, size, total
        self.page, self.y, self.notes = 1, TOP, []

    def font(self, size, bold=False, italic=False):
        self.cr.select_font_face(
            "DejaVu Sans",
            cairo.FONT_SLANT_ITALIC if italic else cairo.FONT_SLANT_NORMAL,
            cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL,
        )
        self.cr.set_font_size(size)

    def width(self, text):
        return self.cr.text_extents(text).x_advance

    def put(self, x, y, text):
        self.cr.move_to(x, y)
        self.cr.show_text(text)

    def end_page(self):
        y = BOTTOM - 12 * len(self.notes) + 24
        for mark, text in self.notes:
            self.font(6)
            self.put(LEFT, y - 3, mark)
            self.font(8.5)
            self.put(LEFT + 8, y, text)
            y += 12
        self.notes = []
        self.font(9)
        if self.head:
            self.put(LEFT, 45, self.head)
        if self.foot:
            self.put(270, 805, self.foot.format(n=self.page, total=self.total))
        self.cr.show_page()
        self.page += 1
        self.y = TOP

    def room(self, height):
        if self.y + height > BOTTOM - 14 * len(self.notes):
            self.end_page()

    def wrap(self, text, width):
        line = ""
        for word in text.split():
            if line and self.width(line + " " + word) > width:
                yield line
                line = word
            else:
                line = (line + " " + word).strip()
        if line:
            yield line

    def text(self, text, x=LEFT, number=None, hang=0, size=None, bold=False, italic=False, gap=8, right=RIGHT, note=None):
        size = size or self.size
        self.y += gap
        for i, line in enumerate(self.wrap_at(text, right - x - hang, size, bold, italic)):
            self.room(size * 1.3)
            self.font(size, bold, italic)
            if i == 0 and number:
                self.put(x, self.y, number)
            self.put(x + hang, self.y, line)
            end = x + hang + self.width(line)
            self.y += size * 1.3
        if note:
            self.font(6)
            self.put(end, self.y - size * 1.3 - 4, note[0])
            self.notes.append(note)

    def wrap_at(self, text, width, size, bold, italic):
        self.font(size, bold, italic)
        return list(self.wrap(text, width))

    def heading(self, text, size=14, number=None, hang=30, bold=True):
        self.text(text, number=number, hang=hang if number else 0, size=size, bold=bold, gap=16)

    def table(self, widths, rows, size=9):
        for i, row in enumerate(rows):
            lines = [self.wrap_at(cell, width - 10, size, i == 0, False) for cell, width in zip(row, widths)]
            height = max(len(cell) for cell in lines) * size * 1.3 + 8
            self.room(height + 6)
            x = LEFT
            for cell, width in zip(lines, widths):
                self.cr.set_line_width(0.5)
                self.cr.rectangle(x, self.y, width, height)
                self.cr.stroke()
                self.font(size, i == 0)
                for k, line in enumerate(cell):
                    self.put(x + 5, self.y + 4 + size + k * size * 1.3, line)
                x += width
            self.y += height
        self.y += 14

    def finish(self):
        self.end_page()
        self.surface.finish()


def decimal():
    """Decimal numbers, headings numbered in the same series, running head, page numbers, footnotes."""
    doc = Doc("decimal.pdf", head="OFFICIAL-SENSITIVE Safer Wexbridge Partnership")
    doc.heading("Domestic Homicide Review", size=20)
    doc.heading("Overview report into the death of ‘Carol’ in March 2019", size=13)
    doc.text("Independent chair and author: Judith Amberscombe")
    doc.text("Commissioned by the Safer Wexbridge Partnership, London Borough of Wexbridge")
    doc.text("Report completed: May 2021")
    for section, title in enumerate(("Introduction", "Analysis of contact", "What was learned"), 1):
        doc.heading(title, number=f"{section}.")
        for n in range(1, 6):
            note = (str(section), "Multi-agency statutory guidance, 2016.") if n == 2 else None
            doc.text(LOREM, number=f"{section}.{n}", hang=36, note=note)
    doc.finish()


def continuous():
    """Contents page with dot leaders; whole numbers through the document; a number at the head of a line that is none."""
    doc = Doc("continuous.pdf", foot="{n}", total=4)
    doc.heading("Contents", size=16)
    for title, page in (("Summary of findings", 2), ("The agencies", 3), ("What was learned", 4)):
        doc.font(11)
        dots = "." * int((RIGHT - LEFT - doc.width(title) - 24) / doc.width("."))
        doc.y += 20
        doc.put(LEFT, doc.y, title + " " + dots + " " + str(page))
    doc.end_page()
    number = 1
    for title in ("Summary of findings", "The agencies", "What was learned"):
        doc.heading(title)
        for i in range(4):
            extra = " In the year before, there were visits to the surgery on no fewer than 12 days, of which 3 were known to others." if i == 1 else ""
            doc.text(LOREM + extra, number=f"{number}.", hang=28)
            number += 1
        doc.text("The panel asked each agency three things:")
        for item in ("what it knew at the time;", "what it did with what it knew;", "what it would do on the same day now."):
            doc.text(item, x=LEFT + 20, number="•", hang=14, gap=4)
    doc.finish()


def recommendations():
    """Recommendations by their word and by letter, and an action plan that repeats them."""
    doc = Doc("recommendations.pdf", foot="{n} | Page")
    doc.heading("Lessons", number="6.")
    doc.text(LOREM, number="6.1", hang=36)
    doc.text(LOREM, number="6.2", hang=36)
    doc.heading("Recommendations", number="7.")
    doc.text("Recommendation 1: The Safer Wexbridge Partnership should agree one way of telling each other about missed appointments.")
    doc.text("Recommendation 2a: Wexbridge Housing should ask at each visit who lives in the home.")
    doc.text("Recommendation 2b: Wexbridge Housing should report to the partnership each quarter how often it asked.")
    doc.heading("Action plan", size=14)
    doc.table(
        (150, 120, 90, 90),
        (
            ("Recommendation", "Action to take", "Lead agency", "Target date"),
            ("1. Agree one way of telling each other about missed appointments", "Write and sign a protocol", "Safer Wexbridge Partnership", "June 2022"),
            ("2a. Ask at each visit who lives in the home", "Change the visit form", "Wexbridge Housing", "March 2022"),
        ),
    )
    doc.finish()


def plain():
    """No numbers: bold and italic headings, paragraphs over a page break, compounds at line ends, roman page numbers."""
    doc = Doc("plain.pdf", foot="{n}", size=12)
    doc.heading("Executive summary", size=18)
    for title in ("The circumstances", "The agencies", "The family"):
        doc.heading(title, size=12)
        doc.text("What was known", size=12, italic=True, gap=12)
        for _ in range(4):
            doc.text(LOREM)
    doc.finish()


def roman():
    """Roman and lettered headings, lettered items, a recommendation in each section."""
    doc = Doc("roman.pdf", head="Draft", foot="- {n} -")
    for number, title in (("I.", "Background"), ("II.", "Findings"), ("III.", "Recommendations")):
        doc.heading(title, number=number, hang=30)
        doc.text(LOREM)
        for letter, item in (("(a)", "the first of the things that were asked of each agency;"), ("(b)", "the second of them; and"), ("(c)", "the last.")):
            doc.text(item, x=LEFT + 20, number=letter, hang=24, gap=4)
    doc.finish()


def picture():
    """A page without text, as a scanner gives it."""
    surface = cairo.PDFSurface("picture.pdf", WIDTH, HEIGHT)
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, "2020-01-01T00:00:00Z")
    cr = cairo.Context(surface)
    cr.rectangle(100, 100, 300, 40)
    cr.fill()
    cr.show_page()
    surface.finish()


SCAN_DPI = 200
SCAN_TEXT = (
    (0, 16, True, "4. Contact with agencies"),
    (0, 12, False, "4.1"), (48, 12, False, "Hannah first spoke to the housing office at Larchford"),
    (48, 12, False, "in March 2018. The officer wrote down what she said and"),
    (48, 12, False, "did not ask who else lived in the flat."),
    (0, 12, False, "4.2"), (48, 12, False, "The surgery saw her on nine days of that year. Nobody"),
    (48, 12, False, "put the nine visits side by side until this review."),
    (0, 12, False, "4.3"), (48, 12, False, "The panel found that each agency held a part of the"),
    (48, 12, False, "picture, and that the parts were never joined."),
    (0, 16, True, "5. What was learned"),
    (0, 12, False, "5.1"), (48, 12, False, "An appointment that is missed says something. The"),
    (48, 12, False, "panel asks Larchford Borough Council to agree with the"),
    (48, 12, False, "surgery how one tells the other."),
)


def draw_scanned_text(cr):
    y = 100
    for x, size, is_heading, text in SCAN_TEXT:
        if is_heading or x == 0:
            y += 14
        cr.select_font_face("DejaVu Serif", cairo.FONT_SLANT_NORMAL,
                            cairo.FONT_WEIGHT_BOLD if is_heading else cairo.FONT_WEIGHT_NORMAL)
        cr.set_font_size(size)
        cr.move_to(80 + x, y)
        cr.show_text(text)
        if is_heading or x > 0:
            y += 18
    cr.set_font_size(10)
    cr.move_to(270, 800)
    cr.show_text("Page 14")


def draw_photograph(cr):
    for i in range(40, 0, -1):
        cr.set_source_rgb(i / 40, i / 40, i / 40)
        cr.arc(WIDTH / 2, HEIGHT / 2, i * 7, 0, 7)
        cr.fill()


def scan_page(draw, slope=0.006):
    """A page as a scanner gives it: two tones, a little askew, some dust. Width, height, bits."""
    width, height = WIDTH * SCAN_DPI // 72, HEIGHT * SCAN_DPI // 72
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    cr = cairo.Context(surface)
    cr.set_source_rgb(1, 1, 1)
    cr.paint()
    cr.set_source_rgb(0, 0, 0)
    for i in range(30):
        cr.rectangle(i * 7919 % width, i * 104729 % height, 2, 2)
        cr.fill()
    cr.scale(SCAN_DPI / 72, SCAN_DPI / 72)
    cr.rotate(slope)
    draw(cr)
    data, stride, bits = surface.get_data(), surface.get_stride(), bytearray()
    for y in range(height):
        row = data[y * stride:y * stride + width * 4:4]
        line = sum(1 << (width - 1 - x) for x in range(width) if row[x] > 140)
        bits += (line << (-width % 8)).to_bytes((width + 7) // 8, "big")
    return width, height, bytes(bits)


def write_pages(name, pages):
    """A PDF of pages, each a picture or the operators of a page with text."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>",
               b"<</Type/Pages/Count %d/Kids[%s]>>"
               % (len(pages), b" ".join(b"%d 0 R" % (5 + 3 * i) for i in range(len(pages))))]
    for i, page in enumerate(pages):
        resource = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        content, kind = page, b"Font"
        if not isinstance(page, bytes):
            width, height, bits = page
            packed = zlib.compress(bits, 9)
            resource = (b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 1"
                        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (width, height, len(packed), packed))
            content, kind = b"q %d 0 0 %d 0 0 cm /R Do Q" % (WIDTH, HEIGHT), b"XObject"
        objects += [
            resource,
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</%s<</R %d 0 R>>>>>>"
            % (WIDTH, HEIGHT, 4 + 3 * i, kind, 3 + 3 * i)]
    out, offsets = b"%PDF-1.4\n", []
    for i, body in enumerate(objects):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    with open(name, "wb") as file:
        file.write(out)


def scan():
    """Pictures only: a page of print, an empty sheet, a photograph. Then a page of print after one with text."""
    write_pages("scan.pdf", [scan_page(draw_scanned_text), scan_page(lambda cr: None), scan_page(draw_photograph)])
    text = scan_page(draw_scanned_text, slope=0.02)
    write_pages("scan-mixed.pdf", [
        b"BT /R 12 Tf 80 700 Td (3.9 This page has its own text.) Tj ET", text,
        b"BT /R 12 Tf 80 700 Td (6.1 And so has this one.) Tj ET"])


def encrypted():
    """The plain one with the password “wexbridge”."""
    subprocess.run(["qpdf", "--encrypt", "wexbridge", "owner", "256", "--", "plain.pdf", "encrypted.pdf"], check=True)


def parts():
    """An overview report, its executive summary, its action plan on a sheet that lies, and the letter of the Home Office."""
    doc = Doc("parts.pdf", foot="{n}", total=8)
    doc.y = 250
    doc.heading("Domestic Homicide Review", size=24)
    doc.heading("Overview report into the death of ‘Carol’ in March 2019", size=16)
    doc.text("Independent chair and author: Judith Amberscombe")
    doc.end_page()
    doc.heading("Introduction", number="1.")
    doc.text("This report of a domestic homicide review examines how agencies answered Carol, who lived in Wexbridge.", number="1.1", hang=36)
    for n in range(2, 7):
        doc.text(LOREM, number=f"1.{n}", hang=36)
    doc.heading("Executive summary", number="2.")
    doc.text(LOREM, number="2.1", hang=36)
    doc.heading("Recommendations", number="3.")
    doc.text("The Safer Wexbridge Partnership should agree one way of telling each other about missed appointments.", number="1.", hang=36)
    doc.text("Wexbridge Housing should ask at each visit who lives in the home and write the answer down.", number="2.", hang=36)
    doc.heading("Appendix A: Action plan for the review itself", size=14)
    doc.text(LOREM)
    doc.end_page()
    doc.y = 250
    doc.heading("Domestic Homicide Review", size=24)
    doc.heading("Executive summary", size=20)
    doc.text("Into the death of ‘Carol’ in March 2019")
    doc.end_page()
    doc.heading("The review")
    for _ in range(4):
        doc.text(LOREM)
    doc.end_page()
    doc.surface.set_size(HEIGHT, WIDTH)
    doc.foot = None
    doc.heading("DHR action plan", size=16)
    doc.table(
        (200, 160, 150, 100),
        (
            ("Recommendation", "Action to take", "Lead agency", "Target date"),
            ("1. Agree one way of telling each other about missed appointments", "Write and sign a protocol", "Safer Wexbridge Partnership", "June 2022"),
            ("2. Ask at each visit who lives in the home", "Change the visit form", "Wexbridge Housing", "March 2022"),
        ),
    )
    doc.end_page()
    doc.surface.set_size(WIDTH, HEIGHT)
    doc.foot = "{n}"
    doc.text("Interpersonal Abuse Unit, Home Office, 2 Marsham Street", gap=0)
    doc.text("12 May 2022", gap=20)
    doc.text("Dear Ms Amberscombe,", gap=20)
    doc.text("Thank you for sending the domestic homicide review report for Wexbridge to the Home Office. "
             "The report was considered at the Quality Assurance Panel meeting on 20 April 2022.")
    doc.text(LOREM)
    doc.text("Yours sincerely,", gap=20)
    doc.finish()


for make in (decimal, continuous, recommendations, plain, roman, picture, scan, encrypted, parts):
    make()
