"""LOGISTIC REGRESSION against R, PSPP and statsmodels, and where answers are separated."""

import csv

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import FOLDER, cells, close, numbers, reason, scales, solve

from analysis.procedures import logistic
from analysis.statistics.deciles_of_risk import deciles_of_risk
from analysis.statistics.description import FEW_CASES
from analysis.statistics.roc import roc_area
from analysis.undefined import Undefined
from instrument.message import Fault
from reports.wording import key

R = numbers("logistic")
with (FOLDER / "logistic" / "numbers_pspp.csv").open(encoding="utf-8") as file:
    PSPP = {row["name"]: float(row["value"]) for row in csv.DictReader(file)}
BLOCKS = {"dependent": "sex", "blocks": [["unit", "q1"], ["q7"]], "categorical": ["unit"]}
LABELS = ["plain", "weighted"]


def of(tally, **words):
    return solve(logistic, tally, **words)


@pytest.fixture(scope="module", params=[("plain", None), ("weighted", "times")], ids=LABELS)
def blocks(request):
    label, weight = request.param
    return label, of(scales(weight), **BLOCKS)


def at(block):
    return {"block": f"block={block}", "step": "step=1" if block else "step=0"}


@pytest.mark.parametrize("block", [1, 2])
def test_every_block_fits_as_in_glm(blocks, block):
    label, result = blocks
    for word in ("deviance", "cox_snell", "nagelkerke"):
        close(result.table("model_summary").cell(at(block), word), R[f"{label}:{block}:{word}"], 1e-10)
    omnibus = result.table("omnibus")
    close(omnibus.cell({**at(block), "test": "block"}, "chi_square"), R[f"{label}:{block}:block:chi_square"], 1e-9)
    close(omnibus.cell({**at(block), "test": "step"}, "p"), R[f"{label}:{block}:block:p"], 1e-9)
    close(omnibus.cell({**at(block), "test": "model"}, "chi_square"), R[f"{label}:{block}:model:chi_square"], 1e-9)


@pytest.mark.parametrize("block", [1, 2])
def test_every_coefficient_is_that_of_glm(blocks, block):
    label, result = blocks
    table = result.table("equation")
    terms = [row[3] for row in table.where(at(block))]
    assert terms == ["unit", "unit=1", "unit=2", "unit=3", "unit=4", "q1", *(["q7"] if block == 2 else []), "constant"]
    close(table.cell({**at(block), "term": "unit"}, "wald"), R[f"{label}:{block}:unit:wald"])
    for term in terms[1:]:
        for word in ("b", "se", "wald", "p", "exp_b", "exp_b_ci_low", "exp_b_ci_high"):
            if term != "constant" or not word.startswith("exp_b_"):
                found = table.cell({**at(block), "term": term}, word)
                close(found, R[f"{label}:{block}:{term}:{word.replace('exp_b_', '')}"])


def test_the_constant_alone_is_block_0(blocks):
    _, result = blocks
    row = {**at(0), "term": "constant"}
    table, classified = result.table("equation"), result.table("classification")
    no, yes = (float(np.nansum([row[3], row[4]])) for row in classified.where(at(0))[:2])
    close(table.cell(row, "exp_b"), yes / no, 1e-12)
    close(table.cell(row, "se"), np.sqrt(1 / no + 1 / yes), 1e-12)
    assert classified.cell({**at(0), "category": "sex=2"}, "percent_correct") == 0


def test_scores_of_what_is_not_in_the_equation_are_raos_tests(blocks):
    label, result = blocks
    table = result.table("not_in_equation")
    for term in ("unit", "q1"):
        close(table.cell({**at(0), "term": term}, "score"), R[f"{label}:0:{term}:score"])
        close(table.cell({**at(0), "term": term}, "p"), R[f"{label}:0:{term}:p"])
    for term in ("unit=1", "unit=2", "unit=3", "unit=4"):
        close(table.cell({**at(0), "term": term}, "score"), R[f"{label}:0:{term}:score"])
    for block in (0, 1):
        close(table.cell({**at(block), "term": "overall"}, "score"), R[f"{label}:{block}:overall:score"])


