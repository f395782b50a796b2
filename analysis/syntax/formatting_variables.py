"""Formats given to variables, as FORMATS, PRINT FORMATS and NUMERIC have them."""

from analysis.syntax.active import Active, Format
from analysis.syntax.handing import format_of
from analysis.syntax.reader import Reader
from instrument.records import replace


def formatted(reader: Reader, active: Active) -> Active:
    """The file with formats for lists of variables: a b (F8.2) c (DATE11); raises `Fault`."""
    while not reader.done:
        reader.sign("/")
        names = reader.variables(active)
        found = read_format(reader)
        for name in names:
            described = active.fields[name]
            if described.is_text != (found.kind in ("A", "AHEX")):
                raise reader.fault("{format} does not fit {found}", {"format": str(found), "found": name})
            active = active.with_field(replace(described, format=found, write=None))
    return active


def read_format(reader: Reader) -> Format:
    """A format within parentheses: (F8.2); raises `Fault`."""
    reader.need_sign("(")
    written = "(8.2)" if reader.at_number() else ""
    if written:
        width, _, decimals = str(reader.next().text).partition(".")
        found = Format("F", int(width), int(decimals or 0))
    else:
        found = format_of(reader.name())
    reader.need_sign(")")
    return found
