"""Loadings of items on components, small ones left blank, with communalities and what each component explains."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell, Column, Table
from analysis.vocabulary import Kind
from reports.cells import Row, cell, centered, grid, row, stub_and_numbers
from reports.document import Grid, Run
from reports.factoring import is_oblique, loadings, loadings_note
from reports.ink import Ink
from reports.limits import LIMITS
from reports.partings import partings


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """Items by the component they load on most, the largest loading first."""
    result = results[0]
    table, is_rotated = loadings(result)
    stage = "rotation" if is_rotated else "extraction"
    components = [column.under for column in table.columns if column.word == "loading" and column.under is not None]
    top = (
        cell(ink.phrase("item"), rows=2),
        centered(ink.phrase(f"{components[0].partition('=')[0]}_loadings"), len(components)),
        cell(ink.phrase("communality"), rows=2),
    )
    body = [_row(result, table, str(line[0]), components, ink) for line in _sorted(table)]
    # What correlated factors explain does not add up, and is not told in the order of the pattern.
    correlated = is_rotated and is_oblique(result)
    sums = [] if correlated else _sums(result.table("variance_explained"), stage, components, ink)
    return grid(
        ink.plain("loadings_caption" if is_rotated else "unrotated_caption"),
        stub_and_numbers(0.42, len(components) + 1),
        [top, tuple(cell(_number(component)) for component in components)],
        [*body, *sums],
        [
            loadings_note(result, is_rotated, ink),
            *(_correlated(result, components, ink) if correlated else []),
            *ink.reasons(table),
            *partings([result], ["communalities"], ink),
            ink.phrase("blank_note", {"limit": ink.number(LIMITS["loading"].value, Kind.COEFFICIENT, 2)}),
        ],
        rules=[len(body)] if sums else [],
    )


def _sorted(table: Table) -> list[tuple[Cell, ...]]:
    def place(line: tuple[Cell, ...]) -> tuple[int, float]:
        sizes = [abs(each) if isinstance(each, int | float) else 0.0 for each in line[1:]]
        return sizes.index(max(sizes)), -max(sizes)

    return sorted(table.rows, key=place)


def _row(result: Result, table: Table, item: str, components: Sequence[str], ink: Ink) -> Row:
    found = [table.cell({"item": item}, "loading", component) for component in components]
    shown = [ink.digits(each, Kind.COEFFICIENT) if _is_shown(each) else "" for each in found]
    communality = ink.cell(result.table("communalities"), {"item": item}, "extraction")
    return row(ink.label(result, item), (*shown, communality))


def _is_shown(loading: Cell) -> bool:
    return not isinstance(loading, int | float) or abs(loading) >= LIMITS["loading"].value


def _sums(table: Table, stage: str, components: Sequence[str], ink: Ink) -> list[Row]:
    stage = stage if Column("percent", stage) in table.columns else "extraction"
    stub = table.columns[0].word
    return [
        row(ink.phrase(f"{word}_row"), [*(ink.cell(table, {stub: key}, word, stage) for key in components), ""])
        for word in ("eigenvalue", "percent", "cumulative_percent")
    ]


def _correlated(result: Result, components: Sequence[str], ink: Ink) -> list[tuple[Run, ...]]:
    """The correlations of factors that were allowed to correlate."""
    for table in (each for each in result.tables if each.name == "factor_correlations"):
        stub = table.columns[0].word
        pairs = [(first, second) for at, first in enumerate(components) for second in components[:at]]
        told = [
            ink.plain(
                "factor_pair", {"first": _number(b), "second": _number(a), "r": ink.cell(table, {stub: a}, "r", b)}
            )
            for a, b in pairs
        ]
        return [ink.phrase("pattern_note", {"found": ink.plain("list").join(told)})] if told else []
    return []


def _number(component: str) -> str:
    return component.rpartition("=")[2]
