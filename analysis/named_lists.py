"""Lists of items under names of their own: the factors of a model."""

from collections.abc import Mapping
from typing import Any, Self

from analysis.options import Items, Written, resolve
from instrument.codebook import Codebook
from instrument.message import Fault, nearest, quoted
from instrument.records import dataclass


@dataclass(frozen=True)
class NamedLists(Written):
    """Each list with its name, in the order given.

    A plan writes `{policy: [q9, q10], enclave: q14 to q16}`, or the names of declared scales; a command
    `policy:q9,q10/enclave:q14 to q16`, or `policy,enclave`.
    """

    lists: tuple[Items, ...]

    @classmethod
    def read(cls, given: Any, codebook: Codebook) -> Self:
        pairs = _pairs(given, codebook)
        names = [name for name, _ in pairs]
        for at, name in enumerate(names):
            if name in names[:at]:
                raise Fault("{found} is named twice", {"found": quoted(name)})
        if not pairs:
            raise Fault(
                "no list is named; possible: name:item,item/name:item,item, or {possible}",
                {"possible": _scales(codebook)},
            )
        return cls(tuple(_list(name, words, codebook) for name, words in pairs))

    def plain(self) -> dict[str, list[str]]:
        return {each.name: [variable.name for variable in each.variables] for each in self.lists}


def _pairs(given: Any, codebook: Codebook) -> list[tuple[str, Any]]:
    if isinstance(given, Mapping):
        return [(str(name), words) for name, words in given.items()]
    if isinstance(given, str):
        given = given.split("/" if "/" in given or ":" in given else ",")
    pairs = []
    for words in given if isinstance(given, list | tuple) else [given]:
        name, colon, items = (part.strip() for part in str(words).partition(":"))
        if name or colon:
            pairs.append((name, items if colon else _scale(name, codebook)))
    return pairs


def _scale(name: str, codebook: Codebook) -> list[str]:
    if name not in [scale.name for scale in codebook.scales]:
        raise Fault(
            "no scale {found}; possible: name:item,item, or {possible}",
            {"found": quoted(name), "possible": _scales(codebook, name)},
        )
    return list(codebook.scale(name).items)


def _scales(codebook: Codebook, near: str = "") -> str:
    return nearest(near, [scale.name for scale in codebook.scales])


def _list(name: str, words: Any, codebook: Codebook) -> Items:
    if not name:
        raise Fault("a list of items has no name; possible: name:item,item")
    variables = resolve(Items, words, codebook).variables
    for at, variable in enumerate(variables):
        if variable in variables[:at]:
            raise Fault("{found} stands twice in {where}", {"found": quoted(variable.name), "where": quoted(name)})
    return Items(name, variables)
