"""Where an edited file still holds what the study put into it: by its controls, by its bookmarks where none is left."""

from collections.abc import Iterator
from functools import cached_property

from instrument.records import dataclass
from reports.edited.opening import W
from reports.renderers.docx.ooxml import Element
from reports.traces import NAME, Sort

TRACKED = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
GONE = (f"{W}del", f"{W}moveFrom")
SDT, RUN, TEXT, PARAGRAPH, TABLE = f"{W}sdt", f"{W}r", f"{W}t", f"{W}p", f"{W}tbl"


@dataclass(frozen=True)
class Found:
    """One number, words, claim, table or figure of the file: its name, and what stands between its two ends."""

    name: str
    sort: Sort
    first: Element  # the start of the bookmark, or the control's content
    last: Element | None  # the end of the bookmark; None for a control

    @cached_property
    def paragraph(self) -> Element | None:
        """The paragraph around it; None for what stands around paragraphs."""
        return next(self.first.iterancestors(PARAGRAPH), None)

    def elements(self) -> Iterator[Element]:
        """Everything inside, in order."""
        if self.last is None:
            yield from self.first.iterdescendants()
            return
        inside = False
        for each in (self.paragraph if self.paragraph is not None else self.first).iter():
            if each is self.last:
                return
            if inside:
                yield each
            inside = inside or each is self.first

    def runs(self) -> list[Element]:
        """The runs inside that a reader sees."""
        return [each for each in self.elements() if each.tag == RUN and not is_gone(each)]

    @property
    def text(self) -> str:
        return "".join(text_of(run) for run in self.runs())

    @property
    def is_tracked(self) -> bool:
        """Whether a person's insertion or deletion waits inside for a decision."""
        return any(each.tag in TRACKED for each in self.elements())


def anchors(body: Element) -> tuple[Found, ...]:
    """Everything of the file that has a name of the study's, in order; a control before its own bookmark."""
    ends = {each.get(f"{W}id"): each for each in body.iter(f"{W}bookmarkEnd")}
    return tuple(
        found
        for each in body.iter(SDT, f"{W}bookmarkStart")
        if (found := _control(each) if each.tag == SDT else _bookmark(each, ends)) is not None
    )


def text_of(run: Element) -> str:
    """The text of a run as a reader sees it."""
    return "".join(_character(each) for each in run)


def is_gone(element: Element) -> bool:
    """Whether a person has deleted it, though the deletion is not yet accepted."""
    return any(each.tag in GONE for each in element.iterancestors())


def flat(body: Element) -> list[Element]:
    """Paragraphs and tables of the file in order, those in content controls as if there were none."""
    found: list[Element] = []
    for each in body:
        if each.tag in {PARAGRAPH, TABLE}:
            found.append(each)
        elif each.tag == SDT:
            content = each.find(f"{W}sdtContent")
            found += [] if content is None else flat(content)
        elif each.tag in {*TRACKED, f"{W}customXml", f"{W}smartTag"}:
            found += flat(each)
    return found


def _control(control: Element) -> Found | None:
    tag = control.find(f"{W}sdtPr/{W}tag")
    content = control.find(f"{W}sdtContent")
    match = NAME.fullmatch("" if tag is None else tag.get(f"{W}val", ""))
    if match is None or content is None:
        return None
    return Found(match.group(), Sort(match.group(1)[0]), content, None)


def _bookmark(start: Element, ends: dict[str | None, Element]) -> Found | None:
    match = NAME.fullmatch(start.get(f"{W}name", ""))
    end = ends.get(start.get(f"{W}id"))
    if match is None or end is None:
        return None
    around = next(start.iterancestors(SDT), None)
    own = None if around is None else _control(around)
    if own is not None and own.name == match.group():
        return None
    return Found(match.group(), Sort(match.group(1)[0]), start, end)


def _character(part: Element) -> str:
    if part.tag == TEXT:
        return part.text or ""
    if part.tag == f"{W}br" and part.get(f"{W}type") in {"page", "column"}:
        return ""
    return {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}.get(part.tag, "")
