"""Hierarchical clusters against R's hclust, and a published table that SPSS printed, ties and all."""

import csv

import numpy as np
import pytest
from answers import tally_of
from scales_answers import FOLDER, reason, solve
from whole_tables import assert_whole

from analysis.procedures import hierarchical, proximities
from analysis.statistics.agglomeration import agglomerate, members
from analysis.statistics.proximities import euclidean_squared

SHOPPERS = """6 4 7 3 2 3
2 3 1 4 5 4/7 2 6 4 1 3/4 6 4 5 3 6/1 3 2 2 6 4/6 4 6 3 3 4/5 3 6 3 3 4/7 3 7 4 1 4/2 4 3 3 6 3
3 5 3 6 4 6/1 3 2 3 5 3/5 4 5 4 2 4/2 2 1 5 4 4/4 6 4 6 4 7/6 5 4 2 1 4/3 5 4 6 4 7/4 4 7 2 2 5/3 7 2 6 4 3/4 6 3 7 2 7
2 3 2 4 7 2"""
"""Malhotra, Marketing Research: An Applied Orientation, table 20.1."""
JOINED = """14 16/6 7/2 13/5 11/3 8/10 14/6 12/9 20/4 10/1 6/5 9/4 19/1 17/1 15/2 5/1 3/4 18/2 4/1 2"""
"""The same, table 20.2, as SPSS printed it."""


def drawn():
    with (FOLDER / "hierarchical" / "data.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return tally_of({name: [float(row[name]) for row in rows] for name in rows[0]})


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("ward", {"method": "ward"}),
        ("between", {}),
        ("single", {"method": "single", "measure": "euclidean"}),
        ("complete", {"method": "complete", "measure": "block"}),
        ("centroid", {"method": "centroid"}),
        ("median", {"method": "median"}),
        ("scaled", {"measure": "chebychev", "scale": "z"}),
        ("likeness", {"measure": "correlation"}),
    ],
)
def test_stages_and_members_are_those_of_hclust(case, words):
    found = solve(hierarchical, drawn(), variables="a,b,c", clusters="2,4", distances=True, **words)
    assert_whole(found, "hierarchical", case)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("cases", {"variables": "a,b", "scale": "z"}),
        ("correlation", {"variables": "a,b,c", "of": "variables", "measure": "correlation"}),
        ("minkowski", {"variables": "a,b,c", "of": "variables", "measure": "minkowski", "power": 3}),
    ],
)
def test_distances_are_those_of_r(case, words):
    assert_whole(solve(proximities, drawn(), **words), "proximities", case)


def test_equal_distances_are_taken_in_the_order_of_spss():
    rows = [[float(each) for each in row.split()] for row in SHOPPERS.replace("\n", "/").split("/")]
    found = agglomerate(euclidean_squared(np.array(rows)), "ward")
    pairs = [f"{one} {other}" for one, other in zip(found.first, found.second, strict=True)]
    assert pairs == JOINED.split("/")
    assert found.coefficients[[0, 1, 2, 3, 4, 17, 18]].round(3).tolist() == [1, 2, 3.5, 5, 6.5, 172.667, 328.6]
    assert members(found, 4).tolist() == [1, 2, 1, 3, 2, 1, 1, 1, 2, 3, 2, 1, 2, 3, 1, 3, 1, 4, 3, 2]


def test_distances_are_the_same_wherever_they_are_asked_for():
    one = solve(hierarchical, drawn(), variables="a,b", distances=True, scale="rescale").table("proximity_matrix")
    other = solve(proximities, drawn(), variables="a,b", measure="euclidean_squared", scale="rescale")
    assert one == other.table("proximity_matrix")


def test_what_cannot_be_compared_is_told():
    tally = tally_of({"a": [1, 1, 2], "b": [1, 1, 3]})
    found = solve(hierarchical, tally, variables="a,b", measure="correlation", distances=True)
    assert reason(found.table("proximity_matrix").rows[0][2]) == "the measure is not defined for these two"
    assert "no clusters" in str(found.table("agglomeration_schedule").notes[0])
