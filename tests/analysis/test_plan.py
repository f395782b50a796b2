"""Plans: what holds for every task, and weights that one task makes for others."""

import json
from dataclasses import replace

import numpy as np
import pytest
from answers import responses_of, variable
from examples import EXAMPLES, VARIABLES, answers

from analysis.counting.memory import MemoryTally
from analysis.plan import load_plan, schema
from analysis.task import procedure_names, task
from analysis.weighted import Tallies
from instrument.message import Fault, Place

DATA = {"g": [1, 1, 1, 2] * 6, "a": [1, 2, 3, 5, 4, 4, 2, 1] * 3, "b": [2, 2, 4, 5] * 6, "w": [0.5, 1.5, 2, 1] * 6}
KNOWN = (variable("g", (1, 2)), variable("a", (1, 2, 3, 4, 5)))
MARGINS = "{procedure: weighting, margins: {g: {1: 50, 2: 50}}}"


@pytest.fixture
def planned(tmp_path):
    """Runs a plan over answers: task → result; `tasks` is the plan's text."""

    def run(text, responses=None):
        path = tmp_path / "plan.yaml"
        path.write_text(text, encoding="utf-8")
        responses = responses_of(DATA, KNOWN) if responses is None else responses
        tasks = load_plan(path, responses.codebook)
        tallies = Tallies(responses, tasks)
        return {task.name: task.run(tallies.of(task)) for task in tasks}

    return run


def refused(planned, text):
    with pytest.raises(Fault) as caught:
        planned(text)
    return str(caught.value).rpartition("/")[2]


def mean(result, name="a"):
    return result.table("descriptive_statistics").cell({"variable": name}, "mean")


def test_a_dialect_at_the_top_holds_for_all_tasks_that_know_one(planned):
    found = planned(
        "dialect: recommended\ntasks:\n"
        "  apart: {procedure: ttest, variables: [a], groups: g}\n"
        "  own: {procedure: ttest, variables: [a], groups: g, dialect: spss}\n"
        "  means: {procedure: descriptives, variables: [a]}\n"
    )
    assert found["apart"].options["dialect"] == "recommended"
    assert "dialect" not in found["own"].options
    assert "dialect" not in found["means"].options
    assert "goes by distances from medians" in str(found["apart"].table("independent_test").notes[0])


def test_an_unknown_dialect_is_refused_with_its_line(planned):
    assert refused(planned, "dialect: spsss\ntasks:\n  m: {procedure: descriptives, variables: [a]}\n") == (
        "plan.yaml:1: dialect: 'spsss' is not possible here; possible: spss, recommended"
    )


def test_a_task_is_weighted_by_a_variable_or_by_nothing(planned):
    tasks = "tasks:\n  one: {procedure: descriptives, variables: [a], weight: w}\n"
    tasks += "  other: {procedure: descriptives, variables: [a], weight: off}\n"
    tasks += "  left: {procedure: descriptives, variables: [a]}\n"
    found = planned(tasks, replace(responses_of(DATA, KNOWN), weight="b"))
    weights = [np.array(DATA["w"]), np.ones(24), np.array(DATA["b"])]
    for name, weight in zip(("one", "other", "left"), weights, strict=True):
        assert mean(found[name]) == pytest.approx(np.average(DATA["a"], weights=weight))
    assert [found[name].options.get("weight") for name in ("one", "other", "left")] == ["w", "off", None]


@pytest.mark.parametrize("order", ["before", "after"])
def test_the_weights_of_a_task_are_made_first_and_carried_to_the_others(planned, order):
    tasks = [f"  raked: {MARGINS}\n", "  mean: {procedure: descriptives, variables: [a], weight: raked}\n"]
    found = planned("tasks:\n" + "".join(tasks if order == "before" else tasks[::-1]))
    a, g = np.array(DATA["a"], dtype=float), np.array(DATA["g"])
    assert mean(found["mean"]) == pytest.approx((a[g == 1].mean() + a[g == 2].mean()) / 2)
    assert found["mean"].cases.total == pytest.approx(24)


def test_a_weight_at_the_top_holds_for_every_task_but_those_that_make_weights(planned):
    found = planned(
        "weight: raked\ntasks:\n"
        f"  raked: {MARGINS}\n"
        "  mean: {procedure: descriptives, variables: [a]}\n"
        "  bare: {procedure: descriptives, variables: [a], weight: off}\n"
        "  size: {procedure: sample_size, margin: 0.05}\n"
    )
    a, g = np.array(DATA["a"], dtype=float), np.array(DATA["g"])
    assert mean(found["mean"]) == pytest.approx((a[g == 1].mean() + a[g == 2].mean()) / 2)
    assert mean(found["bare"]) == pytest.approx(a.mean())
    assert "weight" not in {**found["raked"].options, **found["size"].options}


def test_weights_made_under_a_weight_count_both(planned):
    times = [1.0, 2.0, 1.0, 3.0] * 6
    rows = {name: np.repeat(column, np.array(times, dtype=int)) for name, column in DATA.items()}
    plan = f"tasks:\n  raked: {MARGINS}\n  mean: {{procedure: descriptives, variables: [a, b], weight: raked}}\n"
    weighted = planned(plan, replace(responses_of(DATA | {"times": times}, KNOWN), weight="times"))
    repeated = planned(plan, responses_of(rows, KNOWN))
    for name in ("a", "b"):
        assert mean(weighted["mean"], name) == pytest.approx(mean(repeated["mean"], name))
    assert weighted["mean"].cases.total == pytest.approx(repeated["mean"].cases.total)


