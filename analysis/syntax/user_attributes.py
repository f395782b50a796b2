"""ATTRIBUTE and DELETE: what a user attaches to variables or to the file under a name, one value or an array."""

from analysis.syntax.reader import Reader
from analysis.table import Cell, Table, headed

Attributes = tuple[tuple[str, tuple[str, ...]], ...]
WHOLE = -1


def changed(before: Attributes, reader: Reader) -> Attributes:
    """The attributes behind ATTRIBUTE=name('value') name[2]('value') or DELETE=name name[2]; raises `Fault`."""
    word = reader.need("ATTRIBUTE", "DELETE")
    reader.sign("=")
    found = {name: list(values) for name, values in before}
    while not reader.done and not reader.at_sign("/") and not reader.at("ATTRIBUTE", "DELETE"):
        name = _known(found, reader.name())
        index = _index(reader)
        if word == "DELETE":
            _delete(found, name, index)
            continue
        reader.need_sign("(")
        _give(found, name, index, reader.string())
        reader.need_sign(")")
    return tuple((name, tuple(values)) for name, values in found.items() if values)


def _known(found: dict[str, list[str]], written: str) -> str:
    """The name as it is spelled already."""
    return next((name for name in found if name.casefold() == written.casefold()), written)


def _index(reader: Reader) -> int:
    """Which value of an array is meant, from 0; `WHOLE` where none is named."""
    if not reader.sign("["):
        return WHOLE
    number = reader.integer()
    if number < 1:
        raise reader.fault("an array of attributes counts from 1")
    reader.need_sign("]")
    return number - 1


def _give(found: dict[str, list[str]], name: str, index: int, value: str) -> None:
    values = found.setdefault(name, []) if index != WHOLE else found.update({name: []}) or found[name]
    at = max(index, 0)
    values += [""] * (at + 1 - len(values))
    values[at] = value


def _delete(found: dict[str, list[str]], name: str, index: int) -> None:
    if index == WHOLE:
        found.pop(name, None)
    elif index < len(found.get(name, [])):
        del found[name][index]


def attributes_table(several: list[tuple[str, Attributes]]) -> Table | None:
    """The attributes of the file and of variables, arrays value by value; None where there are none."""
    rows: list[tuple[Cell, ...]] = []
    for of, found in several:
        for name, values in sorted(found, key=lambda each: each[0].casefold()):
            for number, value in enumerate(values, 1):
                rows.append((of, f"{name}[{number}]" if len(values) > 1 else name, value))
    columns = headed("variable_name", "attribute", "attribute_value")
    return Table("attributes", columns, tuple(rows)) if rows else None
