"""Tables that ordinal and multinomial regression share."""

from collections.abc import Sequence

import numpy as np

from analysis.cases import Cases
from analysis.categorical.crossed_design import crossed_design
from analysis.categorical.response import Coded, Response
from analysis.labels import level_key
from analysis.result import Fault, Message, Place, nearest, quoted
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.model_tests import PseudoRSquared, likelihood_ratio
from analysis.statistics.subpopulation_fit import goodness_of_fit
from analysis.statistics.subpopulations import Numbers, Subpopulations
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined
from instrument.codebook import Variable

Row = tuple[Cell, ...]

TEST = ("chi_square", "df", "p")
MEASURES = ("cox_snell", "nagelkerke", "mcfadden")


def effects_of(
    terms: Sequence[Sequence[Variable]], factors: Sequence[Variable], covariates: Sequence[Variable]
) -> Coded:
    """What makes the columns of the `terms` of a model, each a variable or a product; raises `Fault` for others."""
    named = {variable.name for variable in (*factors, *covariates)}
    other = next((variable.name for term in terms for variable in term if variable.name not in named), None)
    if other is not None:
        sentence = "{found} is neither a factor nor a covariate; possible: {possible}"
        values = {"found": quoted(other), "possible": nearest(other, sorted(named))}
        raise Fault(sentence, dict(values), Place(entry="terms"))
    return lambda complete: crossed_design(terms, factors, complete)


def check(dependent: Variable, factors: Sequence[Variable], covariates: Sequence[Variable]) -> None:
    """Raises `Fault` for an equation without a predictor, or with a variable in it twice."""
    predictors = [variable.name for variable in (*covariates, *factors)]
    if not predictors:
        sentence = "no predictor is named; possible: variables under {factors} or {covariates}"
        raise Fault(sentence, {"factors": quoted("factors"), "covariates": quoted("covariates")})
    for at, name in enumerate(predictors):
        if name == dependent.name or name in predictors[:at]:
            sentence = "variable {found} is in the equation twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)}, Place(entry="factors"))


def case_processing(cases: Cases, response: Response, dependent: str, factors: Sequence[Variable]) -> Table:
    """How many gave each answer and each level of the factors, of the complete cases."""
    data, n = response.data, response.data.n
    answers = (level_key(dependent, code) for code in response.answers)
    counts = [(dependent, key, count) for key, count in zip(answers, data.margins, strict=True)]
    for name in (factor.name for factor in factors if factor.name in response.design.references):
        columns = {term.key: at for at, term in enumerate(response.design.terms) if term.variable == name}
        held = {key: float(data.sizes @ data.x[:, at]) for key, at in columns.items()}
        rest = (response.design.references[name], n - sum(held.values()))
        if rest[0] in held:  # where every level has a column
            counts.extend((name, *each) for each in held.items())
            continue
        counts.extend((name, *each) for each in [*([rest] if response.reference == "first" else []), *held.items()])
        counts.extend((name, *each) for each in ([rest] if response.reference == "last" else []))
    rows: list[Row] = [(name, key, count, 100 * count / n if n else NO_CASES) for name, key, count in counts]
    rows.append((None, "valid", cases.valid, 100.0 if n else NO_CASES))
    rows.extend(((None, "missing", cases.excluded, None), (None, "total", cases.total, None)))
    return Table("case_processing", headed("variable", "category", "count", "marginal_percent"), tuple(rows))


def model_fitting(data: Subpopulations, deviance: float, df: int) -> Table:
    """-2 log likelihood without and with predictors, as SPSS prints it and without the multinomial coefficients."""
    test = likelihood_ratio(data.null_deviance, deviance, df)
    rows: tuple[Row, ...] = (
        ("intercept_only", data.null_deviance + data.constant, data.null_deviance, None, None, None),
        ("final", deviance + data.constant, deviance, *test.cells),
    )
    return Table("model_fitting", headed("model", "deviance", "deviance_kernel", *TEST), rows)


def fit_of_patterns(data: Subpopulations, probabilities: Numbers, parameters: int) -> Table:
    """Pearson's and the deviance test, with a note on the cells that nobody is in."""
    tests = goodness_of_fit(data, probabilities, parameters)
    rows = tuple((name, *test.cells) for name, test in zip(("pearson", "deviance"), tests, strict=True))
    empty, cells = int(np.sum(data.counts <= 0)), data.counts.size
    sentence = "{count} of the {cells} cells (answers by observed combinations of the predictors) are empty."
    notes = (Message(sentence, {"count": empty, "cells": cells}),) if empty else ()
    return Table("goodness_of_fit", headed("statistic", *TEST), rows, notes=notes)


def pseudo_r_squared_table(share: PseudoRSquared) -> Table:
    """The three measures."""
    rows: tuple[Row, ...] = tuple((name, getattr(share, name)) for name in MEASURES)
    return Table("pseudo_r_squared", headed("statistic", "pseudo_r_squared"), rows)


def nothing(why: Undefined) -> list[Table]:
    """The tables where there is no model."""
    cells: list[Statistic] = [why] * 5
    return [
        Table("model_fitting", headed("model", "deviance", "deviance_kernel", *TEST), (("final", *cells),)),
        Table("goodness_of_fit", headed("statistic", *TEST), tuple((n, *cells[:3]) for n in ("pearson", "deviance"))),
        Table("pseudo_r_squared", headed("statistic", "pseudo_r_squared"), tuple((n, why) for n in MEASURES)),
    ]
