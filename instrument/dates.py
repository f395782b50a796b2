"""Days, months and moments as a YAML file may hold them."""

import re
from datetime import date, datetime

from instrument.declarations import Schema
from instrument.records import dataclass
from instrument.yaml_nodes import Node

DAY, MONTH = r"[0-9]{4}-[0-9]{2}-[0-9]{2}", r"[0-9]{4}-[0-9]{2}"
MOMENT = rf"({DAY}) ([0-9]{{2}}:[0-9]{{2}}) ([+-][0-9]{{2}}:[0-9]{{2}})"


@dataclass(frozen=True)
class Day:
    """A day of the calendar, year first: 2025-10-31."""

    def check(self, node: Node) -> None:
        if not _exists(DAY, node.text(), node.text()):
            raise node.fault("{found} is not a day; days are written 2025-10-31", {"found": node.found})

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{DAY}$"}


@dataclass(frozen=True)
class Month:
    """A month of a year: 2025-10."""

    def check(self, node: Node) -> None:
        if not _exists(MONTH, node.text(), f"{node.text()}-01"):
            raise node.fault("{found} is not a month; months are written 2025-10", {"found": node.found})

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{MONTH}$"}


def _exists(pattern: str, text: str, day: str) -> bool:
    if not re.fullmatch(pattern, text, re.ASCII):
        return False
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Moment:
    """A minute of a day and how far its zone is ahead of UTC: 2026-11-01 08:00 +08:00."""

    def check(self, node: Node) -> None:
        moment(node)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{MOMENT}$"}


def moment(node: Node) -> datetime:
    """The moment that stands there, which knows its zone; raises `Fault`."""
    found = re.fullmatch(MOMENT, node.text(), re.ASCII)
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3]}" if found else "")
    except ValueError:
        raise node.fault(
            "{found} is not a moment; moments are written with their zone, 2026-11-01 08:00 +08:00",
            {"found": node.found},
        ) from None
