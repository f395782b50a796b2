"""How much one network may send: tried with a clock of our own."""

import asyncio
import gc

from survey.web.guarding import Guard
from survey.web.limiting import MOST_NETWORKS, Limits, is_here, network_of


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_class_behind_one_address_passes_and_forms_by_the_thousand_do_not():
    clock = Clock()
    limits = Limits(clock)
    for _ in range(300):  # five minutes, one form a second
        clock.now += 1
        assert limits.lets_in("203.0.113.77")
    assert [limits.lets_in("203.0.113.78") for _ in range(5000)].count(True) < 620
    assert limits.lets_in("198.51.100.1")
    clock.now += 600
    assert limits.lets_in("203.0.113.77")


def test_neighbours_are_one_network_and_this_computer_is_never_counted():
    assert network_of("203.0.113.77") == network_of("203.0.113.9") != network_of("203.0.114.9")
    assert network_of("2001:db8:1:22ff::1") == network_of("2001:db8:1:2200::9") != network_of("2001:db8:1:2300::9")
    assert all(Limits(Clock()).lets_in("127.0.0.1") for _ in range(5))
    limits = Limits(Clock())
    assert all(limits.lets_in("127.0.0.1") for _ in range(5000))
    assert is_here("::1")
    assert not is_here("")


def test_the_tables_hold_hashes_and_stay_small():
    limits = Limits(Clock())
    for number in range(MOST_NETWORKS + 500):
        limits.lets_in(f"10.{number >> 16 & 255}.{number >> 8 & 255}.0")
        limits.bears(f"2001:db8:{number >> 8:x}:{(number & 255) << 8:x}::1")
    assert len(limits.faults.left) <= MOST_NETWORKS
    assert all(isinstance(key, bytes) and len(key) == 16 for key in limits.forms.left)
    one, other = Limits(Clock()), Limits(Clock())
    one.lets_in("203.0.113.77")
    other.lets_in("203.0.113.77")
    assert set(one.forms.left).isdisjoint(other.forms.left)  # the key is drawn anew
    gc.collect()


def test_the_key_lives_a_day():
    clock = Clock()
    limits = Limits(clock)
    limits.lets_in("203.0.113.77")
    before = set(limits.forms.left)
    clock.now += 86401
    limits.lets_in("203.0.113.77")
    assert before.isdisjoint(limits.forms.left)


def test_over_the_limit_nothing_reaches_the_site():
    reached = []

    async def app(scope, receive, send):
        reached.append(scope["path"])
        await send({"type": "http.response.start", "status": 201, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    guard = Guard(app, ["form.example"], lambda word, number: word, Limits(Clock()))
    headers = [(b"host", b"form.example"), (b"origin", b"http://form.example")]
    headers += [(b"content-type", b"application/x-www-form-urlencoded")]
    scope = {"type": "http", "method": "POST", "path": "/form", "headers": headers, "client": ("203.0.113.77", 5)}
    said = []

    async def send(message):
        said.append(message)

    for _ in range(700):
        asyncio.run(guard(dict(scope), None, send))
    statuses = [message["status"] for message in said if message["type"] == "http.response.start"]
    assert (statuses.count(201), statuses.count(429)) == (600, 100)
    assert len(reached) == 600
    assert said[-1]["body"] == b"too_often"
