"""RELIABILITY of PSPP, which takes no weights."""

from collections.abc import Iterator, Sequence

from analysis.verification.pspp.printed import Cells, Printed, Question, first, numbers

ITEMS = ("scale_mean_if_deleted", "scale_variance_if_deleted", "corrected_item_total", "alpha_if_deleted")


def is_trusted(question: Question) -> bool:
    """Without a weight, for PSPP counts every case once; of items that all vary, for PSPP leaves no other out."""
    items = question.options["items"]["variables"]
    complete = question.complete(items)
    varying = all(len(set(question.columns[item][complete].tolist())) > 1 for item in items)
    return question.asked.weight is None and len(items) > 1 and varying


def syntax(question: Question) -> Iterator[str]:
    """Alpha with what it is without each item."""
    items = " ".join(question.options["items"]["variables"])
    yield f"RELIABILITY /VARIABLES={items} /MODEL=ALPHA /SUMMARY=TOTAL."


def read(question: Question, printed: Sequence[Printed]) -> Cells:
    """Cases, alpha, and the items."""
    for part, *cells in first(printed, "Case Processing Summary")[1:]:
        yield from numbers("case_processing", (), (part.lower(),), ("count", "percent"), cells)
    key = question.options["items"]["name"] or "all_items"
    for line in first(printed, "Reliability Statistics")[1:]:
        yield from numbers("reliability", (), (key,), ("alpha", "n_items"), line)
    for name, *cells in first(printed, "Item-Total Statistics")[1:]:
        yield from numbers("item_total", (), (name,), ITEMS, cells)
