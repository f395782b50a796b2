"""Texts of up to eight bytes as numbers, as a matrix holds them."""

import struct

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
"""Shape (rows, columns)."""
BYTES = 8


def packed(text: str) -> float:
    """The number whose bytes are the first eight of a text, blanks behind it."""
    content = text.encode()[:BYTES].decode(errors="ignore").encode().ljust(BYTES)
    found: float = struct.unpack(">d", content)[0]
    return found


def unpacked(value: float) -> str:
    """The text of a number made of one; what is no text has its bytes replaced."""
    return struct.pack(">d", value).decode(errors="replace").rstrip(" \0")


def scalar(value: float) -> Matrix:
    return np.array([[value]])
