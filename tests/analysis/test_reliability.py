"""RELIABILITY against R (psych), PSPP and pingouin, and where a scale has no alpha."""

import numpy as np
import pytest
from answers import tally_of
from scales_answers import cells, close, columns, numbers, reason, scales, solve

from analysis.procedures import reliability
from analysis.undefined import Undefined

R = numbers("reliability")
SETS = {
    "three": (None, "q1 to q3"),
    "nine": (None, "q1 to q9"),
    "two": (None, "q4,q5"),
    "negative": (None, "q1,q10"),
    "weighted": ("times", "q1 to q3"),
}


def of(tally, items):
    return solve(reliability, tally, items=items)


@pytest.mark.parametrize("label", SETS)
def test_alpha_and_its_interval_are_those_of_psych_on_complete_cases(label):
    weight, items = SETS[label]
    result = of(scales(weight), items)
    table = result.table("reliability")
    for word in ("alpha", "alpha_standardized", "alpha_ci_low", "alpha_ci_high"):
        close(table.cell({"scale": "all_items"}, word), R[f"{label}:{word}"])
    assert result.cases.valid == R[f"{label}:n"]


@pytest.mark.parametrize("label", SETS)
def test_item_total_statistics_are_those_of_psych(label):
    weight, items = SETS[label]
    result = of(scales(weight), items)
    table = result.table("item_total")
    for item in table.column("item"):
        for word in reliability.ITEM_TOTAL:
            name = f"{label}:{item}:{word}"
            if name in R:
                close(table.cell({"item": item}, word), R[name])
    scale = result.table("scale_statistics")
    close(scale.column("mean")[0], R[f"{label}:scale:mean"])
    close(scale.column("variance")[0], R[f"{label}:scale:variance"])


def test_alpha_is_that_of_pspp():
    result = of(scales(), "q1 to q9")
    close(result.table("reliability").column("alpha")[0], 0.715772203082, 1e-12)
    close(result.table("item_total").cell({"item": "q6"}, "alpha_if_deleted"), 0.672727499829, 1e-12)
    assert result.table("case_processing").column("count") == (236, 64, 300)


def test_alpha_and_its_interval_are_those_of_pingouin():
    pandas, pingouin = pytest.importorskip("pandas"), pytest.importorskip("pingouin")
    frame = pandas.DataFrame(columns())[[f"q{at}" for at in range(1, 10)]].replace(-2, np.nan)
    # Complete cases go in: pingouin 0.7 takes n for its interval before it drops the others.
    alpha, (low, high) = pingouin.cronbach_alpha(frame.dropna(), nan_policy="listwise")
    table = of(scales(), "q1 to q9").table("reliability")
    close(table.column("alpha")[0], float(alpha))
    assert [round(table.column(word)[0], 3) for word in ("alpha_ci_low", "alpha_ci_high")] == [low, high]


def test_inter_item_correlations_are_those_of_the_complete_cases():
    data = columns()
    rows = np.array([data[name] for name in ("q1", "q2", "q3")])
    complete = rows[:, (np.isfinite(rows) & (rows > 0)).all(axis=0)]
    result = of(scales(), "q1 to q3")
    close(result.table("inter_item_correlations").cell({"item": "q1"}, "r", "q3"), np.corrcoef(complete)[0, 2])
    summary = result.table("summary_items")
    off = np.corrcoef(complete)[np.triu_indices(3, 1)]
    close(summary.cell({"statistic": "inter_item_correlations"}, "mean"), off.mean())
    close(summary.cell({"statistic": "inter_item_correlations"}, "ratio"), off.max() / off.min())
    close(summary.cell({"statistic": "item_variances"}, "maximum"), complete.var(axis=1, ddof=1).max())


def test_a_scale_goes_by_its_name_and_a_list_by_all_items():
    tally = tally_of({"a": [1, 2, 3, 5], "b": [1, 3, 3, 4]}, scales={"trust": ["a", "b"]})
    assert of(tally, "trust").table("reliability").column("scale") == ("trust",)
    assert of(tally, "trust").labels["trust"] == {"en": "trust"}
    assert of(tally, "a,b").table("reliability").column("scale") == ("all_items",)


def test_a_negative_alpha_carries_the_footnote_of_spss():
    table = of(scales(), "q1,q10").table("reliability")
    assert table.column("alpha")[0] < 0
    assert [str(note) for note in table.notes] == [
        "The value is negative due to a negative average covariance among items. This violates reliability model "
        "assumptions. You may want to check item codings."
    ]


def test_alpha_if_deleted_of_two_items_says_that_one_is_left():
    table = of(scales(), "q4,q5").table("item_total")
    assert [reason(cell) for cell in table.column("alpha_if_deleted")] == ["only one item is left"] * 2


def test_a_constant_item_is_removed_with_a_note_and_alpha_is_that_of_the_rest():
    answers = {"a": [1, 2, 3, 5, 4], "b": [1, 3, 3, 4, 5], "c": [2, 2, 4, 4, 5], "k": [0.1] * 5}
    with_constant, without = of(tally_of(answers), "a,b,k,c"), of(tally_of(answers), "a,b,c")
    assert [str(note) for note in with_constant.notes] == ["k has zero variance and is removed from the scale."]
    assert with_constant.table("reliability").rows == without.table("reliability").rows
    assert with_constant.table("item_statistics").cell({"item": "k"}, "sd") == 0
    assert (
        reason(with_constant.table("item_total").cell({"item": "k"}, "alpha_if_deleted")) == "every answer is the same"
    )


def test_two_equal_items_leave_alpha_and_take_the_multiple_correlations():
    answers = {"a": [1, 2, 3, 5, 4], "b": [1, 2, 3, 5, 4], "c": [2, 2, 4, 4, 5]}
    table = of(tally_of(answers), "a,b,c").table("item_total")
    assert "has no inverse" in reason(table.cell({"item": "a"}, "squared_multiple_correlation"))
    close(table.cell({"item": "c"}, "alpha_if_deleted"), 1.0)
    assert "determinant of the covariance matrix is zero" in str(table.notes[0])


def test_items_that_cancel_out_have_no_alpha():
    table = of(tally_of({"a": [1, 2, 3, 5], "b": [5, 4, 3, 1]}), "a,b").table("reliability")
    assert reason(table.column("alpha")[0]) == "the sum of the items is the same for every respondent"


@pytest.mark.parametrize("answers", [[], [[1, 2]], [[1, np.nan], [np.nan, 2]], [[3, 3], [3, 3]]])
def test_without_enough_cases_every_statistic_says_why(answers):
    rows = np.array(answers, dtype=float).reshape(-1, 2)
    result = of(tally_of({"a": rows[:, 0], "b": rows[:, 1]}), "a,b")
    assert isinstance(result.table("reliability").column("alpha")[0], Undefined)
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_alpha_is_unmoved_by_a_constant_added_to_an_item():
    data = columns()
    moved = tally_of({"a": np.array(data["times"]) + 1e6, "b": data["sex"], "c": data["unit"]})
    plain = tally_of({"a": data["times"], "b": data["sex"], "c": data["unit"]})
    found = [of(tally, "a,b,c").table("reliability").column("alpha")[0] for tally in (moved, plain)]
    close(found[0], found[1], 1e-12)


def test_items_worded_the_other_way_round_are_named():
    notes = [str(note) for note in of(scales(), "q1,q2,q3,q10").table("item_total").notes]
    assert "Items that correlate negatively with the sum of the others: q10." in notes
