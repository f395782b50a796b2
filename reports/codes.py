"""Codes of levels as SPSS prints them beside the names of variables: with the decimals of the variable's format."""

from analysis.result import Result
from reports.formatting import Printed

ZERO = Printed.of("0", 0.0)
REDUNDANT = "This parameter is set to zero because it is redundant."
"""The parameter of a level that others are compared with, and its note."""


def code_of(result: Result, variable: str, code: str) -> str:
    """A code as the format of its variable prints it, a code that is no number as it is; a string for one."""
    words = result.labels.get(f"{variable}={code}=")
    if words:
        return next(iter(words.values()))
    try:
        return f"{float(code):.{result.decimals.get(variable, 0)}f}" if "." not in code else code
    except ValueError:
        return code


def with_code(result: Result, variable: str, code: str, sign: str = "=") -> str:
    """A variable with the code of a level."""
    return f"{variable}{sign}{code_of(result, variable, code)}"
