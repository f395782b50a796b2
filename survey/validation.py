"""Rules read off the questionnaire, and the answers that break them."""

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from instrument.kinds import member
from instrument.message import Message
from instrument.model import Instrument, Kind, Question
from instrument.records import dataclass
from survey.batch import Batch, Issue
from survey.responses import Column
from survey.skips import asked

Rows = NDArray[np.bool_]


@dataclass(frozen=True)
class Answers:
    """What stands in the columns of one question, or of one row of a matrix; shapes (n,)."""

    name: str
    question: Question
    columns: Mapping[str, Column]  # without the words written beside options
    asked: NDArray[np.float64]  # 1, 0, NaN where that is unknown
    given: Rows  # there is an answer
    skipped: Rows  # the source says that it was not asked


@dataclass(frozen=True)
class Breach:
    """The rows that break a rule, and how to say it of one row."""

    rows: Rows
    message: Callable[[int], Message]


def validate(batch: Batch, instrument: Instrument) -> tuple[Issue, ...]:
    """Every answer that breaks a rule of the questionnaire, question by question; the answers stay as given."""
    return tuple(
        Issue(batch.ids[row], rule, answers.name, breach.message(int(row)))
        for question in instrument.questions
        if not question.identifying  # no variables hold its answers
        for answers in answers_of(batch, question, instrument)
        for rule, find in RULES.items()
        for breach in find(answers)
        for row in np.flatnonzero(breach.rows)
    )


def answers_of(batch: Batch, question: Question, instrument: Instrument) -> Iterator[Answers]:
    """The answers to a question, for a matrix those to each of its rows."""
    held = asked(question, batch.columns, instrument)
    everybody = np.ones(len(batch)) if held is None else held
    missing = (instrument.missing.unanswered, instrument.missing.not_asked)
    for name, names in _units(question).items():
        columns = {each: batch.columns[each] for each in names}
        given = np.zeros(len(batch), dtype=bool)
        skipped = np.zeros(len(batch), dtype=bool)
        for column in columns.values():
            if column.dtype == object:
                given |= column != ""
            else:
                given |= np.isfinite(column) & ~np.isin(column, missing)
                skipped |= column == instrument.missing.not_asked
        yield Answers(name, question, columns, everybody, given, skipped)


def _units(question: Question) -> dict[str, list[str]]:
    if question.kind is Kind.MATRIX:
        return {row.id: [row.id] for row in question.rows}
    if question.kind in (Kind.MULTIPLE, Kind.RANKING):
        return {question.id: [member(question, option) for option in question.options]}
    return {question.id: [question.id]}


def _required(answers: Answers) -> Iterator[Breach]:
    if answers.question.required:
        empty = (answers.asked == 1) & ~answers.given & ~answers.skipped
        yield Breach(empty, lambda row: Message("a required question has no answer"))


def _not_asked(answers: Answers) -> Iterator[Breach]:
    yield Breach(
        (answers.asked == 1) & answers.skipped, lambda row: Message("the question was to be asked but was skipped")
    )


def _not_to_be_asked(answers: Answers) -> Iterator[Breach]:
    yield Breach(
        (answers.asked == 0) & answers.given, lambda row: Message("the question has an answer but was not to be asked")
    )


def _range(answers: Answers) -> Iterator[Breach]:
    if answers.question.kind is not Kind.NUMBER:
        return
    column = answers.columns[answers.name]
    low, high = answers.question.least, answers.question.most
    if low is not None:
        yield Breach(
            answers.given & (column < low),
            lambda row: Message("{found} is less than {least}", {"found": float(column[row]), "least": low}),
        )
    if high is not None:
        yield Breach(
            answers.given & (column > high),
            lambda row: Message("{found} is more than {most}", {"found": float(column[row]), "most": high}),
        )


def _exclusive(answers: Answers) -> Iterator[Breach]:
    if answers.question.kind is not Kind.MULTIPLE:
        return
    ticks = _ticks(answers)
    for option in answers.question.options:
        if option.exclusive:
            alone = answers.columns[member(answers.question, option)] == 1
            words = next(iter(option.text.values()), str(option.code))
            yield Breach(
                alone & (ticks > 1),
                lambda row, words=words: Message(  # type: ignore[misc]
                    "option {option} is ticked with others", {"option": words}
                ),
            )


def _ticks(answers: Answers) -> NDArray[np.int64]:
    """How many options each respondent ticked (multiple response) or ranked."""
    columns = np.column_stack([column > 0 for column in answers.columns.values()])
    return np.asarray(columns.sum(axis=1))


def _number_of_ticks(answers: Answers) -> Iterator[Breach]:
    question = answers.question
    if question.kind not in (Kind.MULTIPLE, Kind.RANKING):
        return
    ticks = _ticks(answers)
    # Nothing ticked is no answer, unless the source wrote a 0 for every option.
    least = 1 if question.least is None and question.required else int(question.least or 0)
    yield Breach(
        answers.given & (ticks < least),
        lambda row: Message("{found} options are ticked; possible: at least {least}", _count(ticks[row], least)),
    )
    if question.most is not None:
        most = int(question.most)
        yield Breach(
            answers.given & (ticks > most),
            lambda row: Message(
                "{found} options are ticked; possible: at most {most}", {"found": int(ticks[row]), "most": most}
            ),
        )


def _count(found: int, least: int) -> dict[str, str | int | float]:
    return {"found": int(found), "least": least}


def _same_rank(answers: Answers) -> Iterator[Breach]:
    if answers.question.kind is not Kind.RANKING:
        return
    ranks = np.sort(np.column_stack([np.where(column > 0, column, np.nan) for column in answers.columns.values()]))
    yield Breach((np.diff(ranks) == 0).any(axis=1), lambda row: Message("two options have the same rank"))


RULES: Mapping[str, Callable[[Answers], Iterator[Breach]]] = {
    "required": _required,
    "not_asked": _not_asked,
    "not_to_be_asked": _not_to_be_asked,
    "range": _range,
    "exclusive": _exclusive,
    "ticks": _number_of_ticks,
    "rank": _same_rank,
}
