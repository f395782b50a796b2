"""The figures that stand, replaced only by ones that differ from them by ten forms or more, however often one asks."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from instrument.message import Fault, Place
from instrument.records import dataclass
from survey.files.whole import write_whole
from survey.monitor.board import Board, as_text, of_text

FILE = "published.json"
LOOK_AGAIN = 3.0  # seconds

Forms = TypeVar("Forms")


@dataclass
class Published(Generic[Forms]):
    """The figures in `folder`: they are kept there, because a monitor begun anew would else tell the forms between.

    `look` reads the forms with their number, `count` makes figures of them.
    """

    folder: Path
    look: Callable[[], tuple[int, Forms]]
    count: Callable[[Forms], Board]
    looked: float = field(default=float("-inf"))
    alone: Lock = field(default_factory=Lock)

    def now(self) -> Board:
        """The figures to be shown; raises `Fault` for what cannot be read, `OSError` for what cannot be kept."""
        with self.alone, self._alone_here():
            standing = self._kept()
            if time.monotonic() - self.looked < LOOK_AGAIN:
                return standing
            self.looked = time.monotonic()
            number, forms = self.look()
            if not standing.is_due(number):
                return standing
            fresh = self.count(forms)
            write_whole(self.folder / FILE, as_text(fresh).encode())
            return fresh

    def _kept(self) -> Board:
        try:
            return of_text((self.folder / FILE).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Board()
        except (ValueError, TypeError, KeyError):
            # Not counted anew: the figures of now could differ from those that were seen by one form.
            place = Place(str(self.folder / FILE))
            raise Fault("the monitor's figures cannot be read; possible: to delete the file", place=place) from None

    @contextmanager
    def _alone_here(self) -> Iterator[None]:
        with (self.folder / "published.lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
