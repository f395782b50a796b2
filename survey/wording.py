"""Wording compared the way a reader compares it: spaces, forms, dashes and a last colon do not count."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from instrument.measure import Text
from instrument.message import Fault, quoted
from instrument.model import Option
from instrument.pictographs import spelled

_SPACE = re.compile("[\\s\u200b-\u200f\u2060\ufeff]+")
_DASH = re.compile("[‐‑‒–—―−─-]+")
_TILDE = re.compile("[~∼〜]")
_TAIL = re.compile(r"[:.。?!_*]+(?=\)|$)")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(words: str) -> str:
    """What a person typed, with control characters and marks that turn the direction of writing as spaces."""
    return _UNSAFE.sub(" ", words)


def fold(words: str) -> str:
    """`words` without what may differ between a questionnaire and the platform it was typed into."""
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", spelled(words)))
    return _TAIL.sub("", _TILDE.sub("~", _DASH.sub("-", plain))).casefold()


def wordings(text: Text) -> tuple[str, ...]:
    """The different wordings of a text over its languages."""
    return tuple(dict.fromkeys(words for words in text.values() if words))


def labels(options: Iterable[Option]) -> list[str]:
    """The labels of options in their first language, as a message may list them."""
    return [next(iter(option.text.values()), str(option.code)) for option in options]


def by_label(options: Sequence[Option]) -> Mapping[str, Option]:
    """Folded label → option, over all languages; raises `Fault` where two options read alike."""
    found: dict[str, Option] = {}
    for option in options:
        for words in wordings(option.text):
            earlier = found.setdefault(fold(words), option)
            if earlier.code != option.code:
                raise Fault(
                    "options {first} and {second} read alike: {found}",
                    {"first": earlier.code, "second": option.code, "found": quoted(words)},
                )
    return found
