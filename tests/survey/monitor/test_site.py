"""The monitor as it is served: shut to who lacks the passphrase, and harmless to who has it."""

import os
import re
import shutil
import subprocess
import time

import pytest
from lxml import html
from monitored import WORDS, monitored
from serving import CANVASS, client

from survey.monitor.login import PUBLIC
from survey.monitor.passphrase import Passphrase, Throttle, made
from survey.monitor.publishing import LOOK_AGAIN
from survey.monitor.sessions import COOKIE, LASTS, Sessions
from survey.monitor.site import routes
from survey.monitor.wording import WORDS as WORDING
from survey.store import opened


def test_every_address_without_a_session_is_shut_but_the_public_ones(page, address):
    addresses = {(route.path, method) for route in routes(_Any()) for method in route.methods - {"HEAD"}}
    assert {path for path, _ in addresses} >= {"/", "/export", "/logout", *PUBLIC}
    for path, method in sorted(addresses):
        with client(address) as own:  # a body that is not read ends its connection
            done = own.request(method, path, data={"x": "y"} if method == "POST" else None)
        assert "237" not in done.text
        if path in PUBLIC:
            continue
        assert done.status_code == (303 if path == "/" else 401), path
        assert done.text == ""
    for path in ("/nothing", "/static/../board.py", "/export/"):
        assert page.get(path).status_code == 401
    assert page.post("/export", data={"x": "y"}, headers={"cookie": f"{COOKIE}={'x' * 43}"}).status_code == 401


class _Any:
    def __getattr__(self, name):
        return _Any() if name == "login" else lambda request: None


def test_the_page_shows_the_figures_and_only_those(inside, study):
    text = html.fromstring(inside.get("/").text).text_content()
    assert "47 forms returned" in " ".join(text.split())
    assert "47 of 400 issued · 12%" in text
    for part in ("Returns by day", "Quotas", "Web and paper", "Who has answered", "Answers so far", "Screening"):
        assert part in text
    assert "Opened, nothing answered" in text
    tables = html.fromstring(inside.get("/").text).xpath("//section[@aria-labelledby='who']//td[@class='digits'][1]")
    assert {cell.text_content() for cell in tables} <= {"–", *map(str, range(10, 50, 5))}


def test_a_study_may_be_named_like_markup(inside):
    found = html.fromstring(inside.get("/").text)
    assert found.xpath("//h1/span")[0].text_content() == "Try <b>"
    assert not found.xpath("//b")
    assert "试 <b>" in html.fromstring(inside.get("/", params={"language": "zh"}).text).text_content()


def test_no_wrong_passphrase_opens_and_guessing_is_slowed_down(study):
    with monitored(study, environment={"CANVASS_PASSPHRASE": WORDS}) as (address, _), client(address) as page:
        assert page.get("/login").status_code == 200
        for guess in ("", WORDS + "x", WORDS[:-1], WORDS.upper(), "口令"):
            done = page.post("/login", data={"passphrase": guess})
            assert (done.status_code, "set-cookie" in done.headers) == (403, False)
        done = page.post("/login", data={"passphrase": WORDS})
        assert (done.status_code, "set-cookie" in done.headers) == (429, False)
        assert 0 < int(done.headers["retry-after"]) < 10


def test_each_failure_makes_the_wait_longer_and_only_for_who_failed():
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    waits = []
    for _ in range(16):
        throttle.note("here", False)
        waits.append(throttle.wait("here"))
        now[0] += throttle.wait("here")
    assert waits[:6] == [0, 0, 0, 0, 1, 2]
    assert max(waits) == waits[-1] == 300
    assert throttle.wait("elsewhere") == 0
    throttle.note("here", True)
    throttle.note("here", False)
    assert throttle.wait("here") == 0
    assert b"here" not in b"".join(throttle.failures)


def test_a_login_begins_a_new_session_and_a_logout_ends_it(address, study):
    with monitored(study, environment={"CANVASS_PASSPHRASE": WORDS}) as (address, _):
        import httpx

        headers = {"sec-fetch-site": "same-origin", "origin": address}
        with httpx.Client(base_url=address, headers=headers) as page:
            page.cookies.set(COOKIE, "planted")
            done = page.post("/login", data={"passphrase": f" {WORDS} "})
            (cookie,) = done.headers.get_list("set-cookie")
            assert {"HttpOnly", "Path=/", "SameSite=strict", f"Max-Age={LASTS}"} <= set(cookie.split("; "))
            name = re.match(rf"{COOKIE}=([\w-]{{43}});", cookie)[1]
            assert httpx.get(f"{address}/", cookies={COOKIE: "planted"}).status_code == 303
            assert httpx.get(f"{address}/", cookies={COOKIE: name}).status_code == 200
            assert page.post("/logout", data={"x": "y"}, headers={"cookie": f"{COOKIE}={name}"}).status_code == 303
            assert httpx.get(f"{address}/", cookies={COOKIE: name}).status_code == 303


