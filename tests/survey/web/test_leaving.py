"""Where forms are left is counted by a real browser's own word, and nothing tells whose they were."""

import json
import sys
import time
from pathlib import Path

import pytest
from serving import client, founded, served

from instrument.loading import load
from survey.store.files import FOLDER
from survey.web.reached import NOWHERE, PAGE, Reached

sys.path.append(str(Path(__file__).parents[2] / "reports"))
from browser import browsing

HERE = Path(__file__).parent


class Address(str):
    """What the driver opens: it asks a path for its address."""

    def as_uri(self):
        return str(self)


def goes(page, act):
    page.loaded = 0
    act()
    while not page.loaded:
        page._note(page._heard())


def leave(page, address):
    """Goes to another page, as somebody does who has enough."""
    page.open(Address(f"{address}/remove"))
    time.sleep(0.5)  # what a browser says on its way out nobody waits for


def test_a_browser_tells_where_a_form_is_left_and_when_it_is_not_any_more(tmp_path):
    study = founded(tmp_path / "study")
    with browsing(tmp_path / "profile") as page, served(study) as address:
        with client(address) as own:
            consent = own.get("/").text.partition('name="agreed" value="')[2].partition('"')[0]
        form = Address(f"{address}/form?language=en&agreed={consent}")
        page.open(form)
        leave(page, address)
        page.open(form)
        page.click('[name="q1"][value="2"]')
        leave(page, address)
        page.open(form)
        for name, value in (("q3_2", "1"), ("q5_a", "1"), ("q5_b", "1")):
            page.click(f'[name="{name}"][value="{value}"]')
        leave(page, address)
    assert left(study) == {"q5": 1}
    with browsing(tmp_path / "profile") as page, served(study) as second:
        page.open(Address(f"{second}/form?language=en&agreed={consent}"))
        page.click('[name="q1"][value="2"]')
        leave(page, second)
        page.open(Address(f"{second}/form?language=en&agreed={consent}"))
        for name, value in (("q3_2", "1"), ("q5_a", "1"), ("q5_b", "1")):
            page.click(f'[name="{name}"][value="{value}"]')
        page.tell("(box => {box.value = '1'; box.dispatchEvent(new Event('change', {bubbles: true}))})(q6_1)")
        goes(page, lambda: page.click("#send"))
        time.sleep(0.5)
        assert page.faults == []
    assert left(study) == {"q5": 1}


def left(study):
    found = json.loads((study / "data" / "1" / FOLDER / "reached.json").read_text())
    return {place: count for place, count in found.items() if count}


@pytest.fixture
def everything():
    return load(HERE / "all.yaml")


def test_only_places_that_tell_nothing_of_answers_are_counted(tmp_path, everything):
    reached = Reached.kept(tmp_path)
    assert reached.move(everything, NOWHERE, PAGE)
    assert reached.move(everything, PAGE, "q1")
    for was, now in (("q1", "q2"), ("q1", "q4"), ("q1", "q1"), ("nothing", "q1"), (NOWHERE, NOWHERE)):
        assert not reached.move(everything, was, now)  # q2 and q4 are asked of some
    assert reached.move(everything, "q1", NOWHERE)
    assert reached.move(everything, "q1", NOWHERE)
    assert reached.left == {PAGE: 0, "q1": 0}


def test_counts_are_kept_between_servers_and_damage_begins_anew(tmp_path, everything):
    reached = Reached.kept(tmp_path)
    reached.move(everything, NOWHERE, "q3")
    reached.keep()
    assert Reached.kept(tmp_path).left == {"q3": 1}
    (tmp_path / "reached.json").write_text("[1")
    assert Reached.kept(tmp_path).left == {}


def test_what_no_browser_of_ours_says_is_not_counted(tmp_path):
    study = founded(tmp_path / "study")
    with served(study) as address, client(address) as page:
        for body in ({"was": "", "now": "q2"}, {"was": "x", "now": "q1"}, {"now": "q1", "more": "x" * 600}):
            assert page.post("/reached", data=body).status_code == 422
        assert page.post("/reached", data={"was": "", "now": "q1"}, headers={"origin": "http://x"}).status_code == 403
        assert page.post("/reached", data={"was": "", "now": "q1"}).status_code == 204
    assert left(study) == {"q1": 1}
