"""Names that every engine can read, in place of those that some cannot."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from instrument.records import dataclass

SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")
WORDS = """
if else repeat while function for next break true false null inf nan na all and by eq ge gt le lt ne not or to with
t f c d w y raw whole
"""
RESERVED = frozenset(WORDS.split())
STOOD_IN = re.compile(r"vv(\d+)vv")


@dataclass(frozen=True)
class Names:
    """Stand-ins for names that are no word of an engine's language."""

    stand_ins: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Names":
        """Stand-ins where they are needed; what is written in Latin letters stays."""
        odd = [name for name in names if not SAFE.fullmatch(name) or name.lower() in RESERVED]
        return cls({name: f"vv{at}vv" for at, name in enumerate(odd)})

    @classmethod
    def all_of(cls, names: Iterable[str]) -> "Names":
        """A stand-in for every name: capitals and small letters are one to some engines."""
        return cls({name: f"vv{at}vv" for at, name in enumerate(names)})

    def given(self, value: Any) -> Any:
        """Plain options with stand-ins; a name inside a longer text is found where no letter goes on."""
        if isinstance(value, str):
            return self.stand_ins.get(value, value)
        if isinstance(value, Mapping):
            return {self.given(key): self.given(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.given(each) for each in value]
        return value

    def within(self, text: str) -> str:
        """A text of a model with stand-ins for the names in it."""
        for name, stand_in in sorted(self.stand_ins.items(), key=lambda pair: -len(pair[0])):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", stand_in, text)
        return text

    def back(self, key: str) -> str:
        """A key that an engine made, with the names as they are."""
        if "vv" not in key:
            return key
        names = list(self.stand_ins)
        return STOOD_IN.sub(lambda found: names[int(found[1])] if int(found[1]) < len(names) else found[0], key)
