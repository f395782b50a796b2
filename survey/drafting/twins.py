"""What an export of 问卷星 by number tells of the text beside it."""

from collections.abc import Mapping, Sequence

from survey.drafting.columns import Column, columns_of
from survey.drafting.structure import stems
from survey.files.grid import Grid
from survey.platform import Layout, Role
from survey.wording import fold


def told_by(
    twin: tuple[Grid, Layout] | None, grid: Grid, own: Layout, columns: Mapping[int, Column]
) -> tuple[dict[int, dict[str, int]], dict[str, tuple[tuple[str, int], ...]]]:
    """What an export by number tells of the text beside it: the place of each label, and options nobody ticked."""
    if twin is None:
        return {}, {}
    numbers = columns_of(*twin)
    rows = {number: at for at, number in enumerate(_ids(*twin))}
    pairs = [(at, rows[number]) for at, number in enumerate(_ids(grid, own)) if number in rows]
    by_words = {_key(each): each for each in numbers.values() if each.heading.role is Role.ANSWER}
    known: dict[int, dict[str, int]] = {}
    for at, column in columns.items():
        other_column = by_words.get(_key(column)) if column.heading.role is Role.ANSWER else None
        if other_column is not None:
            known[at] = _places(column, other_column, pairs)
    tails = {stem.number or fold(stem.words): stem for stem in stems(numbers) if not stem.is_one}
    found = {}
    for stem in stems(columns):
        tail = tails.get(stem.number or fold(stem.words)) if stem.is_one else None
        if tail is not None:
            found[fold(stem.words)] = tuple((part.words, at) for at, part in enumerate(tail.parts, 1))
    return known, found


def _ids(grid: Grid, layout: Layout) -> tuple[str, ...]:
    at = next((each.at for each in layout.headings if each.role is Role.NUMBER), None)
    return (
        tuple(str(row) for row in range(len(grid.rows)))
        if at is None
        else tuple(cell.strip() for cell in grid.column(at))
    )


def _key(column: Column) -> tuple[str, str]:
    said = column.heading.wordings[0]
    return column.heading.number, fold(f"{said.question}{said.part}")


def _places(column: Column, numbers: Column, pairs: Sequence[tuple[int, int]]) -> dict[str, int]:
    """Label → place, where each label always has the same; empty otherwise."""
    found: dict[str, set[str]] = {}
    for mine, theirs in pairs:
        label = column.cells[mine].partition("〖")[0]
        if label and numbers.cells[theirs]:
            found.setdefault(label, set()).add(numbers.cells[theirs])
    single_places = {label: next(iter(places)) for label, places in found.items() if len(places) == 1}
    fits = len(single_places) == len(found) == len(set(single_places.values()))
    return (
        {label: int(place) for label, place in single_places.items()}
        if fits and all(each.isdigit() for each in single_places.values())
        else {}
    )
