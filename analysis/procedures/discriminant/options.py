"""What a discriminant analysis is asked."""

from typing import Literal

from analysis.categories import Category
from analysis.result import Fault
from instrument.codebook import Variable
from instrument.records import dataclass

Statistic = Literal[
    "means", "univariate", "box", "raw", "coefficients", "covariance", "correlation", "group_covariances",
    "total_covariance", "table", "cross_validation", "pairs",
]  # fmt: skip


@dataclass(frozen=True)
class Options:
    """Functions of `variables` that tell the `groups` apart: all of their codes, or those from `least` to `most`.

    `priors`: how likely the groups are beforehand, all alike, as frequent as in the answers, or as `shares` say.
    `functions`: how many are used to classify, 0 for all; `spread`: by the covariances of all groups pooled, or of
    each group. `fill`: cases that lack a variable are classified with its mean. Variables with less than
    `tolerance` left by the others are left out. `method`: all variables together, or step by step the one with the
    smallest Wilks' lambda, where its F is `f_in` or more (its probability `p_in` or less), until it falls below
    `f_out` (above `p_out`), in so many `steps`, 0 for twice the variables. `cases`: of how many cases their groups
    are told one by one, 0 for all, by their `numbers`, else their places in the file. `unweighted`: how many cases
    too, whatever they weigh.
    """

    groups: Category
    variables: tuple[Variable, ...]
    least: float | None = None
    most: float | None = None
    statistics: tuple[Statistic, ...] = ("means", "univariate", "box", "raw", "coefficients", "table")
    priors: Literal["equal", "size"] = "equal"
    shares: tuple[float, ...] = ()
    functions: int = 0
    spread: Literal["pooled", "separate"] = "pooled"
    fill: bool = False
    tolerance: float = 0.001
    method: Literal["direct", "wilks"] = "direct"
    f_in: float = 3.84
    f_out: float = 2.71
    p_in: float | None = None
    p_out: float | None = None
    steps: int = 0
    cases: int | None = None
    numbers: Variable | None = None
    unweighted: bool = False


def check(options: Options) -> None:
    """Raises `Fault` where shares cannot be probabilities."""
    if options.shares and (min(options.shares) < 0 or abs(sum(options.shares) - 1) > 0.001):
        raise Fault(
            "the probabilities of the groups sum up to {found}, not to 1", {"found": f"{sum(options.shares):g}"}
        )
