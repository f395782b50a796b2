"""A form keyed in a real browser by digits alone, refused, let stand, keyed again by another person, and settled."""

import sys
from contextlib import closing
from pathlib import Path

import pytest
from entering import TYPED, entry_screen, key, logged_in
from serving import founded

from survey.paper.numbers import form_number, printed
from survey.store.files import FOLDER
from survey.store.reading import stored

sys.path.append(str(Path(__file__).parents[2] / "reports"))
from axe import axe
from browser import browsing

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
CHECK = """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    .then(found => found.violations.map(each => each.id + ": " + each.nodes.map(node => node.html).join(" ")))"""
CODES = {"Enter": 13, "Tab": 9, "Backspace": 8, "ArrowUp": 38, "ArrowDown": 40}


class Address(str):
    """What the driver opens: it asks a path for its address."""

    def as_uri(self):
        return str(self)


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    study = founded(tmp_path_factory.mktemp("study"))
    with entry_screen(study, "ab", "cd", "ab", "cd", "ab", "cd") as (address, links):
        yield address, iter(links), study


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def page(browser, screen):
    """The browser of the person with the next link, ab and cd in turn."""
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    enter(browser, screen)
    browser.faults.clear()
    yield browser
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert browser.faults == []


def enter(page, screen):
    page.call("Network.clearBrowserCookies")
    arrive(page, next(screen[1]))
    goes(page, lambda: page.click("main button"))


def arrive(page, address, **looks):
    """The page at that address, wholly loaded: the first load told may be that of the page before."""
    page.open(Address(address), **(looks or DESK))
    loaded = "location.href === %r && performance.getEntriesByType('navigation')[0].loadEventEnd > 0"
    while not page.tell(loaded % address):
        pass
    page.tell("0")


def goes(page, act):
    page.loaded = 0
    act()
    while not page.loaded:
        page._note(page._heard())
    while page.tell("document.readyState") != "complete":
        pass


def press(page, *names):
    """Real keys: characters as they are, others by name."""
    for name in names:
        if name in CODES:
            about = {"key": name, "code": name, "windowsVirtualKeyCode": CODES[name]}
            page.call("Input.dispatchKeyEvent", type="keyDown", text="\r" if name == "Enter" else "", **about)
            page.call("Input.dispatchKeyEvent", type="keyUp", **about)
        else:
            page.call("Input.dispatchKeyEvent", type="keyDown", key=name, text=name)
            page.call("Input.dispatchKeyEvent", type="keyUp", key=name)


def open_form(page, screen, serial):
    arrive(page, f"{screen[0]}/?for={serial}")
    while here(page) != "form":  # the field that the page begins with
        pass
    press(page, *form_number(serial))
    goes(page, lambda: press(page, "Enter"))


def here(page):
    return page.tell("document.activeElement.name || document.activeElement.id")


def told(page, name):
    return page.tell(f"document.getElementById('problem-{name}').textContent")


def test_a_form_is_keyed_by_digits_alone(page, screen):
    open_form(page, screen, 1)
    assert here(page) == "q1"
    press(page, "1")
    assert here(page) == "q2"  # the blank beside another answer is passed over
    press(page, "1", "2", "Enter")
    assert here(page) == "q3"
    press(page, "1", "3", "Tab")
    assert here(page) == "q4"
    press(page, "4", "1", "3")
    assert here(page) == "q6_1"
    press(page, "2", "-", "1")
    press(page, *"20260630")
    assert here(page) == "q8"
    press(page, "o", "k", "Enter")
    assert here(page) == "save"
    goes(page, lambda: press(page, "Enter"))
    assert printed(form_number(1)) in page.tell("document.querySelector('.notice').textContent")


def test_the_second_person_keys_and_both_alike_make_a_form_of_the_store(page, screen):
    open_form(page, screen, 1)
    press(page, "1", "1", "2", "Enter", "1", "3", "Tab", "4", "1", "3", "2", "-", "1", *"20260630", "o", "k", "Enter")
    goes(page, lambda: press(page, "Enter"))
    assert "both keyings are alike" in page.tell("document.querySelector('.notice').textContent")
    (form,) = stored(screen[2] / "data" / "1" / FOLDER)
    assert form.mode == "paper"
    assert {
        "q2": 12.0,
        "q3_1": 1,
        "q3_2": 0,
        "q3_3": 1,
        "q6_1": 2,
        "q6_3": 1,
        "q7": "2026-06-30",
    }.items() <= form.columns.items()


