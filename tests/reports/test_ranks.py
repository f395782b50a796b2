"""Grades by limits of convention."""

import pytest

from analysis.result import Results
from reports.ink import Ink
from reports.quantities.ranks import grade
from reports.quantities.source import Source
from reports.tokens import Tokens


@pytest.mark.parametrize(
    ("value", "name", "found"),
    [(0.85, "alpha", 2), (0.5, "alpha", 0), (-21.8, "alpha", 0), (-0.85, "d", 3), (-0.2, "r", 1), (0.65, "kmo", 1)],
)
def test_a_size_is_graded_whatever_its_sign_but_a_negative_reliability_is_the_lowest(value, name, found):
    source = Source(Results({}), Ink("zh"), Tokens())
    assert grade(source, value, name) == found
