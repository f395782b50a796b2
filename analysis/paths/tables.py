"""The tables that every path model prints: its fit, its relations, and what would improve it."""

import math
from collections.abc import Mapping, Sequence

from analysis.cases import Cases
from analysis.paths.model import Relation
from analysis.paths.solution import Coefficient, Solution, finite
from analysis.statistics.description import NO_CASES, Statistic
from analysis.statistics.fit_indices import (
    Fit,
    Incremental,
    Rmsea,
    adjusted_goodness,
    goodness,
    incremental,
    rmsea,
    srmr,
)
from analysis.statistics.special import ndtr, ndtri
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined
from instrument.message import Message

COEFFICIENT = ("b", "se", "z", "p", "ci_low", "ci_high", "beta", "se_beta")
FIT = ("chi_square", "df", "p", "chi_square_ratio")
INCREMENTAL = ("cfi", "tli", "nfi", "ifi")
INDICES = (*INCREMENTAL, "rmsea", "rmsea_ci_low", "rmsea_ci_high", "p_close", "srmr", "gfi", "agfi")
INFORMATION = ("n_parameters", "log_likelihood", "aic", "bic")
CHANGE = ("modification_index", "expected_change", "standardized_change")

LISTWISE = Message("Listwise deletion based on all variables in the procedure.")
NONE_LEFT_OUT = Message("No relation left out of the model has a modification index of {least} or more.")

Solved = Solution | Undefined


def case_processing(cases: Cases) -> Table:
    """Who is counted."""
    counts = {"valid": cases.valid, "excluded": cases.excluded, "total": cases.total}
    rows = [(part, count, 100 * count / cases.total if cases.total else NO_CASES) for part, count in counts.items()]
    return Table("case_processing", headed("part", "count", "percent"), tuple(rows), notes=(LISTWISE,))


def model_fit(fits: Mapping[str, Fit] | Undefined) -> Table:
    """Chi-square of each model (a key) against the saturated one."""
    stub = headed("model", *FIT)
    if isinstance(fits, Undefined):
        return Table("model_fit", stub, (("hypothesized_model", *[fits] * len(FIT)),))
    rows = [(key, fit.chi_square, fit.df, fit.p, fit.ratio) for key, fit in fits.items()]
    return Table("model_fit", stub, tuple(rows))


def fit_indices(rows: Mapping[str, Sequence[Cell]] | Undefined) -> Table:
    """The indices of each model, in the order of INDICES."""
    if isinstance(rows, Undefined):
        rows = {"hypothesized_model": [rows] * len(INDICES)}
    return Table("fit_indices", headed("model", *INDICES), tuple((key, *cells) for key, cells in rows.items()))


def indices(
    fit: Fit, baseline: Fit, n: float, residual: Statistic, gfi: Statistic | None = None, moments: int = 0
) -> list[Cell]:
    """One row of `fit_indices`; GFI and AGFI where they are given, from so many observed `moments`."""
    adjusted = adjusted_goodness(gfi, moments, fit.df) if isinstance(gfi, float) else gfi
    return [*increments(incremental(fit, baseline)), *approximation(rmsea(fit, n)), residual, gfi, adjusted]


def increments(found: Incremental) -> list[Cell]:
    return [found.cfi, found.tli, found.nfi, found.ifi]


def approximation(found: Rmsea) -> list[Cell]:
    return [found.value, found.low, found.high, found.p_close]


def likelihood_tables(solution: Solved) -> list[Table]:
    """Fit, indices and information criteria of a maximum likelihood solution in one group."""
    if isinstance(solution, Undefined):
        return [model_fit(solution), fit_indices(solution), information_criteria(solution)]
    observed, implied = solution.samples[0].covariance, solution.estimate.implied[0].covariance
    cells = indices(
        solution.fit,
        solution.baseline,
        solution.n,
        srmr(observed, implied),
        goodness(observed, implied, solution.assembly.given),
        len(observed) * (len(observed) + 1) // 2,
    )
    fits = {"hypothesized_model": solution.fit, "independence_model": solution.baseline}
    return [model_fit(fits), fit_indices({"hypothesized_model": cells}), information_criteria(solution)]


