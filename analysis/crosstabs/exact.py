"""Exact probabilities of a stratum: enumerated where that is feasible, else estimated from random tables."""

from collections.abc import Mapping, Sequence

from analysis.crosstabs.crossing import Stratum
from analysis.crosstabs.frame import ascending
from analysis.crosstabs.sampling import Sampling
from analysis.statistics import contingency
from analysis.statistics.arrangements import FRACTIONS, whole
from analysis.statistics.description import NO_CASES
from analysis.statistics.exact import fisher
from analysis.statistics.exact_independence import TESTS, Chance, enumerated, estimated
from analysis.statistics.exact_tables import LARGEST, Exact, freeman_halton, sampled
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import replace

TOO_MANY = Undefined(Message("the table has too many cases or cells to be sampled"))
MOST_DRAWS = 100_000_000  # about ten seconds
TURNED = {"tau_of_columns": "tau_of_rows", "tau_of_rows": "tau_of_columns"}


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
    drawing = sampling.drawing
    if float(table.sum()) >= LARGEST or table.size * drawing.samples > MOST_DRAWS:
        return TOO_MANY
    return sampled(table, drawing.samples, drawing.seed, drawing.confidence)


def chances_of(stratum: Stratum, sampling: Sampling, words: Sequence[str] = TESTS) -> Mapping[str, Chance]:
    """Exact probabilities of tests and measures, where they are asked for and can be had; always of two by two."""
    table, rows, columns = ascending(stratum)
    if sampling.how == "none" or min(table.shape, default=0) < 2 or whole(table) is None:
        return {}
    is_turned, is_square = table.shape[0] > table.shape[1], table.shape == (2, 2)
    if is_turned:
        table, rows, columns = table.T, columns, rows
    asked = [TURNED.get(word, word) if is_turned else word for word in words]
    drawing = sampling.drawing
    found = dict(enumerated(table, rows, columns, asked)) if sampling.how == "auto" or is_square else {}
    left = [word for word in asked if word not in found]
    if left and table.sum() < LARGEST and table.size * drawing.samples <= MOST_DRAWS:
        found |= estimated(table, rows, columns, drawing.samples, drawing.seed, left, drawing.confidence)
    if is_square:
        one_sided = fisher(table).one_sided
        found |= {word: replace(found[word], one_sided=one_sided) for word in TESTS[:2] if word in found}
    return {word: found[each] for word, each in zip(words, asked, strict=True) if each in found}
