"""What answers without a session, and what is said when the store takes nothing in."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from types import SimpleNamespace

import httpx
import pytest
from serving import ANSWERS, HERE, client, form, founded, kept, served

from instrument.loading import load
from survey.store import opened
from survey.store.files import FOLDER, reading
from survey.web.app import routes, site

PUBLIC = {
    ("GET", "/"),
    ("GET", "/form"),
    ("POST", "/form"),
    ("GET", "/full"),
    ("GET", "/full.json"),
    ("POST", "/reached"),
    ("GET", "/remove"),
    ("POST", "/remove"),
    ("GET", "/static/{name}"),
}


def test_every_address_is_on_the_public_list_and_no_other_answers():
    held = SimpleNamespace(taking=SimpleNamespace(take=None), removing=SimpleNamespace(page=None, remove=None))
    held.leaving = SimpleNamespace(note=None)
    held.consent = held.form = held.full = held.full_groups = held.static = None
    found = {(method, route.path) for route in routes_of(held) for method in route.methods - {"HEAD"}}
    assert found == PUBLIC


def routes_of(held):
    def nothing(request):
        raise NotImplementedError

    for each in (held, held.taking, held.removing, held.leaving):
        for name, value in list(vars(each).items()):
            if value is None:
                setattr(each, name, nothing)
    return routes(held)


@pytest.mark.parametrize(
    "path",
    [
        "/monitor", "/admin", "/enter", "/export", "/answers.db", "/collected.csv", "/backups/", "/.env", "/docs",
        "/openapi.json", "/static/", "/static/form.css/..", "/form.json", "/full.json/", "/data/1/collected.csv",
    ],
)  # fmt: skip
def test_what_is_not_on_the_list_is_not_there(page, path):
    done = page.get(path)
    assert done.status_code in {403, 404}
    assert "<h1>" in done.text
    assert "Traceback" not in done.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_no_other_method_does_anything(page, study, method):
    before = kept(study)
    for path in ("/", "/form", "/remove", "/full", "/reached"):
        assert page.request(method, path).status_code in {403, 405, 415}
    assert kept(study) == before


@pytest.mark.parametrize("path", ["/form", "/remove", "/reached"])
@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}, {"origin": "null"}]
)
def test_every_post_from_elsewhere_is_turned_away(page, path, headers):
    done = page.post(path, data={"receipt": "x"}, headers=headers)
    assert done.status_code == 403


def test_a_post_without_origin_is_turned_away_everywhere(address):
    for path in ("/form", "/remove", "/reached"):
        assert httpx.post(f"{address}{path}", data={"a": "b"}).status_code == 403


def test_no_page_leads_elsewhere(page):
    for query in (
        "language=//evil.example",
        "language=/%5Cevil.example",
        "agreed=x&language=https:e",
        "next=//evil",
    ):
        done = page.get(f"/form?{query}")
        assert done.status_code == 303
        assert done.headers["location"] in {"/?language=zh", "/?language=en"}


def test_a_full_disk_is_told_over_the_network_and_the_first_form_after_it_is_stored(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        study = founded(disk / "study")
        with served(study) as address, client(address) as page:
            assert page.post("/form", data=form(page, 1, **ANSWERS)).status_code == 201
            filler = disk / "filler"
            free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
            filler.write_bytes(b"x" * (free - 300_000))
            statuses, number = [201], 1
            while statuses[-1] == 201 and number < 600:
                number += 1
                done = page.post("/form", data=form(page, number, **ANSWERS | {"q8": "字" * 1900}))
                statuses.append(done.status_code)
            assert statuses[-1] == 503
            assert done.headers["retry-after"] == "30"
            assert "Your answers cannot be stored at this moment" in done.text
            assert "字" * 1900 in done.text  # nothing that was written is lost
            stored_before = len(kept(study))
            filler.unlink()
            assert page.post("/form", data=form(page, number, **ANSWERS | {"q8": "字" * 1900})).status_code == 201
            assert len(kept(study)) == stored_before + 1 == statuses.count(201) + 1
    finally:
        subprocess.run(["umount", disk], check=True)


def test_when_too_many_wait_the_form_comes_back_with_503(tmp_path, monkeypatch):
    """The writer is held: what does not fit into the queue is told to come again, and is stored then."""
    import asyncio

    monkeypatch.setattr("survey.store.queueing.MOST_WAITING", 2)
    instrument = load(HERE / "all.yaml")
    with opened(tmp_path / FOLDER) as store:
        app = site(instrument, store, ["form.example"])
        origin = "http://form.example"

        async def post(number):
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url=origin, headers={"origin": origin}) as page:
                about = {"_number": f"00000000-0000-4000-8000-{number:012}", "_agreed": instrument.fingerprint[:32]}
                return await page.post("/form", data=about | {"_language": "en"} | ANSWERS)

        async def all_at_once():
            store.alone.acquire()
            sent = [asyncio.ensure_future(post(number)) for number in range(12)]
            await asyncio.sleep(0.5)
            store.alone.release()
            found = await asyncio.gather(*sent)
            return found, [(await post(number)).status_code for number in range(12)]

        found, again = asyncio.run(all_at_once())
        statuses = [each.status_code for each in found]
        assert set(statuses) == {201, 503}
        assert statuses.count(201) <= 4
        late = [each.text for each in found if each.status_code == 503]
        assert all("Your answers cannot be stored at this moment" in each and "很好" in each for each in late)
        assert sorted(again) == [200] * statuses.count(201) + [201] * statuses.count(503)


def test_a_fault_within_is_told_with_a_number_and_nothing_else(tmp_path):
    import asyncio

    instrument = load(HERE / "all.yaml")
    with opened(tmp_path / FOLDER) as store:
        app = site(instrument, store, ["form.example"])
        store.submit = lambda entry: 1 / 0
        origin = "http://form.example"

        async def post():
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=origin, headers={"origin": origin}) as page:
                about = {"_number": "00000000-0000-4000-8000-000000000001", "_agreed": instrument.fingerprint[:32]}
                return await page.post("/form", data=about | ANSWERS)

        done = asyncio.run(post())
        assert done.status_code == 500
        assert "故障编号" in done.text
        assert "ZeroDivisionError" not in done.text
        assert "/work" not in done.text
        assert "很好" not in done.text


def test_stopped_while_forms_come_in_everything_acknowledged_is_there(tmp_path):
    study = founded(tmp_path / "study")
    said, begun = [], threading.Event()
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    command = [sys.executable.replace("python", "canvass"), "collect", "--study", study, "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    address = server.stderr.readline().split("at ")[1].split("/ ")[0]

    def send(first):
        with client(address) as page:
            made = form(page, **ANSWERS)
            for number in range(first, first + 10_000):
                made["_number"] = f"00000000-0000-4000-8000-{number:012}"
                try:
                    if page.post("/form", data=made).status_code == 201:
                        said.append(number)
                except httpx.HTTPError:
                    return
                begun.set()

    threads = [threading.Thread(target=send, args=(first * 10_000,)) for first in range(4)]
    for thread in threads:
        thread.start()
    begun.wait()
    time.sleep(0.5)
    server.send_signal(signal.SIGKILL)
    server.wait()
    server.stderr.close()
    for thread in threads:
        thread.join()
    with closing(reading(study / "data" / "1" / FOLDER / "answers.db")) as connection:
        count = connection.execute("SELECT count(*) FROM answers").fetchone()[0]
    assert len(said) <= count <= len(said) + 4
    assert len(said) > 20
