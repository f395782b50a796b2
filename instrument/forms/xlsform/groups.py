"""Groups of questions; one that is shown as a table is a matrix."""

from collections.abc import Sequence

from instrument.conditions.tree import Tree
from instrument.drafting.draft import DraftQuestion
from instrument.measure import Text
from instrument.model import Kind, Row
from instrument.records import dataclass, replace


@dataclass(frozen=True)
class Group:
    """A group of questions that is open."""

    key: str
    text: Text
    rule: Tree | None
    is_table: bool
    first: int  # of its questions


def are_rows(inner: Sequence[DraftQuestion], lists: Sequence[str]) -> bool:
    """Whether questions share one list of choices and one rule, so that they can be the rows of a matrix."""
    alike = len(inner) > 1 and all(each.kind in {Kind.SINGLE, Kind.SCALE} for each in inner)
    return alike and len(set(lists)) == 1 and "" not in lists and len({each.ask_if for each in inner}) == 1


def matrix(group: Group, inner: Sequence[DraftQuestion]) -> DraftQuestion:
    """The questions as the rows of one."""
    rows = tuple(Row(each.id, each.text) for each in inner)
    id = group.key if group.key not in {each.id for each in inner} else f"{group.key}_table"
    return replace(inner[0], id=id, kind=Kind.MATRIX, text=group.text or inner[0].text, rows=rows, guesses=())
