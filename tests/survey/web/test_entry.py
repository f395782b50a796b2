"""The entry screen: who gets in, what is refused, and that what people typed stays text."""

import os
import re
import sqlite3
import subprocess
from contextlib import closing

import httpx
import openpyxl
import pytest
from entering import TYPED, entry_screen, key, logged_in
from serving import CANVASS, client, founded

from survey.paper.keyings import keyings
from survey.paper.numbers import form_number
from survey.store.files import FOLDER
from survey.store.reading import stored
from survey.web.entry.app import PUBLIC, entry_site
from survey.web.entry.sessions import Sessions, coder_name

CANARIES = ("<img src=x onerror=alert(1)>", '"><svg/onload=alert(1)>', "</script><script>alert(1)</script>", "{{7*7}}")


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    study = founded(tmp_path_factory.mktemp("study"))
    with entry_screen(study, "AB", "cd", "ef") as (address, links):
        people = [logged_in(address, link, "a long passphrase") for link in links]
        yield address, people, study, links
        for each in people:
            each.close()


@pytest.fixture
def site(tmp_path, everything):
    with keyings(tmp_path, everything) as held:
        yield entry_site(held, Sessions(), lambda columns: None, lambda form: None, ("localhost",))


def routes(site):
    return [(route.path, method) for route in site.app.routes for method in route.methods - {"HEAD"}]


def test_without_a_session_only_the_door_answers(screen, site):
    address, _, study, _ = screen
    folder = study / "data" / "1" / FOLDER
    before = (folder / "keyed.db").read_bytes(), (folder / "keyed.db-wal").read_bytes()
    for path, method in routes(site):
        with closing(client(address)) as nobody:  # a connection whose body was not read on is not used again
            if path in PUBLIC:
                continue
            found = nobody.request(method, path, data={"_form": form_number(1), **TYPED} if method == "POST" else None)
            assert (found.status_code, found.headers.get("location", "/login")) in ((303, "/login"), (403, "/login")), (
                path
            )
    assert ((folder / "keyed.db").read_bytes(), (folder / "keyed.db-wal").read_bytes()) == before


@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}, {"origin": "null"}]
)
def test_forms_of_other_sites_are_turned_away(screen, site, headers):
    address, people, _, _ = screen
    cookies = dict(people[0].cookies)
    for path, method in routes(site):
        with httpx.Client(base_url=address, cookies=cookies) as page:
            if method == "POST":
                assert page.post(path, data={"_form": form_number(1)}, headers=headers).status_code == 403


def test_a_link_works_once_and_following_it_changes_nothing(tmp_path):
    study = founded(tmp_path / "study")
    with entry_screen(study, "ab") as (address, (link,)), closing(client(address)) as page:
        secret = re.search(r"link=([^&]+)", link)[1]
        assert [page.get("/begin", params={"link": secret}).status_code for _ in range(2)] == [200, 200]
        assert page.post("/begin", data={"link": secret, "passphrase": "short"}).status_code == 422
        assert page.post("/begin", data={"link": secret}).status_code == 303
        assert page.post("/begin", data={"link": secret}).status_code == 403
        assert page.get("/begin", params={"link": secret}).status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(tmp_path):
    study = founded(tmp_path / "study")
    with entry_screen(study, "ab") as (address, (link,)), closing(client(address)) as page:
        secret = re.search(r"link=([^&]+)", link)[1]
        cookie = page.post("/begin", data={"link": secret}).headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie


def test_a_passphrase_lets_in_again_and_five_wrong_ones_close_the_door_for_a_minute(screen):
    address, _, study, _ = screen
    with closing(client(address)) as page:
        good = {"coder": " Cd ", "passphrase": "a long passphrase"}
        assert page.post("/login", data=good).status_code == 303
        assert page.post("/login", data={"coder": "nobody", "passphrase": "x" * 10}).status_code == 403
        for _ in range(5):
            assert page.post("/login", data=good | {"passphrase": "another one"}).status_code == 403
        assert page.post("/login", data=good).status_code == 429
        assert page.post("/login", data=good | {"coder": "ef"}).status_code == 303  # others are not shut out
    held = b"".join(path.read_bytes() for path in (study / "data" / "1" / FOLDER).rglob("*") if path.is_file())
    assert b"a long passphrase" not in held


