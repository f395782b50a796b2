"""Effects along paths, with what samples drawn again say of them."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analysis.process.columns import Columns
from analysis.process.equations import Equation, Solved
from analysis.process.estimates import Estimates, InAllCases, InSamples
from analysis.result import Fault, Message, Place, quoted
from analysis.statistics.bootstrap import Interval, bounds
from analysis.table import Cell
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Effect = Callable[[Estimates], Numbers]

BOOTSTRAPPED = ("effect", "bootstrap_se", "bootstrap_ci_low", "bootstrap_ci_high")
MOST_SAMPLES = 100_000


@dataclass(frozen=True)
class Sampling:
    """How samples are drawn again, and what interval is made of them."""

    samples: int
    seed: int
    confidence: float
    interval: Interval


def check_sampling(sampling: Sampling) -> None:
    """Raises `Fault` for a number of samples that cannot be drawn."""
    if not 100 <= sampling.samples <= MOST_SAMPLES:
        raise Fault(
            "{found} is not a number of bootstrap samples; possible: {least} to {most}",
            {"found": quoted(sampling.samples), "least": 100, "most": MOST_SAMPLES},
            Place(entry="bootstrap"),
        )
    if sampling.seed < 0:
        sentence = "{found} is not a seed; possible: a whole number from 0"
        raise Fault(sentence, {"found": quoted(sampling.seed)}, Place(entry="seed"))


class Effects:
    """Computes effects of solved equations; all are undefined, with the reason, where one of the equations is."""

    def __init__(
        self, columns: Columns, equations: Sequence[Equation], found: Sequence[Solved | Undefined], sampling: Sampling
    ) -> None:
        self._sampling = sampling
        self.why = next((each for each in found if isinstance(each, Undefined)), None)
        self.solved: Mapping[str, Solved] = {each.equation.outcome: each for each in found if isinstance(each, Solved)}
        self._all: Estimates | None = None
        self._samples: InSamples | None = None
        if self.why is None:
            self._all = InAllCases(columns, self.solved)
            self._samples = InSamples(columns, equations, sampling.samples, sampling.seed)

    def cells(self, effect: Effect) -> tuple[Cell, ...]:
        """The effect, its bootstrap standard error and interval: the words of `BOOTSTRAPPED`."""
        if self._all is None or self._samples is None:
            return (self.why,) * len(BOOTSTRAPPED)
        found = float(effect(self._all))
        limits = bounds(effect(self._samples), found, self._sampling.confidence, self._sampling.interval)
        return (found, limits.se, limits.low, limits.high)

    @property
    def notes(self) -> tuple[Message, ...]:
        """How samples were drawn, and how many were of no use."""
        if self._samples is None:
            return ()
        how = {"samples": self._sampling.samples, "seed": self._sampling.seed}
        if self._sampling.interval == "percentile":
            notes = [Message("Percentile intervals of {samples} bootstrap samples, seed {seed}.", how)]
        else:
            notes = [Message("Bias-corrected intervals of {samples} bootstrap samples, seed {seed}.", how)]
        if self._samples.failed:
            sentence = "{count} bootstrap samples could not be fitted and are left out."
            notes.append(Message(sentence, {"count": self._samples.failed}))
        return tuple(notes)


def along(path: Sequence[str]) -> Effect:
    """The product of the slopes from each variable of `path` to the next."""

    def effect(found: Estimates) -> Numbers:
        slopes = [found.slope(outcome, term) for term, outcome in pairwise(path)]
        return np.asarray(np.prod(np.array(slopes), axis=0))

    return effect


def path_key(path: Sequence[str]) -> str:
    """The key of a path."""
    return ">".join(path)
