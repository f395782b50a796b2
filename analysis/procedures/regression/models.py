"""The models of a regression: one for each block, or for each step of a block."""

from collections.abc import Sequence

from analysis.design import Design
from analysis.procedures.regression.data import Data
from analysis.procedures.regression.options import Options
from analysis.result import Message
from analysis.statistics.description import CONSTANT, NO_CASES
from analysis.statistics.least_squares import Fit
from analysis.statistics.stepping import Criteria, Group, Method, Step, steps
from analysis.undefined import Undefined
from instrument.records import dataclass

NO_PREDICTOR = Undefined(Message("no predictor is in the model"))


@dataclass(frozen=True)
class Model:
    """One step: the terms in it by their position, those it took in and put out, and the fit."""

    block: int  # from 1
    method: Method
    step: Step
    refused: Group  # of its block, where that enters whole
    fitted: Fit | Undefined
    constant: bool = True

    @property
    def inside(self) -> Group:
        return self.step.inside


def models_of(data: Data, design: Design, options: Options) -> list[Model]:
    """The models in order; one without predictors where no block enters any."""
    models: list[Model] = []
    inside: Group = ()
    criteria = Criteria(options.p_in, options.p_out, options.tolerance, options.f_in, options.f_out, options.most_steps)
    for number in range(len(design.blocks)):
        method = options.method_of(number)
        positions = _positions(design, options, number)
        groups = _groups(design, positions) if method != "enter" else [tuple(positions)]
        found = steps(data.correlation, data.tested_n, inside, groups, method, criteria)
        refused = _refused(found, positions) if method in ("enter", "backward") else ()
        asked = 1 + len({*inside, *(at for at in positions if data.varies(at))})
        for at, step in enumerate(found):
            fitted = _fitted(data, step.inside, asked)
            models.append(Model(number + 1, method, step, () if at else refused, fitted, data.constant))
        inside = found[-1].inside if found else inside
    nothing = Model(1, options.method_of(0), Step((), ()), (), _fitted(data, (), 1), data.constant)
    return models or [nothing]


def _positions(design: Design, options: Options, number: int) -> list[int]:
    """The terms of a block's variables by their positions."""
    names = {variable.name for variable in options.blocks[number]}
    return [at for at, term in enumerate(design.terms) if term.variable in names]


def _groups(design: Design, positions: Sequence[int]) -> list[Group]:
    """The terms of each variable together."""
    found: dict[str, list[int]] = {}
    for at in positions:
        found.setdefault(design.terms[at].variable, []).append(at)
    return [tuple(group) for group in found.values()]


def _refused(found: Sequence[Step], positions: Sequence[int]) -> Group:
    inside = found[0].inside if found else ()
    return tuple(at for at in positions if at not in inside)


def _fitted(data: Data, inside: Group, asked: int) -> Fit | Undefined:
    if data.n <= 0:
        return NO_CASES
    if not data.varies(-1):
        return CONSTANT
    if not inside and (asked == 1 or not data.constant):
        return NO_PREDICTOR
    if data.tested_n <= len(inside) + 1:
        return _too_few(data.n, asked)
    return data.fit(inside)


def _too_few(n: float, asked: int) -> Undefined:
    cases = int(n) if n.is_integer() else n
    return Undefined(Message("{n} cases are too few for {count} coefficients", {"n": cases, "count": asked}))
