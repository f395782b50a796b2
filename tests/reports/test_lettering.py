"""Letters of groups that comparisons tell apart, or do not."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reports.lettering import letters

GROUPS = ["A", "B", "C", "D", "E"]
PAIRS = [frozenset(pair) for pair in combinations(GROUPS, 2)]


def test_the_largest_mean_has_the_first_letter():
    assert letters(["A", "B", "C"], {frozenset("AC")}) == {"A": "a", "B": "ab", "C": "b"}


def test_groups_that_all_differ_have_a_letter_each():
    assert letters(["A", "B"], {frozenset("AB")}) == {"A": "a", "B": "b"}


def test_where_no_groups_differ_there_are_no_letters():
    assert letters(GROUPS, set()) == dict.fromkeys(GROUPS, "")


@given(st.sets(st.sampled_from(PAIRS), min_size=1))
def test_two_groups_share_a_letter_where_and_only_where_they_do_not_differ(different):
    found = letters(GROUPS, different)
    for pair in PAIRS:
        first, second = pair
        assert bool(set(found[first]) & set(found[second])) is (pair not in different)
