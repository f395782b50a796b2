"""Comparisons that know the expression a chapter would write for them."""


class Condition(int):
    """Whether a comparison holds, with its expression; an undefined number in it makes it unknown, which is false."""

    expression: str
    is_known: bool
    joined: str  # "and", "or" or nothing

    @classmethod
    def of(cls, holds: bool, expression: str, is_known: bool = True, joined: str = "") -> "Condition":
        found = cls(holds and is_known)
        found.expression, found.is_known, found.joined = expression, is_known, joined
        return found
