"""Lists of cases in groups, each above the statistics of its group, as SUMMARIZE prints them."""

from collections.abc import Iterator, Sequence

from analysis.result import Result
from analysis.table import Cell, Column, Table
from analysis.vocabulary import Kind
from instrument.records import replace
from reports.dressing import dressed
from reports.formatting import SPSS, number
from reports.marked import Plain
from reports.printing import Line, lines
from reports.turning import is_stub
from reports.wording import heading, key

TOTAL = "total"


def with_cases(result: Result, formed: Result, language: str) -> Result:
    """The tables `formed` where the list of cases has joined the summaries of `result`."""
    cases = next(table for table in result.tables if table.name == "case_list")
    summaries = next(table for table in result.tables if table.name == "case_summaries")
    joined = _Joined(result, cases, summaries, language).table()
    tables = (joined if each.name == "case_summaries" else each for each in formed.tables if each.name != "case_list")
    return replace(formed, tables=tuple(tables))


class _Joined:
    """A table in the making."""

    def __init__(self, result: Result, cases: Table, summaries: Table, language: str) -> None:
        self.result, self.language = result, language
        self.depth = sum(is_stub(column) for column in cases.columns)
        self.stubs = cases.columns[: self.depth]
        self.names = [str(column.under) for column in cases.columns[self.depth + 1 :]]
        self.cases: dict[tuple[Cell, ...], list[Line]] = {}
        for line in cases.rows:
            self.cases.setdefault(line[: self.depth], []).append(line[self.depth :])
        self.statistics = summaries.columns[self.depth + 1 :]
        self.found = {line[: self.depth + 1]: line[self.depth + 1 :] for line in lines(result, summaries)}
        self.notes = cases.notes
        self.summaries = summaries
        self.orders = [list(dict.fromkeys(line[1 + at] for line in summaries.rows)) for at in range(self.depth)]

    def table(self) -> Table:
        heads = [Column("", name) for name in self.names]
        if self.result.options["case_numbers"]:
            heads.insert(0, Column("", heading("case_number", self.language, "case_list")))
        stubs = (*self.stubs, Column("statistic"), Column("statistic"))
        return Table("case_summaries", (*stubs, *heads), tuple(self._of(())), self.summaries.about, self.notes)

    def _of(self, keys: tuple[Cell, ...]) -> Iterator[Line]:
        """The rows of a group: its cases, or those of its parts, and its statistics behind them."""
        if len(keys) < self.depth:
            for each in self.orders[len(keys)]:
                if each != TOTAL and any(case[: len(keys) + 1] == (*keys, each) for case in self.cases):
                    yield from self._of((*keys, each))
        else:
            for at, (case, *values) in enumerate(self.cases.get(keys, ()), 1):
                yield (*keys, Plain(at), Plain(""), *self._case(case, values))
        yield from self._totals(keys)

    def _case(self, case: Cell, values: Sequence[Cell]) -> Iterator[Cell]:
        if self.result.options["case_numbers"]:
            yield number(float(case), Kind.COUNT, SPSS)  # type: ignore[arg-type]
        for name, each in zip(self.names, values, strict=True):
            yield self._value(name, each)

    def _value(self, name: str, value: Cell) -> Cell:
        if not isinstance(value, float):
            return Plain(self.result.options["blank"] if value is None else value)
        decimals = self.result.decimals.get(name, 0)
        return dressed(number(value, Kind.ESTIMATE, SPSS, decimals), self.result.formats.get(name, ""), decimals)

    def _totals(self, keys: tuple[Cell, ...]) -> Iterator[Line]:
        whole = (*keys, *[TOTAL] * (self.depth - len(keys)))
        word = (Plain(key(TOTAL, {}, self.language)),) if self.result.options["totals"] else ()
        before: tuple[Cell, ...] = (Plain(""),) if self.result.options["case_numbers"] else ()
        for at, column in enumerate(self.statistics):
            label = Plain(heading(column.word, self.language, self.summaries.name))
            cells = [self.found[name, *whole][at] if (name, *whole) in self.found else None for name in self.names]
            behind = [Plain("")] * (self.depth + 1 - len(keys) - len(word))
            yield (*keys, *word, label, *behind, *before, *cells)
