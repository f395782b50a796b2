"""One hypothesis of NPTESTS: a test with what is asked of it besides."""

from analysis.statistics.drawing import Drawing
from analysis.syntax.further_tests import FurtherTest
from analysis.task import Task
from instrument.records import dataclass


@dataclass(frozen=True)
class Hypothesis:
    """A test of NPTESTS: a task of ours, and whether samples are compared two by two where they differ."""

    task: Task
    compare: bool = False
    intervals: tuple[str, ...] = ()  # of a share
    success: float | None = None  # the value that Cochran's test counts
    drawing: Drawing | None = None  # of Lilliefors's test

    @property
    def test(self) -> str:
        return self.task.kind if isinstance(self.task, FurtherTest) else str(self.task.options.test)

    @property
    def names(self) -> tuple[str, ...]:
        if isinstance(self.task, FurtherTest):
            return (*self.task.names, *(name for pair in self.task.pairs for name in pair))
        options = self.task.options
        pairs = [variable.name for pair in options.pairs for variable in pair]
        groups = [options.groups.name] if options.groups is not None else []
        return (*(variable.name for variable in options.variables), *pairs, *groups)
