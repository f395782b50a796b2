"""Sixty canaries through every input into every page: none comes alive, each is printed as it was given."""

import asyncio
import html as entities
import json
import re
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from canaries import CANARIES, COMPUTED
from lxml import html
from ruamel.yaml import YAML
from serving import ANSWERS, HERE

from instrument.loading import load, read
from reports.paper.invitations import Sheet, Slip, render
from survey.store import opened
from survey.store.invitations import add, new_code
from survey.store.quotas import Group
from survey.web.app import site
from survey.web.copies import Again, Copy
from survey.web.drafts import Draft, keep, key_of
from survey.web.evaluating import evaluate
from survey.web.fields import NAMES, fields_of
from survey.web.limiting import Allowance, Limits
from survey.web.pages import Pages
from survey.web.settings import Settings

sys.path.append(str(Path(__file__).parents[2] / "reports"))
from browser import browsing

BENIGN = "plain words"
ORIGIN = "http://form.example"
NUMBER = "00000000-0000-4000-8000-000000000001"
WORDS = ("not_found", "not_allowed", "failed", "wrong_host", "cross_site", "too_often", "unavailable", "closed", "full")


def shape(page):
    """Every element with the names of its attributes: what a text must never change."""
    found = Counter()
    for each in html.fromstring(page).iter():
        if isinstance(each.tag, str):
            found[each.tag, tuple(sorted(each.keys()))] += 1
    return found


def same(text):
    return re.sub(r"\s+", " ", text).strip()


def holds(page, canary):
    """Whether the canary stands in a text or an attribute as it was given."""
    tree = html.fromstring(page)
    texts = [tree.text_content(), *(value for each in tree.iter() for value in each.attrib.values())]
    return any(same(canary) in same(text) for text in texts)


def test_there_are_sixty():
    assert len(set(CANARIES)) == len(CANARIES) >= 60


# What a study says


