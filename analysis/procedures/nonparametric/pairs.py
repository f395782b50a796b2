"""The differences of pairs of variables, the second minus the first."""

from collections.abc import Mapping

from analysis.cases import Cases
from analysis.procedures.nonparametric.options import Options
from analysis.statistics.signed_ranks import differences_of
from analysis.tally import Numbers, Tally
from instrument.records import dataclass


@dataclass(frozen=True)
class Differences:
    """Of complete pairs; `values` and `weights` of shape (p,)."""

    names: tuple[str, str]
    values: Numbers
    weights: Numbers


def differences(tally: Tally, options: Options) -> Mapping[str, Differences]:
    """Key of a pair → its differences."""
    found = {}
    for number, (first, second) in enumerate(options.pairs, start=1):
        both = tally.patterns([first.name, second.name]).listwise()
        gaps = differences_of(both.column(first.name), both.column(second.name))
        found[f"pair={number}"] = Differences((first.name, second.name), gaps, both.weights)
    return found


def names_in(options: Options) -> tuple[str, ...]:
    """Every variable of a pair, once."""
    return tuple(dict.fromkeys(variable.name for pair in options.pairs for variable in pair))


def cases_of(tally: Tally, options: Options) -> Cases:
    """All cases, and those that answer every variable of a pair."""
    return tally.patterns(names_in(options)).cases
