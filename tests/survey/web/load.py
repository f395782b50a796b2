"""A study under load: its forms arrive open-loop, and what it says is held against what it keeps."""

import asyncio
import random
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlencode

from arrivals import Load, open_loop
from respondents import filled
from serving import NUMBER, agreed, client

from survey.store.entries import key_of
from survey.store.files import FOLDER, reading

FORMS = 300  # different ones, sent in turn


@dataclass
class Held:
    """What the store holds after a load."""

    keys: set[bytes]

    def lacks(self, numbers):
        return {key_of(number) for number in numbers} - self.keys


def held_by(study):
    with closing(reading(study / "data" / "1" / FOLDER / "answers.db")) as connection:
        return Held({row[0] for row in connection.execute("SELECT key FROM answers")})


def place(address):
    host, port = address.removeprefix("http://").split(":")
    return host, int(port)


def forms(address, instrument):
    """Request number → the bytes of a form, all of them different by their number."""
    with client(address) as page:
        consent = agreed(page)
    chance, made = random.Random(3), []  # noqa: S311
    for _ in range(FORMS):
        about = {"_agreed": consent, "_language": "zh", "_seconds": "61"}
        rest = "&" + urlencode(about | filled(instrument, chance))
        head = f"POST /form HTTP/1.1\r\nHost: {address[7:]}\r\nOrigin: {address}\r\n"
        head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(rest) + 44}\r\n\r\n_number="
        made.append((head.encode(), rest.encode()))

    def request(number):
        head, rest = made[number % FORMS]
        return head + NUMBER.format(number).encode() + rest

    return request


def loaded(address, instrument, rate, seconds, connections) -> Load:
    """What became of forms that arrive `rate` a second."""
    return asyncio.run(open_loop(place(address), forms(address, instrument), rate, seconds, connections))
