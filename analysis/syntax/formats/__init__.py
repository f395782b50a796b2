"""SPSS's formats: how a number or a text is written in a field, and read from one."""

from analysis.syntax.formats.reading import read, read_implied
from analysis.syntax.formats.shapes import TEXTS, for_output, named, shape
from analysis.syntax.formats.writing import written

__all__ = ["TEXTS", "for_output", "named", "read", "read_implied", "shape", "written"]
