"""Answers that tell who a person is: in a file of their own, tied to the rest only by a key in another."""

import hashlib
import os
import secrets
import sqlite3
from collections.abc import Sequence

from instrument.message import Fault, Place
from survey.store.entries import KEY_BYTES, Entry
from survey.store.files import Files, connect, to_disk

LENGTH = 32  # bytes of the key
TABLE = """CREATE TABLE IF NOT EXISTS persons (
    key BLOB NOT NULL, question TEXT NOT NULL, given TEXT NOT NULL, PRIMARY KEY (key, question)
) STRICT, WITHOUT ROWID"""


class Persons:
    """The identifiers; who deletes the file of the key cuts the persons from their answers for good."""

    def __init__(self, files: Files) -> None:
        self.key = _key(files)
        self.connection: sqlite3.Connection = connect(files.persons)
        self.connection.execute(TABLE)

    def name_of(self, key: bytes) -> bytes:
        """What the row of answers is called here."""
        return hashlib.blake2b(key, key=self.key, digest_size=KEY_BYTES).digest()

    def keep(self, entries: Sequence[Entry]) -> None:
        """Keeps what the forms say of persons; those that are known stay as they are."""
        rows = [
            (self.name_of(entry.key), question, given) for entry in entries for question, given in entry.persons.items()
        ]
        if rows:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany("INSERT OR IGNORE INTO persons VALUES (?, ?, ?)", rows)
            self.connection.execute("COMMIT")

    def remove(self, key: bytes) -> None:
        """Forgets the person behind a row of answers."""
        self.connection.execute("DELETE FROM persons WHERE key = ?", (self.name_of(key),))
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        self.connection.close()


def _key(files: Files) -> bytes:
    """The key, made where there is none: whole or not at all. Raises `Fault` for one that is none, `OSError`."""
    if not files.persons_key.exists():
        fresh = files.persons_key.with_suffix(".unfinished")
        opened = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(files.persons_key)
        to_disk(files.folder)
    held = files.persons_key.read_bytes()
    if len(held) != LENGTH:  # an empty one would tie persons to their answers for everybody
        place = Place(str(files.persons_key))
        raise Fault("this is no key of identifiers; possible: to put your copy of it here", place=place)
    return held
