"""Files read whole and written whole."""

import os
from pathlib import Path

from instrument.message import Fault, Place


def read_whole(path: Path) -> bytes:
    """The bytes of a file; raises `Fault` when there are none."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Fault("the file cannot be read: {reason}", {"reason": error.strerror or ""}, Place(str(path))) from None
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Fault("the file is empty; possible: a header and a row for each respondent", place=Place(path.name))
    return content


def read_bytes(path: Path) -> tuple[bytes, str]:
    """The bytes of a file with their SHA-256; raises `Fault` when there are none."""
    import hashlib

    content = read_whole(path)
    return content, hashlib.sha256(content).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Puts `content` in place of the file in one step: readers see the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
