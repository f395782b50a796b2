"""Tables and figures of an edited file as the study prints them today, where a person has left them."""

from collections.abc import Iterable, Sequence

from analysis.result import Message, quoted
from instrument.records import dataclass, replace
from reports.document import Grid, Picture
from reports.edited.anchors import TRACKED, Found, flat, is_gone, text_of
from reports.edited.answers import Answers
from reports.edited.captions import Piece, caption_of, number_of, piece_by, words_of
from reports.edited.changes import Changes, paragraph_text
from reports.edited.looks import Looks
from reports.edited.media import Media, redraw
from reports.edited.runs import reword
from reports.record import notes_of, title_of
from reports.renderers.docx.body import notes as made_notes
from reports.renderers.docx.ooxml import Element
from reports.renderers.docx.tables import table as made_table


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
            caption = caption_of(each, self.looks)
            if caption is None or caption not in around or is_gone(caption):
                continue
            block = self.answers.piece(each.name)
            if block is None:
                sentence = "{piece} cannot be made from the study today and is left"
                self.changes.leave(each.name, Message(sentence, {"piece": quoted(paragraph_text(caption))}))
            else:
                self._replace(piece_by(caption, block, around, self.looks), block, each.name)

    def _replace(self, piece: Piece, block: Grid | Picture, name: str) -> None:
        is_same, printed = self.answers.is_same(name, block), self.answers.printed(name)
        title = {"piece": quoted(paragraph_text(piece.caption))}
        if piece.shown is None:
            sentence = "the table or figure of {piece} was taken out; its caption is left"
            if not is_same:
                self.changes.leave(name, Message(sentence, title))
            return
        if any(each.tag in TRACKED for each in piece.shown.iter()):
            if not is_same:
                self.changes.leave(name, Message("{piece} holds tracked changes and is left", title))
            return
        if not is_same:
            self._show(piece.shown, block, number_of(piece.caption, block))
        if printed is None or printed.notes != notes_of(block):
            self._note(piece, block, name)
        if printed is None or printed.text != title_of(block):
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
        runs = words_of(piece.caption)
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


def _replace_element(old: Element, made: Sequence[Element]) -> None:
    for each in made:
        old.addprevious(each)
    above = old.getparent()
    if above is not None:
        above.remove(old)
