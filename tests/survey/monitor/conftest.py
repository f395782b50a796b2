"""A study with stored forms, and its monitor as the finished command serves it."""

import random
import sys
import uuid
from pathlib import Path

import httpx
import pytest

sys.path += [
    str(Path(__file__).parent),
    str(Path(__file__).parents[1] / "web"),
    str(Path(__file__).parents[2] / "reports"),
]
from monitored import WORDS, monitored
from respondents import filled

from instrument.loading import load
from survey.store import Entry, opened
from survey.web.evaluating import evaluate

QUESTIONNAIRE = Path(__file__).parents[3] / "instrument" / "questionnaires" / "bazhong.yaml"
STUDY = """title: {{zh: 试 <b>, en: Try <b>}}
questionnaire: {questionnaire}
plan: plan.yaml
language: en
waves:
  "1": {{responses: data/1, issued: 400}}
collect:
  quotas:
    unit: {{questions: q4, most: {{"1": 20, "2": 90}}}}
    industry: {{questions: [q4, q4_industry], most: {{"1 1": 60}}}}
"""


@pytest.fixture(scope="session")
def instrument():
    return load(QUESTIONNAIRE)


@pytest.fixture(scope="session")
def entries(instrument):
    """Sixty forms, about half of them of enterprises; three in a minute, a day, from the web and from paper."""
    chance, made = random.Random(11), []  # noqa: S311
    while len(made) < 60:
        fields = filled(instrument, chance)
        fields |= {"q4": "1", "q4_industry": "1"} if chance.random() < 0.4 else {}
        found = evaluate(instrument, fields)
        if not found.problems:
            number, mode = str(uuid.UUID(int=chance.getrandbits(128))), chance.choice(["web", "web", "paper"])
            day = f"2026-11-{1 + len(made) // 20:02}"
            made.append(
                Entry(number, found.columns, instrument.fingerprint, day, mode, seconds=chance.randint(60, 400))
            )
    return made


@pytest.fixture(scope="module")
def study(tmp_path_factory, entries):
    folder = tmp_path_factory.mktemp("study")
    (folder / "study.yaml").write_text(STUDY.format(questionnaire=QUESTIONNAIRE))
    (folder / "plan.yaml").write_text("tasks:\n  profile: {procedure: frequencies, variables: [q1]}\n")
    with opened(folder / "data" / "1" / "collected") as store:
        for entry in entries[:47]:
            store.submit(entry).result()
    (folder / "data" / "1" / "collected" / "reached.json").write_text('{"_page": 12, "q1": 3, "q9": 41}')
    return folder


@pytest.fixture(scope="module")
def address(study):
    with monitored(study, environment={"CANVASS_PASSPHRASE": WORDS}) as (address, _):
        yield address


@pytest.fixture
def page(address):
    headers = {"sec-fetch-site": "same-origin", "origin": address}
    with httpx.Client(base_url=address, headers=headers, timeout=30) as page:
        yield page


@pytest.fixture
def inside(page):
    assert page.post("/login", data={"passphrase": WORDS, "language": "en"}).status_code == 303
    return page
