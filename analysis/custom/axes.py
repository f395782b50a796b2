"""Rows, columns or layers of a table: variables nested in one another, stacked beneath one another."""

from collections.abc import Iterator
from typing import Any, Self

from analysis.categories import of_numbers
from analysis.custom.grammar import Cursor
from analysis.custom.summaries import Summary, read_summaries
from analysis.options import Written
from instrument.codebook import Codebook, MultipleSet, Variable
from instrument.measure import Measure
from instrument.message import Fault, quoted
from instrument.records import dataclass, replace


@dataclass(frozen=True)
class Level:
    """A variable or a multiple-response set of an axis; a scale variable has no categories."""

    name: str
    source: Variable | MultipleSet
    is_scale: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Its columns of answers."""
        return self.source.members if isinstance(self.source, MultipleSet) else (self.source.name,)

    def __str__(self) -> str:
        if isinstance(self.source, MultipleSet):
            return f"${self.source.name}" if self.source.name else f"{{{', '.join(self.source.members)}}}"
        return f"{self.source.name} [{'S' if self.is_scale else 'C'}]"


@dataclass(frozen=True)
class Stack:
    """Levels nested in one another, the outermost first, with what their cells say."""

    levels: tuple[Level, ...]
    summaries: tuple[Summary, ...] = ()
    totals: tuple[Summary, ...] = ()

    @property
    def scale(self) -> Variable | None:
        """The scale variable whose statistics are told."""
        return next((each.source for each in self.levels if each.is_scale and isinstance(each.source, Variable)), None)

    @property
    def crossed(self) -> tuple[Level, ...]:
        """The levels with categories."""
        return tuple(each for each in self.levels if not each.is_scale)

    def __str__(self) -> str:
        said = ", ".join(map(str, self.summaries))
        said += f"{', ' if said else ''}TOTALS[{', '.join(map(str, self.totals))}]" if self.totals else ""
        carrier = next((at for at, each in enumerate(self.levels) if each.is_scale), len(self.levels) - 1)
        return " > ".join(
            f"{level} [{said}]" if said and at == carrier else str(level) for at, level in enumerate(self.levels)
        )


@dataclass(frozen=True)
class Axis(Written):
    """Written as in CTABLES: variables stacked with + and nested with >, summaries in brackets.

    `sex > unit [COUNT, COLPCT] + score [S] [MEAN, STDDEV 'SD' F8.1]`; a set is $name or {a, b, c}; [C] makes a variable
    one of categories, [S] one of scale, where its declared measure shall not.
    """

    stacks: tuple[Stack, ...] = ()

    @classmethod
    def read(cls, given: Any, codebook: Codebook) -> Self:
        cursor = Cursor.over(str(given or ""))
        if cursor.done:
            return cls()
        found = _stacked(cursor, codebook)
        if not cursor.done:
            raise cursor.refused("+, >")
        for stack in found:
            _check(stack)
        return cls(tuple(found))

    def plain(self) -> str:
        return " + ".join(map(str, self.stacks))


def _stacked(cursor: Cursor, codebook: Codebook) -> list[Stack]:
    found = _nested(cursor, codebook)
    while cursor.take("+"):
        found += _nested(cursor, codebook)
    return found


def _nested(cursor: Cursor, codebook: Codebook) -> list[Stack]:
    found = _part(cursor, codebook)
    while cursor.take(">"):
        inner = _part(cursor, codebook)
        found = [
            Stack((*a.levels, *b.levels), (*a.summaries, *b.summaries), (*a.totals, *b.totals))
            for a in found
            for b in inner
        ]
    return found


def _part(cursor: Cursor, codebook: Codebook) -> list[Stack]:
    if cursor.take("("):
        found = _stacked(cursor, codebook)
        cursor.need(")")
        if measure := _measure(cursor):
            found = [replace(stack, levels=tuple(_measured(each, measure) for each in stack.levels)) for stack in found]
    else:
        found = [Stack((_level(cursor, codebook),))]
    while cursor.take("["):
        summaries, totals = read_summaries(cursor)
        found = [
            replace(each, summaries=(*summaries, *each.summaries), totals=(*totals, *each.totals)) for each in found
        ]
    return found


def _level(cursor: Cursor, codebook: Codebook) -> Level:
    if cursor.take("{"):
        return Level("all_options", MultipleSet("", {}, tuple(_members(cursor, codebook))))
    name = cursor.next("word")
    if name.startswith("$"):
        _measure(cursor)
        return Level(name[1:], codebook.set(name[1:]))
    variable = codebook.variable(name)
    measure = _measure(cursor) or ("S" if variable.measure is Measure.SCALE and not variable.of_words else "C")
    return _measured(Level(variable.name, variable), measure)


def _members(cursor: Cursor, codebook: Codebook) -> Iterator[str]:
    """The names between braces; the first brace is consumed."""
    while not cursor.take("}"):
        if not cursor.take(","):
            yield of_numbers(codebook.variable(cursor.next("word"))).name


def _measure(cursor: Cursor) -> str:
    """C or S where they stand between brackets, which are consumed; else ''."""
    if cursor.piece() != "[" or cursor.piece(1).upper() not in ("C", "S") or cursor.piece(2) != "]":
        return ""
    cursor.at += 3
    return cursor.piece(-2).upper()


def _measured(level: Level, measure: str) -> Level:
    """The level as a scale variable or as one of categories; raises `Fault` for a scale of words."""
    if not isinstance(level.source, Variable):
        return level
    is_scale = measure == "S"
    return replace(level, source=of_numbers(level.source) if is_scale else level.source, is_scale=is_scale)


def _check(stack: Stack) -> None:
    names = [level.name for level in stack.levels if level.is_scale]
    if len(names) > 1:
        raise Fault("{found} are several scale variables nested in one another", {"found": quoted(", ".join(names))})
    if names:
        return
    counted = stack.levels[-1].source
    is_of_words = isinstance(counted, MultipleSet) or counted.of_words
    for summary in (*stack.summaries, *(stack.totals if is_of_words else ())):  # totals may tell of the codes
        if summary.of_scale:
            raise Fault(
                "{found} needs a scale variable; possible: {possible}",
                {"found": quoted(summary.function), "possible": f"{stack.levels[-1].name} [S]"},
            )
