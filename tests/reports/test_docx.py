"""The Word file: what Word and LibreOffice read in it."""

import io
import zipfile
from dataclasses import replace

import docx as python_docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree
from sample import HOSTILE, SVG, blocks, english, long_table, picture, report

from reports.document import Grid, GridCell, Heading, Picture, Run
from reports.renderers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MADE = docx.render(report())

ORDERS = {
    "pPr": "pStyle keepNext keepLines numPr pBdr tabs spacing ind jc outlineLvl rPr",
    "rPr": "rFonts b bCs i iCs color spacing sz szCs vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "tcBorders": "top left bottom right",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "font": "altName charset family pitch",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
    "sectPr": "headerReference footerReference pgSz pgMar",
    "settings": "zoom mirrorMargins defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang"
    " decimalSymbol listSeparator",
    "inline": "extent docPr cNvGraphicFramePr graphic",
}


def part(name, made=MADE):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read(name))


def paragraphs(style, made=MADE):
    """Those of a style, in content controls too, which python-docx passes over."""
    document = python_docx.Document(io.BytesIO(made))
    found = [Paragraph(each, document._body) for each in document.element.body.iter(f"{W}p")]
    return [each for each in found if each.style.style_id == style]


def tables():
    document = python_docx.Document(io.BytesIO(MADE))
    return [Table(each, document._body) for each in document.element.body.iter(f"{W}tbl")]


def instructions(made=MADE):
    return [(each.text or "").strip() for each in part("word/document.xml", made).iter(f"{W}instrText")]


def text_of(element):
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def test_the_same_document_gives_the_same_bytes():
    assert docx.render(report()) == MADE
    assert docx.render(english()) == docx.render(english())


def test_no_file_in_it_has_a_clock_or_comes_from_a_machine():
    entries = zipfile.ZipFile(io.BytesIO(MADE)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}
    assert b"dcterms" not in zipfile.ZipFile(io.BytesIO(MADE)).read("docProps/core.xml")


@pytest.mark.parametrize("name", ["document", "styles", "settings", "fontTable", "numbering", "header1", "footer2"])
def test_elements_stand_in_the_order_of_the_schema(name):
    for element in part(f"word/{name}.xml").iter(etree.Element):
        order = ORDERS.get(etree.QName(element).localname)
        if order:
            found = [etree.QName(child).localname for child in element]
            assert found == sorted(found, key=order.split().index), etree.QName(element).localname


def test_the_page_is_that_of_an_official_document():
    section = python_docx.Document(io.BytesIO(MADE)).sections[0]
    measures = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    assert [round(each.mm) for each in measures] == [37, 35, 28, 26]
    assert section.orientation == WD_ORIENTATION.PORTRAIT
    assert abs(section.page_width - Mm(210)) < Mm(0.1)
    assert part("word/document.xml").find(f".//{W}docGrid") is None


@pytest.mark.parametrize(
    ("style", "size", "east"),
    [
        ("Title", 22, "方正小标宋简体"),
        ("Heading1", 16, "方正黑体_GBK"),
        ("Heading2", 16, "方正楷体_GBK"),
        ("Heading3", 16, "方正仿宋_GBK"),
        ("BodyText", 16, "方正仿宋_GBK"),
        ("Caption", 12, "方正黑体_GBK"),
        ("TableNote", 9, "方正仿宋_GBK"),
    ],
)
def test_styles_have_the_faces_and_sizes_of_the_form(style, size, east):
    found = next(each for each in python_docx.Document(io.BytesIO(MADE)).styles if each.style_id == style)
    fonts = found.element.rPr.rFonts
    assert found.font.size == Pt(size)
    assert fonts.get(f"{W}eastAsia") == east
    assert fonts.get(f"{W}ascii") == "Times New Roman"
    assert not any("Theme" in name for name in fonts.attrib)


