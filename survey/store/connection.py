"""What the store asks of a database: statements with question marks, rows of plain cells."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from survey.store.files import Files


class Rows(Protocol):
    """What a statement found."""

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """A connection in which a transaction begins with BEGIN and not by itself."""

    @property
    def in_transaction(self) -> bool: ...
    def execute(self, statement: str, cells: Sequence[Any] = ..., /) -> Rows: ...
    def executemany(self, statement: str, rows: Sequence[Sequence[Any]], /) -> Any: ...
    def close(self) -> None: ...


class Engine(Protocol):
    """A database that keeps answers; identifiers and backups lie in `files` whatever it is.

    `faults` are the exceptions after which what stands must be read anew.
    """

    files: Files
    faults: tuple[type[Exception], ...]

    @property
    def place(self) -> str:
        """What messages call it."""

    def locked(self) -> AbstractContextManager[None]:
        """Keeps other processes out; raises `Fault` where one is in."""

    def connect(self) -> Connection:
        """A connection to the newest tables, checked, whose COMMIT means that answers are on the disk.

        Raises `Fault` and `faults`.
        """

    def begin(self, connection: Connection) -> None:
        """Begins a transaction that writes."""

    def make_room(self) -> None:
        """Raises `OSError` where the disk has no room for more."""

    def give_room(self) -> None:
        """Makes room on a full disk for what must still be closed."""

    def settle(self, connection: Connection) -> None:
        """Leaves nothing of what was deleted in the files, nor of the order in which answers came."""

    def forget_aside(self, connection: Connection) -> None:
        """Deletes the stores that were put aside by `replace`: what a respondent had deleted must not live on there."""

    def back_up(self) -> Path:
        """A checked copy of this moment, made while answers come in."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one moment, checked; raises `Fault`."""

    def replace(self, copy: Path) -> str:
        """Puts a backup in place of what stands; what stood is kept where it says, '' where nothing stood."""
