"""Tests of NPAR TESTS that no plan has: Wald and Wolfowitz's, Moses's, and marginal homogeneity."""

from collections.abc import Mapping
from dataclasses import field

import numpy as np

from analysis.labels import labels_of, level_key
from analysis.result import Result
from analysis.statistics.drawing import Drawing
from analysis.statistics.group_runs import EXACT_UP_TO, Span, moses, wald_wolfowitz
from analysis.statistics.marginal_homogeneity import marginal_homogeneity
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Numbers, Tally
from analysis.task import Task
from analysis.whole_weights import weighted_as
from instrument.message import Message
from instrument.records import dataclass

MOST = 5000  # cases of which runs are counted exactly
NO_TIES = Message("No inter-group ties encountered.")
TIES = Message("There are {ties} inter-group ties involving {cases} cases.")


@dataclass(frozen=True)
class FurtherTest(Task):
    """One of them, of `names` over two groups or alone, or of pairs; weights are whole numbers, as in SPSS (D18)."""

    kind: str = ""
    names: tuple[str, ...] = ()
    groups: str = ""
    values: tuple[float, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    trimmed: int | None = None
    exact: str = ""  # full, or sampled
    drawing: Drawing = field(default_factory=Drawing)
    tested: float = 0.0  # the median that one sample is tested against

    def run(self, tally: Tally) -> Result:
        """The sizes of groups, and the statistics of every variable or pair."""
        tally, _ = weighted_as(tally, "spss")
        tables = self._of_pairs(tally) if self.pairs else self._of_groups(tally) if self.groups else ()
        named = [*self.names, *([self.groups] if self.groups else []), *(name for pair in self.pairs for name in pair)]
        labels = labels_of(tally.codebook, list(dict.fromkeys(named)))
        found = {level_key(self.groups, code): dict[str, str]() for code in self.values} if self.groups else {}
        options = {"test": self.kind, "groups": self.groups or None}
        cases = tally.patterns(list(dict.fromkeys(named))).cases
        return Result("nonparametric", options, cases, tables, labels={**found, **labels})

    def _of_groups(self, tally: Tally) -> tuple[Table, ...]:
        sizes: list[tuple[Cell, ...]] = []
        columns: dict[str, Mapping[str, Cell]] = {}
        notes: list[Message] = []
        for name in self.names:
            first, second = self._samples(tally, name)
            keys = [level_key(self.groups, code) for code in self.values]
            sizes += [(name, key, float(len(own))) for key, own in zip(keys, (first, second), strict=True)]
            sizes.append((name, "total", float(len(first) + len(second))))
            if self.kind == "moses":
                whole, less, cut = moses(first, second, self.trimmed)
                columns[name] = {**_span("", whole), **_span("trimmed_", less), "trimmed": float(cut)}
            else:
                columns[name] = _runs(first, second, notes, bool(self.exact))
        said = Table("group_sizes", headed("variable", "group", "n"), tuple(sizes))
        return said, _statistics(columns, tuple(notes))

    def _samples(self, tally: Tally, name: str) -> tuple[Numbers, Numbers]:
        """The values of both groups, a case of weight 2 twice."""
        values, missing, weights = tally.rows([name, self.groups])
        kept = ~missing.any(axis=1) & (weights > 0)
        repeated = np.repeat(values[kept], weights[kept].astype(int), axis=0)
        first, second = (repeated[repeated[:, 1] == code, 0] for code in self.values)
        return first, second

    def _of_pairs(self, tally: Tally) -> tuple[Table, ...]:
        columns: dict[str, Mapping[str, Cell]] = {}
        for pair in self.pairs:
            values, missing, weights = tally.rows(pair)
            kept = ~missing.any(axis=1) & (weights > 0)
            found = marginal_homogeneity(values[kept, 0], values[kept, 1], weights[kept])
            columns[">".join(pair)] = {
                "distinct": float(found.distinct),
                "off_diagonal": found.differing,
                "observed": found.observed,
                "mean": found.mean,
                "sd": found.sd,
                "z": found.z,
                "p": found.p,
                **self._exactly(values[kept], weights[kept]),
            }
        return (_statistics(columns, (self.drawing.note,) if self.exact == "sampled" else ()),)

    def _exactly(self, values: Numbers, weights: Numbers) -> dict[str, Cell]:
        """The exact probabilities of a pair where they are asked for."""
        if not self.exact:
            return {}
        from analysis.syntax.further_exact import homogeneity

        return homogeneity(values, weights, self.drawing if self.exact == "sampled" else None)


def _span(before: str, found: Span) -> dict[str, Cell]:
    return {f"{before}span": found.span, f"{before}span_p": found.p}


def _runs(first: Numbers, second: Numbers, notes: list[Message], is_exact: bool) -> dict[str, Cell]:
    fewest, most, ties, cases = wald_wolfowitz(first, second, MOST if is_exact else EXACT_UP_TO)
    note = Message(TIES.sentence, {"ties": ties, "cases": cases}) if ties else NO_TIES
    if note not in notes:
        notes.append(note)
    parts = {"fewest": fewest, "most": most} if ties else {"exact_number": fewest}
    found: dict[str, Cell] = {}
    for part, each in parts.items():
        found |= {f"{part}_runs": each.runs, f"{part}_z": each.z, f"{part}_p": each.p, f"{part}_exact": each.exact}
        found |= {f"{part}_point": each.point} if is_exact else {}
    return found


def _statistics(columns: Mapping[str, Mapping[str, Cell]], notes: tuple[Message, ...] = ()) -> Table:
    """A row for each statistic, a column for each variable or pair."""
    words = list(dict.fromkeys(word for column in columns.values() for word in column))
    rows = tuple((word, *(column.get(word) for column in columns.values())) for word in words)
    heads = (Column("statistic"), *(Column("value", name) for name in columns))
    return Table("further_statistics", heads, rows, notes=notes)
