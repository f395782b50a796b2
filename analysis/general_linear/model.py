"""A linear model of one variable by factors and covariates."""

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from analysis.general_linear.cells import CrossedCells, crossed_cells
from analysis.labels import level_key
from analysis.result import Fault
from analysis.statistics.factorial import Effect, Parameter, full_factorial, parameters
from analysis.statistics.groups import Groups, centred, samples
from analysis.statistics.linear_hypotheses import LinearModel, fit_cells
from analysis.tally import Patterns
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]

MOST_PARAMETERS = 400


@dataclass(frozen=True)
class FactorialModel:
    """The cells, the effects that the model has, its columns, and its fit."""

    factors: tuple[Variable, ...]
    covariates: tuple[Variable, ...]
    cells: CrossedCells
    effects: tuple[Effect, ...]  # the intercept first
    made: tuple[Parameter, ...]
    x: Numbers  # (cells, parameters)
    fitted: LinearModel | Undefined
    counts: Numbers  # (cells,): sum of weights of cases, whatever weight their errors have

    @property
    def has_intercept(self) -> bool:
        return Effect() in self.effects

    def names(self, effect: Effect) -> tuple[str, ...]:
        """The variables of an effect."""
        factors = [self.factors[at].name for at in effect.factors]
        return (*factors, *(self.covariates[at].name for at in effect.covariates))

    def key(self, effect: Effect) -> str:
        """`unit`, `unit*sex`, or `intercept`."""
        return "*".join(self.names(effect)) or "intercept"

    def level(self, factor: int, at: int) -> str:
        """The key of a level by its position."""
        return level_key(self.factors[factor].name, self.cells.codes[factor][at])

    def parts(self, parameter: Parameter) -> tuple[str, ...]:
        """The levels and covariates of a parameter."""
        effect = self.effects[parameter.effect]
        levels = [self.level(factor, at) for factor, at in zip(effect.factors, parameter.levels, strict=True)]
        return (*levels, *(self.covariates[at].name for at in effect.covariates))

    @property
    def redundant_effects(self) -> tuple[Effect, ...]:
        """The effects whose every parameter is redundant."""
        if isinstance(self.fitted, Undefined):
            return ()
        kept = {self.made[at].effect for at in self.fitted.basis.kept}
        return tuple(effect for at, effect in enumerate(self.effects) if at not in kept)

    def empty_cells(self, effect: Effect) -> int:
        """How many combinations of the levels of an effect have no cases."""
        levels = [self.cells.levels[factor] for factor in effect.factors]
        shown = {tuple(each) for each in np.column_stack(levels).tolist()} if levels else {()}
        return prod(self.cells.sizes[factor] for factor in effect.factors) - len(shown)


def effect_of(given: Sequence[Variable], factors: Sequence[Variable], covariates: Sequence[Variable]) -> Effect:
    """The effect that some of the variables make together."""
    names = {variable.name for variable in given}
    return Effect(
        tuple(at for at, each in enumerate(factors) if each.name in names),
        tuple(at for at, each in enumerate(covariates) for one in given if each.name == one.name),
    )


def factorial_model(
    complete: Patterns,
    dependent: str,
    factors: tuple[Variable, ...],
    covariates: tuple[Variable, ...],
    design: Sequence[Sequence[Variable]],
    intercept: bool = True,
    errors: str = "",
) -> FactorialModel:
    """The model of the effects in `design`; without any, of every covariate and all that the factors make.

    `errors` names the variable that weighs errors; cases where it is not above 0 are left out.
    Raises `Fault` for more parameters than can be solved for.
    """
    counted = complete.take(complete.column(errors) > 0) if errors else complete
    weighed = replace(counted, weights=counted.weights * counted.column(errors)) if errors else counted
    cells = crossed_cells(weighed, dependent, factors, covariates)
    counts = np.bincount(cells.groups.at, counted.weights, minlength=len(cells.cells)).astype(np.float64)
    effects = full_factorial(len(factors), len(covariates))
    if design:
        effects = (Effect(), *dict.fromkeys(effect_of(each, factors, covariates) for each in design))
    effects = effects if intercept else tuple(effect for effect in effects if effect != Effect())
    count = sum(prod(cells.sizes[factor] for factor in effect.factors) for effect in effects)
    if count > MOST_PARAMETERS:
        raise Fault(
            "the design has {found} parameters; possible: up to {possible}",
            {"found": count, "possible": MOST_PARAMETERS},
        )
    x = cells.matrix(effects)
    made = parameters(effects, cells.sizes)
    fitted = _fitted(x, cells, float(counts.sum()) if errors else None, intercept)
    return FactorialModel(factors, covariates, cells, effects, made, x, fitted, counts)


def with_answers(model: FactorialModel, values: Numbers) -> FactorialModel:
    """The model of other answers of the same cases, `values`, shape (answers,)."""
    before = model.cells.groups
    groups = centred(Groups(values, before.at, before.weights, before.count))
    cells = replace(model.cells, groups=groups, cells=samples(groups))
    whole = model.fitted.cases if isinstance(model.fitted, LinearModel) else None
    return replace(model, cells=cells, fitted=_fitted(model.x, cells, whole, model.has_intercept))


def _fitted(x: Numbers, cells: CrossedCells, cases: float | None, intercept: bool) -> LinearModel | Undefined:
    if intercept:
        return fit_cells(x, cells.cells, cases)
    from analysis.statistics.through_origin import fit_through_origin

    return fit_through_origin(x, cells.cells, cases)
