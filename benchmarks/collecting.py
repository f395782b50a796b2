"""What the store and the form bear: forms a second, kills, power cuts and flipped bits, in full counts.

python benchmarks/collecting.py [KILLS CUTS SECONDS], 1000 10000 600 where not given.
"""

import asyncio
import random
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

TESTS = Path(__file__).parents[1] / "tests" / "survey"
sys.path += [str(TESTS / "store"), str(TESTS / "web")]

from cuts import cuts_of, recorded  # noqa: E402
from serving import ANSWERS, NUMBER, client, form, founded, served  # noqa: E402
from test_crash import killed  # noqa: E402

from survey.store.entries import key_of  # noqa: E402
from survey.store.files import FOLDER, reading  # noqa: E402
from survey.store.integrity import damages  # noqa: E402

CONNECTIONS = 64
FORMS_OF_A_WRITER = 15


def main(kills: int = 1000, cuts: int = 10_000, seconds: int = 600) -> None:
    """Prints each figure beside what it should be."""
    with tempfile.TemporaryDirectory() as folder:
        served_forms(Path(folder) / "study", seconds)
        killed_writers(Path(folder), kills)
        power_cuts(Path(folder), cuts)


def served_forms(folder: Path, seconds: int) -> None:
    """Posts over real connections, each as soon as its last is answered; the client shares the cores."""
    study = founded(folder)
    with served(study) as address:
        with client(address) as page:
            about = form(page, **ANSWERS)
        times = asyncio.run(load(address, about, seconds))
    with closing(reading(study / "data" / "1" / FOLDER / "answers.db")) as connection:
        held = connection.execute("SELECT count(*) FROM answers").fetchone()[0]
    times.sort()
    p50, p99 = (1000 * times[int(len(times) * share)] for share in (0.5, 0.99))
    print(f"  {len(times) / seconds:.0f} forms/s (1,000), p50 {p50:.0f} ms, p99 {p99:.0f} ms (100)")
    print(f"  {len(times)} acknowledged, {held} stored")


async def load(address: str, about: dict[str, str], seconds: int) -> list[float]:
    host, port = address.removeprefix("http://").split(":")
    times: list[float] = []
    end = time.perf_counter() + seconds

    async def one(first: int) -> None:
        source, sink = await asyncio.open_connection(host, int(port))
        number = first
        while time.perf_counter() < end:
            body = urlencode(about | {"_number": NUMBER.format(number)})
            head = f"POST /form HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {address}\r\nContent-Length: {len(body)}\r\n"
            head += "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
            began = time.perf_counter()
            sink.write((head + body).encode())
            answer = await source.readuntil(b"\r\n\r\n")
            await source.readexactly(int(answer.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]))
            if not answer.startswith(b"HTTP/1.1 201"):
                raise SystemExit(answer.decode())
            times.append(time.perf_counter() - began)
            number += CONNECTIONS
        sink.close()

    await asyncio.gather(*(one(first) for first in range(CONNECTIONS)))
    return times


def killed_writers(folder: Path, kills: int) -> None:
    chance = random.Random(1)  # noqa: S311
    acknowledged = lost = 0
    for trial in range(kills):
        numbers = killed(folder / f"{trial}", chance.uniform(0.02, 0.2))
        with closing(reading(folder / f"{trial}" / "answers.db")) as connection:
            held = {row[0] for row in connection.execute("SELECT key FROM answers")}
            lost += bool(list(damages(connection)))
        acknowledged += len(numbers)
        lost += len({key_of(number) for number in numbers} - held)
    print(f"  {kills} kills: {acknowledged} acknowledged, {lost} lost (0)")


def power_cuts(folder: Path, cuts: int) -> None:
    for synchronous in ("FULL", "NORMAL"):
        acts = recorded(folder / synchronous, synchronous, FORMS_OF_A_WRITER)
        found = cuts_of(acts, cuts, random.Random(2), folder / "trial")  # noqa: S311
        wanted = "0" if synchronous == "FULL" else "above 0: the control"
        print(f"  {cuts} cuts, {synchronous}: {found.acknowledged} acknowledged, {found.lost} lost ({wanted})")
        print(f"    damaged: {found.damaged}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
