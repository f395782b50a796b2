"""The groups that a variable sorts cases into."""

from collections.abc import Sequence

import numpy as np

from analysis.cases import Cases
from analysis.result import Fault, Place, nearest, quoted
from analysis.statistics.groups import Groups
from analysis.tally import Tally
from instrument.codebook import Variable


def two_codes(tally: Tally, by: Variable, values: tuple[float, ...]) -> tuple[float, ...]:
    """The codes of two groups: the `values` asked for, declared, or found; fewer where the data have fewer."""
    declared = tuple(float(level.code) for level in by.valid_levels)
    found = observed_codes(tally, by)
    codes = values or declared or found
    if len(codes) > 2 or len(values) == 1 or len(set(codes)) < len(codes):
        possible = nearest("", [f"{code:g}" for code in declared or found])
        raise Fault(
            "{found} has no two groups; possible: values with two of its codes {possible}",
            {"found": quoted(by.name), "possible": possible},
            Place(entry="groups"),
        )
    return codes


def observed_codes(tally: Tally, by: Variable) -> tuple[float, ...]:
    """The codes that somebody has, in ascending order."""
    return tuple(float(code) for code in tally.patterns([by.name]).listwise().column(by.name))


def grouped(tally: Tally, name: str, by: str, codes: Sequence[float], count: int | None = None) -> Groups:
    """The valid answers of a variable in the groups of `codes`, in that order; `count` groups where codes are fewer."""
    patterns = tally.patterns([name, by]).listwise()
    of, values = patterns.column(by), patterns.column(name)
    kept = np.isin(of, codes)
    at = np.zeros(int(kept.sum()), dtype=np.intp)
    for position, code in enumerate(codes):
        at[of[kept] == code] = position
    return Groups(values[kept], at, patterns.weights[kept], len(codes) if count is None else count)


def cases_in(tally: Tally, names: Sequence[str], by: str, codes: Sequence[float]) -> Cases:
    """All cases, and those of the groups of `codes` that answer every variable."""
    patterns = tally.patterns([*names, by])
    complete = patterns.listwise()
    inside = complete.take(np.isin(complete.column(by), codes)).cases
    return Cases(patterns.cases.total, inside.valid, inside.rows)
