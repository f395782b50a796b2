"""Text → condition.

either     = both { "or" both }
both       = refused { "and" refused }
refused    = "not" refused | "(" either ")" | comparison
comparison = name ( sign number | "in" "[" number { "," number } "]" | "has" number )
"""

import re

from instrument.conditions.tree import Among, Compared, Condition, Every, Not, Some, Ticked, Tree
from instrument.message import Fault, Place, quoted
from instrument.records import dataclass

LONGEST = 500  # characters
DEEPEST = 10  # brackets and `not` within one another
KEYWORDS = frozenset({"and", "or", "not", "in", "has"})
SIGNS = frozenset({"==", "!=", "<", "<=", ">", ">="})

TOKEN = re.compile(
    r"\s*(?:(?P<number>-?[0-9]+(?:\.[0-9]+)?)(?![A-Za-z0-9_.])|(?P<word>[A-Za-z][A-Za-z0-9_]*)|(?P<mark>[=!<>]=|[<>()\[\],]))"
)


@dataclass(frozen=True)
class Token:
    kind: str  # number, word, mark, end
    text: str
    column: int  # from 1


def parse(text: str, place: Place | None = None) -> Condition:
    """The condition that `text` says, which stands in `place`.

    Raises `Fault` with the column, what was found there and what was expected.
    """
    place = place or Place()
    if len(text) > LONGEST:
        raise Fault("this condition is longer than {longest} characters", {"longest": LONGEST}, place)
    reader = _Reader(tokens(text, place), place)
    tree = reader.either(depth=1)
    reader.end()
    return Condition(text, tree, place)


def tokens(text: str, place: Place) -> list[Token]:
    """The words, numbers and marks of a condition; raises `Fault` at a character that none of them begins with."""
    found, position = [], 0
    while text[position:].strip():
        match = TOKEN.match(text, position)
        if match is None:
            column = position + len(text[position:]) - len(text[position:].lstrip()) + 1
            rest = text[column - 1 :].split()[0]
            raise Fault(
                "column {column} of the condition: {found} cannot be read; possible: a question's id, a number, "
                "== != < <= > >= in has and or not ( ) [ ]",
                {"column": column, "found": quoted(rest)},
                place,
            )
        kind = str(match.lastgroup)
        found.append(Token(kind, match[kind], match.start(kind) + 1))
        position = match.end()
    return [*found, Token("end", "", len(text.rstrip()) + 1)]


class _Reader:
    """Takes tokens from left to right, one method per line of the grammar."""

    def __init__(self, tokens: list[Token], place: Place) -> None:
        self.tokens = tokens
        self.place = place
        self.position = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.position]

    def take(self, *texts: str) -> bool:
        """Steps over the next token if it is one of these."""
        found = self.next.kind != "end" and self.next.text in texts
        self.position += found
        return found

    def step(self) -> Token:
        self.position += 1
        return self.tokens[self.position - 1]

    def either(self, depth: int) -> Tree:
        parts = [self.both(depth)]
        while self.take("or"):
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def both(self, depth: int) -> Tree:
        parts = [self.refused(depth)]
        while self.take("and"):
            parts.append(self.refused(depth))
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def refused(self, depth: int) -> Tree:
        if depth > DEEPEST:
            raise Fault(
                "column {column} of the condition: more than {deepest} levels within one another",
                {"column": self.next.column, "deepest": DEEPEST},
                self.place,
            )
        if self.take("not"):
            return Not(self.refused(depth + 1))
        if self.take("("):
            tree = self.either(depth + 1)
            if not self.take(")"):
                raise self.fault("column {column} of the condition: ')', 'and' or 'or' was expected, found {found}")
            return tree
        return self.comparison()

    def comparison(self) -> Tree:
        if self.next.kind != "word" or self.next.text in KEYWORDS:
            raise self.fault("column {column} of the condition: a question's id was expected, found {found}")
        name = self.step().text
        if self.next.text in SIGNS:
            sign = self.step().text
            return Compared(name, sign, self.number())
        if self.take("has"):
            return Ticked(name, self.code())
        if self.take("in"):
            return Among(name, self.numbers())
        raise self.fault("column {column} of the condition: == != < <= > >= in or has was expected, found {found}")

    def numbers(self) -> tuple[float, ...]:
        if not self.take("["):
            raise self.fault("column {column} of the condition: '[' was expected, found {found}")
        found = [self.number()]
        while self.take(","):
            found.append(self.number())
        if not self.take("]"):
            raise self.fault("column {column} of the condition: ',' or ']' was expected, found {found}")
        return tuple(found)

    def number(self) -> float:
        if self.next.kind != "number":
            raise self.fault("column {column} of the condition: a number was expected, found {found}")
        return float(self.step().text)

    def code(self) -> int:
        if self.next.kind != "number" or "." in self.next.text:
            raise self.fault("column {column} of the condition: a whole number was expected, found {found}")
        return int(self.step().text)

    def end(self) -> None:
        if self.next.kind != "end":
            raise self.fault("column {column} of the condition: 'and', 'or' or the end was expected, found {found}")

    def fault(self, sentence: str) -> Fault:
        """A fault at the next token; `sentence` has the gaps column and found."""
        return Fault(sentence, {"column": self.next.column, "found": quoted(self.next.text)}, self.place)
