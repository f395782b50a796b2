"""How many forms were issued, came back and count."""

from analysis.cases import Cases
from analysis.result import Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.message import Message
from survey.ledger import Ledger

RULES = ("speeder", "straight_line", "duplicate")
NOT_DECLARED = Undefined(Message("the number of forms issued is not declared"))


def returns(ledger: Ledger) -> Result:
    """The table `returns`: forms issued, returned, set aside by each rule, valid; percentages are of the issued."""
    aside = {**dict.fromkeys(RULES, 0), **ledger.by_rule()}
    counts: dict[str, int] = {"returned": ledger.returned, **aside, "valid": ledger.valid}
    first: tuple[Cell, ...] = ("issued", *_issued(ledger.issued))
    rows = [first, *((rule, float(count), _rate(count, ledger.issued)) for rule, count in counts.items())]
    return Result(
        procedure="returns",
        options={},
        cases=Cases(float(ledger.returned), float(ledger.valid), ledger.valid),
        tables=(Table("returns", (Column("rule"), Column("count"), Column("percent")), tuple(rows)),),
        name="returns",
    )


def _issued(issued: int | None) -> tuple[Cell, Cell]:
    return (NOT_DECLARED, NOT_DECLARED) if issued is None else (float(issued), _rate(issued, issued))


def _rate(count: int, issued: int | None) -> Cell:
    return 100 * count / issued if issued is not None and issued > 0 else NOT_DECLARED
