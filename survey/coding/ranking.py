"""Rankings, whether a column holds the place of an option, the option in a place, or all of them in order."""

from collections.abc import Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from instrument.kinds import member
from instrument.message import Fault, quoted
from instrument.model import Kind, MissingCodes, Question
from instrument.records import replace
from survey.batch import Issue, code_cells
from survey.coding.pieces import absent
from survey.coding.source import Source, code_of, readings_of
from survey.labelled import Reading
from survey.numerals import numeral
from survey.responses import Column


def ranking(question: Question, held: Mapping[str, int], source: Source, issues: list[Issue]) -> dict[str, Column]:
    places = {name: at for name, at in held.items() if name.startswith(f"{question.id}_place_")}
    if places:
        by_place = [
            readings_of(replace(question, kind=Kind.SINGLE), places[name], question.id, source, issues).numbers(code_of)
            for name in sorted(places, key=lambda name: int(name.rpartition("_")[2]))
        ]
        return _ranked(question, np.column_stack(by_place), source.missing)
    if question.id in held and not any(member(question, option) in held for option in question.options):
        readings = readings_of(question, held[question.id], question.id, source, issues)
        most = len(question.options)
        columns = [readings.numbers(partial(_at_place, place)) for place in range(most)]
        return _ranked(question, np.column_stack(columns), source.missing)
    return {
        name: _ranks(question, held[name], source) for name in (member(question, each) for each in question.options)
    }


def _at_place(place: int, reading: Reading) -> float:
    if reading.missing is not None:
        return reading.missing
    return reading.ticked[place].code if place < len(reading.ticked) else float("nan")


def _ranked(question: Question, places: NDArray[np.float64], missing: MissingCodes) -> dict[str, Column]:
    """The place of each option from the options in each place, shape (n, places); one left out is unanswered."""
    none = np.isnan(places).all(axis=1)
    found: dict[str, Column] = {}
    for option in question.options:
        here = places == option.code
        ranks = np.where(here.any(axis=1), here.argmax(axis=1) + 1.0, float(missing.unanswered))
        ranks = np.where(none, np.nan, ranks)
        for code in (missing.unanswered, missing.not_asked):
            ranks = np.where((places == code).any(axis=1) & ~here.any(axis=1), float(code), ranks)
        found[member(question, option)] = ranks
    return found


def _ranks(question: Question, at: int, source: Source) -> NDArray[np.float64]:
    last = len(question.options)

    def read(cell: str) -> float | None:
        code = absent(cell.strip(), source.cells, source.missing)
        number = numeral(cell) if code is None else code
        return number if code is not None or number in range(1, last + 1) else None

    def refuse(cell: str, row: int, count: int) -> Fault:
        return Fault(
            "{found} is no place from 1 to {last}; rows with it: {count}",
            {"found": quoted(cell), "last": last, "count": count},
            source.grid.place(row, at),
        )

    return code_cells(source.grid.column(at), read, refuse)
