"""Who is logged in: names that only cookies hold, of which the monitor keeps hashes and until when they count."""

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import field

from instrument.records import dataclass

COOKIE = "canvass_monitor"
LASTS = 8 * 3600  # seconds
MOST = 100


@dataclass
class Sessions:
    """The sessions of one run of the monitor."""

    clock: Callable[[], float] = time.monotonic
    held: dict[bytes, float] = field(default_factory=dict)

    def begin(self) -> str:
        """The name of a new session."""
        name = secrets.token_urlsafe(32)
        if len(self.held) >= MOST:
            self.held.pop(next(iter(self.held)))
        self.held[_hashed(name)] = self.clock() + LASTS
        return name

    def is_open(self, name: str) -> bool:
        return self.held.get(_hashed(name), float("-inf")) > self.clock()

    def end(self, name: str) -> None:
        self.held.pop(_hashed(name), None)


def _hashed(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "replace")).digest()
