"""DISCRIMINANT: functions of several variables that tell groups apart."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.labels import labels_of
from analysis.levels import bare_labels
from analysis.options import plain
from analysis.procedures.discriminant.cases import Sample, Solution, processing, sample, sample_of, solve
from analysis.procedures.discriminant.casewise import casewise
from analysis.procedures.discriminant.classifying import classification, saved
from analysis.procedures.discriminant.matrices import box_tables, covariances, failures, pooled_matrices
from analysis.procedures.discriminant.options import Options as Options
from analysis.procedures.discriminant.options import check
from analysis.procedures.discriminant.stepping import step_tables, taken
from analysis.procedures.discriminant.tables import (
    centroids,
    coefficients,
    eigenvalues,
    equality,
    function_tests,
    group_statistics,
)
from analysis.result import Result
from analysis.table import Column, Table
from analysis.tally import Tally
from analysis.undefined import Undefined


def run(tally: Tally, options: Options) -> Result:
    """Cases, groups and their covariances, functions with their tests, and how cases are classified by them."""
    check(options)
    found = sample_of(tally, options)
    solution = solve(found, options, lambda every: taken(every, options))
    cases_told = [] if isinstance(solution, Undefined) else _one_by_one(tally, solution, options)
    names = [options.groups.name, *(variable.name for variable in options.variables)]
    cases = tally.patterns(names).cases
    return Result(
        procedure="discriminant",
        options=plain(options),
        cases=cases,
        tables=(processing(found, options), *_tables(found, solution, options), *cases_told),
        labels={**bare_labels(options.groups, found.codes), **labels_of(tally.codebook, names)},
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, NDArray[np.float64]]:
    """`class`, `score=1`…, `probability=1`…: each row's predicted group, functions, and probabilities of the groups.

    Shape (n,) each, NaN where a row is not classified.
    """
    check(options)
    solution = solve(sample_of(tally, options), options, lambda every: taken(every, options))
    return {} if isinstance(solution, Undefined) else saved(_rows(tally, options), solution, options)


def _rows(tally: Tally, options: Options) -> Sample:
    """The cases in the order of the file."""
    values, missing, weights = tally.rows([options.groups.name, *(variable.name for variable in options.variables)])
    return sample(values, missing, weights, np.ones(len(values), dtype=np.int64), options)


def _one_by_one(tally: Tally, solution: Solution, options: Options) -> list[Table]:
    """The cases one by one, where they are asked for and every group has covariances of its own."""
    if options.cases is None:
        return []
    try:
        numbers = None if options.numbers is None else tally.rows([options.numbers.name])[0][:, 0]
        return [casewise(_rows(tally, options), solution, options, numbers)]
    except np.linalg.LinAlgError:
        return []


def _tables(found: Sample, solution: Solution | Undefined, options: Options) -> list[Table]:
    names = [variable.name for variable in options.variables]
    if isinstance(solution, Undefined):
        rows = tuple((name, solution) for name in names)
        return [Table("standardized_functions", (Column("variable"), Column("discriminant_coefficient")), rows)]
    asked = set(options.statistics)
    tables = [group_statistics(found, solution, options)]
    tables += [equality(solution, names)] if "univariate" in asked else []
    tables += pooled_matrices(solution, names, options)
    tables += (
        [covariances(found, solution, names, options)] if asked & {"group_covariances", "total_covariance"} else []
    )
    tables += box_tables(found, solution, options) if "box" in asked else []
    tables += [failures(solution, names, options.tolerance)] if solution.failed else []
    tables += step_tables(found, solution, options)
    tables += [eigenvalues(solution, options), function_tests(solution), *coefficients(solution, names, options)]
    return [*tables, centroids(found, solution, options), *classification(found, solution, options)]
