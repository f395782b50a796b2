"""The form under load: nothing lost, nothing doubled, nobody shut out; the benchmark runs the same in full counts."""

import asyncio
import resource
from pathlib import Path

import httpx
import pytest
from crowd import crowd
from load import held_by, loaded, place
from serving import NUMBER, agreed, client, founded, served
from slow import attacked

from instrument.loading import load

QUESTIONNAIRE = Path(__file__).parents[3] / "instrument" / "questionnaires" / "bazhong.yaml"


@pytest.fixture(scope="module")
def instrument():
    return load(QUESTIONNAIRE)


def test_forms_that_arrive_whenever_they_like_are_all_stored(tmp_path, instrument):
    study = founded(tmp_path / "study", QUESTIONNAIRE)
    with served(study) as address:
        found = loaded(address, instrument, rate=100, seconds=4, connections=64)
    count = found.answers[201]
    assert (found.answers.total(), found.broken) == (count, 0)
    assert count > 300
    held = held_by(study)
    assert (len(held.keys), held.lacks(NUMBER.format(number) for number in range(count))) == (count, set())


def test_a_thousand_connections_are_open_and_every_one_is_served(tmp_path, instrument):
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    study = founded(tmp_path / "study", QUESTIONNAIRE)
    with served(study) as address:
        found = loaded(address, instrument, rate=200, seconds=3, connections=1000)
    assert (found.answers.total(), found.broken) == (found.answers[201], 0)


def test_a_crowd_of_respondents_loses_and_doubles_nothing(tmp_path, instrument):
    study = founded(tmp_path / "study", QUESTIONNAIRE)
    with served(study) as address:
        with client(address) as page:
            consent = agreed(page)
        found = asyncio.run(crowd(address, instrument, consent, people=60, seconds=6, pause=1.5))
    held = held_by(study)
    assert found.wrong == []
    assert found.again > 3
    assert (len(held.keys), held.lacks(found.stored)) == (len(found.stored), set())


def test_slow_clients_on_every_descriptor_are_let_go_and_the_service_comes_back(tmp_path):
    study = founded(tmp_path / "study", QUESTIONNAIRE)
    with served(study, descriptors=100) as address:
        found = attacked(*place(address), connections=150, seconds=20, serves=lambda: is_served(address))
    assert found.away < 15
    assert found.left == 0


def is_served(address):
    try:
        return httpx.get(f"{address}/", timeout=1).status_code == 200
    except httpx.HTTPError:
        return False
