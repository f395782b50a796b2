"""Attributes of variables and of the file, which a user of SPSS gives names: as system files hold them.

Source: GNU PSPP, "System File Format": data file attributes, variable attributes.
"""

import re
from collections.abc import Mapping, Sequence

Attributes = tuple[tuple[str, tuple[str, ...]], ...]
"""Names with their values, one or an array of them."""
_ONE = r"([^(/:\s]+)\(((?:'[^\n]*'\n)*)\)"
_VALUE = r"'([^\n]*)'\n"
_VARIABLE = r"(?:^|/)([^/:(\s]+):((?:[^(/:\s]+\((?:'[^\n]*'\n)*\))*)"


def written(found: Attributes) -> str:
    """name('value'\\n'value'\\n)name('value'\\n)."""
    return "".join(f"{name}({_values(values)})" for name, values in found)


def _values(values: Sequence[str]) -> str:
    return "".join(f"'{value}'\n" for value in values)


def written_for(several: Mapping[str, Attributes]) -> str:
    """The same for several variables, each behind its name."""
    return "/".join(f"{name}:{written(found)}" for name, found in several.items() if found)


def read(text: str) -> Attributes:
    """What `written` wrote."""
    return tuple((name, tuple(re.findall(_VALUE, values))) for name, values in re.findall(_ONE, text)) if text else ()


def read_for(text: str) -> dict[str, Attributes]:
    """What `written_for` wrote."""
    return {name: read(found) for name, found in re.findall(_VARIABLE, text)} if text else {}


def of_user(found: Sequence[tuple[str, tuple[str, ...]]]) -> Attributes:
    """Without those of the program itself, whose names begin with $."""
    return tuple(each for each in found if not each[0].startswith("$"))
