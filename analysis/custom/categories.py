"""Which categories of variables a table shows, in which order, with which totals."""

from typing import Any, Literal, Self

from analysis.custom.grammar import Cursor, written
from analysis.options import Written
from instrument.codebook import Codebook, MultipleSet, Variable
from instrument.records import dataclass

Kind = Literal["values", "missing", "others", "subtotal", "hidden_subtotal"]
SUBTOTALS = {"SUBTOTAL": "subtotal", "HSUBTOTAL": "hidden_subtotal"}


@dataclass(frozen=True)
class Entry:
    """One entry of a list: values from `low` to `high`, missing codes, all other values, or a subtotal."""

    kind: Kind
    low: float | str = 0.0  # a string where the variable holds words
    high: float | str = 0.0
    label: str | None = None

    def __str__(self) -> str:
        if self.kind == "values":
            return _value(self.low) if self.low == self.high else f"{_value(self.low)} THRU {_value(self.high)}"
        word = {"missing": "MISSING", "others": "OTHERNM", "subtotal": "SUBTOTAL"}.get(self.kind, "HSUBTOTAL")
        return word if self.label is None else f"{word}={written(self.label)}"


def _value(value: float | str) -> str:
    if isinstance(value, str):
        return written(value)
    return "LO" if value == float("-inf") else "HI" if value == float("inf") else f"{value:.12g}"


@dataclass(frozen=True)
class Categories(Written):
    """Written as in CTABLES: `sex unit [1, 2, SUBTOTAL='low', 3] TOTAL=YES LABEL='All' EMPTY=EXCLUDE`.

    Instead of a list ORDER=A|D KEY=VALUE|LABEL|COUNT MISSING=EXCLUDE|INCLUDE; POSITION=BEFORE sets totals first.
    """

    sources: tuple[Variable | MultipleSet, ...] = ()  # () for every variable
    entries: tuple[Entry, ...] = ()
    descending: bool = False
    key: Literal["VALUE", "LABEL", "COUNT"] = "VALUE"
    has_missing: bool = False
    total: bool = False
    label: str | None = None
    before: bool = False
    empty: bool = True

    @classmethod
    def read(cls, given: Any, codebook: Codebook) -> Self:
        cursor = Cursor.over(str(given))
        sources: list[Variable | MultipleSet] = []
        while cursor.kind() == "word" and cursor.piece(1) != "=":
            word = cursor.next("word")
            if word.upper() == "ALL":
                continue
            sources.append(codebook.set(word[1:]) if word.startswith("$") else codebook.variable(word))
        found: dict[str, Any] = {"sources": tuple(sources)}
        if cursor.take("["):
            found["entries"] = _entries(cursor)
        while not cursor.done:
            _setting(cursor, found)
        return cls(**found)

    def plain(self) -> str:
        names = (f"${each.name}" if isinstance(each, MultipleSet) else each.name for each in self.sources)
        parts = [" ".join(names) or "ALL"]
        parts += [f"[{', '.join(map(str, self.entries))}]"] if self.entries else []
        parts += ["ORDER=D"] if self.descending else []
        parts += [f"KEY={self.key}"] if self.key != "VALUE" else []
        parts += ["MISSING=INCLUDE"] if self.has_missing else []
        parts += ["TOTAL=YES"] if self.total else []
        parts += [f"LABEL={written(self.label)}"] if self.label is not None else []
        parts += ["POSITION=BEFORE"] if self.before else []
        parts += ["EMPTY=EXCLUDE"] if not self.empty else []
        return " ".join(parts)


@dataclass(frozen=True)
class CategoryLists(Written):
    """What is said of the categories of several variables, each time as CTABLES writes it; as text, parted by /."""

    lists: tuple[Categories, ...] = ()

    @classmethod
    def read(cls, given: Any, codebook: Codebook) -> Self:
        parts = given.split("/") if isinstance(given, str) else given
        return cls(tuple(Categories.read(each, codebook) for each in parts))

    def plain(self) -> list[str]:
        return [each.plain() for each in self.lists]


def _entries(cursor: Cursor) -> tuple[Entry, ...]:
    found = []
    while not cursor.take("]"):
        if cursor.take(","):
            continue
        word = cursor.take("MISSING", "OTHERNM", *SUBTOTALS)
        if word in SUBTOTALS:
            label = cursor.string() if cursor.take("=") else None
            found.append(Entry("hidden_subtotal" if word == "HSUBTOTAL" else "subtotal", label=label))
        elif word:
            found.append(Entry("missing" if word == "MISSING" else "others"))
        else:
            low = _bound(cursor)
            found.append(Entry("values", low, _bound(cursor) if cursor.take("THRU") else low))
    return tuple(found)


def _bound(cursor: Cursor) -> float | str:
    if cursor.kind() == "string":
        return cursor.string()
    word = cursor.take("LO", "HI")
    if word:
        return float("-inf") if word == "LO" else float("inf")
    return float(cursor.next("number"))


def _setting(cursor: Cursor, found: dict[str, Any]) -> None:
    word = cursor.need("ORDER", "KEY", "MISSING", "TOTAL", "LABEL", "POSITION", "EMPTY")
    cursor.need("=")
    match word:
        case "ORDER":
            found["descending"] = cursor.need("A", "D") == "D"
        case "KEY":
            found["key"] = cursor.need("VALUE", "LABEL", "COUNT")
        case "MISSING":
            found["has_missing"] = cursor.need("INCLUDE", "EXCLUDE") == "INCLUDE"
        case "TOTAL":
            found["total"] = cursor.need("YES", "NO") == "YES"
        case "LABEL":
            found["label"] = cursor.string()
        case "POSITION":
            found["before"] = cursor.need("BEFORE", "AFTER") == "BEFORE"
        case _:
            found["empty"] = cursor.need("INCLUDE", "EXCLUDE") == "INCLUDE"
