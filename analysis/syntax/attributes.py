"""An attribute of variables as commands give it: a b (value) / c (value)."""

from collections.abc import Callable

from analysis.syntax.active import Active, Field
from analysis.syntax.reader import Reader


def attributed(reader: Reader, active: Active, described: Callable[[Field, Reader], Field]) -> Active:
    """The file with variables as `described` makes them of the value in parentheses behind them; raises `Fault`."""
    while not reader.done:
        reader.sign("/")
        names = reader.variables(active)
        reader.need_sign("(")
        value = reader.cursor
        for name in names:
            reader.cursor = value
            active = active.with_field(described(active.fields[name], reader))
        reader.need_sign(")")
    return active
