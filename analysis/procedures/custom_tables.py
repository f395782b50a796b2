"""CTABLES: tables whose rows, columns and layers nest and stack variables, with the statistics asked for."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from analysis.crosstabs.column_letters import significance_level
from analysis.custom.axes import Axis
from analysis.custom.categories import CategoryLists
from analysis.custom.comparing import Asked, column_letters, independence, merged
from analysis.custom.items import Shown, shown
from analysis.custom.layout import Keys, Layout, laid_out, table
from analysis.custom.sections import Heading
from analysis.custom.summaries import Summary
from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Fault, Labels, Place, Result
from analysis.table import Table
from analysis.tally import Tally
from instrument.records import dataclass

NO_AXIS, NO_LISTS = Axis(), CategoryLists()
Test = Literal["chi_square", "proportions", "means"]


@dataclass(frozen=True)
class Options:
    """The three axes of a table as CTABLES writes them, with the `categories` of their variables.

    `statistics_in`: where the names of summaries stand; `labels_shown`: whether they do. `tests`: Pearson's chi-square
    of each innermost subtable, and letters that compare shares or means of columns at the `level`, `merged` into the
    table as subscripts or in tables of their own.
    """

    rows: Axis = NO_AXIS
    columns: Axis = NO_AXIS
    layers: Axis = NO_AXIS
    categories: CategoryLists = NO_LISTS
    statistics_in: Literal["columns", "rows", "layers"] = "columns"
    labels_shown: bool = True
    category_labels: Literal["auto", "rows_opposite", "columns_opposite"] = "auto"
    tests: tuple[Test, ...] = ()
    level: float = 0.05
    adjust: Literal["bonferroni", "bh", "none"] = "bonferroni"
    merged: bool = False
    title: str = ""


def run(tally: Tally, options: Options) -> Result:
    """A table for each layer, then the tests asked for; `cases` counts those who answer something of it."""
    significance_level(options.level)
    if options.tests and options.category_labels != "auto":
        raise Fault("columns are not compared where category labels are moved", None, Place(entry="tests"))
    axes = {"rows": options.rows, "columns": options.columns, "layers": options.layers}
    levels = {str(level): level for axis in axes.values() for stack in axis.stacks for level in stack.levels}
    if not levels:
        raise Fault("no variable is named; possible: rows, columns or layers", None, Place(entry="rows"))
    found = {key: shown(tally, level, options.categories.lists) for key, level in levels.items() if not level.is_scale}
    layout = laid_out(tally, axes, found)
    keys, decimals, told = _named(layout)
    tables = [each for layer in layout.headings["layers"] for each in _tables(layout, layer, keys, options)]
    names = list(dict.fromkeys(name for level in levels.values() for name in (level.source.name, *level.names) if name))
    answered = tally.answered(list(dict.fromkeys(name for level in levels.values() for name in level.names)))
    some = answered.take(np.logical_not(answered.missing.all(axis=1)))
    return Result(
        procedure="custom_tables",
        options=plain(options),
        cases=type(answered.cases)(answered.cases.total, float(some.weights.sum()), int(some.counts.sum())),
        tables=tuple(tables),
        labels={**_bare(tables), **_of_items(found), **labels_of(tally.codebook, names), **told},
        decimals=decimals,
    )


def _tables(layout: Layout, layer: Heading, keys: Keys, options: Options) -> list[Table]:
    """The table of one layer, then its tests."""
    first = table(layout, layer, keys, options.category_labels)
    found = [independence(layout, layer)] if "chi_square" in options.tests else []
    kinds = [kind for kind in ("proportions", "means") if kind in options.tests]
    asked = [Asked(kind, options.level, options.adjust) for kind in kinds]
    if options.merged:
        first = merged(layout, layer, first, asked)
    else:
        found += [column_letters(layout, layer, each) for each in asked]
    return [first, *(each for each in found if each is not None)]


def _named(layout: Layout) -> tuple[Keys, Mapping[str, int], Labels]:
    """A key for each summary with a label, a format or an argument of its own, its decimals, and its label."""
    keys: dict[tuple[str, str | None, float | None], str] = {}
    decimals: dict[str, int] = {}
    labels: dict[str, dict[str, str]] = {}
    for heading in layout.headings[layout.told_on]:
        for summary in layout.summaries(heading):
            at = (summary.function, summary.label, summary.argument)
            if at in keys or (summary.label is None and summary.argument is None and summary.decimals is None):
                continue
            keys[at] = key = _key(summary, len(keys) + 1)
            if summary.decimals is not None:
                decimals[key] = summary.decimals
            if summary.label is not None:
                labels[key] = {"en": summary.label, "zh": summary.label}
    return keys, decimals, labels


def _key(summary: Summary, number: int) -> str:
    if summary.argument is not None and summary.label is None:
        return f"percentile={summary.argument:.8g}"
    return f"{'summary' if summary.signed else 'plain_summary'}={number}"


def _bare(tables: list[Table]) -> Labels:
    """Paths print as their parts, which are labelled themselves."""
    paths = {column.under for each in tables for column in each.columns if column.under}
    paths |= {str(row[0]) for each in tables for row in each.rows} - {"total"}
    paths |= {path for each in tables for path in each.about}
    letters = {path.rpartition(">")[2] for path in paths if ">letter=" in path}
    told = {key: {"en": f"({key[7:]})", "zh": f"({key[7:]})"} for key in letters}
    return {**{path: {} for path in paths}, **told}


def _of_items(found: Mapping[str, Shown]) -> Labels:
    return {key: words for each in found.values() for key, words in each.labels.items()}
