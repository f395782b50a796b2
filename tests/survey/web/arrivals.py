"""Open-loop load: requests arrive when they arrive, whether or not earlier ones were answered, and wait since then."""

import asyncio
import random
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

EARLIEST = 0.5  # seconds after the start


@dataclass
class Load:
    """What became of every request: status → how many, and the seconds from arrival to answer of each, sorted."""

    answers: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    broken: int = 0  # connections that ended unasked

    def share(self, of: float) -> float:
        """The milliseconds within which this share of requests was answered."""
        return 1000 * self.times[min(len(self.times) - 1, int(len(self.times) * of))] if self.times else float("nan")


class Client(asyncio.Protocol):
    """One connection that is kept; `done` hears of every answer, and of the end."""

    def __init__(self, done: Callable[["Client", int], None], ended: Callable[["Client"], None]) -> None:
        self.done, self.ended = done, ended
        self.held, self.arrived = b"", 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended(self)

    def ask(self, request: bytes, arrived: float) -> None:
        self.arrived = arrived
        self.transport.write(request)  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        self.held += data
        head, found, body = self.held.partition(b"\r\n\r\n")
        if not found:
            return
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        if len(body) >= length:
            self.held = body[length:]
            self.done(self, int(head[9:12]))


async def open_loop(
    address: tuple[str, int], request: Callable[[int], bytes], rate: float, seconds: float, connections: int
) -> Load:
    """Sends request 0, 1, … at random moments, `rate` a second on average (Poisson), over kept connections."""
    loop, chance, load = asyncio.get_running_loop(), random.Random(1), Load()  # noqa: S311
    idle: deque[Client] = deque()
    waiting: deque[tuple[int, float]] = deque()
    over = False

    def done(client: Client, status: int) -> None:
        load.answers[status] += 1
        load.times.append(loop.time() - client.arrived)
        if waiting:
            number, arrived = waiting.popleft()
            client.ask(request(number), arrived)
        else:
            idle.append(client)

    def ended(client: Client) -> None:
        load.broken += not over
        if client in idle:
            idle.remove(client)

    for _ in range(connections):
        idle.append((await loop.create_connection(lambda: Client(done, ended), *address))[1])
    begin = loop.time() + EARLIEST
    moment, number = begin + chance.expovariate(rate), 0
    while moment < begin + seconds:
        await asyncio.sleep(max(0.0, moment - loop.time()))
        while moment <= loop.time() and moment < begin + seconds:
            if idle:
                idle.popleft().ask(request(number), moment)
            else:
                waiting.append((number, moment))
            number += 1
            moment += chance.expovariate(rate)
    patience = loop.time() + 60
    while sum(load.answers.values()) < number and loop.time() < patience:
        await asyncio.sleep(0.01)
    over = True
    for client in idle:
        client.transport.close()
    load.answers[0] += number - sum(load.answers.values())  # 0: never answered
    load.times.sort()
    return load
