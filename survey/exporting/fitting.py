"""Names and labels cut to what a format holds; what is cut is told."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from instrument.message import Message, Scalar
from instrument.records import dataclass

LISTED = 5


@dataclass
class Cutter:
    """Cuts labels, and remembers whose."""

    cut: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def fitted(self, words: str, longest: int, owner: str, unit: str = "utf-8") -> str:
        """`words` in at most `longest` bytes of UTF-8, or characters where `unit` is "characters"."""
        line = " ".join(words.split())
        short = line[:longest] if unit == "characters" else cut_bytes(line, longest)
        if short == line:
            return line
        self.cut.append(owner)
        shorter = line[: longest - 1] if unit == "characters" else cut_bytes(line, longest - len("…".encode()))
        return f"{shorter.rstrip()}…"

    def text(self, words: str, longest: int, owner: str) -> str:
        """An answer in at most `longest` bytes of UTF-8."""
        short = words if len(words) * 4 <= longest else cut_bytes(words, longest)
        if short != words:
            self.texts.append(owner)
        return short

    def losses(self) -> tuple[Message, ...]:
        """One sentence about the labels that were cut and one about the answers, none where nothing was."""
        found = []
        if self.cut:
            values: dict[str, Scalar] = {"count": len(self.cut), "found": listed(self.cut)}
            found.append(Message("labels too long for the format are cut, {count} in all: {found}", values))
        if self.texts:
            values = {"count": len(self.texts), "found": listed(self.texts)}
            found.append(Message("answers too long for the format are cut, {count} in all: {found}", values))
        return tuple(found)


def cut_bytes(words: str, longest: int) -> str:
    """The longest beginning of `words` that takes at most so many bytes of UTF-8, no character split."""
    return words.encode()[:longest].decode(errors="ignore")


def listed(names: Iterable[str]) -> str:
    """The first names, as a message may list them."""
    different = list(dict.fromkeys(names))
    return ", ".join(different[:LISTED]) + (", …" if len(different) > LISTED else "")


def fitting_names(names: Iterable[str], longest: int, reserved: frozenset[str]) -> Mapping[str, str]:
    """Name → a name of at most `longest` bytes that is no reserved word and stands once, whatever its case."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        fit, number = cut_bytes(name, longest), 1
        while fit.casefold() in taken or fit.casefold() in reserved:
            number += 1
            tail = "_" if number == 2 and fit.casefold() in reserved else f"_{number}"
            fit = cut_bytes(name, longest - len(tail)) + tail
        taken.add(fit.casefold())
        found[name] = fit
    return found


def renamed(names: Mapping[str, str]) -> tuple[Message, ...]:
    """One sentence about names that had to change, none where all stayed."""
    changed = [f"{old} → {new}" for old, new in names.items() if old != new]
    if not changed:
        return ()
    values: dict[str, Scalar] = {"count": len(changed), "found": listed(changed)}
    return (Message("names that the format does not allow are changed, {count} in all: {found}", values),)
