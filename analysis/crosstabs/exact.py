"""Exact probabilities of a stratum: enumerated where that is feasible, else estimated from random tables."""

from collections.abc import Mapping

from analysis.crosstabs.crossing import Stratum
from analysis.crosstabs.frame import ascending
from analysis.crosstabs.sampling import Sampling
from analysis.statistics import contingency
from analysis.statistics.arrangements import FRACTIONS, whole
from analysis.statistics.description import NO_CASES
from analysis.statistics.exact_independence import WORDS, Chance, enumerated, estimated
from analysis.statistics.exact_tables import LARGEST, Exact, freeman_halton, sampled
from analysis.undefined import Undefined
from instrument.message import Message

TOO_MANY = Undefined(Message("the table has too many cases or cells to be sampled"))
MOST_DRAWS = 100_000_000  # about ten seconds


def freeman_halton_of(stratum: Stratum, sampling: Sampling) -> Exact | Undefined | None:
    """Of tables larger than two by two; None where it is not asked for, or Fisher's own test stands."""
    table = contingency.occupied(stratum.crossing.counts)
    if sampling.how == "none" or table.shape == (2, 2):
        return None
    if min(table.shape, default=0) < 2:
        return contingency.ONE_CATEGORY if table.size else NO_CASES
    if whole(table) is None:
        return FRACTIONS
    found = freeman_halton(table) if sampling.how == "auto" else None
    if found is not None:
        return found
    if float(table.sum()) >= LARGEST or table.size * sampling.drawing.samples > MOST_DRAWS:
        return TOO_MANY
    return sampled(table, sampling.drawing.samples, sampling.drawing.seed)


def chances_of(stratum: Stratum, sampling: Sampling) -> Mapping[str, Chance]:
    """Exact probabilities of the chi-square tests, where they are asked for and can be had."""
    table, rows, columns = ascending(stratum)
    if sampling.how == "none" or min(table.shape, default=0) < 2 or whole(table) is None:
        return {}
    if table.shape[0] > table.shape[1]:
        table, rows, columns = table.T, columns, rows
    found = enumerated(table, rows, columns) if sampling.how == "auto" else {}
    if len(found) == len(WORDS) or table.sum() >= LARGEST or table.size * sampling.drawing.samples > MOST_DRAWS:
        return found
    return {**estimated(table, rows, columns, sampling.drawing.samples, sampling.drawing.seed), **found}
