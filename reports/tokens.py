"""What a rendered chapter carries in place of numbers, data's words, tables, figures and references."""

import math
from dataclasses import dataclass, field

from analysis.result import Message, Place
from reports.document import Box, Grid, Inline, Number, Picture, Run
from reports.markup import CLOSE, OPEN, clean


@dataclass(frozen=True)
class Piece:
    """A grid or picture that a chapter asked for, or why there is none, under the name by which references find it."""

    id: str  # "table:profile"
    content: Grid | Picture | Box
    place: Place  # the line of the chapter that asked for it


@dataclass
class Tokens:
    """What each token of one chapter stands for, and the undefined numbers it met."""

    entries: list[Inline | Piece] = field(default_factory=list)
    missed: dict[str, Message] = field(default_factory=dict)  # expression → why it is undefined

    def put(self, entry: Inline | Piece) -> str:
        """The token that stands for `entry`."""
        self.entries.append(entry)
        return f"{OPEN}{len(self.entries) - 1}{CLOSE}"

    def text(self, words: str) -> str:
        """The token of words from data, which are text and never markup."""
        return self.put(Run(clean(words)))

    def inline(self, at: int) -> Inline:
        """What the token of that number stands for inside a line; a piece or an unknown token is empty there."""
        entry = self.entries[at] if at < len(self.entries) else Run("")
        return Run("") if isinstance(entry, Piece) else entry


class Quantity(float):
    """A number of the results as a chapter handles it: compares as a number, prints as a token.

    Where the statistic is undefined the number is NaN: every comparison is false, and the chapter says so in a box.
    """

    _tokens: Tokens
    _number: Number
    _reason: Message | None

    @classmethod
    def of(cls, value: float | None, number: Number, tokens: Tokens, reason: Message | None = None) -> "Quantity":
        found = cls(math.nan if value is None else value)
        found._tokens, found._number, found._reason = tokens, number, reason
        return found

    @property
    def is_known(self) -> bool:
        return self._reason is None

    @property
    def number(self) -> Number:
        return self._number

    def __str__(self) -> str:
        self._miss()
        return self._tokens.put(self._number)

    __repr__ = __str__

    def __format__(self, _: str) -> str:
        return str(self)

    def __lt__(self, other: float) -> bool:
        return self._miss(float.__lt__(self, other))

    def __le__(self, other: float) -> bool:
        return self._miss(float.__le__(self, other))

    def __gt__(self, other: float) -> bool:
        return self._miss(float.__gt__(self, other))

    def __ge__(self, other: float) -> bool:
        return self._miss(float.__ge__(self, other))

    def _miss(self, answer: bool = False) -> bool:
        if self._reason is not None:
            self._tokens.missed[self._number.expression] = self._reason
        return answer
