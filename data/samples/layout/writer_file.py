# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a report as an OpenDocument text, zipped or flat, and has LibreOffice make the PDF of it."""
import pathlib
import re
import subprocess
import tempfile
import zipfile
from xml.sax.saxutils import escape, quoteattr

import report

MIME = "application/vnd.oasis.opendocument.text"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
                         ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("meta", "meta"),
                         ("manifest", "manifest"))
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
PDF_FILTER = ('pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
              '"ExportBookmarks":{"type":"boolean","value":"%s"}}')
TEXT_WIDTH = {"Body": 453, "Landscape": 700}  # points


def paragraph_style(name, parent="", paragraph="", text="", master="", level=0):
    """Gives a named paragraph style."""
    attributes = f' style:parent-style-name="{parent}"' if parent else ""
    attributes += f' style:master-page-name="{master}"' if master else ""
    attributes += f' style:default-outline-level="{level}"' if level else ""
    return (f'<style:style style:name="{name}" style:family="paragraph"{attributes}>'
            f"<style:paragraph-properties{paragraph}/><style:text-properties{text}/></style:style>")


def hanging(width, left=None):
    """Gives the properties of a paragraph whose number hangs before it, in points."""
    return f' fo:margin-left="{left or width}pt" fo:text-indent="-{width}pt"'


def plan_share(layout):
    """Gives the size of an action plan's type, of the size of the text."""
    return 0.83 if layout.get("landscape-plan") else 0.72


def styles(layout):
    """Gives the named styles of a report."""
    size, (first, second) = layout["size"], layout["heading-sizes"]
    head_font = f' style:font-name="{layout.get("heading-font", layout["font"])}" fo:font-weight="bold"'
    keep = ' fo:keep-with-next="always"'
    bordered = ' fo:padding="0.22cm" fo:border="0.75pt solid #000000" fo:margin-top="0.4cm" fo:margin-bottom="0.4cm"'
    make = paragraph_style
    parts = [
        f'<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/>'
        f'<style:text-properties style:font-name="{layout["font"]}" fo:font-size="{size}pt" fo:language="en"'
        f' fo:country="GB"/></style:default-style>',
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
        make("Text", "Standard", ' fo:margin-top="0.14cm" fo:margin-bottom="0.14cm" fo:line-height="122%"'),
        make("Numbered", "Text", hanging(42)),
        make("Item", "Text", hanging(18, 60)),
        make("Plain_Item", "Text", hanging(20)), make("Lead_In", "Text", keep),
        make("Numbered_Lead_In", "Numbered", keep),
        make("Recommendation", "Text"), make("Box", "Text", bordered),
        make("Caption", "Text", keep + ' fo:margin-top="0.4cm"', f' fo:font-size="{size * 0.92}pt" fo:font-weight="bold"'),
        make("Cell", "Standard", "", f' fo:font-size="{size * 0.86}pt"'),
        make("Cell_Head", "Cell", "", ' fo:font-weight="bold"'),
        make("Plan", "Standard", "", f' fo:font-size="{size * plan_share(layout)}pt"'),
        make("Plan_Head", "Plan", "", ' fo:font-weight="bold"'),
        make("Footnote", "Standard", ' fo:margin-left="12pt" fo:text-indent="-12pt"', f' fo:font-size="{size * 0.8}pt"'),
        make("Cover_Title", "Text", ' fo:margin-top="6cm" fo:margin-bottom="1cm"', f'{head_font} fo:font-size="24pt"', "Cover"),
        make("Cover_Text", "Text", ' fo:margin-bottom="0.7cm"', f' fo:font-size="{size * 1.15}pt"'),
        make("Heading_1", "Standard", keep + ' fo:margin-top="0.75cm" fo:margin-bottom="0.2cm"',
             f'{head_font} fo:font-size="{first}pt"', level=1),
        make("Heading_2", "Standard", keep + ' fo:margin-top="0.55cm" fo:margin-bottom="0.15cm"',
             f'{head_font} fo:font-size="{second}pt"', level=2),
        make("Heading_1_Numbered", "Heading_1", ' fo:margin-left="42pt" fo:text-indent="-42pt"', level=1),
        make("Heading_2_Numbered", "Heading_2", ' fo:margin-left="42pt" fo:text-indent="-42pt"', level=2),
        make("Heading_Body", "Heading_1", keep, master="Body", level=1),
        make("Heading_Landscape", "Heading_1", keep, master="Landscape", level=1),
        make("Contents_Title", "Heading_1", master="Body"),
    ]
    for level, inset in ((1, 0), (2, 18)):
        stops = ('<style:tab-stops><style:tab-stop style:position="34pt"/><style:tab-stop style:position='
                 f'"{TEXT_WIDTH["Body"] - inset}pt" style:type="right" style:leader-style="dotted"'
                 ' style:leader-text="."/></style:tab-stops>')
        parts.append(f'<style:style style:name="Contents_{level}" style:family="paragraph"'
                     f' style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="{inset}pt"'
                     f' fo:margin-top="0.08cm" fo:margin-right="24pt">{stops}</style:paragraph-properties></style:style>')
    for name, page in (("Edge", "Body"), ("Edge_Wide", "Landscape")):
        width = TEXT_WIDTH[page]
        stops = (f'<style:tab-stops><style:tab-stop style:position="{width / 2}pt" style:type="center"/>'
                 f'<style:tab-stop style:position="{width}pt" style:type="right"/></style:tab-stops>')
        parts.append(f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
                     f'<style:paragraph-properties>{stops}</style:paragraph-properties>'
                     f'<style:text-properties fo:font-size="9pt"/></style:style>')
    parts.append('<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>')
    parts.append('<style:style style:name="Raised" style:family="text"><style:text-properties'
                 ' style:text-position="super 62%"/></style:style>')
    parts.append('<text:notes-configuration text:note-class="footnote" text:citation-style-name="Raised"'
                 ' text:citation-body-style-name="Raised" text:default-style-name="Footnote" style:num-format="1"'
                 ' text:footnotes-position="page"/>')
    return "<office:styles>" + "".join(parts) + "</office:styles>"


