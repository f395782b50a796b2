"""By invitation, within quotas and times: a respondent's ways in a real browser, with and without scripts."""

import datetime
import sys
from pathlib import Path

import pytest
from serving import founded, invited, kept, served
from walking import CHECK, DESK, PHONE, Address, goes, tick, write

sys.path.append(str(Path(__file__).parents[2] / "reports"))
from axe import axe
from browser import browsing

COLLECT = """
  mode: token
  closes: 2099-12-31 00:00 +08:00
  quotas:
    work: {questions: q1, most: {3: 1}}
    crossed: {questions: [q1, q3], most: {2 3: 1}}
  order: {seed: 7, sections: [one, two], options: [q1, q3], rows: [q5]}"""
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    study = founded(tmp_path_factory.mktemp("study"), collect=COLLECT)
    codes = iter(invited(study, 60))
    with served(study) as address:
        yield address, study, codes


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def page(browser, place):
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    browser.open(Address(place[0]), **DESK)
    while not browser.tell("location.href").startswith(place[0]):
        pass
    browser.tell("localStorage.clear()")
    browser.call("Network.clearBrowserCookies")
    browser.faults.clear()
    browser.requests.clear()
    yield browser
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert [each for each in browser.requests if not each.startswith((place[0], "data:"))] == []


def enters(page, place, size, code, language="en"):
    """Types the code, agrees, and comes to the form."""
    page.open(Address(f"{place[0]}/?language={language}"), **size)
    write(page, "#invitation", code.lower())
    goes(page, "button")
    (page.tap if size is PHONE else page.click)(".consent input")
    goes(page, "button")


def answers(page):
    for name, value in (("q1", "2"), ("q3_2", "1"), ("q5_a", "1"), ("q5_b", "3")):
        tick(page, name, value)
    page.tell("document.getElementById('q6_1').focus()")
    page.tell("(box => {box.value = '1'; box.dispatchEvent(new Event('change', {bubbles: true}))})(q6_1)")


def text(page):
    return page.tell("document.querySelector('main').innerText")


def reaches(page, wanted):
    """Waits for the page the script goes to."""
    while not page.tell("location.pathname").startswith(wanted):
        pass
    while page.tell("document.readyState") != "complete":
        pass


@SIZES
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_code_is_typed_used_once_and_told_to_be_used(page, place, size, scripts):
    before, code = len(kept(place[1])), next(place[2])
    page.call("Emulation.setScriptExecutionDisabled", value=not scripts)
    enters(page, place, size, code)
    answers(page)
    assert page.tell("document.documentElement.scrollWidth") <= size["width"]
    goes(page, "#send")
    assert page.tell("document.getElementById('receipt').textContent.length") == 19
    assert len(kept(place[1])) == before + 1
    page.open(Address(f"{place[0]}/?language=en&invitation={code}"), **size)
    assert "This invitation has been used, or it is not known here." in text(page)
    row = kept(place[1])[-1]
    assert code not in str(row)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_sending_again_by_the_back_button_is_harmless(page, place, scripts):
    before = len(kept(place[1]))
    page.call("Emulation.setScriptExecutionDisabled", value=not scripts)
    enters(page, place, DESK, next(place[2]))
    answers(page)
    goes(page, "#send")
    receipt = page.tell("document.getElementById('receipt').textContent")
    page.loaded = 0
    page.call("Page.reload")  # the browser posts the form again
    while not page.loaded:
        page._note(page._heard())
    assert page.tell("document.getElementById('receipt').textContent") == receipt
    assert len(kept(place[1])) == before + 1