def test_what_no_paper_can_say_is_refused_and_what_it_may_say_stands(page, screen):
    open_form(page, screen, 2)
    press(page, "7")
    assert told(page, "q1") == "There is no such code; possible are 1, 2, 3."
    assert here(page) == "q1"
    press(page, "2")  # what was refused is marked, and typed over
    assert here(page) == "q3"  # years of work are not asked of who does not work
    press(page, "ArrowUp")
    assert here(page) == "q2"
    press(page, "9", "9", "Enter")
    assert told(page, "q2").startswith("By the other answers this question was not asked.")
    press(page, "Backspace", "Enter")
    assert here(page) == "q3"
    press(page, "1", "2", "3", "Enter")
    assert told(page, "q3").startswith("At most 2 may be ticked.")
    press(page, "+")
    assert (told(page, "q3"), page.tell("document.getElementById('f-q3').value")) == ("", "123+")
    assert here(page) == "q4"
    press(page, "Backspace")
    assert here(page) == "q3"
    press(page, "Enter", "-", "-", "-", "-", "-", "-", "-", "Enter")
    assert here(page) == "save"
    goes(page, lambda: press(page, "Enter"))
    assert printed(form_number(2)) in page.tell("document.querySelector('.notice').textContent")


def test_differences_are_settled_with_a_reason(page, screen):
    address, links, study = screen
    with closing(logged_in(address, next(links))) as other:
        assert key(other, 3).status_code == 303
    open_form(page, screen, 3)
    press(page, "1", "2", "1", "Enter", "1", "Enter", "5", "1", "3", "-", "-", "1", "-", *"ok", "Enter")
    goes(page, lambda: press(page, "Enter"))
    assert "fields in which the two keyings differ: 3" in page.tell("document.querySelector('.notice').textContent")
    arrive(page, f"{address}/settle?form={form_number(3)}")
    for field, choice in (("q2", "second"), ("q4", "first"), ("q8", "other")):
        page.click(f'[name="choice:{field}"][value="{choice}"]')
    page.click('[name="other:q8"]')
    page.call("Input.insertText", text="很好！")
    page.click("#why")
    page.call("Input.insertText", text="Looked at the paper again")
    goes(page, lambda: page.click("form[action='/settle'] button"))
    (form,) = [each for each in stored(study / "data" / "1" / FOLDER) if each.columns["q8"] == "很好！"]
    assert (form.columns["q2"], form.columns["q4"]) == (21.0, 4)


def test_without_scripts_the_same_form_is_refused_mended_and_saved(page, screen):
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    open_form(page, screen, 4)
    for name, text in {**TYPED, "q2": "99"}.items():
        page.tell(f"document.getElementById('f-{name}').value = {text!r}")
    goes(page, lambda: page.click("#save"))
    assert told(page, "q2").startswith("Possible are numbers from 0 to 60.")
    page.tell("document.getElementById('f-q2').value = '99+'")
    goes(page, lambda: page.click("#save"))
    assert printed(form_number(4)) in page.tell("document.querySelector('.notice').textContent")
    page.faults.clear()  # the browser notes the status 422


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_checker_finds_nothing_on_any_page(browser, tmp_path_factory, request, size, scheme):
    script = axe(request.config.cache.mkdir("axe"))
    study = founded(tmp_path_factory.mktemp("checked"))
    with entry_screen(study, "ab", "cd", "ab") as (address, links):
        for link, text in zip(links[:2], ("很好", "好"), strict=True):
            with closing(logged_in(address, link)) as other:
                assert key(other, 5, q8=text).status_code == 303
        for path in ("/login", links[2].removeprefix(address)):
            checked(browser, script, address + path, size, scheme)
        goes(browser, lambda: browser.click("main button"))
        for path in ("/", f"/key?form={form_number(6)}", f"/settle?form={form_number(5)}", "/figures"):
            checked(browser, script, address + path, size, scheme)
    browser.faults.clear()


def checked(page, script, address, size, scheme):
    arrive(page, address, **size, scheme=scheme)
    page.tell(script + "; 0")
    assert page.tell(CHECK) == [], address
    assert page.tell("document.documentElement.scrollWidth") <= size["width"], address
