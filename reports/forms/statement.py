"""The second page of the closing form: what the leader declares, and how the form is to be filled in."""

from collections.abc import Iterator

from reports.forms.closing import Closing
from reports.forms.pieces import line, no_day, yes_or_no
from reports.renderers.docx.ooxml import Element, w
from reports.wording import forms

BOXES = (forms.YES, forms.NO)


def statement(closing: Closing) -> Iterator[Element]:
    yield line("FormHeading", forms.DECLARATION, w("pageBreakBefore"))
    yield line("FormText", forms.DECLARED)
    yield line("FormQuestion", forms.SENSITIVE + yes_or_no(BOXES, closing.sensitive))
    yield line("FormQuestion", forms.SECRET + yes_or_no(BOXES, closing.secret))
    yield line("FormSign", forms.LEADER_SIGNS, w("spacing", {"before": 240}))
    yield line("FormSign", no_day())
    yield line("FormHeading", forms.INSTRUCTIONS, w("spacing", {"before": 480, "after": 160}))
    for words in forms.INSTRUCTED:
        yield line("FormText", words)
