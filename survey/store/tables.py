"""A store brought to the newest version, step by step; nothing is lost where a step fails."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from instrument.message import Fault, Place
from survey.store.migrations import Step, steps


def version_of(connection: sqlite3.Connection) -> int:
    """How many steps the file has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, file: Path, keep: Callable[[], object]) -> None:
    """Takes the steps that the file lacks, each in a transaction of its own; `keep` makes a copy before the first.

    Raises `Fault` for a file of a newer program.
    """
    now, newest = version_of(connection), len(steps())
    if now > newest:
        raise Fault(
            "this store is of version {found}, and this program knows versions up to {newest}",
            {"found": now, "newest": newest},
            Place(str(file)),
        )
    if 0 < now < newest:
        keep()
    for step in steps()[now:]:
        _take(connection, step)


def _take(connection: sqlite3.Connection, step: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in step.statements:  # the last sets the version; it is undone with the rest
            connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
