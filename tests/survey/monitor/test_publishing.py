"""Whoever looks at every page there ever is sees no state that differs from another by fewer than ten forms."""

import threading
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvass.board import board_of
from instrument.message import Fault
from survey.monitor.board import Board, Count, Counted, Quota, as_text, of_text
from survey.monitor.publishing import Published
from survey.store.quotas import Group
from survey.store.reading import Kept, id_of

FEW = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MOVES = st.lists(st.sampled_from(["one comes", "some come", "one goes", "begun anew", "look"]), max_size=80)


def publisher(folder, forms):
    made = Published(folder, lambda: (len(forms), frozenset(forms)), lambda held: Board(n=len(held), days=days(held)))
    made.now()
    return made


def days(held):
    return tuple(Count({"en": str(each)}, 1) for each in sorted(held))


@FEW
@given(MOVES)
def test_no_two_states_that_follow_one_another_differ_by_fewer_than_ten_forms(tmp_path_factory, moves):
    folder, forms, last, seen = tmp_path_factory.mktemp("p"), set(), 0, []
    made = publisher(folder, forms)
    for move in moves:
        made.looked = float("-inf")
        if move in ("one comes", "some come"):
            count = 1 if move == "one comes" else 7
            forms |= set(range(last, last + count))
            last += count
        elif move == "one goes" and forms:
            forms.remove(min(forms))
        elif move == "begun anew":
            made = publisher(folder, forms)
        board = made.now()
        seen.append(frozenset(int(each.text["en"]) for each in board.days))
    for earlier, later in pairwise(seen):
        assert earlier == later or len(earlier ^ later) >= 10
    assert all(not each or len(each) >= 10 for each in seen)


def test_many_who_look_at_once_see_one_state(tmp_path):
    forms, seen = set(range(9)), []
    made = publisher(tmp_path, forms)

    def look():
        for number in range(60):
            forms.add(number)
            made.looked = float("-inf")
            seen.append(made.now().n)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    states = sorted(set(seen))
    assert all(later - earlier >= 10 for earlier, later in pairwise(states))


def test_figures_that_cannot_be_read_are_not_made_anew(tmp_path):
    forms = set(range(20))
    publisher(tmp_path, forms)
    (tmp_path / "published.json").write_text("{}")
    with pytest.raises(Fault, match="the monitor's figures cannot be read; possible: to delete the file"):
        publisher(tmp_path, forms)


def test_figures_are_kept_as_they_are():
    text = {"zh": "甲", "en": "A"}
    board = Board(
        n=20,
        issued=400,
        days=(Count(text, 20),),
        who=(Counted(text, (Count(text, None), Count({}, 10))),),
        quotas=(Quota(text, None, 30, False),),
        median=61.5,
    )
    assert of_text(as_text(board)) == board


def boards(entries, instrument, tmp_path):
    """Every state that a monitor shows while the forms come one by one."""
    forms, seen = [], []
    made = Published(
        tmp_path, lambda: (len(forms), tuple(forms)), lambda held: board_of(held, instrument, 400, (), tmp_path, 10)
    )
    for entry in entries:
        forms.append(Kept(id_of(entry.key), entry.columns, entry.seconds, entry.fingerprint, entry.day, entry.mode))
        made.looked = float("-inf")
        board = made.now()
        if board.n and (not seen or seen[-1] != board):
            seen.append(board)
    return seen


def test_no_count_of_answers_on_any_page_is_small_or_finer_than_fives(entries, instrument, tmp_path):
    seen = boards(entries, instrument, tmp_path)
    assert [board.n for board in seen] == [10, 20, 30, 40, 50, 60]
    for board in seen:
        counts = [row.count for each in (*board.who, *board.answers) for row in each.rows] + [
            each.count for each in board.flags
        ]
        assert {count for count in counts if count is not None} <= set(range(10, board.n + 5, 5))
        hidden = [each for each in (*board.who, *board.answers) if sum(row.count is None for row in each.rows) == 1]
        # Where one alone is hidden it is a count of nobody: nothing is left for it.
        assert all(sum(row.count or 0 for row in each.rows) >= board.n - 3 * len(each.rows) for each in hidden)
    assert any(row.count for each in seen[-1].answers for row in each.rows)


def test_what_everybody_answered_is_not_told(entries, instrument, tmp_path):
    alike = [
        Kept(id_of(each.key), {**each.columns, "q1": 1}, each.seconds, each.fingerprint, each.day, each.mode)
        for each in entries
    ]
    group = Group("men", (("q1", 1),), (("q1", 1),), 400)
    board = board_of(alike, instrument, 400, (group,), tmp_path, 10)
    assert [quota.count for quota in board.quotas] == [None]
    (gender,) = [each for each in board.who if "Gender" in each.text["en"]]
    assert [row.count for row in gender.rows] == [None, None]  # as where eleven said one thing and nine the other
    assert [each for each in board.who if "Education" in each.text["en"]]
