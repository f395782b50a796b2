"""Which cases a study sets aside, by the rules its questionnaire declares."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instrument.message import Message, quoted
from instrument.model import Instrument, Kind
from survey.batch import Batch
from survey.ledger import Exclusion
from survey.responses import Column

Evidence = dict[int, Message]
"""Row → why the rule speaks against it."""


def exclusions(batch: Batch, instrument: Instrument) -> tuple[Exclusion, ...]:
    """The cases set aside, rule by rule; a case is set aside once, by the first rule that speaks against it."""
    rules: Sequence[tuple[str, Callable[[Batch, Instrument], Evidence]]] = (
        ("speeder", speeders),
        ("straight_line", straight_lines),
        ("duplicate", duplicates),
    )
    found: dict[int, Exclusion] = {}
    for rule, find in rules:
        for row, evidence in find(batch, instrument).items():
            found.setdefault(row, Exclusion(batch.ids[row], rule, evidence))
    return tuple(found.values())


def speeders(batch: Batch, instrument: Instrument) -> Evidence:
    """Cases that took less than the declared share of the median time; cases without a time are let be."""
    share = instrument.screening.speeder_share
    known = np.isfinite(batch.seconds)
    if share is None or not known.any():
        return {}
    median = float(np.median(batch.seconds[known]))
    return {
        int(row): Message(
            "took {seconds} s, the median is {median} s",
            {"seconds": round(float(batch.seconds[row]), 1), "median": round(median, 1)},
        )
        for row in np.flatnonzero(known & (batch.seconds < share * median))
    }


def straight_lines(batch: Batch, instrument: Instrument) -> Evidence:
    """Cases that gave one answer to every item of the Likert block, answers as given, none missing."""
    items = likert_block(instrument)
    if not instrument.screening.straight_line or len(items) < instrument.screening.straight_line_items:
        return {}
    answers = np.column_stack([batch.columns[name] for name in items])
    missing = (instrument.missing.unanswered, instrument.missing.not_asked)
    complete = np.isfinite(answers).all(axis=1) & ~np.isin(answers, missing).any(axis=1)
    same = complete & (answers == answers[:, :1]).all(axis=1)
    return {
        int(row): Message("answered {code} to all {count} items", {"code": int(answers[row, 0]), "count": len(items)})
        for row in np.flatnonzero(same)
    }


def likert_block(instrument: Instrument) -> tuple[str, ...]:
    """The rating items of the questionnaire: scale questions and the rows of matrices."""
    names: list[str] = []
    for question in instrument.questions:
        if question.kind is Kind.SCALE:
            names.append(question.id)
        elif question.kind is Kind.MATRIX:
            names.extend(row.id for row in question.rows)
    return tuple(names)


def duplicates(batch: Batch, instrument: Instrument) -> Evidence:
    """Cases whose every answer, typed words included, is that of an earlier case."""
    if not instrument.screening.duplicates:
        return {}
    first: dict[tuple[object, ...], int] = {}
    found = {}
    for row, answers in enumerate(zip(*comparable(batch.columns), strict=True)):
        earlier = first.setdefault(answers, row)
        if earlier != row:
            found[row] = Message("every answer equals that of number {id}", {"id": quoted(batch.ids[earlier])})
    return found


def comparable(columns: Mapping[str, Column]) -> list[list[object]]:
    """Columns as lists of values that equal themselves: NaN as None."""
    return [_comparable(column) for column in columns.values()]


def _comparable(column: Column) -> list[object]:
    if column.dtype == object:
        return list(column)
    known: NDArray[np.bool_] = ~np.isnan(column)
    return [value if given else None for value, given in zip(column.tolist(), known.tolist(), strict=True)]
