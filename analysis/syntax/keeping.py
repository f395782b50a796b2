"""KEEP, DROP and RENAME, as every command that reads or writes a file has them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active
from analysis.syntax.reader import Reader
from instrument.records import replace

Rows = NDArray[np.bool_]


def kept(active: Active, reader: Reader, possible: Sequence[str], selected: Rows | None = None) -> Active:
    """The file with what these subcommands keep, drop and rename, each in its turn; raises `Fault`.

    `selected`: the cases that UNSELECTED=DELETE leaves, shape (n,).
    """
    for part in reader.subcommands():
        word = part.take(*possible)
        part.sign("=")
        if word == "UNSELECTED":
            if part.need("RETAIN", "DELETE") == "DELETE" and selected is not None:
                active = active.take(selected)
        elif word == "KEEP":
            active = _kept(active, part)
        elif word == "DROP":
            active = active.without(part.variables(active))
        elif word == "RENAME":
            active = renamed(active, part)
        elif word:
            part.rest()  # how it is compressed, and a list of the variables
        else:
            part.skip(possible)
        part.end()
    return active


def _kept(active: Active, part: Reader) -> Active:
    names = list(dict.fromkeys(part.variables(active)))
    return active.without(set(active.names) - set(names)).ordered(names)


def renamed(active: Active, part: Reader) -> Active:
    """The file with variables renamed: a=b, or (a b = c d), several times; raises `Fault`."""
    changes: dict[str, str] = {}
    while not part.done:
        in_parentheses = part.sign("(")
        old = part.variables(active) if in_parentheses else (part.variable(active),)
        part.need_sign("=")
        new = part.new_names() if in_parentheses else (part.name(),)
        if in_parentheses:
            part.need_sign(")")
        if len(old) != len(new):
            raise part.fault("{old} variables cannot take {new} names", {"old": len(old), "new": len(new)})
        changes |= dict(zip(old, new, strict=True))
    return rename(active, changes, part)


def rename(active: Active, changes: dict[str, str], reader: Reader) -> Active:
    """The file with variables renamed, all at once; raises `Fault` where two would have one name."""
    names = [changes.get(name, name) for name in active.names]
    folded = [name.casefold() for name in names]
    for name in names:
        if folded.count(name.casefold()) > 1:
            raise reader.fault("two variables would be called {found}", {"found": name})
    sets = (replace(each, members=tuple(changes.get(m, m) for m in each.members)) for each in active.sets)
    return replace(
        active,
        fields={new: replace(active.fields[old], name=new) for old, new in zip(active.names, names, strict=True)},
        columns={new: active.columns[old] for old, new in zip(active.names, names, strict=True)},
        sets=tuple(sets),
        weight=changes.get(active.weight, active.weight) if active.weight else None,
    )
