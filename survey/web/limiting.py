"""How often one network may send forms; whose it is stays in memory, as a hash with a key that lives a day."""

import hashlib
import ipaddress
import secrets
import time
from collections.abc import Callable
from dataclasses import field

from instrument.records import dataclass

DAY = 86400.0
MOST_NETWORKS = 50_000
V4_BITS, V6_BITS = 24, 56


@dataclass
class Allowance:
    """So many at once for each network, and so many more a second."""

    at_once: float
    a_second: float
    left: dict[bytes, tuple[float, float]] = field(default_factory=dict)

    def take(self, network: bytes, now: float) -> bool:
        """Whether there was one left."""
        left = self.left_of(network, now)
        self.left[network] = (max(0.0, left - 1), now)
        if len(self.left) > MOST_NETWORKS:
            self.left.pop(next(iter(self.left)))
        return left >= 1

    def left_of(self, network: bytes, now: float) -> float:
        left, at = self.left.pop(network, (self.at_once, now))
        return min(self.at_once, left + (now - at) * self.a_second)


class Limits:
    """A class behind one address fills in its forms undisturbed; what sends junk, or forms by the thousand, is held up.

    Forms from this computer itself are not counted: a proxy in front sends everybody's from there, and counts itself.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.forms, self.faults = Allowance(600, 2), Allowance(300, 1)
        self.key, self.until = secrets.token_bytes(32), clock() + DAY

    def lets_in(self, address: str) -> bool:
        """Whether one more form may come from there."""
        return is_here(address) or self.forms.take(self._network(address), self.clock())

    def bears(self, address: str) -> bool:
        """Whether one more fault may come from there."""
        return self.faults.take(self._network(address), self.clock())

    def _network(self, address: str) -> bytes:
        if self.clock() > self.until:
            self.key, self.until = secrets.token_bytes(32), self.clock() + DAY
            self.forms.left.clear()
            self.faults.left.clear()
        return hashlib.blake2b(network_of(address).encode(), key=self.key, digest_size=16).digest()


def network_of(address: str) -> str:
    """The neighbours of an address: the first 24 bits, or 56 of a long one."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network((found, V4_BITS if found.version == 4 else V6_BITS), strict=False))


def is_here(address: str) -> bool:
    """Whether an address is this computer's own."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
