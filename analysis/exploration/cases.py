"""The cases behind the parts of an exploration, in the order of the file, and what they are called."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.exploration.parts import Part, rows_of
from analysis.table import Cell
from analysis.tally import Numbers, Tally, is_missing
from instrument.codebook import Variable
from instrument.records import dataclass


@dataclass(frozen=True)
class FileRows:
    """Every case in the order of the file."""

    columns: Mapping[str, Numbers]  # (n,) each
    weights: Numbers  # (n,)


def rows_of_file(tally: Tally, variables: Sequence[Variable]) -> FileRows:
    names = list(dict.fromkeys(variable.name for variable in variables))
    values, _, weights = tally.rows(names)
    return FileRows({name: values[:, at] for at, name in enumerate(names)}, weights)


def cases_behind(found: FileRows, part: Part, by: Sequence[Variable], counted: Sequence[Variable]) -> NDArray[np.intp]:
    """Where the cases behind a part stand: of its group, with a weight, and with a value of every one `counted`."""
    factors = [found.columns[factor.name] for factor in by]
    kept = rows_of(part, by, np.column_stack(factors) if by else np.zeros((len(found.weights), 0)))
    kept &= found.weights > 0
    for variable in counted:
        kept &= ~is_missing(variable, found.columns[variable.name])
    return np.flatnonzero(kept)


def named_case(found: FileRows, identity: Variable | None, case: int) -> Cell:
    """What a case is called: its number in the file, or its words or number of the variable that names it."""
    if identity is None:
        return case + 1
    code = float(found.columns[identity.name][case])
    if not np.isfinite(code):
        return "."
    words = next((level.text for level in identity.levels if level.code == code), {}) if identity.of_words else {}
    return words.get("en") or words.get("zh") or f"{code:.12g}"
