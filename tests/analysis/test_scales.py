"""The summary of several scales, against the procedures that treat one."""

import csv
import math

import pytest
from answers import tally_of
from scales_answers import FOLDER, close, numbers, reason, scales, solve

from analysis.procedures import reliability
from analysis.procedures import scales as procedure
from instrument.message import Fault

with (FOLDER / "reliability" / "models.csv").open(encoding="utf-8") as file:
    R = {row["name"]: float(row["value"]) for row in csv.DictReader(file)} | numbers("reliability")
LISTS = "one:q1 to q3/two:q4,q5/all:q1 to q9"


def summary(tally, lists=LISTS):
    return solve(procedure, tally, scales=lists)


def test_alpha_omega_and_convergent_validity_are_those_of_r():
    table = summary(scales()).table("scale_summary")
    for scale, label in (("one", "three"), ("all", "nine")):
        close(table.cell({"scale": scale}, "alpha"), R[f"{label}:alpha"])
        close(table.cell({"scale": scale}, "alpha_ci_low"), R[f"{label}:alpha_ci_low"])
        close(table.cell({"scale": scale}, "omega"), R[f"{label}:omega"], 1e-6)
        close(table.cell({"scale": scale}, "composite_reliability"), R[f"{label}:omega_standardized"], 1e-6)
        close(table.cell({"scale": scale}, "ave"), R[f"{label}:ave"], 1e-6)
        assert table.cell({"scale": scale}, "n") == R[f"{label}:n"]


@pytest.mark.parametrize("weight", [None, "times"])
def test_mean_and_deviation_are_of_the_mean_of_the_items(weight):
    table = summary(scales(weight)).table("scale_summary")
    whole = solve(reliability, scales(weight), items="q1 to q3").table("scale_statistics").rows[0]
    close(table.cell({"scale": "one"}, "mean"), whole[1] / 3)
    close(table.cell({"scale": "one"}, "sd"), math.sqrt(whole[2]) / 3)


def test_a_scale_of_two_items_has_alpha_but_no_factor():
    table = summary(scales()).table("scale_summary")
    close(table.cell({"scale": "two"}, "alpha"), R["two:alpha"])
    assert reason(table.cell({"scale": "two"}, "ave")) == "one factor needs three items or more to be identified"


def test_an_item_that_does_not_vary_is_named_with_its_scale():
    answers = {"a": [1, 2, 3, 4], "b": [2, 1, 3, 4], "c": [5, 5, 5, 5]}
    result = summary(tally_of(answers), "one:a,b,c")
    assert [str(note) for note in result.notes] == ["c of one has zero variance and is left out."]
    assert result.table("scale_summary").rows[0][2] == 2


def test_no_scale_is_refused():
    with pytest.raises(Fault):
        summary(scales(), "")
