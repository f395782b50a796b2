"""Codes that people gave, from tables with columns id, question and code (its number or its label)."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from instrument.message import Fault, nearest, quoted
from survey.files.grid import Grid
from survey.files.opening import read_grid
from survey.numerals import numeral
from survey.open_answers.coding import ByHand, Coding, OpenQuestion
from survey.wording import fold

_BETWEEN = re.compile(r"[,;，；、]")
COLUMNS = ("id", "question", "code")

Given = Mapping[tuple[str, str], frozenset[int]]
"""Variable and number of the row → the codes one coder gave."""


def codes_by_hand(coding: Coding, wave: str, ids: Collection[str]) -> Mapping[str, Given]:
    """Coder → what they gave in this wave; `ids` are the numbers of all forms that came back.

    A line without a code is one that is still to be coded. Raises `Fault` with the line for a number, a question or a
    code that does not exist, and for two codes of an answer that may have one.
    """
    found: dict[str, dict[tuple[str, str], frozenset[int]]] = {coder: {} for coder in coding.coders}
    for each in coding.by_hand:
        if each.wave in ("", wave):
            _add(found[each.coder], each, coding.questions, ids)
    return found


def _add(
    found: dict[tuple[str, str], frozenset[int]],
    table: ByHand,
    questions: Sequence[OpenQuestion],
    ids: Collection[str],
) -> None:
    grid = read_grid(Path(table.file))
    at = [_column(grid, name) for name in COLUMNS]
    known = {question.variable.name: question for question in questions}
    for row, cells in enumerate(grid.rows):
        id, name, code = (cells[column].strip() for column in at)
        if not code:
            continue
        question = known.get(name)
        if question is None:
            raise _unknown("no question {found} here; possible: {possible}", name, known, grid, row, at[1])
        if id not in ids:
            raise _unknown("no form has the number {found}; possible: {possible}", id, ids, grid, row, at[0])
        held = found.get((name, id), frozenset())
        found[name, id] = held | {_code(question, each, grid, row, at[2]) for each in _codes(question, code)}
        if len(found[name, id]) > 1 and not question.several:
            raise Fault(
                "the answer of number {id} has two codes; possible: one, or several: true in the codebook",
                {"id": quoted(id)},
                grid.place(row, at[2]),
            )


def _column(grid: Grid, name: str) -> int:
    headers = [header.strip().casefold() for header in grid.headers]
    if name not in headers:
        possible = nearest(name, grid.headers)
        raise Fault(
            "no column {found}; possible: {possible}", {"found": quoted(name), "possible": possible}, grid.place()
        )
    return headers.index(name)


def _codes(question: OpenQuestion, cell: str) -> list[str]:
    """The codes in a cell: one, or several between commas or semicolons that are not of a label."""
    labels = {fold(text) for code in question.codes for text in code.text.values()}
    return [cell] if fold(cell) in labels else [part for part in _BETWEEN.split(cell) if part.strip()]


def _code(question: OpenQuestion, cell: str, grid: Grid, row: int, at: int) -> int:
    """A code by its number or by its label."""
    codes = {float(code.code): code.code for code in question.codes}
    number = numeral(cell)
    if number is not None and number in codes:
        return codes[number]
    meant = [code.code for code in question.codes if fold(cell) in map(fold, code.text.values())]
    if len(meant) != 1:
        possible = list(map(str, codes.values()))
        raise _unknown("no code {found} of this question; possible: {possible}", cell, possible, grid, row, at)
    return meant[0]


def _unknown(sentence: str, found: str, possible: Collection[str], grid: Grid, row: int, at: int) -> Fault:
    values = {"found": quoted(found), "possible": nearest(found, possible)}
    return Fault(sentence, values, grid.place(row, at))
