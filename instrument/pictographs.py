"""Pictographs by their names: typefaces for print hold none, and a label must not lose its only sign."""

import re
import unicodedata

# Above 1F000 all of them; below, those that came into use with telephones.
_PICTURE = re.compile(
    "[\u231a\u231b\u23e9-\u23ff\u2604-\u2608\u2610-\u2618\u2619-\u261b\u2620-\u262e\u2630-\u263f\u2648-\u265f\u267e-\u269f"
    "\u26a1-\u26bc\u26bf-\u2701\u2703-\u2712\u2714-\u2719\u2721-\u273c\u2740-\u2755\u2757-\u2763\u2764\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]"
)
_JOINS = re.compile("[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]")  # a colour of skin is no other answer


def spelled(words: str) -> str:
    """`words` with each pictograph as its name in brackets: `Good 👍` as `Good (thumbs up sign)`."""
    if words.isascii() or not _PICTURE.search(words):
        return words
    return _PICTURE.sub(lambda found: f"({_name(found[0])})", _JOINS.sub("", words))


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
