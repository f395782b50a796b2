"""A connection to PostgreSQL that takes the statements of the store, and commits to the disk."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import psycopg
from psycopg import sql
from psycopg.pq import TransactionStatus

from instrument.message import Fault, Place
from survey.store.connection import Rows

PATIENCE = 10  # seconds
LONGEST_NAME = 36  # bytes: of a name's 63, with room for when it was put aside


class Session:
    """A connection as the store knows one."""

    def __init__(self, held: psycopg.Connection[Any]) -> None:
        self.held = held

    @property
    def in_transaction(self) -> bool:
        return self.held.info.transaction_status is not TransactionStatus.IDLE

    def execute(self, statement: str, cells: Sequence[Any] = (), /) -> Rows:
        return self.held.execute(translated(statement), cells or None)

    def executemany(self, statement: str, rows: Sequence[Sequence[Any]], /) -> None:
        """The same statement for each row, in one go to the server and back."""
        with self.held.cursor() as cursor:
            cursor.executemany(translated(statement), rows)

    def close(self) -> None:
        self.held.close()


@lru_cache(maxsize=256)
def translated(statement: str) -> bytes:
    """A statement of the store in the words of PostgreSQL."""
    return statement.replace(" NOT INDEXED", "").replace("?", "%s").encode()


def schema_of(name: str) -> str:
    """The schema that holds the tables of the store `name`."""
    long = f"canvass {name}"
    if len(long.encode()) <= LONGEST_NAME:
        return long
    return "canvass " + hashlib.blake2b(name.encode(), digest_size=12).hexdigest()


def session(url: str, schema: str, place: str) -> Session:
    """A connection whose tables are those of `schema`; raises `Fault` where the server is out of reach or careless."""
    try:
        held = psycopg.connect(url, autocommit=True, connect_timeout=PATIENCE, application_name="canvass")
    except psycopg.Error as error:
        raise unreachable(place, error) from None
    try:
        held.execute("SELECT set_config('search_path', %s, false)", [sql.Identifier(schema).as_string(held)])
        held.execute("SET synchronous_commit = on")
        held.execute("SET lock_timeout = '10s'")
        careless = [name for name in SAFE if (held.execute(SAFE[name]).fetchone() or ["off"])[0] != "on"]
    except psycopg.Error as error:
        held.close()
        raise unreachable(place, error) from None
    if careless:
        held.close()
        raise Fault(
            "the server does not keep what it commits: {settings} must be on",
            {"settings": ", ".join(careless)},
            Place(place),
        )
    return Session(held)


SAFE = {
    "synchronous_commit": "SHOW synchronous_commit",
    "fsync": "SHOW fsync",
    "full_page_writes": "SHOW full_page_writes",
}


def take_lock(session: Session, schema: str, place: str) -> None:
    """Keeps other programs out for as long as the connection lives; raises `Fault` where one is in."""
    number = int.from_bytes(hashlib.blake2b(schema.encode(), digest_size=8).digest(), "big", signed=True)
    if not session.execute("SELECT pg_try_advisory_lock(?)", (number,)).fetchone()[0]:
        raise Fault("another canvass has this store open", place=Place(place))


def unreachable(place: str, error: psycopg.Error) -> Fault:
    """What is said of a server that does not do what is asked."""
    reason = " ".join(str(error).split()) or type(error).__name__
    return Fault("the store cannot be reached: {reason}", {"reason": reason}, Place(place))
