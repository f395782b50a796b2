"""Weights that give a sample the margins of its population: raking, or post-stratification to one margin."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.grouping import code, group
from analysis.labels import labels_of, level_key
from analysis.options import plain
from analysis.result import Fault, Labels, Message, Place, Result, quoted
from analysis.samples.margins import Margins
from analysis.samples.matching import impossible, key_of, target, unknown
from analysis.statistics.description import NO_CASES
from analysis.statistics.raking import Raked, Spread, Target, rake, rake_within, shares, spread
from analysis.table import Cell, Table, headed
from analysis.tally import Patterns, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

Numbers = NDArray[np.float64]

SPREAD = ("n", "sum", "mean", "sd", "minimum", "maximum", "ratio", "design_effect", "effective_n")


@dataclass(frozen=True)
class Options:
    """`margins` of the population; `base` holds the weights that the sampling design gives.

    `lower` and `upper` limit weights, as multiples of their mean. Weights sum to the number of cases, or to `total`.
    """

    margins: Margins
    base: Variable | None = None
    lower: float | None = None
    upper: float | None = None
    total: float | None = None


@dataclass(frozen=True)
class Weighted:
    """The patterns that have a base weight, and the weights of one case of each."""

    patterns: Patterns
    base: Numbers  # (p,)
    targets: tuple[Target, ...]
    raked: Raked | Undefined
    trimmed: Raked | Undefined | None  # None where weights have no limits

    @property
    def final(self) -> Raked | Undefined:
        return self.raked if self.trimmed is None else self.trimmed


def run(tally: Tally, options: Options) -> Result:
    """The margins before and after, and what the weights cost; a case weight counts cases and is not changed."""
    _check(options)
    found, everything = _weigh(tally, options), tally.patterns(_names(options))
    used = found.patterns
    return Result(
        procedure="weighting",
        options=plain(options),
        cases=Cases(float(everything.weights.sum()), float(used.weights.sum()), int(used.counts.sum())),
        tables=(_margins(found, options), _summary(found, options)),
        notes=_notes(found, options),
        labels=_labels(tally, options),
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, Numbers]:
    """`weight`, shape (n,), of every row of the file; NaN where it has none. Raises `Fault` where no weights exist."""
    _check(options)
    found = _weigh(tally, options)
    if isinstance(found.final, Undefined):
        reason = found.final.reason
        raise Fault(reason.sentence, reason.values, Place(entry="weight"))
    values, _, counts = tally.rows(_names(options))
    everything = tally.patterns(_names(options))
    of_pattern = np.full(len(everything.weights), np.nan)
    of_pattern[_usable(everything, options)] = found.final.weights * _scale(found, options)
    kept, weight = counts > 0, np.full(len(counts), np.nan)
    weight[kept] = of_pattern[group([code(column) for column in values[kept].T], int(kept.sum()))[1]]
    return {"weight": weight}


def _check(options: Options) -> None:
    lower, upper = options.lower, options.upper
    if lower is not None and not 0 <= lower < 1:
        sentence = "{found} is not a lower limit; possible: a share of the mean weight from 0 to 1, such as 0.3"
        raise Fault(sentence, {"found": quoted(lower)}, Place(entry="lower"))
    if upper is not None and not upper > 1:
        sentence = "{found} is not an upper limit; possible: a multiple of the mean weight above 1, such as 3"
        raise Fault(sentence, {"found": quoted(upper)}, Place(entry="upper"))
    if options.total is not None and not options.total > 0:
        raise Fault(
            "{found} is no size of a population; possible: a number above 0",
            {"found": quoted(options.total)},
            Place(entry="total"),
        )


def _names(options: Options) -> list[str]:
    variables = [variable for margin in options.margins.margins for variable in margin.variables]
    base = [] if options.base is None else [options.base]
    return list(dict.fromkeys(variable.name for variable in (*variables, *base)))


def _usable(patterns: Patterns, options: Options) -> NDArray[np.bool_]:
    """Which patterns have a base weight, (p,): one above 0."""
    if options.base is None:
        return np.ones(len(patterns.weights), dtype=bool)
    known = ~patterns.missing[:, patterns.names.index(options.base.name)]
    return known & (np.where(known, patterns.column(options.base.name), 0.0) > 0)


def _weigh(tally: Tally, options: Options) -> Weighted:
    everything = tally.patterns(_names(options))
    patterns = everything.take(_usable(everything, options))
    base = np.ones(len(patterns.weights)) if options.base is None else patterns.column(options.base.name)
    targets = tuple(target(margin, patterns) for margin in options.margins.margins)
    limits = (options.lower or 0.0, np.inf if options.upper is None else options.upper)
    limited = options.lower is not None or options.upper is not None
    reason = impossible(options.margins, patterns, targets)
    if reason is not None:
        return Weighted(patterns, base, targets, reason, reason if limited else None)
    raked = rake(base, patterns.weights, targets)
    trimmed = rake_within(base, patterns.weights, targets, *limits) if limited else None
    return Weighted(patterns, base, targets, raked, trimmed)


def _margins(found: Weighted, options: Options) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for margin, cells in zip(options.margins.margins, found.targets, strict=True):
        for at, (codes, _) in enumerate(margin.shares):
            count = float(found.patterns.weights[cells.places == at].sum())
            before = _percent(found, cells, at, found.base)
            after: Cell = found.final if isinstance(found.final, Undefined) else 0.0
            if not isinstance(found.final, Undefined):
                after = _percent(found, cells, at, found.final.weights)
            rows.append((margin.name, key_of(margin, codes), count, 100 * float(cells.shares[at]), before, after))
    words = ("variable", "category", "n", "population_percent", "sample_percent", "weighted_percent")
    return Table("margins", headed(*words), tuple(rows))


def _percent(found: Weighted, target: Target, at: int, weights: Numbers) -> Cell:
    if not (target.places >= 0).any():
        return NO_CASES
    return 100 * float(shares(weights * found.patterns.weights, target)[at])


def _summary(found: Weighted, options: Options) -> Table:
    parts = [("raked_weights", found.raked)]
    if found.trimmed is not None:
        parts.append(("trimmed_weights", found.trimmed))
    rows: list[tuple[Cell, ...]] = []
    if options.base is not None:
        rows.append(("base_weights", *_cells(spread(found.base, found.patterns.weights), 1.0)))
    for part, weights in parts:
        told = weights if isinstance(weights, Undefined) else spread(weights.weights, found.patterns.weights)
        rows.append((part, *_cells(told, _scale(found, options))))
    return Table("weight_summary", headed("part", *SPREAD), tuple(rows))


def _cells(found: Spread | Undefined, scale: float) -> tuple[Cell, ...]:
    if isinstance(found, Undefined):
        return (found,) * len(SPREAD)
    sized = {word: scale * getattr(found, word) for word in ("sum", "mean", "sd", "minimum", "maximum")}
    ratio = found.maximum / found.minimum
    return tuple(sized.get(word, ratio if word == "ratio" else getattr(found, word, None)) for word in SPREAD)


def _scale(found: Weighted, options: Options) -> float:
    n = float(found.patterns.weights.sum())
    return 1.0 if options.total is None or n == 0 else options.total / n


def _notes(found: Weighted, options: Options) -> tuple[Message, ...]:
    notes = []
    if not isinstance(found.final, Undefined):
        notes.append(Message("The margins were met after {rounds} rounds.", {"rounds": found.final.rounds}))
        if found.final.gap > 1e-6:
            values = {"points": 100 * found.final.gap}
            notes = [Message("Within these limits the margins cannot be met; one misses {points} points.", values)]
    for margin in options.margins.margins:
        lacking = float(found.patterns.weights[unknown(margin, found.patterns)].sum())
        if lacking > 0:
            sentence = "{count} cases have no answer on {variable}; that margin leaves their weight as it is."
            notes.append(Message(sentence, {"count": lacking, "variable": margin.name}))
    return tuple(notes)


def _labels(tally: Tally, options: Options) -> Labels:
    """Of variables, levels and, joined by ×, of the cells of several variables."""
    labels = dict(labels_of(tally.codebook, _names(options)))
    for margin in options.margins.margins:
        cells = [codes for codes, _ in margin.shares]
        for codes in cells:
            keys = [level_key(each.name, level) for each, level in zip(margin.variables, codes, strict=True)]
            labels.setdefault(key_of(margin, codes), _joined([labels.get(key, {}) for key in keys], keys))
        names = [variable.name for variable in margin.variables]
        labels.setdefault(margin.name, _joined([labels[name] for name in names], names))
    return labels


def _joined(texts: list[Mapping[str, str]], keys: list[str]) -> Mapping[str, str]:
    if len(keys) == 1:
        return {}
    languages = dict.fromkeys(language for text in texts for language in text)
    bare = [key.rpartition("=")[2] for key in keys]
    return {
        language: " × ".join(text.get(language) or word for text, word in zip(texts, bare, strict=True))
        for language in languages
    }
