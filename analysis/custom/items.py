"""The categories of one level as a table shows them, each with who belongs to it."""

from collections.abc import Callable, Sequence

import numpy as np

from analysis.crosstabs.ticks import once
from analysis.custom.axes import Level
from analysis.custom.categories import Categories, Entry
from analysis.custom.computing import ComputedCategories
from analysis.custom.listing import listed, named_members, with_total
from analysis.custom.scale_statistics import statistic
from analysis.custom.shown import Item, Shown
from analysis.labels import level_key
from analysis.levels import in_order
from analysis.tally import Tally, is_missing
from analysis.undefined import Undefined
from instrument.codebook import MultipleSet, Variable
from instrument.records import replace

NO_COMPUTED = ComputedCategories()


def shown(
    tally: Tally, level: Level, categories: Sequence[Categories], computed: ComputedCategories = NO_COMPUTED
) -> Shown:
    """A level's items as the last of the `categories` that speak of it ask; raises `Fault` for what none of them is."""
    found = _shown(tally, level, _asked(level, categories), computed)
    if "total" not in tally.codebook.by_name:
        return found
    named = (replace(item, key=f"{level.name}=total") if item.key == "total" else item for item in found.items)
    return replace(found, items=tuple(named))


def _shown(tally: Tally, level: Level, asked: Categories, computed: ComputedCategories) -> Shown:
    if isinstance(level.source, MultipleSet):
        return _of_set(tally, level, level.source, asked, computed)
    source = tally.codebook.by_name.get(level.source.name, level.source)  # words have other codes in part of a file
    return _of_variable(tally, replace(level, source=source), source, asked, computed)


def _asked(level: Level, categories: Sequence[Categories]) -> Categories:
    """What several subcommands ask of a level together: a later one overrules what it names."""
    found: dict[str, object] = {}
    for each in categories:
        if not each.sources or level.source in each.sources:
            usual = Categories()
            found |= {key: value for key, value in vars(each).items() if value != getattr(usual, key)}
    return Categories(**{key: value for key, value in found.items() if key != "sources"})  # type: ignore[arg-type]


def _of_set(tally: Tally, level: Level, source: MultipleSet, asked: Categories, computed: ComputedCategories) -> Shown:
    members = once(source.members)
    if asked.entries:
        return listed(level, asked, computed, lambda entry: named_members(level, members, asked, entry), str, {})
    if asked.key == "COUNT":
        ticked = {name: float(each.weights @ (each.values[:, 0] == source.counted)) for name in members
                  for each in (tally.patterns([name]).listwise(),)}  # fmt: skip
        members.sort(key=lambda name: ticked[name])
    if asked.key == "LABEL":
        labels = {name: tally.codebook.by_name[name].text for name in members}
        members.sort(key=lambda name: labels[name].get("en") or labels[name].get("zh") or name)
    items = [Item(name, frozenset([name])) for name in (members[::-1] if asked.descending else members)]
    return with_total(level, items, asked, {})


def _of_variable(
    tally: Tally, level: Level, source: Variable, asked: Categories, computed: ComputedCategories
) -> Shown:
    patterns = tally.patterns([source.name])
    weights = dict(zip(patterns.values[:, 0].tolist(), patterns.weights.tolist(), strict=True))
    # Codes of words are those of the whole file: a group of it shows the words that it holds.
    declared = set() if source.of_words else {float(each.code) for each in source.levels}
    known = in_order(source, declared | {code for code in weights if np.isfinite(code)})
    missing = dict(zip(known, is_missing(source, np.array(known, dtype=float)).tolist(), strict=True))
    texts = {each.code: each.text for each in source.levels}
    labels = {level_key(source.name, code): dict(texts.get(code, {})) for code in known}
    if asked.entries:
        valued = (entry for entry in asked.entries if entry.kind == "values")
        named = {code for entry in valued for code in _codes(entry, source, known, missing, set())}
        return listed(
            level,
            asked,
            computed,
            lambda entry: _codes(entry, source, known, missing, named),
            lambda code: level_key(source.name, float(code)),
            labels,
        )
    codes = [code for code in known if asked.has_missing or not missing[code]]
    if asked.key == "COUNT":
        codes.sort(key=lambda code: weights.get(code, 0.0))
    elif asked.key == "LABEL":
        codes.sort(key=lambda code: _words(source, code))
    elif asked.by is not None:
        codes.sort(key=_told_by(tally, source, asked))
    items = [Item(level_key(source.name, code), frozenset([code])) for code in codes[:: -1 if asked.descending else 1]]
    return with_total(level, items, asked, labels)


def _words(source: Variable, code: float) -> str:
    found = next((each.text for each in source.levels if each.code == code), {})
    return found.get("en") or found.get("zh") or f"{code:g}"


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


def _told_by(tally: Tally, source: Variable, asked: Categories) -> Callable[[float], float]:
    """What the key tells of the cases of a category; least where it tells nothing."""
    if asked.by is None:
        return float
    patterns = tally.patterns(list(dict.fromkeys([source.name, asked.by.name])))
    values, valid = patterns.column(asked.by.name), ~patterns.missing[:, patterns.names.index(asked.by.name)]

    def told(code: float) -> float:
        here = valid & (patterns.column(source.name) == code)
        distinct, at = np.unique(values[here], return_inverse=True)
        weights = np.bincount(at, patterns.weights[here], minlength=len(distinct)).astype(np.float64)
        found = statistic(asked.key, distinct, weights, asked.argument)
        return float("-inf") if isinstance(found, Undefined | str) or found is None else float(found)

    return told
