"""The account of the forms, response rates and sensitivity as a report prints them."""

import pytest
from small_results import labels, table

from analysis.cases import Cases
from analysis.result import Message, Result
from analysis.undefined import Undefined
from reports.ink import Ink
from reports.layouts import coding, response_rates, returns, sensitivity
from reports.layouts import words as word_counts

OWN = {"rule:odd": {"zh": "年龄与工龄矛盾", "en": "age against years"}}
ACCOUNT = Result(
    "returns",
    {},
    Cases(20, 17, 17),
    (
        table(
            "returns",
            "rule count percent",
            ("issued", 40.0, 100.0),
            ("returned", 20.0, 50.0),
            ("speeder", 2.0, 5.0),
            ("rule:odd", 1.0, 2.5),
            ("valid", 17.0, 42.5),
        ),
        table(
            "screening",
            "rule action count alone",
            ("speeder", "set_aside", 2.0, 2.0),
            ("rule:odd", "set_aside", 1.0, 1.0),
            ("mahalanobis", "marked", 3.0, None),
        ),
    ),
    labels=OWN,
)


def words(cells):
    return ["".join(run.text for run in cell.content) for cell in cells]


def notes(grid):
    return ["".join(run.text for run in note) for note in grid.notes]


@pytest.mark.parametrize(
    ("language", "said", "marked"),
    [
        ("zh", ["剔除：作答时间过短", "剔除：年龄与工龄矛盾"], "仅作标记、未予剔除：马氏距离异常3份。"),
        (
            "en",
            ["Rejected: answered too fast", "Rejected: age against years"],
            "Marked but kept: answers far from everybody's (Mahalanobis distance) (3).",
        ),
    ],
)
def test_every_rule_stands_in_the_account_by_its_words(language, said, marked):
    grid = returns.arrange([ACCOUNT], Ink(language))
    assert [words(row)[0] for row in grid.body[2:4]] == said
    assert marked in notes(grid)


AGAIN = Result(
    "sensitivity",
    {},
    Cases(17, 17, 17),
    (
        table(
            "sensitivity",
            "variable other_variable statistic rule n estimate",
            *[
                (name, None, statistic, rule, n, value)
                for name, statistic, values in (
                    ("q1", "mean", (3.111, 3.222, 3.333, 3.444)),
                    ("q2", "mean", (2.0, 2.5, Undefined(Message("every answer is the same")), 2.0)),
                    ("mood", "alpha", (0.8, 0.81, 0.82, 0.83)),
                )
                for rule, n, value in zip(
                    ("all_rules", "speeder", "rule:odd", "no_rules"), (17.0, 19.0, 18.0, 20.0), values, strict=True
                )
            ],
        ),
    ),
    labels={**OWN, **labels(q1="甲", q2="乙", mood="心情")},
)


def test_key_results_stand_under_what_they_are_with_a_column_for_each_rule():
    grid = sensitivity.arrange([AGAIN], Ink("zh"))
    assert words(grid.header[0]) == ["结果", "本报告", "不用“作答时间过短”", "不用“年龄与工龄矛盾”", "不剔除"]
    assert [words(row) for row in grid.body] == [
        ["答卷数", "17", "19", "18", "20"],
        ["平均值"],
        ["甲", "3.11", "3.22", "3.33", "3.44"],
        ["乙", "2.00", "2.50", "—", "2.00"],
        ["Cronbach’s α"],
        ["心情", "0.800", "0.810", "0.820", "0.830"],
    ]


def test_statistics_that_count_stand_by_their_names_and_options_under_their_question():
    lines = [
        ("p", "p=2", "valid_percent", "all_rules", 20.0, 61.25),
        ("p", None, "p", "all_rules", 20.0, 0.0312),
        ("use", "use_1", "percent_of_cases", "all_rules", 20.0, 40.0),
        ("use", "use_2", "percent_of_cases", "all_rules", 20.0, 75.0),
    ]
    names = labels(p="性别", p__2="女", use="用过哪些", use_1="微信", use_2="微博")
    found = table("sensitivity", "variable other_variable statistic rule n estimate", *lines)
    grid = sensitivity.arrange([Result("sensitivity", {}, Cases(20, 20, 20), (found,), labels=names)], Ink("zh"))
    assert [words(row) for row in grid.body][1:] == [
        ["选择最多的答案：有效百分比/%"],
        ["性别 – 女", "61.3"],
        ["p值"],  # and not the label of the variable of that name
        ["性别", "0.031"],
        ["各选项的个案百分比/%"],
        ["用过哪些", ""],
        ["微信", "40.0"],
        ["微博", "75.0"],
    ]


