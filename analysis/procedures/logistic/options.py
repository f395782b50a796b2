"""What a logistic regression may be asked."""

from typing import Literal

from analysis.categorical.coded_design import Contrast, Interaction
from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.design import check_equation
from analysis.result import Fault, Place, quoted
from analysis.statistics.logit_steps import Removal
from instrument.codebook import Variable
from instrument.records import dataclass

Method = Literal["enter", "forward", "backward"]
Temporary = Literal[
    "predicted_probability",
    "predicted_group",
    "difference",
    "logit_residual",
    "normalized_residual",
    "deviance_value",
    "studentized_deviance",
    "leverage",
    "cook_analog",
]


@dataclass(frozen=True)
class Options:
    """The higher answer of `dependent` from `blocks` of predictors; those in `categorical` as columns of 0 and 1.

    `method`: one for every block, or one for each: `forward` and `backward` step within a block; a variable enters
    where the probability of its score is below `p_in` and leaves where that of its `removal` is above `p_out`. A risk
    of `cut` or more predicts the higher answer.

    `contrasts` say what the columns of a categorical variable are, where they are not the indicators of all levels but
    the `reference`. `interactions`: products, each of a block by its number; the last blocks may have nothing else.
    `constant`: whether there is one. `selected`: 1 for the cases that models are estimated on. `casewise` lists the
    cases whose studentized residual is at least so large, 0 all of them, with `listed` beside it; `case_number` has the
    number of a case, `identity` its name. `statistics`: tables beside the others, and cases counted without weights.
    """

    dependent: Category
    blocks: tuple[tuple[Variable, ...], ...]
    categorical: tuple[Category, ...] = ()
    reference: Literal["first", "last"] = "last"
    method: tuple[Method, ...] = ("enter",)
    p_in: float = 0.05
    p_out: float = 0.10
    cut: float = 0.5
    confidence: float = 0.95
    removal: Removal = "likelihood_ratio"
    contrasts: tuple[Contrast, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    constant: bool = True
    selected: Variable | None = None
    statistics: tuple[Literal["correlations", "iterations", "unweighted"], ...] = ()
    casewise: float | None = None
    listed: tuple[Temporary, ...] = ("difference", "normalized_residual", "studentized_deviance")
    case_number: Variable | None = None
    identity: Category | None = None

    @property
    def is_coded(self) -> bool:
        """Whether columns are others than the variables, and 0 and 1 for levels."""
        return bool(self.contrasts or self.interactions)

    @property
    def every_block(self) -> tuple[tuple[Variable, ...], ...]:
        """The blocks, those of products alone without variables."""
        most = max((each.block for each in self.interactions), default=0)
        return (*self.blocks, *[()] * (most - len(self.blocks)))

    @property
    def names(self) -> tuple[str, ...]:
        """The variables of the equation, the dependent first."""
        every = [variable.name for block in self.blocks for variable in block]
        every += [name for each in self.interactions for name in each.variables]
        return tuple(dict.fromkeys([self.dependent.name, *every]))

    def method_of(self, block: int) -> Method:
        """How the block of that position is entered."""
        return self.method[0] if len(self.method) == 1 else self.method[block]


def check(options: Options) -> None:
    between_0_and_1(options.confidence)
    for entry in ("cut", "p_in", "p_out"):
        if not 0 < getattr(options, entry) < 1:
            sentence = "{found} is not possible; possible: a number between 0 and 1, such as {possible}"
            default = {"cut": 0.5, "p_in": 0.05, "p_out": 0.1}[entry]
            raise Fault(sentence, {"found": quoted(getattr(options, entry)), "possible": default}, Place(entry=entry))
    if options.p_in > options.p_out:
        sentence = "{found} is below {other}; possible: what leaves must be less probable than what enters"
        raise Fault(sentence, {"found": quoted("p_out"), "other": quoted("p_in")}, Place(entry="p_out"))
    predictors = [variable.name for block in options.blocks for variable in block]
    if not predictors and not options.interactions:
        raise Fault("option {found} names no variable", {"found": quoted("blocks")})
    named = [*predictors, *(name for name in options.names[1:] if name not in predictors)]
    check_equation(options.dependent.name, named, options.categorical)
    if len(options.method) not in (1, len(options.every_block)):
        raise Fault(
            "{found} methods for {count} blocks; possible: one, or one for each block",
            {"found": len(options.method), "count": len(options.every_block)},
            Place(entry="method"),
        )
