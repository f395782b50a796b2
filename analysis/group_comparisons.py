"""Tables of comparisons of group means after an analysis of variance."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, get_args

from analysis.post_hoc_tests import PostHoc, RangeTest
from analysis.result import Message
from analysis.statistics.groups import Sample
from analysis.statistics.post_hoc import Comparison, by_t, games_howell, scheffe, tamhane, tukey
from analysis.statistics.variance_analysis import Anova
from analysis.table import Cell, Table, headed
from instrument.records import dataclass

RANGES = get_args(RangeTest)
RARE = ("gabriel", "hochberg", "dunnett_t3", "dunnett_c", "dunnett", "dunnett_below", "dunnett_above")
PAIRS = ("variable", "test", "group", "other_group", "mean_difference", "se_difference", "p", "ci_low", "ci_high")


class Compared(Protocol):
    """Groups that have cases, by their keys, and the analysis of variance that comparisons take their error from."""

    @property
    def keys(self) -> tuple[str, ...]: ...
    @property
    def found(self) -> tuple[Sample, ...]: ...
    @property
    def anova(self) -> Anova: ...


@dataclass(frozen=True)
class Asked:
    """Which tests, and of what: `control` is the position of Dunnett's control group, from 1, 0 for the last."""

    tests: tuple[PostHoc, ...]
    confidence: float
    control: int = 0
    ratio: float = 100.0  # of Waller and Duncan


_Test = Callable[[Sequence[Sample], Anova, float], tuple[Comparison, ...]]

_TESTS: dict[str, _Test] = {
    "lsd": lambda found, anova, confidence: by_t(found, anova, confidence, "lsd"),
    "bonferroni": lambda found, anova, confidence: by_t(found, anova, confidence, "bonferroni"),
    "sidak": lambda found, anova, confidence: by_t(found, anova, confidence, "sidak"),
    "scheffe": scheffe,
    "tukey": tukey,
    "games_howell": lambda found, anova, confidence: games_howell(found, confidence),
    "tamhane": lambda found, anova, confidence: tamhane(found, confidence),
}


def comparisons(found: Mapping[str, Compared], asked: Asked) -> list[Table]:
    """Multiple Comparisons of every pair, then for each variable and range test its homogeneous subsets."""
    able = {name: each for name, each in found.items() if not _refusal(name, each)}
    tests = [word for word in dict.fromkeys(asked.tests) if word in _TESTS or word in RARE]
    notes = tuple(note for name, each in found.items() for note in _refusal(name, each))
    tables = [_pairs(able, tests, notes, asked)] if tests or (asked.tests and notes) else []
    ranges: list[RangeTest] = [word for word in dict.fromkeys(asked.tests) if word in RANGES]  # type: ignore[misc]
    if not ranges:
        return tables
    from analysis.mean_subsets import subsets

    for name, each in able.items():
        for test in ranges:
            tables += subsets((name, test), each.keys, each.found, each.anova, test, 1 - asked.confidence, asked.ratio)
    return tables


def _pairs(able: Mapping[str, Compared], tests: Sequence[str], notes: tuple[Message, ...], asked: Asked) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, each in able.items():
        for word in tests:
            compared = _test(word, asked, len(each.found))(each.found, each.anova, asked.confidence)
            rows.extend((name, word, *_comparison_cells(each.keys, pair)) for pair in compared)
    return Table("multiple_comparisons", headed(*PAIRS), tuple(rows), notes=notes)


def _test(word: str, asked: Asked, k: int) -> _Test:
    if word in _TESTS:
        return _TESTS[word]
    from analysis.statistics import other_comparisons as rare

    control = min(asked.control or k, k) - 1
    more: dict[str, _Test] = {
        "gabriel": rare.gabriel,
        "hochberg": rare.hochberg,
        "dunnett_t3": lambda found, anova, confidence: rare.dunnett_t3(found, confidence),
        "dunnett_c": lambda found, anova, confidence: rare.dunnett_c(found, confidence),
        "dunnett": lambda found, anova, confidence: rare.dunnett(found, anova, confidence, control, "both"),
        "dunnett_below": lambda found, anova, confidence: rare.dunnett(found, anova, confidence, control, "below"),
        "dunnett_above": lambda found, anova, confidence: rare.dunnett(found, anova, confidence, control, "above"),
    }
    return more[word]


def _refusal(name: str, each: Compared) -> tuple[Message, ...]:
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