def test_body_lines_are_28_points_and_begin_two_characters_in():
    style = next(each for each in part("word/styles.xml") if each.get(f"{W}styleId") == "BodyText")
    assert style.find(f".//{W}spacing").attrib == {
        f"{W}before": "0",
        f"{W}after": "0",
        f"{W}line": "560",
        f"{W}lineRule": "exact",
    }
    assert style.find(f".//{W}ind").attrib == {f"{W}firstLineChars": "200", f"{W}firstLine": "640"}


def test_every_style_and_font_that_is_used_is_declared():
    styles = {each.get(f"{W}styleId") for each in part("word/styles.xml").iter(f"{W}style")}
    used = {each.get(f"{W}val") for each in part("word/document.xml").iter(f"{W}pStyle", f"{W}tblStyle")}
    assert used <= styles
    fonts = {each.get(f"{W}name") for each in part("word/fontTable.xml").iter(f"{W}font")}
    named = {
        each.get(f"{W}{side}") for each in part("word/styles.xml").iter(f"{W}rFonts") for side in ("ascii", "eastAsia")
    }
    assert named <= fonts


def test_headings_are_headings_that_word_numbers():
    assert [each.text for each in paragraphs("Heading1")] == ["调查结果与分析", "题项与频数"]
    assert paragraphs("Heading2")[0].text == "样本描述"
    assert [each.text for each in paragraphs("Heading3")] == ["信度分析", "结构效度"]
    levels = list_levels("2")
    assert [each.find(f"{W}pStyle").get(f"{W}val") for each in levels] == ["Heading1", "Heading2", "Heading3"]
    assert [each.find(f"{W}lvlText").get(f"{W}val") for each in levels] == ["%1、", "（%2）", "%3."]
    assert levels[0].find(f"{W}start").get(f"{W}val") == "4"  # as its first chapter says
    styles = {each.get(f"{W}styleId"): each for each in part("word/styles.xml").iter(f"{W}style")}
    assert styles["Heading2"].find(f".//{W}numPr/{W}numId").get(f"{W}val") == "2"


def list_levels(number, made=MADE):
    numbering = part("word/numbering.xml", made)
    kind = next(each for each in numbering.iter(f"{W}num") if each.get(f"{W}numId") == number)
    which = kind.find(f"{W}abstractNumId").get(f"{W}val")
    kinds = {each.get(f"{W}abstractNumId"): each for each in numbering.iter(f"{W}abstractNum")}
    return kinds[which].findall(f"{W}lvl")


def test_appendices_have_a_list_of_their_own_and_begin_at_a():
    heads = [(1, "附录A", "a"), (2, "（一）", "b"), (1, "附录B", "c"), (2, "（一）", "d"), (2, "（三）", "e")]
    own = [Heading(level, number, (Run("题目"),), id_, is_appendix=True) for level, number, id_ in heads]
    made = docx.render(replace(report(), blocks=(*blocks(), *own)))
    found = [*paragraphs("Heading1", made), *paragraphs("Heading2", made)]
    lists = [(each.text, each._p.find(f".//{W}numPr/{W}numId")) for each in found]
    assert [text for text, number in lists if number is not None] == ["题目", "题目", "题目", "题目", "（三）题目"]
    numbers = [number.get(f"{W}val") for _, number in lists if number is not None]
    assert numbers == ["3", "3", "3", "3", "0"]  # what Word would count otherwise keeps its number as text
    assert list_levels("3", made)[0].find(f"{W}lvlText").get(f"{W}val") == "附录%1\u3000"


def test_english_headings_count_through_their_levels():
    made = docx.render(english())
    assert [each.find(f"{W}lvlText").get(f"{W}val") for each in list_levels("2", made)] == ["%1", "%1.%2", "%1.%2.%3"]
    assert [each.text for each in paragraphs("Heading3", made)] == ["A smaller heading"]


def test_captions_count_by_fields_that_start_anew_in_each_chapter():
    assert [each for each in instructions() if each.startswith("SEQ")] == [
        r"SEQ 表 \* ARABIC",
        r"SEQ 表 \* ARABIC",
        r"SEQ 图 \* ARABIC",
        r"SEQ 表 \* ARABIC",
        r"SEQ 表 \* ARABIC",
        r"SEQ 表 \* ARABIC \r 1",
        r"SEQ 图 \* ARABIC \r 1",
    ]
    texts = [text_of(each._p) for each in paragraphs("Caption")]
    assert texts[0] == "表4-1\u3000样本基本构成（N = 612）"
    assert texts[-1].startswith("图5-1\u3000")


