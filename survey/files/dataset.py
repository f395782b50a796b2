"""Typed columns of a file with their own labels, missing values and measures."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from instrument.message import Fault, Place
from instrument.records import dataclass
from survey.files.figures import number_text
from survey.files.spss_attributes import Attributes

if TYPE_CHECKING:
    from survey.files.grid import Grid

OURS = frozenset(f"-{nines}{last}" for nines in ("", "9", "99", "99999") for last in (2, 3))
"""Codes that our own files write for what was left out and what was not asked: they are read as those."""

_SPSS_DAYS = ("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "DATETIME", "YMDHMS")
_SAS_DAYS = ("DATE", "DDMMYY", "MMDDYY", "YYMMDD", "YYMMDDN", "YYMMDDD", "E8601DA", "B8601DA", "WORDDATE", "MONYY")
_SAS_MOMENTS = ("DATETIME", "E8601DT", "B8601DT", "DATEAMPM", "MDYAMPM")
_SPSS_EPOCH = datetime.datetime(1582, 10, 14)
_STATA_EPOCH = datetime.datetime(1960, 1, 1)  # and that of SAS


@dataclass(frozen=True)
class Dataset:
    """A file's columns with what it says about them; all mappings go by variable name."""

    file: str
    sha256: str
    format: str
    names: tuple[str, ...]
    columns: Mapping[str, NDArray[Any]]  # (n,): float64 with NaN, or object holding str
    labels: Mapping[str, str]
    levels: Mapping[str, tuple[tuple[float | str, str], ...]]
    missing: Mapping[str, tuple[tuple[float | str, float | str], ...]]  # (low, high), equal for a single value
    measure: Mapping[str, str]
    formats: Mapping[str, str]
    sets: Mapping[str, Mapping[str, Any]]
    encoding: str = ""
    weight: str | None = None
    label: str = ""
    documents: tuple[str, ...] = ()
    display: Mapping[str, int] = field(default_factory=dict)  # columns on the screen
    alignment: Mapping[str, str] = field(default_factory=dict)  # left, right, center
    roles: Mapping[str, str] = field(default_factory=dict)  # input, target, both, none, partition, split
    attributes: Mapping[str, Attributes] = field(default_factory=dict)  # of variables, named by a user
    file_attributes: Attributes = ()

    @property
    def n(self) -> int:
        """Respondents."""
        return len(self.columns[self.names[0]]) if self.names else 0

    def grid(self) -> "Grid":
        """The cells as text: codes, ISO dates, '' where a number is missing; the first case is row 1.

        Missing by declaration is empty as well, unless it has a label beside those of answers.

        Raises `Fault` for a file without variables or without cases.
        """
        if not self.n:
            raise Fault("the file holds no cases; possible: a row for each respondent", place=Place(self.file))
        from survey.files.grid import Grid

        cells = [self._texts(name) for name in self.names]
        return Grid(
            file=self.file,
            headers=self.names,
            rows=tuple(zip(*cells, strict=True)),
            lines=tuple(range(1, self.n + 1)),
            sha256=self.sha256,
            format=self.format,
            encoding=self.encoding,
            labels=tuple(self.labels.get(name) or "" for name in self.names),
            levels={
                at: {self._code(code): label for code, label in self.levels[name]}
                for at, name in enumerate(self.names)
                if self.levels.get(name)
            },
            missing={at: found for at, name in enumerate(self.names) if (found := self._absent(name))},
            sets=self._sets(),
        )

    def _absent(self, name: str) -> frozenset[str]:
        """The codes of a column that the file declares to be no answer and gives a label beside others."""
        valid = {number_text(float(code)) for code, _ in self.levels.get(name, ()) if not isinstance(code, str)}
        absent = self._declared(name)
        return absent & valid if valid - absent else frozenset()

    def _declared(self, name: str) -> frozenset[str]:
        column, ranges = self.columns[name], self.missing.get(name, ())
        if column.dtype == object or not ranges:
            return frozenset()
        held = {float(each) for each in np.unique(column[~np.isnan(column)])}
        held |= {float(code) for code, _ in self.levels.get(name, ())}
        inside = {each for each in held if any(float(low) <= each <= float(high) for low, high in ranges)}
        return frozenset(map(number_text, inside))

    def _sets(self) -> dict[int, tuple[str, str]]:
        """The set of each column of 0 and 1 that stands for an option of several."""
        places = {name: at for at, name in enumerate(self.names)}
        found: dict[int, tuple[str, str]] = {}
        for name, each in self.sets.items():
            members = [places[member] for member in each.get("variable_list", ()) if member in places]
            if each.get("is_dichotomy") and str(each.get("counted_value")).strip() in ("1", "1.0"):
                found |= dict.fromkeys(members, (name.lstrip("$"), str(each.get("label") or "")))
        return found

    def _code(self, code: float | str) -> str:
        return code if isinstance(code, str) else number_text(code)

    def _texts(self, name: str) -> list[str]:
        column = self.columns[name]
        if column.dtype == object:
            return list(column)
        date = date_reader(self.formats.get(name, ""), self.format)
        blank = self._declared(name) - self._absent(name) - OURS
        texts = ["" if number != number else date(number) for number in column.tolist()]
        return ["" if text in blank else text for text in texts] if blank else texts


def date_reader(format: str, file: str = "") -> Callable[[float], str]:
    """A function from a number to text: a date by the format of its column, else the number.

    `file` is the kind of file: a DATE counts seconds since 1582 in SPSS, and days since 1960 in SAS.
    """
    if file in ("sas7bdat", "xpt"):
        return _sas_date_reader(format.rstrip("0123456789.").upper())
    if format.rstrip("0123456789.").upper() in _SPSS_DAYS:
        return lambda number: _date(_SPSS_EPOCH, number)
    if format.startswith("%td"):
        return lambda number: _date(_STATA_EPOCH, number * 86_400)
    if format.startswith("%tc"):
        return lambda number: _date(_STATA_EPOCH, number / 1000)
    return number_text


def _sas_date_reader(format: str) -> Callable[[float], str]:
    if format in _SAS_DAYS:
        return lambda number: _date(_STATA_EPOCH, number * 86_400)
    if format in _SAS_MOMENTS:
        return lambda number: _date(_STATA_EPOCH, number)
    return number_text


def _date(epoch: datetime.datetime, seconds: float) -> str:
    try:
        return (epoch + datetime.timedelta(seconds=seconds)).date().isoformat()
    except OverflowError:
        return number_text(seconds)
