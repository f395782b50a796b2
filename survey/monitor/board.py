"""What the monitor shows: figures of one moment, each of them of ten forms or more."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from instrument.records import dataclass

LEAST = 10
STEP = 5  # counts of answers are told as the nearest multiple: what ten new forms change is no more than a hint

Text = Mapping[str, str]
"""Language code → words."""


@dataclass(frozen=True)
class Count:
    """How many forms; None is a number below ten, or one from which such a number could be worked out."""

    text: Text
    count: int | None


@dataclass(frozen=True)
class Counted:
    """A question with how often each answer was given, of all forms."""

    text: Text
    rows: tuple[Count, ...]


@dataclass(frozen=True)
class Quota:
    """A group of respondents with the forms wanted of it; `count` as in `Count`."""

    text: Text
    count: int | None
    most: int
    is_full: bool


@dataclass(frozen=True)
class Board:
    """The figures of `n` forms; `median` is in seconds, `left` says where forms were left that were not sent."""

    n: int = 0
    issued: int | None = None
    days: tuple[Count, ...] = ()
    modes: tuple[Count, ...] = ()
    who: tuple[Counted, ...] = ()
    answers: tuple[Counted, ...] = ()
    quotas: tuple[Quota, ...] = ()
    flags: tuple[Count, ...] = ()
    median: float | None = None
    left: tuple[Count, ...] = ()

    def is_due(self, forms: int) -> bool:
        """Whether a store of so many forms differs from these figures by ten or more, and has ten."""
        return forms >= LEAST and abs(forms - self.n) >= LEAST


def told(count: int) -> int | None:
    """A count as it may be shown: None below ten."""
    return None if count < LEAST else STEP * round(count / STEP)


def as_text(board: Board) -> str:
    """The figures as they are kept."""
    return json.dumps(asdict(board), ensure_ascii=False, sort_keys=True)


def of_text(text: str) -> Board:
    """The figures that were kept; raises `ValueError`, `TypeError` or `KeyError` for what are none."""
    held: dict[str, Any] = json.loads(text)
    return Board(
        **{
            **held,
            **{name: _counts(held[name]) for name in ("days", "modes", "flags", "left")},
            **{name: tuple(_counted(each) for each in held[name]) for name in ("who", "answers")},
            "quotas": tuple(Quota(**each) for each in held["quotas"]),
        }
    )


def _counts(held: list[dict[str, Any]]) -> tuple[Count, ...]:
    return tuple(Count(**each) for each in held)


def _counted(held: dict[str, Any]) -> Counted:
    return Counted(held["text"], _counts(held["rows"]))
