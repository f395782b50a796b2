"""What a store holds, as analysis takes it: the answers as they stand after their corrections."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from instrument.message import Fault, Place, quoted
from instrument.records import dataclass
from survey.store.connection import Connection, Engine
from survey.store.engines import engine_of
from survey.store.entries import Cell

ID_LETTERS = 16
ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Kept:
    """One form, corrected; `fingerprint` is that of the questionnaire it answered."""

    id: str
    columns: Mapping[str, Cell]
    seconds: int | None
    fingerprint: str
    day: str
    mode: str


def stored(at: Path | Engine) -> tuple[Kept, ...]:
    """Every form in the order of the ids, which is nobody's order; raises `Fault` where the store is damaged."""
    with engine_of(at).reading() as connection:
        corrected: dict[bytes, dict[str, Cell]] = {}
        for key, variable, value in connection.execute("SELECT key, variable, value FROM corrections ORDER BY number"):
            corrected.setdefault(key, {})[variable] = json.loads(value)
        rows = connection.execute("SELECT key, content, fingerprint, day, mode FROM answers ORDER BY key")
        return tuple(_kept(row, corrected.get(row[0], {})) for row in rows)


def _kept(row: tuple[bytes, str, str, str, str], corrected: Mapping[str, Cell]) -> Kept:
    key, content, fingerprint, day, mode = row
    held = json.loads(content)
    return Kept(id_of(key), {**held["answers"], **corrected}, held["seconds"], fingerprint, day, mode)


def id_of(key: bytes) -> str:
    """The number of a form in files: the first 64 bits of its key."""
    return key.hex()[:ID_LETTERS]


def key_of_id(connection: Connection, id: str, place: str) -> bytes:
    """The key of the form with that number; raises `Fault`."""
    begin = bytes.fromhex(id) if ID.fullmatch(id) else b""
    row = connection.execute("SELECT key FROM answers WHERE substr(key, 1, 8) = ?", (begin,)).fetchone()
    if row is None:
        raise Fault("no form {found} in this store", {"found": quoted(id)}, Place(place))
    return bytes(row[0])


def cell_text(value: Cell) -> str:
    """A corrected answer as the store keeps it."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
