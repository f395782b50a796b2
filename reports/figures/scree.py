"""Eigenvalues in their order, with the line above which a component is kept.

`figure('scree', task)`: a task of factor; with `statistics: [parallel]` the line is that of the parallel analysis.
"""

from collections.abc import Sequence
from math import ceil, floor

from analysis.result import Result
from analysis.table import Cell, Table
from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.cells import grid, header, row, stub_and_numbers
from reports.document import Grid, Picture, Run
from reports.ink import Impossible, Ink
from reports.palette import ACCENT, AXIS, BAND, GRID, INK, MUTED, PAPER, SECOND
from reports.svg import SMALL, WIDTH, Drawing
from reports.taking import take

LEFT, RIGHT, TOP, BOTTOM = 56.0, 700.0, 30.0, 250.0
HEIGHT = 296.0
LEAST_STEP = 20.0  # between two numbers on the axis
KAISER = 1.0  # Kaiser (1960): a component should carry more than one item does


@dataclass(frozen=True)
class Line:
    """What an eigenvalue is held against."""

    name: str  # phrase that stands beside it
    values: tuple[float, ...]  # one for each eigenvalue
    kept: str  # how many lie above it, as the procedure counts them; none where it does not


def draw(results: Sequence[Result], ink: Ink) -> Picture:
    """Eigenvalues of the data and of chance; those of the components kept are filled.

    Raises `Impossible` where none is defined.
    """
    result = take(results, "factor")[0]
    table = result.table("variance_explained")
    found = _numbers(table.column("eigenvalue", "initial"))
    if not found:
        raise Impossible("the eigenvalues are not defined, so nothing can be drawn")
    parallel = next((each for each in result.tables if each.name == "parallel_analysis"), None)
    line = Line("kaiser", (KAISER,) * len(found), "")
    if parallel is not None:
        line, found = _chance(result, parallel), _numbers(parallel.column("eigenvalue", "observed")) or found
    kept = len(_numbers(table.column("eigenvalue", "extraction")))
    alternative = _finding(table, line, kept, len(found), ink)
    return Picture(
        id="",
        number="",
        caption=ink.plain("scree_caption" if parallel is None else "scree_parallel_caption"),
        svg=_drawing(found, line, kept, ink.plain(f"{table.columns[0].word}_number"), ink).done(HEIGHT, alternative),
        height=HEIGHT,
        alternative=alternative,
        notes=(_note(parallel, ink),),
        data=_data(found, line, ink),
    )


def _numbers(cells: Sequence[Cell]) -> list[float]:
    return [float(each) for each in cells if isinstance(each, int | float)]


def _chance(result: Result, table: Table) -> Line:
    """The eigenvalues of random data that the task holds its own against."""
    level = "random_mean" if result.options.get("parallel_level") == "mean" else "random_percentile"
    counted = (note.values["count"] for note in table.notes if "draws" in note.values)
    return Line(level, tuple(_numbers(table.column("eigenvalue", level))), str(next(counted, "")))


def _note(parallel: Table | None, ink: Ink) -> tuple[Run, ...]:
    draws = next((note.values["draws"] for note in parallel.notes if "draws" in note.values), "") if parallel else ""
    return ink.phrase("scree_parallel_note", {"draws": draws}) if draws else ink.phrase("scree_note")


def _drawing(found: Sequence[float], line: Line, kept: int, axis: str, ink: Ink) -> Drawing:
    low, high = min(0, floor(min(found))), floor(max(*found, *line.values)) + 1
    step = (RIGHT - LEFT) / len(found)
    across = [LEFT + (at + 0.5) * step for at in range(len(found))]
    places = [(x, _y(value, low, high)) for x, value in zip(across, found, strict=True)]
    drawing = Drawing()
    if kept:
        drawing.rect(LEFT, TOP, kept * step, BOTTOM - TOP, BAND)
    for value in range(low, high + 1):
        drawing.line(LEFT, _y(value, low, high), RIGHT, _y(value, low, high), AXIS if value == 0 else GRID)
        drawing.text(LEFT - 8, _y(value, low, high), ink.number(value, Kind.COUNT), "end", MUTED, size=SMALL)
    drawing.path([(x, _y(value, low, high)) for x, value in zip(across, line.values, strict=False)], SECOND, 1.5, "6 4")
    beside = line.values[len(line.values) * 3 // 5]  # where its name begins
    drawing.text(RIGHT, _y(beside, low, high) - 14, ink.plain(line.name), "end", SECOND, size=SMALL)
    drawing.path(places, ACCENT)
    for at, (x, y) in enumerate(places):
        text = ink.number(found[at], Kind.EIGENVALUE)
        drawing.dot(x, y, 5, ACCENT if at < kept else PAPER, ACCENT, f"{axis} {at + 1}: {text}")
        if at < kept:
            drawing.text(x + 10, y - 10, text, bold=True)
        if at % ceil(LEAST_STEP / step) == 0:
            drawing.text(x, BOTTOM + 16, str(at + 1), "middle", INK, size=SMALL)
    drawing.text(2, 12, ink.plain("eigenvalue_word"), fill=MUTED, size=SMALL)
    drawing.text((LEFT + min(RIGHT, WIDTH)) / 2, BOTTOM + 36, axis, "middle", MUTED, size=SMALL)
    return drawing


def _y(value: float, low: float, high: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low)


def _finding(table: Table, line: Line, kept: int, count: int, ink: Ink) -> str:
    shares = _numbers(table.column("cumulative_percent", "extraction"))
    values = {"kept": kept, "count": count, "share": ink.number(max(shares, default=0.0), Kind.PERCENT)}
    chance = ink.plain("parallel_finding", {"count": line.kept}) if line.kept else ""
    return ink.plain("scree_finding", values) + chance


def _data(found: Sequence[float], line: Line, ink: Ink) -> Grid:
    """The eigenvalues, and those of chance where there are any."""
    heads = [ink.phrase("component"), ink.phrase("eigenvalue_word")]
    columns = [[ink.number(value, Kind.EIGENVALUE) for value in found]]
    if line.name != "kaiser":
        heads.append(ink.phrase(line.name))
        columns.append([ink.number(value, Kind.EIGENVALUE) for value in line.values])
    rows = [row(str(at), cells) for at, cells in enumerate(zip(*columns, strict=False), start=1)]
    return grid("", stub_and_numbers(0.3, len(columns)), [header(*heads)], rows)
