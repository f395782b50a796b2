"""Counts of one and two variables as a reader of several tables holds them: each once, with the sums they form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import combinations, product

from analysis.labels import level_key
from analysis.statistics.decomposable import Group, cells, cliques, overlaps
from analysis.statistics.suppression import Sum, hidden_counts
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass

MISSING = "missing"
MOST_CELLS = 10_000  # of tables that nobody sees: with more a solver takes minutes

Key = tuple[str, ...]
"""The categories of some variables, in the order of the words; () is everybody."""
Pair = tuple[str, str]


def key_of(*categories: str) -> Key:
    """The key of those who are in each category."""
    return tuple(sorted(categories))


def categories(variable: Variable) -> tuple[str, ...]:
    """The categories of a variable, the last for those without a valid answer: everybody is in one."""
    levels = (level_key(variable.name, level.code) for level in variable.valid_levels)
    return (*levels, f"{variable.name}={MISSING}")


@dataclass
class SharedCounts:
    """Every count, how counts add up, which of them need no table to be known, and the pairs that are left out."""

    counts: dict[Key, int] = field(default_factory=dict)
    sums: list[tuple[Key, tuple[Key, ...]]] = field(default_factory=list)
    known: list[Key] = field(default_factory=list)
    unseen: list[Key] = field(default_factory=list)
    left_out: list[Pair] = field(default_factory=list)

    def hidden(self, least: int) -> Mapping[Key, bool]:
        """Which counts are left out so that none below `least` is told."""
        at = {key: place for place, key in enumerate(self.counts)}
        sums = [Sum(at[total], tuple(at[part] for part in parts)) for total, parts in self.sums]
        known, unseen = ([at[key] for key in keys] for keys in (self.known, self.unseen))
        found = hidden_counts(list(self.counts.values()), sums, least, known, unseen)
        return {key: bool(found[place]) for key, place in at.items()}


def shared_counts(tally: Tally, names: Sequence[str], pairs: Sequence[Pair], filters: Sequence[Pair]) -> SharedCounts:
    """The unweighted counts of variables and pairs, each counted on everybody.

    `filters`: a question and one that decides who is asked it; readers know their relation, so it counts as a table.
    Counts of more variables stand beside them unseen, as many as it takes that whoever fits all told counts describes
    people who could have answered so. A pair that would take more than `MOST_CELLS` of them is left out.
    """
    variables = {name: tally.codebook.variable(name) for name in (*names, *(each for pair in pairs for each in pair))}
    variables |= {name: tally.codebook.variable(name) for pair in filters for name in pair}
    ways = {name: len(categories(variable)) for name, variable in variables.items()}
    found = SharedCounts()
    told = {frozenset(pair): pair for pair in filters}
    for pair in pairs:
        groups = cliques([*told, frozenset(pair)], ways)
        if sum(cells(group, ways) for group in groups if len(group) > 2) <= MOST_CELLS:
            told[frozenset(pair)] = pair
        else:
            found.left_out.append(pair)
    seen = {frozenset({name}) for name in variables} | set(told)
    groups = cliques(told, ways)
    tables = sorted({*seen, *groups, *overlaps(groups)}, key=lambda group: (len(group), sorted(group)))
    for group in tables:
        _add(found, tally, [variables[name] for name in sorted(group)], is_seen=group in seen)
        if tuple(told.get(group, ())) in filters:
            _know(found, told[group], tally)
        _link(found, [variables[name] for name in sorted(group)], tables)
    return found


def _places(tally: Tally, variables: Sequence[Variable]) -> Iterator[tuple[Key, int]]:
    """The categories of each pattern of answers, with how many respondents show it."""
    patterns = tally.patterns([variable.name for variable in variables])
    declared = [set(categories(variable)) for variable in variables]
    for values, missing, count in zip(patterns.values, patterns.missing, patterns.counts, strict=True):
        found = []
        for variable, value, absent, known in zip(variables, values, missing, declared, strict=True):
            category = "" if absent else level_key(variable.name, value)
            found.append(category if category in known else f"{variable.name}={MISSING}")
        yield key_of(*found), int(count)


def _add(found: SharedCounts, tally: Tally, variables: Sequence[Variable], is_seen: bool) -> None:
    """The count of every cell of a table."""
    counts = dict.fromkeys((key_of(*cell) for cell in product(*map(categories, variables))), 0)
    for key, count in _places(tally, variables):
        counts[key] += count
    found.counts.setdefault((), sum(counts.values()))
    found.counts.update(counts)
    known = set(found.known)
    impossible = [key for key in counts if len(key) > 2 and any(two in known for two in combinations(key, 2))]
    found.known += impossible
    found.unseen += [] if is_seen else sorted(set(counts) - set(impossible))


def _know(found: SharedCounts, pair: Pair, tally: Tally) -> None:
    """Nobody answers who was not asked: that needs no table."""
    first, second = (categories(tally.codebook.variable(name)) for name in pair)
    cells = (key_of(row, column) for row in first[:-1] for column in second)
    found.known += [key for key in cells if not found.counts[key]]


def _link(found: SharedCounts, variables: Sequence[Variable], tables: Sequence[Group]) -> None:
    """The sums of a table that stand in the largest tables of some of its variables."""
    names = frozenset(variable.name for variable in variables)
    within = [group for group in tables if group < names] or [Group()]
    for group in within:
        if any(group < other for other in within):
            continue
        parts: dict[Key, list[Key]] = {}
        for cell in product(*map(categories, variables)):
            kept = (one for one, variable in zip(cell, variables, strict=True) if variable.name in group)
            parts.setdefault(key_of(*kept), []).append(key_of(*cell))
        found.sums += [(total, tuple(cells)) for total, cells in parts.items()]