def said_by_study(canary):
    """The questionnaire with that text wherever a text may stand."""
    data = YAML(typ="safe").load((HERE / "all.yaml").read_text(encoding="utf-8"))
    at = iter(range(10_000))

    def told(node):
        if isinstance(node, list):
            return [told(each) for each in node]
        if not isinstance(node, dict):
            return node
        return {
            key: f"{canary} {next(at)}" if key in ("zh", "en") and isinstance(held, str) else told(held)
            for key, held in node.items()
        }

    for question in data["questions"]:
        question["hint"] = {"zh": "", "en": "x"} | {"zh": "x"}
        question["ask_if"] = question.get("ask_if") or None
        if question["ask_if"] is None:
            del question["ask_if"]
    content = json.dumps(told(data), ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return read(content.encode(), "canary.yaml")


def pages_of(instrument):
    """Every page of the site."""
    settings = Settings(True, datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
    pages = Pages(instrument, settings)
    wrong = evaluate(instrument, {})
    for language in pages.languages:
        yield pages.consent(language, "AAAA")
        yield pages.invitation(language)
        yield pages.form(language, Copy(NUMBER, 0, "AAAA"))
        yield pages.form(language, Copy(NUMBER, 0, "AAAA"), Again({}, wrong.problems))
        yield pages.thanks(language, "AAAA-BBBB", "AAAA")
        yield pages.remove(language)
        yield pages.remove(language, "no_receipt")
        for word in (*WORDS, "not_yet", "uninvited", "different", "gone", "removed", "too_large"):
            yield pages.message(language, word, {"number": "1"})


@pytest.fixture(scope="module")
def plain_pages():
    return [shape(page) for page in pages_of(said_by_study(BENIGN))]


@pytest.mark.parametrize("canary", CANARIES)
def test_what_a_study_says_is_never_markup_on_any_page(canary, plain_pages):
    pages = list(pages_of(said_by_study(canary)))
    assert len(pages) == len(plain_pages)
    for page, plain in zip(pages, plain_pages, strict=True):
        assert shape(page) == plain
        assert COMPUTED not in page
        assert holds(page, canary)


@pytest.mark.parametrize("canary", CANARIES)
def test_what_stands_on_invitations_is_never_markup(canary):
    def page(text):
        return render(Sheet("en", text, text, text, [Slip(text, text, text)])).decode()

    assert shape(page(canary)) == shape(page(BENIGN))
    assert holds(page(canary), canary)


# What a respondent, or who plays one, sends


@pytest.fixture(scope="module")
def sending(tmp_path_factory):
    instrument = load(HERE / "all.yaml")
    folder = tmp_path_factory.mktemp("store")
    codes = [new_code() for _ in range(3)]
    add(folder / "invitations", codes)
    groups = [Group("a", (("q1", 3),), (("q1", 3),), 0)]
    with opened(folder, with_persons=True, groups=groups, by_invitation=True) as store:
        limits = Limits()
        limits.faults = Allowance(10**9, 1)
        app = site(instrument, store, ["form.example"], Settings(by_invitation=True, groups=tuple(groups)), limits)

        def send(method, path, headers=(), **given):
            async def one():
                transport = httpx.ASGITransport(app)
                own = {"origin": ORIGIN, **dict(headers)}
                async with httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers=own) as page:
                    return await page.request(method, path, **given)

            return asyncio.run(one())

        yield instrument, codes, send


def inputs(instrument, codes, text):
    """Every way a text reaches the site: (method, path, what is sent, whether it comes back)."""
    agreed = instrument.fingerprint[:32]
    about = {"_number": NUMBER, "_agreed": agreed, "_language": "en", "_invitation": codes[0]}
    for name in sorted(fields_of(instrument)):
        kind = name in {"q2", "q7", "q8", "phone", "q1_other"}
        body = about | ANSWERS | {"q5_a": "", name: text}
        yield "POST", "/form", {"data": body}, kind
        if kind:
            yield "POST", "/form", {"data": body | {"_button": "keep"}}, True
            yield "POST", "/form", {"data": body | {"_button": "check"}}, True
    for name in NAMES:
        yield "POST", "/form", {"data": about | ANSWERS | {"q5_a": ""} | {name: text}}, name == "_invitation"
    yield "POST", "/form", {"data": about | {text: "1"}}, False
    yield "POST", "/remove", {"data": {"receipt": text, "_language": text}}, False
    yield "POST", "/reached", {"data": {"was": text, "now": text}}, False
    for path in ("/", "/form", "/full", "/remove", "/full.json", "/nothing"):
        for name in ("language", "agreed", "invitation", "drawn", "other"):
            given = {"agreed": agreed, "invitation": codes[0], "language": "en"} | {name: text}
            yield "GET", path, {"params": given}, False
    yield "GET", f"/static/{httpx.QueryParams({'x': text})}", {}, False
    yield "GET", f"/{entities.escape(text).encode().hex()}", {}, False
    header = text.encode("ascii", "ignore").decode().replace("\n", " ")
    for name in ("user-agent", "referer", "accept-language", "cookie", "x-forwarded-for"):
        yield "GET", "/", {"headers": {name: header}, "params": {"invitation": codes[0]}}, False


def sent(sending, text):
    instrument, codes, send = sending
    return [(*each[:2], each[3], send(each[0], each[1], **each[2])) for each in inputs(instrument, codes, text)]


@pytest.fixture(scope="module")
def plain_answers(sending):
    return [answer for *_, answer in sent(sending, BENIGN)]


@pytest.mark.parametrize("canary", CANARIES)
def test_what_is_sent_is_never_markup_in_any_answer(sending, canary, plain_answers):
    for (method, path, comes_back, answer), plain in zip(sent(sending, canary), plain_answers, strict=True):
        if answer.headers.get("content-type", "").startswith("text/html") and answer.status_code == plain.status_code:
            assert shape(answer.text) == shape(plain.text), (method, path)
        assert COMPUTED not in answer.text
        if comes_back:
            assert holds(answer.text, canary[:100]), (method, path)
        assert answer.headers.get("location", "/").startswith(("/?", "/form?", "/"))
        assert not answer.headers.get("location", "/").startswith("//")


@pytest.mark.parametrize("canary", CANARIES)
def test_what_a_draft_brings_is_never_markup(sending, canary, plain_drafted):
    assert shape(drafted(sending, canary)) == plain_drafted
    assert holds(drafted(sending, canary), canary)


@pytest.fixture(scope="module")
def plain_drafted(sending):
    return shape(drafted(sending, BENIGN))


def drafted(sending, text):
    from starlette.responses import Response

    instrument, codes, send = sending
    agreed = instrument.fingerprint[:32]
    made = Response()
    assert keep(made, key_of(agreed, codes[0]), Draft(NUMBER, 0, {"q8": text, "q2": text, "q1_other": text}))
    held = [value.decode() for name, value in made.raw_headers if name == b"set-cookie"]
    cookies = "; ".join(each.split(";")[0] for each in held if "Max-Age=0" not in each)
    about = {"agreed": agreed, "invitation": codes[0], "language": "en"}
    return send("GET", "/form", headers={"cookie": cookies}, params=about).text


# In a browser, without the policy that would stop what came alive


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def test_in_a_browser_none_of_them_comes_alive(browser, tmp_path, sending):
    class Local(str):
        def as_uri(self):
            return f"file://{self}"

    for at, canary in enumerate(CANARIES):
        pages = [*list(pages_of(said_by_study(canary)))[:7], drafted(sending, canary)]
        pages.append(render(Sheet("en", canary, canary, canary, [Slip(canary, canary, canary)])).decode())
        bodies = [re.sub(r"<meta http-equiv[^>]*>|<(script|link)[^>]*>(</script>)?", "", page) for page in pages]
        path = tmp_path / f"{at}.html"
        path.write_text("\n".join(bodies), encoding="utf-8")
        browser.open(Local(path))
        browser.tell("document.querySelectorAll('input,textarea,button,summary').forEach(each => each.focus())")
        assert browser.tell("window.__alive === undefined"), canary
    assert not [each for each in browser.requests if "evil" in each]


def test_a_page_that_trusted_a_text_would_be_caught(browser, tmp_path):
    caught = 0
    for at, canary in enumerate(CANARIES):
        path = tmp_path / f"{at}.html"
        path.write_text(f"<!doctype html><title>x</title><p>{canary}</p>", encoding="utf-8")

        class Local(str):
            def as_uri(self):
                return f"file://{self}"

        browser.open(Local(path))
        caught += bool(browser.tell("window.__alive === 1"))
    assert caught > 15


def test_nothing_in_the_form_could_take_a_text_for_markup():
    rooms = [HERE.parents[2] / "survey" / "web", HERE.parents[2] / "survey" / "monitor"]
    banned = ("|safe", "| safe", "Markup(", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
    banned += ("autoescape=False", "autoescape false", "from_string(")
    for path in (path for room in rooms for path in room.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        text = path.read_text(encoding="utf-8", errors="ignore")
        assert not [each for each in banned if each in text], path
