"""Answers with holes completed, each variable in turn from all others."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.imputers import draw_category, draw_matched
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Incomplete:
    """Answers to complete; every variable is answered by somebody."""

    values: Numbers  # (n, k), any number where not seen
    seen: Mask  # (n, k)
    categories: tuple[bool, ...]  # (k,): codes without an order, two codes among them
    weights: Numbers  # (n,)


def complete(answers: Incomplete, rounds: int, random: "np.random.Generator") -> Numbers:
    """One completed data set, (n, k): holes filled at random, then `rounds` times from a model of all others.

    A variable of categories is drawn by a logit, any other by predictive mean matching.
    Source: van Buuren & Groothuis-Oudshoorn (2011), Journal of Statistical Software 45(3).
    """
    values, size = answers.values.copy(), answers.values.shape[1]
    codes = [_codes(answers, at) for at in range(size)]
    holes = [at for at in range(size) if not answers.seen[:, at].all()]
    for at in holes:
        lost = ~answers.seen[:, at]
        values[lost, at] = random.choice(answers.values[~lost, at], int(lost.sum()))
    parts = [_columns(values[:, at], codes[at], answers, at) for at in range(size)]
    for _ in range(rounds if holes else 0):
        for at in holes:
            seen = answers.seen[:, at]
            others = [part for place, part in enumerate(parts) if place != at]
            x = np.column_stack([np.ones(len(values)), *others])
            varies = _varying(x[seen])
            x = x if varies.all() else x[:, varies]
            values[~seen, at] = _drawn(x, seen, answers, at, codes[at], random)
            parts[at] = _columns(values[:, at], codes[at], answers, at)
    return values


def _codes(answers: Incomplete, at: int) -> Numbers | None:
    return np.unique(answers.values[answers.seen[:, at], at]) if answers.categories[at] else None


def _columns(values: Numbers, codes: Numbers | None, answers: Incomplete, at: int) -> Numbers:
    """A variable as it predicts others, (n, 1) or (n, codes - 1): in standard deviations of what is seen."""
    if codes is not None:
        return np.asarray(values[:, None] == codes[None, 1:], dtype=np.float64)
    known = answers.values[answers.seen[:, at], at]
    spread = float(known.std())
    return np.asarray((values - known.mean())[:, None] / (spread if spread > 0 else 1.0), dtype=np.float64)


def _varying(x: Numbers) -> Mask:
    """The constant, and every column that differs between the rows of `x`, (n, k)."""
    varies: Mask = (x != x[0]).any(axis=0)
    varies[0] = True
    return varies


def _drawn(
    x: Numbers, seen: Mask, answers: Incomplete, at: int, codes: Numbers | None, random: "np.random.Generator"
) -> Numbers:
    known, weights = answers.values[seen, at], answers.weights[seen]
    if codes is None:
        return draw_matched(x[seen], known, weights, x[~seen], random)
    if len(codes) == 1:
        return np.full(int((~seen).sum()), codes[0])
    places: Sequence[int] = np.searchsorted(codes, known)
    return np.asarray(codes[draw_category(x[seen], np.asarray(places), len(codes), weights, x[~seen], random)])
