"""Forms as a Word file, which a person may still change before printing."""

import re
from collections.abc import Iterator

from reports.document import Document
from reports.paper.codes import as_png
from reports.paper.handout import Copy, Handout
from reports.paper.pictures import code_picture
from reports.paper.word_parts import BODY, GUTTER, OFFICE, STYLES, cell, paragraph, row, table, text
from reports.paper.word_questions import questions
from reports.renderers.docx.fields import field
from reports.renderers.docx.furniture import core_properties, font_table, numbering, settings
from reports.renderers.docx.ooxml import Element, element, serialised, w
from reports.renderers.docx.package import Part, packed, xml_part
from reports.renderers.docx.runs import plain
from reports.renderers.docx.styles import border, styles

BY_HAND = "________-__"


def render(handout: Handout) -> bytes:
    """The bytes of the file, a section for each copy; the same handout gives the same bytes."""
    chinese = handout.language == "zh"
    parts: list[Part] = [
        xml_part("styles.xml", "styles", styles(chinese, STYLES)),
        xml_part("settings.xml", "settings", settings()),
        xml_part("fontTable.xml", "fontTable", font_table()),
        xml_part("numbering.xml", "numbering", numbering(0, 320, ())),
        xml_part("footer1.xml", "footer", _footer(handout)),
        xml_part("header0.xml", "header", w("hdr", paragraph("PaperNote", ()))),
        xml_part("footer0.xml", "footer", w("ftr", paragraph("PaperNote", ()))),
    ]
    sections: list[tuple[list[Element], Element]] = []
    for at, copy in enumerate(handout.copies, start=1):
        parts.append(xml_part(f"header{at}.xml", "header", _header(handout, copy)))
        if copy.code:
            parts.append(Part(f"media/code{at}.png", "image", as_png(copy.code)))
        sections.append(([*_front(handout, copy, at), *_body(handout)], _section(at, True)))
        if handout.apart:
            sections.append(([*_apart(handout)], _section(0, False)))
    *before, (last, end) = sections
    content = [each for made, ended in before for each in _ended(made, ended)]
    made = serialised(w("document", w("body", *content, *last, end)))
    named = Document(handout.language, handout.title, "", (), ())
    return packed(made, tuple(parts), core_properties(named))


def _ended(content: list[Element], end: Element) -> list[Element]:
    """The content with its last paragraph, a gap, ending the section: one more could begin another page."""
    look = content[-1].find(w("pPr").tag)
    if look is None:
        return [*content, w("p", w("pPr", end))]
    look.append(end)
    return content


def _front(handout: Handout, copy: Copy, at: int) -> Iterator[Element]:
    chinese = handout.language == "zh"
    title = [paragraph("PaperTitle", text(handout.title, chinese))]
    shown = code_picture(f"rIdMediaCode{at}", at, f"{handout.words.code} {copy.number}") if copy.code else []
    cells = [cell(BODY + GUTTER, title), cell(OFFICE, [paragraph("PaperCode", shown)])]
    yield table((BODY + GUTTER, OFFICE), [row(cells, w("cantSplit"))])
    for each in handout.paragraphs:
        yield paragraph("PaperText", text(each, chinese), w("ind", {"right": OFFICE + GUTTER}))
    if handout.promise:
        yield paragraph("PaperGap", ())
        sides = w("tcBorders", *(border(side, 0.5) for side in ("top", "left", "bottom", "right")))
        said = [paragraph("PaperStem", text(handout.words.promise, chinese))]
        said += [paragraph("PaperText", text(each, chinese)) for each in handout.promise]
        yield table((BODY,), [row([cell(BODY, said, sides)], w("cantSplit"))])
        yield paragraph("PaperGap", ())


def _body(handout: Handout) -> Iterator[Element]:
    chinese = handout.language == "zh"
    for part in handout.parts:
        if part.title:
            yield paragraph("PaperHeading", text(part.title, chinese), w("outlineLvl", {"val": 0}))
        yield from questions(part.asks, chinese)


def _apart(handout: Handout) -> Iterator[Element]:
    chinese = handout.language == "zh"
    yield paragraph("PaperHeading", text(handout.words.apart, chinese), w("outlineLvl", {"val": 0}))
    for each in (handout.title, handout.words.apart_why):
        yield paragraph("PaperText", text(each, chinese))
    yield from questions(handout.apart, chinese, with_office=False)


def _header(handout: Handout, copy: Copy) -> Element:
    chinese = handout.language == "zh"
    stops = w("tabs", w("tab", {"val": "right", "pos": BODY}), w("tab", {"val": "left", "pos": BODY + GUTTER + 80}))
    said = f"{handout.words.form} {copy.number or BY_HAND}"
    content = [w("r", w("tab")), *text(said, chinese), w("r", w("tab")), *text(handout.words.office, chinese)]
    return w("hdr", paragraph("PaperNote", content, stops))


def _footer(handout: Handout) -> Element:
    """The page, of how many where the file is one form: LibreOffice cannot count the pages of a section."""
    alone = len(handout.copies) == 1 and not handout.apart
    said = handout.words.page if alone else handout.words.page_alone
    shown: list[Element] = []
    for part in re.split(r"(\{\w+\})", said):
        name = {"{page}": "PAGE", "{pages}": "NUMPAGES"}.get(part)
        shown += field(name, [plain("1")]) if name else [plain(part)] if part else []
    return w("ftr", paragraph("PaperNote", shown, w("jc", {"val": "center"})))


def _section(header: int, is_numbered: bool) -> Element:
    """A4; a form begins on a front side and counts its pages from 1, a sheet apart bears no number."""
    numbers = (("header", header), ("footer", 1 if is_numbered else 0))
    references = [
        element(f"w:{what}Reference", {"w:type": kind, "r:id": f"rId{what.title()}{number}"})
        for what, number in numbers
        for kind in ("default", "even")
    ]
    margins = {"top": 1134, "right": 850, "bottom": 964, "left": 1021, "header": 567, "footer": 480, "gutter": 0}
    starts = w("pgNumType", {"start": 1})
    return w(
        "sectPr",
        *references,
        w("type", {"val": "oddPage"}),
        w("pgSz", {"w": 11906, "h": 16838}),
        w("pgMar", margins),
        starts,
    )
