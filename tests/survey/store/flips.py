"""Bits that flip on the disk: how many change what a store says, and how many of those nobody finds."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass

from survey.store import Correction, Entry, opened
from survey.store.files import reading
from survey.store.integrity import damages
from survey.store.reading import id_of


@dataclass
class Flips:
    """Places (byte, bit) of those that changed data unnoticed."""

    tried: int = 0
    changed: int = 0
    silent: tuple[tuple[int, int], ...] = ()


def entry(number, **cells):
    return Entry(number, {"q1": 1.0, **cells}, "f" * 64, "2026-11-21")


def filled(folder, forms):
    """The file of a store with forms, a correction and a deleted form."""
    with opened(folder) as store:
        for number in range(forms):
            store.submit(entry(str(number), words="字" * 10)).result()
        store.correct(Correction(id_of(entry("7").key), "q1", 2.0, "a", "b", "c"))
        store.remove(entry("8").receipt, "2026-11-22")
    return folder / "answers.db"


def flipped(path, chance, least):
    """Flips one bit after another until so many of them changed data."""
    whole, before, found = path.read_bytes(), contents(path), Flips()
    while found.changed < least:
        at, bit = chance.randrange(100, len(whole)), chance.randrange(8)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
        found.tried += 1
        try:
            after = contents(path)
        except (sqlite3.Error, UnicodeDecodeError):
            after = None
        if after != before:
            found.changed += 1
            with closing(reading(path)) as connection:
                found.silent += () if list(damages(connection)) else ((at, bit),)
    path.write_bytes(whole)
    return found


def contents(path):
    tables = ("answers NOT INDEXED", "corrections", "removals", "manifest")
    with closing(reading(path)) as connection:
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]  # noqa: S608
