"""The served form: what it stores, what it refuses, and that it knows nobody."""

import os
import socket
import subprocess
import threading
import time
from urllib.parse import urlencode

import httpx
import pytest
from serving import ANSWERS, CANVASS, NUMBER, agreed, client, form, founded, served

from canvass.study import load_study
from instrument.loading import load
from survey.reading import read_folder
from survey.store.files import FOLDER, Files
from survey.store.reading import stored


def kept(study):
    return stored(study / "data" / "1" / FOLDER)


def test_a_form_is_stored_once_and_sending_it_again_is_harmless(page, study):
    before = len(kept(study))
    first, second = page.post("/form", data=form(page)), page.post("/form", data=form(page))
    assert (first.status_code, second.status_code) == (201, 200)
    assert 'id="receipt"' in first.text
    assert first.text == second.text
    assert page.post("/form", data=form(page) | {"q8": "another"}).status_code == 409
    assert len(kept(study)) == before + 1


def test_fifty_posts_of_one_form_at_once_make_one_row(address, page, study):
    before, made, found = len(kept(study)), form(page, 50), []
    begun = threading.Barrier(50)

    def send():
        with client(address) as own:
            begun.wait()
            found.append(own.post("/form", data=made).status_code)

    threads = [threading.Thread(target=send) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [200] * 49 + [201]
    assert len(kept(study)) == before + 1


def test_a_receipt_deletes_the_answers_for_good(page, study):
    made = form(page, 60, **ANSWERS | {"q8": "绝无仅有"})
    done = page.post("/form", data=made)
    receipt = done.text.partition('id="receipt">')[2].partition("<")[0]
    assert page.post("/remove", data={"receipt": "AAAA-BBBB-CCCC-DDDD"}).status_code == 404
    assert page.post("/remove", data={"receipt": receipt}).status_code == 200
    assert page.post("/form", data=made).status_code == 410
    assert not [path for path in study.rglob("*") if path.is_file() and "绝无仅有".encode() in path.read_bytes()]


MANY = "&" + urlencode([(f"x{n}", n) for n in range(5000)])
BAD = {
    "a forged code": (lambda form: urlencode(form | {"q1": "7"}), 422, "an answer that this questionnaire does not"),
    "an unknown field": (lambda form: urlencode(form | {"q99": "1"}), 422, "a field that this questionnaire does not"),
    "a repeated field": (lambda form: urlencode(form) + "&q1=2", 422, "a field twice"),
    "a lone surrogate": (lambda form: urlencode(form) + "&q8x=%ED%A0%80", 422, "no text"),
    "a control character": (lambda form: urlencode(form | {"q8": "a\x0bb"}), 422, "no text"),
    "5,000 fields": (
        lambda form: urlencode(form) + "&" + urlencode([(f"x{n}", n) for n in range(5000)]),
        422,
        "more fi",
    ),
    "a hidden answer": (lambda form: urlencode(form | {"q1": "2"}), 422, "this question is not for you"),
    "no consent": (lambda form: urlencode(form | {"_agreed": "x"}), 422, "The consent is missing"),
    "a number that is none": (lambda form: urlencode(form | {"_number": "1"}), 422, "no number"),
    "a large body": (lambda form: urlencode(form | {"q8": "x" * 400_000}), 413, "too large"),
    "no form at all": (lambda form: "nonsense", 422, "not the form"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_gets_one_plain_sentence_and_nothing_is_stored(page, study, what):
    made, status, sentence = BAD[what]
    before = kept(study)
    body = made(form(page, 70, **ANSWERS))
    done = page.post("/form", content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert (done.status_code, sentence in done.text or CHINESE[what] in done.text) == (status, True), done.text
    assert "Traceback" not in done.text
    assert kept(study) == before


CHINESE = dict.fromkeys(BAD, "没有保存") | {"a number that is none": "没有编号", "no consent": "知情同意"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 400),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"content-encoding": "gzip"}, 415),
        ({"content-type": "multipart/form-data; boundary=x"}, 415),
        ({"content-type": "application/json"}, 415),
    ],
)
def test_posts_from_elsewhere_and_of_another_kind_are_turned_away(page, study, headers, status):
    before = kept(study)
    body = urlencode(form(page, 80, **ANSWERS))
    done = page.post("/form", content=body, headers={"content-type": "application/x-www-form-urlencoded"} | headers)
    assert done.status_code == status
    assert kept(study) == before


def test_a_post_that_tells_no_origin_is_turned_away(address):
    assert httpx.post(f"{address}/form", data={"a": "b"}).status_code == 403


def test_after_a_refused_form_whose_body_comes_late_the_connection_is_good_for_the_next_page(address):
    host, port = address.removeprefix("http://").split(":")
    head = f"POST /form HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: http://evil.example\r\nContent-Length: 9\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(head.encode())
        found = b""
        while not found.endswith(b"</html>"):
            found += connection.recv(65536)
        connection.sendall(b"q1=1&q2=3" + f"GET /full.json HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        while not found.endswith(b"[]"):
            more = connection.recv(65536)
            assert more, "the connection was closed"
            found += more
    assert found.startswith(b"HTTP/1.1 403")
    assert found.count(b"HTTP/1.1 200") == 1


def test_one_sentence_is_said_in_every_language_the_chosen_one_first(page):
    chinese, english = "没有这个页面", "There is no such page"
    done = page.get("/nothing").text
    assert done.index(chinese) < done.index(english)
    done = page.get("/full?language=en").text
    assert done.index("Enough people") < done.index("您填写的内容没有保存")


def test_an_endless_body_is_cut_off(address):
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        head = f"POST /form HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {address}\r\n"
        head += "Content-Type: application/x-www-form-urlencoded\r\n"
        connection.sendall((head + "Transfer-Encoding: chunked\r\n\r\n").encode())
        sent = 0
        try:
            while sent < 200 << 20:
                connection.sendall(b"10000\r\n" + b"a" * 65536 + b"\r\n")
                sent += 65536
        except OSError:
            pass
        assert sent < 20 << 20


def test_every_answer_has_the_same_headers(page):
    for done in (
        page.get("/"),
        page.get("/form"),
        page.get("/nothing"),
        page.get("/static/form.css"),
        page.put("/form"),
    ):
        assert done.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert done.headers["x-content-type-options"] == "nosniff"
        assert done.headers["cache-control"] == "no-store"
        assert "set-cookie" not in done.headers
        assert "server" not in done.headers


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/etc/passwd", "/form/"]
)
def test_no_other_path_leads_anywhere(page, path):
    assert page.get(path).status_code in {403, 404, 415}


