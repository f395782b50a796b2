"""A linear model of several dependent variables: what they measure, and the factors within subjects that part them."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.general_linear.effects import EMPTY, SumsOfSquares
from analysis.general_linear.model import FactorialModel
from analysis.labels import level_key
from analysis.statistics.estimability import type_three
from analysis.statistics.factorial import Effect
from analysis.statistics.joint_model import JointModel, added_products
from analysis.statistics.linear_hypotheses import LinearModel
from analysis.statistics.within_designs import WithinFactor, effect_contrasts, level_means
from analysis.undefined import Undefined
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]
Hypothesis = tuple[Numbers, int] | Undefined
"""Sums of squares and cross-products of an effect over the dependent variables, shape (p, p), and its df."""


INTERCEPT = Effect()


@dataclass(frozen=True)
class Design:
    """The model between subjects of every dependent variable, and the design within subjects.

    Dependent variables stand measure by measure, and within each by the levels of the factors, the last one fastest.
    """

    models: tuple[FactorialModel, ...]
    joint: JointModel | Undefined
    dependents: tuple[str, ...]
    measures: tuple[str, ...]  # the dependent variables themselves where nothing is measured repeatedly
    names: tuple[str, ...]  # of the factors within subjects
    within: tuple[WithinFactor, ...]
    tested: tuple[tuple[int, ...], ...]  # effects within subjects
    type_: SumsOfSquares
    confidence: float
    power: bool

    @property
    def is_repeated(self) -> bool:
        return bool(self.within)

    @property
    def model(self) -> FactorialModel:
        """The model between subjects, of the first dependent variable."""
        return self.models[0]

    @property
    def word(self) -> str:
        """What the column of measures is called."""
        return "measure" if self.is_repeated else "dependent"

    def key(self, effect: Sequence[int], between: Effect = INTERCEPT) -> str:
        """`time`, or `time*unit`."""
        return "*".join((*(self.names[at] for at in effect), *self.model.names(between)))

    def level(self, factor: int, at: int) -> str:
        """The key of a level of a factor within subjects."""
        return level_key(self.names[factor], at + 1)

    @property
    def average(self) -> Numbers:
        """What tests between subjects are of, shape (1, variables of a measure)."""
        return effect_contrasts(self.within, ())

    @property
    def mean(self) -> Numbers:
        """The plain average of a measure, shape (variables of a measure,)."""
        found: Numbers = level_means(self.within, ())[0]
        return found

    def of_measure(self, measure: int, weights: Numbers) -> Numbers:
        """Weights of the variables of one measure as those of all dependent variables, shape (p,)."""
        return np.asarray(np.kron(np.eye(len(self.measures))[measure], weights))

    def of_all(self, rows: Numbers) -> Numbers:
        """The contrasts `rows` of every measure, shape (p, measures * contrasts)."""
        return np.asarray(np.kron(np.eye(len(self.measures)), rows).T)

    def fitted(self, weights: Numbers) -> LinearModel | Undefined:
        """The fit of a sum of dependent variables by `weights`, shape (p,)."""
        return self.joint if isinstance(self.joint, Undefined) else self.joint.of(weights)

    def combined(self, measure: int, weights: Numbers) -> FactorialModel:
        """The model of a sum of a measure's variables; its cells are those of the first dependent variable."""
        return replace(self.model, fitted=self.fitted(self.of_measure(measure, weights)))

    @cached_property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """That of every effect between subjects."""
        return tuple(self._hypothesis(at) for at in range(len(self.model.effects)))

    def _hypothesis(self, at: int) -> Hypothesis:
        joint, model = self.joint, self.model
        if isinstance(joint, Undefined):
            return joint
        if self.type_ in (3, 4):
            own = [each for each in model.effects if each == model.effects[at] or each.contains(model.effects[at])]
            if self.type_ == 4 and any(model.empty_cells(each) for each in own):
                return EMPTY
            functions = type_three(model.effects, model.made, joint.like.basis, at)
            return (joint.products(functions) if len(functions) else np.zeros_like(joint.residual)), len(functions)
        if model.effects[at] == Effect():
            return joint.like.n * np.outer(joint.means, joint.means), 1
        before = [
            other
            for other, each in enumerate(model.effects)
            if other != at and (other < at if self.type_ == 1 else not each.contains(model.effects[at]))
        ]
        columns = [made.effect for made in model.made]
        blocks = [[column for column, effect in enumerate(columns) if effect in own] for own in (before, [at])]
        return added_products(joint, model.x, [each.cells.cells for each in self.models], blocks)
