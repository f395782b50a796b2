"""What the head of a .sav file holds that its reader does not read and its writer not write: cases, weight, clock."""

import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

HEADER = 176
LAYOUTS = {b"\x02\x00\x00\x00": "<", b"\x03\x00\x00\x00": "<", b"\x00\x00\x00\x02": ">", b"\x00\x00\x00\x03": ">"}
LONG_NAMES = 13  # subtype of the extension record SHORT=Long, SHORT=Long, …
LONGEST_DICTIONARY = 64 << 20


def declared_cases(path: Path) -> int | None:
    """How many cases the file says it holds, None where it does not say."""
    with path.open("rb") as file:
        content = file.read(HEADER)
    try:
        (cases,) = struct.unpack_from(f"{LAYOUTS[content[64:68]]}i", content, 80)
    except (struct.error, KeyError):
        return None
    return int(cases) if cases >= 0 else None


def weight_variable(path: Path, names: Sequence[str]) -> str | None:
    """The weight variable's name, None where the file has none or its dictionary cannot be followed.

    Source: GNU PSPP, "System File Format": the header counts in elements of 8 bytes, variables and their continuations.
    """
    with path.open("rb") as file:
        content = file.read(LONGEST_DICTIONARY)
    try:
        short = _short_name(content)
        if short is None:
            return None
        long = long_names(content).get(short, short)
    except (struct.error, UnicodeDecodeError, KeyError, IndexError):
        return None
    return next((name for name in names if name.casefold() == long.casefold()), None)


def _short_name(content: bytes) -> str | None:
    order = LAYOUTS[content[64:68]]
    (wanted,) = struct.unpack_from(f"{order}i", content, 76)
    if wanted == 0:
        return None
    for number, name in enumerate(_elements(content, order), 1):
        if number == wanted:
            return name
    return None


def _elements(content: bytes, order: str) -> Iterator[str]:
    """The name of every 8-byte element of a case, '' for the continuation of a string."""
    at = HEADER
    while struct.unpack_from(f"{order}i", content, at)[0] == 2:
        width, labelled, missing = struct.unpack_from(f"{order}3i", content, at + 4)
        name = content[at + 24 : at + 32].decode("latin-1").rstrip()
        at += 32
        if labelled:
            (length,) = struct.unpack_from(f"{order}i", content, at)
            at += 4 + (length + 3) // 4 * 4
        at += 8 * abs(missing)
        yield name if width >= 0 else ""


def long_names(content: bytes) -> dict[str, str]:
    """Short names of variables with their whole ones."""
    order = LAYOUTS[content[64:68]]
    at = content.find(struct.pack(f"{order}3i", 7, LONG_NAMES, 1), HEADER)
    if at < 0:
        return {}
    (length,) = struct.unpack_from(f"{order}i", content, at + 12)
    pairs = content[at + 16 : at + 16 + length].decode("utf-8", "replace").split("\t")
    return {short: long for short, _, long in (pair.partition("=") for pair in pairs)}


def settled(content: bytes, weight: str) -> bytes:
    """The file just written, without the time it was written at, weighted by a variable; '' is no weight.

    Raises `KeyError` where the file has no such variable.
    """
    head = bytearray(content)
    head[92:109] = b"01 Jan 8000:00:00"
    if weight:
        struct.pack_into(f"{LAYOUTS[content[64:68]]}i", head, 76, _element(content, weight))
    return bytes(head)


def element_names(content: bytes) -> list[str]:
    """The short name of every 8-byte element of a case, '' for the continuation of a string."""
    return list(_elements(content, LAYOUTS[content[64:68]]))


def end_of_dictionary(content: bytes) -> int:
    """Where the record stands that ends the dictionary."""
    order = LAYOUTS[content[64:68]]
    found = content.find(struct.pack(f"{order}2i", 999, 0), HEADER)
    if found < 0:
        raise KeyError("999")
    return found


def _element(content: bytes, name: str) -> int:
    """The number of a variable's first element, from 1."""
    long = long_names(content)
    for number, short in enumerate(_elements(content, LAYOUTS[content[64:68]]), 1):
        if short and long.get(short, short).casefold() == name.casefold():
            return number
    raise KeyError(name)
