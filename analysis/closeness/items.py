"""The items whose distances are taken, and the distances."""

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.exploration.cases import named_case, rows_of_file
from analysis.result import Fault
from analysis.statistics.binary_proximities import BINARY, OF_DISTANCE, binary
from analysis.statistics.item_scaling import SCALINGS
from analysis.statistics.proximities import MEASURES, OF_LIKENESS, power
from analysis.tally import Numbers, Tally
from instrument.codebook import Variable
from instrument.records import dataclass

Measure = Literal[
    "euclidean_squared", "euclidean", "block", "chebychev", "minkowski", "power", "cosine", "correlation",
    "chi_square", "phi_square", "russell_rao", "simple_matching", "jaccard", "dice", "sokal_sneath_1",
    "rogers_tanimoto", "sokal_sneath_2", "kulczynski_1", "sokal_sneath_3", "kulczynski_2", "sokal_sneath_4", "hamann",
    "lambda", "anderberg_d", "yule_y", "yule_q", "ochiai", "sokal_sneath_5", "phi", "dispersion",
    "binary_euclidean_squared", "binary_euclidean", "size_difference", "pattern_difference", "shape_difference",
    "binary_variance", "lance_williams",
]  # fmt: skip
Scale = Literal["none", "z", "sd", "range", "rescale", "max", "mean"]
MOST = 10_000  # items whose distances fit into memory


@dataclass(frozen=True)
class Items:
    """Complete cases in the order of the file: values (n, k), places (n,), and how many cases there are in all."""

    values: Numbers
    places: NDArray[np.intp]
    total: int
    names: tuple[str, ...]  # what names them, '' for nothing


@dataclass(frozen=True)
class Proximities:
    """Distances of items, or their likeness, shape (n, n), with the keys of the items."""

    keys: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]
    matrix: Numbers
    of_likeness: bool
    measure: str
    valid: int
    total: int


def items_of(tally: Tally, variables: Sequence[Variable], identity: Variable | None) -> Items:
    """The cases that answer all variables; weights do not count, but for cases that have none above 0.

    Raises `Fault` where there are too many.
    """
    values, missing, weights = tally.rows([variable.name for variable in variables])
    there = weights > 0
    places = np.flatnonzero(there & ~missing.any(axis=1))
    if len(places) > MOST:
        raise Fault(
            "{found} cases are too many for their distances; possible: {most}", {"found": len(places), "most": MOST}
        )
    names: tuple[str, ...] = ()
    if identity is not None:
        rows, identity = rows_of_file(tally, [identity]), tally.codebook.by_name.get(identity.name, identity)
        names = tuple(str(named_case(rows, identity, int(at))) for at in places)
    return Items(values[places], places, int(there.sum()), names)


def case_keys(items: Items) -> tuple[tuple[str, ...], dict[str, dict[str, str]]]:
    """A key for each case by its place among them, printed as its number, or as number:name."""
    keys = tuple(f"case={at}" for at in range(1, len(items.values) + 1))
    if not items.names:
        return keys, {key: {} for key in keys}
    words = (f"{at}:{name}" for at, name in enumerate(items.names, start=1))
    return keys, {key: {"en": text, "zh": text} for key, text in zip(keys, words, strict=True)}


def transformed(matrix: Numbers, ways: Sequence[str]) -> Numbers:
    """A matrix of absolute values, with its sign turned, or from 0 to 1 beside its diagonal, in this order."""
    found = np.abs(matrix) if "absolute" in ways else matrix
    found = -found if "reverse" in ways else found
    beside = found[~np.eye(len(found), dtype=bool)]
    if "rescale" in ways and len(beside) and np.ptp(beside) > 0:
        found = (found - beside.min()) / np.ptp(beside)
    return np.asarray(found + 0.0)


def scaled(values: Numbers, scaling: str, by_case: bool) -> Numbers:
    """The values put on one scale within each variable, or within each case."""
    if scaling == "none" or not values.size:
        return values
    return SCALINGS[scaling](values.T).T if by_case else SCALINGS[scaling](values)


def of_likeness(measure: str) -> bool:
    """Whether larger values of a measure are of items that are more alike."""
    return measure in OF_LIKENESS or (measure in BINARY and measure not in OF_DISTANCE)


def measured(
    values: Numbers, measure: str, exponent: float, root: float, present: float, absent: float | None
) -> Numbers:
    """The measure of every two rows of `values`, NaN where undefined; `absent` None: all that is not `present`."""
    if not values.size:
        return np.full((len(values), len(values)), np.nan)
    if measure in ("power", "minkowski"):
        return power(values, exponent, exponent if measure == "minkowski" else root)
    if measure in MEASURES:
        return MEASURES[measure](values)
    has = values == present
    return binary(measure, has, ~has if absent is None else values == absent)
