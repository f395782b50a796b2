"""Numbers that know the expression a chapter would write for them."""

from collections.abc import Callable, MutableMapping
from dataclasses import field
from typing import Self

from analysis.result import Message
from instrument.records import dataclass
from reports.conditions import Condition


@dataclass(frozen=True)
class Known:
    """How a number came about."""

    expression: str
    reason: Message | None = None  # why it is undefined
    missed: MutableMapping[str, Message] = field(default_factory=dict)  # where an undefined number is noted when used
    is_sum: bool = False  # needs brackets within another expression


class Amount(float):
    """A number of the results, or made of such: compares and computes as a number and keeps its expression.

    Where it is undefined it is NaN: every comparison is false, and whoever compares it is told so in a box.
    """

    _known: Known

    @classmethod
    def made(cls, value: float, known: Known) -> Self:
        found = cls(value)
        found._known = known
        return found

    @property
    def expression(self) -> str:
        return self._known.expression

    @property
    def reason(self) -> Message | None:
        return self._known.reason

    @property
    def is_known(self) -> bool:
        return self.reason is None

    @property
    def missed(self) -> MutableMapping[str, Message]:
        """Where an undefined number is noted."""
        return self._known.missed

    def note(self) -> None:
        """Note that something leans on this number, where it is undefined."""
        if self.reason is not None:
            self.missed[self.expression] = self.reason

    def __lt__(self, other: float) -> Condition:  # type: ignore[override, misc]
        return self._compared("<", other, float.__lt__)

    def __le__(self, other: float) -> Condition:  # type: ignore[override, misc]
        return self._compared("<=", other, float.__le__)

    def __gt__(self, other: float) -> Condition:  # type: ignore[override, misc]
        return self._compared(">", other, float.__gt__)

    def __ge__(self, other: float) -> Condition:  # type: ignore[override, misc]
        return self._compared(">=", other, float.__ge__)

    def __eq__(self, other: object) -> Condition:  # type: ignore[override]
        return self._compared("==", other, float.__eq__)

    def __ne__(self, other: object) -> Condition:  # type: ignore[override]
        return self._compared("!=", other, float.__ne__)

    __hash__ = float.__hash__

    def __add__(self, other: float) -> "Amount":
        return self._combined(" + ", other, float(self) + other)

    def __sub__(self, other: float) -> "Amount":
        return self._combined(" - ", other, float(self) - other)

    def __mul__(self, other: float) -> "Amount":
        return self._combined(" * ", other, float(self) * other)

    def __truediv__(self, other: float) -> "Amount":
        return self._combined(" / ", other, float(self) / other)

    def __radd__(self, other: float) -> "Amount":
        return self._combined(" + ", other, other + float(self), is_right=True)

    def __rsub__(self, other: float) -> "Amount":
        return self._combined(" - ", other, other - float(self), is_right=True)

    def __rmul__(self, other: float) -> "Amount":
        return self._combined(" * ", other, other * float(self), is_right=True)

    def __rtruediv__(self, other: float) -> "Amount":
        return self._combined(" / ", other, other / float(self), is_right=True)

    def __neg__(self) -> "Amount":
        return self._made(-float(self), f"-{_operand(self)}")

    def __abs__(self) -> "Amount":
        return self._made(abs(float(self)), f"abs({self.expression})")

    def _made(self, value: float, expression: str, is_sum: bool = False, reason: Message | None = None) -> "Amount":
        return Amount.made(value, Known(expression, self.reason or reason, self.missed, is_sum))

    def _combined(self, sign: str, other: float, value: float, is_right: bool = False) -> "Amount":
        sides = (_operand(other), _operand(self)) if is_right else (_operand(self), _operand(other))
        return self._made(value, sign.join(sides), True, other.reason if isinstance(other, Amount) else None)

    def _compared(self, sign: str, other: object, compare: Callable[[float, float], bool]) -> Condition:
        self.note()
        number = other if isinstance(other, float | int) else float("nan")
        if isinstance(other, Amount):
            other.note()
        is_known = self.is_known and (not isinstance(other, Amount) or other.is_known)
        said = f"{self.expression} {sign} {spoken(other)}"
        return Condition.of(compare(float(self), float(number)), said, is_known)


def spoken(value: object) -> str:
    """A value as a chapter writes it: the expression of a number that has one, otherwise a literal."""
    if isinstance(value, Amount | Condition):
        return value.expression
    if isinstance(value, str):
        return repr(str(value))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{spoken(key)}: {spoken(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(spoken(each) for each in value) + "]"
    return repr(value)


def _operand(value: object) -> str:
    said = spoken(value)
    return f"({said})" if isinstance(value, Amount) and value._known.is_sum else said
