"""The steps by which effects enter and leave a multinomial model."""

from collections.abc import Callable, Sequence
from typing import Any

from analysis.categorical.effect_steps import Effect, EffectCriteria, EffectStep, Fitted, effect_steps
from analysis.categorical.response import Response
from analysis.result import Fault, Place, quoted
from analysis.table import Cell, Table, headed
from analysis.tally import Patterns, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import replace

Solve = Callable[[Tally, Any], tuple[list[str], Patterns, Response, int, Any]]


def walk(tally: Tally, options: Any, solve: Solve) -> tuple[Any, list[Table]]:
    """The options of the last model, whose terms are those that steps leave in it, and the table of the steps.

    Raises `Fault` for probabilities that cannot be.
    """
    if not 0 < options.p_in <= options.p_out < 1:
        sentence = "p_in is {found} and p_out {other}; possible: p_in below p_out, both between 0 and 1"
        raise Fault(sentence, {"found": quoted(options.p_in), "other": quoted(options.p_out)}, Place(entry="p_in"))
    named = {variable.name: variable for term in (*options.terms, *options.stepped) for variable in term}
    constant = 0.0

    def fit(effects: Sequence[Effect]) -> Fitted:
        nonlocal constant
        _, _, response, _, fitted = solve(tally, _with(options, effects, named))
        constant = response.data.constant
        if isinstance(fitted, Undefined):
            return fitted
        return fitted.deviance, (len(response.entered) + 1) * (len(response.answers) - 1)

    fixed, stepped = (_names(terms) for terms in (options.terms, options.stepped))
    criteria = EffectCriteria(options.p_in, options.p_out)
    first = fixed if options.method.startswith("forward") else [*fixed, *stepped]
    start = fit(first)
    inside, steps = effect_steps(fit, fixed, stepped, options.method, criteria)
    deviance: Cell = start if isinstance(start, Undefined) else start[0] + constant
    return _with(options, inside, named), [_table(first, deviance, steps, constant)]


def _names(terms: Sequence[Sequence[Variable]]) -> list[Effect]:
    return [tuple(variable.name for variable in term) for term in terms]


def _with(options: Any, effects: Sequence[Effect], named: dict[str, Variable]) -> Any:
    return replace(options, terms=tuple(tuple(named[name] for name in effect) for effect in effects))


def _table(first: Sequence[Effect], deviance: Cell, steps: Sequence[EffectStep], constant: float) -> Table:
    """What the model starts with, then what each step moves and tests."""
    rows: list[tuple[Cell, ...]] = [("step=0", "entered", "intercept", deviance, None, None, None)]
    rows += [("step=0", "entered", "*".join(effect), None, None, None, None) for effect in first]
    for number, step in enumerate(steps, start=1):
        change = "entered" if step.entered else "removed"
        effect = "*".join(step.effect)
        rows.append((f"step={number}", change, effect, step.deviance + constant, *step.test.cells))
    return Table("step_summary", headed("step", "change", "term", "deviance", "chi_square", "df", "p"), tuple(rows))
