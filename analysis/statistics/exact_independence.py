"""Exact probabilities of the chi-square tests of a table: Pearson's, the likelihood ratio, linear-by-linear."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.contingency import expected_counts
from analysis.statistics.exact_scores import Scores, share_reaching
from analysis.statistics.exact_tables import estimate, random_tables
from instrument.records import dataclass

Numbers = NDArray[np.float64]

ALIKE = 1e-9  # scores that differ by less, relatively, are the same
WORDS = ("pearson", "likelihood_ratio", "linear_by_linear")


@dataclass(frozen=True)
class Chance:
    """An exact probability; limits where it is estimated, and the tail seen of a test that has two."""

    p: float
    one_sided: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None


def enumerated(counts: Numbers, rows: Numbers, columns: Numbers) -> Mapping[str, Chance]:
    """The tests of `counts` (r, c), whole numbers, whose codes are `rows` (r,) and `columns` (c,), of all tables.

    Tests that would take too long are left out. Two-sided, linear-by-linear also in the direction seen.
    Source: IBM SPSS Exact Tests; Mehta & Patel (1983), JASA 78(382).
    """
    found = {}
    for word in WORDS:
        tails = [
            share_reaching(counts.sum(axis=1).astype(int), counts.sum(axis=0).astype(int), scores, limit)
            for scores, limit in _tails(word, counts, rows, columns)
        ]
        p = None if None in tails else min(1.0, sum(each for each in tails if each is not None))
        if p is not None:
            found[word] = Chance(p, tails[0] if len(tails) > 1 else None)
    return found


def estimated(counts: Numbers, rows: Numbers, columns: Numbers, samples: int, seed: int) -> Mapping[str, Chance]:
    """The same of `samples` random tables with these margins, drawn from `seed`, with limits of 99%."""
    tails = {word: _tails(word, counts, rows, columns) for word in WORDS}
    hits = {word: np.zeros(2, dtype=np.int64) for word in WORDS}
    for tables in random_tables(counts, samples, seed):
        for word, each in tails.items():
            reached = [scores.of_tables(tables) >= limit for scores, limit in each]
            hits[word] += [int(np.any(reached, axis=0).sum()), int(reached[0].sum())]
    found = {}
    for word, (both, first) in hits.items():
        p, low, high = estimate(int(both), samples)
        found[word] = Chance(p, int(first) / samples if len(tails[word]) > 1 else None, low, high)
    return found


def _tails(word: str, counts: Numbers, rows: Numbers, columns: Numbers) -> list[tuple[Scores, float]]:
    """The scores whose sum a test goes by, and what they reach in its tail; that of the direction seen is first."""
    n = np.arange(1.0 + min(counts.sum(axis=1).max(), counts.sum(axis=0).max()))
    if word == "pearson":
        return [_reached(n**2 / expected_counts(counts)[:, :, None], counts)]
    if word == "likelihood_ratio":
        return [_reached(np.broadcast_to(n * np.log(np.maximum(n, 1)), (*counts.shape, len(n))), counts)]
    u = rows - counts.sum(axis=1) @ rows / counts.sum()
    v = columns - counts.sum(axis=0) @ columns / counts.sum()
    cells = np.outer(u, v)[:, :, None] * n
    seen = float((np.outer(u, v) * counts).sum())  # the mean of all tables is 0
    first = cells if seen >= 0 else -cells
    unit = float(np.abs(np.outer(u, v) * counts).sum()) * ALIKE
    return [(Scores(first), abs(seen) - unit), (Scores(-first), abs(seen) - unit)]


def _reached(cells: Numbers, counts: Numbers) -> tuple[Scores, float]:
    scores = Scores(np.ascontiguousarray(cells))
    seen = float(scores.of_tables(counts[None].astype(np.int64))[0])
    return scores, seen - ALIKE * max(abs(seen), 1.0)
