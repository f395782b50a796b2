"""What a variable may be called."""

import re

from instrument.message import Message, quoted

RESERVED = ("ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH")
LONGEST = 64  # bytes
_NAME = re.compile(r"[^\W\d_][\w.@#$]*|[@#][\w.@#$]*")


def objection(name: str) -> Message | None:
    """Why no variable can have that name; None where one can."""
    if name.upper() in RESERVED:
        return Message("{found} is a keyword, and no name of a variable", {"found": quoted(name)})
    if _NAME.fullmatch(name) is None or name.endswith("."):
        return Message("{found} cannot be the name of a variable", {"found": quoted(name)})
    if len(name.encode()) > LONGEST:
        return Message("{found} is longer than {most} bytes", {"found": quoted(name), "most": LONGEST})
    return None
