"""The monitor in a real browser: on a phone and a desk, light and dark, by keyboard, without help from anywhere."""

import pytest
from axe import axe
from browser import browsing
from monitored import WORDS

PHONE, DESK = {"width": 390, "height": 844, "touch": True}, {"width": 1280, "height": 900}
CHECK = """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    .then(found => found.violations.map(each => each.id + ": " + each.nodes.map(node => node.html).join(" ")))"""


class Address(str):
    """What the driver opens: it asks a path for its address."""

    def as_uri(self):
        return str(self)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def page(browser, address):
    browser.call("Network.clearBrowserCookies")
    browser.open(Address(f"{address}/?language=en"), **DESK)
    browser.requests.clear()
    browser.faults.clear()
    yield browser
    assert browser.faults == []
    assert [each for each in browser.requests if not each.startswith((address, "data:"))] == []


def goes(page, act):
    page.loaded = 0
    act()
    while not page.loaded:
        page._note(page._heard())


def login(page):
    page.tell("document.getElementById('passphrase').focus()")
    page.call("Input.insertText", text=WORDS)
    goes(page, lambda: page.key("Enter"))


def test_the_keyboard_alone_opens_the_monitor_and_reaches_every_button(page):
    page.key("Tab")
    page.key("Tab")
    page.key("Tab")
    assert page.tell("document.activeElement.id") == "passphrase"
    page.call("Input.insertText", text=WORDS)
    goes(page, lambda: page.key("Enter"))
    reached = []
    for _ in range(9):
        page.key("Tab")
        reached.append(page.tell("document.activeElement.textContent.trim().slice(0, 30)"))
    assert [each for each in reached if each in ("Look again", "Write the answers for the repor", "Log out")]
    assert page.tell("document.querySelectorAll('svg rect').length") > 50


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_checker_finds_nothing_on_any_page(page, address, request, language, size, scheme):
    script = axe(request.config.cache.mkdir("axe"))
    for path in ("/login", "/"):
        page.open(Address(f"{address}{path}?language={language}"), **size, scheme=scheme)
        if path == "/":
            login(page)
        page.tell(script + "; 0")
        assert page.tell(CHECK) == [], path
        assert page.tell("document.documentElement.scrollWidth") <= size["width"]
