"""How many cells of each procedure were checked, as a result that a report can print."""

from collections.abc import Mapping
from typing import Any

from analysis.cases import Cases
from analysis.result import Message, Result
from analysis.table import Table, headed

WORDS = ("cells_checked", "cells_agreeing", "cells_differing", "cells_explained", "cells_unanswered")
VERDICTS = ("checked", "agrees", "differs", "explained", "unanswered")


def of(held: Mapping[str, Any]) -> Result:
    """The table `verification` of what verification.json holds."""
    counts = {**held["procedures"], "total": held["cells"]}
    rows = tuple((name, *(float(each[word]) for word in VERDICTS)) for name, each in counts.items())
    notes = [Message("Computed again by {engines}.", {"engines": ", ".join(held["engines"])})]
    if held["absent"]:
        notes.append(Message("Not installed: {engines}.", {"engines": ", ".join(held["absent"])}))
    table = Table("verification", headed("procedure", *WORDS), rows, notes=tuple(notes))
    total = float(sum(held["cells"][word] for word in VERDICTS[1:]))
    return Result("verification", {}, Cases(total, float(held["cells"]["checked"]), 0), (table,), name="verification")
