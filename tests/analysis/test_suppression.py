"""Whoever has the published table and a solver cannot tell a hidden count."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from analysis.statistics.suppression import Sum, hidden_counts

LEAST = 10


def table_sums(rows: int, columns: int) -> tuple[Sum, ...]:
    """The sums of a table with margins whose counts stand row by row, the last row and column being the margins."""
    wide = columns + 1
    across = [Sum(row * wide + columns, tuple(row * wide + at for at in range(columns))) for row in range(rows + 1)]
    down = [Sum(rows * wide + at, tuple(row * wide + at for row in range(rows))) for at in range(columns + 1)]
    return (*across, *down)


def with_margins(inner):
    """The counts of a table row by row, margins last."""
    inner = np.asarray(inner)
    wide = np.column_stack([inner, inner.sum(axis=1)])
    return np.vstack([wide, wide.sum(axis=0)]).ravel()


def attack(counts, sums, hidden, cell):
    """The least and the greatest that a reader of the published counts can make of a hidden one."""
    places = np.flatnonzero(hidden)
    at = {place: column for column, place in enumerate(places)}
    matrix, sides = [], []
    for each in sums:
        row, side = np.zeros(len(places)), 0.0
        for place, sign in [(each.total, -1), *[(part, 1) for part in each.parts]]:
            if hidden[place]:
                row[at[place]] += sign
            else:
                side -= sign * counts[place]
        matrix.append(row)
        sides.append(side)
    goal = np.zeros(len(places))
    goal[at[cell]] = 1
    low = linprog(goal, A_eq=np.array(matrix), b_eq=sides, bounds=(0, None))
    high = linprog(-goal, A_eq=np.array(matrix), b_eq=sides, bounds=(0, None))
    assert low.status == 0
    return low.fun, (np.inf if high.status == 3 else -high.fun)


def assert_safe(counts, sums, least=LEAST):
    hidden = hidden_counts(list(counts), sums, least)
    assert all(hidden[(counts > 0) & (counts < least)])
    for cell in np.flatnonzero(hidden):
        low, high = attack(counts, sums, hidden, cell)
        if counts[cell] < least:
            assert (low <= 1e-6, high >= least - 1 - 1e-6) == (True, True), (cell, low, high)
        else:
            assert high - low >= least - 1 - 1e-6, (cell, low, high)
    return hidden


def test_hiding_small_counts_alone_gives_them_away():
    """The attacker of these tests is one: without secondary suppression he reads the count off the margins."""
    counts = with_margins([[3, 40, 50], [30, 45, 60]])
    alone = (counts > 0) & (counts < LEAST)
    low, high = attack(counts, table_sums(2, 3), alone, 0)
    assert (low, high) == pytest.approx((3, 3))


def test_a_small_count_takes_others_with_it():
    counts = with_margins([[3, 40, 50], [30, 45, 60]])
    hidden = assert_safe(counts, table_sums(2, 3)).reshape(3, 4)
    assert hidden[:2].sum() >= 4
    assert not hidden[2, 3]


def test_a_table_without_small_counts_is_shown_whole():
    counts = with_margins([[10, 40, 0], [30, 45, 60]])
    assert not hidden_counts(list(counts), table_sums(2, 3), LEAST).any()


def test_a_table_of_fewer_people_than_that_shows_nothing():
    counts = with_margins([[1, 2], [3, 0]])
    assert hidden_counts(list(counts), table_sums(2, 2), LEAST)[counts > 0].all()


def test_zeros_are_shown_where_they_do_not_help():
    counts = with_margins([[0, 40, 50, 3], [0, 45, 60, 30]])
    hidden = assert_safe(counts, table_sums(2, 4)).reshape(3, 5)
    assert not hidden[:, 0].any()


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 4), st.integers(2, 5), st.data())
def test_no_hidden_count_of_any_table_can_be_worked_out(rows, columns, data):
    count = st.one_of(st.integers(0, 12), st.integers(0, 80))
    inner = data.draw(st.lists(st.lists(count, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    assert_safe(with_margins(inner), table_sums(rows, columns), data.draw(st.sampled_from([3, 5, 10])))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 25), min_size=12, max_size=12))
def test_tables_that_share_margins_are_safe_together(counts):
    """The same people by a and b, and by a and c: whoever holds both tables holds one margin twice."""
    cube = np.array(counts).reshape(3, 2, 2)
    by_b, by_c = cube.sum(axis=2), cube.sum(axis=1)
    first, second = with_margins(by_b), with_margins(by_c)
    sums = list(table_sums(3, 2)) + [
        Sum(each.total + len(first), tuple(part + len(first) for part in each.parts)) for each in table_sums(3, 2)
    ]
    shared = [(row * 3 + 2, len(first) + row * 3 + 2) for row in range(4)]
    sums += [Sum(one, (other,)) for one, other in shared]
    hidden = assert_safe(np.concatenate([first, second]), sums)
    assert all(hidden[one] == hidden[other] for one, other in shared)


def test_a_follow_up_question_does_not_tell_who_left_it_empty():
    """30 of 33 who were asked answered: the 3 are told by both tables, though neither holds them."""
    asked, not_asked, yes, no, empty = 33, 60, 18, 12, 63
    joint = [yes, 0, no, 0, asked - yes - no, not_asked]  # answer by whether it was asked
    counts = [asked + not_asked, asked, not_asked, yes, no, empty, *joint]
    sums = [Sum(0, (1, 2)), Sum(0, (3, 4, 5)), Sum(1, (6, 8, 10)), Sum(2, (7, 9, 11))]
    sums += [Sum(3, (6, 7)), Sum(4, (8, 9)), Sum(5, (10, 11))]
    hidden = hidden_counts(counts, sums, LEAST, known=(7, 9))
    assert hidden[10]
    assert not hidden[[7, 9]].any()
    assert hidden[[1, 2, 3, 4, 5]].any()


def test_totals_that_are_no_sums_are_refused():
    with pytest.raises(ValueError, match="sums of their parts"):
        hidden_counts([1, 2, 4], [Sum(2, (0, 1))], LEAST)
