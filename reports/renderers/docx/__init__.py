"""The report as a Word file with the styles of the federation's form."""

from reports import glyphs
from reports.document import Document, Listing, Picture
from reports.drawing import pixels
from reports.record import record, to_json
from reports.renderers.docx.ahead import Ahead
from reports.renderers.docx.body import body
from reports.renderers.docx.contents import front
from reports.renderers.docx.fields import anchors, numbered
from reports.renderers.docx.furniture import (
    FIRST_LIST,
    core_properties,
    font_table,
    footer,
    header,
    numbering,
    section,
    settings,
)
from reports.renderers.docx.looks import Style
from reports.renderers.docx.manuscript import Manuscript
from reports.renderers.docx.ooxml import serialised, w
from reports.renderers.docx.outline import outline
from reports.renderers.docx.package import Part, packed, xml_part
from reports.renderers.docx.styles import styles
from reports.traces import traces
from reports.typesetting.pages import page_numbers


def render(document: Document, ahead: Ahead | None = None) -> bytes:
    """The bytes of the file, with pages `ahead` of the report; the same document gives the same bytes.

    Raises `Fault` for a character that the embedded typeface lacks.
    """
    glyphs.check(document)
    images = _images(document)
    script = _manuscript(document, images)
    before = ahead.blocks if ahead else ()
    report = (*front(script, page_numbers(document)), *body(script), section(follows=ahead is not None))
    frame = _frame(script, ahead.styles if ahead else ())
    text = serialised(w("document", w("body", *before, *report)))
    return packed(text, (*frame, *images), core_properties(document), to_json(record(document)))


def _manuscript(document: Document, images: tuple[Part, ...]) -> Manuscript:
    pictures = [block.id for block in document.blocks if isinstance(block, Picture)]
    pairs = zip(images[::2], images[1::2], strict=True)
    ordered = [at for at, block in enumerate(document.blocks) if isinstance(block, Listing) and block.ordered]
    return Manuscript(
        document,
        anchors(document),
        numbered(document),
        {id_: (png.id, svg.id) for id_, (png, svg) in zip(pictures, pairs, strict=True)},
        outline(document),
        {at: number for number, at in enumerate(ordered, start=FIRST_LIST)},
        {path: (number, trace) for number, (path, trace) in enumerate(traces(document).items())},
    )


def _images(document: Document) -> tuple[Part, ...]:
    """PNG and SVG of each picture, in turn."""
    drawings = tuple(block.svg for block in document.blocks if isinstance(block, Picture))
    parts = []
    for at, (svg, png) in enumerate(zip(drawings, pixels(drawings), strict=True), start=1):
        parts.append(Part(f"media/image{at}.png", "image", png))
        parts.append(Part(f"media/drawing{at}.svg", "image", svg.encode()))
    return tuple(parts)


def _frame(script: Manuscript, also: tuple[Style, ...]) -> tuple[Part, ...]:
    document = script.document
    em = 320 if script.chinese else 240
    return (
        xml_part("styles.xml", "styles", styles(script.chinese, also, document.style)),
        xml_part("settings.xml", "settings", settings()),
        xml_part("fontTable.xml", "fontTable", font_table()),
        xml_part("numbering.xml", "numbering", numbering(len(script.lists), em, script.outline.lists(script.chinese))),
        xml_part("header1.xml", "header", header(document)),
        xml_part("header2.xml", "header", header(document)),
        xml_part("footer1.xml", "footer", footer(document, is_even=False)),
        xml_part("footer2.xml", "footer", footer(document, is_even=True)),
    )
