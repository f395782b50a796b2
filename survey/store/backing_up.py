"""Copies of a store that are whole at one moment, and the way back to one of them."""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from instrument.message import Fault, Place
from survey.store.apart import restore_apart
from survey.store.connection import Engine
from survey.store.files import Files, reading, to_disk
from survey.store.integrity import damages, refuse_damaged

KEPT = 48  # two days of hours


def back_up(files: Files, write: Callable[[Path], None]) -> Path:
    """Has a copy written and opens it again to check it; copies beyond the last 48 go.

    Raises `OSError`, `sqlite3.Error`, and `Fault` where the copy is damaged.
    """
    name = f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{time.time_ns() % 10**9:09d}.db"
    unfinished, target = files.backups / f"{name}.unfinished", files.backups / name
    try:
        write(unfinished)
        unfinished.chmod(0o600)
        to_disk(unfinished)
        with closing(reading(unfinished)) as copy:
            refuse_damaged(copy, str(unfinished))
        digest = _sha256(unfinished)
        target.with_suffix(".sha256").write_text(f"{digest}  {target.name}\n", encoding="ascii")
        unfinished.replace(target)
        to_disk(files.backups)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in backups(files)[:-KEPT]:
        _forget(old)
    return target


def backups(files: Files) -> Sequence[Path]:
    """The copies there are, the oldest first."""
    return sorted(files.backups.glob("*.db"))


def forget_older(files: Files, kept: Path) -> None:
    """Deletes every copy but `kept`: what a respondent had deleted must not live on in them."""
    for path in backups(files):
        if path != kept:
            _forget(path)


def restore(engine: Engine, copy: Path | None = None, beside: Iterable[Path] = ()) -> tuple[Path, str]:
    """Puts a copy, the last good one where none is named, in place of the store, which is kept under another name.

    Where only what lies apart from the answers is damaged, or what `beside` puts back and names, only that is put back.
    Returns the copy and where the store went, '' where there was none. Raises `Fault` where no copy is good, or the
    store is open.
    """
    engine.files.make()
    with engine.locked():
        apart = (*restore_apart(engine.files), *beside)
        if copy is None and apart and _stands(engine):
            return apart[0], ""
        chosen = _good(engine.files) if copy is None else _checked(copy)
        return chosen, engine.replace(chosen)


def _stands(engine: Engine) -> bool:
    try:
        with engine.reading():
            return True
    except Fault:
        return False


def _good(files: Files) -> Path:
    for path in reversed(backups(files)):
        if _is_good(path):
            return path
    raise Fault("no good backup here", place=Place(str(files.backups)))


def _checked(path: Path) -> Path:
    if not path.is_file() or not _is_good(path):
        raise Fault("this is no good backup", place=Place(str(path)))
    return path


def _is_good(path: Path) -> bool:
    noted = path.with_suffix(".sha256")
    if noted.is_file() and noted.read_text(encoding="ascii").split()[:1] != [_sha256(path)]:
        return False
    try:
        with closing(reading(path)) as copy:
            return next(damages(copy), None) is None
    except sqlite3.Error:
        return False


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _forget(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_suffix(".sha256").unlink(missing_ok=True)
