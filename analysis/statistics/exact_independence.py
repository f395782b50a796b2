"""Exact probabilities of the tests of a table and of its measures of association, given its margins."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.contingency import expected_counts
from analysis.statistics.correlation import mean_ranks
from analysis.statistics.exact_scores import ColumnScores, PairScores, Scores, of_tables, share_reaching
from analysis.statistics.exact_tables import estimate, random_tables
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Limits = tuple[float, float]

ALIKE = 1e-9  # scores that differ by less, relatively, are the same
TESTS = ("pearson", "likelihood_ratio", "linear_by_linear")


@dataclass(frozen=True)
class Chance:
    """An exact probability; of a test with two tails that of the tail seen, and of just what was seen.

    Limits stand where probabilities are estimated.
    """

    p: float
    one_sided: float | None = None
    point: float | None = None
    limits: Limits | None = None
    one_sided_limits: Limits | None = None


class Tail(NamedTuple):
    """The scores whose sum a test goes by, and what was seen of them, with the difference that rounding makes."""

    scores: ColumnScores
    seen: float
    unit: float


def enumerated(
    counts: Numbers, rows: Numbers, columns: Numbers, words: Sequence[str] = TESTS, is_pointed: bool = False
) -> Mapping[str, Chance]:
    """The tests of `counts` (r, c), whole numbers, whose codes are `rows` (r,) and `columns` (c,), of all tables.

    Tests that would take too long are left out. Those of one tail have a point probability where `is_pointed`. Gamma
    goes by the difference of pairs in the same and in opposite order, as tau-b, tau-c and Somers's d do.
    Source: IBM SPSS Exact Tests; Mehta & Patel (1983), JASA 78(382).
    """
    margins = counts.sum(axis=1).astype(int), counts.sum(axis=0).astype(int)
    found = {}
    for word in words:
        tails = _tails(word, counts, rows, columns)
        shares = [share_reaching(*margins, each.scores, each.seen - each.unit) for each in tails]
        known = [each for each in shares if each is not None]
        if len(known) < len(tails):
            continue
        wanted, first = is_pointed or len(tails) > 1, tails[0]
        beyond = share_reaching(*margins, first.scores, first.seen + first.unit) if wanted else None
        point = None if beyond is None else max(0.0, known[0] - beyond)
        found[word] = Chance(min(1.0, sum(known)), known[0] if len(tails) > 1 else None, point)
    return found


def estimated(
    counts: Numbers,
    rows: Numbers,
    columns: Numbers,
    samples: int,
    seed: int,
    words: Sequence[str] = TESTS,
    confidence: float = 0.99,
) -> Mapping[str, Chance]:
    """The same of `samples` random tables with these margins, drawn from `seed`, with limits of `confidence`."""
    tails = {word: _tails(word, counts, rows, columns) for word in words}
    hits = {word: np.zeros(2, dtype=np.int64) for word in words}
    for tables in random_tables(counts, samples, seed):
        for word, each in tails.items():
            reached = [of_tables(tail.scores, tables) >= tail.seen - tail.unit for tail in each]
            hits[word] += [int(np.any(reached, axis=0).sum()), int(reached[0].sum())]
    found = {}
    for word, (both, first) in hits.items():
        p, *limits = estimate(int(both), samples, confidence)
        one, *sided = estimate(int(first), samples, confidence)
        is_sided = len(tails[word]) > 1
        ends = (sided[0], sided[1]) if is_sided else None
        found[word] = Chance(p, one if is_sided else None, None, (limits[0], limits[1]), ends)
    return found


def _tails(word: str, counts: Numbers, rows: Numbers, columns: Numbers) -> list[Tail]:
    """Of a test with two tails that of the direction seen is first."""
    n = np.arange(1.0 + min(counts.sum(axis=1).max(), counts.sum(axis=0).max()))
    match word:
        case "linear_by_linear":
            return _linear(counts, n, rows, columns)
        case "spearman":
            orders = (np.arange(size, dtype=np.float64) for size in counts.shape)
            return _linear(counts, n, *(mean_ranks(x, counts.sum(axis=1 - at)) for at, x in enumerate(orders)))
        case "order":
            seen = float(of_tables(PairScores(), counts[None].astype(np.int64))[0])
            first = 1.0 if seen >= 0 else -1.0
            return [Tail(PairScores(sign), abs(seen), 0.5) for sign in (first, -first)]
        case "agreement":
            same = (rows[:, None] == columns[None, :]).astype(np.float64)
            mean = float((same * expected_counts(counts)).sum())
            return _both(same, n, float((same * counts).sum()) - mean, mean)
        case "likelihood_ratio":
            return [_reached(np.broadcast_to(n * np.log(np.maximum(n, 1)), (*counts.shape, len(n))), counts)]
    by = {"pearson": expected_counts(counts), "tau_of_columns": counts.sum(axis=1)[:, None]}
    divided = by.get(word, counts.sum(axis=0)[None, :]) * np.ones_like(counts)
    return [_reached(n**2 / divided[:, :, None], counts)]


def _linear(counts: Numbers, n: Numbers, rows: Numbers, columns: Numbers) -> list[Tail]:
    u = rows - counts.sum(axis=1) @ rows / counts.sum()
    v = columns - counts.sum(axis=0) @ columns / counts.sum()
    weights = np.outer(u, v)
    seen, size = float((weights * counts).sum()), float(np.abs(weights * counts).sum())  # the mean of all tables is 0
    return _both(weights, n, seen, size=size)


def _both(weights: Numbers, cases: Numbers, seen: float, mean: float = 0.0, size: float = 1.0) -> list[Tail]:
    """Both tails of the sum of `weights` times counts, which was `seen` away from its `mean`."""
    first = 1.0 if seen >= 0 else -1.0
    cells = weights[:, :, None] * cases
    return [Tail(Scores(sign * cells), abs(seen) + sign * mean, size * ALIKE) for sign in (first, -first)]


def _reached(cells: Numbers, counts: Numbers) -> Tail:
    scores = Scores(np.ascontiguousarray(cells))
    seen = float(of_tables(scores, counts[None].astype(np.int64))[0])
    return Tail(scores, seen, ALIKE * max(abs(seen), 1.0))
