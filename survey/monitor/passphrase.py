"""The word that opens the monitor, and how long one who guesses must wait."""

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import field

from instrument.records import dataclass

BYTES = 10  # 80 bits: 16 letters and digits
SHORTEST = 12
FREE = 5  # failures without a wait
LONGEST_WAIT = 300.0  # seconds
MOST_PEERS = 1000


def made() -> str:
    """A passphrase that nobody guesses, in groups of four."""
    plain = base64.b32encode(secrets.token_bytes(BYTES)).decode().lower()
    return "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))


class Passphrase:
    """A passphrase of which only what checks it is kept; a check takes long, and as long for every guess."""

    def __init__(self, words: str) -> None:
        self.salt = secrets.token_bytes(16)
        self.digest = self._digest(words)

    def is_right(self, guess: str) -> bool:
        return hmac.compare_digest(self._digest(guess), self.digest)

    def _digest(self, words: str) -> bytes:
        return hashlib.scrypt(words.strip().encode("utf-8", "replace"), salt=self.salt, n=2**14, r=8, p=1)


@dataclass
class Throttle:
    """Failures of each peer, whose address is hashed with a key that lives as long as the program."""

    clock: Callable[[], float] = time.monotonic
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    failures: dict[bytes, tuple[int, float]] = field(default_factory=dict)  # how many, and until when to wait

    def wait(self, peer: str) -> float:
        """Seconds until the peer may guess again."""
        return max(0.0, self.failures.get(self._name(peer), (0, 0.0))[1] - self.clock())

    def note(self, peer: str, is_right: bool) -> None:
        """Remembers a failure, or forgets those of a peer who knows the word."""
        name = self._name(peer)
        count = self.failures.pop(name, (0, 0.0))[0] + 1
        if is_right:
            return
        if len(self.failures) >= MOST_PEERS:
            self.failures.pop(next(iter(self.failures)))
        pause = min(LONGEST_WAIT, 2.0 ** (count - FREE)) if count >= FREE else 0.0
        self.failures[name] = (count, self.clock() + pause)

    def _name(self, peer: str) -> bytes:
        return hashlib.blake2b(peer.encode(), key=self.key, digest_size=16).digest()
