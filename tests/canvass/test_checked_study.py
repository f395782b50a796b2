"""A small study from its files to its report: rules of its own, dispositions, codes of open answers, sensitivity."""

import csv
import random
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from canvass import making
from canvass.account import account
from canvass.open_answers import list_uncoded
from canvass.study import load_study
from instrument.message import Fault

FORM = """\
id: work
version: "1"
languages: [zh, en]
title: {zh: 工作问卷, en: Work}
screening:
  straight_line: false
  duplicates: false
  rules:
    speeder: {check: speeder, seconds: 60, then: exclude, text: {zh: 用时不足一分钟, en: under a minute}}
    look: {check: trap, question: trap, pass: [1, 2], then: exclude}
    far: {check: mahalanobis, then: flag}
choice_sets:
  five:
    - {code: 1, zh: 很不满意, en: Very dissatisfied}
    - {code: 2, zh: 不满意, en: Dissatisfied}
    - {code: 3, zh: 一般, en: Neutral}
    - {code: 4, zh: 满意, en: Satisfied}
    - {code: 5, zh: 很满意, en: Very satisfied}
questions:
  - {id: a, kind: scale, zh: 对工资的满意度, en: Pay, choices: five}
  - {id: b, kind: scale, zh: 对住房的满意度, en: Housing, choices: five}
  - {id: c, kind: scale, zh: 对学校的满意度, en: Schools, choices: five}
  - {id: trap, kind: scale, zh: 我去过月球, en: I have been to the moon, choices: five}
  - {id: open, kind: text, required: false, zh: 还有什么意见, en: Anything else}
scales:
  mood: {zh: 满意度, en: Satisfaction, items: [a, b, c]}
"""
PLAN = """\
tasks:
  means: {procedure: descriptives, variables: [a, b, c, mood]}
  alpha: {procedure: reliability, items: mood}
  themes: {procedure: frequencies, variables: [open_code]}
"""
CODING = """\
questions:
  open:
    codes:
      - {code: 1, zh: 工资, en: Pay, keywords: [工资]}
      - {code: 2, zh: 住房, en: Housing, keywords: [住房]}
by_hand:
  - {coder: anna, file: anna.csv}
  - {coder: bo, file: bo.csv}
words: {variables: [open], least: 2}
"""
STUDY = """\
title: {zh: 工作满意度, en: Work}
questionnaire: form.yaml
plan: plan.yaml
coding: coding.yaml
language: LANGUAGE
waves:
  "1": {issued: 100, responses: data, dispositions: {refusals: 20, non_contacts: 10, unknown_other: 10, e: 0.5}}
"""
SAID = ["工资太低", "住房太贵", "领导很好", "工资不高", ""]


