"""Which cases a study sets aside or marks, by the rules its questionnaire declares."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from instrument.model import Instrument
from instrument.records import dataclass
from instrument.rules import Check, Rule
from survey.batch import Batch, Issue
from survey.ledger import Exclusion, Screened
from survey.screening.attention import failed
from survey.screening.duplicate import duplicates
from survey.screening.inconsistent import inconsistent
from survey.screening.invalid import invalid
from survey.screening.long_string import long_strings
from survey.screening.mahalanobis import outlying
from survey.screening.returned import Evidence, Returned
from survey.screening.same_address import same_addresses
from survey.screening.speeder import speeders
from survey.screening.straight_line import straight_lines

__all__ = ["Screening", "screen"]

CHECKS: Mapping[Check, Callable[[Returned, Rule], Evidence]] = {
    Check.SPEEDER: speeders,
    Check.STRAIGHT_LINE: straight_lines,
    Check.LONG_STRING: long_strings,
    Check.MAHALANOBIS: outlying,
    Check.ATTENTION: failed,
    Check.TRAP: failed,
    Check.INCONSISTENT: inconsistent,
    Check.DUPLICATE: duplicates,
    Check.SAME_ADDRESS: same_addresses,
    Check.INVALID: invalid,
}


@dataclass(frozen=True)
class Screening:
    """What screening found: cases set aside once each, what was only marked, and every rule with what it speaks of."""

    exclusions: tuple[Exclusion, ...]
    flags: tuple[Exclusion, ...]
    rules: tuple[Screened, ...]


def screen(
    finished: Batch, instrument: Instrument, issues: tuple[Issue, ...] = (), marked: tuple[Exclusion, ...] = ()
) -> Screening:
    """The cases that rules speak against; each is set aside once, by the first rule that excludes it.

    Every rule looks at all forms that were finished, so that none depends on which others are switched on; what the
    platform itself has `marked`, as unfinished or as spam, goes first.
    """
    aside = {case.id: case for case in marked}
    flags: list[Exclusion] = []
    rules = _of_platform(marked)
    for rule in instrument.screening.all_rules:
        found = CHECKS[rule.check](Returned(finished, instrument, issues), rule) if len(finished) else {}
        cases = [Exclusion(finished.ids[row], rule.id, evidence) for row, evidence in found.items()]
        rules.append(Screened(rule.key, rule.text, rule.excludes, frozenset(case.id for case in cases), rule.id))
        if rule.excludes:
            aside = {**{case.id: case for case in cases}, **aside}
        else:
            flags += cases
    return Screening(_in_turn(aside.values(), rules), tuple(flags), tuple(rules))


def _of_platform(cases: tuple[Exclusion, ...]) -> list[Screened]:
    names = dict.fromkeys(case.rule for case in cases)
    return [Screened(name, ids=frozenset(each.id for each in cases if each.rule == name), name=name) for name in names]


def _in_turn(cases: Iterable[Exclusion], rules: Sequence[Screened]) -> tuple[Exclusion, ...]:
    """Cases in the order of the rules that set them aside."""
    order = {rule.name: at for at, rule in enumerate(rules)}
    return tuple(sorted(cases, key=lambda case: order[case.rule]))