def test_without_people_nothing_is_served(tmp_path):
    study = founded(tmp_path / "study")
    done = subprocess.run(
        [CANVASS, "enter", "--study", study, "--port", "0"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (
        1,
        "refused: nobody may key yet; possible: --coder AB, once for each person who keys",
    )


def test_the_same_person_is_refused_the_second_time_whatever_the_case(screen):
    _, (ab, cd, ef), _, _ = screen
    assert key(ab, 10).status_code == 303
    refused = key(ab, 10)
    assert (refused.status_code, "You keyed this form yourself" in refused.text) == (409, True)
    assert ab.post("/open", data={"form": form_number(10)}).status_code == 409
    assert key(cd, 10).status_code == 303
    assert key(ef, 10).status_code == 409
    assert coder_name("ＡＢ") == coder_name("ab") == "ab"


def test_a_number_whose_digit_is_wrong_opens_nothing(screen):
    _, (ab, *_), _, _ = screen
    found = ab.post("/open", data={"form": form_number(11)[:-1] + str((int(form_number(11)[-1]) + 1) % 10)})
    assert (found.status_code, "This is no form number" in found.text) == (422, True)
    assert ab.post("/key", data={"_form": "0000000", **TYPED}).status_code == 422


@pytest.mark.parametrize("fields", [{"evil": "1"}, {"phone": "123"}, {"_number": "1"}])
def test_fields_that_the_paper_does_not_have_are_refused(screen, fields):
    _, (ab, *_), _, _ = screen
    assert ab.post("/key", data={"_form": form_number(12), **TYPED, **fields}).status_code == 422
    assert key(ab, 12).status_code in (303, 409)


@pytest.mark.parametrize("canary", CANARIES)
def test_what_people_typed_stays_text_on_every_page(screen, canary):
    _, (ab, cd, _), _, _ = screen
    serial = 100 + CANARIES.index(canary)
    assert key(ab, serial, q8=canary).status_code == 303
    again = cd.post("/key", data={"_form": form_number(serial), **TYPED, "q8": canary, "q1": canary})
    assert again.status_code == 422
    assert key(cd, serial, q8="x").status_code == 303
    pages = [again.text, *(cd.get(path).text for path in (f"/settle?form={form_number(serial)}", "/figures", "/"))]
    assert not any(canary in page for page in pages if "<" in canary)
    assert "49" not in re.sub(r"\d{6}-\d|\d{7}", "", pages[1]) or canary != "{{7*7}}"


def test_what_was_typed_comes_back_where_the_disk_takes_nothing(tmp_path):
    study = founded(tmp_path / "study")
    with entry_screen(study, "ab") as (address, (link,)), closing(logged_in(address, link)) as page:
        other = sqlite3.connect(study / "data" / "1" / FOLDER / "keyed.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")  # as long as somebody writes, nobody else does
        refused = key(page, 1, q8="未丢失")
        assert (refused.status_code, "未丢失" in refused.text) == (503, True)
        other.execute("ROLLBACK")
        other.close()
        assert key(page, 1, q8="未丢失").status_code == 303


def test_what_was_acknowledged_outlives_a_kill(tmp_path, everything):
    study = founded(tmp_path / "study")
    command = [CANVASS, "enter", "--study", study, "--port", "0", "--coder", "ab"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "en_US.UTF-8"})
    address = re.search(r"http://[^/]+", server.stderr.readline())[0]
    with closing(logged_in(address, server.stderr.readline())) as page:
        acknowledged = [serial for serial in range(1, 21) if key(page, serial).status_code == 303]
        server.kill()
    server.communicate()
    with keyings(study / "data" / "1" / FOLDER, everything) as held:
        assert set(held.forms()) >= {form_number(serial) for serial in acknowledged}
        assert len(acknowledged) == 20


def test_what_is_settled_needs_a_reason_and_lists_who_and_why(screen):
    _, (ab, cd, ef), study, _ = screen
    form = form_number(200)
    assert (key(ab, 200).status_code, key(cd, 200, q2="21").status_code) == (303, 303)
    assert ef.post("/settle", data={"_form": form, "choice:q2": "second", "_why": " "}).status_code == 422
    assert ef.post("/settle", data={"_form": form, "_why": "x"}).status_code == 422
    wrong = ef.post("/settle", data={"_form": form, "choice:q2": "other", "other:q2": "x", "_why": "y"})
    assert (wrong.status_code, "This is no number." in wrong.text) == (422, True)
    done = ef.post("/settle", data={"_form": form, "choice:q2": "second", "_why": "the paper says 21"})
    assert (done.status_code, done.headers["location"]) == (303, f"/?done={form}")
    assert "21, by ef: the paper says 21" in ef.get("/figures").text
    assert 21.0 in {each.columns["q2"] for each in stored(study / "data" / "1" / FOLDER)}
    # a settled form is corrected field by field, and no keying of it is withdrawn
    assert (
        ef.post("/settle", data={"_form": form, "_field": "q8", "_value": "好", "_why": "misread"}).status_code == 303
    )
    assert "好" in {each.columns["q8"] for each in stored(study / "data" / "1" / FOLDER)}
    number = re.search(r'name="_keying" value="(\d+)"', ef.get(f"/settle?form={form}").text)
    assert number is None
    assert ef.post("/withdraw", data={"_form": form, "_keying": "1", "_why": "x"}).status_code == 422


def test_what_was_keyed_once_is_not_shown_before_the_second_time(screen):
    _, (ab, cd, _), _, _ = screen
    assert key(ab, 300, q8="只有一次").status_code == 303
    for page in (ab, cd):
        assert "只有一次" not in page.get(f"/settle?form={form_number(300)}").text + page.get("/figures").text


def test_the_command_writes_differences_and_tells_the_whole(tmp_path):
    study = founded(tmp_path / "study")
    with entry_screen(study, "ab", "cd") as (address, links):
        people = [logged_in(address, link) for link in links]
        for serial in range(1, 11):
            for at, page in enumerate(people):
                year = "21" if (at, serial) == (1, 4) else str(serial)
                scale = "" if serial != 4 else "4"
                assert key(page, serial, q2=year, q3="2" if serial != 4 else "1", q4=scale).status_code == 303
        key(people[0], 11)
        for each in people:
            each.close()
    english = {"LC_ALL": "en_US.UTF-8", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [CANVASS, "enter", "--study", study, "--differences"], capture_output=True, text=True, check=True, env=english
    )
    assert "10 forms keyed twice, 1 of 101 fields differ (99.0 in 10,000), kappa" in done.stderr
    book = openpyxl.load_workbook(study / "build" / "double-entry.xlsx")
    assert [cell.value for cell in book["differences"][2]][:6] == ["000004-5", "q2", "4", "ab", "21", "cd"]
    told = subprocess.run(
        [CANVASS, "harvest", "--study", study], capture_output=True, text=True, check=True, env=english
    ).stderr
    assert "9 settled paper forms are in the store" in told
    assert "paper forms with open differences, not harvested: 000004-5" in told
    assert "paper forms keyed once only, not harvested: 000011-" in told
    assert "9 forms in" in told