@pytest.mark.parametrize("block", [1, 2])
def test_deciles_of_risk_keep_equal_risks_together(blocks, block):
    label, result = blocks
    groups = result.table("hosmer_lemeshow_groups")
    found = groups.where(at(block))
    assert len(found) == R[f"{label}:{block}:groups"]
    for number in range(1, len(found) + 1):
        row = {**at(block), "group": f"group={number}"}
        close(groups.cell(row, "count", "total"), R[f"{label}:{block}:group:{number}:n"])
        close(groups.cell(row, "count", "sex=2"), R[f"{label}:{block}:group:{number}:yes"])
        close(groups.cell(row, "expected", "sex=2"), R[f"{label}:{block}:group:{number}:risk"])
    test = result.table("hosmer_lemeshow")
    close(test.cell(at(block), "chi_square"), R[f"{label}:{block}:hosmer_lemeshow"])
    close(test.cell(at(block), "p"), R[f"{label}:{block}:hosmer_lemeshow_p"])
    assert test.cell(at(block), "df") == len(found) - 2


@pytest.mark.parametrize("block", [1, 2])
def test_classification_and_roc_are_those_of_r(blocks, block):
    label, result = blocks
    table = result.table("classification")
    for observed in (0, 1):
        for predicted in (0, 1):
            cell = table.cell({**at(block), "category": f"sex={observed + 1}"}, "count", f"sex={predicted + 1}")
            assert cell == R[f"{label}:{block}:classified:{observed}:{predicted}"]
    close(result.table("roc").cell(at(block), "auc"), R[f"{label}:{block}:auc"])


def test_numbers_are_those_of_pspp():
    result = of(scales(), dependent="sex", blocks=[["unit", "q1", "q7"]], categorical=["unit"])
    for word in ("deviance", "cox_snell", "nagelkerke"):
        close(result.table("model_summary").cell(at(1), word), PSPP[word], 1e-10)
    table = result.table("equation")
    for name in ("unit:wald", "constant:b", "constant:exp_b", "q7:exp_b_ci_high"):  # PSPP stops after three steps
        term, word = name.split(":")
        close(table.cell({**at(1), "term": term}, word), PSPP[name], 1e-4)
    classified = result.table("classification")
    for observed in (1, 2):
        for predicted in (1, 2):
            found = classified.cell({**at(1), "category": f"sex={observed}"}, "count", f"sex={predicted}")
            assert found == PSPP[f"classified:{observed}:{predicted}"]


@pytest.mark.parametrize(("label", "weight"), [("plain", None), ("weighted", "times")])
def test_the_error_of_the_roc_area_is_that_of_pspp(label, weight):
    patterns = scales(weight).patterns(["q7", "sex"]).listwise()
    counts = np.column_stack([patterns.weights * (patterns.column("sex") == code) for code in (1, 2)])
    area = roc_area(patterns.column("q7"), counts, 0.90)
    close(area.auc, PSPP[f"roc:{label}:auc"], 1e-11)
    close(area.se, PSPP[f"roc:{label}:se"], 1e-11)
    close(area.p, PSPP[f"roc:{label}:p"], 6e-4)


def test_coefficients_are_those_of_statsmodels():
    api = pytest.importorskip("statsmodels.api")
    values, missing, _ = scales().rows(["sex", "q1", "q4"])
    values = values[~missing.any(axis=1)]
    other = api.Logit(values[:, 0] - 1, api.add_constant(values[:, 1:])).fit(disp=False, method="newton", tol=1e-12)
    table = of(scales(), dependent="sex", blocks="q1,q4").table("equation")
    for place, term in enumerate(("constant", "q1", "q4")):
        close(table.cell({**at(1), "term": term}, "b"), other.params[place])
        close(table.cell({**at(1), "term": term}, "se"), other.bse[place])


def test_levels_are_coded_against_the_last_or_the_first(blocks):
    table = blocks[1].table("categorical_codings", "unit")
    assert table.column("category") == ("unit=1", "unit=2", "unit=3", "unit=4", "unit=5")
    assert table.column("coding", "unit=4") == (0, 0, 0, 1, 0)
    assert str(blocks[1].notes[0]) == "unit: the reference category is unit=5."
    first = of(scales(), **{**BLOCKS, "reference": "first"})
    assert [row[3] for row in first.table("equation").where(at(1))][:2] == ["unit", "unit=2"]


