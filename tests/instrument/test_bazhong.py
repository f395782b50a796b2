"""The Bazhong questionnaire as it is printed, and its codebook."""

from pathlib import Path

import pytest

from instrument.conditions import in_words, to_tencent, to_xlsform
from instrument.kinds import codebook
from instrument.linting import lint
from instrument.loading import load
from instrument.model import Kind

FILE = Path("instrument/questionnaires/bazhong.yaml")
PRINTED = Path(__file__).with_name("bazhong_printed.txt")


@pytest.fixture(scope="module")
def bazhong():
    return load(FILE)


def printed(instrument):
    """Purpose, respondents and promise, then each question with its options, as on paper."""
    lines = [instrument.purpose["zh"], instrument.population["zh"], instrument.confidentiality["zh"]]
    for question in instrument.questions:
        options = [option.text["zh"] + ("_____" if option.other else "") for option in question.options]
        lines += [f"{question.number}. {question.text['zh']}", "  " + " ".join(options)]
    return "\n".join(lines) + "\n"


def test_its_wording_is_that_of_the_printed_appendix(bazhong):
    assert printed(bazhong) == PRINTED.read_text(encoding="utf-8")


def test_it_has_the_seventeen_questions_and_the_industry_of_firms(bazhong):
    assert [question.id for question in bazhong.questions if question.id != "q4_industry"] == [
        f"q{number}" for number in range(1, 18)
    ]
    assert [question.id for question in bazhong.questions if question.characteristic] == [
        "q1",
        "q2",
        "q3",
        "q4",
        "q4_industry",
        "q5",
    ]
    assert [question.id for question in bazhong.questions if question.kind == Kind.SCALE] == [
        f"q{number}" for number in range(8, 17)
    ]
    assert [question.id for question in bazhong.questions if question.kind == Kind.MULTIPLE] == ["q7", "q17"]


def test_its_frame_is_376_firms_and_5_parks_of_which_400_forms_were_issued(bazhong):
    assert [frame.size for frame in bazhong.frame] == [376, 5]
    assert bazhong.issued == 400


def test_the_industry_is_asked_of_firms_alone(bazhong):
    industry = bazhong.question("q4_industry")
    assert industry.number == "4a"
    assert len(industry.options) == 11
    assert in_words(industry.ask_if, bazhong, "zh") == "question 4 is “企业”"
    assert to_xlsform(industry.ask_if) == "${q4} = 1"
    assert to_tencent(industry, bazhong) == ("if Q4A1 then show Q5",)


def test_no_obvious_gap_stands_alone_and_not_knowing_the_stage_is_no_answer(bazhong):
    assert [option.code for option in bazhong.question("q7").options if option.exclusive] == [5]
    assert codebook(bazhong).variable("q6").missing == (5, -2, -3)


def test_its_variables_sets_and_scales_are_those_of_the_plan(bazhong):
    book = codebook(bazhong)
    assert " ".join(variable.name for variable in book) == (
        "q1 q2 q3 q4 q4_other q4_industry q4_industry_other q5 q6 q7_1 q7_2 q7_3 q7_4 q7_5 "
        "q8 q9 q10 q11 q12 q13 q14 q15 q16 q17_1 q17_2 q17_3 q17_4 q17_5 q17_other match policy enclave overall"
    )
    assert [(each.name, each.members[-1]) for each in book.sets] == [("q7", "q7_5"), ("q17", "q17_5")]
    assert {scale.name: scale.items for scale in book.scales} == {
        "match": ("q8", "q12", "q13"),
        "policy": ("q9", "q10", "q11"),
        "enclave": ("q14", "q15", "q16"),
        "overall": tuple(f"q{number}" for number in range(8, 17)),
    }
    assert all(scale.reason["zh"] and scale.reason["en"] for scale in book.scales)


def test_every_variable_is_labelled_in_both_languages(bazhong):
    for variable in codebook(bazhong):
        assert set(variable.text) == {"zh", "en"}
        assert all(set(level.text) == {"zh", "en"} for level in variable.levels)


def test_every_remark_about_it_is_answered_in_the_file(bazhong):
    assert [(remark.rule, str(remark.place)) for remark in lint(bazhong)] == []
