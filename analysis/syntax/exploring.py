"""The file as EXAMINE sees it: cases left out, missing groups reported, cases numbered, values raised to a power."""

from collections.abc import Collection, Sequence

import numpy as np

from analysis.syntax.active import Active, Field
from analysis.syntax.missing import included
from instrument.records import replace

CASE = "$casenum"


def explored(active: Active, variables: Sequence[str], factors: Sequence[str], words: Collection[str]) -> Active:
    """The file as MISSING asks: INCLUDE, REPORT, and LISTWISE where PAIRWISE is not among the `words`.

    Listwise leaves out values of the variables, not of the factors: a group counts whom it lacks.
    """
    if "INCLUDE" in words:
        active = included(active, [*variables, *factors])
    if "REPORT" in words:
        for name in factors:
            active = _reported(active, name)
    if "PAIRWISE" in words:
        return active
    gone = np.zeros(active.n, dtype=bool)
    for name in [*variables, *factors]:
        gone |= active.fields[name].is_missing(active.columns[name])
    columns = {name: np.where(gone, np.nan, active.columns[name]) for name in variables}
    return replace(active, columns={**active.columns, **columns})


def _reported(active: Active, name: str) -> Active:
    """The file in which missing values of a factor are groups of their own."""
    active = included(active, [name])
    described, values = active.fields[name], active.columns[name]
    unknown = described.is_missing(values)
    if described.is_text or not unknown.any():
        return active
    code = float(np.nanmin(values, initial=0.0)) - 1
    levels = ((code, "."), *described.levels)
    return active.with_column(replace(described, levels=levels), np.where(unknown, code, values))


def numbered(active: Active) -> Active:
    """The file with the numbers of its cases, which stay when a filter leaves some of them."""
    return active.with_column(Field(CASE, label="Case Number"), np.arange(1.0, active.n + 1))


def powered(active: Active, variables: Sequence[str], power: float) -> Active:
    """The file with powers of the variables, 0 for their logarithms; what has none is missing."""
    for name in variables:
        with np.errstate(all="ignore"):
            values = np.where(active.fields[name].is_missing(active.columns[name]), np.nan, active.columns[name])
            found = np.log(values) if power == 0 else values**power
        active = active.with_column(active.fields[name], np.where(np.isfinite(found), found, np.nan))
    return active
