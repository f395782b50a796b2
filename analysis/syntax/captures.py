"""Output that OMS sends to files: which tables of which commands, and where they go."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from analysis.result import Result
from analysis.syntax.captured_data import Captured
from instrument.records import dataclass, replace

CALLED = {
    "EXAMINE": "Explore",
    "FACTOR": "Factor Analysis",
    "GLM": "General Linear Model",
    "ROC": "ROC Curve",
    "UNIANOVA": "Univariate Analysis of Variance",
}
"""Commands whose output SPSS calls by another name."""
KINDS = {"custom_table": "Custom Table"}


@dataclass(frozen=True)
class Press:
    """What a capture asks of the room that prints."""

    title: Callable[[str], str]  # of a kind of table, in English
    render: Callable[[Sequence[Any], str], bytes]  # items of a job as a file of that suffix
    tables: Callable[[Sequence[Any]], Sequence[Captured]]  # of items, as they are printed


@dataclass(frozen=True)
class Capture:
    """What OMS asks for, from the items that the job had printed by then."""

    begun: int
    commands: tuple[str, ...] = ()  # none: all
    subtypes: tuple[str, ...] = ()
    takes_tables: bool = True
    takes_rest: bool = True  # titles, warnings, lines of text
    excludes: bool = False  # all but these
    target: Path | None = None
    suffix: str = ""
    is_shown: bool = True  # in the output of the job as well
    tag: str = ""
    dataset: str = ""  # that takes the tables as cases, in the place of a file
    numbered: str = ""  # the variable that counts the tables
    sequence: str = ""  # CR, RC: cells of a table in one case, by columns or by rows first; R: rows in columns

    def of_command(self, command: str) -> bool:
        """Whether the capture is meant for what a command prints."""
        called = {_folded(command), _folded(CALLED.get(command, command))}
        return not self.commands or bool(called & {_folded(each) for each in self.commands})

    def tables(self, command: str, result: Result, press: Press) -> tuple[Result | None, Result | None]:
        """The result with the tables that are captured, and with the others; None where there are none."""
        meant = [self._takes(command, table.name, press) for table in result.tables]
        parted = []
        for wanted in (True, False):
            tables = tuple(table for table, here in zip(result.tables, meant, strict=True) if here == wanted)
            parted.append(replace(result, tables=tables, notes=result.notes if tables else ()) if tables else None)
        return parted[0], parted[1]

    def _takes(self, command: str, name: str, press: Press) -> bool:
        called = {_folded(name), _folded(KINDS.get(name, name)), _folded(re.sub(r"\{\w+\}", "", press.title(name)))}
        of_type = not self.subtypes or bool(called & {_folded(each) for each in self.subtypes})
        if name == "frequencies" and "frequencies" in {_folded(each) for each in self.subtypes}:
            of_type = True
        found = self.takes_tables and self.of_command(command) and of_type
        return found != self.excludes


def _folded(name: str) -> str:
    """Letters and digits alone: Chi-Square Tests, chi_square_tests and CHI SQUARE TESTS are one."""
    return re.sub(r"[\W_]", "", name).casefold()
