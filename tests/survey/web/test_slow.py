"""Clients that dawdle are let go, one network cannot take every connection, and others are served meanwhile."""

import socket
import subprocess
import threading
import time
from contextlib import suppress

import pytest
from serving import HERE, client, founded, served

from canvass.listening import bound_to
from instrument.loading import load
from survey.store import opened
from survey.store.files import FOLDER
from survey.web import deadlines, serving
from survey.web.app import site


def connected(address):
    host, port = address.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=30)


def ended_after(connection, began):
    """Seconds until the server closed the connection."""
    try:
        while connection.recv(65536):
            pass
    except OSError:
        pass
    return time.monotonic() - began


def test_a_slow_body_is_let_go(address, page):
    with connected(address) as slow:
        head = f"POST /form HTTP/1.1\r\nHost: {address[7:]}\r\nOrigin: {address}\r\nContent-Length: 1000\r\n"
        slow.sendall((head + "Content-Type: application/x-www-form-urlencoded\r\n\r\na=").encode())
        began = time.monotonic()
        for _ in range(5):
            time.sleep(2)
            slow.sendall(b"b")  # a byte now and then wins no time
        assert page.get("/").status_code == 200
        assert 13 < ended_after(slow, began) < 18


@pytest.fixture
def hurried(tmp_path, monkeypatch):
    """The address of a form served here, which waits two seconds for a reader."""
    monkeypatch.setattr(deadlines, "ANSWER_WITHIN", 2.0)
    monkeypatch.setattr(deadlines, "HEADERS_WITHIN", 2.0)
    bound = socket.create_server(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    with opened(tmp_path / FOLDER) as store:
        running = serving.server(site(load(HERE / "all.yaml"), store, ["127.0.0.1"]), "127.0.0.1", port)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [bound]})
        thread.start()
        yield f"http://127.0.0.1:{port}"
        running.should_exit = True
        thread.join()


def test_who_reads_nothing_is_let_go(hurried):
    with connected(hurried) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        slow.settimeout(1)
        with suppress(OSError):
            for _ in range(2000):
                slow.sendall(b"GET /static/form.mjs HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        began = time.monotonic()  # the server is asked: the client, who reads nothing, need not hear of it
        while deadlines.OPEN[""] and time.monotonic() - began < 10:
            time.sleep(0.05)
        assert deadlines.OPEN[""] == 0
        with client(hurried) as page:
            assert page.get("/").status_code == 200


def test_hundreds_of_slow_heads_leave_others_served_and_are_let_go(address, page):
    slow = [connected(address) for _ in range(400)]
    try:
        began = time.monotonic()
        for each in slow:
            each.sendall(b"GET / HTTP/1.1\r\nHost: 127")
        assert page.get("/").status_code == 200
        assert max(ended_after(each, began) for each in slow) < 15
    finally:
        for each in slow:
            each.close()


def test_one_network_has_so_many_connections_and_no_more(tmp_path):
    own = subprocess.run(["hostname", "-I"], capture_output=True, text=True).stdout.split()
    if not own or ":" in own[0]:
        pytest.skip("this computer has no address of its own")
    study = founded(tmp_path / "study")
    with served(study, "--host", own[0]) as address:
        many = [connected(address) for _ in range(300)]
        try:
            time.sleep(0.5)
            ended = 0
            for each in many:
                each.settimeout(0.01)
                try:
                    ended += each.recv(1) == b""
                except TimeoutError:
                    pass
                except OSError:
                    ended += 1
            assert ended == 300 - 256
            here = address.replace(own[0], "127.0.0.1")
            with client(here) as page:
                assert page.get("/").status_code == 200
        finally:
            for each in many:
                each.close()
        time.sleep(0.5)
        with client(address) as page:
            assert page.get("/").status_code == 200
    held = b"".join(path.read_bytes() for path in (study / "data").rglob("*") if path.is_file())
    assert own[0].encode() not in held


def test_a_port_sends_what_it_has_at_once():
    """Asyncio sends without waiting for acknowledgements, which take 40 ms a page, where the protocol is named."""
    with bound_to("127.0.0.1", 0) as port:
        assert port.proto == socket.IPPROTO_TCP
