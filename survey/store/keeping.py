"""The store as a server holds it open: forms go in, and what is answered is on the disk."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

from instrument.message import Fault
from survey.store.admission import Admission
from survey.store.apart import copy_apart, forget_damaged
from survey.store.backing_up import forget_older
from survey.store.connection import Connection, Engine
from survey.store.entries import Correction, Entry, Outcome
from survey.store.persons import Persons
from survey.store.queueing import Queue, Unavailable
from survey.store.quotas import Quotas
from survey.store.reading import cell_text, key_of_id
from survey.store.transactions import let_go, set_right, take_in

Done = TypeVar("Done")


class Store:
    """One store, open; after any fault of the disk it is opened again, for what then stands must be read anew."""

    def __init__(self, engine: Engine, with_persons: bool = False, admission: Admission | None = None) -> None:
        self.engine, self.files, self.with_persons = engine, engine.files, with_persons
        self.admission = admission or Admission()
        self.alone = Lock()
        with suppress(OSError):  # a full disk is told of when a form comes
            engine.make_room()
        self.connection: Connection | None = self._connected()
        self.persons = Persons(self.files) if with_persons else None
        self.queue: Queue[Entry, Outcome] = Queue(self._commit)

    def submit(self, entry: Entry) -> "Future[Outcome]":
        """What becomes of the form, once it is on the disk; the future, or this call, may raise `Unavailable`.

        Raises `UnicodeEncodeError` for a text that is none.
        """
        "".join((entry.content, *entry.persons.values())).encode()  # here: else it would fail those it waits with
        return self.queue.add(entry)

    def remove(self, receipt: str, day: str, why: str = "receipt") -> bool:
        """Deletes the form of that receipt here, of its person and in backups; False where there is none."""

        def delete(connection: Connection) -> bytes | None:
            found = let_go(connection, receipt, day, why)
            self.admission.begin(connection)  # a quota has room again
            return found

        key = self._transaction(delete)
        if key is None:
            return False
        self._settle()
        with self.alone:
            if self.connection is not None:
                self.engine.forget_aside(self.connection)
            if self.with_persons:
                persons = self.persons or Persons(self.files)
                persons.remove(key)
            forget_damaged(self.files)
        forget_older(self.files, self.back_up())
        return True

    def correct(self, correction: Correction) -> None:
        """Enters a correction beside the row it belongs to; raises `Fault` for an id that is not there."""

        def enter(connection: Connection) -> None:
            key = key_of_id(connection, correction.id, self.engine.place)
            set_right(connection, key, correction, cell_text(correction.value))

        self._transaction(enter)

    def look(self) -> Quotas:
        """The quotas, with paper forms that were entered meanwhile; a fault of the disk shows when a form comes."""
        with self.alone, suppress(*self.engine.faults):
            if self.connection is not None:
                self.admission.look(self.connection)
        return self.admission.quotas

    def back_up(self) -> Path:
        """A checked copy of what is stored, made while forms go on coming in."""
        self._settle()
        with self.alone:
            copy_apart(self.files)
        return self.engine.back_up()

    def close(self) -> None:
        """Commits what waits and closes the files."""
        self.queue.close()
        self._settle()
        self._drop()

    def _commit(self, entries: Sequence[Entry]) -> Sequence[Outcome]:
        return self._transaction(
            lambda connection: take_in(connection, self.persons, entries, self.admission), self.admission.settle
        )

    def _transaction(self, work: Callable[[Connection], Done], after: Callable[[], None] = lambda: None) -> Done:
        with self.alone:
            try:
                connection = self._ready()
                self.engine.begin(connection)
                done = work(connection)
                connection.execute("COMMIT")
                after()
            except self.engine.faults as error:
                # A commit that failed is never tried again: what reached the disk is found out by reading it anew.
                self._drop()
                raise Unavailable from error
            except BaseException:
                if self.connection is not None and self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                    self.admission.begin(self.connection)
                raise
            return done

    def _settle(self) -> None:
        with self.alone:
            if self.connection is None:
                return
            try:
                self.engine.settle(self.connection)
            except Fault:
                self._drop()
            except self.engine.faults:
                self._drop()

    def _ready(self) -> Connection:
        self.engine.make_room()
        if self.connection is None:
            try:
                self.connection = self._connected()
            except Fault as fault:  # found damaged, or taken by another: nothing is taken in until a person looks
                raise Unavailable from fault
        if self.with_persons and self.persons is None:
            self.persons = Persons(self.files)
        return self.connection

    def _connected(self) -> Connection:
        connection = self.engine.connect()
        try:
            self.admission.begin(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _drop(self) -> None:
        """Closes what is open; where the disk is full, room is made for that."""
        self.engine.give_room()
        for each in (self.connection, self.persons):
            if each is not None:
                with suppress(*self.engine.faults):
                    each.close()
        self.connection = self.persons = None
