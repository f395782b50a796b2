"""Power cuts: what a writer did to its files is recorded, and played again up to a moment, as a disk would have it."""

import random
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from survey.store.entries import key_of
from survey.store.files import connect
from survey.store.integrity import damages

WRITER = Path(__file__).with_name("writer.py")
CALLS = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,close"
LINE = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
BROKEN = re.compile(r"^(\d+)\s+(.*) <unfinished \.\.\.>$")
RESUMED = re.compile(r"^(\d+)\s+<\.\.\. \w+ resumed>(.*)$")
KINDS = ("nothing", "a part", "some", "torn")
SECTOR = 512


@dataclass(frozen=True)
class Act:
    """What was done to a file, or (`done` "said") which form was acknowledged."""

    done: str
    file: str = ""
    at: int = 0
    what: bytes = b""


@dataclass
class Found:
    """Over all cuts: forms acknowledged before, those of them lost, and stores that were damaged."""

    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0


def recorded(folder: Path, synchronous: str, forms: int) -> list[Act]:
    """What a writer does while eight threads keep so many forms each."""
    trace = folder.with_suffix(".trace")
    command = ["strace", "-f", "-y", "-xx", "-s", "4000000", "-e", f"trace={CALLS}", "-o", str(trace)]
    command += [sys.executable, str(WRITER), str(folder), synchronous, str(forms)]
    subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120)
    acts = []
    for line in joined(trace.read_text().splitlines()):
        acts += act_of(line, str(folder))
    return acts


def joined(lines):
    """Calls in the order in which they ended, those that another thread broke into two as one."""
    begun = {}
    for line in lines:
        if broken := BROKEN.match(line):
            begun[broken[1]] = broken[2]
        elif resumed := RESUMED.match(line):
            yield begun.pop(resumed[1], "") + resumed[2]
        else:
            yield line


def act_of(line, folder):
    found = LINE.match(line)
    if not found or int(found[3]) < 0:
        return
    call, given = found[1], found[2]
    if call == "unlink":
        path = text(given)
        if path.startswith(folder):
            yield Act("unlink", Path(path).name)
        return
    descriptor = re.match(r"(\d+)<((?:[^>\\]|\\.)*)>", given)
    if descriptor is None:
        return
    path = re.sub(r"\\x([0-9a-f]{2})", lambda each: chr(int(each[1], 16)), descriptor[2])
    if call == "write" and descriptor[1] == "1":
        for number in text(given).split():
            yield Act("said", what=number.encode())
    elif path.startswith(folder) and "answers.db" in path and not path.endswith("-shm"):
        name = Path(path).name
        if call == "pwrite64":
            yield Act("write", name, int(given.rsplit(", ", 1)[1]), data(given))
        elif call == "ftruncate":
            yield Act("truncate", name, int(given.rsplit(", ", 1)[1]))
        elif call in ("fsync", "fdatasync"):
            yield Act("sync", name)


def data(given):
    return bytes.fromhex(re.search(r'"((?:\\x[0-9a-f]{2})*)"', given)[1].replace("\\x", ""))


def text(given):
    return data(given).decode()


def cuts_of(acts: list[Act], trials: int, chance: random.Random, folder: Path) -> Found:
    """What is left after cuts at random moments, each with another fate of what was not yet synced."""
    found = Found()
    begin = next(at for at, act in enumerate(acts) if act.done == "said")
    for trial in range(trials):
        cut = chance.randrange(begin, len(acts) + 1)
        said = {key_of(act.what.decode()) for act in acts[:cut] if act.done == "said"}
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in disk(acts[:cut], KINDS[trial % len(KINDS)], chance).items():
            (folder / name).write_bytes(content)
        try:
            with closing(connect(folder / "answers.db")) as connection:
                held = {row[0] for row in connection.execute("SELECT key FROM answers")}
                found.damaged += bool(list(damages(connection)))
        except (sqlite3.Error, OSError):
            held, found.damaged = set(), found.damaged + 1
        found.acknowledged += len(said)
        found.lost += len(said - held)
    return found


def disk(acts, kind, chance):
    """The files after a cut: what was synced, and of the rest nothing, a part, some, or some of it torn."""
    safe: dict[str, bytearray] = {}
    open_: dict[str, list[Act]] = {}
    for act in acts:
        if act.done in ("write", "truncate"):
            open_.setdefault(act.file, []).append(act)
        elif act.done == "sync":
            for each in open_.pop(act.file, []):
                play(safe, each)
            safe.setdefault(act.file, bytearray())
        elif act.done == "unlink":
            safe.pop(act.file, None)
            open_.pop(act.file, None)
    for waiting in open_.values():
        for each in survivors(waiting, kind, chance):
            play(safe, each)
    return safe


def survivors(waiting, kind, chance):
    if kind == "nothing":
        return []
    if kind == "a part":
        return waiting[: chance.randrange(len(waiting) + 1)]
    some = [each for each in waiting if chance.random() < 0.5]
    if kind == "torn":
        return [
            Act(each.done, each.file, each.at, each.what[: SECTOR * chance.randrange(len(each.what) // SECTOR + 1)])
            if each.done == "write" and chance.random() < 0.5
            else each
            for each in some
        ]
    return some


def play(files, act):
    content = files.setdefault(act.file, bytearray())
    if act.done == "truncate":
        del content[act.at :]
        content.extend(b"\0" * (act.at - len(content)))
        return
    content.extend(b"\0" * (act.at - len(content)))
    content[act.at : act.at + len(act.what)] = act.what