def test_references_point_to_bookmarks_around_the_numbers():
    document = part("word/document.xml")
    names = {each.get(f"{W}name") for each in document.iter(f"{W}bookmarkStart")}
    targets = [each.split()[1] for each in instructions() if each.startswith(("REF", "PAGEREF"))]
    assert targets
    assert set(targets) <= names
    ids = [each.get(f"{W}id") for each in document.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))


def test_a_reference_to_what_is_not_there_is_words():
    assert "表9-9不在本文之内" in "".join(text_of(each) for each in part("word/document.xml").iter(f"{W}p"))


def test_contents_and_lists_have_entries_before_word_reckons_them():
    tables = [each for each in instructions() if each.startswith("TOC")]
    assert tables == [r'TOC \o "1-3" \h \z \u', r'TOC \h \z \c "表"', r'TOC \h \z \c "图"']
    assert [text_of(each._p) for each in paragraphs("TOC1")] == ["四、调查结果与分析2", "五、题项与频数4"]
    assert len(paragraphs("TableofFigures")) == 7


@pytest.mark.parametrize(("tables", "turns"), [(5, False), (8, True), (9, False)])
def test_a_list_begins_a_page_where_its_title_would_stand_alone_at_the_end_of_one(tables, turns):
    grids = [replace(long_table(f"表1-{at}"), id=f"table:{at}") for at in range(1, tables + 1)]
    made = docx.render(replace(report(), blocks=(blocks()[0], *grids, picture())))
    titles = paragraphs("ContentsHeading", made)
    assert [each._p.find(f".//{W}pageBreakBefore") is not None for each in titles] == [False, False, turns]


def test_fields_are_closed():
    marks = [each.get(f"{W}fldCharType") for each in part("word/document.xml").iter(f"{W}fldChar")]
    depth = 0
    for mark in marks:
        depth += {"begin": 1, "separate": 0, "end": -1}[mark]
        assert depth >= 0
    assert depth == 0


def sizes(row, side):
    return {each.get(f"{W}sz") for each in row.iterfind(f"{W}tc/{W}tcPr/{W}tcBorders/{W}{side}")}


