"""Value labels, as VALUE LABELS and ADD VALUE LABELS give them."""

from analysis.syntax.active import Active, Field
from analysis.syntax.reader import Reader
from analysis.syntax.written_values import number_of
from instrument.records import replace

Levels = tuple[tuple[float | str, str], ...]


def labelled(reader: Reader, active: Active, keep: bool) -> Active:
    """The file with value labels for several lists of variables; those of before stay where `keep` is true.

    Raises `Fault`.
    """
    while not reader.done:
        reader.sign("/")
        names = reader.variables(active)
        levels = _levels(reader, active.fields[names[0]])
        for name in names:
            described = active.fields[name]
            if described.is_text != active.fields[names[0]].is_text:
                raise reader.fault("{found} is not of the same type as the variables before it", {"found": name})
            found = dict(described.levels) if keep else {}
            found |= dict(levels)
            active = active.with_field(replace(described, levels=_sorted(found)))
    return active


def _levels(reader: Reader, described: Field) -> Levels:
    found: dict[float | str, str] = {}
    while not reader.done and not reader.at_sign("/"):
        value = reader.string().rstrip() if described.is_text else number_of(reader, described)
        reader.sign(",")
        found[value] = reader.string()
        reader.sign(",")
    return tuple(found.items())


def _sorted(levels: dict[float | str, str]) -> Levels:
    return tuple(sorted(levels.items(), key=lambda level: (isinstance(level[0], str), level[0])))
