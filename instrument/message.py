"""What the program says to a person: an English sentence that other languages translate, with the values it names."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field

from instrument.records import dataclass

Scalar = str | int | float

LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Message:
    """A sentence with named gaps and what fills them.

    The English sentence is also the key under which `reports.wording` holds its translation,
    so a message is worded where it arises and is printed in any language.
    """

    sentence: str
    values: Mapping[str, Scalar] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence.format_map(self.values)


@dataclass(frozen=True)
class Place:
    """Where something was found: a file, a line in it, an entry (a question, a column, a task)."""

    file: str = ""
    line: int | None = None
    entry: str = ""

    def __str__(self) -> str:
        line = f"{self.file}:{self.line}" if self.line is not None else self.file
        return ": ".join(part for part in (line, self.entry) if part)


class Fault(Exception):
    """Bad input, said in one sentence: where it is, what was found, what was possible."""

    def __init__(self, sentence: str, values: Mapping[str, Scalar] | None = None, place: Place | None = None) -> None:
        self.message = Message(sentence, dict(values or {}))
        self.place = place or Place()
        super().__init__(str(self))

    def __str__(self) -> str:
        where = str(self.place)
        return f"{where}: {self.message}" if where else str(self.message)

    def at(self, place: Place) -> "Fault":
        """The same fault, told from another place."""
        return Fault(self.message.sentence, self.message.values, place)

    def __reduce__(self) -> tuple[type["Fault"], tuple[str, Mapping[str, Scalar], Place]]:
        # So that a fault can be handed from one process to another.
        return type(self), (self.message.sentence, self.message.values, self.place)


def quoted(found: object) -> str:
    """`found` as a message may show it: in quotation marks, cut to 60 characters, no control characters."""
    text = "".join(
        " " if unicodedata.category(character) in {"Cc", "Cf", "Cs"} else character for character in str(found)
    )
    cut = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return f"'{cut}'"


def nearest(found: str, possible: Iterable[str], most: int = 5) -> str:
    """The possible words as a message may list them, those most like `found` first; a dash where there are none."""
    import difflib  # only what is wrong pays for it

    words = list(dict.fromkeys(possible)) or ["–"]
    near = difflib.get_close_matches(found, words, n=most, cutoff=0.5)
    listed = [*near, *(word for word in words if word not in near)]
    return ", ".join(listed[:most]) + (", …" if len(listed) > most else "")
