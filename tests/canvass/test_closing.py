"""The key `closing` of study.yaml, and the files it makes."""

import subprocess
import sys
from pathlib import Path

import docx as python_docx
import pypdf
import pytest

from canvass.study import load_study
from instrument.message import Fault
from reports.forms.closing import Change, Closing, Member, Person, Twice

CHECKOUT = Path(__file__).parents[2]
STUDY = f"""\
title: {{zh: 研究, en: Study}}
project: BZ0
questionnaire: {CHECKOUT}/instrument/questionnaires/bazhong.yaml
plan: {CHECKOUT}/analysis/plans/bazhong.yaml
chapters: {CHECKOUT}/reports/chapters/bazhong
language: zh
waves: {{"2025": {{responses: data}}}}
"""


@pytest.fixture
def closing(tmp_path):
    def read(*lines):
        (tmp_path / "study.yaml").write_text(STUDY + "\n".join(lines), encoding="utf-8")
        return load_study(tmp_path).closing

    return read


def refusal(closing, *lines):
    with pytest.raises(Fault) as caught:
        closing(*lines)
    return str(caught.value).partition("study.yaml")[2]


def test_a_study_without_the_key_has_no_form(closing):
    assert closing() is None


def test_what_is_not_given_stays_blank(closing):
    assert closing("closing: {category: 自筹课题}") == Closing("BZ0", "研究", "研究", "自筹课题")


def test_everything_the_form_asks_can_be_given(closing):
    found = closing(
        "closing:",
        "  filled: 2025-09-30",
        "  sensitive: false",
        "  secret: true",
        "  result: 成果",
        "  outcome: {planned: 论文, now: 研究报告}",
        "  finished: {planned: 2025-10-31, now: 2025-09-30}",
        "  change:",
        "    what: 参与人员",
        "    former_leader: {name: 甲, born: 1980-05}",
        "    participants: [{name: 乙, post: 讲师}, {name: 丙}]",
    )
    assert (found.filled, found.sensitive, found.secret, found.result) == ("2025-09-30", False, True, "成果")
    assert (found.outcome, found.finished) == (Twice("论文", "研究报告"), Twice("2025-10-31", "2025-09-30"))
    assert found.changed is True
    members = (Member("乙", post="讲师"), Member("丙"))
    assert found.change == Change("参与人员", Person("甲", born="1980-05"), participants=members)


def test_that_nothing_changed_is_said_by_off(closing):
    assert closing("closing: {change: off}").changed is False
    assert closing("closing: {leader: 甲}").changed is None


def test_what_is_no_day_or_month_is_refused_with_its_line(closing):
    for day in ("2025-9-30", "2025-02-30", "20250930", "九月"):
        assert refusal(closing, "closing:", f"  filled: {day}") == (
            f":9: closing.filled: '{day}' is not a day; days are written 2025-10-31"
        )
    assert refusal(closing, "closing: {change: {leader: {born: 1980-13}}}") == (
        ":8: closing.change.leader.born: '1980-13' is not a month; months are written 2025-10"
    )


def test_a_misspelt_key_is_refused_with_the_nearest(closing):
    assert refusal(closing, "closing: {leeder: 甲}").startswith(":8: closing: no key 'leeder' here; possible: leader, ")


def test_a_report_writes_the_form_alone_and_before_the_report_and_a_booklet(tmp_path):
    canvass = Path(sys.executable).with_name("canvass")
    command = [canvass, "report", "--study", CHECKOUT, "--output", tmp_path, "--format", "docx", "--booklet"]
    subprocess.run(command, check=True, capture_output=True)
    form, both = (python_docx.Document(tmp_path / f"{name}.docx") for name in ("closing-form", "report-with-form"))
    assert form.tables[0].cell(0, 1).text == "BZ25ZC062"
    assert both.tables[0].cell(0, 1).text == "BZ25ZC062"
    assert len(both.sections) == 2
    assert pypdf.PdfReader(tmp_path / "report-booklet.pdf").pages[0].mediabox[2:] == pytest.approx([1190.55, 841.89])
    assert not (tmp_path / "report.pdf").exists()
