"""The copy of the file of keyed forms, of which there is only the newest, and the way back to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from survey.files.whole import write_whole
from survey.paper.file import COPY, NAME, is_whole, locked, refuse_damaged
from survey.store.files import BACKUPS, reading, to_disk


def back_up(connection: sqlite3.Connection, folder: Path) -> Path:
    """Puts a checked copy of now in place of the last one; raises `OSError`, `sqlite3.Error`, `Fault`."""
    target = folder / BACKUPS / COPY
    fresh = target.with_suffix(".unfinished")
    fresh.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(fresh),))
    fresh.chmod(0o600)
    to_disk(fresh)
    with closing(reading(fresh)) as copy:
        refuse_damaged(copy, fresh)
    fresh.replace(target)
    to_disk(target.parent)
    return target


def restored(folder: Path) -> Iterator[Path]:
    """Puts the copy in place of a file that is lost or damaged, which is kept under another name; yields what it put.

    Raises `Fault` where an entry screen has the forms open.
    """
    target, copy = folder / NAME, folder / BACKUPS / COPY
    if not copy.is_file():
        return
    with locked(folder):
        if is_whole(target) or not is_whole(copy):
            return
        for path in sorted(folder.glob(f"{NAME}*")):
            path.replace(folder / f"damaged-{path.name}")
        write_whole(target, copy.read_bytes())
        target.chmod(0o600)
        yield target
