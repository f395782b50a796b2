"""The sampling design of answers, from the variables that hold it."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.grouping import code, group
from analysis.result import Message
from analysis.samples.margins import Margins
from analysis.samples.matching import impossible, target
from analysis.statistics.linearization import Calibration, SampleDesign
from analysis.statistics.raking import rake
from analysis.tally import Patterns, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]
Lonely = Literal["refuse", "certainty", "adjust"]

UNEVEN = Undefined(Message("a stratum has two sizes in the population"))
TOO_SMALL = Undefined(Message("a stratum has more clusters in the sample than in the population"))
NO_DESIGN = Undefined(Message("no case has a weight, a stratum and a cluster"))


@dataclass(frozen=True)
class DesignVariables:
    """What holds the design; None where it has no such part."""

    sampling_weight: Variable | None = None
    strata: Variable | None = None
    clusters: Variable | None = None
    population: Variable | None = None
    lonely: Lonely = "refuse"
    margins: Margins | None = None

    @property
    def names(self) -> list[str]:
        """Of what every case in the sample must have."""
        parts = (self.sampling_weight, self.strata, self.clusters, self.population)
        return [variable.name for variable in parts if variable is not None]


@dataclass(frozen=True)
class Sampled:
    """The patterns that have a place in the design, and that design, or why it allows no standard error."""

    patterns: Patterns
    design: SampleDesign
    refused: Undefined | None


def sampled(tally: Tally, variables: DesignVariables, names: Sequence[str]) -> Sampled:
    """The distinct patterns of `names` and the design. A case without a sampling weight above 0, a stratum, a cluster
    or a population size has no place in it. Where the case weight is the sampling weight, it counts once.
    """
    asked = list(dict.fromkeys([*names, *variables.names, *margin_names(variables.margins)]))
    patterns = tally.patterns(asked)
    at = [asked.index(name) for name in variables.names]
    placed: NDArray[np.bool_] = np.logical_not(patterns.missing[:, at].any(axis=1))
    weight = variables.sampling_weight
    if weight is not None:
        placed &= np.where(placed, patterns.column(weight.name), 0.0) > 0
    patterns = patterns.take(placed)
    ones = np.ones(len(patterns.weights))
    weights = ones if weight is None else patterns.column(weight.name)
    same = weight is not None and tally.weight is not None and weight.name == tally.weight.name
    counts = patterns.counts.astype(np.float64) if same else patterns.weights
    strata = _places([variables.strata], patterns)
    clusters = None if variables.clusters is None else _places([variables.strata, variables.clusters], patterns)
    fractions, refused = _fractions(variables.population, patterns, strata, clusters, counts)
    design = SampleDesign(weights, counts, strata, clusters, fractions, variables.lonely)
    found = Sampled(patterns, design, NO_DESIGN if len(weights) == 0 else refused)
    return found if variables.margins is None else _calibrated(found, variables.margins)


def margin_names(margins: Margins | None) -> list[str]:
    """The variables that margins are of."""
    found = () if margins is None else margins.margins
    return list(dict.fromkeys(variable.name for margin in found for variable in margin.variables))


def _calibrated(found: Sampled, margins: Margins) -> Sampled:
    """The sample under weights raked to `margins`; under its own weights, without a design, where none meet them."""
    patterns, design = found.patterns, found.design
    targets = tuple(target(margin, patterns) for margin in margins.margins)
    reason = impossible(margins, patterns, targets)
    raked = rake(design.weights, design.counts, targets) if reason is None else reason
    if isinstance(raked, Undefined):
        return replace(found, refused=raked)
    scale = float(design.mass.sum() / design.counts.sum())
    cells = [(each.places[:, None] == np.arange(len(each.shares))).astype(np.float64) for each in targets]
    calibration = Calibration(design.weights, np.column_stack(cells))
    return replace(found, design=replace(design, weights=scale * raked.weights, calibration=calibration))


def _places(variables: Sequence[Variable | None], patterns: Patterns) -> NDArray[np.int64]:
    """The group of each pattern, (p,), from 0; one group where no variable tells."""
    columns = [code(patterns.column(variable.name)) for variable in variables if variable is not None]
    if not columns:
        return np.zeros(len(patterns.weights), dtype=np.int64)
    return group(columns, len(patterns.weights))[1]


def _fractions(
    variable: Variable | None,
    patterns: Patterns,
    strata: NDArray[np.int64],
    clusters: NDArray[np.int64] | None,
    counts: Numbers,
) -> tuple[Numbers, Undefined | None]:
    """The sampled share of each stratum's clusters, (strata,): given as such, or by how many the population has."""
    size = int(strata.max(initial=-1)) + 1
    if variable is None:
        return np.zeros(size), None
    given = patterns.column(variable.name)
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, strata, given)
    np.maximum.at(high, strata, given)
    if (low < high).any():
        return np.zeros(size), UNEVEN
    n = np.bincount(strata, counts, minlength=size)
    if clusters is not None:
        firsts = np.unique(clusters, return_index=True)[1]
        n = np.bincount(strata[firsts], minlength=size).astype(np.float64)
    if (low <= 0).any():
        return np.zeros(size), TOO_SMALL
    found = np.where(low <= 1, low, n / low)
    return (np.zeros(size), TOO_SMALL) if (found > 1).any() else (found, None)
