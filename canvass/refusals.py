"""The system's refusals told as faults."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instrument.message import Fault, Place


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns the system's refusal to write `path` into a `Fault`."""
    try:
        yield
    except OSError as error:
        reason = str(error.strerror)
        raise Fault("this file cannot be written: {reason}", {"reason": reason}, Place(str(path))) from None
