"""What `check` prints of the forms and their answers, and what every command says of forms that cannot be."""

from dataclasses import replace

import pytest
from commands import CHECKOUT, canvass

from canvass.account import FIRST, RULES, account
from canvass.making import read
from canvass.study import load_study
from instrument.message import Message
from survey import validation
from survey.batch import Issue
from survey.ledger import Exclusion, Screened


@pytest.fixture(scope="module")
def reading():
    study = load_study(CHECKOUT)
    return read(study, study.wave(None))


def of(reading, issues, everything=False):
    """The lines after the ledger."""
    return list(account(replace(reading, issues=tuple(issues)), "en", everything))[1:]


def issues(count, rule="required"):
    return [Issue(str(row), rule, "q1", Message("a required question has no answer")) for row in range(1, count + 1)]


def test_issues_are_counted_by_rule_and_the_first_of_each_are_printed(reading):
    lines = of(reading, [*issues(25), *issues(3, "range")])
    assert lines[:3] == [
        "28 issues:",
        "     25  required questions without an answer",
        "      3  numbers outside their range",
    ]
    assert lines[4:6] == ["required questions without an answer (25):", "  1: q1: a required question has no answer"]
    assert lines[5 + FIRST] == "  and 5 more; check --all prints every one"
    assert len(lines) == 4 + 1 + FIRST + 1 + 1 + 1 + 3


def test_every_issue_is_printed_where_all_are_asked_for(reading):
    lines = of(reading, issues(25), everything=True)
    assert sum("a required question has no answer" in line for line in lines) == 25
    assert not any("more; check --all" in line for line in lines)


def test_no_issue_is_said_to_be_none(reading):
    assert of(reading, []) == ["every answer is as the questionnaire wants it"]


def test_every_rule_of_validation_has_words():
    assert set(validation.RULES) <= set(RULES)


def test_the_command_prints_all_only_where_asked():
    some, every = canvass("check", "--study", CHECKOUT), canvass("check", "--all", "--study", CHECKOUT)
    assert (some.returncode, every.returncode) == (0, 0)
    assert len(some.stdout.splitlines()) < len(every.stdout.splitlines())


@pytest.mark.parametrize("command", ["check", "analyse"])
def test_fewer_forms_issued_than_came_back_are_told(tmp_path, command):
    text = (CHECKOUT / "study.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.strip().startswith("#")]
    assert any("issued: 400" in line for line in lines)
    for line in lines:
        for key in ("questionnaire: ", "plan: ", "chapters: "):
            if line.startswith(key):
                text = text.replace(line, f"{key}{CHECKOUT / line.removeprefix(key).split('#')[0].strip()}")
    (tmp_path / "study.yaml").write_text(text.replace("issued: 400", "issued: 40"), encoding="utf-8")
    words = ["--output", tmp_path / "results.json"] if command == "analyse" else []
    done = canvass(command, "--study", tmp_path, *words)
    assert done.returncode == 0
    assert "提示：收回 400 份，却只发放了 40 份" in done.stderr
    assert "1000" not in done.stdout


def test_marked_cases_are_printed_under_the_words_of_their_rule(reading):
    said = Message("its answers meet {condition}", {"condition": "'a'"})
    flags = tuple(Exclusion(str(row), "odd", said) for row in range(25))
    rules = (Screened("rule:odd", {"zh": "矛盾", "en": "contradiction"}, False, frozenset(), "odd"),)
    ledger = replace(reading.responses.ledger, flags=flags, rules=rules)
    marked = replace(reading, responses=replace(reading.responses, ledger=ledger))
    lines = of(marked, [])
    assert lines[:2] == ["marked, and kept: contradiction (25):", "  0: its answers meet 'a'"]
    assert lines[1 + FIRST] == "  and 5 more; check --all prints every one"
    assert "仅标记、未剔除：矛盾（25）：" in list(account(marked, "zh", False))
