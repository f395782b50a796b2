"""Post hoc tests of the means that the cases of a factor's levels show, with the error of the whole model."""

from collections.abc import Sequence

import numpy as np

from analysis.general_linear.model import FactorialModel
from analysis.group_comparisons import Asked, comparisons
from analysis.result import Message
from analysis.statistics.groups import Groups, Sample, samples
from analysis.statistics.linear_hypotheses import LinearModel
from analysis.statistics.variance_analysis import Anova
from analysis.table import Table
from analysis.undefined import Undefined
from instrument.records import dataclass

BASIS = Message("Based on observed means.")
ERROR = Message("The error term is Mean Square(Error) = {error:.3b}.")


@dataclass(frozen=True)
class Observed:
    """The levels of one factor that have cases."""

    keys: tuple[str, ...]
    found: tuple[Sample, ...]
    anova: Anova


def post_hoc(model: FactorialModel, factors: Sequence[int], dependent: str, asked: Asked) -> list[Table]:
    """Multiple Comparisons and Homogeneous Subsets of every factor named."""
    tables = []
    if isinstance(model.fitted, Undefined):
        return []
    for factor in factors:
        name = model.factors[factor].name
        for table in comparisons({dependent: _observed(model, model.fitted, factor)}, asked):
            said = (BASIS, *_error(model.fitted)) if table.rows else ()
            notes = (*table.notes, *said) if table.name != "subset_significance" else ()
            tables.append(Table(table.name, table.columns, table.rows, (name, *table.about), notes))
    return tables


def _error(fitted: LinearModel) -> tuple[Message, ...]:
    if isinstance(fitted.error, Undefined):
        return ()
    return (Message(ERROR.sentence, {"error": fitted.error}),)


def _observed(model: FactorialModel, fitted: LinearModel, factor: int) -> Observed:
    groups, levels = model.cells.groups, model.cells.levels[factor]
    size = model.cells.sizes[factor]
    at = levels[groups.at].astype(np.intp)
    found = samples(Groups(groups.values, at, groups.weights, size, groups.origin, groups.size))
    keys = tuple(model.level(factor, level) for level in range(size))
    df = float(size - 1)
    n, means = np.array([each.n for each in found]), np.array([each.above for each in found], dtype=float)
    between = float(n @ (means - n @ means / n.sum()) ** 2)
    error = fitted.error
    f = error if isinstance(error, Undefined) or not df else between / df / error
    return Observed(keys, found, Anova(between, fitted.residual, df, fitted.df, between / max(df, 1.0), error, f, f))
