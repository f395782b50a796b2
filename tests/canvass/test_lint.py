"""`canvass lint`: open and answered remarks with their reasons, and the status."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from canvass.cli import commands
from canvass.speaking import Session
from instrument.loading import load
from instrument.message import Fault

CHECKOUT = Path(__file__).parents[2]
FORM = """\
id: form
version: "1"
languages: [zh]
title: {zh: 问卷}
questions:
  - id: years
    kind: single
    zh: 工作年限
    options: [{code: 1, zh: 1—3年}, {code: 2, zh: 3—5年}, {code: 3, zh: 5—10年}]
  - {id: gone, kind: text, zh: 原因, ask_if: years == 2}
"""
ANSWERED = FORM.replace("    zh: 工作年限\n", "    zh: 工作年限\n    lint: {overlapping_brackets: As printed.}\n")


@pytest.fixture
def lint(tmp_path, monkeypatch):
    """A function: what a questionnaire holds → status and what is printed, in a language."""
    monkeypatch.setattr(Session, "language", "en")

    def run(text, language="en"):
        Session.language = language
        path = tmp_path / "form.yaml"
        path.write_text(text, encoding="utf-8")
        done = CliRunner().invoke(commands, ["lint", str(path)])
        if isinstance(done.exception, Fault):
            raise done.exception
        return done.exit_code, done.stdout

    return run


def test_an_open_remark_is_told_with_its_place_reason_and_answer_and_the_status_is_1(lint):
    status, told = lint(FORM)
    assert status == 1
    assert "open (2):" in told
    assert "form.yaml:6: years: options '3—5年' and '5—10年' both hold 5" in told
    assert told.count("  why: Who stands on the border may tick either option") == 1
    assert "  to keep it as it is, there: lint: {overlapping_brackets: reason}" in told


def test_an_answered_remark_is_told_with_its_answer_and_the_status_is_0(lint):
    status, told = lint(ANSWERED)
    assert status == 0
    assert "answered in the file (2):" in told
    assert "  answer: As printed." in told
    assert told.endswith("no remark is open; answered: 2\n")


def test_the_review_speaks_chinese_too(lint):
    status, told = lint(FORM, "zh")
    assert status == 1
    assert "选项“3—5年”与“5—10年”都包含 5" in told
    assert "  原因：处在边界上的人两个选项都可以选，两组因此分不开。" in told


GONE = FORM.replace("years == 2", "years == 2 and years == 3")
KEPT = GONE.replace("zh: 原因,", "zh: 原因, lint: {unreachable: For the next wave.},")


def test_every_question_that_nobody_can_reach_is_told_among_the_others(lint):
    more = GONE + "  - {id: lost, kind: text, zh: 补充, ask_if: years == 1 and years == 3}\n"
    status, told = lint(more)
    assert status == 1
    for name, line in (("gone", 10), ("lost", 11)):
        assert f"form.yaml:{line}: {name}: no answers can meet the condition" in told
    assert "both hold 5" in told
    assert told.count("  why: A question that is never asked has no answers to report") == 1
    assert "lint: {unreachable: reason}" in told


def test_a_question_that_nobody_can_reach_is_refused_elsewhere_unless_the_file_says_why(lint, tmp_path):
    (tmp_path / "gone.yaml").write_text(GONE, encoding="utf-8")
    with pytest.raises(Fault, match=r"gone\.yaml:10: gone: no answers can meet the condition .* never asked"):
        load(tmp_path / "gone.yaml")
    (tmp_path / "kept.yaml").write_text(KEPT, encoding="utf-8")
    assert len(load(tmp_path / "kept.yaml").questions) == 2
    assert "  answer: For the next wave." in lint(KEPT)[1]


def test_the_questionnaire_of_a_study_is_reviewed_and_this_one_has_an_answer_to_everything():
    done = CliRunner().invoke(commands, ["lint", "--study", str(CHECKOUT)])
    assert done.exit_code == 0
    assert "q5：选项“3—5年”与“5—10年”都包含 5" in done.stdout
    assert "“您对巴中市“云上大学城”“人力资源服务产业园”等人才平台的建设效果评价：”可能一题两问" in done.stdout
