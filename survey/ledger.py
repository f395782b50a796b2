"""The account of the forms: issued, returned, valid, and every rejected case with its rule."""

from dataclasses import dataclass

from instrument.message import Message


@dataclass(frozen=True)
class Exclusion:
    """One case set aside, by which rule and on what evidence."""

    id: str  # the source's own number of the row
    rule: str  # "speeder", "straight_line", "duplicate"
    evidence: Message


@dataclass(frozen=True)
class Ledger:
    """How many forms went out, came back and count; `valid == returned - len(exclusions)` always."""

    issued: int | None = None
    returned: int = 0
    exclusions: tuple[Exclusion, ...] = ()

    @property
    def valid(self) -> int:
        return self.returned - len(self.exclusions)

    def by_rule(self) -> dict[str, int]:
        """Rule → how many cases it set aside, in the order the rules were applied."""
        counts: dict[str, int] = {}
        for exclusion in self.exclusions:
            counts[exclusion.rule] = counts.get(exclusion.rule, 0) + 1
        return counts
