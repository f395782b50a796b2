"""What a rendered chapter carries in place of numbers, data's words, claims, tables, figures and references."""

import math
from dataclasses import field

from analysis.result import Message, Place
from instrument.records import dataclass, replace
from reports.amounts import Amount, Known
from reports.document import Box, Claim, Grid, Inline, Number, Picture, Run
from reports.full_tables import FullTables
from reports.markup import CLOSE, OPEN, TOKEN, clean


@dataclass(frozen=True)
class Piece:
    """A grid or picture that a chapter asked for, or why there is none, under the name by which references find it."""

    id: str  # "table:profile"
    content: Grid | Picture | Box | FullTables
    place: Place  # the line of the chapter that asked for it
    expression: str = ""  # as the chapter has it: table('profile', 'sample')


@dataclass
class Tokens:
    """What each token of one chapter stands for, and the undefined numbers it met."""

    entries: list[Inline | Piece] = field(default_factory=list)
    missed: dict[str, Message] = field(default_factory=dict)  # expression → why it is undefined

    def put(self, entry: Inline | Piece) -> str:
        """The token that stands for `entry`."""
        self.entries.append(entry)
        return f"{OPEN}{len(self.entries) - 1}{CLOSE}"

    def text(self, words: str, expression: str = "") -> str:
        """The token of words from data, which are text and never markup."""
        return self.put(Run(clean(words), expression=expression))

    def inline(self, at: int) -> Inline:
        """What the token of that number stands for inside a line; a piece or an unknown token is empty there."""
        entry = self.entries[at] if at < len(self.entries) else Run("")
        return Run("") if isinstance(entry, Piece) else entry

    def spoken(self, text: str) -> str:
        """Text that may hold tokens as a chapter writes it: `'n = ' ~ n('sample')`."""
        pieces = TOKEN.split(str(text))  # words at even places, tokens between them
        parts = [self._expression(int(each)) if at % 2 else repr(each) for at, each in enumerate(pieces) if each]
        return " ~ ".join(parts) or repr("")

    def _expression(self, at: int) -> str:
        entry = self.inline(at)
        expression = "" if isinstance(entry, Claim) else entry.expression
        return expression or repr(entry.text)


class Quantity(Amount):
    """A number of the results as a chapter handles it: an amount that prints as a token."""

    _tokens: Tokens
    _number: Number

    @classmethod
    def of(cls, value: float | None, number: Number, tokens: Tokens, reason: Message | None = None) -> "Quantity":
        known = Known(number.expression, reason, tokens.missed)
        found = cls.made(math.nan if value is None else value, known)
        found._tokens, found._number = tokens, number
        return found

    @property
    def number(self) -> Number:
        return self._number

    def named(self, expression: str) -> "Quantity":
        """The same number under another expression."""
        number = replace(self._number, expression=expression)
        return Quantity.of(float(self), number, self._tokens, self.reason)

    def __str__(self) -> str:
        self.note()
        return self._tokens.put(self._number)

    __repr__ = __str__

    def __format__(self, _: str) -> str:
        return str(self)
