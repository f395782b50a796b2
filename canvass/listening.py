"""A port of this computer, and how a site there is ended."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from instrument.message import Fault

LOCAL = ("localhost", "127.0.0.1", "[::1]")


def bound_to(address: str, port: int) -> socket.socket:
    """A socket that has the port; raises `Fault`."""
    # With the protocol named, connections send at once; else the end of each page waits 40 ms for the start of it to be
    # acknowledged.
    bound = socket.socket(proto=socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((address, port))
        bound.listen()  # from now on whoever comes is served, if only when the site is ready
    except OSError as error:
        bound.close()
        reason = str(error.strerror)
        raise Fault("port {port} cannot be had: {reason}", {"port": port, "reason": reason}) from None
    return bound


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Ctrl+C and the signal to end finish the site, not the program: what is open is still to be closed."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)
