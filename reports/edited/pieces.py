"""Tables and figures of an edited file as the study prints them today, where a person has left them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.result import Message, quoted
from reports.document import Grid, Picture
from reports.edited.anchors import PARAGRAPH, RUN, TABLE, TRACKED, Found, flat, is_gone, text_of
from reports.edited.answers import Answers
from reports.edited.changes import Changes, paragraph_text
from reports.edited.looks import Looks
from reports.edited.media import Media, redraw
from reports.edited.opening import W
from reports.edited.runs import reword
from reports.record import notes_of, title_of
from reports.renderers.docx.body import notes as made_notes
from reports.renderers.docx.ooxml import Element
from reports.renderers.docx.tables import table as made_table

DRAWING = f"{W}drawing"


@dataclass(frozen=True)
class Piece:
    """A table or figure in the file: its caption, what it consists of, and the notes below."""

    caption: Element
    shown: Element | None  # w:tbl, or the w:drawing
    notes: tuple[Element, ...]


@dataclass(frozen=True)
class Pieces:
    """Refreshes the tables and figures of one file."""

    answers: Answers
    looks: Looks
    media: Media
    changes: Changes

    def refresh(self, found: Iterable[Found], body: Element) -> None:
        """Replaces what prints otherwise today; what a person has taken out stays out."""
        for each in found:
            around = flat(body)
            caption = _caption(each, self.looks)
            if caption is None or caption not in around or is_gone(caption):
                continue
            block = self.answers.piece(each.name)
            if block is None:
                sentence = "{piece} cannot be made from the study today and is left"
                self.changes.leave(each.name, Message(sentence, {"piece": quoted(paragraph_text(caption))}))
            elif not self.answers.is_same(each.name, block):
                self._replace(_piece(caption, block, around, self.looks), block, each.name)

    def _replace(self, piece: Piece, block: Grid | Picture, name: str) -> None:
        title = quoted(paragraph_text(piece.caption))
        if piece.shown is None:
            sentence = "the table or figure of {piece} was taken out; its caption is left"
            self.changes.leave(name, Message(sentence, {"piece": title}))
            return
        if any(each.tag in TRACKED for each in piece.shown.iter()):
            sentence = "{piece} holds tracked changes and is left"
            self.changes.leave(name, Message(sentence, {"piece": title}))
            return
        self._show(piece.shown, block, _number(piece.caption, block))
        self._note(piece, block, name)
        self._entitle(piece, block, name)

    def _show(self, shown: Element, block: Grid | Picture, number: str) -> None:
        if isinstance(block, Picture):
            redraw(shown, block, self.media)
            self.changes.figures.append(number)
            return
        made = made_table(replace(block, number=number), self.answers.document.language == "zh")
        self.looks.adapt([made])
        _replace_element(shown, [made])
        self.changes.tables.append(number)

    def _note(self, piece: Piece, block: Grid | Picture, name: str) -> None:
        printed = self.answers.printed(name)
        texts = tuple(paragraph_text(each) for each in piece.notes)
        if texts == notes_of(block):
            return
        if printed is None or printed.notes != texts or not piece.notes:
            sentence = "the notes of {piece} were changed by hand and are left"
            self.changes.leave(name, Message(sentence, {"piece": quoted(paragraph_text(piece.caption))}))
            return
        made = list(made_notes(block, self.answers.document.language == "zh"))
        self.looks.adapt(made)
        _replace_element(piece.notes[0], made)
        for each in piece.notes[1:]:
            _replace_element(each, [])

    def _entitle(self, piece: Piece, block: Grid | Picture, name: str) -> None:
        printed = self.answers.printed(name)
        runs = _words(piece.caption)
        text = "".join(map(text_of, runs))
        words = text.lstrip("\u3000 \n")
        if words == title_of(block) or not words:
            return
        if printed is None or printed.text != words:
            sentence = "the caption of {piece} was changed by hand and is left"
            self.changes.leave(name, Message(sentence, {"piece": quoted(paragraph_text(piece.caption))}))
            return
        gap = text[: len(text) - len(words)]
        reword(runs, gap + title_of(block), self.answers.document.language == "zh")


def _caption(found: Found, looks: Looks) -> Element | None:
    if found.last is not None:
        return found.paragraph
    return next((each for each in flat(found.first) if each.tag == PARAGRAPH and looks.name(each) == "caption"), None)


def _piece(caption: Element, block: Grid | Picture, around: Sequence[Element], looks: Looks) -> Piece:
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


def _number(caption: Element, block: Grid | Picture) -> str:
    """The number as the file counts it."""
    text, words = paragraph_text(caption), "".join(map(text_of, _words(caption)))
    return text.removesuffix(words) or block.number


def _words(caption: Element) -> list[Element]:
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


def _replace_element(old: Element, made: Sequence[Element]) -> None:
    for each in made:
        old.addprevious(each)
    above = old.getparent()
    if above is not None:
        above.remove(old)
