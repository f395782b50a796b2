"""Several scales in one table: level, spread, reliability and convergent validity of each."""

import math

import numpy as np

from analysis.cases import Cases
from analysis.confidence import between_0_and_1
from analysis.labels import labels_of
from analysis.named_lists import NamedLists
from analysis.options import Items, plain
from analysis.result import Message, Result
from analysis.statistics.construct_validity import average_variance_extracted, composite_reliability
from analysis.statistics.description import NO_CASES, ONE_CASE, Statistic
from analysis.statistics.omega import omega_total, one_factor
from analysis.statistics.reliability import alpha_interval, cronbach_alpha
from analysis.table import Cell, Table, headed
from analysis.tally import Moments, Tally
from analysis.undefined import Undefined
from instrument.records import dataclass

BASIS = Message("M and SD are of the mean of the items; omega, CR and AVE of one factor by maximum likelihood.")
WORDS = ("n", "n_items", "mean", "sd", "alpha", "alpha_ci_low", "alpha_ci_high")
OF_FACTOR = ("omega", "composite_reliability", "ave")


@dataclass(frozen=True)
class Options:
    """`scales`: declared scales, or lists of items under names; `confidence` of the interval of alpha (Feldt)."""

    scales: NamedLists
    confidence: float = 0.95


def run(tally: Tally, options: Options) -> Result:
    """Each scale on the cases that answer all of its items. An item that does not vary counts in M and SD only.

    Omega: McDonald (1999), of raw items; CR and AVE: Fornell & Larcker (1981), of standardised loadings on one factor
    of the scale alone (procedure cfa fits all scales at once).
    """
    confidence = between_0_and_1(options.confidence)
    rows, notes, lists = [], [], options.scales.lists
    for items in lists:
        every = tally.moments([variable.name for variable in items.variables])
        used = _varying(every)
        rows.append(_row(items, every, used, confidence))
        notes += [_left_out(items, name) for name in every.names if name not in used.names]
    names = list(dict.fromkeys(variable.name for items in lists for variable in items.variables))
    columns = headed("scale", *WORDS, *OF_FACTOR)
    return Result(
        procedure="scales",
        options=plain(options),
        cases=_cases(tally, names),
        tables=(Table("scale_summary", columns, tuple(rows), notes=(BASIS,)),),
        notes=tuple(notes),
        labels=labels_of(tally.codebook, [*names, *(items.name for items in lists)]),
    )


def _cases(tally: Tally, names: list[str]) -> Cases:
    """Those who answer every item of every scale, out of all; each row of the table has its own."""
    return tally.moments(names).cases


def _varying(every: Moments) -> Moments:
    squares = np.diag(every.products)
    kept = [name for name, square in zip(every.names, squares, strict=True) if square > 0]
    return every.of(kept) if every.n > 1 else every


def _left_out(items: Items, name: str) -> Message:
    return Message("{item} of {scale} has zero variance and is left out.", {"item": name, "scale": items.name})


def _row(items: Items, every: Moments, used: Moments, confidence: float) -> tuple[Cell, ...]:
    alpha = cronbach_alpha(used.covariance)
    low, high = alpha_interval(alpha, used.n, len(used.names), confidence)
    return (items.name, every.n, len(used.names), *_level(every), alpha, low, high, *_of_factor(used))


def _level(every: Moments) -> tuple[Statistic, Statistic]:
    """Mean and standard deviation of the mean of the items."""
    if every.n <= 0:
        return NO_CASES, NO_CASES
    mean, k = math.fsum(every.means) / len(every.names), len(every.names)
    return mean, math.sqrt(max(0.0, math.fsum(every.covariance.ravel()))) / k if every.n > 1 else ONE_CASE


def _of_factor(used: Moments) -> tuple[Statistic, Statistic, Statistic]:
    found = one_factor(used.correlation)
    if isinstance(found, Undefined):
        return found, found, found
    omega = omega_total(found.loadings, np.sqrt(np.diag(used.covariance)))
    loadings = [float(each) for each in found.loadings]
    return omega, composite_reliability(loadings), average_variance_extracted(loadings)