def test_a_session_ends_by_itself():
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    name = sessions.begin()
    assert sessions.is_open(name)
    assert not sessions.is_open("")
    now[0] += LASTS
    assert not sessions.is_open(name)


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}])
@pytest.mark.parametrize("path", ["/login", "/export", "/logout"])
def test_no_other_site_presses_a_button_here(inside, study, path, headers):
    assert inside.post(path, data={"passphrase": WORDS}, headers=headers).status_code == 403
    assert not (study / "data" / "1" / "collected.csv").exists()


def test_another_host_is_not_answered(inside):
    assert inside.get("/", headers={"host": "evil.example"}).status_code == 400


def test_the_button_does_what_harvest_does(inside, study):
    target = study / "data" / "1" / "collected.csv"
    done = inside.post("/export", params={"language": "en"}, data={"x": "y"})
    assert done.status_code == 200
    assert f"47 forms in {target}" in html.fromstring(done.text).text_content()
    ours = target.read_bytes()
    target.unlink()
    subprocess.run([CANVASS, "harvest", "--study", study], check=True, capture_output=True)
    assert target.read_bytes() == ours
    target.unlink()


def test_a_passphrase_is_made_where_none_is_given_and_opens(study):
    with monitored(study) as (address, said):
        words = re.fullmatch(r"The passphrase is ([a-z2-7]{4}(-[a-z2-7]{4}){3})\n", said[1])[1]
        import httpx

        headers = {"sec-fetch-site": "same-origin", "origin": address}
        assert httpx.post(f"{address}/login", data={"passphrase": words}, headers=headers).status_code == 303
    assert made() != made()
    assert Passphrase(words).is_right(words)
    assert not Passphrase(words).is_right("")


def test_a_short_passphrase_and_a_missing_file_are_refused_with_a_sentence(study, tmp_path):
    for words, environment, sentence in (
        ([], {"CANVASS_PASSPHRASE": "short"}, "refused: CANVASS_PASSPHRASE: the passphrase needs 12 characters"),
        (["--passphrase-file", tmp_path / "none"], {}, f"refused: {tmp_path / 'none'}: this file cannot be read"),
    ):
        command = [CANVASS, "monitor", "--study", study, "--port", "0", *words]
        environment = {**os.environ, "LC_ALL": "en_US.UTF-8", **environment}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=30)
        assert (done.returncode, done.stderr) == (1, sentence + "\n")


def test_nine_more_forms_change_nothing_on_any_page_and_the_tenth_changes_it(study, entries, tmp_path):
    other = tmp_path / "study"
    shutil.copytree(study, other)

    def pages():
        with monitored(other, environment={"CANVASS_PASSPHRASE": WORDS}) as (address, _), client(address) as page:
            page.post("/login", data={"passphrase": WORDS})
            seen = [page.get("/").text]
            time.sleep(LOOK_AGAIN)
            return {*seen, page.get("/").text}

    before = pages()
    assert len(before) == 1
    with opened(other / "data" / "1" / "collected") as store:
        for entry in entries[47:56]:
            store.submit(entry).result()
        assert pages() == before  # while the form is served, and by a monitor begun anew
        store.submit(entries[56]).result()
        assert len(pages() | before) == 2


def test_a_damaged_store_is_told_and_no_figures_are_shown(study, tmp_path):
    other = tmp_path / "study"
    shutil.copytree(study, other)
    path = other / "data" / "1" / "collected" / "answers.db"
    held = path.read_bytes()
    path.write_bytes(held.replace(b'"q1":1', b'"q1":2', 1))
    command = [CANVASS, "monitor", "--study", other, "--port", "0"]
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=30)
    assert done.returncode == 1
    assert "the store is damaged" in done.stderr


def test_both_languages_have_every_word():
    assert WORDING["zh"].keys() == WORDING["en"].keys()
