"""Chinese text in GB18030 whose bytes happen to be UTF-8 as well."""

import re
import unicodedata

_PAIRS = rb"(?:[\xb0-\xf7][\xa1-\xfe])+"  # the letters of GB 2312
_SIGNS = "\u00bf"  # up to here signs such as ° and £, which stand beside letters of any script


def is_disguised(content: bytes, text: str) -> bool:
    """Whether `content`, which reads as `text` in UTF-8, is rather GB18030.

    That is so where every run of bytes beyond ASCII is common Chinese letters, and one of them would in UTF-8 be a word
    of two scripts, or one with a sign that no word has.
    """
    if content.startswith(b"\xef\xbb\xbf") or max(text, default="") > "\u07ff":
        return False
    runs = set(re.findall(rb"[\x80-\xff]+", content))
    return all(re.fullmatch(_PAIRS, run) for run in runs) and any(_is_no_word(run.decode()) for run in runs)


def _is_no_word(letters: str) -> bool:
    beyond = [letter for letter in letters if letter > _SIGNS]
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in beyond}
    return len(scripts) > 1 or any(not unicodedata.category(letter).startswith("L") for letter in beyond)
