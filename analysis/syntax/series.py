"""Series made of series: the order of the cases is their time.

Source: IBM, Command Syntax Reference, CREATE and RMV.
"""

from collections.abc import Callable

import numpy as np

from analysis.syntax.active import Values

Given = tuple[int, ...]
"""Whole numbers behind the variables of a function."""


def accumulated(values: Values, given: Given = ()) -> Values:
    """Sums up to each case; a missing value is passed over, and missing itself."""
    return np.where(np.isnan(values), np.nan, np.nancumsum(values))


def differenced(values: Values, given: Given) -> Values:
    """Differences to the case before, taken `given[0]` times."""
    for _ in range(given[0]):
        values = values - moved(values, (1,))
    return values


def seasonally_differenced(values: Values, given: Given) -> Values:
    """Differences to the case `given[1]` before, taken `given[0]` times."""
    for _ in range(given[0]):
        values = values - moved(values, (given[1],))
    return values


def moved(values: Values, given: Given) -> Values:
    """The value `given[0]` cases before, after it where that is negative."""
    found = np.full(len(values), np.nan)
    by = given[0]
    if by >= 0:
        found[by:] = values[: len(values) - by]
    else:
        found[:by] = values[-by:]
    return found


def centred(values: Values, given: Given) -> Values:
    """Means of the `given[0]` cases around each; of an even number, means of two neighbouring means."""
    span = given[0]
    found = _windows(values, span, np.mean)
    if span % 2:
        return found
    return (found + moved(found, (-1,))) / 2


def medians(values: Values, given: Given) -> Values:
    """The same of medians."""
    span = given[0]
    found = _windows(values, span, np.median)
    return found if span % 2 else (found + moved(found, (-1,))) / 2


def prior(values: Values, given: Given) -> Values:
    """Means of the `given[0]` cases before each."""
    found = np.full(len(values), np.nan)
    for at in range(given[0], len(values)):
        found[at] = values[at - given[0] : at].mean()
    return found


def _windows(values: Values, span: int, of: Callable[[Values], object]) -> Values:
    """A statistic of `span` cases, at the middle one, of an even number at the one behind the middle."""
    found = np.full(len(values), np.nan)
    before = span // 2
    for at in range(before, len(values) - (span - 1 - before)):
        found[at] = of(values[at - before : at - before + span])
    return found


def with_mean(values: Values, given: Given = ()) -> Values:
    """Missing values replaced by the mean of the series."""
    gone = np.isnan(values)
    return np.where(gone, np.nanmean(values), values) if not gone.all() else values


def with_neighbours(values: Values, given: Given, of: Callable[[Values], object] = np.mean) -> Values:
    """Missing values replaced by the mean of so many valid ones on either side, two where none is given, all for 0.

    One that has fewer on a side stays missing.
    """
    found, valid = values.copy(), np.flatnonzero(~np.isnan(values))
    for at in np.flatnonzero(np.isnan(values)):
        before, behind = valid[valid < at], valid[valid > at]
        span = given[0] if given else 2
        if span and (len(before) < span or len(behind) < span):
            continue
        near = valid if not span else np.concatenate([before[-span:], behind[:span]])
        found[at] = of(values[near]) if len(near) else np.nan
    return found


def with_medians(values: Values, given: Given) -> Values:
    """The same by medians."""
    return with_neighbours(values, given, np.median)


def interpolated(values: Values, given: Given = ()) -> Values:
    """Missing values replaced on the line between the valid ones beside them; those at the ends stay missing."""
    valid = np.flatnonzero(~np.isnan(values))
    if not len(valid):
        return values
    return np.interp(np.arange(len(values)), valid, values[valid], left=np.nan, right=np.nan)


def with_trend(values: Values, given: Given = ()) -> Values:
    """Missing values replaced by a regression of the series on the number of the case."""
    gone = np.isnan(values)
    if (~gone).sum() < 2:  # a line needs two points
        return values
    number = np.arange(1.0, len(values) + 1)
    x, y = number[~gone], values[~gone]
    slope = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    return np.where(gone, y.mean() + slope * (number - x.mean()), values)