def test_with_scripts_a_full_group_is_told_at_the_answer_that_makes_it_known(page, place):
    before = len(kept(place[1]))
    enters(page, place, PHONE, next(place[2]))
    tick(page, "q1", "3")
    write(page, '[name="q1_other"]', "自由职业")
    for name, value in (("q3_2", "1"), ("q5_a", "1"), ("q5_b", "3")):
        tick(page, name, value)
    page.tell("(box => {box.value = '1'; box.dispatchEvent(new Event('change', {bubbles: true}))})(q6_1)")
    goes(page, "#send")
    assert len(kept(place[1])) == before + 1
    code = next(place[2])
    enters(page, place, PHONE, code)
    tick(page, "q1", "3")
    reaches(page, "/full")
    assert "Enough people of your group have answered already" in text(page)
    assert page.tell("localStorage.length") == 0
    assert len(kept(place[1])) == before + 1
    page.open(Address(f"{place[0]}/?language=en&invitation={code}"), **PHONE)
    assert "Begin" in text(page)  # the code is not used up


def test_without_scripts_a_full_group_is_told_at_the_button_after_its_questions(page, place):
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    enters(page, place, DESK, next(place[2]))
    answers(page)
    tick(page, "q3_2", "1")
    tick(page, "q3_3", "1")
    goes(page, "#send")
    enters(page, place, DESK, next(place[2]))
    tick(page, "q1", "2")
    tick(page, "q3_3", "1")
    goes(page, '[value="check"]')
    assert "Enough people of your group have answered already" in text(page)
    page.faults.clear()  # the browser notes the status 409
    enters(page, place, DESK, next(place[2]))
    tick(page, "q1", "2")
    tick(page, "q3_1", "1")
    goes(page, '[value="check"]')
    assert "You belong to a group whose answers are wanted." in text(page)
    assert page.tell("document.querySelector('[name=q1][value=\"2\"]').checked")
    assert page.tell("location.hash").startswith("#after-")


def order_of(page):
    return page.tell(
        "[...document.querySelectorAll('.question, .option input')].map(each => each.id + each.name + each.value)"
    )


@SIZES
def test_with_scripts_a_draft_comes_back_in_the_order_in_which_it_was_begun(page, place, size):
    code = next(place[2])
    enters(page, place, size, code)
    tick(page, "q1", "1")
    write(page, '[name="q2"]', "7")
    shown, number = order_of(page), page.tell("document.querySelector('[name=_number]').value")
    drawn = page.tell("document.querySelector('[name=_drawn]').value")
    for _ in range(3):
        enters(page, place, size, code)
        while page.tell("document.querySelector('[name=_drawn]')?.value") != drawn:
            pass
        while page.tell("document.readyState") != "complete":
            pass
        assert order_of(page) == shown
        assert page.tell("document.querySelector('[name=q2]').value") == "7"
        assert page.tell("document.querySelector('[name=_number]').value") == number
    enters(page, place, size, next(place[2]))  # another invitation on this device begins anew
    assert page.tell("document.querySelector('[name=q2]').value") == ""


@SIZES
def test_without_scripts_a_draft_is_kept_by_a_button_and_comes_back_in_its_order(page, place, size):
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    code, before = next(place[2]), len(kept(place[1]))
    enters(page, place, size, code)
    tick(page, "q1", "2")
    write(page, '[name="q8"]', "第一行")
    shown = order_of(page)
    goes(page, "#keep")
    assert "Your draft is kept on this device, and nowhere else." in text(page)
    assert order_of(page) == shown
    enters(page, place, size, code)
    assert "Your draft on this device was brought back." in text(page)
    assert order_of(page) == shown
    assert page.tell("document.querySelector('[name=q8]').value") == "第一行"
    assert len(kept(place[1])) == before
    for name, value in (("q3_2", "1"), ("q5_a", "1"), ("q5_b", "3")):
        tick(page, name, value)
    page.tell("q6_1.value = '1'")
    goes(page, "#send")
    assert page.tell("document.getElementById('receipt') !== null")
    assert len(kept(place[1])) == before + 1
    enters(page, place, DESK, next(place[2]))
    assert "brought back" not in text(page)


def press(page, name, times=1):
    for _ in range(times):
        page.key(name)


