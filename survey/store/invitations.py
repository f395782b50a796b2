"""Invitations that let a person answer once: kept as hashes, apart from the answers, and tied to none of them.

A file holds one record of 64 bytes for each invitation, in the order of the hashes, written in place: neither where a
record stands nor what surrounds it tells when it was used. While a transaction is open its invitations bear the mark of
that transaction; the answers keep the sum of all marks that were committed, and so tell after a fault which of the two
happened. A mark names no form.
"""

import base64
import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from threading import RLock

from instrument.message import Fault, Place
from survey.files.whole import write_whole

LETTERS = 20  # of 32 possible ones: 100 bits
RECORD, HASH, STATE = 64, 32, 16
UNUSED, USED = b"unused".ljust(STATE), b"used".ljust(STATE)
TYPED = str.maketrans("018", "OIB")  # digits that no code has, for the letters they are taken for


def new_code() -> str:
    """A code of 100 random bits: letters and the digits 2 to 7, in groups of four."""
    plain = base64.b32encode(secrets.token_bytes(13)).decode()[:LETTERS]
    return "-".join(plain[at : at + 4] for at in range(0, LETTERS, 4))


def hashed(code: str) -> bytes:
    """All that is kept of a code; dashes, spaces and small letters are no matter."""
    plain = "".join(letter for letter in code[:100].upper().translate(TYPED) if letter.isalnum())
    return hashlib.sha256(b"invitation " + plain.encode("utf-8", "replace")).digest()


def add(folder: Path, codes: Iterable[str]) -> Path:
    """Writes a file of unused invitations that a form which is being served finds by itself; raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / f"{secrets.token_hex(8)}.codes"  # a name that nobody takes at the same time
    write_whole(target, b"".join(_record(each, UNUSED) for each in sorted(map(hashed, codes))))
    target.chmod(0o600)
    return target


class Invitations:
    """Those of one study; only the writer of the store changes them. Raises `Fault` for files that are damaged.

    Pages ask from another thread: `alone` keeps them from seeing, or writing over, what is being read anew.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.read = -1
        self.states: dict[bytes, bytes] = {}
        self.places: dict[bytes, tuple[Path, int]] = {}
        self.waiting: list[bytes] = []
        self.alone = RLock()
        self.refresh()

    def refresh(self) -> None:
        """Reads files that were added."""
        with self.alone:
            now = self.folder.stat().st_mtime_ns
            if now != self.read:
                known = {path for path, _ in self.places.values()}
                for path in sorted(set(self.folder.glob("*.codes")) - known):
                    self._read(path)
                self.read = now

    def is_open(self, invitation: bytes) -> bool:
        """Whether it was issued and is not used."""
        with self.alone:
            self.refresh()
            return self.states.get(invitation) == UNUSED

    def state(self, invitation: bytes) -> bool | None:
        """Whether it was used; None where it was not issued."""
        with self.alone:
            return self.states[invitation] == USED if invitation in self.states else None

    def take(self, invitation: bytes) -> bool:
        """Takes it within a transaction; False where it is not open."""
        with self.alone:
            if not self.is_open(invitation):
                return False
            self.states[invitation] = USED
        self.waiting.append(invitation)
        return True

    def mark(self, mark: bytes) -> None:
        """Writes the mark of the transaction to what it takes; it is on the disk before the answers are."""
        self._write(self.waiting, mark)

    def settle(self) -> None:
        """The answers are on the disk: what was taken with them is used."""
        self._write(self.waiting, USED)
        self.waiting = []

    def recover(self, mark: bytes) -> None:
        """After a fault: those of the transaction that was committed last are used, those of another one are not."""
        with self.alone:
            self.waiting = []
            self.states, self.places, self.read = {}, {}, -1
            self.refresh()
            begun = {each: state for each, state in self.states.items() if state not in (UNUSED, USED)}
            self._write([each for each, state in begun.items() if state == mark], USED)
            self._write([each for each, state in begun.items() if state != mark], UNUSED)

    def counts(self) -> tuple[int, int]:
        """How many were used, of how many."""
        with self.alone:
            self.refresh()
            return sum(state == USED for state in self.states.values()), len(self.states)

    def _read(self, path: Path) -> None:
        for at, (invitation, state) in enumerate(records(path.read_bytes(), path)):
            self.states[invitation], self.places[invitation] = state, (path, at * RECORD)

    def _write(self, invitations: Iterable[bytes], state: bytes) -> None:
        by_file: dict[Path, list[bytes]] = {}
        for each in invitations:
            by_file.setdefault(self.places[each][0], []).append(each)
        for path, those in by_file.items():
            opened = os.open(path, os.O_WRONLY)
            try:
                for each in those:  # 64 bytes never lie in two sectors: a record is the old one or the new one
                    os.pwrite(opened, _record(each, state), self.places[each][1])
                os.fdatasync(opened)
            finally:
                os.close(opened)
            self.states.update(dict.fromkeys(those, state))


def records(content: bytes, path: Path) -> list[tuple[bytes, bytes]]:
    """The hashes of a file of invitations, each with its state; raises `Fault` where it is damaged."""
    found = []
    for at in range(0, len(content), RECORD):
        record = content[at : at + RECORD]
        invitation, state = record[:HASH], record[HASH : HASH + STATE]
        if record != _record(invitation, state):
            raise Fault("the invitations are damaged; possible: canvass restore", place=Place(str(path)))
        found.append((invitation, state))
    return found


def _record(invitation: bytes, state: bytes) -> bytes:
    return invitation + state + hashlib.blake2b(invitation + state, digest_size=RECORD - HASH - STATE).digest()
