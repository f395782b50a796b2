"""The categories of one level as a table shows them, each with who belongs to it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analysis.custom.axes import Level
from analysis.custom.categories import Categories, Entry
from analysis.labels import level_key
from analysis.levels import in_order
from analysis.result import Labels
from analysis.tally import Patterns, Tally, is_missing
from instrument.codebook import MultipleSet, Variable
from instrument.records import dataclass

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Item:
    """A category, a subtotal or the total of a level."""

    key: str
    codes: frozenset[float | str]  # of a variable, or the members of a set
    is_total: bool = False


@dataclass(frozen=True)
class Shown:
    """A level with its items in the order of the table; `codes` are those of all that it counts."""

    level: Level
    items: tuple[Item, ...]
    codes: frozenset[float | str]
    empty: bool
    labels: Labels

    def belongs(self, patterns: Patterns, codes: frozenset[float | str]) -> Flags:
        """Which patterns, shape (p,), have one of the codes, or ticked one of the members."""
        source = self.level.source
        if isinstance(source, Variable):
            return np.isin(patterns.column(source.name), [code for code in codes if isinstance(code, float)])
        found = np.zeros(len(patterns.weights), dtype=bool)
        for name in codes:
            at = patterns.names.index(str(name))
            found |= ~patterns.missing[:, at] & (patterns.values[:, at] == source.counted)
        return found


def shown(tally: Tally, level: Level, categories: Sequence[Categories]) -> Shown:
    """A level's items as the last of the `categories` that speak of it ask."""
    asked = _asked(level, categories)
    if isinstance(level.source, MultipleSet):
        return _of_set(tally, level, level.source, asked)
    source = tally.codebook.by_name.get(level.source.name, level.source)  # words have other codes in part of a file
    return _of_variable(tally, replace(level, source=source), source, asked)


def _asked(level: Level, categories: Sequence[Categories]) -> Categories:
    """What several subcommands ask of a level together: a later one overrules what it names."""
    found: dict[str, object] = {}
    for each in categories:
        if not each.sources or level.source in each.sources:
            usual = Categories()
            found |= {key: value for key, value in vars(each).items() if value != getattr(usual, key)}
    return Categories(**{key: value for key, value in found.items() if key != "sources"})  # type: ignore[arg-type]


def _of_set(tally: Tally, level: Level, source: MultipleSet, asked: Categories) -> Shown:
    members = [*source.members]
    if asked.key == "COUNT":
        ticked = {name: float(each.weights @ (each.values[:, 0] == source.counted)) for name in members
                  for each in (tally.patterns([name]).listwise(),)}  # fmt: skip
        members.sort(key=lambda name: ticked[name])
    items = [Item(name, frozenset([name])) for name in (members[::-1] if asked.descending else members)]
    return _with_total(level, items, asked, {})


def _of_variable(tally: Tally, level: Level, source: Variable, asked: Categories) -> Shown:
    patterns = tally.patterns([source.name])
    weights = dict(zip(patterns.values[:, 0].tolist(), patterns.weights.tolist(), strict=True))
    # Codes of words are those of the whole file: a group of it shows the words that it holds.
    declared = set() if source.of_words else {float(each.code) for each in source.levels}
    known = in_order(source, declared | {code for code in weights if np.isfinite(code)})
    missing = dict(zip(known, is_missing(source, np.array(known, dtype=float)).tolist(), strict=True))
    labels: dict[str, dict[str, str]] = {level_key(source.name, code): {} for code in known}
    if asked.entries:
        return _listed(level, source, asked, known, missing, labels)
    codes = [code for code in known if asked.has_missing or not missing[code]]
    if asked.key == "COUNT":
        codes.sort(key=lambda code: weights.get(code, 0.0))
    if asked.key == "LABEL":
        codes.sort(key=lambda code: _words(source, code))
    items = [Item(level_key(source.name, code), frozenset([code])) for code in codes[:: -1 if asked.descending else 1]]
    return _with_total(level, items, asked, labels)


def _words(source: Variable, code: float) -> str:
    found = next((each.text for each in source.levels if each.code == code), {})
    return found.get("en") or found.get("zh") or f"{code:g}"


def _listed(
    level: Level,
    source: Variable,
    asked: Categories,
    known: Sequence[float],
    missing: dict[float, bool],
    labels: dict[str, dict[str, str]],
) -> Shown:
    """The items of an explicit list; a subtotal is of the entries since the one before, or up to the next."""
    valued = (entry for entry in asked.entries if entry.kind == "values")
    named = {code for entry in valued for code in _codes(entry, source, known, missing, set())}
    items: list[Item] = []
    since: list[Item] = []
    for number, entry in enumerate(asked.entries[:: -1 if asked.before else 1], start=1):
        if "subtotal" not in entry.kind:
            codes = _codes(entry, source, known, missing, named)
            found = [Item(level_key(source.name, code), frozenset([code])) for code in codes]
            since += found[:: -1 if asked.before else 1]
            items += found[:: -1 if asked.before else 1]
            continue
        key = "subtotal" if entry.label is None else f"{source.name}=subtotal{number}"
        if entry.label is not None:
            labels[key] = {"en": entry.label, "zh": entry.label}
        if entry.kind == "hidden_subtotal":
            items = [each for each in items if each not in since]
        items.append(Item(key, frozenset(code for each in since for code in each.codes)))
        since = []
    return _with_total(level, items[:: -1 if asked.before else 1], asked, labels)


def _codes(
    entry: Entry, source: Variable, known: Sequence[float], missing: dict[float, bool], named: set[float]
) -> list[float]:
    """The codes of an entry; a single value counts even if nobody has it."""
    match entry.kind:
        case "values":
            if source.of_words:
                low, high = str(entry.low), str(entry.high)
                return [code for code in known if low <= _words(source, code) <= high]
            if entry.low == entry.high:
                return [float(entry.low)]
            return [code for code in known if float(entry.low) <= code <= float(entry.high)]
        case "missing":
            return [code for code in known if missing[code] and code not in named]
        case "others":
            return [code for code in known if not missing[code] and code not in named]
    return []


def _with_total(level: Level, items: list[Item], asked: Categories, labels: dict[str, dict[str, str]]) -> Shown:
    codes = frozenset(code for item in items for code in item.codes)
    if asked.total:
        key = "total" if asked.label is None else f"{level.name}=total"
        if asked.label is not None:
            labels[key] = {"en": asked.label, "zh": asked.label}
        total = Item(key, codes, is_total=True)
        items = [total, *items] if asked.before else [*items, total]
    for item in items:
        for code in item.codes:
            if isinstance(code, float) and item.key.startswith(f"{level.name}=") and len(item.codes) == 1:
                labels.setdefault(item.key, {})
    return Shown(level, tuple(items), codes, asked.empty, labels)
