"""Who may key: one-time links, passphrases, and the cookie that remembers a person for a working day."""

import hashlib
import hmac
import re
import secrets
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import field

from instrument.records import dataclass

COOKIE = "canvass_entry"
SHORTEST = 10  # characters of a passphrase
LASTS = 12 * 3600.0  # seconds
ATTEMPTS, PAUSE = 5, 60.0
NAME = re.compile(r"[\w.-]{1,20}")


def coder_name(typed: str) -> str | None:
    """Initials as they are kept, so that AB and ab are one person; None where they are none."""
    plain = unicodedata.normalize("NFKC", typed).strip().casefold()
    return plain if NAME.fullmatch(plain) else None


def hashed(passphrase: str, salt: bytes) -> bytes:
    """The hash of a passphrase."""
    text = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "replace")
    return hashlib.scrypt(text, salt=salt, n=1 << 14, r=8, p=1)


@dataclass
class Session:
    """One person at one browser."""

    coder: str
    language: str
    until: float


@dataclass
class Sessions:
    """Links and sessions as long as the screen runs; only hashes of their secrets are held."""

    clock: Callable[[], float] = time.monotonic
    links: dict[bytes, str] = field(default_factory=dict)
    open: dict[bytes, Session] = field(default_factory=dict)
    failures: dict[str, list[float]] = field(default_factory=dict)

    def link(self, coder: str) -> str:
        """A secret that lets that person in once."""
        secret = secrets.token_urlsafe(24)
        self.links[_hash(secret)] = coder
        return secret

    def whose(self, link: str) -> str | None:
        """Whom a link would let in."""
        return self.links.get(_hash(link))

    def use(self, link: str) -> str | None:
        """Whom a link lets in; it does so once."""
        return self.links.pop(_hash(link), None)

    def begin(self, coder: str, language: str) -> str:
        """The secret of a new session."""
        secret = secrets.token_urlsafe(24)
        self.open[_hash(secret)] = Session(coder, language, self.clock() + LASTS)
        return secret

    def of(self, secret: str) -> Session | None:
        """The session behind a cookie."""
        found = self.open.get(_hash(secret))
        return found if found is not None and found.until > self.clock() else None

    def end(self, secret: str) -> None:
        self.open.pop(_hash(secret), None)

    def must_wait(self, coder: str) -> bool:
        """Whether too many attempts for this person failed within the last minute."""
        recent = [each for each in self.failures.get(coder, []) if each > self.clock() - PAUSE]
        self.failures[coder] = recent
        return len(recent) >= ATTEMPTS

    def is_right(self, coder: str, passphrase: str, known: Mapping[str, tuple[bytes, bytes]]) -> bool:
        """Whether this is the person's passphrase; takes as long for people that there are not."""
        salt, expected = known.get(coder, (b"nobody", b""))
        right = hmac.compare_digest(hashed(passphrase, salt), expected)
        if not right:
            self.failures.setdefault(coder, []).append(self.clock())
        return right


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
