"""Row numbers as the source shows them, made when asked for."""

from collections.abc import Sequence
from typing import overload

from instrument.records import dataclass


@dataclass(frozen=True)
class Numbered(Sequence[str]):
    """`size` numbers from `first`, each as text."""

    size: int
    first: int = 1

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        numbers = range(self.first, self.first + self.size)
        return tuple(map(str, numbers[at])) if isinstance(at, slice) else str(numbers[at])
