"""What a posted form says by the questionnaire's own rules: answers that may be stored, or what is wrong with them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field

from instrument.conditions import holds
from instrument.message import Scalar
from instrument.model import Instrument, Kind, Question
from instrument.records import dataclass
from survey.store.entries import Cell
from survey.web.fields import NAMES, fields_of, held_in
from survey.web.questions import READ, Read, Refused, Wrong


@dataclass(frozen=True)
class Problem:
    """Something a respondent can mend: `word` is a key of the form's wording."""

    question: str
    word: str
    values: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True)
class Evaluated:
    """A form as it may be stored where `problems` is empty."""

    columns: Mapping[str, Cell]
    persons: Mapping[str, str]
    problems: tuple[Problem, ...]
    not_asked: frozenset[str]  # questions that the other answers rule out


def evaluate(instrument: Instrument, given: Mapping[str, str]) -> Evaluated:
    """Every question in its order; raises `Refused` for what no page of ours can send."""
    if not given.keys() <= fields_of(instrument):
        raise Refused("unknown_field")
    columns: dict[str, Cell] = {}
    persons: dict[str, str] = {}
    answers: dict[str, float | Collection[int]] = {}
    problems: list[Problem] = []
    not_asked = set()
    for question in instrument.questions:
        asked = question.ask_if is None or holds(question.ask_if, answers) is True
        read = READ[question.kind](question, given, instrument.missing.unanswered)
        problems += [Problem(question.id, wrong.word, wrong.values) for wrong in _wrong(question, read, asked)]
        if not asked:
            not_asked.add(question.id)
            read = _skipped(read, instrument.missing.not_asked)
        if question.identifying:
            text = held_in(given, question.id)
            persons |= {question.id: text} if text and asked else {}
        else:
            columns.update(read.columns)
        answers.update(read.answers)
    return Evaluated(columns, persons, tuple(problems), frozenset(not_asked))


def _wrong(question: Question, read: Read, asked: bool) -> Iterator[Wrong]:
    if not asked:
        if read.is_given:
            yield Wrong("not_to_be_asked")
        return
    yield from read.wrong
    if question.required and read.is_empty and not read.wrong:
        yield Wrong("required_rows" if question.kind is Kind.MATRIX else "required")


def _skipped(read: Read, code: int) -> Read:
    return Read({name: "" if isinstance(held, str) else code for name, held in read.columns.items()})


__all__ = ["NAMES", "Evaluated", "Problem", "Refused", "evaluate"]
