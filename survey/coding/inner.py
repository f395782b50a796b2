"""Questions printed within an option of another, as in 企业（产业领域：____）: their answers are typed behind it."""

from collections.abc import Collection, Mapping

import numpy as np

from instrument.conditions.tree import Compared
from instrument.kinds import other
from instrument.message import Fault, nearest, quoted
from instrument.model import Instrument, Kind, MissingCodes, Question
from instrument.records import dataclass, replace
from survey.coding.pieces import cell_reader
from survey.coding.readings import Readings
from survey.files.grid import Grid
from survey.labelled import Reading, Ticked, labelled_piece
from survey.platform import Cells
from survey.responses import Column
from survey.wording import by_label, harmless, labels


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


def unheld(instrument: Instrument, held: Collection[str]) -> Mapping[str, Inner]:
    """Those of questions with a column among `held`, names of slots, that have none themselves."""
    found = inner_questions(instrument)
    return {outer: each for outer, each in found.items() if outer in held and each.question.id not in held}


def opened(question: Question, inner: Inner | None) -> Question:
    """The question with a blank behind the option that holds the inner one."""
    if inner is None:
        return question
    options = (replace(option, other=True) if option.code == inner.code else option for option in question.options)
    return replace(question, options=tuple(options))


def code_inner(
    inner: Inner, readings: Readings, cells: Cells, missing: MissingCodes, grid: Grid, at: int
) -> dict[str, Column]:
    """The variables of the inner question; raises `Fault` for typed words that are none of its options."""
    found, places = [], readings.places
    for place, reading in enumerate(readings.different):
        said = _said(reading, inner, cells, missing)
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


def _said(outer: Reading, inner: Inner, cells: Cells, missing: MissingCodes) -> Reading | None:
    if outer.missing is not None:
        return Reading(missing=float("nan") if outer.missing == missing.unanswered else outer.missing)
    ticked = outer.ticked[0]
    if ticked.code != inner.code:
        return Reading(missing=missing.not_asked)
    if not ticked.typed:
        return Reading(missing=missing.unanswered)
    options = inner.question.options
    piece = labelled_piece(by_label(options), cells.typed_within, cells.unanswered)
    found = cell_reader(piece, options, cells, missing, ())(ticked.typed)
    blanks = [option for option in options if option.other]
    if found is None and len(blanks) == 1:
        return Reading((Ticked(blanks[0].code, harmless(ticked.typed)),))
    return found
