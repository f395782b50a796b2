"""CORRELATIONS of PSPP: Pearson's r."""

from collections.abc import Iterator, Sequence

from analysis.verification.pspp.printed import Cells, Printed, Question, filled, first, numbers


def is_trusted(question: Question) -> bool:
    """Of Pearson's r between two variables."""
    options = question.options
    return options.get("coefficient", "pearson") == "pearson" and not options.get("control")


def syntax(question: Question) -> Iterator[str]:
    """One command."""
    tails = "ONETAIL" if question.options.get("tails") == "one" else "TWOTAIL"
    missing = "LISTWISE" if question.options.get("missing") == "listwise" else "PAIRWISE"
    names = " ".join(question.options["variables"])
    yield f"CORRELATIONS /VARIABLES={names} /PRINT={tails} /MISSING={missing}."


def read(question: Question, printed: Sequence[Printed]) -> Cells:
    """r, p and n of every pair."""
    rows = first(printed, "Correlations")
    names = rows[0][2:] if rows else ()
    for name, label, *cells in filled(rows[1:], 1):
        words = {"Pearson Correlation": "r", "Sig. (2-tailed)": "p", "Sig. (1-tailed)": "p_one_sided", "N": "n"}
        word = words.get(label, "")
        if word:
            yield from numbers("correlations", (), (name,), [f"{word}@{other}" for other in names], cells)
