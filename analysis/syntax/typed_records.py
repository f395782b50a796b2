"""Cases of lines of several types: mixed, grouped by case, or nested in one another."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from analysis.syntax.active import Active, Field, Values
from analysis.syntax.reading_data import Layout, Line, Wanted, read_cases
from analysis.syntax.record_arrangements import Arranged, Record, Told
from analysis.syntax.record_types import SCRATCH, FileType, Kind
from instrument.message import Message
from instrument.records import dataclass

Places = Sequence[int]
"""The line that every case takes from a type of records, -1 for none."""


@dataclass
class Reading:
    """Lines as they are read; `layout`: how numbers are written in them."""

    asked: FileType
    lines: Sequence[Line]
    layout: Layout
    told: Told

    def file(self) -> Active:
        """The cases with all variables."""
        records = list(self._records())
        cases = list(Arranged(self.asked.kinds, self.lines, self.told).cases(self.asked.arrangement, records))
        fields, columns = self._identities(cases)
        for at, kind in enumerate(self.asked.kinds):
            if kind.holds_data and kind.wanted:
                found = self._read(kind.wanted, [case[at] for case in cases])
                for name, column in found.columns.items():
                    _fill(fields, columns, found.fields[name], column, [case[at] >= 0 for case in cases])
        return self._with_groups(Active(fields, columns, len(cases)), cases)

    def _read(self, wanted: Sequence[Wanted], places: Places) -> Active:
        """The fields of these lines; all missing where there is none."""
        distinct = sorted({place for place in places if place >= 0})
        layout = Layout("FIXED", tuple(wanted), 1, 0, "", self.layout.decimal, self.layout.blank)
        found = read_cases(layout, [self.lines[place] for place in distinct])
        self.told += [each for each in found.problems if each not in self.told]
        at = {place: row for row, place in enumerate(distinct)}
        rows = np.array([at.get(place, 0) for place in places], dtype=np.intp)
        lacks = np.array([place < 0 for place in places], dtype=bool)
        columns: dict[str, Values] = {}
        for name, column in found.active.columns.items():
            text = found.active.fields[name].is_text
            taken = column[rows] if len(column) else np.full(len(rows), "" if text else np.nan, dtype=column.dtype)
            columns[name] = np.where(lacks, "", taken).astype(object) if text else np.where(lacks, np.nan, taken)
        return Active(found.active.fields, columns, len(rows))

    def _records(self) -> Iterator[Record]:
        """The lines whose type is known; others are told where that is asked."""
        codes = self._read([self.asked.record], range(len(self.lines))).columns[self.asked.record.name]
        known = {value: at for at, kind in enumerate(self.asked.kinds) for value in kind.values}
        other = next((at for at, kind in enumerate(self.asked.kinds) if not kind.values), -1)
        cases = self._case_values()
        for place, code in enumerate(codes.tolist()):
            at = known.get(code, other)
            if at >= 0:
                yield Record(at, place, cases[at][place] if cases else None)
            elif self.asked.tells_wild and self.lines[place][1].strip():
                found = code if isinstance(code, str) else f"{code:g}"
                self.told.append((Message("{found} is no type of record", {"found": found}), self.lines[place][0]))

    def _case_values(self) -> list[Values]:
        """The case of every line where each type of record tells it; none where nothing does."""
        asked = self.asked
        if asked.case is None:
            return []
        found = []
        for kind in asked.kinds:
            where = kind.case or asked.case
            found.append(self._read([where], range(len(self.lines))).columns[where.name])
        return found

    def _identities(self, cases: Sequence[Sequence[int]]) -> tuple[dict[str, Field], dict[str, Values]]:
        """The variables that tell records and cases apart, those that are not scratch."""
        fields: dict[str, Field] = {}
        columns: dict[str, Values] = {}
        for wanted in (self.asked.record, self.asked.case):
            if wanted is None or wanted.name.startswith(SCRATCH):
                continue
            places = [max(case) for case in cases]
            found = self._read([wanted], places)
            own = [kind.case if wanted is self.asked.case else None for kind in self.asked.kinds]
            column = found.columns[wanted.name]
            for at, other in enumerate(own):
                if other is not None:
                    elsewhere = self._read([other], places).columns[other.name]
                    column = np.where([case[at] == max(case) for case in cases], elsewhere, column)
            fields[wanted.name], columns[wanted.name] = found.fields[wanted.name], column
        return fields, columns

    def _with_groups(self, active: Active, cases: Sequence[Sequence[int]]) -> Active:
        """A case for each group of those that REPEATING DATA reads."""
        repeating = [(at, kind) for at, kind in enumerate(self.asked.kinds) if kind.groups is not None]
        if not repeating:
            return active
        rows: list[int] = []
        several: list[tuple[Kind, list[Line]]] = [(kind, []) for _, kind in repeating]
        owners: list[tuple[int, int]] = []
        for row, case in enumerate(cases):
            own = next((which for which, (at, _) in enumerate(repeating) if case[at] >= 0), -1)
            texts = [""] if own < 0 else self._groups(repeating[own], active, row, case)
            for text in texts:
                rows.append(row)
                owners.append((own, len(several[own][1]) if own >= 0 else 0))
                if own >= 0:
                    several[own][1].append((self.lines[case[repeating[own][0]]][0], text))
        return self._joined(active.take(np.array(rows, dtype=np.intp)), several, owners)

    def _groups(self, of: tuple[int, Kind], active: Active, row: int, case: Sequence[int]) -> list[str]:
        groups = of[1].groups
        return [] if groups is None else groups.first(self.lines[case[of[0]]][1], _values_of(active, row))

    def _joined(
        self, active: Active, several: Sequence[tuple[Kind, list[Line]]], owners: Sequence[tuple[int, int]]
    ) -> Active:
        fields, columns = dict(active.fields), dict(active.columns)
        for which, (kind, lines) in enumerate(several):
            wanted = () if kind.groups is None else kind.groups.wanted
            found = read_cases(Layout("FIXED", wanted, 1, 0, "", self.layout.decimal, self.layout.blank), lines)
            self.told += found.problems
            mine = [own == which for own, _ in owners]
            places = np.array([place if own == which else 0 for own, place in owners], dtype=np.intp)
            for name, column in found.active.columns.items():
                taken = column[places] if len(column) else np.full(len(places), np.nan)
                _fill(fields, columns, found.active.fields[name], taken, mine)
        return Active(fields, columns, active.n)


def _values_of(active: Active, row: int):  # type: ignore[no-untyped-def]
    def value(name: str) -> float:
        found = active.find(name)
        return float("nan") if found is None else float(active.columns[found][row])

    return value


def _fill(
    fields: dict[str, Field], columns: dict[str, Values], described: Field, column: Values, mine: Sequence[bool]
) -> None:
    """Gives a variable its values in some cases; it is missing elsewhere, or has what another record said."""
    before: Mapping[str, Values] = columns
    if described.name not in before:
        fields[described.name] = described
        otherwise: object = "" if described.is_text else np.nan
        columns[described.name] = np.full(len(column), otherwise, dtype=object if described.is_text else float)
    columns[described.name] = np.where(np.array(mine, dtype=bool), column, columns[described.name])