def information_criteria(solution: Solved) -> Table:
    """Log likelihood, AIC (Akaike 1974) and BIC (Schwarz 1978)."""
    cells: Sequence[Cell] = [solution] * len(INFORMATION) if isinstance(solution, Undefined) else information(solution)
    return Table("information_criteria", headed("model", *INFORMATION), (("hypothesized_model", *cells),))


def information(solution: Solution) -> list[Cell]:
    count, likelihood = solution.assembly.structure.q, solution.log_likelihood
    return [count, likelihood, 2 * count - 2 * likelihood, count * math.log(solution.n) - 2 * likelihood]


def cells_of(found: Coefficient, confidence: float) -> list[Cell]:
    """One relation under COEFFICIENT; no test and no interval where it is fixed."""
    return tested(found.b, found.se, found.beta, found.se_beta, confidence)


def tested(b: Statistic, se: Statistic | None, beta: Statistic, se_beta: Statistic | None, level: float) -> list[Cell]:
    """A coefficient with its z test and interval, and its standardised form."""
    if isinstance(b, Undefined):
        return [b] * len(COEFFICIENT)
    if se is None or isinstance(se, Undefined) or se == 0:
        return [b, None, None, None, None, None, beta, se_beta]
    reach = float(ndtri((1 + level) / 2)) * se
    return [b, se, b / se, 2 * float(ndtr(-abs(b / se))), b - reach, b + reach, beta, se_beta]


def modification_indices(solution: Solved, candidates: Sequence[Relation], least: float) -> Table:
    """Relations left out, by how much chi-square would fall; the largest first."""
    stub = headed("relation", "variable", "other_variable", *CHANGE)
    if isinstance(solution, Undefined):
        return Table("modification_indices", stub, (), notes=(solution.reason,))
    found = [each for each in solution.changes(candidates) if each[1].index >= least]
    return modification_table([(one, each.index, value, beta) for one, each, value, beta in found], least)


def modification_table(found: Sequence[tuple[Relation, float, float, float]], least: float) -> Table:
    """Relation, index, expected value and standardised value, the largest index first."""
    stub = headed("relation", "variable", "other_variable", *CHANGE)
    # Indices that differ by rounding alone keep the order of their names.
    ordered = sorted(found, key=lambda each: (-round(each[1], 6), each[0].left, each[0].right))
    rows = [(one.kind, one.left, one.right, index, *[finite(each) for each in rest]) for one, index, *rest in ordered]
    notes = () if rows else (Message(NONE_LEFT_OUT.sentence, {"least": least}),)
    return Table("modification_indices", stub, tuple(rows), notes=notes)


def improper_notes(coefficients: Sequence[Coefficient], latent: Sequence[str]) -> tuple[Message, ...]:
    """What no population could have: a variance below 0 (Heywood 1931), a correlation of factors of 1 or more."""
    notes = []
    for each in coefficients:
        relation = each.relation
        if relation.kind != "covariance" or isinstance(each.b, Undefined):
            continue
        if relation.left == relation.right and each.b < 0:
            notes.append(Message("Heywood case: the variance of {item} is estimated below 0.", {"item": relation.left}))
        elif is_correlation(relation, latent) and isinstance(each.beta, float) and abs(each.beta) >= 1:
            values = {"factor": relation.left, "other": relation.right}
            notes.append(Message("The correlation of {factor} and {other} is estimated at 1 or beyond.", values))
    return tuple(notes)


def is_correlation(relation: Relation, latent: Sequence[str]) -> bool:
    """Whether it ties two different factors."""
    return relation.left != relation.right and relation.ends <= set(latent)
