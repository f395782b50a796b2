"""Every number of a report says where it comes from: result, variables, base, weight, definition."""

from dataclasses import replace

import pytest
from test_bazhong import composed, sample

from analysis.cases import Cases
from analysis.result import Result
from analysis.table import Column, Table
from analysis.task import procedure_names
from reports.document import Claim, Document, Heading, Inline, Listing, Number, Paragraph
from reports.ink import Ink
from reports.quantities.origin import RULES, Spot, origin
from reports.wording import LANGUAGES, definition

__all__ = ["sample"]

LABELS = {
    "sex": {"zh": "性别", "en": "Gender"},
    "sex=1": {"zh": "男", "en": "Male"},
    "pay": {"zh": "薪酬", "en": "Pay"},
    "stay": {"zh": "留城意愿", "en": "Staying"},
}
FREQUENCIES = Result(
    "frequencies",
    {"variables": ["sex", "pay"]},
    Cases(100.0, 99.0, 99),
    (
        Table("statistics", (Column("variable"), Column("valid")), (("sex", 97.0), ("pay", 95.0))),
        Table("frequencies", (Column("category"), Column("valid_percent")), (("sex=1", 50.0),), ("sex",)),
    ),
    labels=LABELS,
    name="profile",
)
REGRESSION = Result(
    "regression",
    {"dependent": "stay", "blocks": [["sex"], ["pay"]]},
    Cases(100.0, 90.0, 90),
    (
        Table("model_summary", (Column("model"), Column("r_squared")), (("model=1", 0.2),)),
        Table("coefficients", (Column("term"), Column("beta")), (("pay", 0.3),)),
    ),
    labels=LABELS,
    name="drive",
)
GROUPS = Result(
    "ttest",
    {"variables": ["pay"], "groups": "sex"},
    Cases(100.0, 99.0, 99),
    (
        Table(
            "group_statistics",
            (Column("variable"), Column("group"), Column("n"), Column("mean")),
            (("pay", "sex=1", 40.0, 3.0), ("pay", "sex=2", 55.0, 3.5)),
            ("sex",),
        ),
        Table("independent_test", (Column("variable"), Column("t")), (("pay", 2.0),), ("sex",)),
    ),
    labels=LABELS,
    name="gap",
)


def lines(result: Result, table: str, word: str, language: str = "en", **keys: str) -> dict[str, str]:
    return dict(origin(Spot(result, result.table(table), word, keys), Ink(language)))


def test_a_share_is_of_the_valid_answers_to_its_question():
    found = lines(FREQUENCIES, "frequencies", "valid_percent", category="sex=1")
    assert found == {
        "Result": "profile › Gender",
        "Variables": "Gender: Male",
        "Base": "n = 97 of 100 cases; each variable on its own valid answers",
        "Weight": "none",
        "Definition": "per cent of the valid answers to the question",
    }


def test_a_coefficient_names_its_term_and_its_outcome_a_model_all_its_variables():
    assert lines(REGRESSION, "coefficients", "beta", term="pay")["Variables"] == "Pay; Staying"
    assert lines(REGRESSION, "model_summary", "r_squared", model="model=1")["Variables"] == "Staying; Gender; Pay"


def test_complete_cases_are_told_and_a_chosen_rule_is_told_as_chosen():
    assert lines(REGRESSION, "coefficients", "beta", "zh", term="pay")["样本"] == (
        "n = 90（分析对象100份）；任一变量缺失的个案不计（成列剔除）"
    )
    chosen = replace(REGRESSION, options={**REGRESSION.options, "missing": "pairwise"})
    assert "pairwise" in lines(chosen, "coefficients", "beta", term="pay")["Base"]


def test_a_test_of_two_groups_counts_both_and_a_mean_its_own():
    assert lines(GROUPS, "independent_test", "t", variable="pay")["Base"].startswith("n = 40 + 55;")
    assert lines(GROUPS, "group_statistics", "mean", variable="pay", group="sex=1")["Base"].startswith("n = 40;")


def test_a_weighted_result_says_so_with_the_forms_behind_it():
    weighted = replace(REGRESSION, cases=Cases(120.5, 108.5, 90))
    assert lines(weighted, "coefficients", "beta", term="pay")["Weight"] == "weighted; 90 forms"


def test_the_weight_that_a_plan_names_is_named_and_is_no_variable_of_the_task():
    named = replace(REGRESSION, options={**REGRESSION.options, "weight": "pay"}, cases=Cases(120.5, 108.5, 90))
    assert lines(named, "model_summary", "r_squared", model="model=1")["Weight"] == "Pay; 90 forms"
    sole = replace(named, options={"dependent": "stay", "weight": "pay"})
    assert lines(sole, "model_summary", "r_squared", model="model=1")["Variables"] == "Staying"
    unweighted = replace(REGRESSION, options={**REGRESSION.options, "weight": "off"})
    assert lines(unweighted, "model_summary", "r_squared", model="model=1")["Weight"] == "none"


def test_rules_are_told_of_procedures_that_there_are():
    assert set(RULES) - {"returns"} <= set(procedure_names())


def test_both_languages_define_the_same_words():
    chinese, english = LANGUAGES["zh"].definitions, LANGUAGES["en"].definitions
    assert list(chinese) == list(english)
    assert all(chinese.values())
    assert all(english.values())


def test_the_closest_definition_is_taken_and_the_heading_where_there_is_none():
    assert definition("independent_test.p", "p", "en").startswith("two-sided probability of Welch")
    assert definition("nowhere.p", "p", "en").startswith("probability, if")
    assert definition("nowhere.median", "median", "en") == "Median"


def numbers(document: Document) -> list[Number]:
    found: list[Inline] = []
    for block in document.blocks:
        if isinstance(block, Listing):
            found += [each for item in block.items for each in item]
        elif isinstance(block, Heading | Paragraph):
            found += block.content
    found += [each for claim in found if isinstance(claim, Claim) for each in claim.content]
    return [each for each in found if isinstance(each, Number)]


@pytest.mark.parametrize(
    ("language", "names"), [("zh", ("样本", "定义", "结果")), ("en", ("Base", "Definition", "Result"))]
)
def test_every_number_of_the_study_says_where_it_comes_from(sample, language, names):
    found = numbers(composed(sample, language).document)
    assert len(found) > 100
    base, defined, result = names
    for number in found:
        told = dict(number.origin)
        assert told[defined], number.expression
        made_there = number.expression.startswith(("number(", "points(", "tests_"))
        assert made_there or (told[result] and told[base].startswith("n = ")), number.expression
