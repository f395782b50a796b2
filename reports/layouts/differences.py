"""Means and standard deviations of scales by groups of respondents, with Welch's tests, effect sizes and comparisons.

Welch's t and F throughout: they hold with equal and with unequal variances, so no test has to choose the test.
Source: Delacre, Lakens & Leys (2017), International Review of Social Psychology 30(1), 92-101; and (2019), 32(1), 13.
"""

from collections.abc import Mapping, Sequence

from analysis.result import Fault, Result, quoted
from analysis.table import Table
from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.cells import Row, Text, banner, cell, grid, header, row
from reports.conventions import stars_note
from reports.document import Align, Grid, GridColumn, Run
from reports.ink import Ink
from reports.lettering import letters
from reports.limits import LIMITS, stars

COMPARED_BY = "games_howell"  # it needs no equal variances either


@dataclass(frozen=True)
class Design:
    """Where the two procedures keep the same things."""

    groups: str
    test: str
    chosen: Mapping[str, str]
    statistic: str  # the word of the test's column
    effect: str
    symbol: str
    kind: Kind  # of the effect size


DESIGNS = {
    "ttest": Design(
        "group_statistics",
        "independent_test",
        {"assumption": "unequal_variances"},
        "t",
        "cohen_d",
        "t_test",
        Kind.ESTIMATE,
    ),
    "oneway": Design(
        "group_descriptives", "robust_tests", {"statistic": "welch"}, "value", "eta_squared", "f_test", Kind.COEFFICIENT
    ),
}


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A block for each characteristic: its groups, the test, the effect size, and which groups differ."""
    for result in results:
        if result.procedure not in DESIGNS:
            raise Fault(
                "{found} are no differences between groups; possible: ttest, oneway",
                {"found": quoted(result.procedure)},
            )
    first = results[0]
    variables = list(dict.fromkeys(str(name) for name in _groups(first).column("variable")))
    blocks = [_block(result, variables, ink) for result in results]
    starts = [sum(len(block) for block in blocks[:at]) for at in range(1, len(blocks))]
    reasons = dict.fromkeys(
        note for result in results for note in ink.reasons(result.table(DESIGNS[result.procedure].test))
    )
    rows = [line for block in blocks for line in block]
    return grid(
        ink.plain("differences_caption"),
        _columns(len(variables)),
        [header(ink.phrase("characteristic"), ink.phrase("people"), *(ink.label(first, name) for name in variables))],
        rows,
        [ink.phrase("differences_note"), *_compared_note(results, ink), *reasons, *stars_note(rows, ink)],
        rules=starts,
    )


def _columns(variables: int) -> tuple[GridColumn, ...]:
    share = (1 - 0.3 - 0.1) / variables
    return (
        GridColumn(0.3, Align.LEFT),
        GridColumn(0.1, Align.DECIMAL),
        *([GridColumn(share, Align.CENTER)] * variables),
    )


def _groups(result: Result) -> Table:
    return result.table(DESIGNS[result.procedure].groups)


def _block(result: Result, variables: Sequence[str], ink: Ink) -> list[Row]:
    design, table = DESIGNS[result.procedure], _groups(result)
    groups = [str(group) for group in dict.fromkeys(table.column("group")) if group != "total"]
    marks = {name: _letters(result, name, groups) for name in variables}
    rows = [banner(ink.label(result, table.about[0]), 2 + len(variables))]
    for group in groups:
        found = _group_cells(table, group, marks, ink)
        rows.append(row(cell(ink.label(result, group), indent=1), found))
    tests = [_test(result, design, name, ink) for name in variables]
    effects = [_effect(result, design, name, ink) for name in variables]
    rows.append(row(cell(ink.phrase(design.symbol), indent=1), ("", *tests)))
    rows.append(row(cell(ink.phrase(design.effect), indent=1), ("", *effects)))
    return rows


def _group_cells(table: Table, group: str, marks: Mapping[str, Mapping[str, str]], ink: Ink) -> list[Text]:
    """How many, then mean ± standard deviation of each variable with the group's letters."""
    found = {name: {"variable": name, "group": group} for name in marks}
    counts = [table.cell(where, "n") for where in found.values() if table.where(where)]
    numbers = [count for count in counts if isinstance(count, int | float)]
    cells: list[Text] = [ink.number(max(numbers), Kind.COUNT) if numbers else ""]
    for name, where in found.items():
        moments = {word: ink.cell(table, where, word) for word in ("mean", "sd")} if table.where(where) else {}
        mark = marks[name].get(group, "")
        raised = (Run(mark, superscript=True),) if mark else ()
        cells.append((Run(ink.plain("mean_and_sd", moments)), *raised) if moments else "")
    return cells


def _test(result: Result, design: Design, name: str, ink: Ink) -> str:
    table, where = result.table(design.test), {"variable": name, **design.chosen}
    p = table.cell(where, "p")
    return ink.cell(table, where, design.statistic) + (stars(p) if isinstance(p, int | float) else "")


def _effect(result: Result, design: Design, name: str, ink: Ink) -> str:
    cell = result.table("effect_sizes").cell({"variable": name, "statistic": design.effect}, "estimate")
    return ink.digits(cell, design.kind)


def _has_comparisons(result: Result) -> bool:
    return any(table.name == "multiple_comparisons" for table in result.tables)


def _letters(result: Result, name: str, groups: Sequence[str]) -> Mapping[str, str]:
    """The letters of groups that the comparisons of one variable leave alike; none where nothing was compared."""
    if not _has_comparisons(result):
        return {}
    described = _groups(result)
    lines = {str(line[described.index("group")]): line for line in described.where({"variable": name})}
    means = {group: lines[group][described.index("mean")] for group in groups if group in lines}
    sizes = {group: float(mean) for group, mean in means.items() if isinstance(mean, int | float)}
    table = result.table("multiple_comparisons")
    first, second, p = (table.index(word) for word in ("group", "other_group", "p"))
    different = {
        frozenset((str(line[first]), str(line[second])))
        for line in table.where({"variable": name, "test": COMPARED_BY})
        if _is_below(line[p], LIMITS["p"].value)
    }
    return letters(sorted(sizes, key=lambda group: -sizes[group]), different)


def _is_below(found: object, limit: float) -> bool:
    return isinstance(found, int | float) and found < limit


def _compared_note(results: Sequence[Result], ink: Ink) -> list[tuple[Run, ...]]:
    return [ink.phrase("comparisons_note")] if any(_has_comparisons(result) for result in results) else []
