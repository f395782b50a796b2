"""CTABLES: tables whose rows, columns and layers nest and stack variables, with the statistics asked for."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from analysis.crosstabs.column_letters import significance_level
from analysis.custom.arrangement import Keys, by_statistic, tables
from analysis.custom.axes import Axis
from analysis.custom.categories import CategoryLists
from analysis.custom.cells import Telling
from analysis.custom.comparing import Asked, column_letters
from analysis.custom.computing import ComputedCategories
from analysis.custom.independence import independence
from analysis.custom.items import NO_COMPUTED, shown
from analysis.custom.layout import Layout, laid_out
from analysis.custom.merging import merged, merged_letters
from analysis.custom.sections import Heading
from analysis.custom.shown import Shown
from analysis.custom.summaries import Summary
from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Fault, Labels, Place, Result
from analysis.table import Table
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass

NO_AXIS, NO_LISTS = Axis(), CategoryLists()
Test = Literal["chi_square", "proportions", "means"]


@dataclass(frozen=True)
class Options:
    """The three axes of a table as CTABLES writes them, with the `categories` of their variables.

    `computed`: categories that lists name as &name. `missing`: whether scale variables tell of cases that answer them,
    or all of them. `confidence`: of the limits of means. `statistics_in`: where the names of summaries stand;
    `labels_shown`: whether they do. `tests`: Pearson's chi-square of each innermost subtable at the `chi_square_level`,
    and letters that compare shares or means of columns at the `level`, in lower case at the `second_level`, `merged`
    into the table as subscripts (or, as `letters`, in the other notation) or in tables of their own. `tested`: whether
    subtotals stand for their categories; `sets_tested`: whether sets are compared; `variance`: of means, of all columns
    or of the two compared. `empty_cells`: what stands instead of counts and shares of nobody. `base_weight`: the weight
    of the cases, whose effective base is what adjusted counts tell and tests go by.
    """

    rows: Axis = NO_AXIS
    columns: Axis = NO_AXIS
    layers: Axis = NO_AXIS
    categories: CategoryLists = NO_LISTS
    computed: ComputedCategories = NO_COMPUTED
    missing: Literal["variable", "listwise"] = "variable"
    confidence: float = 0.95
    statistics_in: Literal["columns", "rows", "layers"] = "columns"
    labels_shown: bool = True
    category_labels: Literal["auto", "rows_opposite", "columns_opposite", "rows_layer", "columns_layer"] = "auto"
    tests: tuple[Test, ...] = ()
    chi_square_level: float = 0.05
    level: float = 0.05
    second_level: float | None = None
    adjust: Literal["bonferroni", "bh", "none"] = "bonferroni"
    variance: Literal["all", "tested"] = "all"
    tested: Literal["categories", "subtotals"] = "categories"
    sets_tested: bool = True
    merged: bool = False
    notation: Literal["subscripts", "letters"] = "subscripts"
    p_shown: bool = False
    title: str = ""
    caption: str = ""
    corner: str = ""
    empty_cells: str = "0"
    missing_cells: str = "."
    base_weight: Variable | None = None


def run(tally: Tally, options: Options) -> Result:
    """A table for each layer, then the tests asked for; `cases` counts those who answer something of it."""
    for level in (options.level, options.chi_square_level, *([options.second_level] if options.second_level else [])):
        significance_level(level)
    if options.tests and options.category_labels != "auto":
        raise Fault("columns are not compared where category labels are moved", None, Place(entry="tests"))
    axes = {"rows": options.rows, "columns": options.columns, "layers": options.layers}
    levels = {str(level): level for axis in axes.values() for stack in axis.stacks for level in stack.levels}
    if not levels:
        raise Fault("no variable is named; possible: rows, columns or layers", None, Place(entry="rows"))
    lists, computed = options.categories.lists, options.computed
    found = {key: shown(tally, level, lists, computed) for key, level in levels.items() if not level.is_scale}
    base = None if options.base_weight is None else options.base_weight.name
    layout = laid_out(tally, axes, found, options.missing == "listwise", base)
    keys, decimals, told = _named(layout)
    found_tables = [each for layer in layout.headings["layers"] for each in _tables(layout, layer, keys, options)]
    names = list(dict.fromkeys(name for level in levels.values() for name in (level.source.name, *level.names) if name))
    answered = tally.answered(list(dict.fromkeys(name for level in levels.values() for name in level.names)))
    some = answered.take(np.logical_not(answered.missing.all(axis=1)))
    return Result(
        procedure="custom_tables",
        options=plain(options),
        cases=type(answered.cases)(answered.cases.total, float(some.weights.sum()), int(some.counts.sum())),
        tables=tuple(found_tables),
        labels={**_bare(found_tables), **_of_items(found), **labels_of(tally.codebook, names), **told},
        decimals={**decimals, **_of_computed(found)},
    )


def _tables(layout: Layout, layer: Heading, keys: Keys, options: Options) -> list[Table]:
    """The table of one layer, then its tests."""
    first, *others = tables(layout, layer, keys, Telling(options.category_labels, options.confidence))
    of_subtotals = options.tested == "subtotals"
    found = []
    if "chi_square" in options.tests:
        found.append(independence(layout, layer, options.chi_square_level, of_subtotals))
    kinds = [kind for kind in ("proportions", "means") if kind in options.tests]
    asked = [
        Asked(
            kind,
            options.level,
            options.adjust,
            options.second_level,
            of_subtotals,
            options.sets_tested,
            options.variance == "tested",
            options.p_shown,
        )
        for kind in kinds
    ]
    if options.merged:
        first = (merged if options.notation == "subscripts" else merged_letters)(layout, layer, first, asked)
    else:
        found += [column_letters(layout, layer, each) for each in asked]
    every = [first, *others]
    if options.statistics_in == "layers":
        every = [part for each in every for part in by_statistic(each)]
    return [*every, *(each for each in found if each is not None)]


def _named(layout: Layout) -> tuple[Keys, Mapping[str, int], Labels]:
    """A key for each summary with a label, a format or an argument of its own, its decimals, and its label."""
    keys: dict[tuple[str, str | None, float | None], str] = {}
    decimals: dict[str, int] = {}
    labels: dict[str, dict[str, str]] = {}
    for heading in layout.headings[layout.told_on]:
        for summary in layout.summaries(heading):
            at = (summary.function, summary.label, summary.argument)
            is_usual = summary.label is None and summary.argument is None and summary.decimals is None
            if at in keys or (is_usual and not summary.weighting):
                continue
            keys[at] = key = _key(summary, len(keys) + 1)
            if summary.decimals is not None:
                decimals[key] = summary.decimals
            if summary.label is not None:
                labels[key] = {"en": summary.label, "zh": summary.label}
    return keys, decimals, labels


def _key(summary: Summary, number: int) -> str:
    """percentile=25, summary=1; behind a colon what a format does besides its decimals, and how cases are weighted."""
    weighting = {"U": "unweighted", "E": "adjusted"}.get(summary.weighting if summary.label is None else "", "")
    details = ",".join(each for each in (summary.form, weighting) if each)
    if summary.argument is not None and summary.label is None:
        key = f"percentile={summary.argument:.8g}"
    else:
        key = f"{'summary' if summary.signed else 'plain_summary'}={number}"
    return f"{key}:{details}" if details else key


def _of_computed(found: Mapping[str, Shown]) -> dict[str, int]:
    """Decimals that computed categories have of their own: `item|word`, and `item|word|form` for what else is asked."""
    decimals: dict[str, int] = {}
    for item in (item for each in found.values() for item in each.items):
        for summary in item.computed.formats if item.computed is not None else ():
            form = "" if summary.signed and not summary.form else f"|{summary.form or 'plain'}"
            decimals[f"{item.key}|{summary.word}{form}"] = summary.decimals or 0
    return decimals


def _bare(tables: list[Table]) -> Labels:
    """Paths print as their parts, which are labelled themselves."""
    paths = {column.under for each in tables for column in each.columns if column.under}
    paths |= {str(row[0]) for each in tables for row in each.rows} - {"total"}
    paths |= {path for each in tables for path in each.about}
    letters = {part for path in paths for part in path.split(">") if part.startswith("letter=")}
    told = {key: {"en": f"({key[7:]})", "zh": f"({key[7:]})"} for key in letters}
    return {**{path: {} for path in paths}, **told}


def _of_items(found: Mapping[str, Shown]) -> Labels:
    return {key: words for each in found.values() for key, words in each.labels.items()}
