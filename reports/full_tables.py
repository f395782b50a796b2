"""The procedures' own tables in place of a layout's: every table of the tasks asked for, as SPSS prints them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field

from analysis.result import Result
from analysis.table import Table
from instrument.records import dataclass, replace
from reports.document import Grid, Lines, Run
from reports.footnotes import said
from reports.ink import Impossible, Ink
from reports.markup import clean
from reports.output import table_grid
from reports.pivoting import pivoted
from reports.wording import key, phrase

Arrange = Callable[[Sequence[Result], Ink], Grid]
KEPT = frozenset({"codebook", "hypotheses", "questions", "returns", "topline"})
"""Layouts of what no procedure of SPSS prints."""
MEANT: Mapping[str, tuple[str, ...]] = {"item_analysis": ("item_total",), "loadings": ("rotated_loadings", "loadings")}
"""Layout → the table that it is about, the first there is, where it draws on others too."""
SUBJECTS = ("items", "scale", "sets", "dependent", "outcome", "by", "factor", "groups")
"""Options that say whom a table is about, where its title does not."""


@dataclass(frozen=True)
class FullTables:
    """Every table of the tasks of one request; `meant`: the ids of those that its layout would draw on."""

    grids: tuple[Grid, ...]
    meant: frozenset[str]
    expression: str = ""
    place: Lines | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Watched(Result):
    """A result that remembers which of its tables were asked for."""

    asked: list[Table] = field(default_factory=list, compare=False)

    @classmethod
    def of(cls, result: Result) -> "Watched":
        each = result
        return cls(each.procedure, each.options, each.cases, each.tables, each.notes, each.labels, each.name)

    def table(self, name: str, *about: str) -> Table:
        """The first table of that name about those keys; raises `Fault`."""
        found = super().table(name, *about)
        self.asked.append(found)
        return found


def full_tables(results: Sequence[Result], ink: Ink, arrange: Arrange) -> FullTables:
    """The tables of these results in the language of the skin; raises `Fault` as the layout itself does."""
    watched = [Watched.of(result) for result in {each.name: each for each in results}.values()]
    with suppress(Impossible):  # of the layout: the procedure's tables say themselves what is not defined
        arrange(watched, ink)
    language = ink.skin.full_tables
    grids: list[Grid] = []
    meant: set[str] = set()
    for result in watched:
        own = _grids(result, language)
        grids += own.values()
        about = _about(result, arrange.__module__.rpartition(".")[2])
        meant |= {grid.id for at, grid in own.items() if any(result.tables[at] is each for each in about)}
    return FullTables(tuple(grids), frozenset(meant))


def _about(result: Watched, layout: str) -> Sequence[Table]:
    """The tables of a result that a layout is about; those it asked for where nothing else is known."""
    found = ([each for each in result.tables if each.name == name] for name in MEANT.get(layout, ()))
    return next((tables for tables in found if tables), result.asked)


def _grids(result: Result, language: str) -> Mapping[int, Grid]:
    """The tables of a result by their places; notes about the whole of it stand below the last."""
    found: dict[int, Grid] = {}
    for at, table in enumerate(result.tables):
        made = table_grid(result, table, language, lettered=True)
        about = ":".join((result.name, table.name, *table.about))
        twin = sum(each.name == table.name and each.about == table.about for each in result.tables[:at])
        found[at] = replace(
            pivoted(made),
            id=f"table:{about}{f':{twin + 1}' if twin else ''}",
            caption=_caption(made.caption, result, language),
        )
    if found:
        last = max(found)
        whole = tuple((Run(text),) for text in said(result.notes, result, language))
        found[last] = replace(found[last], notes=(*found[last].notes, *whole))
    return found


def _caption(title: str, result: Result, language: str) -> str:
    """The title with whom it is about, unless it says so itself."""
    names = [name for each in SUBJECTS if isinstance(name := _only(result.options.get(each)), str)]
    words = [clean(key(name, result.labels, language)) for name in dict.fromkeys(names) if name in result.labels]
    subject = " * ".join(word for word in words if word not in title)
    return phrase("of_subject", language, {"title": title, "subject": subject}) if subject else title


def _only(option: object) -> object:
    """What an option names, where it names one thing."""
    return option[0] if isinstance(option, list | tuple) and len(option) == 1 else option
