"""A text file as its lines."""

import codecs
from pathlib import Path

from instrument.message import Fault, Place, quoted
from survey.files.encodings import decode
from survey.files.whole import read_whole

BY_ITSELF = ("", "LOCALE", "AUTO")
"""What names no encoding: the bytes tell it."""


def lines_of(path: Path, encoding: str = "") -> list[str]:
    """The lines of a file in the encoding named, or in one that is read; raises `Fault`."""
    content = read_whole(path)
    text = text_of(content, path.name, encoding).removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")


def text_of(content: bytes, file: str, encoding: str = "") -> str:
    """The text of some bytes; raises `Fault` for an encoding that is none, or in which they make no text."""
    if encoding.upper() in BY_ITSELF:
        return decode(content, file)[0]
    name = f"cp{encoding}" if encoding.isdigit() and not _known(encoding) else encoding
    if not _known(name):
        raise Fault("{found} is no encoding; possible: UTF8, GB18030, 1252", {"found": quoted(encoding)}, Place(file))
    try:
        return content.decode(name)
    except (UnicodeError, LookupError):
        raise Fault("the file is no text in the encoding {found}", {"found": quoted(encoding)}, Place(file)) from None


def _known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except (LookupError, ValueError):
        return False
