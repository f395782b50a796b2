"""The store as a file of SQLite on this computer."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from instrument.records import dataclass
from survey.store.backing_up import back_up
from survey.store.connection import Connection
from survey.store.files import RESERVE_BYTES, Files, connect, locked, reading, to_disk, unreadable
from survey.store.integrity import refuse_damaged
from survey.store.tables import migrate

ASIDE = "before-restore-"


@dataclass
class Local:
    """The engine that every study has: one file, one writer."""

    files: Files
    synchronous: str = "FULL"
    is_short: bool = False  # of disk space
    faults: tuple[type[Exception], ...] = (sqlite3.DatabaseError, OSError)

    @property
    def place(self) -> str:
        return str(self.files.answers)

    def locked(self) -> AbstractContextManager[None]:
        return locked(self.files)

    def connect(self) -> Connection:
        connection = connect(self.files.answers, self.synchronous)
        try:
            migrate(connection, self.files.answers, self.back_up)
            refuse_damaged(connection, self.place)
        except sqlite3.DatabaseError as error:
            connection.close()
            raise unreadable(self.files.answers, error) from None
        except BaseException:
            connection.close()
            raise
        return connection

    def begin(self, connection: Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")

    def make_room(self) -> None:
        if not self.is_short and self.files.reserve_space():
            return
        free = shutil.disk_usage(self.files.folder).free
        self.is_short = free < 2 * RESERVE_BYTES or not self.files.reserve_space()
        if self.is_short:
            raise OSError("the disk is full")

    def give_room(self) -> None:
        if shutil.disk_usage(self.files.folder).free < RESERVE_BYTES:
            self.files.reserve.unlink(missing_ok=True)
            self.is_short = True

    def settle(self, connection: Connection) -> None:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def forget_aside(self, connection: Connection) -> None:
        for folder in self.files.folder.glob(f"{ASIDE}*"):
            shutil.rmtree(folder)

    def back_up(self) -> Path:
        def write(target: Path) -> None:
            # Only VACUUM INTO sees what is not yet in the main file; a copy of the file does not.
            with closing(reading(self.files.answers)) as connection:
                connection.execute("VACUUM INTO ?", (str(target),))

        return back_up(self.files, write)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        try:
            with closing(reading(self.files.answers)) as connection:
                connection.execute("BEGIN")  # one moment for the check and the reading
                refuse_damaged(connection, self.place)
                yield connection
        except sqlite3.DatabaseError as error:
            raise unreadable(self.files.answers, error) from None

    def replace(self, copy: Path) -> str:
        aside = self._aside()
        fresh = self.files.answers.with_name("answers.restored")
        shutil.copyfile(copy, fresh)
        fresh.chmod(0o600)
        to_disk(fresh)
        fresh.replace(self.files.answers)
        to_disk(self.files.folder)
        return aside

    def _aside(self) -> str:
        """Moves the store away with what SQLite keeps beside it."""
        if not self.files.answers.exists():
            return ""
        name = f"{ASIDE}{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{time.time_ns() % 10**9:09d}"
        target = self.files.folder / name
        target.mkdir(mode=0o700)
        for path in sorted(self.files.folder.glob("answers.db*")):
            path.replace(target / path.name)
        return str(target)
