"""The logistic models that blocks of predictors make, one after another."""

from collections.abc import Sequence

from analysis.categorical.response import Response
from analysis.statistics.description import CONSTANT, NO_CASES
from analysis.statistics.logit import Logit
from analysis.statistics.logit_steps import Limits, Step, at_once, backward, fit, forward
from analysis.statistics.model_tests import PERFECT, ChiSquare, likelihood_ratio
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

MORE_ANSWERS = Undefined(Message("the dependent variable has more than two answers"))

Fitted = Logit | Undefined
Keys = tuple[str, str]


@dataclass(frozen=True)
class Model:
    """A step of a block, with the models it is compared with."""

    block: int
    number: int
    step: Step
    before: Step  # the step before it
    outset: Step  # the last model of the block before

    @property
    def keys(self) -> Keys:
        return f"block={self.block}", f"step={self.number}"

    @property
    def step_test(self) -> ChiSquare:
        """What the step changes."""
        size = len(self.step.moved)
        return gain(self.before.fitted, self.step.fitted, -size if self.step.removed else size)

    @property
    def block_test(self) -> ChiSquare:
        """What the block adds."""
        return gain(self.outset.fitted, self.step.fitted, len(self.step.entered) - len(self.outset.entered))


def models_of(response: Response, methods: Sequence[str], limits: Limits) -> list[Model]:
    """The model of the constant alone, then every step of every block by its method: enter, forward or backward."""
    null = Step((), _impossible(response) or fit(response.data, ()))
    models = [Model(0, 0, null, null, null)]
    for block, columns in enumerate(response.columns, start=1):
        outset = models[-1].step
        for number, step in enumerate(_steps(response, outset, columns, methods[block - 1], limits), start=1):
            models.append(Model(block, number, step, models[-1].step, outset))
    return models


def gain(before: Fitted, after: Fitted, df: int) -> ChiSquare:
    """The fall of -2 log likelihood; where columns leave (`df` below 0), below 0 with the probability of its size."""
    if isinstance(before, Undefined):
        return ChiSquare(before, float(abs(df)), before)
    if isinstance(after, Undefined):
        return ChiSquare(after, float(abs(df)), after)
    if before.is_perfect or after.is_perfect:
        return ChiSquare(PERFECT, float(abs(df)), PERFECT)
    if df >= 0:
        return likelihood_ratio(before.deviance, after.deviance, df)
    lost = likelihood_ratio(after.deviance, before.deviance, -df)
    return ChiSquare(lost.value if isinstance(lost.value, Undefined) else -lost.value, lost.df, lost.p)


def _steps(response: Response, outset: Step, columns: tuple[int, ...], method: str, limits: Limits) -> list[Step]:
    if isinstance(outset.fitted, Undefined):
        return [Step((*outset.entered, *columns), outset.fitted, columns)]
    if method == "enter":
        return at_once(response.data, outset.entered, [columns])
    stepped = forward if method == "forward" else backward
    return stepped(response.data, outset.entered, tuple(response.variables(columns).values()), limits)


def _impossible(response: Response) -> Undefined | None:
    if response.data.n <= 0:
        return NO_CASES
    return {0: NO_CASES, 1: CONSTANT, 2: None}.get(len(response.answers), MORE_ANSWERS)
