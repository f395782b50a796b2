"""How many rows each table has and what their digests add up to: a row that is lost or added shows."""

from collections.abc import Iterable

from survey.store.connection import Connection
from survey.store.entries import digest_of

SIZE = 32
WHOLE = 1 << (8 * SIZE)


def held(connection: Connection, table: str) -> tuple[int, int]:
    """Rows and total of a table; nothing yet, nothing."""
    row = connection.execute("SELECT rows, total FROM manifest WHERE of = ?", (table,)).fetchone()
    return (int(row[0]), int.from_bytes(row[1], "big")) if row else (0, 0)


def account(connection: Connection, table: str, more: Iterable[bytes] = (), fewer: Iterable[bytes] = ()) -> None:
    """Enters the digests of rows added and taken away, within the transaction that does so."""
    rows, total = held(connection, table)
    for digest in more:
        rows, total = rows + 1, total + int.from_bytes(digest, "big")
    for digest in fewer:
        rows, total = rows - 1, total - int.from_bytes(digest, "big")
    kept = (total % WHOLE).to_bytes(SIZE, "big")
    connection.execute(
        "INSERT INTO manifest VALUES (?, ?, ?, ?) ON CONFLICT (of) DO UPDATE SET "
        "rows = excluded.rows, total = excluded.total, digest = excluded.digest",
        (table, rows, kept, digest_of((table, rows, kept))),
    )