def test_by_keyboard_alone_the_whole_way_is_gone(page, place):
    before = len(kept(place[1]))
    page.open(Address(f"{place[0]}/?language=en"), **DESK)
    focus(page, "invitation")
    page.call("Input.insertText", text=next(place[2]))
    page.loaded = 0
    page.key("Enter")
    wait(page)
    focus(page, "agreed")
    page.key(" ")
    focus(page, "BUTTON")
    page.loaded = 0
    page.key("Enter")
    wait(page)
    for name in page.tell("[...new Set([...document.querySelectorAll('.question input')].map(each => each.name))]"):
        if name in ("q1", "q5_a", "q5_b", "q3_2"):
            focus(page, name)
            page.key(" ")
    told = page.tell("document.querySelector('[name=q1]:checked').value")
    focus(page, "q6_1")
    page.call("Input.dispatchKeyEvent", type="keyDown", key="1", text="1", code="Digit1", windowsVirtualKeyCode=49)
    page.call("Input.dispatchKeyEvent", type="keyUp", key="1", code="Digit1", windowsVirtualKeyCode=49)
    if told == "1":
        focus(page, "q2")
        page.call("Input.insertText", text="3")
    if told == "3":
        focus(page, "q1_other")
        page.call("Input.insertText", text="x")
    focus(page, "send")
    page.loaded = 0
    page.key("Enter")
    wait(page)
    assert "Thank you" in text(page) or "Enough people" in text(page)
    assert len(kept(place[1])) == before + ("Thank you. Your" in text(page))


def focus(page, wanted):
    """Presses Tab until that field, or that element, has the focus."""
    for _ in range(80):
        here = page.tell("[document.activeElement.name, document.activeElement.id, document.activeElement.tagName]")
        if wanted in here:
            return
        page.key("Tab")
    raise AssertionError(f"{wanted} is not reached")


def wait(page):
    while not page.loaded:
        page._note(page._heard())


@pytest.fixture(scope="module")
def shut(tmp_path_factory):
    """Forms that are closed, and not open yet."""
    zone = datetime.timezone(datetime.timedelta(hours=8))
    moment = datetime.datetime.now(zone)
    past, later = (f"{moment + datetime.timedelta(days=at):%Y-%m-%d %H:%M +08:00}" for at in (-2, 2))
    closed = founded(tmp_path_factory.mktemp("closed"), collect=f"{{closes: {past}}}")
    early = founded(tmp_path_factory.mktemp("early"), collect=f"{{opens: {later}}}")
    with served(closed) as one, served(early) as other:
        yield one, other


@pytest.mark.parametrize("language", ["zh", "en"])
@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_checker_finds_nothing_on_any_of_these_pages(browser, place, shut, request, size, language, scheme):
    script = axe(request.config.cache.mkdir("axe"))
    code = next(place[2])
    browser.call("Network.clearBrowserCookies")
    about = f"language={language}"
    agreed = None
    for name, address in {
        "entry": f"{place[0]}/?{about}",
        "consent": f"{place[0]}/?{about}&invitation={code}",
        "form": None,
        "full": f"{place[0]}/full?{about}",
        "used": f"{place[0]}/?{about}&invitation=AAAA",
        "closed": f"{shut[0]}/?{about}",
        "early": f"{shut[1]}/?{about}",
        "thanks": "send",
    }.items():
        if address == "send":
            browser.open(Address(f"{place[0]}/form?{about}&invitation={code}&agreed={agreed}"), **size, scheme=scheme)
            answers(browser)
            goes(browser, "#send")
        else:
            address = address or f"{place[0]}/form?{about}&invitation={code}&agreed={agreed}"
            browser.open(Address(address), **size, scheme=scheme)
        if name == "consent":
            agreed = browser.tell("document.querySelector('[name=agreed]').value")
        browser.tell(script + "; 0")
        assert browser.tell(CHECK) == [], name
        assert browser.tell("document.documentElement.scrollWidth") <= size["width"], name
        look(browser, request, f"{name}-{language}-{size['width']}-{scheme}")


def look(page, request, name):
    """A picture of the page where a folder is named by --basetemp's neighbour CANVASS_PICTURES."""
    import base64
    import os

    folder = os.environ.get("CANVASS_PICTURES")
    if folder:
        made = page.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
        (Path(folder) / f"{name}.png").write_bytes(base64.b64decode(made))
