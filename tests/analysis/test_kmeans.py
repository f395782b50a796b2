"""Clusters around centers against R, and what SPSS's own iteration history tells of running means."""

from itertools import pairwise

import numpy as np
import pytest
from answers import tally_of
from scales_answers import reason, scales, solve
from whole_tables import assert_whole

from analysis.procedures import kmeans
from analysis.procedures.kmeans import cases
from analysis.result import Fault
from analysis.statistics.kmeans import running
from analysis.statistics.well_apart import well_apart


@pytest.mark.parametrize(
    ("case", "weight", "words"),
    [
        ("apart", None, {"variables": "q1,q2,q3,hours", "clusters": 4}),
        (
            "running",
            "times",
            {"variables": "q4,q5", "clusters": 3, "method": "running", "initial": "1,5,5,1,3,3", "iterations": 3},
        ),
        ("classify", None, {"variables": "q6,hours", "method": "classify", "begin": "first"}),
    ],
)
def test_centers_and_their_way_are_those_of_r(case, weight, words):
    assert_whole(solve(kmeans, scales(weight), membership=True, **words), "kmeans", case)


def test_alike_cases_put_together_have_the_same_centers(monkeypatch):
    words = {"variables": "q1", "clusters": 3, "unweighted": True}
    one = solve(kmeans, scales("times"), **words)
    monkeypatch.setattr(cases, "MANY", 1)
    other = solve(kmeans, scales("times"), **words)
    assert one.table("cluster_sizes") == other.table("cluster_sizes")
    numbers = [cell for table in (one, other) for row in table.table("final_centers").rows for cell in row[1:]]
    assert numbers[:3] == pytest.approx(numbers[3:], rel=1e-12)


def test_running_means_come_to_rest_by_the_size_of_their_cluster_as_in_spss():
    """A job of SPSS 28 with METHOD=KMEANS(UPDATE) prints 3.204E-6, 1.381E-8, 5.953E-11 for a cluster of 231 cases."""
    printed = [3.204e-6, 1.381e-8, 5.953e-11]
    assert [one / other for one, other in pairwise(printed)] == pytest.approx([232, 232], rel=1e-3)
    values = np.random.default_rng(3).normal(size=(231, 2))
    at, steps = np.array([[9.0, 9.0]]), []
    for _ in range(4):
        moved = running(values, np.ones(231), at)
        steps.append(float(np.abs(moved - at).max()))
        at = moved
    assert [one / other for one, other in pairwise(steps)] == pytest.approx([232] * 3, rel=1e-6)


def test_initial_centers_of_many_cases_are_those_found_one_by_one():
    values = np.random.default_rng(5).normal(size=(700, 3)).round(1)
    centers = values[:5].copy()
    for row in values[5:]:
        away = ((centers - row) ** 2).sum(axis=1)
        between = ((centers[:, None] - centers) ** 2).sum(axis=2) + np.diag([np.inf] * 5)
        first, second = np.argsort(away, kind="stable")[:2]
        if away[first] > between.min():
            one, other = divmod(int(between.argmin()), 5)
            centers[other if away[one] > away[other] else one] = row
        elif away[second] > between[first].min():
            centers[first] = row
    assert well_apart(values, 5).tolist() == centers.tolist()


def test_fewer_cases_than_clusters_have_no_centers():
    result = solve(kmeans, tally_of({"y": [1, 2]}), variables="y", clusters=3)
    assert reason(result.table("final_centers").rows[0][1]) == "there are fewer cases than clusters"


def test_centers_of_another_number_are_refused():
    with pytest.raises(Fault, match="3 values are given for the centers, and 4 are expected"):
        solve(kmeans, tally_of({"y": [1, 2], "z": [1, 2]}), variables="y,z", initial="1,2,3")