@pytest.fixture(scope="module")
def long_hours():
    """Whether hours are above 42, as make.R has it."""
    values, missing, _ = scales().rows(["hours", "sex", "unit", "q1", "q4", "q7", "q9"])
    values = values[~missing.any(axis=1)]
    data = dict(zip(("hours", "sex", "unit", "q1", "q4", "q7", "q9"), values.T, strict=True))
    return tally_of(data | {"long": (data["hours"] > 42).astype(float)})


@pytest.mark.parametrize("method", ["forward", "backward"])
def test_steps_by_likelihood_ratio_are_those_made_by_hand_in_r(long_hours, method):
    words = {"blocks": "sex,unit,q1,q4,q7,q9", "categorical": "unit", "method": method}
    result = of(long_hours, dependent="long", **words)
    found = [
        f"{method}:{step[5:]}:{name}:{'deviance' if how == 'entered' else 'removed'}"
        for _, step, name, how, *_ in result.table("step_summary").rows
    ]
    expected = [name for name in R if name.startswith(method)]
    assert [each for each in found if method == "forward" or ":removed" in each] == [
        name for name in expected if ":all:" not in name
    ]
    deviances = result.table("model_summary").column("deviance")
    assert deviances == pytest.approx([R[name] for name in expected], rel=1e-11)
    assert result.table("term_removal").where({"step": "step=2"})


def test_a_step_that_removes_has_a_negative_chi_square(long_hours):
    result = of(long_hours, dependent="long", blocks="sex,unit,q1,q4,q7,q9", categorical="unit", method="backward")
    step = {"block": "block=1", "step": "step=2", "test": "step"}
    omnibus = result.table("omnibus")
    fall = R["backward:1:all:deviance"] - R["backward:2:sex:removed"]
    close(omnibus.cell(step, "chi_square"), fall, 1e-8)
    assert omnibus.cell(step, "df") == 1
    assert omnibus.cell(step, "p") > 0.5


def test_a_risk_on_the_cut_predicts_the_higher_answer():
    result = of(tally_of({"y": [0, 1, 0, 1], "x": [1, 1, 2, 2]}), dependent="y", blocks="x")
    assert result.table("classification").cell({**at(1), "category": "y=1"}, "percent_correct") == 100


def separated(weight=None):
    """Everyone of group 3 says yes; otherwise answers overlap."""
    random = np.random.default_rng(5)
    group, z = random.integers(1, 4, 200).astype(float), random.normal(size=200).round(1)
    y = (random.random(200) < 1 / (1 + np.exp(-z))).astype(float)
    y[group == 3] = 1
    return tally_of({"y": y, "g": group, "z": z}, [variable("g", (1, 2, 3))])


def test_quasi_separation_leaves_the_other_numbers_standing_and_is_said():
    result = of(separated(), dependent="y", blocks="g,z", categorical="g", reference="first")
    table, row = result.table("equation"), at(1)
    assert reason(table.cell({**row, "term": "g=3"}, "b")).startswith("it predicts some answers without error")
    assert isinstance(table.cell({**row, "term": "g=3"}, "p"), Undefined)
    assert isinstance(table.cell({**row, "term": "g"}, "wald"), Undefined)
    assert "g=3 predicts some answers without error" in str(result.notes[-1])
    tally = separated()
    values = tally.rows(["y", "g", "z"])[0]
    kept = values[values[:, 1] != 3]
    rest = of(
        tally_of(dict(zip("ygz", kept.T, strict=True)), [variable("g", (1, 2))]),
        dependent="y",
        blocks="g,z",
        categorical="g",
        reference="first",
    )
    for term in ("g=2", "z", "constant"):
        close(table.cell({**row, "term": term}, "b"), rest.table("equation").cell({**row, "term": term}, "b"))
        close(table.cell({**row, "term": term}, "se"), rest.table("equation").cell({**row, "term": term}, "se"))
    close(result.table("model_summary").cell(row, "deviance"), rest.table("model_summary").cell(row, "deviance"), 1e-11)
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_the_level_that_separates_may_be_the_reference():
    result = of(separated(), dependent="y", blocks="g,z", categorical="g")
    table = result.table("equation")
    for term in ("g=1", "g=2", "constant"):
        assert isinstance(table.cell({**at(1), "term": term}, "b"), Undefined)
    assert isinstance(table.cell({**at(1), "term": "z"}, "b"), float)


