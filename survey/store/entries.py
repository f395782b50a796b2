"""One form as it is kept, and what becomes of it when it arrives."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from instrument.records import dataclass

Cell = float | int | str
KEY_BYTES = 16
RECEIPT_BYTES = 10  # 80 bits: 16 letters and digits


class Outcome(StrEnum):
    """What became of a form."""

    STORED = "stored"
    KNOWN = "known"  # the same form was stored before: sending again is harmless
    DIFFERENT = "different"  # another form was stored under the same number
    REMOVED = "removed"  # the respondent had it deleted
    FULL = "full"  # enough forms of this group were stored before
    UNINVITED = "uninvited"  # no invitation, or one that was used


@dataclass(frozen=True)
class Entry:
    """The answers of one form.

    `number` is made by the respondent's device and never kept: rows stand in the order of its hash, so that neither
    their order nor a page's source tells who answered when. `day` is all that is kept of time.
    """

    number: str
    columns: Mapping[str, Cell]
    fingerprint: str  # of the questionnaire: what was asked, and what was promised
    day: str
    mode: str = "web"
    language: str = ""
    seconds: int | None = None
    flags: tuple[str, ...] = ()
    persons: Mapping[str, str] = field(default_factory=dict)  # kept in another file
    invitation: bytes = b""  # never kept with the rest

    @property
    def key(self) -> bytes:
        return key_of(self.number)

    @property
    def receipt(self) -> str:
        """What deletes the form: only who has its number can make it."""
        return receipt_of(self.number)

    @property
    def content(self) -> str:
        """The answers as text, the same for the same answers."""
        held = {"answers": dict(self.columns), "seconds": self.seconds, "flags": list(self.flags)}
        return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)

    def row(self) -> tuple[bytes, str, str, str, str, str, bytes, bytes]:
        """The row of the table `answers`, without its digest."""
        # The time it took differs when a form is sent again, so it is no part of what makes forms the same.
        sent = json.dumps([dict(self.columns), dict(self.persons)], ensure_ascii=False, sort_keys=True)
        return (
            self.key,
            self.fingerprint,
            self.day,
            self.mode,
            self.language,
            self.content,
            hashlib.sha256(sent.encode()).digest(),
            hashed_receipt(self.receipt),
        )


@dataclass(frozen=True)
class Correction:
    """One answer set right: the row it belongs to stays as it came."""

    id: str
    variable: str
    value: Cell
    who: str
    at: str
    why: str


def key_of(number: str) -> bytes:
    """Where a form stands: a hash, so that the order of rows is nobody's choice."""
    return hashlib.blake2b(number.encode(), digest_size=KEY_BYTES, person=b"canvass row").digest()


def receipt_of(number: str) -> str:
    """16 letters and digits in groups of four."""
    made = hashlib.blake2b(number.encode(), digest_size=RECEIPT_BYTES, person=b"canvass receipt").digest()
    plain = base64.b32encode(made).decode()
    return "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def hashed_receipt(receipt: str) -> bytes:
    """What is kept of a receipt; spaces, dashes and small letters are no matter."""
    plain = "".join(character for character in receipt.upper() if character.isalnum())
    return hashlib.sha256(b"receipt " + plain.encode("utf-8", "replace")).digest()


def digest_of(cells: tuple[Cell | bytes | None, ...]) -> bytes:
    """The SHA-256 of a row: every cell with its type and length, so that no two rows have the same text."""
    found = hashlib.sha256()
    for cell in cells:
        held = cell if isinstance(cell, bytes) else str(cell).encode("utf-8", "surrogatepass")
        found.update(f"{type(cell).__name__} {len(held)} ".encode() + held)
    return found.digest()
