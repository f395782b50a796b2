"""Many respondents at once: each opens the form, takes their time, sends it, now and then twice."""

import asyncio
import random
from dataclasses import dataclass, field
from urllib.parse import urlencode

from respondents import filled


@dataclass
class Crowd:
    """The numbers of the forms that were acknowledged, how many were sent again, and what else was answered."""

    stored: set[str] = field(default_factory=set)
    again: int = 0
    wrong: list[int] = field(default_factory=list)


async def crowd(address, instrument, agreed, people, seconds, pause):
    """So many people fill in one form after another, with pauses of `pause` seconds on average, for so long."""
    host, port = address.removeprefix("http://").split(":")
    end = asyncio.get_running_loop().time() + seconds
    found = Crowd()
    await asyncio.gather(
        *(_person(found, (host, int(port)), instrument, agreed, random.Random(seed), end, pause)  # noqa: S311
          for seed in range(people))
    )  # fmt: skip
    return found


async def _person(found, address, instrument, agreed, chance, end, pause):
    loop = asyncio.get_running_loop()
    await asyncio.sleep(chance.uniform(0, pause))
    while loop.time() < end:
        for path in ("/", f"/form?agreed={agreed}"):
            status = await ask(address, "GET", path)
            found.wrong += [] if status == 200 else [status]
        await asyncio.sleep(min(chance.expovariate(1 / pause), max(0.0, end - loop.time())))
        number = "{:08x}-{:04x}-4000-8000-{:012x}".format(*(chance.getrandbits(bits) for bits in (32, 16, 48)))
        about = {"_number": number, "_agreed": agreed, "_language": "zh", "_seconds": "61"}
        body = urlencode(about | filled(instrument, chance)).encode()
        times = 2 if chance.random() < 0.1 else 1
        statuses = await asyncio.gather(*(ask(address, "POST", "/form", body) for _ in range(times)))
        found.again += times - 1
        if sorted(statuses) == [200, 201][-times:]:
            found.stored.add(number)
        else:
            found.wrong += statuses


async def ask(address, method, path, body=b""):
    """The status of one request over a connection of its own."""
    host, port = address
    source, sink = await asyncio.open_connection(host, port)
    try:
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: http://{host}:{port}\r\nConnection: close\r\n"
        )
        head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        sink.write(head.encode() + body)
        answer = await source.read()
        return int(answer[9:12])
    finally:
        sink.close()
