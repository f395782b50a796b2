"""Drafts without scripts: the browser keeps them, brings them back, and the server stores nothing of them."""

import base64
import random
import re
import zlib

import pytest
from serving import ANSWERS, client, form, founded, kept, served

KEEP, FORGET = {"_button": "keep"}, {"_button": "forget"}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return founded(tmp_path_factory.mktemp("study"), collect="{order: {seed: 3, options: [q3]}}")


@pytest.fixture(scope="module")
def address(study):
    with served(study) as address:
        yield address


def shown(page, **about):
    return page.get("/form", params={"language": "en", "agreed": form(page)["_agreed"]} | about).text


def number(text):
    return re.search(r'name="_number" value="([\w-]+)"', text)[1]


def test_a_draft_comes_back_with_its_number_its_order_and_everything_filled_in(page, study):
    begun = form(page, 7, q1="1", q2="12", q8="第一行\n<b>绝无仅有") | {"_drawn": "4242"}
    done = page.post("/form", data=begun | KEEP)
    assert (done.status_code, "Your draft is kept on this device" in done.text) == (200, True)
    set_ = [each for each in done.headers.get_list("set-cookie") if "Max-Age=2592000" in each]
    assert all({"HttpOnly", "Path=/form", "SameSite=strict"} <= set(each.split("; ")) for each in set_)
    again = shown(page)
    assert "Your draft on this device was brought back." in again
    assert number(again) == begun["_number"]
    assert 'name="_drawn" value="4242"' in again
    assert 'value="12"' in again
    assert "&lt;b&gt;绝无仅有</textarea>" in again
    assert 'name="q1" value="1" checked' in again
    assert kept(study) == ()
    everything = b"".join(path.read_bytes() for path in (study / "data").rglob("*") if path.is_file())
    assert "绝无仅有".encode() not in everything


def test_a_draft_is_sent_and_gone(page, study):
    page.post("/form", data=form(page, 8, q1="1") | KEEP)
    done = page.post("/form", data=form(page, 8, **ANSWERS))
    assert done.status_code == 201
    assert "Max-Age=0" in done.headers["set-cookie"]
    assert number(shown(page)) != form(page, 8)["_number"]
    assert page.post("/form", data=form(page, 8, **ANSWERS)).status_code == 200
    assert "set-cookie" not in page.post("/form", data=form(page, 8, **ANSWERS)).headers


def test_a_draft_can_be_deleted(page):
    page.post("/form", data=form(page, 9, q1="1") | KEEP)
    assert 'value="forget"' in shown(page)
    done = page.post("/form", data=form(page, 9, q1="1") | FORGET)
    assert done.status_code == 303
    assert done.headers["location"].startswith("/form?agreed=")
    assert number(shown(page)) != form(page, 9)["_number"]


def test_a_draft_that_is_too_long_is_told(page):
    chance = random.Random(1)  # noqa: S311
    long = "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(6000))
    done = page.post("/form", data=form(page, 10, q1_other=long[:3000], q8=long[3000:]) | KEEP)
    assert (done.status_code, "too long to be kept as a draft" in done.text) == (422, True)
    assert "set-cookie" not in done.headers
    assert number(shown(page)) != form(page, 10)["_number"]


def packed(content):
    return base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[1, 2]",
        b'["x", 1, {"q1": "1"}]',
        b'["x", "y", {"nothing": "1"}]',
        b'[null, null, {"q1": 3}]',
        b'["x", 1, {"q8": "a\\u0000b"}]',
        b'["x", 1, {"q8": "\\ud800"}]',
        b"[" * 100_000,
        b"\xff\xfe",
        b" " * 50_000_000,
    ],
    ids=range(10),
)
def test_no_cookie_of_another_making_does_any_harm(address, page, content):
    page.post("/form", data=form(page, 11, q1="1") | KEEP)
    key = next(iter(page.cookies)).rpartition("-")[0]
    with client(address) as other:
        made = packed(content) if content != b"" else "no base64 at all; \x7f"
        pieces = "; ".join(f"{key}-{at}={made[at * 3800 : (at + 1) * 3800]}" for at in range(3))
        done = other.get("/form", params={"agreed": form(other)["_agreed"]}, headers={"cookie": pieces[:15000]})
        assert done.status_code in {200, 400}
        assert 'value="1" checked' not in done.text
        assert other.get("/").status_code == 200
