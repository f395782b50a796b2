"""The columns that a questionnaire's answers may stand in, each with the names and wordings it may be known by."""

import re
from collections.abc import Iterator

from instrument.kinds import member, other
from instrument.model import Instrument, Kind, Option, Question, Row
from instrument.records import dataclass
from survey.wording import fold, wordings

SLUG = re.compile(r"[\W_]+")


@dataclass(frozen=True, eq=False)
class Slot:
    """A column that may be: a question, a row, an option, a place of a ranking, typed words; known by identity."""

    question: Question
    order: tuple[int, int]  # of the question, and of the part within it; a whole question and typed words have 0
    row: Row | None = None
    option: Option | None = None
    place: int = 0
    typed: bool = False

    @property
    def is_part(self) -> bool:
        return not self.typed and (self.row is not None or self.option is not None or self.place > 0)

    @property
    def name(self) -> str:
        """What mapping.yaml calls it: the variable that it fills, if it fills one."""
        if self.row is not None:
            return self.row.id
        if self.place:
            return f"{self.question.id}_place_{self.place}"
        if self.option is None:
            return self.question.id
        return other(self.question, self.option) if self.typed else member(self.question, self.option)

    def shown(self) -> str:
        """How a message names it."""
        stem = next(iter(self.question.text.values()), self.question.id)
        part = self.row or self.option
        return f"{stem}({next(iter(part.text.values()), '')})" if part is not None else stem

    def codes(self) -> tuple[str, ...]:
        """What a platform may call the part, for sure: its code, its id, its words as a name."""
        if self.place:
            return (str(self.place),)
        if self.row is not None:
            own = self.row.id.casefold()
            tail = own.removeprefix(f"{self.question.id.casefold()}_")
            return (own, tail, *map(slug, wordings(self.row.text)))
        if self.option is not None:
            known = (str(self.option.code), *map(slug, wordings(self.option.text)))
            return (*known, "other") if self.option.other and "other" not in known else known
        return ("",)

    def words(self) -> tuple[str, ...]:
        """The folded wordings of the part; that of a whole question is ''."""
        part = self.row or self.option
        return ("",) if part is None else tuple(map(fold, wordings(part.text)))


def slug(words: str) -> str:
    """Words as a platform makes a name of them."""
    return SLUG.sub("_", words.casefold()).strip("_")


def question_names(question: Question) -> tuple[str, ...]:
    """What a platform may call a question: its id, its printed number, that with a Q, its words as a name."""
    number = question.number.casefold()
    names = (question.id.casefold(), number, number and f"q{number}", *map(slug, wordings(question.text)))
    return tuple(dict.fromkeys(name for name in names if name))


def question_words(question: Question) -> tuple[str, ...]:
    """The folded wordings of a question, its short label included."""
    return tuple(dict.fromkeys(fold(words) for words in (*wordings(question.text), *wordings(question.label))))


def slots_of(instrument: Instrument, by_place: bool) -> tuple[Slot, ...]:
    """Every column that may be, in the questionnaire's order; `by_place`: rankings have a column for each place."""
    return tuple(slot for at, question in enumerate(instrument.questions, 1) for slot in _slots(question, at, by_place))


def _slots(question: Question, at: int, by_place: bool) -> Iterator[Slot]:
    if question.kind is Kind.MATRIX:
        yield from (Slot(question, (at, place), row=row) for place, row in enumerate(question.rows, 1))
        return
    yield Slot(question, (at, 0))
    if question.kind is Kind.RANKING and by_place:
        last = int(question.most or len(question.options))
        yield from (Slot(question, (at, place), place=place) for place in range(1, last + 1))
        return
    for place, option in enumerate(question.options, 1):
        yield Slot(question, (at, place), option=option)
        if option.other:
            yield Slot(question, (at, 0), option=option, typed=True)
