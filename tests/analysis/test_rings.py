"""Tables that form rings, attacked by somebody who knows that one sample of people stands behind all of them."""

from itertools import combinations, product
from math import inf

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from analysis import shared_counts
from analysis.counting.memory import MemoryTally
from analysis.publishing import public_tables
from analysis.statistics.decomposable import cliques, overlaps
from analysis.undefined import Undefined
from instrument.codebook import Codebook, Level, Variable
from survey.responses import Responses

LEAST = 10
CATEGORIES = (1, 2, "missing")


def tally(names, n, seed):
    """People whose answers hang together so closely that a ring of tables says more than its sums."""
    random = np.random.default_rng(seed)
    columns, last = {}, random.choice([1, 2], n)
    for name in names:
        drawn = random.choice([1, 2, -2], n, p=[0.8, 0.1, 0.1])
        last = np.where(random.random(n) < 0.95, last, drawn)
        columns[name] = last.astype(float)
    levels = (*(Level(code, {"en": str(code)}) for code in (1, 2)), Level(-2, {"en": "no"}, missing=True))
    book = Codebook(tuple(Variable(name, levels=levels, missing=(-2,), question=name) for name in names))
    return MemoryTally(Responses(book, columns, tuple(map(str, range(n)))))


def ring(names):
    return list(zip(names, [*names[1:], names[0]], strict=True))


def told(result):
    """Every count that is handed out, None where it is left out, by the people it counts: {variable: category}."""
    found = {}
    for table in result.tables:
        for line in table.rows:
            row = {} if line[0] == "total" else {table.about[0]: line[0]}
            for column, cell in zip(table.columns[1:], line[1:], strict=True):
                crossed = len(table.about) == 2 and column.under != "total"
                who = {**row, **({table.about[1]: column.under} if crossed else {})}
                key = frozenset((name, category.split("=")[-1]) for name, category in who.items())
                found[key] = None if isinstance(cell, Undefined) else cell
    return found


def intervals(names, found):
    """What an attacker makes of each count left out: unknowns are how many people of every kind there are."""
    kinds = [frozenset(zip(names, map(str, kind), strict=True)) for kind in product(CATEGORIES, repeat=len(names))]
    counted = {key: np.array([float(key <= kind) for kind in kinds]) for key in found}
    rows = np.array([counted[key] for key, count in found.items() if count is not None])
    sides = [count for count in found.values() if count is not None]
    for key in [key for key, count in found.items() if count is None]:
        ends = []
        for sign in (1, -1):
            solved = linprog(sign * counted[key], A_eq=rows, b_eq=sides, bounds=(0, None), method="highs-ds")
            ends.append(sign * solved.fun if solved.status == 0 else inf)
            assert solved.status in (0, 3), solved.message
        yield key, ends[0], ends[1]


def assert_safe(names, people, pairs):
    result = public_tables(people, names, pairs, [], LEAST)
    found = told(result)
    assert not [count for count in found.values() if count is not None and 0 < count < LEAST]
    for key, low, high in intervals(names, found):
        assert high >= LEAST - 1 - 1e-5, (key, low, high)
        assert low <= 1e-5 or high - low >= LEAST - 1 - 1e-5, (key, low, high)
    return found


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([4, 5]), st.integers(60, 400))
def test_no_count_of_a_ring_of_tables_can_be_worked_out(seed, size, n):
    names = list("abcdef")[:size]
    assert_safe(names, tally(names, n, seed), ring(names))


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32), st.data())
def test_no_count_of_any_five_linked_variables_can_be_worked_out(seed, data):
    names = list("abcde")
    pairs = data.draw(st.lists(st.sampled_from(list(combinations(names, 2))), min_size=3, unique=True))
    assert_safe(names, tally(names, 150, seed), pairs)


def test_sums_alone_would_give_a_ring_away(monkeypatch):
    """The attacker of these tests is one: where only sums are looked at, he narrows counts that should be wide."""
    monkeypatch.setattr(shared_counts, "cliques", lambda told, ways: ())
    names, broken = list("abcd"), 0
    for seed in range(12):
        try:
            assert_safe(names, tally(names, 150, seed), ring(names))
        except AssertionError:
            broken += 1
    assert broken


def test_a_ring_is_looked_at_in_groups_that_overlap_in_two():
    groups = cliques([frozenset(pair) for pair in ring("abcdef")], dict.fromkeys("abcdef", 3))
    assert sorted(map(len, groups)) == [3, 3, 3, 3]
    assert [len(each) for each in overlaps(groups)] == [2, 2, 2]


def test_a_pair_that_would_take_too_many_cells_is_left_out_and_said(monkeypatch):
    monkeypatch.setattr(shared_counts, "MOST_CELLS", 30)
    names = list("abcd")
    result = public_tables(tally(names, 200, 0), names, ring(names), [], LEAST)
    assert ("d", "a") not in [table.about for table in result.tables]
    assert [str(note) for note in result.notes] == [
        "the table of d by a is left out: with it there would be too many tables to keep small counts from being "
        "worked out"
    ]
