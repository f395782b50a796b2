"""Text as a YAML scalar that is read back as the same text."""

import json
import re

_PLAIN = re.compile(r"[\w\u4e00-\u9fff][\w\u4e00-\u9fff ，。、；（）“”‘’《》？！：—–…·/+%().'~～-]*", re.ASCII)
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_NUMBER = re.compile(r"[-+.]?\d[\d_.eE+-]*")


def scalar(words: str) -> str:
    """`words` bare where nothing in YAML could take them for something else, in double quotes otherwise."""
    plain = (
        _PLAIN.fullmatch(words)
        and not words.endswith((" ", ":"))
        and words.casefold() not in _WORDS
        and not _NUMBER.fullmatch(words)
        and ": " not in words
        and " #" not in words
    )
    return words if plain else json.dumps(words, ensure_ascii=False)


def key_or_number(value: float) -> str:
    """A number as a questionnaire writes it: without a fraction where it is whole."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def mapping(pairs: dict[str, str]) -> str:
    """A mapping on one line; its values are scalars already."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