def page_layouts():
    """Gives the sizes and margins of pages, and the automatic styles of sections and tables."""
    edge = "<style:header-footer-properties fo:min-height=\"0.9cm\" fo:margin-{}=\"0.5cm\"/>"
    layouts = ""
    for name, width, height, way in (("Upright", 21, 29.7, "portrait"), ("Wide", 29.7, 21, "landscape")):
        layouts += (f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}cm"'
                    f' fo:page-height="{height}cm" style:print-orientation="{way}" fo:margin-top="1.4cm"'
                    f' fo:margin-bottom="1.4cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>'
                    f'<style:header-style>{edge.format("bottom")}</style:header-style>'
                    f'<style:footer-style>{edge.format("top")}</style:footer-style></style:page-layout>')
    return layouts


def edge(parts, style, bold=False):
    """Gives a line at the head or the foot of a page."""
    def field(part):
        part = escape(part).replace("{page}", '<text:page-number text:select-page="current">1</text:page-number>')
        part = part.replace("{pages}", "<text:page-count>1</text:page-count>")
        return f'<text:span text:style-name="Bold">{part}</text:span>' if bold and part else part

    line = "<text:tab/>".join(field(part) for part in parts)
    return f'<text:p text:style-name="{style}">{re.sub("(<text:tab/>)+$", "", line)}</text:p>'


def master_pages(layout):
    """Gives the master pages: the cover bare, the others with head and foot."""
    pages = '<style:master-page style:name="Cover" style:page-layout-name="Upright"/>'
    marked = layout["head"][1].isupper()
    for name, size, style in (("Body", "Upright", "Edge"), ("Landscape", "Wide", "Edge_Wide")):
        pages += (f'<style:master-page style:name="{name}" style:page-layout-name="{size}">'
                  f'<style:header>{edge(layout["head"], style, marked)}</style:header>'
                  f'<style:footer>{edge(layout["foot"], style)}</style:footer></style:master-page>')
    return f"<office:master-styles>{pages}</office:master-styles>"


