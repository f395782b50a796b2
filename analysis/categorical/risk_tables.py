"""What a binary model predicts, against what was answered: classification, groups of risk, ROC."""

from collections.abc import Sequence

import numpy as np

from analysis.statistics.description import Statistic
from analysis.statistics.logit import Logit
from analysis.statistics.model_tests import PERFECT
from analysis.statistics.subpopulations import Subpopulations
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

Row = tuple[Cell, ...]
Keys = tuple[str, str]  # block=1, step=1

SAME = 1e-12  # a risk this close to the cut stands on it


def classification(found: Sequence[tuple[Keys, Logit]], data: Subpopulations, levels: Keys, cut: float) -> Table:
    """Observed against predicted answers; a risk of `cut` or more predicts the second of `levels`."""
    rows: list[Row] = []
    for keys, fitted in found:
        yes = fitted.probabilities >= cut - SAME
        counts = np.array([[data.counts[~yes, at].sum(), data.counts[yes, at].sum()] for at in (0, 1)])
        for at, level in enumerate(levels):
            rows.append((*keys, level, *_floats(counts[at]), 100 * float(counts[at, at] / counts[at].sum())))
        rows.append((*keys, "overall", None, None, 100 * float(np.trace(counts) / counts.sum())))
    columns = (*headed("block", "step", "category"), *(Column("count", level) for level in levels))
    return Table("classification", (*columns, Column("percent_correct")), tuple(rows))


def hosmer_lemeshow(found: Sequence[tuple[Keys, Logit]], data: Subpopulations, levels: Keys) -> tuple[Table, Table]:
    """The test of every model, and the groups of risk it compares."""
    from analysis.statistics.deciles_of_risk import deciles_of_risk

    tests: list[Row] = []
    groups: list[Row] = []
    for keys, fitted in found:
        if fitted.is_perfect:
            tests.append((*keys, PERFECT, 0.0, PERFECT))
            continue
        deciles = deciles_of_risk(fitted.probabilities, data.counts)
        tests.append((*keys, *deciles.test.cells))
        for number, (seen, expected) in enumerate(zip(deciles.observed, deciles.expected, strict=True), start=1):
            cells = [value for at in (0, 1) for value in _floats([seen[at], expected[at]])]
            groups.append((*keys, f"group={number}", *cells, float(seen.sum())))
    under = [Column(word, level) for level in levels for word in ("count", "expected")]
    return (
        Table("hosmer_lemeshow", headed("block", "step", "chi_square", "df", "p"), tuple(tests)),
        Table(
            "hosmer_lemeshow_groups",
            (*headed("block", "step", "group"), *under, Column("count", "total")),
            tuple(groups),
        ),
    )


def roc(found: Sequence[tuple[Keys, Logit]], data: Subpopulations, confidence: float) -> Table:
    """The area under the ROC curve of every model's risks."""
    from analysis.statistics.roc import roc_area

    rows: list[Row] = []
    for keys, fitted in found:
        area = roc_area(fitted.probabilities, data.counts, confidence)
        rows.append((*keys, area.auc, area.se, area.p, area.ci_low, area.ci_high))
    return Table("roc", headed("block", "step", "auc", "se", "p", "ci_low", "ci_high"), tuple(rows))


def undefined(name: str, words: Sequence[str], keys: Sequence[Keys], why: Undefined) -> Table:
    """A table of `words` for every one of `keys`, none of which the data define."""
    return Table(name, headed("block", "step", *words), tuple((*each, *[why] * len(words)) for each in keys))


def _floats(values: Sequence[float] | np.ndarray) -> list[Statistic]:
    return [float(value) for value in values]
