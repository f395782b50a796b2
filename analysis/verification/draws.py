"""What was drawn at random, for engines that cannot draw the same: chance then has no part in what they compute."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.result import Result
from analysis.statistics.bootstrap import MOST_CELLS
from analysis.tally import Tally
from analysis.task import Task

BOOTSTRAPPED = {
    "mediation": ("dependent", "predictor", "mediators", "covariates"),
    "moderated_mediation": ("dependent", "predictor", "mediators", "moderator", "covariates"),
}
"""Procedure → the options that name its variables, in the order in which cases are numbered."""


def samples_of(procedure: str, options: Mapping[str, Any], tally: Tally) -> NDArray[np.int32] | None:
    """The cases of every bootstrap sample, shape (samples, n), from 0; None where none were drawn so."""
    if procedure not in BOOTSTRAPPED:
        return None
    names = list(dict.fromkeys(_names(options, BOOTSTRAPPED[procedure])))
    weights = tally.patterns(names).listwise().weights
    n = math.floor(float(weights.sum()) + 0.5)
    if n < 1 or n > 8 * len(weights) or (weights != np.floor(weights)).any():
        return None
    random, most = np.random.default_rng(options["seed"]), max(1, MOST_CELLS // n)
    sizes = [min(most, options["bootstrap"] - start) for start in range(0, options["bootstrap"], most)]
    return np.vstack([random.integers(0, n, size=(size, n), dtype=np.int32) for size in sizes])


def copies_of(made: Task, tally: Tally) -> tuple[Mapping[str, NDArray[np.float64]], ...]:
    """The completed columns of each imputation, in the order of the file; none where cases are weighted."""
    if made.procedure != "missing" or not made.options.imputations or tally.weight is not None:
        return ()
    return made.copies(tally)


def factors_found(result: Result) -> Mapping[str, int]:
    """How many factors parallel analysis left, which samples of chance alone decide."""
    if result.procedure != "factor" or result.options.get("number") != "parallel":
        return {}
    rows = result.table("loadings").rows
    return {"found": max((sum(isinstance(cell, float) for cell in row) for row in rows), default=0)}


def _names(options: Mapping[str, Any], words: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        held = options.get(word, ())
        yield from [held] if isinstance(held, str) else held