def test_tables_have_three_lines_a_repeated_header_and_rows_that_do_not_split():
    found = tables()
    assert len(found) == 5
    first = found[0]._tbl
    rows = first.findall(f"{W}tr")
    assert sizes(rows[0], "top") == {"12"}
    assert sizes(rows[0], "bottom") == {"6"}
    assert sizes(rows[-1], "bottom") == {"12"}
    for table in found:
        for row in table._tbl.findall(f"{W}tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
        assert table._tbl.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert table.style.name == "三线表"


def test_every_row_covers_every_column():
    for table in tables():
        columns = len(table._tbl.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table._tbl.findall(f"{W}tr"):
            spans = [each.find(f"{W}tcPr/{W}gridSpan") for each in row.findall(f"{W}tc")]
            assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == columns


def test_short_tables_stay_on_one_page_and_long_ones_may_break():
    kept = [[row.find(f".//{W}keepNext") is not None for row in table._tbl.findall(f"{W}tr")[1:]] for table in tables()]
    assert all(kept[0])
    assert kept[4][:3] == [True, True, False]
    assert kept[4][-4:] == [False, True, True, True]


def test_the_name_of_a_group_of_rows_stays_with_them():
    rows = list(long_table().body)
    rows[10] = (GridCell((Run("工作环境"),), bold=True), *(GridCell(()) for _ in rows[10][1:]))
    table = body_table(replace(long_table(), body=tuple(rows)))
    assert [row.find(f".//{W}keepNext") is not None for row in table.findall(f"{W}tr")[10:13]] == [False, True, False]


def body_table(grid):
    made = docx.render(replace(report(), blocks=(grid,)))
    return next(part("word/document.xml", made).iter(f"{W}tbl"))


def test_numbers_hang_on_decimal_tabs_and_whole_numbers_stand_right():
    table = tables()[0]._tbl
    cells = table.findall(f"{W}tr")[2].findall(f"{W}tc")
    assert cells[2].find(f".//{W}tab").get(f"{W}val") == "decimal"
    assert cells[1].find(f".//{W}jc").get(f"{W}val") == "right"


def test_figures_are_png_and_svg_with_words_for_who_cannot_see_them():
    files = zipfile.ZipFile(io.BytesIO(MADE)).namelist()
    assert [each for each in files if "media" in each] == [
        "word/media/image1.png",
        "word/media/drawing1.svg",
        "word/media/image2.png",
        "word/media/drawing2.svg",
    ]
    assert zipfile.ZipFile(io.BytesIO(MADE)).read("word/media/drawing1.svg").decode() == SVG
    described = [
        each.get("descr") for each in part("word/document.xml").iter() if etree.QName(each).localname == "docPr"
    ]
    assert all("63.4%" in each for each in described)
    relationships = {each.get("Id") for each in part("word/_rels/document.xml.rels")}
    embedded = [
        value
        for each in part("word/document.xml").iter()
        for key, value in each.attrib.items()
        if key.endswith("embed")
    ]
    assert len(embedded) == 4
    assert set(embedded) <= relationships


def test_the_mark_stands_in_the_header_of_every_page():
    for name in ("header1", "header2"):
        assert text_of(part(f"word/{name}.xml")) == "模拟数据"


def test_page_numbers_stand_outside():
    sides = [part(f"word/footer{at}.xml").find(f".//{W}jc").get(f"{W}val") for at in (1, 2)]
    assert sides == ["right", "left"]
    assert text_of(part("word/footer1.xml")) == "— 1 —"


def test_what_a_respondent_wrote_arrives_as_text():
    texts = [text_of(each) for each in part("word/document.xml").iter(f"{W}p")]
    assert sum(HOSTILE in text for text in texts) == 2


def test_nothing_in_it_points_outside():
    for name in zipfile.ZipFile(io.BytesIO(MADE)).namelist():
        if name.endswith(".rels"):
            assert b"TargetMode" not in zipfile.ZipFile(io.BytesIO(MADE)).read(name)


def test_english_captions_are_bold_numbers_and_italic_words():
    made = docx.render(english())
    caption = paragraphs("Caption", made)[0]
    assert next((run.text, run.bold, run.italic) for run in caption.runs if run.text) == ("Table 4-", True, None)
    assert caption.runs[-1].italic
    assert r"SEQ Table \* ARABIC" in instructions(made)


def test_a_document_without_tables_or_figures_has_no_lists_of_them():
    bare = replace(report(), blocks=tuple(each for each in blocks() if not isinstance(each, Grid | Picture)))
    assert [each for each in instructions(docx.render(bare)) if each.startswith("TOC")] == [r'TOC \o "1-3" \h \z \u']


def test_no_rule_cuts_a_header_of_two_levels():
    first, second = tables()[2]._tbl.findall(f"{W}tr")[:2]
    assert sizes(first, "bottom") == set()
    assert sizes(second, "bottom") == {"6"}
    looks = [table._tbl.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") for table in tables()]
    levels = [len(table._tbl.findall(f"{W}tr/{W}trPr/{W}tblHeader")) for table in tables()]
    assert [(look, level > 1) for look, level in zip(looks, levels, strict=True)] == [
        ("0" if level > 1 else "1", level > 1) for level in levels
    ]


def test_the_table_style_has_three_lines_for_tables_that_a_person_adds():
    style = next(
        each for each in part("word/styles.xml").iter(f"{W}style") if each.get(f"{W}styleId") == "ThreeLineTable"
    )
    assert [each.get(f"{W}sz") for each in style.find(f"{W}tblPr/{W}tblBorders")] == ["12", "12"]
    rule = style.find(f"{W}tblStylePr/{W}tcPr/{W}tcBorders/{W}bottom")
    assert rule.get(f"{W}sz") == "6"
