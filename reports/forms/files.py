"""The closing form as a Word file of its own, and before the report that it is handed in with."""

from collections.abc import Iterator

from reports.document import Document
from reports.forms.change import change
from reports.forms.closing import Closing
from reports.forms.cover import cover
from reports.forms.opinions import opinions
from reports.forms.pieces import line
from reports.forms.statement import statement
from reports.forms.styles import STYLES
from reports.renderers import docx
from reports.renderers.docx.ahead import Ahead
from reports.renderers.docx.furniture import core_properties, font_table, settings
from reports.renderers.docx.ooxml import Element, serialised, w
from reports.renderers.docx.package import packed, xml_part
from reports.renderers.docx.styles import styles
from reports.wording import forms

MARGINS = {"top": 1418, "right": 1474, "bottom": 1304, "left": 1588, "header": 851, "footer": 851, "gutter": 0}


def closing_form(closing: Closing) -> bytes:
    """The form alone; the same answers give the same bytes."""
    text = w("document", w("body", *_pages(closing), line("AfterTable", ""), _section()))
    parts = (
        xml_part("styles.xml", "styles", styles(chinese=True, also=STYLES)),
        xml_part("settings.xml", "settings", settings()),
        xml_part("fontTable.xml", "fontTable", font_table()),
    )
    named = Document("zh", "".join(forms.TITLE), "", (), ())
    return packed(serialised(text), parts, core_properties(named))


def report_with_form(closing: Closing, document: Document) -> bytes:
    """The form, and from the next odd page the report, whose pages count from 1."""
    return docx.render(document, Ahead((*_pages(closing),), _section(), STYLES))


def _pages(closing: Closing) -> Iterator[Element]:
    yield from cover(closing)
    yield from statement(closing)
    yield from change(closing)
    yield from opinions()


def _section() -> Element:
    """A4 without headers and page numbers."""
    return w("sectPr", w("pgSz", {"w": 11906, "h": 16838}), w("pgMar", MARGINS))
