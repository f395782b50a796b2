"""The cases of each variable, all of them or group by group, and how many of them answer."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from analysis.labels import level_key
from analysis.levels import bare_labels, in_order
from analysis.result import Labels
from analysis.statistics.description import NO_CASES
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers, Patterns, Tally, is_missing
from instrument.codebook import Variable
from instrument.records import dataclass

GROUPS = ("group", "second_group", "third_group")
Missing = Literal["listwise", "pairwise"]


@dataclass(frozen=True)
class Part:
    """One variable's valid answers, of all cases or of one group; `keys` are the stub cells."""

    variable: Variable
    codes: tuple[float, ...]  # of the group
    keys: tuple[str, ...]
    values: Numbers  # (p,), distinct and ascending
    weights: Numbers  # (p,)
    total: float  # weight of the group, whether valid or not


def parts_of(tally: Tally, variables: Sequence[Variable], by: Sequence[Variable], missing: Missing) -> tuple[Part, ...]:
    """A part for each variable in each group that somebody is in, in the order of the questionnaire."""
    factors = [factor.name for factor in by]
    names = [variable.name for variable in variables]
    found = []
    for variable in variables:
        wanted = [variable.name] if missing == "pairwise" else names
        patterns = tally.patterns([*dict.fromkeys([*factors, *wanted])])
        found += list(_parts(variable, patterns, by, factors, wanted))
    return tuple(found)


def _parts(
    variable: Variable, patterns: Patterns, by: Sequence[Variable], factors: list[str], wanted: list[str]
) -> Iterator[Part]:
    at = [patterns.names.index(name) for name in factors]
    inside = patterns.take(np.logical_not(patterns.missing[:, at].any(axis=1)))
    complete = np.logical_not(inside.missing[:, [inside.names.index(name) for name in wanted]].any(axis=1))
    for codes in _combined([in_order(factor, inside.column(factor.name)) for factor in by]):
        kept = (inside.values[:, at] == codes).all(axis=1) if codes else np.ones(len(inside.weights), dtype=bool)
        if codes and not kept.any():
            continue
        single = inside.take(kept & complete).of([variable.name])
        keys = (variable.name, *(level_key(name, code) for name, code in zip(factors, codes, strict=True)))
        total = float(inside.weights[kept].sum())
        yield Part(variable, codes, keys, single.values[:, 0], single.weights, total)


def _combined(levels: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    found: list[tuple[float, ...]] = [()]
    for codes in levels:
        found = [(*before, code) for before in found for code in codes]
    return found


def stubs(by: Sequence[str], *words: str) -> tuple[Column, ...]:
    """The columns that say of which variable, group and otherwise a row is."""
    return tuple(Column(word) for word in ("variable", *GROUPS[: len(by)], *words))


def labels_of_groups(by: Sequence[Variable], parts: Sequence[Part]) -> Labels:
    """Codes without a label of their own."""
    found: dict[str, dict[str, str]] = {}
    for at, factor in enumerate(by):
        codes = {part.codes[at] for part in parts}
        found |= {key: dict(words) for key, words in bare_labels(factor, codes).items()}
    return found


def processing(parts: Sequence[Part], by: tuple[str, ...]) -> Table:
    """Valid and missing cases of each variable, in each group of its own cases."""
    headings = ("valid", "missing", "total")
    columns = tuple(Column(word, under=part) for part in headings for word in ("count", "percent"))
    rows: list[tuple[Cell, ...]] = []
    for part in parts:
        valid = float(part.weights.sum())
        counts = (valid, part.total - valid, part.total)
        shares = [(count, 100 * count / part.total if part.total > 0 else NO_CASES) for count in counts]
        rows.append((*part.keys, *(cell for pair in shares for cell in pair)))
    return Table("case_processing", (*stubs(by), *columns), tuple(rows), by)


def rows_of(part: Part, by: Sequence[Variable], values: Numbers) -> np.ndarray:
    """Which rows (n,) of `values`, the factors' (n, k), belong to the group of a part."""
    kept = np.ones(len(values), dtype=bool)
    for at, (factor, code) in enumerate(zip(by, part.codes, strict=True)):
        kept &= (values[:, at] == code) & ~is_missing(factor, values[:, at])
    return kept
