"""MULT RESPONSE: sets of options of which a respondent may tick several."""

from collections.abc import Mapping

import numpy as np

from analysis.categories import Category
from analysis.crosstabs.column_letters import Letters, significance_level
from analysis.crosstabs.option_comparisons import NO_ANSWER, NOBODY, column_proportions, option_tests
from analysis.crosstabs.ticks import Ticks, ticking_any, ticks_beside, ticks_of
from analysis.dialect import Dialect
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.result import Result
from analysis.statistics.description import NO_CASES
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined
from instrument.codebook import MultipleSet, Variable
from instrument.message import Message
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """`sets`: multiple-response sets; `by`: groups of respondents to compare; `letters`: with column letters.

    `by_set`: another set whose options stand in columns.
    Letters compare, at the `level`, the shares of cases (who ticked something) in the `dialect` spss, in the other
    those of the asked.
    """

    sets: tuple[MultipleSet, ...]
    by: Category | None = None
    by_set: MultipleSet | None = None
    letters: Letters = "none"
    level: float = 0.05
    dialect: Dialect = "spss"


def run(tally: Tally, options: Options) -> Result:
    """Case Summary and Frequencies of each set; with `by` also its crosstab and a test of each option.

    Percentages of cases leave out who ticked nothing, as SPSS does (D20); those of the asked do not.
    `cases` counts those who ticked something in at least one set.
    """
    significance_level(options.level)
    tables: list[Table] = []
    labels: dict[str, Mapping[str, str]] = {}
    for each in options.sets:
        name = each.name or "all_options"
        ticks = ticks_of(tally, each)
        tables += [_case_summary(ticks, name), _frequencies(ticks, name, each.counted)]
        if options.by is not None:
            grouped = ticks_of(tally, each, options.by)
            labels.update(bare_labels(options.by, grouped.groups(options.by, grouped.asked)))
            tables += [
                _by_group(grouped, name, options.by, each.counted),
                option_tests(grouped, name, options.by, options.dialect),
            ]
            if options.letters != "none":
                letters = (options.letters, options.level, options.dialect)
                tables.append(column_proportions(grouped, name, options.by, *letters))
        if options.by_set is not None:
            tables.append(_by_set(tally, each, name, options.by_set))
    every = (*options.sets, *([options.by_set] if options.by_set is not None else []))
    names = [name for each in every for name in (each.name, *each.members) if name]
    labels.update(labels_of(tally.codebook, [*names, *([options.by.name] if options.by else [])]))
    cases = ticking_any(tally, options.sets, options.by, options.by_set)
    return Result("multiple_response", plain(options), cases, tuple(tables), labels=labels)


def _case_summary(ticks: Ticks, name: str) -> Table:
    valid, total = ticks.weight(ticks.some), ticks.weight(np.ones_like(ticks.some))
    parts = {"valid": valid, "missing": total - valid, "total": total}
    rows = [(part, count, _percent(count, total, NO_CASES)) for part, count in parts.items()]
    return Table("case_summary", headed("part", "count", "percent"), tuple(rows), (name,))


def _frequencies(ticks: Ticks, name: str, counted: float) -> Table:
    counts = ticks.counts(ticks.some)
    responses = sum(counts)
    bases = ((responses, NOBODY), (ticks.weight(ticks.some), NOBODY), (ticks.weight(ticks.asked), NO_ANSWER))
    rows = [
        (key, count, *(_percent(count, base, reason) for base, reason in bases))
        for key, count in zip((*ticks.members, "total"), (*counts, responses), strict=True)
    ]
    words = ("category", "count", "percent_of_responses", "percent_of_cases", "percent_of_asked")
    return Table("multiple_response", headed(*words), tuple(rows), (name,), (_dichotomy(counted),))


def _by_group(ticks: Ticks, name: str, by: Variable, counted: float) -> Table:
    """Ticks of each option in each group, of those who ticked something and of all asked.

    The row `total` counts respondents, not ticks.
    """
    codes = ticks.groups(by, ticks.some)
    groups = [ticks.belongs(code) for code in codes] + [np.ones_like(ticks.some)]
    found = [_of_group(ticks, each) for each in groups]
    rows: list[tuple[Cell, ...]] = []
    for at, key in enumerate((*ticks.members, "total")):
        rows.append((key, *(cell for cells in found for cell in cells[at])))
    headings = (*(level_key(by.name, code) for code in codes), "total")
    words = ("count", "percent_of_cases", "percent_of_asked")
    columns = (Column("category"), *(Column(word, under=heading) for heading in headings for word in words))
    notes = (Message("Percentages and totals are based on respondents."), _dichotomy(counted))
    return Table("multiple_response_by", columns, tuple(rows), (name, by.name), notes)


def _by_set(tally: Tally, wanted: MultipleSet, name: str, other: MultipleSet) -> Table:
    """Ticks of each option of those who ticked each option of the other set; the row `total` counts respondents."""
    ticks, others = ticks_beside(tally, wanted, other)
    groups = [others.ticked[:, at] for at in range(len(other.members))] + [others.some]
    found = [_of_group(ticks, each) for each in groups]
    rows = tuple(
        (key, *(cell for cells in found for cell in cells[at])) for at, key in enumerate((*ticks.members, "total"))
    )
    words = ("count", "percent_of_cases", "percent_of_asked")
    headings = (*other.members, "total")
    columns = (Column("category"), *(Column(word, under=heading) for heading in headings for word in words))
    notes = (Message("Percentages and totals are based on respondents."), _dichotomy(wanted.counted))
    return Table("multiple_response_by", columns, rows, (name, other.name or "all_options"), notes)


def _dichotomy(counted: float) -> Message:
    return Message("Dichotomy group tabulated at value {value}.", {"value": float(counted)})


def _of_group(ticks: Ticks, group: Numbers) -> list[tuple[Cell, ...]]:
    """For each option and the total: its count, and its percentage of cases and of the asked."""
    base, asked = ticks.weight(ticks.some * group), ticks.weight(ticks.asked * group)
    counts = [*ticks.counts(ticks.some * group), base]
    return [(count, _percent(count, base, NOBODY), _percent(count, asked, NO_ANSWER)) for count in counts]


def _percent(count: float, base: float, reason: Undefined) -> Cell:
    return 100 * count / base if base > 0 else reason
