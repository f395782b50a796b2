"""Which categories of variables a table shows, in which order, with which totals."""

from typing import Any, Literal, Self

from analysis.categories import of_numbers
from analysis.custom.computed import bound
from analysis.custom.computing import ends
from analysis.custom.grammar import Cursor, written
from analysis.custom.summaries import OF_SCALES, is_function
from analysis.options import Written
from instrument.codebook import Codebook, MultipleSet, Variable
from instrument.message import Fault, quoted
from instrument.records import dataclass

Kind = Literal["values", "missing", "others", "subtotal", "hidden_subtotal", "computed"]
KEYS = ("VALUE", "LABEL", "COUNT", "MEAN(x)")
SUBTOTALS = {"SUBTOTAL": "subtotal", "HSUBTOTAL": "hidden_subtotal"}


@dataclass(frozen=True)
class Entry:
    """One entry of a list: values from `low` to `high`, missing codes, all others, a subtotal, a computed category."""

    kind: Kind
    low: float | str = 0.0  # a string where the variable holds words, or for a member of a set
    high: float | str = 0.0
    label: str | None = None  # of a subtotal; the name of a computed category

    def __str__(self) -> str:
        if self.kind == "values":
            return bound(self.low) if self.low == self.high else f"{bound(self.low)} THRU {bound(self.high)}"
        if self.kind == "computed":
            return f"&{self.label}"
        word = {"missing": "MISSING", "others": "OTHERNM", "subtotal": "SUBTOTAL"}.get(self.kind, "HSUBTOTAL")
        return word if self.label is None else f"{word}={written(self.label)}"


@dataclass(frozen=True)
class Categories(Written):
    """Written as in CTABLES: `sex unit [1, 2, SUBTOTAL='low', 3] TOTAL=YES LABEL='All' EMPTY=EXCLUDE`.

    Instead of a list ORDER=A|D KEY=VALUE|LABEL|COUNT|MEAN(score) MISSING=EXCLUDE|INCLUDE; POSITION=BEFORE sets totals
    first. A list names members of a set, and computed categories as &name.
    """

    sources: tuple[Variable | MultipleSet, ...] = ()  # () for every variable
    entries: tuple[Entry, ...] = ()
    descending: bool = False
    key: str = "VALUE"  # or LABEL, COUNT, or a function of the variable that it is sorted by
    argument: float | None = None  # of PTILE
    by: Variable | None = None
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
            _setting(cursor, found, codebook)
        return cls(**found)

    def plain(self) -> str:
        names = (f"${each.name}" if isinstance(each, MultipleSet) else each.name for each in self.sources)
        parts = [" ".join(names) or "ALL"]
        parts += [f"[{', '.join(map(str, self.entries))}]"] if self.entries else []
        parts += ["ORDER=D"] if self.descending else []
        argument = "" if self.argument is None else f", {self.argument:g}"
        of = "" if self.by is None else f"({self.by.name}{argument})"
        parts += [f"KEY={self.key}{of}"] if self.key != "VALUE" else []
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
            low = ends(cursor)
            if isinstance(low, str) and low.startswith("&"):
                found.append(Entry("computed", label=low[1:]))
            else:
                found.append(Entry("values", low, ends(cursor) if cursor.take("THRU") else low))
    return tuple(found)


def _setting(cursor: Cursor, found: dict[str, Any], codebook: Codebook) -> None:
    word = cursor.need("ORDER", "KEY", "MISSING", "TOTAL", "LABEL", "POSITION", "EMPTY")
    cursor.need("=")
    match word:
        case "ORDER":
            found["descending"] = cursor.need("A", "D") == "D"
        case "KEY":
            found |= _key(cursor, codebook)
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


def _key(cursor: Cursor, codebook: Codebook) -> dict[str, Any]:
    """What categories are sorted by; counts, and shares of them, sort alike."""
    word = cursor.take("VALUE", "LABEL")
    if word:
        return {"key": word}
    function = cursor.next("word").upper()
    if not is_function(function):
        raise Fault("{found} is no key; possible: {possible}", {"found": quoted(function), "possible": ", ".join(KEYS)})
    if function not in OF_SCALES:
        if cursor.take("("):
            cursor.next("word")
            cursor.need(")")
        return {"key": "COUNT"}
    found: dict[str, Any] = {"key": function}
    cursor.need("(")
    found["by"] = of_numbers(codebook.variable(cursor.next("word")))
    if cursor.take(","):
        found["argument"] = float(cursor.next("number"))
    cursor.need(")")
    return found
