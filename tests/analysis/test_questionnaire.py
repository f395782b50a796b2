"""The questionnaire as a result."""

from pathlib import Path

import pytest

from analysis.questionnaire import questionnaire
from analysis.result import Results, from_data, to_data
from instrument.kinds import codebook
from instrument.loading import load
from reports.wording import say

BAZHONG = Path(__file__).parents[2] / "instrument/questionnaires/bazhong.yaml"


@pytest.fixture(scope="module")
def result():
    instrument = load(BAZHONG)
    return questionnaire(instrument, codebook(instrument), say)


def test_every_question_stands_in_its_order_with_its_printed_number(result):
    numbers = result.table("questions").column("question_number")
    assert list(numbers[:6]) == ["1", "2", "3", "4", "4a", "5"]
    assert numbers[-1] == "17"


def test_a_question_that_not_all_are_asked_says_when(result):
    asked = result.table("questions").cell({"question": "wording:q4_industry"}, "condition")
    assert result.labels[asked]["zh"] == "第 4 题选“企业”"
    assert result.labels[asked]["en"] == "question 4 is “Enterprise”"
    assert result.table("questions").cell({"question": "wording:q1"}, "condition") is None


def test_a_multiple_question_offers_its_members_and_a_single_one_its_levels(result):
    table = result.table("answers_offered")
    assert [row[1] for row in table.where({"question": "wording:q7"})][:2] == ["q7_1", "q7_2"]
    assert [row[1] for row in table.where({"question": "wording:q1"})] == ["q1=1", "q1=2"]


def test_the_codebook_has_a_row_for_every_code_and_tells_missing_ones(result):
    rows = result.table("codebook").where({"variable": "q6"})
    assert ("q6=5", 5.0, "missing") in [row[-3:] for row in rows]
    assert {row[2] for row in result.table("codebook").where({"variable": "q1"})} == {"characteristic"}
    assert {row[2] for row in result.table("codebook").where({"variable": "match"})} == {"score"}
    assert result.table("codebook").where({"variable": "q17_other"})[0][-3:] == (None, None, "valid")


def test_every_key_has_its_words_in_both_languages(result):
    keys = {cell for table in result.tables for row in table.rows for cell in row if isinstance(cell, str)}
    labelled = [key for key in keys if ":" in key or "=" in key]
    assert labelled
    assert all(set(result.labels[key]) == {"zh", "en"} for key in labelled)


def test_those_the_sample_stands_for_are_counted(result):
    assert result.table("frame").rows == (("frame:1", 376.0), ("frame:2", 5.0))
    assert result.labels["about:purpose"]["zh"].startswith("为深入探究")


def test_it_comes_back_from_data(result):
    assert from_data(to_data(Results({"questionnaire": result}))).results["questionnaire"] == result
