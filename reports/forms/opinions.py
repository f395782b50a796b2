"""The opinions at the end of the closing form: left blank, to be signed and sealed."""

from collections.abc import Iterator, Sequence

from reports.forms.pieces import LINE, boxes, line, no_day
from reports.renderers.docx.ooxml import Element, properties, w
from reports.renderers.docx.styles import WIDTH, border
from reports.wording import forms

SENDING, JUDGING, LAST = 215, 200, 250  # points, of the room above the signatures


def opinions() -> Iterator[Element]:
    """A page for the offices that send the form, another for those that receive it."""
    yield line("FormSection", forms.OWN_OFFICE, w("pageBreakBefore"))
    yield _opinion((forms.OWN_ASKED,), (forms.SEAL, no_day()), SENDING)
    yield line("FormSection", forms.COUNTY)
    yield _opinion((forms.COUNTY_ASKED,), (forms.OFFICE, forms.RESPONSIBLE, no_day()), SENDING)
    yield line("FormSection", forms.EXPERTS, w("pageBreakBefore"))
    asked = (words + boxes(possible, None) for words, possible in forms.EXPERT_QUESTIONS)
    yield _opinion((forms.EXPERTS_ASKED, *asked), (forms.EXPERT, no_day()), JUDGING)
    yield line("FormSection", forms.CITY)
    yield _opinion((), (forms.OFFICE, no_day()), LAST)


def _opinion(asked: Sequence[str], signed: Sequence[str], room: int) -> Element:
    """One box: what is asked at its top, the signatures at its foot."""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblW", {"w": WIDTH, "type": "dxa"}),
            w("jc", {"val": "center"}),
            w("tblBorders", *(border(side, LINE) for side in ("top", "left", "bottom", "right"))),
            w("tblLayout", {"type": "fixed"}),
        ),
        w("tblGrid", w("gridCol", {"w": WIDTH})),
        _part([line("FormOpinion", words) for words in asked or ("",)], room, "top"),
        _part([line("FormSign", words) for words in signed], 0, "bottom"),
    )


def _part(content: Sequence[Element], height: int, place: str) -> Element:
    look = properties("w:tcPr", w("tcW", {"w": WIDTH, "type": "dxa"}), w("vAlign", {"val": place}))
    tall = w("trHeight", {"val": 20 * height, "hRule": "atLeast"}) if height else None
    return w("tr", w("trPr", w("cantSplit"), tall), w("tc", look, *content))
