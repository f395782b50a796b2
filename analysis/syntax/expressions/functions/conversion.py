"""Numbers read from texts, and texts written from numbers, by a format.

Sources: IBM, Command Syntax Reference, "String/numeric conversion functions"; GNU PSPP manual, 7.7.7.
"""

import math

from analysis.syntax.active import Format
from analysis.syntax.expressions.scene import Scene
from analysis.syntax.expressions.signature import Function
from analysis.syntax.expressions.values import Numbers, Texts, texts_of
from analysis.syntax.formats.reading import read_implied
from analysis.syntax.formats.writing import written


def _number(scene: Scene, text: Texts, format: Format) -> Numbers:
    """The number in the first characters of a text, as many as the format is wide; missing where there is none."""

    def found(each: str) -> float:
        value = read_implied(each[: format.width], format, scene.decimal, scene.epoch)
        return value if isinstance(value, float) else math.nan

    return text.numbered(found)


def _string(scene: Scene, number: Numbers, format: Format) -> Texts:
    """A text as wide as the format."""
    return texts_of(lambda value: written(value, format, scene.decimal, scene.epoch), number)


FUNCTIONS = (
    Function("NUMBER", ("string", "format for reading"), _number, sees=True),
    Function("STRING", ("number", "format"), _string, "string", sees=True),
)
