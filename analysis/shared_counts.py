"""Counts of one and two variables as a reader of several tables holds them: each once, with the sums they form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from analysis.labels import level_key
from analysis.statistics.suppression import Sum, hidden_counts
from analysis.tally import Tally
from instrument.codebook import Variable

MISSING = "missing"

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
    """Every count, how counts add up, and which of them need no table to be known."""

    counts: dict[Key, int] = field(default_factory=dict)
    sums: list[tuple[Key, tuple[Key, ...]]] = field(default_factory=list)
    known: list[Key] = field(default_factory=list)
    unseen: list[Key] = field(default_factory=list)

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
    Where all pairs of three variables are told, what is possible for the three together counts too; rings of four or
    more tables are taken for what their sums say.
    """
    found = SharedCounts()
    for name in dict.fromkeys([*names, *(name for pair in (*pairs, *filters) for name in pair)]):
        _add_one(found, tally, tally.codebook.variable(name))
    done: set[frozenset[str]] = set()
    for pair in (*filters, *pairs):
        if frozenset(pair) not in done:
            done.add(frozenset(pair))
            first, second = (tally.codebook.variable(name) for name in pair)
            _add_two(found, tally, first, second, is_filter=pair in filters)
    for three in combinations(sorted(set().union(*done)), 3):
        if all(frozenset(two) in done for two in combinations(three, 2)):
            _add_three(found, tally, [tally.codebook.variable(name) for name in three])
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


def _add_one(found: SharedCounts, tally: Tally, variable: Variable) -> None:
    keys = [key_of(category) for category in categories(variable)]
    found.counts.update(dict.fromkeys(keys, 0))
    for key, count in _places(tally, [variable]):
        found.counts[key] += count
    found.counts.setdefault((), sum(found.counts[key] for key in keys))
    found.sums.append(((), tuple(keys)))


def _add_two(found: SharedCounts, tally: Tally, first: Variable, second: Variable, is_filter: bool) -> None:
    rows, columns = categories(first), categories(second)
    found.counts.update({key_of(row, column): 0 for row in rows for column in columns})
    for key, count in _places(tally, [first, second]):
        found.counts[key] += count
    found.sums += [(key_of(row), tuple(key_of(row, column) for column in columns)) for row in rows]
    found.sums += [(key_of(column), tuple(key_of(row, column) for row in rows)) for column in columns]
    if is_filter:
        cells = (key_of(row, column) for row in rows[:-1] for column in columns)
        found.known += [key for key in cells if not found.counts[key]]


def _add_three(found: SharedCounts, tally: Tally, variables: Sequence[Variable]) -> None:
    """What three variables make together: seen in no table, but no three tables may contradict it."""
    ways = [categories(variable) for variable in variables]
    counts = {key_of(*cell): 0 for cell in product(*ways)}
    for key, count in _places(tally, variables):
        counts[key] += count
    found.counts.update(counts)
    known = set(found.known)
    impossible = {key for key in counts if any(two in known for two in combinations(key, 2))}
    found.known += sorted(impossible)
    found.unseen += [key for key in counts if key not in impossible]
    for first, second, third in ((0, 1, 2), (0, 2, 1), (1, 2, 0)):
        for pair in product(ways[first], ways[second]):
            found.sums.append((key_of(*pair), tuple(key_of(*pair, other) for other in ways[third])))
