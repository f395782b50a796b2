"""How many forms a study wants of whom, and how many of them it has."""

from collections import Counter
from collections.abc import Iterable, Mapping

from instrument.records import dataclass
from survey.store.entries import Cell


@dataclass(frozen=True)
class Group:
    """Respondents who gave all of these answers, and the number of their forms that is wanted.

    `codes` are questions and codes, as conditions see them; `columns` the same as variables and their cells.
    """

    quota: str
    codes: tuple[tuple[str, int], ...]
    columns: tuple[tuple[str, int], ...]
    most: int

    def holds(self, columns: Mapping[str, Cell]) -> bool:
        """Whether a form with these columns is one of the group."""
        return all(columns.get(name) == cell for name, cell in self.columns)


class Quotas:
    """The count of every group, completed forms alone; only the writer of the store changes it."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.groups = tuple(groups)
        self.held: Counter[Group] = Counter()
        self.waiting: Counter[Group] = Counter()  # taken in by the transaction that is open

    def recount(self, forms: Iterable[Mapping[str, Cell]]) -> None:
        """Counts anew what is stored."""
        self.held = Counter(group for form in forms for group in self.groups if group.holds(form))
        self.waiting = Counter()

    def is_full(self, columns: Mapping[str, Cell]) -> bool:
        """Whether a group that the form belongs to has all the forms it wants."""
        return any(group.holds(columns) and self._has_all(group) for group in self.groups)

    def full(self) -> tuple[Group, ...]:
        """The groups that want no more."""
        return tuple(group for group in self.groups if self._has_all(group))

    def take(self, columns: Mapping[str, Cell]) -> None:
        """Counts a form within a transaction."""
        self.waiting.update(group for group in self.groups if group.holds(columns))

    def settle(self) -> None:
        """The transaction is on the disk: what it took in is held."""
        self.held += self.waiting
        self.waiting = Counter()

    def _has_all(self, group: Group) -> bool:
        return self.held[group] + self.waiting[group] >= group.most
