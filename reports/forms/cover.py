"""The cover of the closing form: whose project, which, and when."""

from collections.abc import Iterator

from reports.forms.closing import Closing
from reports.forms.pieces import day, line
from reports.renderers.docx.ooxml import Element, properties, w
from reports.renderers.docx.styles import border
from reports.wording import forms

LABEL, VALUE = 2200, 6000  # twentieths of a point
HEIGHT = 40  # points


def cover(closing: Closing) -> Iterator[Element]:
    values = (
        closing.project,
        closing.category,
        closing.title,
        closing.leader,
        closing.institution,
        day(closing.filled),
    )
    yield line("FormAnnex", forms.ANNEX)
    for at, words in enumerate(forms.TITLE):
        yield line("FormTitle", words, w("spacing", {"before": 1400, "after": 0}) if at == 0 else None)
    yield line("FormText", "", w("spacing", {"before": 900}))
    yield w(
        "tbl",
        w(
            "tblPr",
            w("tblW", {"w": LABEL + VALUE, "type": "dxa"}),
            w("jc", {"val": "center"}),
            w("tblLayout", {"type": "fixed"}),
        ),
        w("tblGrid", w("gridCol", {"w": LABEL}), w("gridCol", {"w": VALUE})),
        *(_row(label, value) for label, value in zip(forms.COVER, values, strict=True)),
    )
    yield line("FormTitleFoot", forms.ISSUER, w("spacing", {"before": 1800, "after": 0}))
    yield line("FormTitleFoot", forms.EDITION)


def _row(label: str, value: str) -> Element:
    """A label spread over its width, and the value on a line to write on."""
    ruled = w("tcBorders", border("bottom", 0.75))
    return w(
        "tr",
        w("trPr", w("cantSplit"), w("trHeight", {"val": 20 * HEIGHT, "hRule": "atLeast"})),
        w("tc", _look(LABEL, None), line("FormLabel", label)),
        w("tc", _look(VALUE, ruled), line("FormValue", value)),
    )


def _look(width: int, ruled: Element | None) -> Element | None:
    return properties("w:tcPr", w("tcW", {"w": width, "type": "dxa"}), ruled, w("vAlign", {"val": "bottom"}))