def test_a_wrong_form_comes_back_as_it_was_with_what_is_wrong(page):
    done = page.post("/form", data=form(page, 90, **ANSWERS | {"q2": "eighty", "q8": "</textarea><b>kept"}))
    assert done.status_code == 422
    assert 'value="eighty"' in done.text
    assert "&lt;/textarea&gt;&lt;b&gt;kept" in done.text
    assert "This is no number." in done.text
    assert NUMBER.format(90) in done.text


# fmt: off
CANARIES = [
    '"><svg/onload=alert(1)>', "<script>alert(1)</script>", "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "' autofocus onfocus='alert(1)", "{{7*7}}", "{% raw %}", "javascript:alert(1)", "<xmp>",
    "\u2028alert(1)", "+ADw-script+AD4-",
]
# fmt: on


@pytest.mark.parametrize("canary", CANARIES)
def test_what_a_respondent_writes_is_never_markup(page, canary):
    from lxml import html

    benign = page.post("/form", data=form(page, 91, **ANSWERS | {"q1": "", "q2": "x", "q4": "", "q8": "words"})).text
    answers = ANSWERS | {"q1": "", "q2": canary, "q4": "", "q8": canary}
    done = page.post("/form", data=form(page, 91, **answers)).text

    def shape(text):
        return [(each.tag, sorted(each.keys())) for each in html.fromstring(text).iter() if isinstance(each.tag, str)]

    assert shape(done) == shape(benign)
    assert "49" not in done.replace(canary, "")


def test_nothing_tells_who_answered_or_when(tmp_path):
    study = founded(tmp_path / "study")
    marks = {
        "user-agent": "MarkAgent/77",
        "referer": "http://mark-referrer.example/",
        "x-forwarded-for": "203.0.113.77",
    }
    with served(study) as address, client(address) as page:
        for number in range(5):
            assert page.post("/form", data=form(page, number, **ANSWERS), headers=marks).status_code == 201
        during = held_anywhere(study)
    after = held_anywhere(study)
    for mark in (b"MarkAgent", b"mark-referrer", b"203.0.113.77", NUMBER.format(3).encode()):
        assert mark not in during
        assert mark not in after
    assert b"127.0.0.1" not in after
    moment = time.strftime("%Y-%m-%dT%H", time.gmtime()).encode()
    assert moment not in after
    assert moment[:10] in after


def held_anywhere(study):
    return b"".join(path.read_bytes() for path in sorted(study.rglob("*")) if path.is_file())


def test_a_slow_client_is_let_go_and_others_are_served_meanwhile(address, page):
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        began = time.monotonic()
        assert page.get("/").status_code == 200
        assert slow.recv(1) == b""
        assert 6 < time.monotonic() - began < 12


def test_harvest_writes_what_report_reads(tmp_path):
    study = founded(tmp_path / "study")
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    with served(study) as address, client(address) as page:
        for number in range(12):
            page.post("/form", data=form(page, number, **ANSWERS | {"q8": "=1+1" if number else "第一行\n第二行"}))
        other = {"q1": "2", "q3_2": "1", "q5_a": "2", "q5_b": "2", "q6_1": "1", "phone": "13800000000"}
        assert page.post("/form", data=form(page, 99, **other)).status_code == 201
    done = subprocess.run(
        [CANVASS, "harvest", "--study", study], capture_output=True, text=True, env=environment, check=True
    )
    assert "13 forms in" in done.stderr
    wave = load_study(study).wave(None)
    reading = read_folder(wave.responses, load(load_study(study).questionnaire))
    assert [issue for issue in reading.issues if issue.rule != "issued"] == []
    assert len(reading.responses) + len(reading.aside) == 13
    texts = {text for each in (reading.responses, reading.aside) for text in each.columns["q8"]}
    assert texts <= {"=1+1", "第一行\n第二行", ""}
    assert "=1+1" in texts
    assert b"13800000000" not in (wave.responses / "collected.csv").read_bytes()
    restored = subprocess.run(
        [CANVASS, "restore", "--study", study], capture_output=True, text=True, env=environment, check=True
    )
    assert "13 forms restored" in restored.stderr
    assert Files(wave.responses / FOLDER).answers.exists()


def test_a_second_server_is_refused_with_one_sentence(address, study):
    command = [CANVASS, "collect", "--study", study, "--port", "0"]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "en_US.UTF-8"}, timeout=30
    )
    assert done.returncode == 1
    assert "another canvass has this store open" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_way_in_leads_through_consent(page):
    assert page.get("/form").status_code == 303
    assert page.get("/form", params={"agreed": agreed(page), "language": "en"}).status_code == 200
    assert "严格保密" in page.get("/").text
    assert "Strictly confidential" in page.get("/", params={"language": "en"}).text
