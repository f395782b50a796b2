"""Bars, lines, areas, pies and means of categories, as GRAPH asks for them."""

from collections.abc import Sequence
from itertools import accumulate

from analysis.charts import Axis, Bars, Chart, Series, Shape
from analysis.levels import in_order
from analysis.syntax.active import Active
from analysis.syntax.charting.graph import Graph, Summary
from analysis.syntax.charting.intervals import interval
from analysis.syntax.charting.summaries import summarized, summary_axis
from analysis.syntax.charting.words import named, of_value, of_variable
from analysis.tally import Numbers, Patterns, Tally
from instrument.message import Message

SHAPES: dict[tuple[str, str], Shape] = {
    ("BAR", "STACKED"): "stacked",
    ("LINE", "AREA"): "area",
    ("LINE", ""): "lines",
    ("PIE", ""): "pie",
    ("ERRORBAR", ""): "means",
}


def shape_of(asked: Graph) -> Shape:
    """How the values of a chart stand."""
    return SHAPES.get((asked.kind, asked.form)) or SHAPES.get((asked.kind, "")) or "bars"


def of_categories(tally: Tally, active: Active, asked: Graph) -> list[Chart]:
    """The chart of summaries of categories, or of single cases; none where nobody has the values."""
    if any(each.function == "VALUE" for each in asked.summaries):
        from analysis.syntax.charting.single_cases import of_cases

        return of_cases(tally, active, asked, shape_of(asked))
    summaries = asked.summaries or [Summary("MEAN", name) for name in asked.variables]
    several = len(summaries) > 1
    if asked.categories:
        series = _by_category(tally, active, asked, summaries)
        labels = tuple(of_value(tally, active, asked.categories[0], code) for code in _codes(tally, asked, 0))
        across = named(of_variable(tally, asked.categories[0]))
    else:  # each variable is a category
        values = [_whole(tally, asked, each) for each in summaries]
        ends = [end for _, end in values]
        series = [Series("", tuple(value for value, _ in values), *_split(ends))]
        labels = tuple(of_variable(tally, each.variable) if each.variable else each.function for each in summaries)
        across = Message("Variable")
    up = summary_axis(tally, active, summaries[0])
    if several:
        up = Axis(_common(summaries), up.decimals)
    if not labels:
        return []
    by = named(of_variable(tally, asked.categories[1])) if len(asked.categories) > 1 else None
    title = named(asked.title) if asked.title else _title(across, by)
    return [Bars(title, across, labels, up, tuple(series), by, shape_of(asked), notes=tuple(asked.notes))]


def _common(summaries: Sequence[Summary]) -> Message:
    functions = {each.function for each in summaries}
    return Message("Mean") if functions == {"MEAN"} else Message("Value")


def _title(across: Message, by: Message | None) -> Message:
    words = {"across": str(across.values.get("text", ""))}
    if by is not None:
        return Message("Chart by {across} and {by}", {**words, "by": str(by.values["text"])})
    return Message("Chart by {across}", words) if words["across"] else Message("Chart of variables")


def _codes(tally: Tally, asked: Graph, at: int) -> list[float]:
    """The values of a category variable that somebody of the chart has, in the order of the file's codes."""
    name = asked.categories[at]
    counted = tally.patterns(asked.categories).listwise()
    return list(in_order(tally.codebook.by_name[name], counted.column(name)))


def _by_category(tally: Tally, active: Active, asked: Graph, summaries: Sequence[Summary]) -> list[Series]:
    """A series for each value of the second category, or for each function."""
    first = _codes(tally, asked, 0)
    parts: list[tuple[Summary, float | None]]
    if len(asked.categories) > 1:
        parts = [(summaries[0], code) for code in _codes(tally, asked, 1)]
    else:
        parts = [(each, None) for each in summaries]
    found = []
    for summary, code in parts:
        cells = [_cell(tally, asked, summary, [one, *([code] if code is not None else [])]) for one in first]
        values = _run([value for value, _ in cells], summary.function)
        if code is not None:
            name = of_value(tally, active, asked.categories[1], code)
        else:
            name = of_variable(tally, summary.variable) if summary.variable and len(summaries) > 1 else ""
        found.append(Series(name, tuple(values), *_split([ends for _, ends in cells])))
    return found


def _run(values: list[float | None], function: str) -> list[float | None]:
    """Counts as per cents of the series, or as they add up."""
    if function not in ("PCT", "CUPCT", "CUFREQ", "CUSUM"):
        return values
    plain = [each or 0.0 for each in values]
    total = sum(plain) or 1.0
    shown = [100 * each / total if function.endswith("PCT") else each for each in plain]
    return list(accumulate(shown)) if function.startswith("CU") else list(shown)


def _cell(
    tally: Tally, asked: Graph, summary: Summary, codes: Sequence[float]
) -> tuple[float | None, tuple[float, float] | None]:
    names = asked.categories[: len(codes)]
    patterns = tally.patterns(list(dict.fromkeys([*names, *([summary.variable] if summary.variable else [])])))
    kept = patterns.listwise()
    for name, code in zip(names, codes, strict=True):
        kept = kept.take(kept.column(name) == code)
    return _value(asked, summary, kept)


def _whole(tally: Tally, asked: Graph, summary: Summary) -> tuple[float | None, tuple[float, float] | None]:
    return _value(asked, summary, tally.patterns([summary.variable]).listwise())


def _value(asked: Graph, summary: Summary, kept: Patterns) -> tuple[float | None, tuple[float, float] | None]:
    values, weights = _counted(kept, summary.variable)
    ends = interval(asked.interval, values, weights) if asked.interval and summary.function == "MEAN" else None
    return summarized(summary, values, weights), ends


def _counted(kept: Patterns, name: str) -> tuple[Numbers, Numbers]:
    single = kept.of([name]) if name else kept
    return (single.column(name) if name else single.weights), single.weights


def _split(ends: Sequence[tuple[float, float] | None]) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    if not any(ends):
        return (), ()
    return tuple(each[0] if each else None for each in ends), tuple(each[1] if each else None for each in ends)