def write(path, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


@pytest.fixture(scope="module", params=["zh", "en"])
def made(request, tmp_path_factory):
    """The study, its reading, its results and its document."""
    folder, drawn = tmp_path_factory.mktemp("study"), random.Random(7)  # noqa: S311
    rows = []
    for at in range(60):
        mood = drawn.randint(1, 5)
        items = [min(5, max(1, mood + drawn.randint(-1, 1))) for _ in range(3)]
        rows.append([at, *items, 5 if at < 3 else 1, SAID[at % 5], 30 if at in (2, 9) else 200])
    (folder / "data").mkdir()
    write(folder / "data" / "answers.csv", [["id", "a", "b", "c", "trap", "open", "seconds"], *rows])
    for coder, codes in (("anna", {"10": 1, "11": 2}), ("bo", {"10": 1, "11": 1})):
        write(
            folder / f"{coder}.csv", [["id", "question", "code"], *([id, "open", code] for id, code in codes.items())]
        )
    texts = {"form": FORM, "plan": PLAN, "coding": CODING, "study": STUDY.replace("LANGUAGE", request.param)}
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    study = load_study(folder)
    wave = study.wave(None)
    reading = making.read(study, wave)
    results = making.analyse(study, wave, reading)
    return study, reading, results, making.compose(study, results)


def test_the_report_stands_with_every_table_of_checking(made):
    *_, composition = made
    assert [str(fault) for fault in composition.faults] == []
    assert [str(warning) for warning in composition.warnings] == []


def test_rules_of_the_study_set_aside_what_they_find(made):
    _, reading, results, _ = made
    assert [(case.id, case.rule) for case in reading.responses.ledger.exclusions] == [
        ("2", "speeder"),
        ("9", "speeder"),
        ("0", "look"),
        ("1", "look"),
    ]
    returns = results.results["returns"]
    assert returns.table("returns").column("rule")[2:4] == ("rule:speeder", "trap")
    assert returns.labels["rule:speeder"] == {"zh": "用时不足一分钟", "en": "under a minute"}


def test_sensitivity_and_response_rates_are_results(made):
    _, _, results, _ = made
    table = results.results["sensitivity"].table("sensitivity")
    sizes = dict(zip(table.column("rule"), table.column("n"), strict=True))
    assert sizes == {"all_rules": 56, "rule:speeder": 57, "trap": 58, "no_rules": 60}
    rates = dict(results.results["response_rates"].table("response_rates").rows)
    assert rates["rr1"] == pytest.approx(100 * 56 / 96)
    assert rates["rr3"] == pytest.approx(100 * 56 / (86 + 5))


def test_codes_are_variables_of_the_plan_and_coders_have_their_kappa(made):
    _, _, results, _ = made
    themes = results.results["themes"].table("frequencies")
    assert themes.cell({"part": "valid", "category": "total"}, "count") == 34
    assert results.results["agreement_open_anna_bo"].table("kappa").rows[0][-1] == 2
    assert {row[1] for row in results.results["words"].table("words").rows} >= {"工资", "住房", "领导"}


def test_the_files_of_codes_are_inputs_of_the_results(made):
    _, _, results, _ = made
    assert {"coding.yaml", "anna.csv", "bo.csv", "plan.yaml"} <= set(results.inputs)


def test_uncoded_answers_are_listed_in_a_file_that_can_be_filled_in(made, tmp_path):
    _, reading, *_ = made
    path = tmp_path / "build" / "uncoded.xlsx"
    assert list_uncoded(reading, path) == path
    rows = list(load_workbook(path).active.values)
    assert rows[0] == ("id", "question", "code", "answer")
    assert {row[3] for row in rows[1:]} == {"领导很好"}


def test_a_list_that_was_filled_in_is_not_written_over(made, tmp_path):
    _, reading, *_ = made
    path = tmp_path / "uncoded.xlsx"
    assert list_uncoded(reading, path) == list_uncoded(reading, path) == path  # again: the same bytes
    book = load_workbook(path)
    book.active["C2"] = 1
    book.save(path)
    filled = path.read_bytes()
    assert list_uncoded(reading, path) == tmp_path / "uncoded.new.xlsx"
    assert path.read_bytes() == filled
    nothing = replace(reading, coded=replace(reading.coded, uncoded=()))
    assert list_uncoded(nothing, path) is None
    assert path.read_bytes() == filled


def test_a_list_that_nobody_touched_goes_when_every_answer_has_a_code(made, tmp_path):
    _, reading, *_ = made
    path = tmp_path / "uncoded.xlsx"
    list_uncoded(reading, path)
    assert list_uncoded(replace(reading, coded=replace(reading.coded, uncoded=())), path) is None
    assert not path.exists()


def test_rejected_cases_stand_by_the_words_of_their_rule_in_the_language_of_the_study(made, tmp_path):
    study, reading, *_ = made
    making.write_rejected(reading, tmp_path / "rejected.xlsx", study.language)
    names = {row[2] for row in list(load_workbook(tmp_path / "rejected.xlsx")["rejected"].values)[1:]}
    wanted = {"zh": {"用时不足一分钟", "未通过陷阱题"}, "en": {"under a minute", "trap item not passed"}}
    assert names == wanted[study.language]


def test_the_account_tells_how_open_answers_were_coded(made):
    study, reading, *_ = made
    lines = list(account(reading, study.language, False))
    said = {"zh": "open：开放题回答 45 份，人工编码 2 份，", "en": "open: 45 open answers, 2 coded by hand, "}
    assert any(line.startswith(said[study.language]) for line in lines)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("dispositions: {refusal: 20}", "no key 'refusal' here; possible: refusals"),
        ("dispositions: {e: 2}", "'2' is above 1"),
        ("dispositions: {refusals: -1}", "'-1' is below 0"),
    ],
)
def test_dispositions_that_cannot_be_are_refused_with_their_line(tmp_path, wrong, said):
    text = STUDY.replace("LANGUAGE", "zh").partition("waves:")[0]
    (tmp_path / "study.yaml").write_text(text + f'waves:\n  "1": {{responses: data, {wrong}}}\n', encoding="utf-8")
    with pytest.raises(Fault, match=r"study\.yaml:7") as refused:
        load_study(tmp_path)
    assert said in str(refused.value)


