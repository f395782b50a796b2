"""What options of a model of several dependent variables can be, and the design that they make."""

from collections.abc import Sequence
from math import prod
from typing import TYPE_CHECKING

from analysis.confidence import between_0_and_1
from analysis.general_linear.model import FactorialModel, effect_of, factorial_model
from analysis.general_linear.naming_checks import check_names, values_at
from analysis.procedures.multivariate.design import Design
from analysis.procedures.multivariate.means import Term
from analysis.result import Fault, Place, nearest, quoted
from analysis.statistics.factor_contrasts import TYPES, ContrastType
from analysis.statistics.joint_model import JointModel, fit_jointly
from analysis.statistics.within_designs import WithinFactor, effects
from analysis.tally import Patterns
from analysis.undefined import Undefined

if TYPE_CHECKING:
    from analysis.procedures.multivariate import Options

MEASURE = "MEASURE_{number}"
"""What SPSS calls a measure that has no name."""


def check(options: "Options") -> None:
    """Raises `Fault` for names and numbers that make no model."""
    between_0_and_1(options.confidence)
    if len(options.dependents) < 2:
        raise Fault("option {found} names fewer than two variables", {"found": quoted("dependents")})
    names = [each.name for each in (*options.dependents, *options.factors, *options.covariates)]
    for at, name in enumerate(names):
        if name in names[:at]:
            sentence = "variable {found} is in the equation twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)}, Place(entry="dependents"))
    factors = [each.name for each in options.factors]
    check_names(options.design, [*factors, *(each.name for each in options.covariates)], "design")
    check_names([options.posthoc_factors], factors, "posthoc_factors")


def names_of(options: "Options") -> list[str]:
    """Every variable of the model, the weight of errors last."""
    found = [each.name for each in (*options.dependents, *options.factors, *options.covariates)]
    if options.error_weight is not None and options.error_weight.name not in found:
        found.append(options.error_weight.name)
    return found


def design_of(patterns: Patterns, options: "Options") -> Design:
    """The design of the cases that answer everything; raises `Fault`."""
    names, within = _within(options)
    measures = _measures(options, within)
    complete, errors = patterns.listwise(), "" if options.error_weight is None else options.error_weight.name
    models = tuple(
        factorial_model(
            complete, each.name, options.factors, options.covariates, options.design, options.intercept, errors
        )
        for each in options.dependents
    )
    dependents = tuple(each.name for each in options.dependents)
    joint = _joint(models, bool(errors), options.intercept)
    tested = _tested(options, names)
    more = (options.sums_of_squares, options.confidence, options.power)
    return Design(models, joint, dependents, measures, names, within, tested, *more)


def _joint(models: Sequence[FactorialModel], weighted: bool, intercept: bool) -> JointModel | Undefined:
    cases = float(models[0].counts.sum()) if weighted else None
    answers, cells = [each.cells.groups for each in models], [each.cells.cells for each in models]
    return fit_jointly(models[0].x, answers, cells, cases, intercept)


def _within(options: "Options") -> tuple[tuple[str, ...], tuple[WithinFactor, ...]]:
    """The factors within subjects, from time,3,simple,1: name, levels, type and numbers of contrasts."""
    names, found = list[str](), list[WithinFactor]()
    taken = [each.name for each in (*options.factors, *options.covariates)]
    for words in options.within:
        try:
            name, levels, *rest = words
            type_: ContrastType = TYPES[TYPES.index(rest[0])] if rest else "polynomial"
            factor = WithinFactor(int(levels), type_, tuple(float(each) for each in rest[1:]))
            if factor.levels < 2 or name in (*names, *taken) or factor.contrasts is None:
                raise ValueError(name)
        except ValueError:
            sentence = "{found} is no factor within subjects; possible: its name, levels and contrasts, as {possible}"
            given = {"found": quoted(",".join(words)), "possible": "time,3,polynomial"}
            raise Fault(sentence, given, Place(entry="within")) from None
        names.append(name)
        found.append(factor)
    return tuple(names), tuple(found)


def _measures(options: "Options", within: Sequence[WithinFactor]) -> tuple[str, ...]:
    if not within:
        return tuple(each.name for each in options.dependents)
    size = prod(factor.levels for factor in within)
    count, left = divmod(len(options.dependents), size)
    if left or not count or len(options.measures) not in (0, count):
        sentence = "{count} dependent variables do not make {measures} measures of {levels} levels"
        measures = len(options.measures) or 1
        raise Fault(sentence, {"count": len(options.dependents), "measures": measures, "levels": size})
    return options.measures or tuple(MEASURE.format(number=at + 1) for at in range(count))


def _tested(options: "Options", names: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    if not options.within_design:
        return effects(len(names))
    found = []
    for term in options.within_design:
        for name in term:
            _known(name, names, "within_design")
        found.append(tuple(at for at, name in enumerate(names) if name in term))
    return tuple(dict.fromkeys(found))


def _known(name: str, names: Sequence[str], entry: str) -> None:
    if name not in names:
        sentence = "{found} is not possible; possible: {possible}"
        raise Fault(sentence, {"found": quoted(name), "possible": nearest(name, names)}, Place(entry=entry))


def terms_of(design: Design, options: "Options") -> list[Term]:
    """The means asked for; by default those of each factor."""
    factors = {each.name: each for each in options.factors}
    own: list[tuple[str, ...]]
    if not options.means and not options.overall:
        own = [(name,) for name in (*factors, *design.names)]
    else:
        own = [*([()] if options.overall else []), *(tuple(each) for each in options.means)]
    found, first = [], bool(options.overall)
    for place, names in enumerate(own):
        for name in names:
            _known(name, [*factors, *design.names], "means")
        at = place - first
        adjustment = options.adjustments[at] if 0 <= at < len(options.adjustments) else options.comparisons
        given = options.means_at[at] if 0 <= at < len(options.means_at) else ()
        between = effect_of([factors[name] for name in names if name in factors], options.factors, ())
        within = tuple(at for at, name in enumerate(design.names) if name in names)
        ordered = tuple(name for name in (*factors, *design.names) if name in names)
        covariates = values_at(given, options.covariates)
        found.append(Term(ordered, between, within, names[0] if names else "", adjustment, covariates))
    return list(dict.fromkeys(found))
