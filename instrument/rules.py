"""The rules by which a study looks for careless and impossible answers, as its questionnaire declares them."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from instrument.conditions import Condition
from instrument.message import Place
from instrument.records import dataclass


class Check(StrEnum):
    """What a rule looks for; each is a module of `survey.screening`."""

    SPEEDER = "speeder"
    STRAIGHT_LINE = "straight_line"
    LONG_STRING = "long_string"
    MAHALANOBIS = "mahalanobis"
    ATTENTION = "attention"
    TRAP = "trap"
    INCONSISTENT = "inconsistent"
    DUPLICATE = "duplicate"
    SAME_ADDRESS = "same_address"
    INVALID = "invalid"


PLATFORM_RULES: Mapping[str, str] = {
    "preview": "leave out previews by who made the form, as the platform marks them (true)",
    "trial": "leave out answers that the platform made to try the form (true)",
    "spam": "set aside what the platform marks as spam (true)",
    "not_approved": "set aside what was looked through on the platform and not approved (true)",
    "unfinished": "set aside who did not finish the form, as the platform marks them (true)",
}
"""The rules that platforms make for rows, each with what `screening` says of it."""

ANSWER_RULES: Mapping[str, str] = {
    "required": "a required question has no answer",
    "not_asked": "a question was skipped and should have been asked",
    "not_to_be_asked": "a question was answered and was not to be asked",
    "range": "a number lies outside its range",
    "exclusive": "an option that stands alone is ticked with others",
    "ticks": "too few or too many options are ticked",
    "rank": "two options have the same rank",
}
"""The rules that the questionnaire makes for single answers, as `survey.validation` calls them."""


@dataclass(frozen=True)
class Rule:
    """One rule: what it looks for, and whether cases that it speaks against are set aside or only marked."""

    id: str
    check: Check
    excludes: bool = True
    text: Mapping[str, str] = field(default_factory=dict)  # what tables call it; empty: the usual words of its check
    share: float | None = None  # of the median time
    seconds: float | None = None
    items: tuple[str, ...] = ()  # questions and rows of matrices; empty: every rating item
    length: int | None = None  # fewest items, or the longest run allowed and one more
    p: float = 0.001
    question: str = ""
    passing: tuple[float, ...] = ()
    never: Condition | None = None
    breaks: tuple[str, ...] = ()  # of `ANSWER_RULES`; empty: every one
    place: Place = field(default_factory=Place, compare=False)

    @property
    def key(self) -> str:
        """The name of the rule in tables: the check's where it has no words of its own."""
        return f"rule:{self.id}" if self.text else str(self.check)