WEIGHTED = FORM.replace("choice_sets:", "extra: {times: {zh: 次数, en: Times}}\nchoice_sets:").replace(
    "screening:\n", "screening:\n  speeder_share: off\n"
)


@pytest.fixture
def counted(tmp_path):
    """A function that makes a study of rows, with a line at the top of its plan, and returns its results."""

    def make(name, rows, weight, task=""):
        folder = tmp_path / name
        (folder / "data").mkdir(parents=True)
        write(folder / "data" / "answers.csv", [["id", "a", "b", "c", "trap", "open", "seconds", "times"], *rows])
        texts = {"form": WEIGHTED, "plan": weight + PLAN + task, "coding": CODING.partition("by_hand")[0]}
        texts["study"] = STUDY.replace("LANGUAGE", "zh").replace("issued: 100, ", "")
        for file, text in texts.items():
            (folder / f"{file}.yaml").write_text(text, encoding="utf-8")
        study = load_study(folder)
        wave = study.wave(None)
        return making.analyse(study, wave, making.read(study, wave)).results

    return make


def test_the_topline_and_the_codes_count_a_weight_of_two_as_the_row_twice(counted):
    rows = [[at, 1 + at % 5, 1 + at % 3, 3, 1, SAID[at % 5], 200, 1 + at % 2] for at in range(20)]
    twice = [[f"{row[0]}_{time}", *row[1:-1], 1] for row in rows for time in range(row[-1])]
    weighted, repeated = counted("weighted", rows, "weight: times\n"), counted("repeated", twice, "")
    assert weighted["topline"].cases.total == 30
    for name in ("topline", "coding"):
        assert [each.rows for each in weighted[name].tables if each.name in ("frequencies", "codes")] == [
            each.rows for each in repeated[name].tables if each.name in ("frequencies", "codes")
        ]


def test_the_topline_follows_a_weight_that_the_plan_makes_and_the_questionnaire_has_no_question_of_it(counted):
    rows = [[at, 1 + (at > 14), 3, 3, 1, "", 200, 1] for at in range(20)]
    made = "  raked: {procedure: weighting, margins: {a: {1: 50, 2: 50}}}\n"
    found = counted("raked", rows, "weight: raked\n", made)
    shares = found["topline"].table("frequencies", "a").where({"part": "valid"})
    assert [row[4] for row in shares[:2]] == [pytest.approx(50), pytest.approx(50)]
    assert found["topline"].options["weight"] == "raked"
    assert "raked" not in str(found["questionnaire"].tables)


def test_a_weight_of_the_plan_that_nothing_is_called_is_refused_with_its_line(counted):
    with pytest.raises(Fault, match=r"plan\.yaml:1: .*called 'time'; possible: times"):
        counted("wrong", [[1, 1, 1, 1, 1, "", 200, 1]], "weight: time\n")