class Body:
    """The text of a report being written, and the styles that its tables need."""

    def __init__(self, review, layout):
        self.review, self.layout = review, layout
        self.out, self.automatic, self.tables, self.headings = [], [], 0, []
        self.master = "Body"

    def words(self, block):
        """Gives a block's text with its footnotes in their places."""
        text = ""
        for piece in report.split_notes(block):
            if isinstance(piece, str):
                text += escape(piece)
                continue
            number, note = piece
            text += (f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
                     f'<text:note-body><text:p text:style-name="Footnote">{escape(note)}</text:p></text:note-body></text:note>')
        return text

    def put(self, style, inner, tag="text:p", more=""):
        """Adds a paragraph."""
        self.out.append(f'<{tag} text:style-name="{style}"{more}>{inner}</{tag}>')

    def heading(self, block):
        """Adds a heading; the first of the text and those of turned pages begin a page."""
        number = report.heading_text(block, self.layout)
        style = f"Heading_{min(block.level, 2)}" + ("_Numbered" if number else "")
        plan = self.layout.get("landscape-plan") and block.text == "Action plan"
        master = "Landscape" if plan else "Body" if block.level == 1 else self.master
        if not self.headings or master != self.master:
            style, self.master = f"Heading_{master}", master
        mark = f"h{len(self.headings)}"
        self.headings.append((block.level, number, block.text, mark))
        label = escape(number) + "<text:tab/>" if number else ""
        self.put(style, f'<text:bookmark-start text:name="{mark}"/>{label}{escape(block.text)}'
                        f'<text:bookmark-end text:name="{mark}"/>', "text:h", f' text:outline-level="{block.level}"')

    def text(self, block):
        """Adds a paragraph, an item, a caption or a recommendation."""
        words, leads = self.words(block), block.text.endswith(":")
        if block.kind == "recommendation":
            label = self.layout["recommendation"].format(block.number)
            if label.startswith("Recommendation"):
                self.put("Recommendation", f'<text:span text:style-name="Bold">{escape(label)}</text:span> {words}')
            else:
                self.put("Numbered", f"{escape(label)}<text:tab/>{words}")
        elif block.kind == "item":
            numbered = any(other.kind == "paragraph" and other.number for other in self.review.blocks)
            self.put("Item" if numbered else "Plain_Item", f"{escape(block.number or '–')}<text:tab/>{words}")
        elif block.kind == "caption":
            self.put("Caption", words)
        elif block.number:
            number = escape(self.layout["number"].format(block.number))
            self.put("Numbered_Lead_In" if leads else "Numbered", f"{number}<text:tab/>{words}")
        else:
            self.put("Lead_In" if leads else "Text", words)

    def boxes(self, blocks):
        """Adds boxed texts: one across the page, several in two columns."""
        if len(blocks) > 1:
            self.out.append('<text:section text:style-name="Two_Columns" text:name="Summary">')
        for block in blocks:
            lead, rest = report.lead_of(block.text)
            self.put("Box", f'<text:span text:style-name="Bold">{escape(lead)}</text:span>{escape(rest)}')
        if len(blocks) > 1:
            self.out.append("</text:section>")

    def table(self, block):
        """Adds a table, its head repeated on each page and its rows whole."""
        self.tables += 1
        name = f"Table{self.tables}"
        size = self.layout["size"] * (plan_share(self.layout) if block.is_plan else 0.86)
        widths = report.column_widths(block.rows, TEXT_WIDTH[self.master], size)
        self.automatic.append(f'<style:style style:name="{name}" style:family="table"><style:table-properties'
                              f' style:width="{sum(widths):.1f}pt" table:align="left" fo:margin-top="0.15cm"'
                              f' fo:margin-bottom="0.4cm" table:border-model="collapsing"/></style:style>')
        for i, width in enumerate(widths):
            self.automatic.append(f'<style:style style:name="{name}.{i}" style:family="table-column">'
                                  f'<style:table-column-properties style:column-width="{width:.1f}pt"/></style:style>')
        self.out.append(f'<table:table table:name="{name}" table:style-name="{name}">')
        self.out += [f'<table:table-column table:style-name="{name}.{i}"/>' for i in range(len(widths))]
        kind = "Plan" if block.is_plan else "Cell"
        for is_header, cells in block.rows:
            row = "".join(f'<table:table-cell table:style-name="Ruled" office:value-type="string"><text:p'
                          f' text:style-name="{kind}{"_Head" if is_header else ""}">{escape(cell)}</text:p></table:table-cell>'
                          for cell in cells)
            row = f'<table:table-row table:style-name="Whole">{row}</table:table-row>'
            self.out.append(f"<table:table-header-rows>{row}</table:table-header-rows>" if is_header else row)
        self.out.append("</table:table>")

    def blocks(self):
        """Adds all blocks after the cover."""
        blocks, i = self.review.blocks, 0
        while i < len(blocks):
            block, end = blocks[i], i + 1
            if block.kind == "box":
                while end < len(blocks) and blocks[end].kind == "box":
                    end += 1
                self.boxes(blocks[i:end])
            else:
                {"heading": self.heading, "table": self.table}.get(block.kind, self.text)(block)
            i = end

    def front(self):
        """Gives the cover and the contents; the page numbers are fields."""
        cover = "".join(f'<text:p text:style-name="Cover_{"Text" if i else "Title"}">{escape(block.text)}</text:p>'
                        for i, block in enumerate(self.review.cover))
        lines = '<text:p text:style-name="Contents_Title">Contents</text:p>'
        for level, number, title, mark in self.headings:
            if level <= self.layout["contents-levels"]:
                label = escape(number) + "<text:tab/>" if number else ""
                page = (f'<text:bookmark-ref text:reference-format="page" text:ref-name="{mark}">0'
                        f"</text:bookmark-ref>")
                lines += f'<text:p text:style-name="Contents_{level}">{label}{escape(title)}<text:tab/>{page}</text:p>'
        return cover + lines


