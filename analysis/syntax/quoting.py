"""Text of a command that need not stand in quotation marks."""

import re

_ONE = r"""(?:'(?:[^']|'')*'|"(?:[^"]|"")*")"""
_STRING = re.compile(_ONE)
_JOINED = re.compile(rf"{_ONE}(?:\s*\+\s*{_ONE})*")


def unquoted(text: str) -> str:
    """The words of `text` without the quotation marks around them, two within as one, and strings behind a + joined."""
    bare = text.strip().removeprefix("=").strip()
    if _JOINED.fullmatch(bare) is None:
        return bare
    return "".join(each[1:-1].replace(each[0] * 2, each[0]) for each in _STRING.findall(bare))
