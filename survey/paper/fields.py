"""What is keyed of a form, field by field, in the order of the paper."""

from enum import StrEnum
from functools import lru_cache

from instrument.kinds import member, other
from instrument.model import Instrument, Kind, Option, Question
from instrument.records import dataclass


class Keys(StrEnum):
    """What is typed into a field."""

    CODE = "code"  # the code of one answer
    CODES = "codes"  # those of several
    RANK = "rank"
    NUMBER = "number"
    DATE = "date"  # eight digits
    TEXT = "text"


KEYS = {Kind.MULTIPLE: Keys.CODES, Kind.NUMBER: Keys.NUMBER, Kind.DATE: Keys.DATE, Kind.TEXT: Keys.TEXT}


@dataclass(frozen=True)
class Field:
    """One field; `beside` is the option beside which its words stand, or which is ranked."""

    name: str
    keys: Keys
    question: Question
    beside: Option | None = None

    @property
    def width(self) -> int:
        """How many digits a code has here."""
        if self.keys is Keys.RANK:
            return len(str(last_rank(self.question)))
        return max((len(str(option.code)) for option in self.question.options), default=1)

    @property
    def is_blank(self) -> bool:
        """Whether it holds words beside an option."""
        return self.keys is Keys.TEXT and self.beside is not None


@lru_cache(maxsize=8)
def _fields(questions: "_Same") -> tuple[Field, ...]:
    return tuple(field for question in questions.held for field in fields_of_question(question))


class _Same:
    """Questions as the key of a cache: the same objects, not the same content."""

    def __init__(self, held: tuple[Question, ...]) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.held is self.held


def keyed_fields(instrument: Instrument) -> tuple[Field, ...]:
    """Every field but those that tell who a person is, which stand on a sheet apart."""
    return _fields(_Same(instrument.questions))


def fields_of_question(question: Question) -> tuple[Field, ...]:
    """The fields of one question."""
    if question.identifying:
        return ()
    if question.kind is Kind.MATRIX:
        return tuple(Field(row.id, Keys.CODE, question) for row in question.rows)
    if question.kind is Kind.RANKING:
        return tuple(Field(member(question, each), Keys.RANK, question, each) for each in question.options)
    blanks = (Field(other(question, each), Keys.TEXT, question, each) for each in question.options if each.other)
    return (Field(question.id, KEYS.get(question.kind, Keys.CODE), question), *blanks)


def last_rank(question: Question) -> int:
    """The last rank that may be given."""
    return int(question.most or len(question.options))
