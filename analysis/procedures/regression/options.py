"""What a regression may be asked."""

from typing import Literal

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.design import check_equation
from analysis.result import Fault, Place, quoted
from analysis.statistics.stepping import Method
from instrument.codebook import Variable
from instrument.records import dataclass

Statistics = Literal[
    "collinearity", "residuals", "heteroscedasticity", "robust", "covariances", "selection", "beta_errors"
]
Temporary = Literal[
    "predicted",
    "adjusted_predicted",
    "se_predicted",
    "standardized_predicted",
    "residual",
    "deleted_residual",
    "standardized_residual",
    "studentized_residual",
    "studentized_deleted_residual",
    "mahalanobis",
    "cook",
    "centered_leverage",
]


@dataclass(frozen=True)
class Options:
    """`blocks` of predictors of `dependent`; those listed in `categorical` enter as columns of 0 and 1.

    `method`: one for every block, or one for each. A step enters the predictor of the least probability of F, at most
    `p_in`, and removes that of the largest, at least `p_out`; the columns of a categorical variable come and go
    together. `tolerance` is the least share of a predictor's variance that the others may leave to it (TOL of SPSS).
    `statistics` says which tables stand beside those of the fit.

    `f_in` and `f_out` put F in the place of the probabilities; `most_steps` ends a block's steps. `constant`: whether
    there is an intercept. `error_weights`: how much the error of each case weighs. `selected`: 1 for the cases that the
    models are estimated on. `missing`: complete cases, or each pair's own.
    `pooled` sums the residuals of selected cases and of the others up together.
    `casewise` lists the cases whose `casewise_by` is at least so large, 0 all of them, with `listed` beside it;
    `outliers` the ten farthest. `case_number` has the number of a case, `identity` its name.
    Each of `subsets` is tested as one in the last model.
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
    f_in: float | None = None
    f_out: float | None = None
    most_steps: int | None = None
    constant: bool = True
    error_weights: Variable | None = None
    selected: Variable | None = None
    missing: Literal["listwise", "pairwise"] = "listwise"
    pooled: bool = False
    casewise: float | None = None
    casewise_by: Temporary = "standardized_residual"
    listed: tuple[Temporary, ...] = ("predicted", "residual")
    outliers: tuple[Temporary, ...] = ()
    case_number: Variable | None = None
    identity: Category | None = None
    subsets: tuple[tuple[Variable, ...], ...] = ()

    def method_of(self, block: int) -> Method:
        """How the block of that position is entered."""
        return self.method[0] if len(self.method) == 1 else self.method[block]

    @property
    def entered(self) -> tuple[tuple[Variable, ...], ...]:
        """The blocks with the variables that each brings: one to take away from may name those of blocks before it."""
        found: list[tuple[Variable, ...]] = []
        for at, block in enumerate(self.blocks):
            before = {variable.name for each in found for variable in each}
            again = self.method_of(at) in ("remove", "backward")
            new = tuple(each for each in block if not (again and each.name in before))
            found.append(() if self.method_of(at) == "remove" else new)
        return tuple(found)

    @property
    def is_plain(self) -> bool:
        """Whether every complete case counts with the same error around an equation with a constant."""
        others = self.error_weights is None and self.selected is None and self.missing == "listwise"
        return self.constant and others


def check(options: Options) -> None:
    """Raises `Fault` for an equation that cannot be."""
    between_0_and_1(options.confidence)
    _check_limits(options)
    predictors = [variable.name for block in options.blocks for variable in block]
    if not predictors:
        raise Fault("option {found} is missing", {"found": quoted("blocks")})
    if len(options.method) not in (1, len(options.blocks)):
        raise Fault(
            "{found} methods for {count} blocks; possible: one, or one for each block",
            {"found": len(options.method), "count": len(options.blocks)},
            Place(entry="method"),
        )
    _check_equation(options, predictors)
    others = options.error_weights or options.selected or options.categorical
    if options.missing == "pairwise" and (others or not options.constant):
        sentence = "pairs with their own cases need a constant, errors of equal weight, all cases; possible: listwise"
        raise Fault(sentence, place=Place(entry="missing"))


def _check_equation(options: Options, predictors: list[str]) -> None:
    entered = [variable.name for block in options.entered for variable in block]
    check_equation(options.dependent.name, entered, options.categorical)
    unknown = next((name for name in predictors if name not in entered), None)
    if unknown is not None:
        sentence = "{found} cannot be removed: no block before enters it"
        raise Fault(sentence, {"found": quoted(unknown)}, Place(entry="blocks"))


def _check_limits(options: Options) -> None:
    if not 0 <= options.tolerance < 1:
        sentence = "{found} is not a tolerance; possible: a number from 0 to 1, such as 0.0001"
        raise Fault(sentence, {"found": quoted(options.tolerance)}, Place(entry="tolerance"))
    if options.f_in is not None and not 0 <= (options.f_out or 0.0) < options.f_in:
        sentence = "f_in is {found} and f_out {other}; possible: f_out below f_in"
        raise Fault(sentence, {"found": quoted(options.f_in), "other": quoted(options.f_out)}, Place(entry="f_in"))
    if not 0 < options.p_in < options.p_out <= 1:
        sentence = "p_in is {found} and p_out {other}; possible: p_in below p_out, both between 0 and 1"
        raise Fault(sentence, {"found": quoted(options.p_in), "other": quoted(options.p_out)}, Place(entry="p_in"))
