"""Tables of comparisons after an analysis of variance."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from analysis.procedures.oneway.analysed import Analysis
from analysis.result import Message
from analysis.statistics.groups import Sample
from analysis.statistics.homogeneous_subsets import RangeTest, homogeneous_subsets
from analysis.statistics.post_hoc import Comparison, by_t, games_howell, scheffe, tamhane, tukey
from analysis.statistics.variance_analysis import Anova
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

PostHoc = Literal["lsd", "bonferroni", "sidak", "scheffe", "tukey", "snk", "games_howell", "tamhane"]


_TESTS: dict[str, Callable[[Sequence[Sample], Anova, float], tuple[Comparison, ...]]] = {
    "lsd": lambda found, anova, confidence: by_t(found, anova, confidence, "lsd"),
    "bonferroni": lambda found, anova, confidence: by_t(found, anova, confidence, "bonferroni"),
    "sidak": lambda found, anova, confidence: by_t(found, anova, confidence, "sidak"),
    "scheffe": scheffe,
    "tukey": tukey,
    "games_howell": lambda found, anova, confidence: games_howell(found, confidence),
    "tamhane": lambda found, anova, confidence: tamhane(found, confidence),
}

_IN_SUBSETS: dict[str, RangeTest] = {"tukey": "tukey", "snk": "snk", "scheffe": "scheffe"}


def comparisons(found: Mapping[str, Analysis], posthoc: Sequence[str], confidence: float) -> list[Table]:
    """Multiple Comparisons of every pair, then for each variable and range test its homogeneous subsets."""
    able = {name: each for name, each in found.items() if not _refusal(name, each)}
    tests = [word for word in posthoc if word in _TESTS]
    notes = tuple(note for name, each in found.items() for note in _refusal(name, each))
    tables = [_pairs(able, tests, notes, confidence)] if tests or (posthoc and notes) else []
    ranges = [_IN_SUBSETS[word] for word in posthoc if word in _IN_SUBSETS]
    for name, each in able.items():
        for test in ranges:
            tables += _subsets(name, each, test, 1 - confidence)
    return tables


def _pairs(able: Mapping[str, Analysis], tests: Sequence[str], notes: tuple[Message, ...], confidence: float) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, each in able.items():
        for word in tests:
            compared = _TESTS[word](each.found, each.anova, confidence)
            rows.extend((name, word, *_comparison_cells(each.keys, pair)) for pair in compared)
    words = ("variable", "test", "group", "other_group", "mean_difference", "se_difference", "p", "ci_low", "ci_high")
    return Table("multiple_comparisons", headed(*words), tuple(rows), notes=notes)


def _subsets(name: str, each: Analysis, test: RangeTest, alpha: float) -> list[Table]:
    """The means of each subset in a column of its own, and the significance of each subset's range."""
    found = homogeneous_subsets(each.found, each.anova, test, alpha)
    about = (name, test)
    if isinstance(found, Undefined):
        return [Table("homogeneous_subsets", headed("test", "group", "n"), (), about, (found.reason,))]
    keys = [f"homogeneous_subset={number}" for number in range(1, len(found.found) + 1)]
    rows = [
        (
            test,
            each.keys[at],
            each.found[at].n,
            *(each.found[at].mean if at in subset.groups else None for subset in found.found),
        )
        for at in found.order
    ]
    heads = (*headed("test", "group", "n"), *(Column("mean", key) for key in keys))
    significance = tuple((test, key, subset.p) for key, subset in zip(keys, found.found, strict=True))
    notes = _sizes(each.found, found.harmonic_n, alpha)
    return [
        Table("homogeneous_subsets", heads, tuple(rows), about, notes),
        Table("subset_significance", headed("test", "homogeneous_subset", "p"), significance, about),
    ]


def _sizes(found: Sequence[Sample], harmonic: float, alpha: float) -> tuple[Message, ...]:
    notes = [
        Message("Means for groups in homogeneous subsets are displayed; alpha = {alpha}.", {"alpha": round(alpha, 12)}),
        Message("Uses Harmonic Mean Sample Size = {n}.", {"n": round(harmonic, 3)}),
    ]
    if len({each.n for each in found}) > 1:
        notes.append(
            Message(
                "The group sizes are unequal. The harmonic mean of the group sizes is used. "
                "Type I error levels are not guaranteed."
            )
        )
    return tuple(notes)


def _refusal(name: str, each: Analysis) -> tuple[Message, ...]:
    """SPSS compares nothing where fewer than three groups, or a group of one, leave nothing to choose from."""
    if len(each.found) < 3:
        return (
            Message(
                "Post hoc tests are not performed for {variable} because there are fewer than three groups.",
                {"variable": name},
            ),
        )
    if any(group.n < 2 for group in each.found):
        return (
            Message(
                "Post hoc tests are not performed for {variable} because at least one group has fewer than two cases.",
                {"variable": name},
            ),
        )
    return ()


def _comparison_cells(keys: tuple[str, ...], pair: Comparison) -> tuple[Cell, ...]:
    return (keys[pair.first], keys[pair.second], pair.difference, pair.se, pair.p, pair.ci_low, pair.ci_high)
