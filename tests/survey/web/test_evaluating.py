"""Whatever is posted, what may be stored is valid by the questionnaire."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.batch import Batch
from survey.validation import validate
from survey.web.evaluating import evaluate
from survey.web.fields import fields_of
from survey.web.questions import Refused

GOOD = {"q1": "1", "q2": "12", "q3_1": "1", "q4": "4", "q5_a": "1", "q5_b": "3", "q6_3": "1"}
CODES = st.sampled_from(["", "1", "2", "3", "4", "5", "9", "12", "-2", "2026-06-30", "８"])
CELL = st.one_of(CODES, st.text(max_size=4))
WHO = {"q1": ["1", "2", "3"], "q2": ["", "3", "12"], "q4": ["", "2"], "q5_a": ["1"], "q5_b": ["2"]}


def batch_of(columns):
    held = {name: np.array([cell], dtype=object if isinstance(cell, str) else float) for name, cell in columns.items()}
    return Batch(("1",), held, np.array([np.nan]), (), ())


def valid_or_refused(instrument, form):
    try:
        found = evaluate(instrument, form)
    except Refused:
        return None
    if found.problems:
        return None
    assert validate(batch_of(found.columns), instrument) == ()
    return found


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_what_may_be_stored_is_valid(everything, data):
    names = sorted(fields_of(everything))
    form = {name: data.draw(CELL) for name in data.draw(st.lists(st.sampled_from(names), unique=True))}
    valid_or_refused(everything, form)


@settings(max_examples=200, deadline=None)
@given(st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in WHO.items()}), st.booleans())
def test_forms_that_are_nearly_right_are_valid_or_told(everything, form, ticks):
    form = form | {"q6_1": "1", ("q3_1" if ticks else "q3_2"): "1"} | ({"q1_other": "x"} if form["q1"] == "3" else {})
    found = valid_or_refused(everything, form)
    if form["q1"] == "1" and form["q2"] and ticks and form["q4"]:
        assert found is not None
    if form["q1"] != "1" and form["q2"]:
        assert found is None


def test_a_right_form_is_stored_with_four_states_kept_apart(everything):
    found = valid_or_refused(everything, GOOD | {"phone": "13x"})
    assert found.columns == {
        "q1": 1, "q1_other": "", "q2": 12.0, "q3_1": 1, "q3_2": 0, "q3_3": 0, "q3_9": 0, "q4": 4, "q5_a": 1, "q5_b": 3,
        "q6_1": -2, "q6_2": -2, "q6_3": 1, "q7": "", "q8": "",
    }  # fmt: skip
    assert found.persons == {"phone": "13x"}
    skipped = valid_or_refused(everything, {**GOOD, "q1": "2", "q2": "", "q3_1": "", "q3_2": "1", "q4": ""})
    assert (skipped.columns["q2"], skipped.columns["q4"]) == (-3, -3)


@pytest.mark.parametrize(
    ("change", "question", "word"),
    [
        ({"q1": ""}, "q1", "required"),
        ({"q2": "x"}, "q2", "no_number"),
        ({"q2": "61"}, "q2", "out_of_range"),
        ({"q2": "1.5"}, "q2", "no_whole"),
        ({"q2": "9" * 400}, "q2", "out_of_range"),
        ({"q3_2": "1", "q3_3": "1"}, "q3", "too_many"),
        ({"q3_9": "1"}, "q3", "exclusive"),
        ({"q5_b": ""}, "q5", "required_rows"),
        ({"q6_1": "1"}, "q6", "ranks"),
        ({"q6_3": "2"}, "q6", "ranks"),
        ({"q7": "2026-02-30"}, "q7", "no_date"),
        ({"q8": "x" * 2001}, "q8", "too_long"),
        ({"q1": "2", "q3_1": "", "q3_2": "1", "q4": ""}, "q2", "not_to_be_asked"),
        ({"q1_other": "x"}, "q1", "not_ticked"),
    ],
)
def test_what_a_respondent_can_mend_is_told_beside_the_question(everything, change, question, word):
    problems = evaluate(everything, GOOD | change).problems
    assert (question, word) in [(each.question, each.word) for each in problems]


@pytest.mark.parametrize("change", [{"q1": "7"}, {"q1": "1.0"}, {"q3_1": "2"}, {"q6_1": "3"}, {"q9": "1"}, {"q1": "१"}])
def test_what_no_page_of_ours_sends_is_refused(everything, change):
    with pytest.raises(Refused):
        evaluate(everything, GOOD | change)
