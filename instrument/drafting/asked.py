"""A question as the rules of other programs know it."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from instrument.conditions.tree import Among, Compared, Not, Ticked, Tree
from instrument.drafting.rules import some
from instrument.model import Kind
from instrument.records import dataclass


class Untranslatable(Exception):
    """A rule, or a part of one, that our conditions cannot say."""


@dataclass(frozen=True)
class Asked:
    """A question as rules of its source know it."""

    id: str
    kind: Kind
    codes: Mapping[str, int] = field(default_factory=dict)  # what the source calls an option → our code
    member: int | None = None  # where the name stands for one option of a multiple response

    def equals(self, value: str) -> Tree:
        """The answer is `value`."""
        if self.member is not None:
            ticked = value.casefold() in {"y", "yes", "1", "true"}
            return Ticked(self.id, self.member) if ticked else Not(Ticked(self.id, self.member))
        if self.kind in {Kind.MULTIPLE}:
            return Ticked(self.id, self._code(value))
        return Compared(self.id, "==", self._number(value))

    def compared(self, sign: str, value: str) -> Tree:
        """The answer compared with `value`; sign is one of == != < <= > >=."""
        if sign == "==":
            return self.equals(value)
        if sign == "!=":
            found = self.equals(value)
            return Compared(found.name, "!=", found.number) if isinstance(found, Compared) else negated(found)
        if self.kind is Kind.MULTIPLE or self.member is not None:
            raise Untranslatable
        return Compared(self.id, sign, self._number(value))

    def among(self, values: Sequence[str]) -> Tree:
        """The answer is one of `values`, or has one of them."""
        if self.kind is Kind.MULTIPLE or len(values) == 1:
            return some(*(self.equals(value) for value in values))
        return Among(self.id, tuple(self._number(value) for value in values))

    def answered(self) -> Tree:
        """There is an answer."""
        codes = tuple(dict.fromkeys(self.codes.values()))
        if self.member is not None:
            return Ticked(self.id, self.member)
        if not codes:
            raise Untranslatable
        return some(*(Ticked(self.id, code) for code in codes)) if self.kind is Kind.MULTIPLE else Among(self.id, codes)

    def _code(self, value: str) -> int:
        if value not in self.codes:
            raise Untranslatable
        return self.codes[value]

    def _number(self, value: str) -> float:
        if self.kind is Kind.NUMBER:
            try:
                return float(value)
            except ValueError:
                raise Untranslatable from None
        if self.kind in {Kind.TEXT, Kind.DATE, Kind.RANKING}:
            raise Untranslatable
        return float(self._code(value))


def negated(tree: Tree) -> Tree:
    """The opposite, without a double `not`."""
    return tree.part if isinstance(tree, Not) else Not(tree)
