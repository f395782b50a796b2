"""Statistics of groups, as the CELLS of MEANS and SUMMARIZE name them."""

from analysis.syntax.parts import in_parentheses
from analysis.syntax.reader import Reader
from instrument.message import Message

CELLS = {
    "MEAN": "mean",
    "COUNT": "n",
    "STDDEV": "sd",
    "MEDIAN": "median",
    "GMEDIAN": "grouped_median",
    "SEMEAN": "se_mean",
    "SUM": "sum",
    "MIN": "minimum",
    "MAX": "maximum",
    "RANGE": "range",
    "FIRST": "first",
    "LAST": "last",
    "VARIANCE": "variance",
    "KURT": "kurtosis",
    "SEKURT": "se_kurtosis",
    "SKEW": "skewness",
    "SESKEW": "se_skewness",
    "HARMONIC": "harmonic_mean",
    "GEOMETRIC": "geometric_mean",
    "SPCT": "percent_of_sum",
    "NPCT": "percent_of_n",
}
DEFAULT = ["mean", "n", "sd"]


def read_cells(part: Reader) -> list[str]:
    """The statistics in their order; percentages within a variable are told."""
    found: list[str] = []
    while not part.done:
        part.sign(",")
        word = part.take(*CELLS, "ALL", "DEFAULT")
        if not word:
            part.skip((*CELLS, "ALL", "DEFAULT"))
        elif part.at_sign("("):
            name = in_parentheses(part, Reader.name)
            part.tell(Message("{found} is not available and was left out", {"found": f"{word}({name})"}))
        else:
            found += [*CELLS.values()] if word == "ALL" else DEFAULT if word == "DEFAULT" else [CELLS[word]]
    return found
