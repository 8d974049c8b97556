# SPDX-License-Identifier: GPL-3.0-or-later
"""Word documents from the command line: in through the confined worker, read, tagged, and out again."""
import io
import json
import os
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import tap  # noqa: E402
from case import Case  # noqa: E402

W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
STYLES = (f"<w:styles {W}><w:style w:type='paragraph' w:styleId='H'><w:name w:val='heading 1'/></w:style></w:styles>")
NUMBERING = (f"<w:numbering {W}><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
             "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/>"
             "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>"
             "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>")
RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'


def paragraph(text, level=None, style=None):
    number = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>" if level is not None else ''
    name = f"<w:pStyle w:val='{style}'/>" if style else ''
    return f'<w:p><w:pPr>{name}{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def docx(*paragraphs, about=None, diagram=None):
    """@about: parts of properties, by the last word of their relationship; @diagram: a part that "d" refers to."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('[Content_Types].xml', '<Types/>')
        archive.writestr('word/document.xml', f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>")
        archive.writestr('word/styles.xml', STYLES)
        archive.writestr('word/numbering.xml', NUMBERING)
        archive.writestr('word/_rels/document.xml.rels', '<Relationships>' + ''.join(
            f"<Relationship Type='{RELATION}{part}' Target='{part}.xml'/>" for part in ('styles', 'numbering'))
            + f"<Relationship Id='d' Type='{RELATION}diagramData' Target='diagrams/data1.xml'/></Relationships>")
        if diagram:
            archive.writestr('word/diagrams/data1.xml', diagram)
        archive.writestr('_rels/.rels', '<Relationships>' + ''.join(
            f"<Relationship Type='{RELATION}{name}' Target='{target}'/>" for name, target in (
                ('officeDocument', 'word/document.xml'), *((name, f'docProps/{name}.xml') for name in about or {})))
            + '</Relationships>')
        for name, part in (about or {}).items():
            archive.writestr(f'docProps/{name}.xml', part)
    return out.getvalue()


REPORT = docx(paragraph('Overview report into the death of Anna', style='H'),
              paragraph('Introduction', 0, 'H'), paragraph('The panel met in May 2019 for the first time.', 1),
              paragraph('Housing had known of the injuries since 2017.', 1))


class Office(Case):
    def test_a_word_document_is_read_tagged_and_written(self):
        path = self.write('anna.docx', REPORT)
        seen = json.loads(self.program.good('structure', '--json', path))
        self.assertEqual((seen['pages'], [one['number'] for one in seen['headings']]), (0, [None, '1']))
        self.assertEqual([one['number'] for one in seen['paragraphs']], ['1.1', '1.2'])
        line = self.program.good('import', path).split('\t')
        self.assertEqual(line[:3], ['anna.docx', 'imported', '2 paragraphs, 0 recommendations'])
        self.program.good('tag', 'anna', '--quote', 'known of the injuries', '--type', 'F01')
        self.program.good('export', 'anna', '--format', 'xml', 'out.xml')
        self.assertIn(b'known of the injuries', self.read('out.xml'))
        again = json.loads(self.program.good('structure', '--json', 'out.xml'))
        self.assertEqual(again['paragraphs'], seen['paragraphs'])

    def test_the_words_of_a_diagram_are_read(self):
        word = docx("<w:p><w:r><w:t>Before it.</w:t><w:drawing><relIds dm='d'/></w:drawing></w:r></w:p>", paragraph('After it.'),
                    diagram="<d><ptLst><pt modelId='1'><t><p><r><t>May 2018: told</t></r></p></t></pt></ptLst></d>")
        seen = json.loads(self.program.good('structure', '--json', self.write('a.docx', word)))
        self.assertEqual([one['text'] for one in seen['paragraphs']], ['Before it.', 'May 2018: told', 'After it.'])
        self.assertEqual(seen['warnings'], [])

    def test_what_a_document_says_of_itself_is_pointed_out(self):
        word = docx(paragraph('She was seen.'), about={
            'core-properties': '<c><creator>Karen Holtby</creator><lastModifiedBy>kholtby</lastModifiedBy></c>',
            'extended-properties': '<p><Manager>Judith Amberscombe</Manager><Template>Normal.dotm</Template></p>',
            'custom-properties': "<p><property name='Case'>Operation Larkspur</property></p>"})
        names = 'urn:oasis:names:tc:opendocument:xmlns:'
        open_document = (f"<office:document xmlns:office='{names}office:1.0' xmlns:text='{names}text:1.0' "
                         "office:mimetype='application/vnd.oasis.opendocument.text'><office:meta><printed-by>Karen Holtby"
                         "</printed-by></office:meta><office:body><office:text><text:p>She was seen.</text:p></office:text>"
                         "</office:body></office:document>").encode()
        found = [[one['text'] for one in json.loads(self.program.good('structure', '--json', self.write(name, file)))
                  ['personal_data']] for name, file in (('a.docx', word), ('a.fodt', open_document))]
        self.assertEqual(found, [['author: Karen Holtby', 'lastModifiedBy: kholtby', 'Manager: Judith Amberscombe',
                                  'Case: Operation Larkspur'], ['printed-by: Karen Holtby']])

    def test_a_password_is_not_asked_for_where_none_helps(self):
        locked = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + 'EncryptedPackage'.encode('utf-16-le') * 2
        for name, content in (('locked.docx', locked), ('old.doc', locked[:20] + b'words'), ('cut.docx', REPORT[:200])):
            done = self.program.run('import', self.write(name, content))
            self.assertEqual((done.returncode, done.stdout.decode().split('\t')[1]), (1, 'failed'), name)
            self.assertEqual(len(done.stderr.splitlines()), 1)

    def test_a_folder_gives_word_and_opendocument_files(self):
        os.makedirs(os.path.join(self.folder, 'in'))
        self.write('in/anna.DOCX', REPORT)
        self.write('in/sheet.xlsx', b'PK\3\4')
        self.write('in/broken.odt', b'PK\3\4')
        done = self.program.run('import', 'in')
        self.assertEqual(sorted(line.split('\t')[0] for line in done.stdout.decode().splitlines()),
                         ['anna.DOCX', 'broken.odt'])


if __name__ == '__main__':
    tap.main()
