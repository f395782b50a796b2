"""Means of scales by group with their 95 % intervals, one panel per scale."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.cells import grid, header, row, stub_and_numbers
from reports.document import Grid, Picture
from reports.ink import Impossible, Ink
from reports.palette import ACCENT, AXIS, GRID, MUTED
from reports.svg import BOLD, SMALL, WIDTH, Drawing, wrapped

LABELS, LEFT, GAP = 150.0, 164.0, 22.0
ROW, TOP = 39.0, 44.0


@dataclass(frozen=True)
class Mean:
    """One group's mean of one variable."""

    group: str
    label: str
    mean: float
    low: float
    high: float


def draw(results: Sequence[Result], ink: Ink) -> Picture:
    """Every variable of a one-way analysis. Raises `Impossible` where no group has an interval."""
    result = results[0]
    table = result.table("group_descriptives")
    variables = list(dict.fromkeys(str(name) for name in table.column("variable")))
    panels = {name: _means(result, table, name, ink) for name in variables}
    everyone = [each for means in panels.values() for each in means]
    if not everyone:
        raise Impossible("no group has a mean with an interval, so nothing can be drawn")
    labels = list(dict.fromkeys(each.label for each in everyone if each.group != "total"))
    low, high = int(min(each.low for each in everyone)), int(max(each.high for each in everyone)) + 1
    drawing, bottom = Drawing(), TOP + len(labels) * ROW
    for at, label in enumerate(labels):
        drawing.lines(LABELS, TOP + (at + 0.5) * ROW, wrapped(label, LABELS - 4, SMALL), "end", SMALL)
    width = (WIDTH - LEFT - GAP * len(variables)) / len(variables)
    for at, name in enumerate(variables):
        x = LEFT + at * (width + GAP)
        _panel(drawing, ink.label(result, name), panels[name], labels, (x, width, low, high), ink)
    alternative = ink.plain("semicolon").join(_finding(ink.label(result, n), panels[n], ink) for n in variables)
    by = ink.label(result, table.about[0])
    return Picture(
        id="",
        number="",
        caption=ink.plain("group_means_caption", {"by": by}),
        svg=drawing.done(bottom + 34, alternative),
        height=bottom + 34,
        alternative=alternative,
        notes=(ink.phrase("group_means_note"),),
        data=_data(result, variables, panels, labels, ink),
    )


def _means(result: Result, table: Table, variable: str, ink: Ink) -> list[Mean]:
    found = []
    for line in table.where({"variable": variable}):
        group = str(line[table.index("group")])
        cells = [line[table.index(word)] for word in ("mean", "ci_low", "ci_high")]
        numbers = [float(each) for each in cells if isinstance(each, int | float)]
        if len(numbers) == len(cells):
            found.append(Mean(group, ink.label(result, group), *numbers))
    return found


def _panel(
    drawing: Drawing,
    title: str,
    means: Sequence[Mean],
    labels: Sequence[str],
    place: tuple[float, float, int, int],
    ink: Ink,
) -> None:
    left, width, low, high = place
    bottom = TOP + len(labels) * ROW

    def x(value: float) -> float:
        return left + width * (value - low) / (high - low)

    drawing.lines(left + width / 2, 16, wrapped(title, BOLD * width, SMALL), "middle", SMALL, bold=True)
    for value in range(low, high + 1, max(1, (high - low) // 6)):
        drawing.line(x(value), TOP - 8, x(value), bottom, GRID)
        drawing.text(x(value), bottom + 16, str(value), "middle", MUTED, size=SMALL)
    for mean in sorted(means, key=lambda each: each.group != "total"):
        if mean.group == "total":
            drawing.line(x(mean.mean), TOP - 8, x(mean.mean), bottom, AXIS, 1.5, "4 4")
            continue
        y = TOP + (labels.index(mean.label) + 0.5) * ROW
        drawing.line(x(mean.low), y, x(mean.high), y, ACCENT, 2.5)
        drawing.dot(x(mean.mean), y, 4.5, ACCENT, ACCENT, f"{title}, {mean.label}: {_text(mean, ink)}")


def _text(mean: Mean, ink: Ink) -> str:
    ends = {"low": ink.number(mean.low, Kind.MEAN), "high": ink.number(mean.high, Kind.MEAN)}
    return f"{ink.number(mean.mean, Kind.MEAN)} {ink.plain('bracketed', ends)}"


def _finding(variable: str, means: Sequence[Mean], ink: Ink) -> str:
    found = sorted((each for each in means if each.group != "total"), key=lambda each: -each.mean)
    if not found:
        return variable
    ends = {"most": ink.number(found[0].mean, Kind.MEAN), "least": ink.number(found[-1].mean, Kind.MEAN)}
    names = {"variable": variable, "first": found[0].label, "last": found[-1].label}
    return ink.plain("group_means_finding", {**names, **ends})


def _data(
    result: Result, variables: Sequence[str], panels: dict[str, list[Mean]], labels: Sequence[str], ink: Ink
) -> Grid:
    rows = []
    for label in labels:
        found = [next((each for each in panels[name] if each.label == label), None) for name in variables]
        rows.append(row(label, [_text(each, ink) if each else "" for each in found]))
    heads = header(ink.phrase("characteristic"), *(ink.label(result, name) for name in variables))
    return grid("", stub_and_numbers(0.3, len(variables)), [heads], rows)
