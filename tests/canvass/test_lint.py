"""`canvass lint`: open and answered remarks with their reasons, and the status."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from canvass.cli import commands
from canvass.speaking import Session
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


def test_a_question_that_nobody_can_reach_is_refused_at_its_line(lint):
    with pytest.raises(Fault, match=r"form\.yaml:10: gone: no answers can meet the condition .* never asked"):
        lint(FORM.replace("years == 2", "years == 2 and years == 3"))


def test_the_questionnaire_of_a_study_is_reviewed_and_this_one_has_an_answer_to_everything():
    done = CliRunner().invoke(commands, ["lint", "--study", str(CHECKOUT)])
    assert done.exit_code == 0
    assert "q5：选项“3—5年”与“5—10年”都包含 5" in done.stdout
    assert "“您对巴中市“云上大学城”“人力资源服务产业园”等人才平台的建设效果评价：”可能一题两问" in done.stdout
