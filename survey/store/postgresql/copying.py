"""The rows of a store from a server into a file of SQLite, and from such a file to a server."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from survey.store.connection import Connection
from survey.store.postgresql.session import Session
from survey.store.tables import migrate

# In an order in which no trigger refuses a row: table, what is read, what is written.
TABLES = (
    (
        "answers",
        "SELECT key, fingerprint, day, mode, language, content, sent, receipt, digest FROM answers",
        "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    (
        "corrections",
        "SELECT number, key, variable, value, who, at, why, digest FROM corrections",
        "INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    (
        "removals",
        "SELECT key, receipt, day, why, digest FROM removals",
        "INSERT INTO removals VALUES (?, ?, ?, ?, ?)",
    ),
    ("manifest", "SELECT of, rows, total, digest FROM manifest", "INSERT INTO manifest VALUES (?, ?, ?, ?)"),
)
NUMBERED = "SELECT setval(pg_get_serial_sequence('corrections', 'number'), max(number)) FROM corrections"


def write_file(session: Connection, target: Path) -> None:
    """Writes what a server's connection sees as a store of SQLite; raises `OSError`, `sqlite3.Error`."""
    with closing(sqlite3.connect(target, isolation_level=None)) as file:
        migrate(file, target, lambda: None)
        file.execute("BEGIN IMMEDIATE")
        for _, read, write in TABLES:
            file.executemany(write, session.execute(read))
        file.execute("COMMIT")


def read_file(source: Path, session: Session) -> None:
    """Enters the rows of a file, of whatever version, within a transaction of the server."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "answers.db"
        shutil.copyfile(source, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as file:
            migrate(file, copy, lambda: None)
            for _, read, write in TABLES:
                for row in file.execute(read):
                    session.execute(write, row)
    session.execute(NUMBERED)
