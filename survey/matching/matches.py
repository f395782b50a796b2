"""What was found out about the columns of a file, and how sure it is."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from instrument.records import dataclass
from survey.matching.slots import Slot


class Evidence(StrEnum):
    """Why a column is held to be a variable."""

    CONFIRMED = "confirmed"  # by a person, in mapping.yaml
    BOTH = "name and wording"
    WORDING = "wording"
    NAME = "name"
    NAME_ALONE = "name, other wording"
    NUMBER = "number of the part"
    SIMILAR = "similar wording"
    ORDER = "order"

    @property
    def is_sure(self) -> bool:
        return self in (Evidence.CONFIRMED, Evidence.BOTH, Evidence.WORDING, Evidence.NAME)


@dataclass(frozen=True)
class Match:
    """A column and what it holds."""

    at: int
    slot: Slot
    evidence: Evidence


@dataclass(frozen=True)
class Matches:
    """All that is known of the columns of a file; `extra`: name of a column beside the answers → column."""

    matches: tuple[Match, ...]
    extra: Mapping[str, int] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()  # columns without a question that a person, or their emptiness, leaves out
    guessed_out: frozenset[int] = frozenset()  # of those, the ones that nobody has confirmed
    answers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # question → cell → code, where not told
    guessed_answers: frozenset[str] = frozenset()  # the questions whose `answers` nobody has confirmed

    @property
    def guessed(self) -> tuple[Match, ...]:
        return tuple(match for match in self.matches if not match.evidence.is_sure)

    @property
    def is_sure(self) -> bool:
        return not self.guessed and not self.guessed_answers and not self.guessed_out

    def by_name(self) -> Mapping[str, int]:
        """Name of a slot → column."""
        return {match.slot.name: match.at for match in self.matches}
