"""A plain .sav file read here: the reader of all kinds takes longer to start than this one to read thousands of cases.

Plain is what SPSS, PSPP and we write of most questionnaires: little-endian, in UTF-8, without strings above 255 bytes,
labels of long strings and multiple-response sets.
"""

import struct
import zlib
from typing import TYPE_CHECKING, Any

from survey.files.system_dictionary import Dictionary, NotPlain, dictionary_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

LITTLE_ENDIAN = b"\x02\x00\x00\x00"
MACHINE, FLOATS, PRODUCT, DISPLAY, LONG_NAMES, COUNT, FILE_ATTRIBUTES, ATTRIBUTES, ENCODING = (
    3, 4, 10, 11, 13, 16, 17, 18, 20,
)  # fmt: skip
PLAIN = {MACHINE, FLOATS, PRODUCT, DISPLAY, LONG_NAMES, COUNT, FILE_ATTRIBUTES, ATTRIBUTES, ENCODING}
PACKED, ZIPPED = 1, 2
MEASURES = ("unknown", "nominal", "ordinal", "scale")
ALIGNED = ("left", "right", "center")


def plain_dictionary(content: bytes) -> Dictionary | None:
    """The dictionary of a plain file, None for any other and a damaged one: the reader of all kinds is to judge it."""
    if content[:4] not in (b"$FL2", b"$FL3") or content[64:68] != LITTLE_ENDIAN:
        return None
    try:
        found = dictionary_of(content)
    except (NotPlain, struct.error, ValueError, KeyError, IndexError):
        return None
    held = found.extensions
    is_plain = not held.keys() - PLAIN and DISPLAY in held and held.get(ENCODING) == b"UTF-8"
    return found if is_plain and content[72] in (0, PACKED, ZIPPED) else None


def read_system_file(content: bytes) -> "tuple[dict[str, Any], list[NDArray[Any]]] | None":
    """What a plain file says of its variables, in the words of `statistical_child`, and their columns in order.

    Numbers are float64 with NaN, texts objects holding str. None for a file that is not plain or is damaged.
    """
    from survey.files.system_cases import cases, numbers, texts, unzipped

    found = plain_dictionary(content)
    if found is None:
        return None
    packed, _, declared, bias = struct.unpack_from("<3id", content, 72)
    columns: list[NDArray[Any]] = []
    try:
        held, begin = (unzipped(content, found.end), 0) if packed == ZIPPED else (content, found.end)
        elements = cases(held, begin, found.elements, bias if packed else None)
        for each in found.variables:
            own = elements[:, each.element : each.element + max(1, (each.width + 7) // 8)]
            columns.append(texts(own, each.width) if each.width else numbers(own[:, 0]))
        head = _head(content, found, len(elements))
    except (struct.error, zlib.error, ValueError, IndexError):
        return None
    return (head, columns) if declared in (-1, len(elements)) else None


def _head(content: bytes, found: Dictionary, rows: int) -> dict[str, Any]:
    variables = found.variables
    pairs = (pair.partition("=") for pair in found.extensions.get(LONG_NAMES, b"").decode().split("\t"))
    long = {short: name for short, _, name in pairs}
    names = [long.get(variable.short, variable.short) for variable in variables]
    shown = list(struct.iter_unpack("<3i", found.extensions[DISPLAY]))
    return {
        "names": names,
        "labels": [variable.label for variable in variables],
        "levels": {name: variable.levels for name, variable in zip(names, variables, strict=True) if variable.levels},
        "missing": {
            name: variable.missing for name, variable in zip(names, variables, strict=True) if variable.missing
        },
        "measure": {name: MEASURES[measure] for name, (measure, _, _) in zip(names, shown, strict=True)},
        "formats": {name: variable.format for name, variable in zip(names, variables, strict=True)},
        "sets": {},
        "label": content[109:173].decode().rstrip(),
        "notes": found.notes,
        "display": {name: width for name, (_, width, _) in zip(names, shown, strict=True)},
        "alignment": {name: ALIGNED[side] for name, (_, _, side) in zip(names, shown, strict=True)},
        "encoding": "UTF-8",
        "rows": rows,
    }
