"""Computed categories read from their texts."""

import re
from typing import Any, Self

from analysis.custom.computed import Computed, Node, Operand, Operation
from analysis.custom.grammar import Cursor
from analysis.custom.summaries import Summary, read_summaries
from analysis.options import Written
from instrument.codebook import Codebook
from instrument.message import Fault, quoted
from instrument.records import dataclass

BETWEEN = re.compile(r",\s*(?=&[^\s=]+\s*=\s*EXPR)")  # a comma before the next of several in one text
SIGNS = (("+", "-"), ("*", "/"), ("**",))


@dataclass(frozen=True)
class ComputedCategories(Written):
    """The computed categories that lists of categories name as &name; a text for each."""

    several: tuple[Computed, ...] = ()

    @classmethod
    def read(cls, given: Any, codebook: Codebook) -> Self:
        texts = BETWEEN.split(given) if isinstance(given, str) else given
        return cls(tuple(_read(Cursor.over(each)) for each in texts))

    def plain(self) -> list[str]:
        return [str(each) for each in self.several]

    def named(self, name: str) -> Computed:
        """Raises `Fault` where there is none of that name."""
        for each in self.several:
            if each.name.casefold() == name.casefold():
                return each
        possible = ", ".join(f"&{each.name}" for each in self.several) or "–"
        raise Fault("no computed category {found}; possible: {possible}", {"found": f"&{name}", "possible": possible})


def _read(cursor: Cursor) -> Computed:
    name = cursor.next("word")
    if not name.startswith("&"):
        raise Fault("{found} is no name of a computed category; possible: &name", {"found": quoted(name)})
    for text in ("=", "EXPR", "("):
        cursor.need(text)
    found: dict[str, Any] = {"node": _part(cursor, 0)}
    cursor.need(")")
    while not cursor.done:
        word = cursor.need("LABEL", "FORMAT", "HIDESOURCECATS")
        cursor.need("=")
        if word == "LABEL":
            found["label"] = cursor.string()
        elif word == "FORMAT":
            found["formats"] = _formats(cursor)
        else:
            found["hides"] = cursor.need("YES", "NO") == "YES"
    return Computed(name[1:], **found)


def _formats(cursor: Cursor) -> tuple[Summary, ...]:
    """Pairs of a function and a format, up to the next setting."""
    end = cursor.at
    while end < len(cursor.pieces) and not (end + 1 < len(cursor.pieces) and cursor.pieces[end + 1][1] == "="):
        end += 1
    own = Cursor(cursor.text, [*cursor.pieces[cursor.at : end], ("sign", "]")])
    cursor.at = end
    return read_summaries(own)[0]


def _part(cursor: Cursor, rank: int) -> Node:
    if rank == len(SIGNS):
        return _operand(cursor)
    found = _part(cursor, rank + 1)
    while True:
        sign = cursor.take(*SIGNS[rank])
        if not sign and rank == 0 and cursor.kind() == "number" and cursor.piece().startswith("-"):
            sign = "+"  # [1] -2: the sign went with the number
        if not sign:
            return found
        found = Operation(sign, found, _part(cursor, rank + 1))


def _operand(cursor: Cursor) -> Node:
    if cursor.take("("):
        found = _part(cursor, 0)
        cursor.need(")")
        return found
    if cursor.take("-"):
        return Operation("-", 0.0, _operand(cursor))
    if cursor.kind() == "number":
        return float(cursor.next("number"))
    word = cursor.take("MISSING", "OTHERNM", "TOTAL", "SUBTOTAL")
    if word == "SUBTOTAL" and cursor.take("["):
        number = int(float(cursor.next("number")))
        cursor.need("]")
        return Operand("subtotal", number=number)
    if word:
        return Operand({"OTHERNM": "others"}.get(word, word.lower()))
    cursor.need("[")
    low = ends(cursor)
    high = ends(cursor) if cursor.take("THRU") else low
    cursor.need("]")
    return Operand("values", low, high)


def ends(cursor: Cursor) -> float | str:
    """A value at the cursor: a number, a string, LO or HI, or the name of a member of a set."""
    if cursor.kind() == "string":
        return cursor.string()
    word = cursor.take("LO", "HI")
    if word:
        return float("-inf") if word == "LO" else float("inf")
    return cursor.next("word") if cursor.kind() == "word" else float(cursor.next("number"))
