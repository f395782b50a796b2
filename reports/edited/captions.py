"""Captions of an edited file, and the table or figure that stands by each."""

from collections.abc import Sequence

from instrument.records import dataclass
from reports.document import Grid, Picture
from reports.edited.anchors import PARAGRAPH, RUN, TABLE, Found, flat, is_gone, text_of
from reports.edited.changes import paragraph_text
from reports.edited.looks import Looks
from reports.edited.opening import W
from reports.renderers.docx.ooxml import Element

DRAWING = f"{W}drawing"


@dataclass(frozen=True)
class Piece:
    """A table or figure in the file: its caption, what it consists of, and the notes below."""

    caption: Element
    shown: Element | None  # w:tbl, or the w:drawing
    notes: tuple[Element, ...]


def caption_of(found: Found, looks: Looks) -> Element | None:
    """The paragraph of the caption; None where a control holds it no more."""
    if found.last is not None:
        return found.paragraph
    return next((each for each in flat(found.first) if each.tag == PARAGRAPH and looks.name(each) == "caption"), None)


def piece_by(caption: Element, block: Grid | Picture, around: Sequence[Element], looks: Looks) -> Piece:
    """The table or figure of a caption; `around`: the paragraphs and tables of the file."""
    at = around.index(caption)
    if isinstance(block, Grid):
        is_there = at + 1 < len(around) and around[at + 1].tag == TABLE
        shown = around[at + 1] if is_there else None
        behind = at + 2 if is_there else at + 1
    else:
        beside = {at - 1: at + 1, at + 1: at + 2}  # where the drawing stands: where the notes below begin
        held = ((place, next(around[place].iter(DRAWING), None)) for place in beside if 0 <= place < len(around))
        place, shown = next((each for each in held if each[1] is not None), (at - 1, None))
        behind = beside[place]
    notes: list[Element] = []
    for each in around[behind:]:
        if each.tag != PARAGRAPH or looks.name(each) != "table note":
            break
        notes.append(each)
    return Piece(caption, shown, tuple(notes))


def number_of(caption: Element, block: Grid | Picture) -> str:
    """The number as the file counts it."""
    text, words = paragraph_text(caption), "".join(map(text_of, words_of(caption)))
    return text.removesuffix(words) or block.number


def words_of(caption: Element) -> list[Element]:
    """The runs behind the number of a caption: behind its field and the bookmark that references point to."""
    ends = {each.get(f"{W}id"): each for each in caption.iter(f"{W}bookmarkEnd")}
    number = next(
        (each for each in caption.iter(f"{W}bookmarkStart") if each.get(f"{W}name", "").startswith("_Ref")), None
    )
    last = None if number is None else ends.get(number.get(f"{W}id"))
    found: list[Element] = []
    for each in caption.iter():
        if each is last or (each.tag == f"{W}fldChar" and each.get(f"{W}fldCharType") == "end"):
            found.clear()
        elif each.tag == RUN and not is_gone(each):
            found.append(each)
    return [run for run in found if run.find(f"{W}t") is not None]
