"""The account of the forms: issued, returned, valid, and every rejected case with its rule."""

from collections.abc import Mapping
from dataclasses import field

from instrument.message import Message
from instrument.records import dataclass


@dataclass(frozen=True)
class Exclusion:
    """One case set aside, by which rule and on what evidence."""

    id: str  # the source's own number of the row
    rule: str  # the rule's name in the questionnaire; "speeder", "straight_line", "duplicate"
    evidence: Message


@dataclass(frozen=True)
class Screened:
    """One rule of screening with every case that it speaks against, whichever rule set the case aside."""

    key: str  # what tables call it
    text: Mapping[str, str] = field(default_factory=dict)  # the study's own words for it, by language
    excludes: bool = True
    ids: frozenset[str] = frozenset()
    name: str = ""  # in the questionnaire


@dataclass(frozen=True)
class Ledger:
    """How many forms went out, came back and count; `valid == returned - len(exclusions)` always."""

    issued: int | None = None
    returned: int = 0
    exclusions: tuple[Exclusion, ...] = ()
    flags: tuple[Exclusion, ...] = ()  # cases that are only marked
    rules: tuple[Screened, ...] | None = None  # every rule that was on, in their order; None where nothing was screened
    apart: tuple[Exclusion, ...] = ()  # rows that nobody returned: previews and trials of the form

    @property
    def valid(self) -> int:
        return self.returned - len(self.exclusions)

    def by_rule(self) -> dict[str, int]:
        """Rule → how many cases it set aside, in the order the rules were applied."""
        counts: dict[str, int] = {}
        for exclusion in self.exclusions:
            counts[exclusion.rule] = counts.get(exclusion.rule, 0) + 1
        return counts

    def rule(self, name: str) -> Screened:
        """The rule of that name in the questionnaire."""
        return next((rule for rule in self.rules or () if rule.name == name), Screened(name, name=name))

    def alone(self, rule: Screened) -> frozenset[str]:
        """The cases that only this rule sets aside: they would count, were it switched off."""
        others = (each.ids for each in self.rules or () if each.excludes and each.key != rule.key)
        return rule.ids.difference(*others) if rule.excludes else frozenset()
