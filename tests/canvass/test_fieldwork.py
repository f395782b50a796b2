"""What study.yaml says of fieldwork is read, or refused with one sentence."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from canvass.fieldwork import settings_of
from canvass.study import load_study
from instrument.loading import load
from instrument.message import Fault

QUESTIONNAIRE = Path(__file__).parents[1] / "survey" / "web" / "all.yaml"
STUDY = """title: {{zh: 试, en: Try}}
questionnaire: {questionnaire}
plan: plan.yaml
language: en
collect:
{collect}
waves:
  "1": {{responses: data/1}}
"""


def settings(folder, collect):
    (folder / "plan.yaml").write_text("tasks: {}\n")
    (folder / "study.yaml").write_text(STUDY.format(questionnaire=QUESTIONNAIRE, collect=collect))
    return settings_of(load_study(folder), load(QUESTIONNAIRE))


def test_everything_is_read(tmp_path):
    found = settings(
        tmp_path,
        """  mode: token
  opens: 2026-11-01 08:00 +08:00
  closes: 2026-12-01 00:00 +08:00
  quotas:
    work: {questions: q1, most: {1: 80, 2: 60}}
    crossed: {questions: [q1, q3], most: {1 2: 20}}
  order: {seed: 7, sections: [two], options: [q3, q6], rows: [q5]}""",
    )
    assert found.by_invitation
    assert found.opens == datetime(2026, 11, 1, 8, tzinfo=timezone(timedelta(hours=8)))
    assert [(group.quota, group.codes, group.columns, group.most) for group in found.groups] == [
        ("work", (("q1", 1),), (("q1", 1),), 80),
        ("work", (("q1", 2),), (("q1", 2),), 60),
        ("crossed", (("q1", 1), ("q3", 2)), (("q1", 1), ("q3_2", 1)), 20),
    ]
    assert found.order.seed == 7
    assert found.order.options == {"q3", "q6"}


def test_the_form_opens_and_closes_at_the_minute(tmp_path):
    found = settings(tmp_path, "  opens: 2026-11-01 08:00 +08:00\n  closes: 2026-12-01 00:00 +08:00")
    for moment, word in (
        (datetime(2026, 10, 31, 23, 59, 59, tzinfo=UTC), "not_yet"),
        (datetime(2026, 11, 1, 0, 0, tzinfo=UTC), ""),
        (datetime(2026, 11, 30, 15, 59, 59, tzinfo=UTC), ""),
        (datetime(2026, 11, 30, 16, 0, tzinfo=UTC), "closed"),
    ):
        assert found.shut(moment) == word


def test_a_study_that_says_nothing_is_open_to_everybody(tmp_path):
    found = settings(tmp_path, "  mode: link")
    assert (found.by_invitation, found.opens, found.closes, found.groups, found.order) == (False, None, None, (), None)


@pytest.mark.parametrize(
    ("collect", "sentence"),
    [
        ("  mode: tokens", "'tokens' is not possible here; possible: token, link"),
        ("  opens: 2026-11-01 08:00", "'2026-11-01 08:00' is not a moment; moments are written with their zone"),
        ("  opens: 2026-13-01 08:00 +08:00", "is not a moment"),
        (
            "  opens: 2026-11-01 08:00 +08:00\n  closes: 2026-11-01 07:00 +08:00",
            "study.yaml:7: collect.closes: the form closes before it opens",
        ),
        ("  quotas:\n    a: {questions: q12, most: {1: 2}}", "'q12' is not possible here; possible: q1"),
        ("  quotas:\n    a: {questions: q8, most: {1: 2}}", "'q8' is not possible here; possible: "),
        ("  quotas:\n    a: {questions: q1, most: {7: 2}}", "q1 has no option with code '7'; possible: 1, 2, 3"),
        ("  quotas:\n    a: {questions: [q1, q3], most: {1: 2}}", "'1' are not 2 codes, one for each of the questions"),
        ("  quotas:\n    a: {questions: q1, most: {1: some}}", "a whole number was expected here, found 'some'"),
        ("  order: {seed: 1, options: [q4]}", "the answers of 'q4' have an order of their own"),
        ("  order: {seed: 1, rows: [q1]}", "'q1' is not possible here; possible: q5"),
        ("  order: {seed: 1, sections: [three]}", "'three' is not possible here; possible: one, two"),
        ("  order: {options: [q1]}", "'seed' is missing here"),
        ("  quota: 3", "no key 'quota' here; possible: quotas"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(tmp_path, collect, sentence):
    with pytest.raises(Fault) as told:
        settings(tmp_path, collect)
    assert sentence in str(told.value)
    assert str(told.value).startswith(f"{tmp_path / 'study.yaml'}:")


def test_collect_tells_what_is_wrong_before_it_serves_anything(tmp_path):
    with pytest.raises(Fault):
        settings(tmp_path, "  quotas: {a: {questions: q12, most: {1: 2}}}")
    for command in (["collect", "--port", "0"], ["invite", "3"]):
        done = subprocess.run(
            [Path(sys.executable).with_name("canvass"), *command, "--study", tmp_path],
            capture_output=True, text=True, timeout=30, env={**os.environ, "LC_ALL": "en_US.UTF-8"},
        )  # fmt: skip
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
        assert "study.yaml:6: collect.quotas.a.questions: 'q12' is not possible here" in done.stderr
    assert not (tmp_path / "data").exists()
