"""Tables of the model of parallel items."""

from analysis.result import Message
from analysis.statistics.parallel_items import Parallel, parallel, strictly_parallel
from analysis.table import Cell, Table, headed
from analysis.tally import Moments
from analysis.undefined import Undefined

MODEL = Message("Under the parallel model assumption")
STRICT_MODEL = Message("Under the strictly parallel model assumption")
FIT = ("chi_square_of_fit", "freedom_of_fit", "significance_of_fit", "unconstrained_matrix", "constrained_matrix")
ESTIMATES = (
    "common_variance",
    "true_variance",
    "error_variance",
    "common_correlation",
    "scale_reliability",
    "scale_reliability_unbiased",
)


def parallel_tables(used: Moments) -> list[Table]:
    """How well the model fits, and what it estimates."""
    return _tables(parallel(used.covariance, used.n), MODEL, ())


def strictly_parallel_tables(used: Moments) -> list[Table]:
    """The same where items have one mean, which stands first."""
    found = strictly_parallel(used.covariance, used.means, used.n)
    mean: Cell = found if isinstance(found, Undefined) else float(used.means.mean())
    return _tables(found, STRICT_MODEL, (("common_mean", mean),))


def _tables(found: Parallel | Undefined, model: Message, first: tuple[tuple[Cell, ...], ...]) -> list[Table]:
    heads = headed("statistic", "value")
    fit: tuple[Cell, ...] = (found,) * len(FIT) if isinstance(found, Undefined) else ()
    estimates: tuple[Cell, ...] = (found,) * len(ESTIMATES) if isinstance(found, Undefined) else ()
    if not isinstance(found, Undefined):
        fit = (found.chi_square, int(found.df), found.p, found.log_unconstrained, found.log_constrained)
        variances = (found.common_variance, found.true_variance, found.error_variance)
        estimates = (*variances, found.correlation, found.reliability, found.unbiased)
    return [
        Table("parallel_fit", heads, tuple(zip(FIT, fit, strict=True)), notes=(model,)),
        Table("parallel_estimates", heads, (*first, *zip(ESTIMATES, estimates, strict=True))),
    ]
