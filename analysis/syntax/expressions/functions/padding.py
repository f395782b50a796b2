"""Blanks and other fillings put before or behind strings, and taken off them.

Sources: IBM, Command Syntax Reference, "String functions"; GNU PSPP manual, 7.7.7.
"""

from analysis.syntax.expressions.functions.texts import LONGEST, NUMBER, TEXT, Pieces, whole
from analysis.syntax.expressions.signature import Described, Function, of_each_text
from analysis.syntax.expressions.values import Texts


def _padding(text: Pieces, length: float, filling: Pieces) -> Pieces:
    """As many whole copies of `filling` as make `text` no longer than `length`; none where that makes no sense."""
    wanted = whole(length)
    if wanted is None or not 0 <= wanted <= LONGEST or not filling:
        return text[:0]
    return filling * ((wanted - len(text)) // len(filling))


def _lpad(text: str, length: float, filling: str = " ") -> str:
    return str(_padding(text, length, filling)) + text


def _rpad(text: str, length: float, filling: str = " ") -> str:
    return text + str(_padding(text, length, filling))


def _lpad_bytes(text: str, length: float, filling: str = " ") -> str:
    return _rpad_bytes("", length - len(text.encode()), filling) + text


def _rpad_bytes(text: str, length: float, filling: str = " ") -> str:
    filled = _padding(text.encode(), length, filling.encode())
    return text + (filled if isinstance(filled, str) else filled.decode())


def _ltrim(text: str, filling: str = " ") -> str:
    while filling and text.startswith(filling):
        text = text[len(filling) :]
    return text


def _rtrim(text: str, filling: str = " ") -> str:
    while filling and text.endswith(filling):
        text = text[: -len(filling)]
    return text


def _kept(variable: Described) -> Texts:
    """The value of a variable with the blanks that fill its width."""
    described, column = variable
    return Texts.of(column).mapped(lambda text: text.encode().ljust(described.width).decode())


FUNCTIONS = (
    of_each_text("LPAD", _lpad_bytes, (TEXT, NUMBER, TEXT), optional=1),
    of_each_text("RPAD", _rpad_bytes, (TEXT, NUMBER, TEXT), optional=1),
    of_each_text("CHAR.LPAD", _lpad, (TEXT, NUMBER, TEXT), optional=1),
    of_each_text("CHAR.RPAD", _rpad, (TEXT, NUMBER, TEXT), optional=1),
    of_each_text("LTRIM", _ltrim, (TEXT, TEXT), optional=1),
    of_each_text("RTRIM", _rtrim, (TEXT, TEXT), optional=1),
    Function("NTRIM", ("text variable",), _kept, "string"),
)
