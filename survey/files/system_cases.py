"""The cases of a .sav file: elements of 8 bytes, plain or packed by one byte each.

Source: GNU PSPP, "System File Format", Data Record.
"""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

PADDING, END, RAW, SPACES, UNKNOWN = 0, 252, 253, 254, 255
MOST = 1 << 29  # bytes; a file that promises more is read where memory is limited
SYSTEM_MISSING = -np.finfo(np.float64).max


def cases(content: bytes, begin: int, elements: int, bias: float | None) -> Words:
    """The elements of every case, (n, elements), as the 8 bytes that each takes in memory.

    `begin` is where the cases begin; `bias` what packed whole numbers are raised by, None where nothing is packed.
    Raises `ValueError` where the bytes end within a case.
    """
    words = np.frombuffer(content, dtype="<u8", count=(len(content) - begin) // 8, offset=begin)
    whole = words if bias is None else _unpacked(words, bias)
    return whole.reshape(-1, elements)


def unzipped(content: bytes, begin: int) -> bytes:
    """The packed cases of a file that compresses them by ZLIB as well, in the blocks that its trailer lists.

    Raises `ValueError` where a block is not as it is listed or all of them are more than `MOST`.
    """
    _, trailer, _ = struct.unpack_from("<3q", content, begin)
    blocks = list(struct.iter_unpack("<2q2i", content[trailer + 24 :]))
    if sum(size for _, _, size, _ in blocks) > MOST:
        raise ValueError("too large")
    found = []
    for _, place, size, packed in blocks:
        unpacking = zlib.decompressobj()
        found.append(unpacking.decompress(content[place : place + packed], size))
        if len(found[-1]) != size:
            raise ValueError("a block is not of the length that is listed")
    return b"".join(found)


def numbers(elements: Words) -> NDArray[np.float64]:
    """A column of numbers, (n,), NaN where the system's missing value stands."""
    found = np.ascontiguousarray(elements).view("<f8").astype(np.float64, copy=False)
    return np.where(found == SYSTEM_MISSING, np.nan, found)


def texts(elements: Words, width: int) -> NDArray[np.object_]:
    """A column of texts of `width` bytes, (n,), from its elements (n, k), without the spaces at their end."""
    raw = np.ascontiguousarray(elements).view(f"S{8 * elements.shape[1]}")[:, 0]
    distinct, codes = np.unique(raw, return_inverse=True)
    words = np.array([word[:width].decode().rstrip(" ") for word in distinct.tolist()], dtype=object)
    return words[codes] if len(words) else np.empty(0, dtype=object)


def _unpacked(words: Words, bias: float) -> Words:
    """Words of eight codes each, followed by those that their codes name as standing there whole."""
    followed = np.count_nonzero(words.view(np.uint8).reshape(-1, 8) == RAW, axis=1)
    is_code = np.zeros(len(words), dtype=bool)
    step, at, n = (followed + 1).tolist(), 0, len(words)
    places = []
    while at < n:
        places.append(at)
        at += step[at]
    is_code[places] = True
    codes = words[is_code].view(np.uint8)
    ends = np.flatnonzero(codes == END)
    codes = codes[: ends[0]] if len(ends) else codes
    codes = codes[codes != PADDING]
    found: Words = _meaning(bias)[codes]
    raw = np.flatnonzero(codes == RAW)
    found[raw] = words[~is_code][: len(raw)]
    return found


def _meaning(bias: float) -> Words:
    """What each code stands for, as 8 bytes."""
    values = np.arange(256, dtype="<f8") - bias
    values[UNKNOWN] = SYSTEM_MISSING
    meaning = values.view("<u8").copy()
    meaning[SPACES] = int.from_bytes(b" " * 8, "little")
    return meaning
