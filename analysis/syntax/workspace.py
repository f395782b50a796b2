"""What transformations hold beside the active file: vectors, scratch variables, the cases a loop still runs for."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active, Values
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.syntax.making_cases import Making

TRANSFORMATIONS = (
    "ADD VALUE LABELS", "BREAK", "COMPUTE", "COUNT", "DO IF", "DO REPEAT", "ECHO", "ELSE", "ELSE IF", "END IF",
    "END LOOP", "END REPEAT", "FILE LABEL", "FORMATS", "IF", "LEAVE", "LOOP", "MISSING VALUES", "NUMERIC",
    "PRINT", "PRINT EJECT", "PRINT FORMATS", "PRINT SPACE", "RECODE", "SET", "STRING", "SUBTITLE", "TITLE",
    "VALUE LABELS",
    "VARIABLE LABELS", "VARIABLE LEVEL", "VECTOR", "WRITE", "WRITE FORMATS", "XSAVE",
)  # fmt: skip
"""Commands that wait in SPSS until another one reads the data, and all see a case before the next case comes."""
WAITING = (
    "ADD DOCUMENT", "CACHE", "DATASET DECLARE", "DATASET DISPLAY", "DATASET NAME", "DISPLAY", "DISPLAY MACROS",
    "DOCUMENT",
    "DROP DOCUMENTS", "FILE HANDLE", "FILTER", "MRSETS", "N", "PRESERVE", "RENAME VARIABLES", "RESTORE", "SAMPLE",
    "SELECT IF", "SHOW", "SPLIT FILE", "TEMPORARY", "USE", "VARIABLE ALIGNMENT", "VARIABLE ROLE", "VARIABLE WIDTH",
    "WEIGHT",
)  # fmt: skip
"""Commands that read no data either; the transformations behind them see what those before them left."""


PERMANENT = (
    "ALTER TYPE", "CASESTOVARS", "FLIP", "SORT CASES", "SORT VARIABLES", "UPDATE", "VARSTOCASES",
)  # fmt: skip
"""Commands that change the file for good, and what TEMPORARY began with it."""
WITHIN_INPUT = ("DATA LIST", "END CASE", "END FILE", "REREAD", "REPEATING DATA", "MATRIX DATA", "CLEAR TRANSFORMATIONS")
"""Commands of INPUT PROGRAM."""


def ends_block(command: str) -> bool:
    """Whether a command can stand in no block, so that one which is open there has no end."""
    return command not in TRANSFORMATIONS and command not in WAITING and command not in WITHIN_INPUT


def is_scratch(name: str) -> bool:
    """Whether a variable lives only from one reading of the data to the next."""
    return name.startswith("#")


@dataclass
class Workspace:
    """The state of the transformations between two commands that read the data."""

    vectors: dict[str, tuple[str, ...]] = field(default_factory=dict)  # folded name → variables
    scratch: Active = field(default_factory=Active)
    left: frozenset[str] = frozenset()  # folded names that LEAVE keeps from case to case
    starts: Mapping[str, Values] = field(default_factory=dict)  # folded name → what it holds as a case begins
    earlier: Mapping[str, Values] = field(default_factory=dict)  # variable → its last values in the case before
    is_solving: bool = False  # commands run together, each case behind the other
    plain: set[tuple[str, int, str]] = field(default_factory=set)  # file, line and text of commands that need not
    numbers: Values | None = None  # $CASENUM where SELECT IF has left out cases
    depth: int = 0  # of blocks within one another
    is_prepared: bool = False  # the commands up to the next that reads the data were looked at
    rows: NDArray[np.int64] | None = None  # the cases left of those that a stretch of commands began with
    looping: list[NDArray[np.bool_]] = field(default_factory=list)  # for each loop, the cases it still runs for
    making: "Making | None" = None  # the cases that INPUT PROGRAM makes

    def follow(self, command: str) -> None:
        """Notes that a command runs; one that reads the data ends scratch variables."""
        if self.making is not None:
            return
        if command not in TRANSFORMATIONS and command not in WAITING:
            self.scratch, self.left, self.numbers, self.is_prepared = Active(), frozenset(), None, False
        if command in ("TEMPORARY", "RENAME VARIABLES"):
            self.is_prepared = False
        if command not in TRANSFORMATIONS:
            self.plain = set()
