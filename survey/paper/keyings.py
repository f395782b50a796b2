"""What people enter into the file of keyed forms: keyings, settlements, withdrawals; nothing is ever written over."""

import datetime
import hashlib
import hmac
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from instrument.model import Instrument
from survey.paper import file
from survey.paper.copying import back_up
from survey.paper.forms import Keying, PaperForm, forms_of

TABLES = ("keyings", "withdrawals", "settlements")


class NotTaken(Exception):
    """What was keyed cannot be entered; `word` is a key of the wording."""

    def __init__(self, word: str) -> None:
        self.word = word
        super().__init__(word)


@contextmanager
def keyings(folder: Path, instrument: Instrument) -> "Iterator[Keyings]":
    """The keyed forms beside the store in `folder`, to be added to; raises `Fault`."""
    with file.opened_alone(folder) as connection:
        yield Keyings(connection, instrument, folder)


class Keyings:
    """The forms of one study, open to one entry screen."""

    def __init__(self, connection: sqlite3.Connection, instrument: Instrument, folder: Path) -> None:
        self.connection, self.instrument, self.folder = connection, instrument, folder
        self.alone = Lock()
        self.held = read_forms(connection, instrument)  # nobody else writes; what is not changed is not read anew

    def forms(self) -> Mapping[str, PaperForm]:
        """Every form by its number, in their order."""
        with self.alone:
            return dict(sorted(self.held.items()))

    def form(self, number: str) -> PaperForm | None:
        """The form of that number."""
        with self.alone:
            return self.held.get(number)

    def may_key(self, form: str, coder: str) -> None:
        """Raises `NotTaken` where the form was keyed twice, or by the same person."""
        self._refuse(self.form(form), coder)

    def key(self, form: str, coder: str, typed: Mapping[str, str]) -> None:
        """Enters what one person keyed; raises `NotTaken` as `may_key` does."""
        text = json.dumps(dict(typed), ensure_ascii=False, sort_keys=True)

        def enter() -> None:
            self._refuse(self.held.get(form), coder)
            file.insert(self.connection, "keyings", (form, coder, now(), self.instrument.fingerprint, text))

        self._transaction(enter, form)

    def settle(self, form: str, values: Mapping[str, str], who: str, why: str) -> None:
        """Enters what fields of a form say, and why."""

        def enter() -> None:
            for name, value in values.items():
                file.insert(self.connection, "settlements", (form, name, value, who, now(), why))

        self._transaction(enter, form)

    def withdraw(self, keying: Keying, who: str, why: str) -> None:
        """Takes a keying out, so that the form is keyed again; it stays in the file."""
        self._transaction(
            lambda: file.insert(self.connection, "withdrawals", (keying.number, who, now(), why)), keying.form
        )

    def set_passphrase(self, coder: str, salt: bytes, hashed: bytes) -> None:
        """Enters a passphrase by its hash; the last one of a person counts."""
        self._transaction(lambda: file.insert(self.connection, "passphrases", (coder, salt, hashed)))

    def passphrases(self) -> Mapping[str, tuple[bytes, bytes]]:
        """Person → salt and hash."""
        with self.alone:
            found = file.rows(self.connection, "passphrases")
        return {str(coder): (_bytes(salt), _bytes(hashed)) for _, coder, salt, hashed in found}

    def back_up(self) -> Path:
        """A checked copy of what is keyed, made while people go on keying."""
        with self.alone:
            return back_up(self.connection, self.folder)

    @staticmethod
    def _refuse(form: PaperForm | None, coder: str) -> None:
        if form is None:
            return
        if any(each.coder == coder for each in form.keyings):
            raise NotTaken("keyed_by_you")
        if len(form.keyings) > 1:
            raise NotTaken("keyed_twice")

    def _transaction(self, work: Callable[[], object], form: str = "") -> None:
        """Commits what `work` enters, and reads the form it belongs to anew."""
        with self.alone:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                work()
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            self.held.pop(form, None)
            parts = (file.rows_of_form(self.connection, table, form) for table in TABLES)
            self.held |= forms_of(self.instrument, *parts)


def read_forms(connection: sqlite3.Connection, instrument: Instrument) -> dict[str, PaperForm]:
    """Every form that the file holds."""
    return forms_of(instrument, *(file.rows(connection, table) for table in TABLES))


def number_in_store(connection: sqlite3.Connection, form: str) -> str:
    """What the store of answers calls a form: nobody without this file can tell it from the form's number."""
    secret = _bytes(file.rows(connection, "secret")[0][1])
    return hmac.new(secret, form.encode(), hashlib.sha256).hexdigest()


def now() -> str:
    """The moment by the clock of the world."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")


def _bytes(cell: str | int | bytes) -> bytes:
    return cell if isinstance(cell, bytes) else str(cell).encode()
