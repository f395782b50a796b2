"""YAML as text with places: no scalar has a type until a declaration gives it one."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from instrument.message import Fault, Place, Scalar, nearest, quoted
from instrument.records import replace

if TYPE_CHECKING:
    from instrument.yaml_events import Raw

T = TypeVar("T")
D = TypeVar("D")

LARGEST_FILE = 1_000_000  # bytes

WHOLE = re.compile(r"[-+]?[0-9]+")
NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Node:
    """One place of a YAML file: what stands there, and how to say where it is.

    `entry` names it to a person: the `id` of the nearest mapping that has one, else the keys that lead to it.
    """

    file: str
    raw: "Raw"
    entry: str = ""
    within_id: bool = False

    @property
    def line(self) -> int:
        return self.raw.line

    @property
    def place(self) -> Place:
        return Place(self.file, self.line, self.entry)

    def fault(self, sentence: str, values: Mapping[str, Scalar] | None = None) -> Fault:
        """A fault told from this place; `raise node.fault("…{found}…", {"found": …})`."""
        return Fault(sentence, values, self.place)

    def called(self, entry: str) -> "Node":
        """The same node, named `entry` to a person, and everything within it."""
        return replace(self, entry=entry, within_id=True)

    # Mappings

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.raw.value, dict)

    @property
    def is_list(self) -> bool:
        return isinstance(self.raw.value, tuple)

    @property
    def is_text(self) -> bool:
        return isinstance(self.raw.value, str)

    def _mapping(self) -> "Mapping[str, tuple[int, Raw]]":
        if isinstance(self.raw.value, dict):
            return self.raw.value
        raise self.fault("keys and values were expected here, found {found}", {"found": self.found})

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._mapping())

    def __contains__(self, key: object) -> bool:
        return key in self._mapping()

    def __getitem__(self, key: str) -> "Node":
        """What stands under `key`; raises `Fault` where nothing does."""
        if key not in self._mapping():
            raise self.fault("{key} is missing here", {"key": quoted(key)})
        return self._within(key, self._mapping()[key][1])

    def get(self, key: str) -> "Node | None":
        """What stands under `key`, or None where nothing does."""
        return self[key] if key in self else None  # noqa: SIM401 (this is `get`)

    def take(self, key: str, read: "Callable[[Node], T]", default: D) -> T | D:
        """`read(self[key])`, or `default` where the key is absent: `node.take("issued", Node.whole, None)`."""
        return read(self[key]) if key in self else default

    def items(self) -> Iterator[tuple[str, "Node"]]:
        return ((key, self[key]) for key in self._mapping())

    def at_key(self, key: str) -> Place:
        """Where the key itself stands."""
        return Place(self.file, self._mapping()[key][0], self.entry)

    # Lists

    def elements(self) -> tuple["Node", ...]:
        if not isinstance(self.raw.value, tuple):
            raise self.fault("a list was expected here, found {found}", {"found": self.found})
        return tuple(self._within(f"[{position}]", raw) for position, raw in enumerate(self.raw.value, start=1))

    def _within(self, step: str, raw: "Raw") -> "Node":
        named = raw.value.get("id") if isinstance(raw.value, dict) else None
        if named is not None and isinstance(named[1].value, str):
            return Node(self.file, raw, named[1].value, within_id=True)
        if self.within_id:
            return Node(self.file, raw, self.entry, within_id=True)
        joint = "" if step.startswith("[") or not self.entry else "."
        return Node(self.file, raw, f"{self.entry}{joint}{step}")

    # Scalars

    @property
    def found(self) -> str:
        """What stands here, as a message may show it."""
        return quoted(self.raw.value) if isinstance(self.raw.value, str) else ("[…]" if self.is_list else "{…}")

    def text(self) -> str:
        """The text that stands here, without blanks around it; raises `Fault` if there is none."""
        if not isinstance(self.raw.value, str):
            raise self.fault("a text was expected here, found {found}", {"found": self.found})
        if not self.raw.value.strip():
            raise self.fault("a text was expected here, found nothing")
        return self.raw.value.strip()

    def whole(self) -> int:
        if WHOLE.fullmatch(self.text()) and len(self.text()) <= 15:
            return int(self.text())
        raise self.fault("a whole number was expected here, found {found}", {"found": self.found})

    def number(self) -> float:
        if NUMBER.fullmatch(self.text()) and math.isfinite(float(self.text())):
            return float(self.text())
        raise self.fault("a number was expected here, found {found}", {"found": self.found})

    def truth(self) -> bool:
        if self.text() in {"true", "false"}:
            return self.text() == "true"
        raise self.fault("true or false was expected here, found {found}", {"found": self.found})

    def one_of(self, possible: Iterable[str]) -> str:
        """The text that stands here, if it is one of the possible ones; raises `Fault` that names the nearest."""
        words = tuple(possible)
        if self.text() in words:
            return self.text()
        raise self.fault(
            "{found} is not possible here; possible: {possible}",
            {"found": self.found, "possible": nearest(self.text(), words)},
        )


def read_mapping(path: Path | str) -> Node:
    """The mapping that a YAML file holds; raises `Fault` for what cannot be read as one.

    A safe part of YAML 1.2: UTF-8, one document, no anchors, aliases, tags or repeated keys, up to 1 MB and ten levels.
    """
    return parse_mapping(read_bytes(path), str(path))


def read_bytes(path: Path | str) -> bytes:
    """The bytes of a file that is not larger than 1 MB; raises `Fault`."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Fault("this file cannot be read: {reason}", {"reason": str(error.strerror)}, Place(str(path))) from None
    if len(content) > LARGEST_FILE:
        raise Fault("this file is larger than 1 MB", place=Place(str(path)))
    return content


def parse_mapping(content: bytes, file: str) -> Node:
    """The mapping that the bytes of a YAML file hold; `file` is its name in messages."""
    from instrument.yaml_events import build  # the parser: most commands on a data file read no YAML

    node = Node(file, build(content, file))
    if not node.is_mapping:
        raise node.fault("keys and values were expected here, found {found}", {"found": node.found})
    return node
