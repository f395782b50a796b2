"""How lines of several types become cases: each by itself, nested in one another, or grouped by case."""

from collections.abc import Iterator, Sequence

from analysis.syntax.reading_data import Line
from analysis.syntax.record_types import Kind
from instrument.message import Message
from instrument.records import dataclass

Told = list[tuple[Message, int]]


@dataclass
class Record:
    """A line of a known type."""

    kind: int
    place: int  # among the lines
    case: object = None


@dataclass
class Arranged:
    """Types of records and the lines; what is not as it should be goes to `told`."""

    kinds: Sequence[Kind]
    lines: Sequence[Line]
    told: Told

    def cases(self, arrangement: str, records: Sequence[Record]) -> Iterator[list[int]]:
        """For each case the line of every type that it takes, -1 for none."""
        build = {"MIXED": self._mixed, "NESTED": self._nested, "GROUPED": self._grouped}[arrangement]
        yield from build(records)

    def _mixed(self, records: Sequence[Record]) -> Iterator[list[int]]:
        for each in records:
            if self.kinds[each.kind].holds_data:
                yield self._alone(each)

    def _alone(self, each: Record) -> list[int]:
        return [each.place if at == each.kind else -1 for at in range(len(self.kinds))]

    def _nested(self, records: Sequence[Record]) -> Iterator[list[int]]:
        """A case for each record of the last type, with the records above it."""
        levels = [at for at, kind in enumerate(self.kinds) if not kind.skipped and kind.values]
        state, used = [-1] * len(self.kinds), [False] * len(self.kinds)
        for each in records:
            if each.kind not in levels:
                continue
            state[each.kind], used[each.kind] = each.place, False
            for deeper in levels[levels.index(each.kind) + 1 :]:
                state[deeper] = -1
            if each.kind == levels[-1]:
                spread = [self.kinds[at].spread or not used[at] for at in range(len(state))]
                yield [place if kept else -1 for place, kept in zip(state, spread, strict=True)]
                used = [True] * len(state)

    def _grouped(self, records: Sequence[Record]) -> Iterator[list[int]]:
        """A case for each stretch of lines that name the same one."""
        state: list[int] = []
        case: object = None
        for each in records:
            if self.kinds[each.kind].skipped:
                continue
            if not state or each.case != case:
                if state:
                    yield self._complete(state)
                state, case = [-1] * len(self.kinds), each.case
            if state[each.kind] >= 0 and self.kinds[each.kind].tells_duplicates:
                self.told.append((Message("the case has such a record already"), self.lines[each.place][0]))
            state[each.kind] = each.place
        if state:
            yield self._complete(state)

    def _complete(self, state: list[int]) -> list[int]:
        for place, kind in zip(state, self.kinds, strict=True):
            if place < 0 and kind.tells_missing and not kind.skipped and kind.values:
                value = kind.values[0]
                found = value if isinstance(value, str) else f"{value:g}"
                line = self.lines[max(state)][0]
                self.told.append((Message("the case has no record of type {found}", {"found": found}), line))
        return state
