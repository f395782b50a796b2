"""Tasks of one command whose results SPSS prints as one."""

from collections.abc import Mapping, Sequence

from analysis.result import Result
from analysis.tally import Tally
from analysis.task import Task
from instrument.records import dataclass, replace


@dataclass(frozen=True)
class Together(Task):
    """The first task, with the tables of the `others` behind its own."""

    others: tuple[Task, ...] = ()

    def run(self, tally: Tally) -> Result:
        """All tables, each once, and the labels of all; the cases are those of the first. Raises `Fault` as each."""
        found = [Task(self.name, self.procedure, self.options, self.weight).run(tally)]
        found += [each.run(tally) for each in self.others]
        labels: dict[str, Mapping[str, str]] = {}
        decimals: dict[str, int] = {}
        for each in found:
            labels.update(each.labels)
            decimals.update(each.decimals)
        tables = tuple(table for each in found for table in each.tables)
        notes = [note for each in found for note in each.notes]
        once = tuple(note for at, note in enumerate(notes) if note not in notes[:at])
        return replace(found[0], tables=tables, notes=once, labels=labels, decimals=decimals)


def together(tasks: Sequence[Task]) -> Task:
    """One task for several; the one where there is one."""
    first, *others = tasks
    if not others:
        return first
    return Together(first.name, first.procedure, first.options, first.weight, tuple(others))
