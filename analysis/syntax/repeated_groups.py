"""Groups of fields that stand in a line again and again, as REPEATING DATA reads them."""

import math
from collections.abc import Callable

from analysis.syntax.data_lists import fields_of_a_line
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import Wanted, refuse_unreadable
from instrument.message import Message
from instrument.records import dataclass, replace

KNOWN = ("FILE", "STARTS", "OCCURS", "LENGTH", "CONTINUED", "ID", "TABLE", "NOTABLE", "DATA", "ENCODING")
Number = float | str
"""A number, or the variable that holds it in every case."""
Value = Callable[[str], float]
"""The number that a variable has in a case."""


@dataclass(frozen=True)
class Repeated:
    """Where groups stand; columns count from 1, `end` 0: as far as the line goes."""

    start: Number = 0.0
    end: Number = 0.0
    occurs: Number = 0.0
    length: Number = 0.0  # 0: as far as the fields of a group reach
    continued: tuple[Number, Number] | None = None  # the columns on the lines behind the first
    wanted: tuple[Wanted, ...] = ()

    def width(self, value: Value) -> int:
        """The columns of a group."""
        return _whole(self.length, value) or max(each.last for each in self.wanted)

    def count(self, value: Value) -> int:
        """The groups of a case."""
        return max(_whole(self.occurs, value), 0)

    def first(self, text: str, value: Value) -> list[str]:
        """The groups that the first line of a case has room for, none more than there are."""
        return self._cut(text, (self.start, self.end), value, self.count(value))

    def further(self, text: str, value: Value, left: int) -> list[str]:
        """The same of a line behind it, where so many are left."""
        return self._cut(text, self.continued or (1.0, 0.0), value, left)

    def _cut(self, text: str, columns: tuple[Number, Number], value: Value, most: int) -> list[str]:
        begin, last, width = _whole(columns[0], value) or 1, _whole(columns[1], value), self.width(value)
        if self.continued is None:
            last = begin - 1 + most * width  # where nothing goes on, a line that is too short has blanks
        end = last or len(text)
        room = max(math.ceil((end - begin + 1) / width), 0) if not last else max((end - begin + 1) // width, 0)
        places = range(begin - 1, begin - 1 + min(room, most) * width, width)
        return [text[place : place + width] for place in places]


def _whole(number: Number, value: Value) -> int:
    found = value(number) if isinstance(number, str) else number
    return 0 if math.isnan(found) else int(found)


def repeated(reader: Reader) -> Repeated:
    """REPEATING DATA STARTS=12[-80] /OCCURS=n [/LENGTH=10] [/CONTINUED=1-80] /DATA=fields; raises `Fault`."""
    found = Repeated()
    while not reader.done:
        reader.sign("/")
        word = reader.need(*KNOWN)
        if word in ("TABLE", "NOTABLE"):
            continue
        if word == "CONTINUED":
            found = replace(found, continued=_columns(reader) if reader.sign("=") else (1.0, 0.0))
            continue
        reader.sign("=")
        match word:
            case "STARTS":
                start, end = _columns(reader)
                found = replace(found, start=start, end=end)
            case "OCCURS":
                found = replace(found, occurs=_number(reader))
            case "LENGTH":
                found = replace(found, length=_number(reader))
            case "DATA":
                wanted = fields_of_a_line(reader)
                refuse_unreadable(wanted, reader.place())
                found = replace(found, wanted=wanted)
            case "ID":
                _left_out(reader)
            case _:
                reader.next()
    if not found.wanted:
        raise reader.expected("DATA")
    return found


def _columns(reader: Reader) -> tuple[Number, Number]:
    first = _number(reader)
    return (first, _number(reader)) if reader.sign("-") else (first, 0.0)


def _number(reader: Reader) -> Number:
    return reader.number() if reader.at_number() else reader.name()


def _left_out(reader: Reader) -> None:
    """That lines are told apart: they are taken as they come."""
    reader.tell(Message("{found} is not available and was left out", {"found": "ID"}))
    while not reader.done and not reader.at_sign("/"):
        reader.next()
