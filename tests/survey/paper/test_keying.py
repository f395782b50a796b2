"""What is keyed is read by the questionnaire's rules, the same as the form of the web reads it."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from survey.paper.fields import Keys, keyed_fields
from survey.paper.keying import keyed
from survey.web.evaluating import evaluate

GOOD = {
    "q1": "1", "q1_other": "", "q2": "12", "q3": "1", "q4": "4", "q5_a": "1", "q5_b": "3",
    "q6_1": "-", "q6_2": "-", "q6_3": "1", "q7": "20260630", "q8": "很好",
}  # fmt: skip


def objections(instrument, **changed):
    return [(each.field, each.word, each.may_stand) for each in keyed(instrument, GOOD | changed).objections]


def test_a_good_form_is_as_the_form_of_the_web_would_have_stored_it(everything):
    sent = {"q1": "1", "q2": "12", "q3_1": "1", "q4": "4", "q5_a": "1", "q5_b": "3", "q6_3": "1", "q7": "2026-06-30"}
    found = keyed(everything, GOOD)
    assert found.objections == ()
    assert found.columns == evaluate(everything, sent | {"q8": "很好"}).columns
    assert found.not_asked == {"q1_other"}


@pytest.mark.parametrize(
    ("changed", "field", "word", "may_stand"),
    [
        ({"q1": "4"}, "q1", "no_such_code", False),
        ({"q1": "4+"}, "q1", "no_such_code", False),
        ({"q2": "61"}, "q2", "out_of_range", True),
        ({"q2": "1.5"}, "q2", "no_whole", True),
        ({"q2": "x"}, "q2", "no_number", False),
        ({"q2": ""}, "q2", "not_keyed", False),
        ({"q3": "17"}, "q3", "no_such_codes", False),
        ({"q3": "11"}, "q3", "no_such_codes", False),
        ({"q3": "123"}, "q3", "too_many", True),
        ({"q3": "19"}, "q3", "exclusive", True),
        ({"q6_1": "3"}, "q6_1", "no_such_rank", False),
        ({"q6_1": "1"}, "q6_3", "ranks", True),
        ({"q7": "20260231"}, "q7", "no_day", True),
        ({"q7": "46203"}, "q7", "no_day", False),  # no serial number of a spreadsheet
        ({"q1": "3"}, "q1_other", "not_keyed", False),
        ({"q1_other": "x"}, "q1_other", "not_ticked", True),
        ({"q1": "2"}, "q2", "not_to_be_asked", True),
        ({"q8": ""}, "q8", "not_keyed", False),
    ],
)
def test_what_is_wrong_is_told_of_its_field(everything, changed, field, word, may_stand):
    assert (field, word, may_stand) in objections(everything, **changed)


@pytest.mark.parametrize(
    ("changed", "column", "value"),
    [
        ({"q2": "61+"}, "q2", 61),
        ({"q2": "1.5+"}, "q2", 1.5),
        ({"q3": "123+"}, "q3_3", 1),
        ({"q6_1": "1+"}, "q6_1", 1),
        ({"q7": "20260231+"}, "q7", "2026-02-31"),
        ({"q1": "2", "q2": "5+", "q4": "4"}, "q2", 5),
        ({"q1_other": "兼职 +"}, "q1_other", "兼职"),
    ],
)
def test_what_the_paper_does_say_is_kept_with_a_mark(everything, changed, column, value):
    found = keyed(everything, GOOD | changed)
    assert found.objections == ()
    assert found.columns[column] == value
    assert len(found.flags) == 1


def test_conditions_see_what_is_written_though_it_is_out_of_range(everything):
    assert keyed(everything, GOOD | {"q2": "99+", "q3": "2"}).objections == ()
    (found,) = keyed(everything, GOOD | {"q2": "99+", "q3": "2", "q4": ""}).objections
    assert (found.field, found.word) == ("q4", "not_keyed")


def test_a_plus_that_nothing_objects_to_marks_nothing(everything):
    found = keyed(everything, GOOD | {"q2": "12+", "q8": "C++"})
    assert (found.flags, found.columns["q2"], found.columns["q8"]) == ((), 12, "C++")


def test_a_dash_is_an_answer_that_lacks_and_rules_out_what_depends_on_it(everything):
    found = keyed(everything, dict.fromkeys(GOOD, "-") | {"q1_other": "", "q2": "", "q4": ""})
    assert found.objections == ()
    assert (found.columns["q1"], found.columns["q2"], found.columns["q3_1"], found.columns["q8"]) == (-2, -3, -2, "")


@pytest.mark.parametrize(("one", "other"), [("13", "3 1"), ("1,3", "31"), ("1、3", "１３")])
def test_codes_in_another_order_or_spelling_are_alike(everything, one, other):
    typed = [keyed(everything, GOOD | {"q3": text}).texts["q3"] for text in (one, other)]
    assert typed[0] == typed[1] == "1 3"


def answer(field):
    """What somebody might type into a field, good or not."""
    codes = [str(option.code) for option in field.question.options]
    good = {
        Keys.CODE: st.sampled_from(codes) if codes else st.nothing(),
        Keys.CODES: st.lists(st.sampled_from(codes), unique=True).map("".join) if codes else st.nothing(),
        Keys.RANK: st.sampled_from(["1", "2"]),
        Keys.NUMBER: st.integers(0, 60).map(str),
        Keys.DATE: st.dates().map("{:%Y%m%d}".format),
        Keys.TEXT: st.sampled_from(["很好", "ok"]),
    }[field.keys]
    return st.one_of(good, st.sampled_from(["-", "-", ""]))


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(data=st.data())
def test_forms_that_nothing_objects_to_are_read_as_the_form_of_the_web_reads_them(everything, data):
    typed = {field.name: data.draw(answer(field), label=field.name) for field in keyed_fields(everything)}
    blank = keyed(everything, typed).not_asked
    typed |= dict.fromkeys(blank, "")
    found = keyed(everything, typed)
    assume(not found.objections)
    sent = {}
    for field in keyed_fields(everything):
        text = found.texts[field.name]
        if field.keys is Keys.CODES:
            sent |= {f"{field.name}_{code}": "1" for code in text.split() if code != "-"}
        elif text not in ("", "-"):
            sent[field.name] = text
    web = evaluate(everything, sent)
    assert web.columns == found.columns
    assert {each.word for each in web.problems} <= {"required", "required_rows"}  # paper may lack answers