def test_weights_may_be_made_from_weights(planned):
    found = planned(
        "tasks:\n  second: {procedure: weighting, margins: {a2: {1: 30, 2: 70}}, weight: first}\n"
        f"  first: {MARGINS}\n"
        "  shares: {procedure: frequencies, variables: [a2], weight: second}\n",
        responses_of(DATA | {"a2": [1, 2] * 12}, (*KNOWN, variable("a2", (1, 2)))),
    )
    assert found["shares"].table("frequencies").cell({"category": "a2=1"}, "percent") == pytest.approx(30)


def test_an_unknown_weight_is_refused_with_the_nearest(planned):
    tasks = f"tasks:\n  raked: {MARGINS}\n  mean: {{procedure: descriptives, variables: [a], weight: rakd}}\n"
    assert refused(planned, tasks) == (
        "plan.yaml:3: mean: no variable and no task of weighting is called 'rakd'; possible: raked, g, a, b, w, …"
    )


def test_cases_that_no_weight_lets_count_are_told_of(planned):
    tasks = "tasks:\n  m: {procedure: descriptives, variables: [a], weight: v}\n"
    tasks += "  n: {procedure: descriptives, variables: [a], weight: w}\n"
    found = planned(tasks, responses_of(DATA | {"v": [0.0, -1.0, float("nan"), 2.0] * 6}, KNOWN))
    assert [str(note) for note in found["m"].notes] == [
        "18 cases have a weight v that is 0, negative or missing, and are not counted"
    ]
    assert found["m"].cases.valid == 12
    assert not found["n"].notes


def test_a_command_tells_what_options_cannot_be_together_by_its_procedure():
    responses = responses_of(DATA, KNOWN)
    asked = task("", "correlations", {"variables": "a,b", "confidence": "2"}, responses.codebook, Place())
    with pytest.raises(Fault, match=r"^correlations: confidence: '2.0' is not a confidence"):
        asked.run(MemoryTally(responses))


def test_a_task_of_another_procedure_makes_no_weights(planned):
    tasks = "tasks:\n  m: {procedure: descriptives, variables: [a]}\n"
    tasks += "  n: {procedure: descriptives, variables: [a], weight: m}\n"
    assert "no variable and no task of weighting is called 'm'" in refused(planned, tasks)


def test_tasks_that_weight_one_another_are_refused(planned):
    made = "procedure: weighting, margins: {g: {1: 50, 2: 50}}"
    tasks = f"tasks:\n  one: {{{made}, weight: two}}\n  two: {{{made}, weight: one}}\n"
    assert refused(planned, tasks) == "plan.yaml:2: tasks.one: tasks weight one another in a circle: one → two → one"
    assert refused(planned, f"tasks:\n  one: {{{made}, weight: one}}\n").endswith("circle: one → one")


def test_a_name_of_a_variable_and_a_task_is_refused_as_a_weight(planned):
    tasks = f"weight: w\ntasks:\n  w: {MARGINS}\n  m: {{procedure: descriptives, variables: [a]}}\n"
    assert (
        refused(planned, tasks)
        == "plan.yaml:1: weight: 'w' is a variable and a task; possible: another name for the task"
    )


def test_words_are_no_weight(planned, tmp_path):
    words = replace(KNOWN[0], of_words=True)
    with pytest.raises(Fault, match="variable 'g' holds words; possible: a variable of numbers"):
        planned("weight: g\ntasks:\n  m: {procedure: descriptives, variables: [a]}\n", responses_of(DATA, (words,)))


def test_weights_that_cannot_be_made_are_told_with_the_task_that_makes_them(planned):
    margins = "{procedure: weighting, margins: {g: {1: 50, 2: 50}}}"
    with pytest.raises(Fault, match="raked: weight: no case is of g=2, which has a share in the margins"):
        planned(
            f"weight: raked\ntasks:\n  raked: {margins}\n  m: {{procedure: descriptives, variables: [a]}}\n",
            responses_of(DATA | {"g": [1] * 24}, KNOWN),
        )


@pytest.mark.parametrize(
    "name", [name for name in procedure_names() if name not in ("power", "sample_size", "weighting")]
)
def test_every_procedure_that_counts_answers_takes_a_weight(planned, name):
    example = EXAMPLES[name][0]
    data = answers()
    responses = responses_of(
        data, VARIABLES, sets={"ticks": ("t1", "t2", "t3")}, scales={"scale": ("i1", "i2", "i3", "i4")}
    )
    options = json.dumps({"procedure": name, "weight": "times", **example})
    found = planned(f"tasks:\n  it: {options}\n", responses)["it"]
    assert found.options["weight"] == "times"
    assert (
        found.cases
        == planned(f"tasks:\n  it: {json.dumps({'procedure': name, **example})}\n", replace(responses, weight="times"))[
            "it"
        ].cases
    )


def test_the_schema_of_a_plan_knows_the_words_for_all_tasks():
    found = schema()["properties"]
    assert found["dialect"]["enum"] == ["recommended", "spss"]
    tasks = {each["properties"]["procedure"]["const"]: each for each in found["tasks"]["additionalProperties"]["anyOf"]}
    assert "weight" in tasks["frequencies"]["properties"]
    assert "weight" not in tasks["power"]["properties"]
