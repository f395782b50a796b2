"""The copies of what lies apart from the answers: who gave them, and which invitations were used.

There is only the newest copy of each: two of them, beside two of the answers, would tell what came in between.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from instrument.message import Fault
from survey.files.whole import write_whole
from survey.store.files import Files, reading, to_disk
from survey.store.invitations import records

DAMAGED = ".damaged"


def copy_apart(files: Files) -> None:
    """Puts the copy of now in place of the last one; raises `OSError`, `sqlite3.Error`, and `Fault` for damage."""
    if files.persons.is_file():
        unfinished = files.persons_copy.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with closing(reading(files.persons)) as connection:
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        unfinished.chmod(0o600)
        to_disk(unfinished)
        unfinished.replace(files.persons_copy)
        to_disk(files.backups)
    for path in sorted(files.invitations.glob("*.codes")):
        content = path.read_bytes()
        records(content, path)
        write_whole(files.backups / path.name, content)
        (files.backups / path.name).chmod(0o600)


def forget_damaged(files: Files) -> None:
    """Deletes the identifiers that were put aside: those of a respondent who is deleted must not live on there."""
    files.persons.with_name(f"{files.persons.name}{DAMAGED}").unlink(missing_ok=True)


def restore_apart(files: Files) -> Iterator[Path]:
    """Puts the copies in place of what is lost or damaged, and leaves what is whole; yields what was put back."""
    copies = [(files.persons_copy, files.persons)]
    copies += [(path, files.invitations / path.name) for path in sorted(files.backups.glob("*.codes"))]
    for copy, target in copies:
        if copy.is_file() and not _is_whole(target):
            target.parent.mkdir(exist_ok=True, mode=0o700)
            if target.exists():
                target.replace(target.with_name(f"{target.name}{DAMAGED}"))
            for beside in ("-wal", "-shm"):
                target.with_name(target.name + beside).unlink(missing_ok=True)
            write_whole(target, copy.read_bytes())
            target.chmod(0o600)
            yield target


def _is_whole(path: Path) -> bool:
    with suppress(OSError, sqlite3.Error, Fault):
        if path.suffix == ".codes":
            records(path.read_bytes(), path)
            return True
        with closing(reading(path)) as connection:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    return False
