"""The numbers of paper forms: a serial, and a digit that tells when one was misread.

Source: Damm (2004), Total anti-symmetrische Quasigruppen, dissertation, Marburg; the table of order 10.
"""

import re
import unicodedata
from functools import reduce

DIGITS = 6
LAST = 10**DIGITS - 1
TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
SHAPE = re.compile(r"[0-9]{7}")


def check_digit(digits: str) -> int:
    """The digit that finds every single wrong digit and every two neighbours that changed places."""
    return reduce(lambda held, digit: TABLE[held][int(digit)], digits, 0)


def form_number(serial: int) -> str:
    """The number of the form with that serial, from 1 to 999999: seven digits, the last of which checks."""
    digits = f"{serial:0{DIGITS}d}"
    return f"{digits}{check_digit(digits)}"


def printed(number: str) -> str:
    """As it stands on the form: 000123-6."""
    return f"{number[:DIGITS]}-{number[DIGITS:]}"


def read_number(typed: str) -> str | None:
    """The seven digits of a number as somebody typed it, spaces and dashes left out; None where its digit objects."""
    plain = re.sub(r"[\s–—-]", "", unicodedata.normalize("NFKC", typed))
    if not SHAPE.fullmatch(plain) or not plain.isascii() or plain == "0" * (DIGITS + 1):
        return None
    return plain if check_digit(plain) == 0 else None
