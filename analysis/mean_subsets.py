"""Tables of the homogeneous subsets of group means after an analysis of variance."""

from collections.abc import Sequence

from analysis.post_hoc_tests import RangeTest
from analysis.result import Message
from analysis.statistics.groups import Sample
from analysis.statistics.homogeneous_subsets import homogeneous_subsets
from analysis.statistics.variance_analysis import Anova
from analysis.table import Column, Table, headed
from analysis.undefined import Undefined


def subsets(
    about: tuple[str, ...],
    keys: Sequence[str],
    groups: Sequence[Sample],
    anova: Anova,
    test: RangeTest,
    alpha: float,
    ratio: float,
) -> list[Table]:
    """The means of each subset in a column of its own, and the significance of each subset's range.

    `ratio` is that of Waller and Duncan, who have no `alpha`.
    """
    found = homogeneous_subsets(groups, anova, test, alpha, ratio)
    if isinstance(found, Undefined):
        return [Table("homogeneous_subsets", headed("test", "group", "n"), (), about, (found.reason,))]
    columns = [f"homogeneous_subset={number}" for number in range(1, len(found.found) + 1)]
    rows = [
        (
            test,
            keys[at],
            groups[at].n,
            *(groups[at].mean if at in subset.groups else None for subset in found.found),
        )
        for at in found.order
    ]
    heads = (*headed("test", "group", "n"), *(Column("mean", key) for key in columns))
    significance = tuple(
        (test, key, subset.p) for key, subset in zip(columns, found.found, strict=True) if subset.p is not None
    )
    tables = [
        Table("homogeneous_subsets", heads, tuple(rows), about, _sizes(groups, found.harmonic_n, alpha, test)),
        Table("subset_significance", headed("test", "homogeneous_subset", "p"), significance, about),
    ]
    return tables if significance else tables[:1]


def _sizes(found: Sequence[Sample], harmonic: float, alpha: float, test: str) -> tuple[Message, ...]:
    shown = Message(
        "Means for groups in homogeneous subsets are displayed; alpha = {alpha}.", {"alpha": round(alpha, 12)}
    )
    if test == "waller_duncan":
        shown = Message("Means for groups in homogeneous subsets are displayed.")
    notes = [shown, Message("Uses Harmonic Mean Sample Size = {n}.", {"n": round(harmonic, 3)})]
    if len({each.n for each in found}) > 1:
        notes.append(
            Message(
                "The group sizes are unequal. The harmonic mean of the group sizes is used. "
                "Type I error levels are not guaranteed."
            )
        )
    return tuple(notes)