def automatic_styles(body):
    """Gives the styles of tables and of the two-column section."""
    return "<office:automatic-styles>" + "".join(body.automatic) + (
        '<style:style style:name="Ruled" style:family="table-cell"><style:table-cell-properties'
        ' fo:padding="0.1cm" fo:border="0.5pt solid #000000"/></style:style>'
        '<style:style style:name="Whole" style:family="table-row"><style:table-row-properties'
        ' fo:keep-together="always"/></style:style>'
        '<style:style style:name="Two_Columns" style:family="section"><style:section-properties>'
        '<style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>')


def meta(review):
    """Gives what the file says about itself."""
    about = {name: escape(value) for name, value in report.describe(review).items()}
    keywords = "".join(f"<meta:keyword>{word}</meta:keyword>" for word in about["keywords"].split(", "))
    return (f'<office:meta><dc:title>{about["title"]}</dc:title><dc:subject>{about["subject"]}</dc:subject>'
            f'{keywords}<meta:initial-creator>{about["author"]}</meta:initial-creator>'
            f'<dc:creator>{about["author"]}</dc:creator></office:meta>')


def write(path, review, layout):
    """Writes the OpenDocument text, zipped or flat, the same bytes each time."""
    body = Body(review, layout)
    body.blocks()
    fonts = "<office:font-face-decls>" + "".join(
        f"<style:font-face style:name={quoteattr(font)} svg:font-family={quoteattr(chr(39) + font + chr(39))}/>"
        for font in sorted({layout["font"], layout.get("heading-font", layout["font"])})) + "</office:font-face-decls>"
    text = f"<office:body><office:text>{body.front()}{''.join(body.out)}</office:text></office:body>"
    automatic = automatic_styles(body)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    if path.suffix == ".fodt":
        path.write_text(
            f'{head}<office:document {NAMESPACES} office:version="1.3" office:mimetype="{MIME}">{meta(review)}{fonts}'
            f"{styles(layout)}{automatic}{page_layouts()}</office:automatic-styles>{master_pages(layout)}{text}"
            f"</office:document>", encoding="utf-8")
        return
    parts = {
        "content.xml": f'<office:document-content {NAMESPACES} office:version="1.3">{fonts}{automatic}'
                       f"</office:automatic-styles>{text}</office:document-content>",
        "styles.xml": f'<office:document-styles {NAMESPACES} office:version="1.3">{fonts}{styles(layout)}'
                      f"<office:automatic-styles>{page_layouts()}</office:automatic-styles>{master_pages(layout)}"
                      f"</office:document-styles>",
        "meta.xml": f'<office:document-meta {NAMESPACES} office:version="1.3">{meta(review)}</office:document-meta>',
    }
    entries = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in parts)
    parts["META-INF/manifest.xml"] = (
        f'<manifest:manifest {NAMESPACES} manifest:version="1.3"><manifest:file-entry manifest:full-path="/"'
        f' manifest:media-type="{MIME}"/>{entries}</manifest:manifest>')
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIME)
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), head + part, zipfile.ZIP_DEFLATED)


def make(review, layout, target):
    """Writes the PDF of a review."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        source = place / f"{target.stem}.{layout['route']}"
        write(source, review, layout)
        bookmarks = "true" if layout["route"] == "odt" else "false"
        subprocess.run(["soffice", f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless",
                        "--convert-to", PDF_FILTER % bookmarks, "--outdir", str(place), str(source)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        target.write_bytes((place / target.name).read_bytes())