def test_no_more_rules_have_a_column_than_a_page_has_room_for():
    rules = [f"rule:{at}" for at in range(6)]
    lines = [("q1", None, "mean", rule, 20.0 + at, 3.0) for at, rule in enumerate(["all_rules", *rules, "no_rules"])]
    many = Result(
        "sensitivity",
        {},
        Cases(20, 20, 20),
        (table("sensitivity", "variable other_variable statistic rule n estimate", *lines),),
        labels={"q1": {"zh": "甲"}, **{rule: {"zh": rule} for rule in rules}},
    )
    grid = sensitivity.arrange([many], Ink("zh"))
    assert words(grid.header[0])[2:6] == [f"不用“rule:{at}”" for at in (2, 3, 4, 5)]
    assert "单独剔除答卷较少的2条规则未列出。" in notes(grid)


def test_rates_stand_below_the_dispositions_with_the_reason_of_one_that_is_not_defined():
    rates = Result(
        "response_rates",
        {},
        Cases(100, 60, 60),
        (
            table("dispositions", "disposition count percent", ("completes", 60.0, 60.0), ("total", 100.0, 100.0)),
            table("response_rates", "rate percent", ("rr1", 60.0), ("rr3", Undefined(Message("no case was drawn")))),
        ),
    )
    grid = response_rates.arrange([rates], Ink("en"))
    assert [words(row) for row in grid.body] == [
        ["Final dispositions"],
        ["Complete (I)", "60", "60.0"],
        ["Total", "100", "100.0"],
        ["Response rates"],
        ["RR1", "", "60.0"],
        ["RR3", "", "—"],
    ]
    assert any("no case was drawn" in note for note in notes(grid))


def test_codes_stand_under_their_question_with_how_they_were_given_and_kappa_below():
    found = Result(
        "coding",
        {},
        Cases(20, 12, 12),
        (
            table("coding", "variable n by_hand by_keyword uncoded", ("open", 14.0, 5.0, 7.0, 2.0)),
            table(
                "codes",
                "variable category count percent",
                ("open", "open_code=1", 9.0, 75.0),
                ("open", "open_code=2", 3.0, 25.0),
            ),
        ),
        labels=labels(open="意见", open_code__1="工资", open_code__2="住房"),
    )
    kappa = Result(
        "kappa",
        {},
        Cases(20, 5, 5),
        (
            table(
                "kappa",
                "variable other_variable statistic coefficient n",
                ("open_anna", "open_bo", "unweighted", 0.8125, 5.0),
                ("open_anna", "open_bo", "linear_weights", 0.9, 5.0),
            ),
        ),
        labels=labels(open_anna="意见 (anna)", open_bo="意见 (bo)"),
    )
    grid = coding.arrange([found, kappa], Ink("zh"))
    assert [words(row) for row in grid.body] == [["意见"], ["工资", "9", "75.0"], ["住房", "3", "25.0"]]
    assert notes(grid)[1] == "“意见”：回答14份，人工编码5份，关键词编码7份，未编码2份。"
    assert [note for note in notes(grid) if "κ" in note] == [
        "“意见 (anna)”与“意见 (bo)”：均编码5份，Cohen’s κ = 0.813。"
    ]


@pytest.mark.parametrize("count", [1, 4, 5])
def test_words_stand_in_two_columns_in_the_order_of_their_answers(count):
    lines = [("open", f"词{at}", 20.0 - at, 50.0 - at, 30.0) for at in range(count)]
    found = Result("words", {}, Cases(40, 40, 40), (table("words", "variable word n percent count", *lines),))
    body = [words(row) for row in word_counts.arrange([found], Ink("zh")).body]
    assert all(len(row) == 6 for row in body)
    assert [row[0] for row in body] + [row[3] for row in body if row[3]] == [f"词{at}" for at in range(count)]
