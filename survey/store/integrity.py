"""Whether a store holds what was put into it, to the bit."""

import sqlite3
from collections.abc import Iterator

from instrument.message import Fault, Place
from instrument.records import dataclass
from survey.store.connection import Connection
from survey.store.entries import digest_of
from survey.store.manifest import WHOLE, held

ROWS = {
    "answers": "SELECT key, fingerprint, day, mode, language, content, sent, receipt, digest FROM answers NOT INDEXED",
    "corrections": "SELECT key, variable, value, who, at, why, digest FROM corrections NOT INDEXED",
    "removals": "SELECT key, receipt, day, why, digest FROM removals NOT INDEXED",
}
MANIFEST = "SELECT of, rows, total, digest FROM manifest"


@dataclass(frozen=True)
class Damage:
    """What is wrong: a row by its id, or the file as a whole."""

    table: str
    id: str = ""


def damages(connection: Connection) -> Iterator[Damage]:
    """Everything that differs from what was written."""
    try:
        if isinstance(connection, sqlite3.Connection):
            yield from _of_file(connection)
        for table, query in ROWS.items():
            yield from _of_table(connection, table, query)
        for of, rows, total, digest in connection.execute(MANIFEST):
            if digest_of((of, rows, total)) != digest:
                yield Damage("manifest", str(of))
    except (sqlite3.DatabaseError, UnicodeDecodeError, TypeError, ValueError, OverflowError):
        yield Damage("file")


def _of_file(connection: sqlite3.Connection) -> Iterator[Damage]:
    if [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] != ["ok"]:
        yield Damage("file")


def _of_table(connection: Connection, table: str, query: str) -> Iterator[Damage]:
    count = total = 0
    for *cells, digest in connection.execute(query):
        if digest_of(tuple(cells)) != digest:
            yield Damage(table, bytes(cells[0]).hex()[:16] if isinstance(cells[0], bytes) else "?")
        count, total = count + 1, total + int.from_bytes(digest, "big")
    if held(connection, table) != (count, total % WHOLE):
        yield Damage(table)


def refuse_damaged(connection: Connection, place: str) -> None:
    """Raises `Fault` that names the damaged rows, where there are any."""
    found = list(damages(connection))
    if not found:
        return
    named = sorted({damage.id for damage in found if damage.id})
    raise Fault(
        "the store is damaged in {count} places, rows {rows}; possible: canvass restore, which takes the last backup",
        {"count": len(found), "rows": ", ".join(named[:5]) or "–"},
        Place(place),
    )
