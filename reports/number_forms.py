"""What formats of SPSS set around a number as printed."""

import re

FORMS = ("plain", "pct", "comma", "dollar", "dot", "nequal", "paren", "pctparen", "negparen")
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+(?!\d))")


def set_in(text: str, form: str) -> str:
    """A number in one of `FORMS`; '' and plain leave it as it is."""
    match form:
        case "pct":
            return f"{text}%"
        case "comma":
            return _grouped(text)
        case "dollar":
            return f"-${_grouped(text[1:])}" if text.startswith("-") else f"${_grouped(text)}"
        case "dot":
            return _grouped(text).translate(str.maketrans(",.", ".,"))
        case "nequal":
            return f"N={text}"
        case "paren":
            return f"({text})"
        case "pctparen":
            return f"({text}%)"
        case "negparen":
            return f"({text[1:]})" if text.startswith("-") else text
    return text


def _grouped(text: str) -> str:
    """With a comma between thousands."""
    whole, point, rest = text.partition(".")
    return _THOUSANDS.sub(",", whole) + point + rest
