"""What the form and its store bear, in full counts: forms a second, open connections, crowds, kills, cuts, flips.

python benchmarks/collecting.py [MEASURE ...] [--share N]: all measures where none is named; with --share 100 a
hundredth of the counts and seconds. Arrivals are open-loop: a form waits since it arrived, not since it was sent.
"""

import argparse
import asyncio
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import paths  # noqa: F401  # where the tests' own loads, kills and cuts lie
from crowd import crowd
from cuts import cuts_of, recorded
from flips import filled, flipped
from load import held_by, loaded, place
from serving import NUMBER, agreed, client, founded, served
from slow import attacked
from test_crash import killed
from test_loaded import QUESTIONNAIRE, is_served

from instrument.loading import load
from survey.store.entries import key_of
from survey.store.files import reading
from survey.store.integrity import damages

RATE, CONNECTIONS, MANY = 1000, 64, 1000
SECONDS, KILLS, CUTS, FLIPS, PEOPLE = 600, 1000, 10_000, 1000, 1000
FORMS_OF_A_WRITER = 15
DESCRIPTORS = 512


def forms(folder: Path, share: int, store: tuple[str, ...] = ()) -> None:
    """A thousand forms a second for ten minutes over 64 connections."""
    seconds = max(5, SECONDS // share)
    began = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with served(founded(folder / "forms", QUESTIONNAIRE), *store) as address:
        found = loaded(address, load(QUESTIONNAIRE), RATE, seconds, CONNECTIONS)
    count = found.answers[201]
    say(f"{count / seconds:.0f} forms/s in {seconds} s", f"arrivals {RATE}/s")
    say(f"p50 {found.share(0.5):.0f}, p99 {found.share(0.99):.0f}, longest {found.share(1):.0f} ms", "p99 at most 100")
    say(f"{found.answers.total() - count} not stored, {found.broken} connections broken", "0, 0")
    if not store:
        held = held_by(folder / "forms")
        lost = held.lacks(NUMBER.format(number) for number in range(count))
        say(f"{count} acknowledged, {len(held.keys)} kept, {len(lost)} lost", "0 lost, as many kept")
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - began[1].ru_utime
    say(f"{1e6 * used / max(1, count):.0f} µs of one core for a form, {time.process_time() - began[0]:.0f} s ours", "")


def postgresql(folder: Path, share: int) -> None:
    """The same with a server of PostgreSQL on the same cores."""
    from cluster import cluster

    with cluster() as server:
        forms(folder, share, ("--store", server.address))


def connections(folder: Path, share: int) -> None:
    """A thousand connections, all of them open, over which forms arrive for a minute."""
    seconds = max(5, SECONDS // 10 // share)
    with served(founded(folder / "connections", QUESTIONNAIRE)) as address:
        found = loaded(address, load(QUESTIONNAIRE), RATE / 2, seconds, MANY)
    errors = found.answers.total() - found.answers[201] + found.broken
    say(
        f"{MANY} connections, {found.answers.total()} forms, {errors} errors, p99 {found.share(0.99):.0f} ms",
        "0 errors",
    )


def respondents(folder: Path, share: int) -> None:
    """A thousand people for ten minutes: each opens the form, takes half a minute, sends it, some twice."""
    study, seconds = founded(folder / "respondents", QUESTIONNAIRE), max(10, SECONDS // share)
    with served(study) as address:
        with client(address) as page:
            consent = agreed(page)
        pause = min(30.0, seconds / 4)
        found = asyncio.run(crowd(address, load(QUESTIONNAIRE), consent, PEOPLE, seconds, pause))
    held = held_by(study)
    lost, doubled = held.lacks(found.stored), len(held.keys) - len(found.stored)
    say(f"{PEOPLE} people, {seconds} s: {len(found.stored)} forms, {found.again} sent twice", "")
    say(f"{len(lost)} lost, {doubled} doubled, {len(found.wrong)} other answers", "0, 0, 0")


def slow(folder: Path, share: int) -> None:
    """A thousand clients that never finish, against a server with 512 descriptors."""
    with served(founded(folder / "slow", QUESTIONNAIRE), descriptors=DESCRIPTORS) as address:
        found = attacked(*place(address), MANY, 30, lambda: is_served(address))
    say(f"service away for {found.away:.1f} s, {found.left} slow clients left", "at most 15 s, 0")


def kills(folder: Path, share: int) -> None:
    """A thousand writers, each killed at a random moment."""
    chance = random.Random(1)  # noqa: S311
    acknowledged = lost = damaged = 0
    for trial in range(KILLS // share):
        numbers = killed(folder / f"kill{trial}", chance.uniform(0.02, 0.2))
        with closing(reading(folder / f"kill{trial}" / "answers.db")) as connection:
            held = {row[0] for row in connection.execute("SELECT key FROM answers")}
            damaged += bool(list(damages(connection)))
        acknowledged += len(numbers)
        lost += len({key_of(number) for number in numbers} - held)
        shutil.rmtree(folder / f"kill{trial}")
    say(f"{KILLS // share} kills: {acknowledged} acknowledged, {lost} lost, {damaged} damaged", "0, 0")


def cuts(folder: Path, share: int) -> None:
    """Ten thousand cuts of the power with full syncing, and as many without, which must lose some."""
    for synchronous in ("FULL", "NORMAL"):
        acts = recorded(folder / synchronous, synchronous, FORMS_OF_A_WRITER)
        found = cuts_of(acts, CUTS // share, random.Random(2), folder / "trial")  # noqa: S311
        wanted = "0 lost" if synchronous == "FULL" else "above 0: the control"
        say(f"{CUTS // share} cuts, {synchronous}: {found.acknowledged} acknowledged, {found.lost} lost", wanted)
        if synchronous == "FULL":
            say(f"  {found.damaged} damaged", "0")


def flips(folder: Path, share: int) -> None:
    """Flipped bits, until a thousand of them changed what the store says."""
    found = flipped(filled(folder / "flips", 200), random.Random(3), FLIPS // share)  # noqa: S311
    say(f"{found.tried} bits flipped, {found.changed} changed data, {len(found.silent)} of them unnoticed", "0")


def say(figure: str, wanted: str) -> None:
    print(f"  {figure}" + (f"  ({wanted})" if wanted else ""), flush=True)


MEASURES: dict[str, Callable[[Path, int], None]] = {
    each.__name__: each for each in (forms, connections, respondents, slow, kills, cuts, flips, postgresql)
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(MEASURES))
    parser.add_argument("--share", type=int, default=1, metavar="N")
    given = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    for name in given.measures or MEASURES:
        print(f"{name}: {(MEASURES[name].__doc__ or '').strip()}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            MEASURES[name](Path(folder), given.share)
            print(f"  took {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
