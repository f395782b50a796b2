"""The files of a store, who may open them, and how they are opened."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instrument.message import Fault, Place
from instrument.records import dataclass

FOLDER, BACKUPS = "collected", "backups"
RESERVE_BYTES = 4 << 20


@dataclass(frozen=True)
class Files:
    """The folder of a store; the answers, who gave them, and backups lie in it."""

    folder: Path

    @property
    def answers(self) -> Path:
        return self.folder / "answers.db"

    @property
    def persons(self) -> Path:
        return self.folder / "identifiers.db"

    @property
    def persons_key(self) -> Path:
        return self.folder / "identifiers.key"

    @property
    def invitations(self) -> Path:
        return self.folder / "invitations"

    @property
    def backups(self) -> Path:
        return self.folder / BACKUPS

    @property
    def persons_copy(self) -> Path:
        return self.backups / "identifiers.copy"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    @property
    def reserve(self) -> Path:
        return self.folder / "reserve"

    def make(self) -> None:
        """Makes the folder, for its owner alone and never for git."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.backups.mkdir(exist_ok=True, mode=0o700)
        (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")

    def reserve_space(self) -> bool:
        """Whether the file stands that is given up when the disk is full, so that what is open can be closed."""
        if self.reserve.exists() and self.reserve.stat().st_size == RESERVE_BYTES:
            return True
        try:
            with self.reserve.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, RESERVE_BYTES)
        except OSError:
            self.reserve.unlink(missing_ok=True)
            return False
        return True


@contextmanager
def locked(files: Files) -> Iterator[None]:
    """Keeps others out of the store; raises `Fault` where another process has it open."""
    with files.lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Fault("another canvass has this store open", place=Place(str(files.folder))) from None
        yield


def connect(path: Path, synchronous: str = "FULL") -> sqlite3.Connection:
    """A connection that answers COMMIT only when the answers are on the disk; raises `Fault` where it would not."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL" if synchronous == "FULL" else "PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        path.chmod(0o600)
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        level = connection.execute("PRAGMA synchronous").fetchone()[0]
        secure = connection.execute("PRAGMA secure_delete").fetchone()[0]
    except sqlite3.DatabaseError as error:
        connection.close()
        raise unreadable(path, error) from None
    if (mode, level, secure) != ("wal", 2 if synchronous == "FULL" else 1, 1):
        connection.close()
        raise Fault("SQLite does not keep what it commits on this disk", place=Place(str(path)))
    return connection


def reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads; raises `Fault` where there is no such file."""
    if not path.is_file():
        raise Fault("no store here; possible: canvass collect, which makes one", place=Place(str(path)))
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)


def unreadable(path: Path, error: sqlite3.Error) -> Fault:
    """What is said of a file that SQLite cannot read."""
    return Fault(
        "the store cannot be read: {reason}; possible: canvass restore, which takes the last backup",
        {"reason": str(error)},
        Place(str(path)),
    )


def to_disk(path: Path) -> None:
    """Waits until a file or a folder is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
