"""What docs/collecting.md says of the form is read as it stands."""

import re
from pathlib import Path

from test_fieldwork import QUESTIONNAIRE, STUDY

from canvass.fieldwork import COLLECT, settings_of
from canvass.study import load_study
from instrument.loading import load
from survey.store.invitations import LETTERS
from survey.web import deadlines
from survey.web.drafts import DAYS
from survey.web.limiting import Limits

PAGE = (Path(__file__).parents[2] / "docs" / "collecting.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```yaml\n(collect:\n.*?)```", PAGE, re.DOTALL)


def test_the_example_is_read_and_shows_every_key(tmp_path):
    (tmp_path / "plan.yaml").write_text("tasks: {}\n")
    text = STUDY.format(questionnaire=QUESTIONNAIRE, collect="").replace("collect:\n\n", EXAMPLE)
    (tmp_path / "study.yaml").write_text(text)
    found = settings_of(load_study(tmp_path), load(QUESTIONNAIRE))
    assert found.by_invitation
    assert len(found.groups) == 4
    assert found.order is not None
    assert all(f"  {key}:" in EXAMPLE for key in COLLECT.keys)


def test_the_numbers_of_the_page_are_those_of_the_program():
    limits = Limits()
    assert f"A code has {LETTERS} letters and digits, {LETTERS * 5} random bits" in PAGE
    assert (
        f"{deadlines.HEADERS_WITHIN:.0f} s for the head of a request, {deadlines.BODY_WITHIN:.0f} s for its body"
        in PAGE
    )
    assert f"{deadlines.ANSWER_WITHIN:.0f} s for reading" in PAGE
    assert f"has {deadlines.MOST_OPEN} connections" in PAGE
    assert f"send {limits.forms.at_once} forms at once" in PAGE
    assert f"{limits.faults.at_once} at once, then one a second" in PAGE
    assert f"for {DAYS} days" in PAGE
