"""The colours of series, in an order in which neighbours stay apart to a colour-blind eye and in grey."""

from reports.palette import ACCENT, FAINT, MUTED, NEUTRAL, SECOND

COLOURS = (ACCENT, "#eeb07f", FAINT, SECOND, NEUTRAL, MUTED, "#5a91c9", "#d5884f")
LINES = (ACCENT, SECOND, MUTED, "#5a91c9", "#d5884f", FAINT)
DASHES = ("", "7 4", "2 3", "10 3 2 3", "5 2", "1 3")


def colour(at: int) -> str:
    """The colour of a bar or slice."""
    return COLOURS[at % len(COLOURS)]


def line(at: int) -> tuple[str, str]:
    """The colour and dashes of a line."""
    return LINES[at % len(LINES)], DASHES[(at + at // len(LINES)) % len(DASHES)]
