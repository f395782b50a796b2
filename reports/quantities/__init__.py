"""The functions by which a chapter asks for numbers of the results."""

from collections.abc import Callable, Mapping

from reports.offered import offered
from reports.quantities import description, differences, form, multiplicity, ranks, regression, relations, scales
from reports.quantities.source import Source
from reports.tokens import Quantity

OFFERED: tuple[Callable[..., Quantity], ...] = (
    description.n,
    description.percent,
    description.mean,
    description.sd,
    description.cell,
    description.number,
    description.points,
    scales.alpha,
    scales.alpha_low,
    scales.alpha_high,
    scales.citc,
    scales.item_alpha_max,
    scales.kmo,
    scales.bartlett,
    scales.factors,
    scales.cumulative,
    scales.loading,
    relations.r,
    relations.p,
    regression.beta,
    regression.b,
    regression.ci_low,
    regression.ci_high,
    regression.vif,
    regression.max_vif,
    regression.r_squared,
    regression.adjusted_r_squared,
    regression.r_squared_change,
    differences.t,
    differences.f,
    differences.df,
    differences.d,
    differences.eta_squared,
    form.questions_asked,
    ranks.rank,
    ranks.grade,
    multiplicity.tests_made,
    multiplicity.tests_below,
)


def functions(source: Source) -> Mapping[str, Callable[..., Quantity]]:
    """The functions by the names that chapters use."""
    return {function.__name__: offered(function, source) for function in OFFERED}
