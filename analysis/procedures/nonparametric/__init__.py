"""NPAR TESTS: what ranks, signs, runs and counts say without a distribution; one file for each test."""

from collections.abc import Callable
from importlib import import_module

from analysis.labels import labels_of
from analysis.options import plain
from analysis.procedures.nonparametric.found import Found
from analysis.procedures.nonparametric.options import Options, check
from analysis.result import Result
from analysis.tally import Tally
from analysis.whole_weights import weighted_as

__all__ = ["Options", "run"]


def run(tally: Tally, options: Options) -> Result:
    """The tables of the test asked for; each variable or pair on its own valid cases.

    Weights are frequency weights; in the dialect `spss` each is rounded to a whole number first (D18).
    """
    check(options)
    weighted, notes = weighted_as(tally, options.dialect)
    find: Callable[[Tally, Options], Found] = import_module(f"{__name__}.{options.test}").find
    found = find(weighted, options)
    if options.exact != "small":
        from analysis.procedures.nonparametric.probabilities import with_probabilities

        found = with_probabilities(weighted, options, found)
    return Result(
        procedure="nonparametric",
        options=plain(options),
        cases=found.cases,
        tables=found.tables,
        notes=notes,
        labels={**found.labels, **labels_of(tally.codebook, found.names)},
    )
