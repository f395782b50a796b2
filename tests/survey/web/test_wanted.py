"""Quotas, times and limits, asked of the served form."""

import datetime
import time

import pytest
from serving import ANSWERS, at_once, client, form, founded, kept, served

from survey.paper.keyings import keyings
from survey.paper.numbers import form_number
from survey.paper.taking import take
from survey.store.files import FOLDER

QUOTAS = """
  quotas:
    work: {questions: q1, most: {1: 10, 2: 3}}
    crossed: {questions: [q1, q3], most: {1 1: 10, 1 2: 2}}"""
WORKS, DOES_NOT = ANSWERS, {"q1": "2", "q3_2": "1", "q5_a": "1", "q5_b": "1", "q6_1": "1"}
KEYED = {"q1": "2", "q3": "2", "q5_a": "1", "q5_b": "1", "q6_1": "1", "q6_2": "-", "q6_3": "-", "q7": "-", "q8": "-"}
CROSSED = {"q1": "1", "q2": "3", "q3_2": "1", "q5_a": "1", "q5_b": "1", "q6_1": "1"}


def test_fifty_forms_at_once_never_overshoot_a_quota(tmp_path):
    study = founded(tmp_path / "study", collect=QUOTAS)
    with served(study) as address, client(address) as page:
        assert page.get("/full.json").json() == []
        bodies = [form(page, number, **(CROSSED if number % 5 == 0 else WORKS)) for number in range(50)]
        found = at_once(address, bodies)
        statuses = [each.status_code for each in found]
        assert (statuses.count(201), statuses.count(409)) == (10, 40)
        full = [each.text for each in found if each.status_code == 409]
        assert all("Enough people of your group have answered already" in each for each in full)
        assert page.post("/form", data=form(page, 60, **DOES_NOT)).status_code == 201
        assert [["q1", 1]] in page.get("/full.json").json()
    rows = kept(study)
    assert sum(each.columns["q1"] == 1 for each in rows) == 10
    assert sum(each.columns["q1"] == 1 and each.columns["q3_2"] == 1 for each in rows) <= 2


def test_a_full_group_is_told_as_soon_as_it_is_known_and_others_go_on(tmp_path):
    study = founded(tmp_path / "study", collect=QUOTAS)
    with served(study) as address, client(address) as page:
        for number in range(3):
            assert page.post("/form", data=form(page, number, **DOES_NOT)).status_code == 201
        assert page.post("/form", data=form(page, 0, **DOES_NOT)).status_code == 200  # sent again: as before
        for button in ("check", "keep", ""):
            begun = form(page, 9, q1="2") | ({"_button": button} if button else {})
            done = page.post("/form", data=begun)
            assert (done.status_code, "Enough people of your group" in done.text) == (409, True)
            assert "set-cookie" not in done.headers
        open_ = page.post("/form", data=form(page, 9, q1="1", q3_1="1") | {"_button": "check"})
        assert (open_.status_code, "whose answers are wanted" in open_.text) == (200, True)
        shown = page.get("/form", params={"language": "en", "agreed": form(page)["_agreed"]}).text
        assert shown.index('id="q-q3"') < shown.index('formaction="/form#after-q3"') < shown.index('id="q-q4"')
        assert page.get("/full", params={"language": "zh"}).status_code == 200
    assert len(kept(study)) == 3


def test_paper_forms_that_come_in_meanwhile_fill_a_quota_at_once(tmp_path, everything):
    study = founded(tmp_path / "study", collect="{quotas: {work: {questions: q1, most: {2: 1}}}}")
    folder = study / "data" / "1" / FOLDER
    with served(study) as address, client(address) as page:
        assert page.get("/full.json").json() == []
        with keyings(folder, everything) as held:
            for coder in ("ab", "cd"):
                held.key(form_number(1), coder, KEYED)
        assert take(folder, everything, folder).settled == (form_number(1),)
        assert page.get("/full.json").json() == [[["q1", 2]]]
        assert page.post("/form", data=form(page, 1, q1="2") | {"_button": "check"}).status_code == 409
        assert page.post("/form", data=form(page, 2, **DOES_NOT)).status_code == 409
    assert [each.mode for each in kept(study)] == ["paper"]


def moment(seconds):
    """So many seconds from now, as study.yaml has it: whole minutes, in a zone far from this one."""
    zone = datetime.timezone(datetime.timedelta(hours=8))
    return (datetime.datetime.now(zone) + datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%d %H:%M +08:00")


@pytest.mark.parametrize(
    ("key", "seconds", "status", "sentence"),
    [("opens", 7200, 403, "This questionnaire opens on"), ("closes", -7200, 410, "This questionnaire closed on")],
)
def test_before_and_after_its_time_nothing_is_shown_or_stored(tmp_path, key, seconds, status, sentence):
    study = founded(tmp_path / "open")
    with served(study) as address, client(address) as page:
        made = form(page)
    study = founded(tmp_path / "study", collect=f"{{{key}: {moment(seconds)}}}")
    with served(study) as address, client(address) as page:
        for done in (
            page.get("/", params={"language": "en"}),
            page.get("/form", params={"language": "en", "agreed": made["_agreed"]}),
            page.post("/form", data=made),
            page.post("/form", data=made | {"_button": "keep"}),
        ):
            assert (done.status_code, sentence in done.text) == (status, True)
            assert "(UTC+08:00)" in done.text
        assert page.get("/remove").status_code == 200  # to have one's answers deleted there is always time
    assert kept(study) == ()


def test_the_moment_of_closing_is_told_beforehand(tmp_path):
    closes = moment(7200)
    with served(founded(tmp_path / "study", collect=f"{{closes: {closes}}}")) as address, client(address) as page:
        told = f"You can answer until {closes.removesuffix(' +08:00')} (UTC+08:00)."
        assert told in page.get("/", params={"language": "en"}).text
        assert told in page.get("/form", params={"language": "en", "agreed": form(page)["_agreed"]}).text


def test_junk_is_held_up_and_honest_forms_of_the_same_network_pass(tmp_path):
    study = founded(tmp_path / "study")
    with served(study) as address, client(address) as page:
        statuses = [page.post("/form", content=b"junk", headers=KIND).status_code for _ in range(700)]
        assert statuses[:290] == [422] * 290
        assert statuses[-1] == 429
        held_up = page.post("/form", content=b"junk", headers=KIND)
        assert "短时间内" in held_up.text
        began = time.monotonic()
        for number in range(200):
            assert page.post("/form", data=form(page, number, **ANSWERS)).status_code == 201
        assert time.monotonic() - began < 60
        assert page.post("/form", data=form(page, 999, q1="1")).status_code == 422  # a mistake is no junk
    assert len(kept(study)) == 200
    assert b"127.0.0.1" not in b"".join(path.read_bytes() for path in (study / "data").rglob("*") if path.is_file())


KIND = {"content-type": "application/x-www-form-urlencoded"}