def test_complete_separation_has_no_test_and_says_so():
    result = of(tally_of({"y": [0, 0, 0, 1, 1, 1], "x": [1, 2, 3, 4, 5, 6]}), dependent="y", blocks="x")
    assert str(result.notes[0]).startswith("Complete separation: the predictors tell the two answers apart")
    assert str(result.notes[1]).startswith("x alone tells the answers apart; possible: the model without it")
    assert "no test" in reason(result.table("omnibus").column("p")[0])
    assert "no test" in reason(result.table("hosmer_lemeshow").column("p")[0])
    assert result.table("classification").column("percent_correct")[-1] == 100
    assert isinstance(result.table("equation").cell({**at(1), "term": "x"}, "p"), Undefined)


def test_answers_that_only_two_predictors_together_tell_apart_are_blamed_on_neither():
    data = {"y": [0, 0, 0, 1, 1, 1], "x": [1, 2, 3, 2, 3, 4], "z": [2, 3, 4, 1, 2, 3]}
    notes = [str(note) for note in of(tally_of(data), dependent="y", blocks="x,z").notes]
    assert notes[0].startswith("Complete separation")
    assert len(notes) == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"y": [1, 1, 1], "x": [1, 2, 3]}, "every answer is the same"),
        ({"y": [1, 2, 3, 3], "x": [1, 2, 3, 5]}, "the dependent variable has more than two answers"),
        ({"y": [np.nan, 1], "x": [1, np.nan]}, "no valid cases"),
    ],
)
def test_where_there_is_no_model_every_table_says_why(data, why):
    result = of(tally_of(data), dependent="y", blocks="x")
    assert reason(result.table("model_summary").column("deviance")[0]) == why
    assert reason(result.table("equation").column("b")[0]) == why


def test_constants_sums_and_near_sums_are_left_out_with_notes():
    random = np.random.default_rng(8)
    x, z = random.normal(size=80), random.normal(size=80)
    y = (x + random.normal(size=80) > 0).astype(float)
    data = {"y": y, "x": x, "z": z, "s": x + z, "n": x + z + 1e-9 * random.normal(size=80), "k": [0.3] * 80}
    result = of(tally_of(data), dependent="y", blocks="x,z/s,k/n")
    assert [str(note) for note in result.notes] == [
        "k is constant or has no cases, and is left out.",
        "s is made of the other predictors, and is left out.",
        "n is made of the other predictors, and is left out.",
    ]
    assert reason(result.table("omnibus").cell({**at(2), "test": "block"}, "p")).startswith("there is nothing to test")
    assert result.table("omnibus").cell({**at(2), "test": "model"}, "df") == 2


def test_fewer_than_three_groups_of_risk_have_no_hosmer_lemeshow_test():
    found = deciles_of_risk(np.array([0.2, 0.6]), np.array([[40.0, 10.0], [20.0, 30.0]]))
    assert reason(found.test.value) == "fewer than three groups of risk"
    assert found.test.value != FEW_CASES


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"blocks": "y"}, "blocks: variable 'y' is in the equation twice; possible: each variable once"),
        ({"blocks": "x", "categorical": "z"}, "categorical: 'z' is in no block; possible: x"),
        ({"blocks": "x", "cut": 1}, "cut: '1.0' is not possible; possible: a number between 0 and 1, such as 0.5"),
        (
            {"blocks": "x", "p_in": 0.2},
            "p_out: 'p_out' is below 'p_in'; possible: what leaves must be less probable than what enters",
        ),
        ({"blocks": ""}, "option 'blocks' names no variable"),
    ],
)
def test_an_equation_that_cannot_be_is_refused(words, sentence):
    with pytest.raises(Fault) as caught:
        of(tally_of({"y": [0, 1], "x": [1, 2], "z": [1, 2]}), dependent="y", **words)
    assert str(caught.value) == sentence


def test_levels_that_nobody_declared_print_as_their_codes():
    data = {"y": [0, 1, 0, 1, 1, 0], "g": [1, 1, 2, 2, 3, 3]}
    result = of(tally_of(data), dependent="y", blocks="g", categorical="g")
    assert [key("g=2", result.labels, "en"), key("g=3", result.labels, "en")] == ["2", "3"]
