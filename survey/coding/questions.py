"""The columns of one question as its variables, kind by kind."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from instrument.kinds import member, other
from instrument.message import Message
from instrument.model import Kind, Question
from survey.batch import Issue
from survey.coding.inner import code_inner
from survey.coding.marks import marks_of
from survey.coding.ranking import ranking
from survey.coding.source import Source, blanks, code_of, readings_of
from survey.labelled import Reading
from survey.responses import Column

Held = Mapping[str, int]
"""Name of a slot of the question → its column."""


def code_question(question: Question, held: Held, source: Source, issues: list[Issue]) -> dict[str, Column]:
    """The variables of a question; what is wrong with single answers joins `issues`.

    Raises `Fault` for a cell that the questionnaire does not know, with its row and its column.
    """
    if question.kind in (Kind.TEXT, Kind.NUMBER, Kind.DATE):
        return {question.id: _free(question, held[question.id], source, issues)}
    if question.kind is Kind.MATRIX:
        found = {row.id: readings_of(question, held[row.id], row.id, source, issues) for row in question.rows}
        return {name: readings.numbers(code_of) for name, readings in found.items()}
    return CHOSEN[question.kind](question, held, source, issues)


def _free(question: Question, at: int, source: Source, issues: list[Issue]) -> Column:
    typed = source.typed(at, question.id)
    if question.kind is Kind.TEXT:
        return typed.words()
    return typed.numbers(issues) if question.kind is Kind.NUMBER else typed.dates(issues, source.cells.dates)


def _single(question: Question, held: Mapping[str, int], source: Source, issues: list[Issue]) -> dict[str, Column]:
    typed_apart = blanks(question, held, source)
    if question.id not in held:
        codes, typed = _expanded(question, held, source, issues)
        return {question.id: codes, **typed, **typed_apart}
    readings = readings_of(question, held[question.id], question.id, source, issues)
    typed = {other(question, option): readings.words(option.code) for option in question.options if option.other}
    inner = source.inner.get(question.id)
    at = held[question.id]
    more = {} if inner is None else code_inner(inner, readings, source.cells, source.missing, source.grid, at)
    return {question.id: readings.numbers(code_of), **typed, **typed_apart, **more}


def _expanded(
    question: Question, held: Mapping[str, int], source: Source, issues: list[Issue]
) -> tuple[Column, dict[str, Column]]:
    """A single choice whose options have a column each; two of them ticked are no answer, and an issue."""
    marks, typed = marks_of(question, held, source)
    codes = np.full(len(source.ids), np.nan)
    times = np.zeros(len(source.ids))
    for option in question.options:
        ticked = marks[option.code] == 1
        times += ticked
        codes[ticked] = option.code
    for missing in (source.missing.unanswered, source.missing.not_asked):
        codes[np.all([column == missing for column in marks.values()], axis=0)] = missing
    codes[times > 1] = np.nan
    message = Message("more than one option of a single choice is ticked; the answer counts as unknown")
    issues += [Issue(source.ids[row], "ambiguous", question.id, message) for row in np.flatnonzero(times > 1).tolist()]
    return codes, typed


def _multiple(question: Question, held: Mapping[str, int], source: Source, issues: list[Issue]) -> dict[str, Column]:
    typed_apart = blanks(question, held, source)
    if question.id in held and not any(member(question, option) in held for option in question.options):
        readings = readings_of(question, held[question.id], question.id, source, issues)

        def mark(code: int, each: Reading) -> float:
            return each.missing if each.missing is not None else float(any(tick.code == code for tick in each.ticked))

        joined: dict[str, Column] = {
            member(question, option): readings.numbers(partial(mark, option.code)) for option in question.options
        }
        typed = {other(question, option): readings.words(option.code) for option in question.options if option.other}
        return {**joined, **typed, **typed_apart}
    marks, typed = marks_of(question, held, source)
    return {**{member(question, option): marks[option.code] for option in question.options}, **typed, **typed_apart}


CHOSEN: Mapping[Kind, Callable[[Question, Mapping[str, int], Source, list[Issue]], dict[str, Column]]] = {
    Kind.SINGLE: _single,
    Kind.SCALE: _single,
    Kind.MULTIPLE: _multiple,
    Kind.RANKING: ranking,
}
