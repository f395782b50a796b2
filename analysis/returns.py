"""How many forms were issued, came back and count."""

from analysis.cases import Cases
from analysis.result import Result
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined
from instrument.message import Message
from survey.ledger import Ledger, Screened

RULES = tuple(Screened(name, name=name) for name in ("speeder", "straight_line", "duplicate"))
MORE_THAN_ISSUED = Undefined(Message("more forms came back than were issued"))
NOT_DECLARED = Undefined(Message("the number of forms issued is not declared"))


def returns(ledger: Ledger) -> Result:
    """The table `returns`: forms issued, returned, set aside by each rule, valid; percentages are of the issued.

    Where more came back than were issued, one of the two numbers is wrong, and there are no percentages. Table
    `screening` has every rule that was on: how many cases it speaks against, and how many it alone sets aside.
    """
    rules = RULES if ledger.rules is None else ledger.rules
    keys = {rule.name: rule.key for rule in rules if rule.excludes}
    aside = {**dict.fromkeys(keys.values(), 0)}
    for name, count in ledger.by_rule().items():
        aside[keys.get(name, name)] = count
    counts: dict[str, int] = {"returned": ledger.returned, **aside, "valid": ledger.valid}
    issued: Cell = NOT_DECLARED if ledger.issued is None else float(ledger.issued)
    first: tuple[Cell, ...] = ("issued", issued, _rate(ledger.issued or 0, ledger))
    rows = [first, *((rule, float(count), _rate(count, ledger)) for rule, count in counts.items())]
    account = Table("returns", (Column("rule"), Column("count"), Column("percent")), tuple(rows))
    return Result(
        procedure="returns",
        options={},
        cases=Cases(float(ledger.returned), float(ledger.valid), ledger.valid),
        tables=(account, *((_screening(ledger),) if ledger.rules else ())),
        labels={rule.key: rule.text for rule in rules if rule.text},
        notes=(_apart(len(ledger.apart)),) if ledger.apart else (),
        name="returns",
    )


def _apart(count: int) -> Message:
    return Message(
        "{count} rows that the platform marks as previews or trials are no forms that came back", {"count": count}
    )


def _screening(ledger: Ledger) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            rule.key,
            "set_aside" if rule.excludes else "marked",
            float(len(rule.ids)),
            float(len(ledger.alone(rule))) if rule.excludes else None,
        )
        for rule in ledger.rules or ()
    ]
    return Table("screening", headed("rule", "action", "count", "alone"), tuple(rows))


def _rate(count: int, ledger: Ledger) -> Cell:
    if not ledger.issued:
        return NOT_DECLARED
    return 100 * count / ledger.issued if ledger.returned <= ledger.issued else MORE_THAN_ISSUED
