"""Notes of several tables in one: every note has a letter of its own, wherever it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence

from instrument.records import replace
from reports.cells import Row
from reports.document import Grid, GridCell, Run

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NUMBER = re.compile(r"^[-$]?[\d.,]")
LETTER = re.compile(r"^([a-z])\. ")


def relettered(grids: Sequence[Grid]) -> list[Grid]:
    """The tables of the same kind with letters that tell their notes apart; all of them have all notes."""
    said = [[_said(note) for note in grid.notes] for grid in grids]
    named = {text for grid, own in zip(grids, said, strict=True) for text in _at_labels(grid, own)}
    every = list(dict.fromkeys(text for each in said for letter, text in each if letter))
    every.sort(key=lambda text: text in named)  # what is said of a row's name comes last, as in SPSS
    letters = dict(zip(every, LETTERS, strict=False))
    bare = dict.fromkeys(text for each in said for letter, text in each if not letter)
    notes = [*((Run(text),) for text in bare), *((Run(f"{mark}. {text}"),) for text, mark in letters.items())]
    return [
        _with(grid, {letter: letters.get(text, "") for letter, text in own if letter}, notes)
        for grid, own in zip(grids, said, strict=True)
    ]


def _at_labels(grid: Grid, said: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What notes say whose letters stand behind words."""
    behind = {
        cell.content[-1].text
        for row in grid.body
        for cell in row
        if cell.content and cell.content[-1].superscript and not NUMBER.match(cell.content[0].text)
    }
    yield from (text for letter, text in said if letter in behind)


def _said(note: Sequence[Run]) -> tuple[str, str]:
    """The letter of a note, '' for none, and what it says."""
    text = "".join(run.text for run in note)
    found = LETTER.match(text)
    return (found.group(1), text[found.end() :]) if found else ("", text)


def _with(grid: Grid, letters: Mapping[str, str], notes: Sequence[tuple[Run, ...]]) -> Grid:
    body = tuple(_row(row, letters) for row in grid.body)
    mark = ",".join(letters.get(each, each) for each in grid.mark.split(",")) if grid.mark else grid.mark
    return replace(grid, body=body, notes=tuple(notes), mark=mark)


def _row(row: Row, letters: Mapping[str, str]) -> Row:
    return tuple(_cell(each, letters) for each in row)


def _cell(cell: GridCell, letters: Mapping[str, str]) -> GridCell:
    if not any(run.superscript for run in cell.content):
        return cell
    content = tuple(
        replace(run, text=letters.get(run.text, run.text)) if run.superscript else run for run in cell.content
    )
    return replace(cell, content=content)
