"""Whether the last model needs each of some sets of predictors."""

from analysis.design import Design
from analysis.procedures.regression.data import Data
from analysis.procedures.regression.models import Model
from analysis.procedures.regression.options import Options
from analysis.statistics.least_squares import Fit
from analysis.statistics.linear_model import change
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined


def subset_tests(model: Model, design: Design, data: Data, options: Options) -> list[Table]:
    """What the model would lose without each set: sum of squares, F, and R square; nothing where it was not fitted."""
    found = model.fitted
    if isinstance(found, Undefined):
        return []
    rows: list[tuple[Cell, ...]] = []
    for number, subset in enumerate(options.subsets, start=1):
        names = {variable.name for variable in subset}
        left = tuple(at for at in model.inside if design.terms[at].variable not in names)
        written = ", ".join(variable.name for variable in subset)
        rows.append((f"test={number}", written, *_tested(found, data.fit(left) if left else None)))
    words = ("sum_of_squares", "df", "mean_square", "f", "p", "r_squared_change")
    return [Table("subset_tests", headed("test", "term_set", *words), tuple(rows))]


def _tested(found: Fit, without: Fit | None) -> tuple[Cell, ...]:
    gain = change(found, without)
    lost = (found.total if without is None else without.residual) - found.residual
    each = lost / gain.df1 if gain.df1 else None
    return lost, gain.df1, each, gain.f_change, gain.p_change, gain.r_squared_change
