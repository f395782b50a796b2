"""The columns an export of a questionnaire owes, and every header each of them may stand under."""

from collections.abc import Iterator
from dataclasses import dataclass

from instrument.kinds import member
from instrument.model import Instrument, Kind, Option, Question, Row, Text
from survey.importers.wenjuanxing.conventions import ROW_SIGN, Mode
from survey.wording import fold, wordings

SPREAD = (Kind.MULTIPLE, Kind.RANKING)  # one column per option when exported by number


@dataclass(frozen=True, eq=False)
class Slot:
    """One owed column: a question, one of its rows, or one of its options; each is made once and known by identity."""

    question: Question
    row: Row | None = None
    option: Option | None = None

    @property
    def name(self) -> str:
        """The variable it fills."""
        if self.row is not None:
            return self.row.id
        return self.question.id if self.option is None else member(self.question, self.option)

    def headers(self) -> Iterator[str]:
        """Every header without its number, as `fold` leaves it."""
        stems = wordings(self.question.text)
        part: Text | None = None
        if self.row is not None:
            part, joined = self.row.text, "{stem}" + ROW_SIGN + "{part}"
            bare = "{part}"
        elif self.option is not None:
            part, joined, bare = self.option.text, "{stem}({part})", "({part})"
        if part is None:
            yield from (fold(stem) for stem in stems)
            return
        for words in wordings(part):
            yield fold(bare.format(part=words))
            yield from (fold(joined.format(stem=stem, part=words)) for stem in stems)

    def shown(self) -> str:
        """How a message names it."""
        stem = next(iter(self.question.text.values()), self.question.id)
        for part in (self.row, self.option):
            if part is not None:
                return f"{stem}({next(iter(part.text.values()), '')})"
        return stem


def slots_of(instrument: Instrument, mode: Mode) -> tuple[Slot, ...]:
    """The columns in the order of the questionnaire."""
    return tuple(slot for question in instrument.questions for slot in _slots(question, mode))


def _slots(question: Question, mode: Mode) -> tuple[Slot, ...]:
    if question.rows:
        return tuple(Slot(question, row=row) for row in question.rows)
    if mode is not Mode.TEXT and question.kind in SPREAD:
        return tuple(Slot(question, option=option) for option in question.options)
    return (Slot(question),)
