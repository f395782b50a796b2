"""The tables of the store, as numbered steps from an empty file to the newest."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from instrument.message import Fault, Place

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE answers (
            key BLOB PRIMARY KEY, fingerprint TEXT NOT NULL, day TEXT NOT NULL, mode TEXT NOT NULL,
            language TEXT NOT NULL, content TEXT NOT NULL, sent BLOB NOT NULL, receipt BLOB NOT NULL,
            digest BLOB NOT NULL
        ) STRICT, WITHOUT ROWID""",
        "CREATE UNIQUE INDEX answers_by_receipt ON answers (receipt)",
        """CREATE TABLE corrections (
            number INTEGER PRIMARY KEY, key BLOB NOT NULL, variable TEXT NOT NULL, value TEXT NOT NULL,
            who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, digest BLOB NOT NULL
        ) STRICT""",
        """CREATE TABLE removals (
            key BLOB PRIMARY KEY, receipt BLOB NOT NULL, day TEXT NOT NULL, why TEXT NOT NULL, digest BLOB NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE manifest (
            of TEXT PRIMARY KEY, rows INTEGER NOT NULL, total BLOB NOT NULL, digest BLOB NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TRIGGER answers_stay BEFORE UPDATE ON answers
            BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END""",
        """CREATE TRIGGER answers_go_only_when_asked BEFORE DELETE ON answers
            WHEN NOT EXISTS (SELECT 1 FROM removals WHERE key = OLD.key)
            BEGIN SELECT RAISE(ABORT, 'answers are never deleted but by their receipt'); END""",
        """CREATE TRIGGER removed_answers_stay_away BEFORE INSERT ON answers
            WHEN EXISTS (SELECT 1 FROM removals WHERE key = NEW.key)
            BEGIN SELECT RAISE(ABORT, 'the answers were deleted'); END""",
        """CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections
            BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END""",
        """CREATE TRIGGER corrections_go_with_their_answers BEFORE DELETE ON corrections
            WHEN NOT EXISTS (SELECT 1 FROM removals WHERE key = OLD.key)
            BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END""",
        """CREATE TRIGGER removals_stay BEFORE UPDATE ON removals
            BEGIN SELECT RAISE(ABORT, 'removals are never changed'); END""",
        """CREATE TRIGGER removals_are_for_good BEFORE DELETE ON removals
            BEGIN SELECT RAISE(ABORT, 'removals are never deleted'); END""",
    ),
)
NEWEST = len(STEPS)


def version_of(connection: sqlite3.Connection) -> int:
    """How many steps the file has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, file: Path, keep: Callable[[], object]) -> None:
    """Takes the steps that the file lacks, each in a transaction of its own; `keep` makes a copy before the first.

    Raises `Fault` for a file of a newer program.
    """
    now = version_of(connection)
    if now > NEWEST:
        raise Fault(
            "this store is of version {found}, and this program knows versions up to {newest}",
            {"found": now, "newest": NEWEST},
            Place(str(file)),
        )
    if 0 < now < NEWEST:
        keep()
    for number in range(now, NEWEST):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in STEPS[number]:
                connection.execute(statement)
            connection.execute(SET_VERSION[number])
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


# A pragma takes no parameter, and no statement is put together from parts.
SET_VERSION = ("PRAGMA user_version = 1",)
