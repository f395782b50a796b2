"""The look of an SPSS table: colours and lines, as its viewer draws them by default."""

INK = "010205"  # of numbers
HEAD = "264A60"  # of headings and labels
LABEL = "E0E0E0"  # behind labels
PAPER = "F9F9FB"  # behind numbers
EDGE = "152935"  # above, below, under the headings
LINE = "AEAEAE"  # between rows
BETWEEN = "E0E0E0"  # between columns

COLOURS = {"ink": INK, "head": HEAD, "label": LABEL, "paper": PAPER, "edge": EDGE, "line": LINE, "between": BETWEEN}
DARK = {
    "ink": "E4E7EB",
    "head": "9CC3E8",
    "label": "2B333C",
    "paper": "1F252B",
    "edge": "9DA7B3",
    "line": "4A525C",
    "between": "333B44",
}
"""The same on a dark page."""
