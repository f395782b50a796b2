"""What a test hands back, and the parts that the tables of several tests share."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from analysis.cases import Cases
from analysis.comparing import grouped, observed_codes
from analysis.labels import level_key
from analysis.levels import bare_labels
from analysis.procedures.nonparametric.options import Options
from analysis.result import Labels
from analysis.statistics.groups import Groups
from analysis.statistics.mann_whitney import rank_sums
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Found:
    """Tables, the cases behind them, and the variables whose labels they need."""

    names: tuple[str, ...]
    cases: Cases
    tables: tuple[Table, ...]
    labels: Labels = field(default_factory=dict)


def names_of(options: Options) -> tuple[str, ...]:
    """The variables of a test by name, without its groups."""
    return tuple(dict.fromkeys(variable.name for variable in options.variables))


def filled(table: Table) -> Table:
    """The table without the columns that have no cell in any row, as where cases are too many for exact tests."""
    kept = [at for at in range(len(table.columns)) if any(row[at] is not None for row in table.rows)]
    if not table.rows:
        return table
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return Table(table.name, tuple(table.columns[at] for at in kept), rows, table.about, table.notes)


@dataclass(frozen=True)
class Sorted:
    """One variable over the groups that have cases, with their level keys."""

    keys: tuple[str, ...]
    groups: Groups


def groups_asked(tally: Tally, options: Options, by: Variable) -> tuple[float, ...]:
    """The codes of the groups, in the order of `values`, else ascending."""
    return options.values or observed_codes(tally, by)


def sort(tally: Tally, name: str, by: Variable, codes: Sequence[float]) -> Sorted:
    """A variable's valid answers in those groups of `codes` that have some."""
    whole = grouped(tally, name, by.name, codes)
    present = [code for at, code in enumerate(codes) if bool((whole.at == at).any())]
    return Sorted(tuple(level_key(by.name, code) for code in present), grouped(tally, name, by.name, present))


def group_labels(by: Variable, codes: Sequence[float]) -> Labels:
    """Bare labels of codes; declared ones are to be laid over them."""
    return bare_labels(by, codes)


def rank_table(found: Mapping[str, Sorted], by: Variable) -> Table:
    """Ranks: n, mean rank and rank sum of each group and variable."""
    rows: list[Row] = []
    for name, each in found.items():
        sums = rank_sums(each.groups)
        for key, group in zip(each.keys, sums, strict=False):
            rows.append((name, key, group.n, group.mean_rank, group.sum_of_ranks if group.n > 0 else group.mean_rank))
        rows.append((name, "total", float(each.groups.weights.sum()), None, None))
    words = ("variable", "group", "n", "mean_rank", "sum_of_ranks")
    return Table("ranks", headed(*words), tuple(rows), (by.name,))
