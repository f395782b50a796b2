"""The active file written as a system file."""

from pathlib import Path
from typing import Any

import numpy as np

from analysis.syntax.active import Active, Field, Values
from instrument.message import Fault, quoted
from survey.files.spss_extras import MultipleSet, role_attribute, with_extras
from survey.files.spss_header import settled
from survey.files.whole import write_whole

SUFFIXES = (".sav", ".zsav")
ENDS = (float(np.nextafter(-np.finfo(float).max, 0)), float(np.finfo(float).max))  # as files write LOWEST and HIGHEST


def save(active: Active, target: Path) -> None:
    """Writes all cases with labels, missing values, measures and formats; raises `Fault` for another kind of file."""
    import tempfile

    import pandas
    import pyreadstat

    if target.suffix.lower() not in SUFFIXES:
        raise Fault(
            "{found} is no system file; possible: {possible}", {"found": quoted(target.name), "possible": ".sav, .zsav"}
        )
    fields = active.fields.values()
    frame = pandas.DataFrame({each.name: pandas.Series(_held(active, each)) for each in fields})
    levels: dict[str, dict[Any, str]] = {each.name: dict(each.levels) for each in fields if each.levels}
    missing: dict[str, list[Any]] = {
        each.name: _missing(each) for each in fields if each.missing or each.missing_range is not None
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"active{target.suffix.lower()}"
        pyreadstat.write_sav(
            frame,
            path,
            file_label=active.label,
            note=list(active.documents) or None,
            variable_display_width={each.name: each.display for each in fields if each.display},
            column_labels=[each.label or None for each in fields],
            compress=target.suffix.lower() == ".zsav",
            row_compress=target.suffix.lower() == ".sav",
            variable_value_labels=levels,
            missing_ranges=missing,
            variable_measure={each.name: each.measure or "unknown" for each in fields},
            variable_format={each.name: str(each.format) for each in fields},
        )
        content = settled(path.read_bytes(), active.weight or "")
    content = with_extras(
        content,
        [MultipleSet(each.name, each.label, each.members, _counted(each.counted)) for each in active.sets],
        {each.name: each.alignment for each in fields if each.alignment},
        {each.name: found for each in fields if (found := each.attributes + role_attribute(each.role))},
        active.attributes,
    )
    put(content, target)


def put(content: bytes, target: Path) -> None:
    """Writes a file whole; raises `Fault` where the system refuses."""
    try:
        write_whole(target, content)
    except OSError as error:
        raise Fault(
            "{found} cannot be written: {reason}", {"found": quoted(target.name), "reason": str(error.strerror)}
        ) from None


def _held(active: Active, each: Field) -> Values:
    """A column as it is written: the first text as wide as its variable, which else would be as wide as its texts."""
    column = active.columns[each.name]
    if not each.is_text or active.n == 0:
        return column
    first = str(column[0])
    held = column.copy()
    held[0] = first + " " * (each.width - len(first.encode()))
    return held


def _counted(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"


def _missing(described: Field) -> list[Any]:
    span = described.missing_range
    ends = [] if span is None else [{"lo": float(np.clip(span[0], *ENDS)), "hi": float(np.clip(span[1], *ENDS))}]
    return [*described.missing, *ends]
