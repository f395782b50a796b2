"""A text file as its lines."""

from pathlib import Path

from survey.files.opening import read_bytes
from survey.files.separated import decode


def lines_of(path: Path) -> list[str]:
    """The lines of a file in an encoding that is read; raises `Fault`."""
    content, _ = read_bytes(path)
    text = decode(content, path.name)[0].removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
