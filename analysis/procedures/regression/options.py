"""What a regression may be asked."""

from typing import Literal

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.design import check_equation
from analysis.result import Fault, Place, quoted
from analysis.statistics.stepping import Method
from instrument.codebook import Variable
from instrument.records import dataclass

Statistics = Literal["collinearity", "residuals", "heteroscedasticity", "robust"]


@dataclass(frozen=True)
class Options:
    """`blocks` of predictors of `dependent`; those listed in `categorical` enter as columns of 0 and 1.

    `method`: one for every block, or one for each. A step enters the predictor of the least probability of F, at most
    `p_in`, and removes that of the largest, at least `p_out`; the columns of a categorical variable come and go
    together. `tolerance` is the least share of a predictor's variance that the others may leave to it (TOL of SPSS).
    `statistics` says which tables stand beside those of the fit.
    """

    dependent: Variable
    blocks: tuple[tuple[Variable, ...], ...]
    method: tuple[Method, ...] = ("enter",)
    categorical: tuple[Category, ...] = ()
    reference: Literal["first", "last"] = "first"
    p_in: float = 0.05
    p_out: float = 0.10
    tolerance: float = 0.0001
    confidence: float = 0.95
    statistics: tuple[Statistics, ...] = ("collinearity", "residuals", "heteroscedasticity", "robust")

    def method_of(self, block: int) -> Method:
        """How the block of that position is entered."""
        return self.method[0] if len(self.method) == 1 else self.method[block]


def check(options: Options) -> None:
    """Raises `Fault` for an equation that cannot be."""
    between_0_and_1(options.confidence)
    _check_limits(options)
    predictors = [variable.name for block in options.blocks for variable in block]
    if not predictors:
        raise Fault("option {found} is missing", {"found": quoted("blocks")})
    check_equation(options.dependent.name, predictors, options.categorical)
    if len(options.method) not in (1, len(options.blocks)):
        raise Fault(
            "{found} methods for {count} blocks; possible: one, or one for each block",
            {"found": len(options.method), "count": len(options.blocks)},
            Place(entry="method"),
        )


def _check_limits(options: Options) -> None:
    if not 0 <= options.tolerance < 1:
        sentence = "{found} is not a tolerance; possible: a number from 0 to 1, such as 0.0001"
        raise Fault(sentence, {"found": quoted(options.tolerance)}, Place(entry="tolerance"))
    if not 0 < options.p_in < options.p_out <= 1:
        sentence = "p_in is {found} and p_out {other}; possible: p_in below p_out, both between 0 and 1"
        raise Fault(sentence, {"found": quoted(options.p_in), "other": quoted(options.p_out)}, Place(entry="p_in"))
