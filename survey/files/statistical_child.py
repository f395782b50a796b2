"""Reads one file of SPSS, Stata or SAS in a process of its own: a damaged file may end that process, and only that one.

Run as a script with the file's path, and that of a SAS catalog if there is one; writes one line of JSON to the
standard output, then the numbers of every numeric column as 64-bit floats in the machine's byte order. It imports
nothing of ours.
"""

import array
import json
import re
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

Columns = dict[str, list[Any]]
MEMORY = 4 << 30
SECONDS = 120
UNUSED = ("narwhals", "narwhals.stable", "narwhals.stable.v2", "narwhals.typing", "multiprocessing")
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_CODED = re.compile(r" *\[(-?\d+(?:\.\d+)?)\]$")


def main(path: str, catalog: str = "") -> None:
    """Read the file and send it, the formats of a SAS file out of the catalog beside it."""
    limit()
    without_data_frames()
    import pyreadstat

    readers = {"dta": "read_dta", "por": "read_por", "sas7bdat": "read_sas7bdat", "xpt": "read_xport"}
    suffix = path.lower().rpartition(".")[2]
    read = getattr(pyreadstat, readers.get(suffix, "read_sav"))
    wanted: dict[str, Any] = {"output_format": "dict", "disable_datetime_conversion": True}
    if read in (pyreadstat.read_dta, pyreadstat.read_sav):
        wanted["user_missing"] = True
    columns, about = read(path, **wanted)
    if read is pyreadstat.read_dta:
        untag(columns, about)
    if about.file_encoding == "WINDOWS-1252" and looks_chinese(texts(columns, about)):
        columns, about = read(path, encoding="GB18030", **wanted)
    if catalog:
        _, formats = pyreadstat.read_sas7bcat(catalog, output_format="dict")
        about.variable_value_labels.update(from_catalog(about.variable_to_label, formats.value_labels))
    send(columns, about)


class Unused(ModuleType):
    """Stands in for a package whose import takes longer than our reading."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return object


def without_data_frames() -> None:
    """Leaves out what pyreadstat needs for data frames and for many processes: we take lists from one."""
    for name in UNUSED:
        module = sys.modules[name] = Unused(name)
        package, _, last = name.rpartition(".")
        if package:
            setattr(sys.modules[package], last, module)


def limit() -> None:
    """Keeps a malicious file from eating the machine, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(what, (most, hard))


def texts(columns: Columns, about: Any) -> Iterator[str]:
    """Every text of the file."""
    yield from (label for label in about.column_labels if label)
    for levels in about.value_labels.values():
        yield from levels.values()
    for column in columns.values():
        yield from (cell for cell in column if isinstance(cell, str))


def looks_chinese(found: Iterable[str]) -> bool:
    """Whether text read in the default encoding is GBK: its bytes beyond ASCII then come in pairs."""
    runs = [run for text in found for run in _NON_ASCII.findall(text)]
    return bool(runs) and all(len(run) % 2 == 0 for run in runs)


def untag(columns: Columns, about: Any) -> None:
    """Gives the tagged missing values .a, .b, … of Stata the codes that their labels name: "Unanswered [-2]" is -2.

    A tag without such a label is a missing number like any other.
    """
    for name, levels in about.variable_value_labels.items():
        codes = {tag: _CODED.search(levels.pop(tag)) for tag in [key for key in levels if isinstance(key, str)]}
        known = {tag: float(found[1]) for tag, found in codes.items() if found}
        levels.update({float(found[1]): found.string[: found.start()] for found in codes.values() if found})
        about.missing_ranges[name] = [{"lo": code, "hi": code} for code in known.values()]
        if about.readstat_variable_types[name] != "string":
            columns[name] = [known.get(cell) if isinstance(cell, str) else cell for cell in columns[name]]
    for name, tags in about.missing_user_values.items():
        if tags and name not in about.variable_value_labels:
            columns[name] = [None if isinstance(cell, str) else cell for cell in columns[name]]


def from_catalog(formats: dict[str, str], labels: dict[str, dict[Any, str]]) -> Iterator[tuple[str, dict[Any, str]]]:
    """Variable and its labels, for each whose format stands in a catalog, with or without the dot behind it."""
    plain = {name.strip().rstrip(".").upper(): held for name, held in labels.items()}
    for name, format in formats.items():
        held = plain.get(format.strip().rstrip(".").upper())
        if held:
            yield name, held


def send(columns: Columns, about: Any) -> None:
    """Write the head and the numbers."""
    kinds = about.readstat_variable_types
    is_text = [kinds[name] == "string" for name in about.column_names]
    head = {
        "names": about.column_names,
        "labels": [label or "" for label in about.column_labels],
        "levels": {name: list(levels.items()) for name, levels in about.variable_value_labels.items()},
        "missing": {
            name: [[each["lo"], each["hi"]] for each in ranges] for name, ranges in about.missing_ranges.items()
        },
        "measure": {name: measure or "" for name, measure in about.variable_measure.items()},
        "formats": {name: format or "" for name, format in about.original_variable_types.items()},
        "sets": about.mr_sets,
        "label": about.file_label or "",
        "notes": about.notes or [],
        "display": about.variable_display_width,
        "alignment": about.variable_alignment,
        "encoding": about.file_encoding or "",
        "rows": len(next(iter(columns.values()), [])),
        "is_text": is_text,
        "words": [
            [cell if isinstance(cell, str) else "" for cell in columns[name]]
            for name, text in zip(about.column_names, is_text, strict=True)
            if text
        ],
    }
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    unknown = float("nan")
    for name, text in zip(about.column_names, is_text, strict=True):
        if not text:
            numbers = (cell if isinstance(cell, (int, float)) else unknown for cell in columns[name])
            out.write(array.array("d", numbers).tobytes())


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Exception as error:
        sys.stdout.buffer.write(json.dumps({"reason": f"{type(error).__name__}: {error}"}).encode() + b"\n")
