"""A respondent's way through the form in a real browser, on a phone and a desk, with and without scripts."""

import sys
from pathlib import Path

import pytest
from serving import founded, served
from walking import CHECK, DESK, PHONE, Address, goes, tick, write

from survey.store.files import FOLDER
from survey.store.reading import stored

sys.path.append(str(Path(__file__).parents[2] / "reports"))
from axe import axe
from browser import browsing


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    study = founded(tmp_path_factory.mktemp("study"))
    with served(study) as address:
        yield address, study


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def page(browser, place):
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    browser.open(Address(place[0]), **DESK)
    while not browser.tell("location.href").startswith(place[0]):  # the first load told may be that of the empty page
        pass
    browser.tell("localStorage.clear()")
    browser.faults.clear()
    browser.requests.clear()
    yield browser
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert browser.faults == []
    assert [each for each in browser.requests if not each.startswith((place[0], "data:"))] == []


def kept(place):
    return stored(place[1] / "data" / "1" / FOLDER)


def begin(page, place, size, language="en"):
    page.open(Address(f"{place[0]}/?language={language}"), **size)
    (page.tap if size is PHONE else page.click)(".consent input")
    goes(page, "button")


def shown(page):
    boxes = "[...document.querySelectorAll('.question')].filter(each => each.checkVisibility())"
    return page.tell(f"{boxes}.map(each => each.dataset.question)")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_whole_questionnaire_is_answered_and_stored(page, place, size):
    before = {each.id for each in kept(place)}
    begin(page, place, size)
    assert "q2" not in shown(page)
    tick(page, "q1")
    assert "q2" in shown(page)
    write(page, '[name="q2"]', "１２")
    assert "q4" in shown(page)
    tick(page, "q3_2")
    tick(page, "q4", "5")
    tick(page, "q5_a", "2")
    tick(page, "q5_b", "3")
    page.tell("document.getElementById('q6_1').focus()")
    page.tell("(box => {box.value = '1'; box.dispatchEvent(new Event('change', {bubbles: true}))})(q6_1)")
    write(page, '[name="q8"]', "很好 <b>")
    assert page.tell("document.getElementById('progress-text').textContent") == "7 of 9 answered"
    assert page.tell("document.documentElement.scrollWidth") <= size["width"]
    goes(page, "#send")
    assert page.tell("document.getElementById('receipt').textContent.length") == 19
    (made,) = [each for each in kept(place) if each.id not in before]
    assert {"q2": 12.0, "q4": 5, "q5_a": 2, "q6_1": 1, "q8": "很好 <b>"}.items() <= made.columns.items()
    assert made.seconds is not None
    assert page.tell("localStorage.length") == 0


def test_what_is_wrong_is_told_at_once_and_nothing_is_sent(page, place):
    before = len(kept(place))
    begin(page, place, DESK)
    tick(page, "q3_1")
    tick(page, "q3_9")
    told = "document.getElementById('problem-q3').textContent"
    assert page.tell(told).startswith("One of the chosen answers stands alone")
    tick(page, "q3_1")
    assert page.tell(told) == ""
    page.click("#send")
    assert page.tell("document.getElementById('problem-q1').textContent") == "This question has no answer yet."
    assert page.tell("document.activeElement.name") == "q1"
    assert len(kept(place)) == before


def test_what_is_hidden_again_is_not_sent(page, place):
    before = {each.id for each in kept(place)}
    begin(page, place, DESK)
    tick(page, "q1")
    write(page, '[name="q2"]', "30")
    tick(page, "q4", "5")
    tick(page, "q1", "2")
    assert {"q2", "q4"}.isdisjoint(shown(page))
    tick(page, "q3_2")
    tick(page, "q5_a")
    tick(page, "q5_b")
    page.tell("(box => {box.value = '1'; box.dispatchEvent(new Event('change', {bubbles: true}))})(q6_1)")
    goes(page, "#send")
    (made,) = [each for each in kept(place) if each.id not in before]
    assert (made.columns["q2"], made.columns["q4"]) == (-3, -3)


def test_who_goes_back_after_sending_finds_no_answers_of_the_one_before(page, place):
    begin(page, place, PHONE)
    tick(page, "q1", "2")
    tick(page, "q3_2")
    tick(page, "q5_a")
    tick(page, "q5_b")
    page.tell("(box => {box.value = '1'; box.dispatchEvent(new Event('change', {bubbles: true}))})(q6_1)")
    write(page, '[name="q8"]', "nobody else's")
    goes(page, "#send")
    page.loaded = 0
    page.tell("history.back()")
    while not page.loaded or "/form?" not in page.tell("location.href"):
        page._note(page._heard())
    assert page.tell("document.querySelectorAll('input:checked').length") == 0
    assert page.tell("document.querySelector('[name=q8]').value") == ""


def test_a_draft_comes_back_on_the_same_device_and_can_be_deleted(page, place):
    begin(page, place, PHONE)
    tick(page, "q1")
    write(page, '[name="q2"]', "7")
    number = page.tell("document.querySelector('[name=_number]').value")
    begin(page, place, PHONE)
    assert page.tell("document.querySelector('[name=q2]').value") == "7"
    assert page.tell("document.querySelector('[name=_number]').value") == number
    goes(page, "#clear")
    assert page.tell("document.querySelector('[name=q2]').value") == ""
    assert page.tell("document.getElementById('resumed').hidden")


def test_without_scripts_the_form_is_answered_mended_and_stored(page, place):
    before = len(kept(place))
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    begin(page, place, PHONE)
    assert "q2" in page.tell("[...document.querySelectorAll('.question')].map(each => each.dataset.question)")
    for name, value in (("q1", "2"), ("q3_2", "1"), ("q5_a", "1"), ("q5_b", "1")):
        tick(page, name, value)
    write(page, '[name="q2"]', "5")
    goes(page, "#send")
    assert page.tell("document.getElementById('problem-q2').textContent").startswith("By your other answers")
    assert page.tell("document.querySelector('[name=q2]').value") == ""
    assert page.tell("document.querySelector('[name=q1][value=\"2\"]').checked")
    assert len(kept(place)) == before
    page.tell("q6_1.value = '1'")
    goes(page, "#send")
    assert page.tell("document.getElementById('receipt') !== null")
    assert len(kept(place)) == before + 1
    page.faults.clear()  # the browser notes the status 422


def test_the_keyboard_alone_reaches_every_field(page, place):
    begin(page, place, DESK)
    reached = set()
    for _ in range(40):
        page.key("Tab")
        reached.add(page.tell("document.activeElement.name || document.activeElement.id"))
    assert {"q1", "q3_1", "q5_a", "q5_b", "q6_1", "q7", "q8", "phone", "send"} <= reached


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_checker_finds_nothing_on_any_page(page, place, request, size, language, scheme):
    script = axe(request.config.cache.mkdir("axe"))
    begin(page, place, size, language)
    agreed = page.tell("document.querySelector('[name=_agreed]').value")
    for path in ("/", "/form", "/remove", "/nothing"):
        page.open(Address(f"{place[0]}{path}?language={language}&agreed={agreed}"), **size, scheme=scheme)
        if path == "/form":
            page.click("#send")
        page.tell(script + "; 0")
        assert page.tell(CHECK) == [], path
        assert page.tell("document.documentElement.scrollWidth") <= size["width"]
    page.faults.clear()  # the browser notes the status 404
