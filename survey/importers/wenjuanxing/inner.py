"""Questions printed within an option of another, as in 企业（产业领域：____）: their answers are typed behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from instrument.conditions.tree import Compared
from instrument.kinds import other
from instrument.message import Fault, nearest, quoted
from instrument.model import Instrument, Kind, MissingCodes, Option, Question
from survey.coding.column import Readings
from survey.files.grid import Grid
from survey.importers.wenjuanxing.cells import label_reader
from survey.labelled import Reading, Ticked
from survey.responses import Column
from survey.wording import harmless, labels


@dataclass(frozen=True)
class Inner:
    """A question that has no column of its own, and the option behind which its answers stand."""

    question: Question
    code: int


def inner_questions(instrument: Instrument) -> Mapping[str, Inner]:
    """Outer question → the single choice within one of its options: asked of that option alone, numbered 4a under 4."""
    found = {}
    for question in instrument.questions:
        tree = question.ask_if.tree if question.ask_if is not None else None
        if question.kind is not Kind.SINGLE or not isinstance(tree, Compared) or tree.sign != "==":
            continue
        outer = instrument.by_answer[tree.name]
        if outer.kind is Kind.SINGLE and outer.number and question.number[:-1] == outer.number:
            found[outer.id] = Inner(question, int(tree.number))
    return found


def opened(options: Sequence[Option], inner: Inner | None) -> tuple[Option, ...]:
    """The options, with a blank behind the one that holds the inner question."""
    code = None if inner is None else inner.code
    return tuple(replace(option, other=True) if option.code == code else option for option in options)


def code_inner(inner: Inner, readings: Readings, missing: MissingCodes, grid: Grid, at: int) -> dict[str, Column]:
    """The variables of the inner question; raises `Fault` for typed words that are none of its options."""
    found, places = [], readings.places
    for place, reading in enumerate(readings.different):
        said = _said(reading, inner, missing)
        if said is None:
            row = int(np.argmax(places == place))
            typed = reading.ticked[0].typed
            raise Fault(
                "{found} is not an answer the questionnaire has; rows with it: {count}; possible: {possible}",
                {
                    "found": quoted(typed),
                    "count": int((places == place).sum()),
                    "possible": nearest(typed, labels(inner.question.options)),
                },
                grid.place(row, at),
            )
        found.append(said)
    codes = np.array([each.missing if each.missing is not None else each.ticked[0].code for each in found], dtype=float)
    columns: dict[str, Column] = {inner.question.id: codes[places]}
    for option in inner.question.options:
        if option.other:
            words = [next((tick.typed for tick in each.ticked if tick.code == option.code), "") for each in found]
            columns[other(inner.question, option)] = np.array(words, dtype=object)[places]
    return columns


def _said(outer: Reading, inner: Inner, missing: MissingCodes) -> Reading | None:
    if outer.missing is not None:
        return Reading(missing=float("nan") if outer.missing == missing.unanswered else outer.missing)
    ticked = outer.ticked[0]
    if ticked.code != inner.code:
        return Reading(missing=missing.not_asked)
    if not ticked.typed:
        return Reading(missing=missing.unanswered)
    found = label_reader(inner.question.options, missing)(ticked.typed)
    blanks = [option for option in inner.question.options if option.other]
    if found is None and len(blanks) == 1:
        return Reading((Ticked(blanks[0].code, harmless(ticked.typed)),))
    return found
