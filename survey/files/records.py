"""JSON files that hold a record for each respondent, as grids of text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from instrument.message import Fault, Place, quoted
from survey.files.encodings import decode
from survey.files.grid import Grid, grid_of


def read_records(content: bytes, file: str, sha256: str) -> Grid:
    """Every value as the text it stands as, null as an empty cell, a list as its members behind commas.

    A record may lack what others have; the columns are in the order they first stand in. Row 1 is the names.
    Raises `Fault` for a file that is no list of records.
    """
    text, encoding = decode(content, file)
    try:
        held = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise Fault("the file is no JSON: {reason}", {"reason": quoted(error.msg)}, Place(file, error.lineno)) from None
    except RecursionError:
        raise _no_records(file) from None
    records = _records(held)
    if records is None:
        raise _no_records(file)
    names = list(dict.fromkeys(name for record in records for name in record))
    rows = [(at, [_cell(record.get(name)) for name in names]) for at, record in enumerate(records, 2)]
    return grid_of(file, [(1, names), *rows], sha256=sha256, format="json", encoding=encoding)


def _records(held: Any) -> Sequence[Mapping[str, Any]] | None:
    """The records of a list, or of the one list that an object holds."""
    if isinstance(held, dict):
        lists = [each for each in held.values() if _are_records(each)]
        held = lists[0] if len(lists) == 1 else None
    return held if _are_records(held) else None


def _are_records(held: Any) -> bool:
    return isinstance(held, list) and bool(held) and all(isinstance(each, dict) for each in held)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list) and not any(isinstance(each, (dict, list)) for each in value):
        return _joined(map(_cell, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _joined(cells: Iterable[str]) -> str:
    return ", ".join(cells)


def _no_records(file: str) -> Fault:
    return Fault(
        "the file holds no list of records; possible: a list with a record for each respondent", place=Place(file)
    )
