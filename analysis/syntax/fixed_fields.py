"""Where the fields of DATA LIST and GET DATA stand: columns, or formats one behind the other."""

from dataclasses import field

from analysis.syntax.active import Format
from analysis.syntax.formats.shapes import shape
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import Wanted
from instrument.records import dataclass


@dataclass
class FixedFields:
    """The fields read so far, with the record and the column where the next begins."""

    found: list[Wanted] = field(default_factory=list)
    record: int = 0
    column: int = 1

    def next_record(self, number: int | None) -> None:
        self.record = number if number is not None else self.record + 1
        self.column = 1

    def read(self, part: Reader) -> None:
        """Names with their columns, 1-5 or 3, and a format in parentheses; or names with a list of formats."""
        names = part.new_names()
        if part.at_number():
            self.in_columns(part, names)
        else:
            self._in_formats(part, names)

    def in_columns(self, part: Reader, names: tuple[str, ...]) -> None:
        """The names in the columns that stand here, with their format in parentheses."""
        first = part.integer()
        last = -part.integer() if part.at_sign("-") else first
        width, rest = divmod(last - first + 1, len(names))
        if last < first or rest:
            raise part.fault(
                "{columns} columns do not part into {n} fields", {"columns": last - first + 1, "n": len(names)}
            )
        kind, decimals = self._kind(part)
        for name in names:
            self.found.append(Wanted(name, Format(kind, width, decimals), self.record, first, first + width - 1))
            first += width
        self.column = first

    @staticmethod
    def _kind(part: Reader) -> tuple[str, int]:
        """(A), (2), (COMMA,2): what the columns hold."""
        kind, decimals = "F", 0
        if part.sign("("):
            while not part.sign(")"):
                if part.at_number():
                    decimals = part.integer()
                else:
                    kind = part.name().upper()
                part.sign(",")
        return kind, decimals

    def _in_formats(self, part: Reader, names: tuple[str, ...]) -> None:
        formats = read_formats(part)
        waiting = list(names)
        for kind, times, found in formats:
            if kind == "X":
                self.column += times
            elif kind == "T":
                self.column = times
            elif found is not None:
                for _ in range(times):
                    if not waiting:
                        raise part.fault("there are more formats than variables")
                    last = self.column + found.width - 1
                    self.found.append(Wanted(waiting.pop(0), found, self.record, self.column, last))
                    self.column = last + 1
        if waiting:
            raise part.fault("there are more variables than formats")


def read_formats(part: Reader) -> list[tuple[str, int, Format | None]]:
    """(F5.2, 3X, 2A4, T20): each with its kind, how often or where, and the format; raises `Fault`."""
    part.need_sign("(")
    found: list[tuple[str, int, Format | None]] = []
    while not part.sign(")"):
        found.append(_one(part))
        part.sign(",")
    return found


def _one(part: Reader) -> tuple[str, int, Format | None]:
    times = 1
    written = part.next().text
    digits = len(written) - len(written.lstrip("0123456789"))
    if digits == len(written):  # 3 F5.2, in two pieces
        times, written = int(written), part.next().text
    elif digits:
        times, written = int(written[:digits]), written[digits:]
    upper = written.upper()
    if upper == "X":
        return "X", times, None
    if upper.startswith("T") and upper[1:].isdigit():
        return "T", int(upper[1:]), None
    parts = shape(written)
    if parts is None:
        part.cursor -= 1
        raise part.wrong("{found} stands where a format is expected")
    return parts.kind, times, Format(parts.kind, parts.width or 8, parts.decimals or 0)
