"""The file of keyed forms beside a store: its own, so that people can key while the form of the web is served."""

import fcntl
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from instrument.message import Fault, Place
from survey.store.entries import digest_of
from survey.store.files import BACKUPS, Files, connect, reading, unreadable
from survey.store.manifest import WHOLE, account, held
from survey.store.migrations import statements

NAME, LOCK, COPY = "keyed.db", "keyed.lock", "keyed.copy"
SELECTED = {
    "keyings": "SELECT number, form, coder, at, fingerprint, typed, digest FROM keyings ORDER BY number",
    "withdrawals": "SELECT number, keying, who, at, why, digest FROM withdrawals ORDER BY number",
    "settlements": "SELECT number, form, field, value, who, at, why, digest FROM settlements ORDER BY number",
    "passphrases": "SELECT number, coder, salt, hash, digest FROM passphrases ORDER BY number",
    "secret": "SELECT number, secret, digest FROM secret",
}
OF_FORM = {
    "keyings": "SELECT number, form, coder, at, fingerprint, typed FROM keyings WHERE form = ? ORDER BY number",
    "withdrawals": "SELECT withdrawals.number, keying, who, withdrawals.at, why FROM withdrawals "
    "JOIN keyings ON keyings.number = keying WHERE form = ? ORDER BY withdrawals.number",
    "settlements": "SELECT number, form, field, value, who, at, why FROM settlements WHERE form = ? ORDER BY number",
}
INSERTED = {
    "keyings": "INSERT INTO keyings VALUES (?, ?, ?, ?, ?, ?, ?)",
    "withdrawals": "INSERT INTO withdrawals VALUES (?, ?, ?, ?, ?, ?)",
    "settlements": "INSERT INTO settlements VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "passphrases": "INSERT INTO passphrases VALUES (?, ?, ?, ?, ?)",
    "secret": "INSERT INTO secret VALUES (?, ?, ?)",
}
Cells = tuple[str | int | bytes, ...]


def exists(folder: Path) -> bool:
    """Whether anything was ever keyed beside the store in `folder`; raises `Fault` where that is lost."""
    if (folder / NAME).is_file():
        return True
    if (folder / BACKUPS / COPY).is_file():
        # Forms of a file made anew would get other numbers in the store, and be counted twice.
        raise _damaged(folder / NAME)
    return False


@contextmanager
def opened_alone(folder: Path) -> Iterator[sqlite3.Connection]:
    """The file, made where there was never one, checked, and closed to a second entry screen."""
    Files(folder).make()
    exists(folder)
    with locked(folder), closing(connect(folder / NAME)) as connection:
        _make(connection, folder / NAME)
        refuse_damaged(connection, folder / NAME)
        yield connection


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps a second entry screen out; raises `Fault` where one has the forms open."""
    with (folder / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Fault("another entry screen has these forms open", place=Place(str(folder))) from None
        yield


@contextmanager
def opened_to_read(folder: Path) -> Iterator[sqlite3.Connection]:
    """The file at one moment, checked, while others may go on keying."""
    path = folder / NAME
    try:
        with closing(reading(path)) as connection:
            connection.execute("BEGIN")
            refuse_damaged(connection, path)
            yield connection
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from None


def insert(connection: sqlite3.Connection, table: str, cells: Cells) -> int:
    """Enters a row under the next number, within a transaction of the caller; the number."""
    number = 1 + held(connection, table)[0]
    row = (number, *cells)
    connection.execute(INSERTED[table], (*row, digest_of(row)))
    account(connection, table, [digest_of(row)])
    return number


def rows(connection: sqlite3.Connection, table: str) -> list[tuple[str | int | bytes, ...]]:
    """Every row in the order of the numbers, without its digest."""
    return [row[:-1] for row in connection.execute(SELECTED[table])]


def rows_of_form(connection: sqlite3.Connection, table: str, form: str) -> list[tuple[str | int | bytes, ...]]:
    """The rows that belong to one form, in the order of the numbers, without their digests."""
    return connection.execute(OF_FORM[table], (form,)).fetchall()


def refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `Fault` where a row is not the one that was entered, or one lacks."""
    for table, query in SELECTED.items():
        try:
            found = connection.execute(query).fetchall()
        except (sqlite3.DatabaseError, OverflowError):
            found = None
        whole = found is not None and all(digest_of(tuple(row[:-1])) == row[-1] for row in found)
        if found is None or not whole:
            raise _damaged(path)
        total = sum(int.from_bytes(row[-1], "big") for row in found) % WHOLE
        if held(connection, table) != (len(found), total):
            raise _damaged(path)


def is_whole(path: Path) -> bool:
    """Whether the file at `path` holds what was entered."""
    with suppress(Fault, sqlite3.Error), closing(reading(path)) as connection:
        refuse_damaged(connection, path)
        return True
    return False


def _make(connection: sqlite3.Connection, path: Path) -> None:
    found = sorted(files("survey.paper.migrations").iterdir(), key=lambda each: each.name)
    steps = [each.read_text(encoding="utf-8") for each in found if each.name.endswith(".sql")]
    now = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if now > len(steps):
        values = {"found": now, "newest": len(steps)}
        raise Fault(
            "this store is of version {found}, and this program knows versions up to {newest}", values, Place(str(path))
        )
    for text in steps[now:]:
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements(text):
            connection.execute(statement)
        connection.execute("COMMIT")
    if not held(connection, "secret")[0]:
        connection.execute("BEGIN IMMEDIATE")
        insert(connection, "secret", (secrets.token_bytes(32),))
        connection.execute("COMMIT")


def _damaged(path: Path) -> Fault:
    return Fault("the keyed forms are lost or damaged; possible: canvass restore", place=Place(str(path)))
