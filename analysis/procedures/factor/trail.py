"""The trail of items left out, one at a time, each for a declared reason."""

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.factor.options import Options
from analysis.procedures.factor.solving import IMPROPER, NO_CORRELATIONS, Analysis, analyse
from analysis.result import Message
from analysis.statistics.factoring import Extraction
from analysis.statistics.sampling_adequacy import adequacy
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.records import dataclass

FEWEST = 3
"""A factor of two items has no solution of its own."""

ENOUGH = Message("{item} falls short of a rule but stays: with fewer than {count} items there is no factor analysis.")
COLUMNS = ("coefficient", "n_items", "n", "kmo", "n_factors", "cumulative_percent")


@dataclass(frozen=True)
class Reason:
    """Why an item goes: the rule, and the number that fell under it."""

    item: str
    rule: str
    coefficient: float


@dataclass(frozen=True)
class Step:
    """One run, and what goes after it."""

    analysis: Analysis
    left_out: Reason | None


def follow(tally: Tally, names: tuple[str, ...], options: Options) -> tuple[tuple[Step, ...], tuple[Message, ...]]:
    """Every run, the last the one that keeps its items; and what is to be said of it."""
    steps: list[Step] = []
    while True:
        found = analyse(tally, names, options)
        reason = _worst(found) if options.drops else None
        if reason is not None and len(names) <= max(FEWEST, options.factors or 0):
            note = Message(ENOUGH.sentence, {"item": reason.item, "count": len(names)})
            return (*steps, Step(found, None)), (note,)
        steps.append(Step(found, reason))
        if reason is None:
            return tuple(steps), ()
        names = tuple(name for name in names if name != reason.item)


def deletion_trail(steps: tuple[Step, ...]) -> Table:
    """Each run: its items, adequacy, dimensions and variance, and the item that goes after it with the reason."""
    rows = [_row(at, step) for at, step in enumerate(steps, start=1)]
    return Table("deletion_trail", headed("step", "item", "rule", *COLUMNS), tuple(rows))


def _row(at: int, step: Step) -> tuple[Cell, ...]:
    analysis, out = step.analysis, step.left_out
    kmo = NO_CORRELATIONS if analysis.correlation is None else adequacy(analysis.correlation).kmo
    solution = analysis.solution
    extracted = solution.extracted
    explained = extracted if isinstance(extracted, Undefined) else _explained(extracted)
    names = (f"step={at}", out.item, out.rule) if out else (f"step={at}", None, None)
    coefficient = out.coefficient if out else None
    return (*names, coefficient, len(analysis.names), analysis.moments.n, kmo, solution.count, explained)


def _explained(extracted: Extraction) -> Cell:
    if extracted.improper:
        return IMPROPER
    return 100 * float(extracted.communalities.sum()) / len(extracted.communalities)


def _worst(found: Analysis) -> Reason | None:
    """The item to leave out first: by its communality, else its largest loading, else its second largest."""
    final, extracted, options = found.solution.final, found.solution.extracted, found.options
    if isinstance(final, Undefined) or isinstance(extracted, Undefined):
        return None
    sizes = np.sort(np.abs(final.pattern), axis=1)
    second = sizes[:, -2] if sizes.shape[1] > 1 else np.zeros(len(sizes))
    return (
        _least(found, "low_communality", extracted.communalities, options.drop_communality)
        or _least(found, "low_loading", sizes[:, -1], options.drop_loading)
        or _largest(found, second, options.drop_cross_loading)
    )


def _least(found: Analysis, rule: str, values: NDArray[np.float64], limit: float | None) -> Reason | None:
    at = int(np.argmin(values))
    if limit is None or float(values[at]) >= limit:
        return None
    return Reason(found.names[at], rule, float(values[at]))


def _largest(found: Analysis, seconds: NDArray[np.float64], limit: float | None) -> Reason | None:
    at = int(np.argmax(seconds))
    if limit is None or float(seconds[at]) < limit:
        return None
    return Reason(found.names[at], "cross_loading", float(seconds[at]))
