"""The store as a server holds it open: forms go in, and what is answered is on the disk."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

from survey.store.backing_up import back_up, forget_older
from survey.store.entries import Correction, Entry, Outcome
from survey.store.files import RESERVE_BYTES, Files, connect, locked, unreadable
from survey.store.integrity import refuse_damaged
from survey.store.persons import Persons
from survey.store.queueing import Queue, Unavailable
from survey.store.reading import cell_text, key_of_id
from survey.store.tables import migrate
from survey.store.transactions import let_go, set_right, take_in

Done = TypeVar("Done")


@contextmanager
def opened(folder: Path, with_persons: bool = False) -> "Iterator[Store]":
    """The store in `folder`, made where there is none, checked, and closed to other processes.

    Raises `Fault` where another has it open, where it is damaged, or of a newer program.
    """
    files = Files(folder)
    files.make()
    with locked(files):
        store = Store(files, with_persons)
        try:
            yield store
        finally:
            store.close()


class Store:
    """One store, open; `connect` is asked again after any fault of the disk, for what then stands must be read anew."""

    def __init__(self, files: Files, with_persons: bool = False, synchronous: str = "FULL") -> None:
        self.files, self.with_persons, self.synchronous = files, with_persons, synchronous
        self.alone = Lock()
        self.is_short = not files.reserve_space()
        self.connection: sqlite3.Connection | None = self._open(check=True)
        self.persons = Persons(files) if with_persons else None
        self.queue: Queue[Entry, Outcome] = Queue(self._commit)

    def submit(self, entry: Entry) -> "Future[Outcome]":
        """What becomes of the form, once it is on the disk; the future, or this call, may raise `Unavailable`.

        Raises `UnicodeEncodeError` for a text that is none.
        """
        "".join((entry.content, *entry.persons.values())).encode()  # here: else it would fail those it waits with
        return self.queue.add(entry)

    def remove(self, receipt: str, day: str, why: str = "receipt") -> bool:
        """Deletes the form of that receipt here, of its person and in backups; False where there is none."""
        key = self._transaction(lambda connection: let_go(connection, receipt, day, why))
        if key is None:
            return False
        with self.alone:
            if self.connection is not None:
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if self.with_persons:
                persons = self.persons or Persons(self.files)
                persons.remove(key)
        forget_older(self.files, self.back_up())
        return True

    def correct(self, correction: Correction) -> None:
        """Enters a correction beside the row it belongs to; raises `Fault` for an id that is not there."""

        def enter(connection: sqlite3.Connection) -> None:
            key = key_of_id(connection, correction.id, self.files.answers)
            set_right(connection, key, correction, cell_text(correction.value))

        self._transaction(enter)

    def back_up(self) -> Path:
        """A checked copy of what is stored, made while forms go on coming in."""
        return back_up(self.files)

    def close(self) -> None:
        """Commits what waits and closes the files."""
        self.queue.close()
        self._drop()

    def _open(self, check: bool) -> sqlite3.Connection:
        connection = connect(self.files.answers, self.synchronous)
        try:
            migrate(connection, self.files.answers, lambda: back_up(self.files))
            if check:
                refuse_damaged(connection, self.files.answers)
        except sqlite3.DatabaseError as error:
            connection.close()
            raise unreadable(self.files.answers, error) from None
        except BaseException:
            connection.close()
            raise
        return connection

    def _commit(self, entries: Sequence[Entry]) -> Sequence[Outcome]:
        return self._transaction(lambda connection: take_in(connection, self.persons, entries))

    def _transaction(self, work: Callable[[sqlite3.Connection], Done]) -> Done:
        with self.alone:
            try:
                connection = self._ready()
                connection.execute("BEGIN IMMEDIATE")
                done = work(connection)
                connection.execute("COMMIT")
            except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as error:
                # A commit that failed is never tried again: what reached the disk is found out by reading it anew.
                self._drop()
                raise Unavailable from error
            except BaseException:
                if self.connection is not None and self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            return done

    def _ready(self) -> sqlite3.Connection:
        if self.is_short:
            if shutil.disk_usage(self.files.folder).free < 2 * RESERVE_BYTES or not self.files.reserve_space():
                raise OSError("the disk is full")
            self.is_short = False
        if self.connection is None:
            self.connection = self._open(check=True)
        if self.with_persons and self.persons is None:
            self.persons = Persons(self.files)
        return self.connection

    def _drop(self) -> None:
        """Closes what is open; where the disk is full, the reserve makes room for that."""
        if shutil.disk_usage(self.files.folder).free < RESERVE_BYTES:
            self.files.reserve.unlink(missing_ok=True)
            self.is_short = True
        for each in (self.connection, self.persons):
            if each is not None:
                with suppress(sqlite3.Error):
                    each.close()
        self.connection = self.persons = None
