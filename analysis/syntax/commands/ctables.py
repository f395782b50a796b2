"""CTABLES: tables of nested and stacked variables with the statistics asked for."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.custom.computed import said
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import displayed
from analysis.syntax.computed_categories import Definition, read_expression, read_properties
from analysis.syntax.hidden_counts import hidden
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.measuring import measured
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.syntax.table_expressions import AXES, named, table
from analysis.syntax.table_settings import MOVED, READERS
from analysis.syntax.ticked_sets import with_sets
from analysis.task import Task
from instrument.codebook import MultipleSet
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("custom_tables",)
KNOWN = (
    "FORMAT", "VLABELS", "MRSETS", "SMISSING", "PCOMPUTE", "PPROPERTIES", "WEIGHT", "HIDESMALLCOUNTS", "TABLE",
    "SLABELS", "CLABELS", "CRITERIA", "CATEGORIES", "TITLES", "SIGTEST", "COMPARETEST",
)  # fmt: skip
GLOBAL = ("EMPTY", "MISSING")
TITLES = ("title", "caption", "corner")


@dataclass
class _Asked:
    tables: list[dict[str, Any]] = field(default_factory=list)
    display: dict[str, str] = field(default_factory=dict)  # variable → NAME, BOTH, NONE
    computed: dict[str, Definition] = field(default_factory=dict)
    cells: dict[str, Any] = field(default_factory=dict)  # what holds for all tables
    least: int = 0  # counts below it are not shown


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """CTABLES /TABLE a > b [COUNT] + c [S] [MEAN] BY d BY e /CATEGORIES /SLABELS /CLABELS /TITLES /SIGTEST …."""
    job.need_data(reader)
    asked = _Asked()
    active = measured(with_sets(job.active, job.active.sets))
    for word, part in parts(reader, KNOWN):
        if word in READERS and not asked.tables:
            raise part.fault("{found} stands before TABLE", {"found": word})
        _read_part(word, part, active, asked)
    if not asked.tables:
        raise reader.fault("no table is named; possible: {possible}", {"possible": "/TABLE a BY b"})
    computed = [each.text(name) for name, each in asked.computed.items()]
    for given in asked.tables:
        given |= asked.cells | ({"computed": computed} if computed else {})
        if given["tests"] and "category_labels" in given:
            given["tests"] = []
            reader.tell(Message("columns are not compared where category labels are moved"))
        yield job.request("custom_tables", given, lambda result: _arranged(result, asked), active)


def _read_part(word: str, part: Reader, active: Active, asked: _Asked) -> None:
    match word:
        case "TABLE":
            asked.tables.append(table(part, active))
        case "VLABELS":
            _read_display(part, active, asked)
        case "SMISSING":
            asked.cells["missing"] = part.need("VARIABLE", "LISTWISE").lower()
        case "MRSETS":
            _read_duplicates(part)
        case "HIDESMALLCOUNTS":
            _read_least(part, asked)
        case "PCOMPUTE":
            read_expression(part, asked.computed)
        case "PPROPERTIES":
            read_properties(part, asked.computed)
        case "FORMAT":
            _read_format(part, asked)
        case _ if word in READERS:
            READERS[word](part, active, asked.tables[-1])
        case _:
            part.cursor = 0
            part.skip()


def _read_display(part: Reader, active: Active, asked: _Asked) -> None:
    part.need("VARIABLES")
    part.need_sign("=")
    names = []
    while part.at_word() and not part.at("DISPLAY"):
        names.append(named(part, active))
    part.need("DISPLAY")
    part.need_sign("=")
    shown = part.need("DEFAULT", "NAME", "LABEL", "BOTH", "NONE")
    asked.display |= dict.fromkeys((name.lstrip("$") for name in names), shown)


def _read_format(part: Reader, asked: _Asked) -> None:
    """Widths of columns are left to the page."""
    while not part.done:
        word = part.need("MINCOLWIDTH", "MAXCOLWIDTH", "UNITS", *GLOBAL)
        part.need_sign("=")
        if word not in GLOBAL:
            part.next()
        elif part.at_string():
            asked.cells[f"{word.lower()}_cells"] = part.string()
        elif word == "EMPTY" and part.need("ZERO", "BLANK") == "BLANK":
            asked.cells["empty_cells"] = ""


def _read_duplicates(part: Reader) -> None:
    """Several equal answers of a case to a set count once."""
    part.need("COUNTDUPLICATES")
    part.need_sign("=")
    if part.need("YES", "NO") == "YES":
        part.tell(Message("{found} is not available and was left out", {"found": "COUNTDUPLICATES=YES"}))


def _read_least(part: Reader, asked: _Asked) -> None:
    asked.least = 5
    if part.take("COUNT"):
        part.need_sign("=")
        asked.least = part.integer()
    if asked.least < 2:
        raise part.fault("{found} is too small a count to hide; possible: 2 or more", {"found": asked.least})


def _arranged(result: Result, asked: _Asked) -> Result:
    for name, shown in asked.display.items():
        result = displayed(result, name, shown)
    return hidden(result, asked.least) if asked.least else result


def _sets(options: Any) -> dict[str, MultipleSet]:
    """The sets of a table by the names that its command gives them."""
    levels = [level for axis in AXES for stack in getattr(options, axis).stacks for level in stack.levels]
    found: dict[str, MultipleSet] = {}
    for source in (level.source for level in levels):
        if isinstance(source, MultipleSet) and source not in found.values():
            found[f"${source.name or f'set{len(found) + 1}'}"] = source
    return found


def _declared(name: str, source: MultipleSet) -> list[str]:
    """The command that keeps a set with the file."""
    label = source.text.get("zh") or source.text.get("en") or name[1:]
    written = "'" + label.replace("'", "''")[:80] + "'"
    members = " ".join(source.members)
    return ["MRSETS", f"/MDGROUP NAME={name} LABEL={written} VARIABLES={members} VALUE={source.counted:g}."]


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    axes = [each.plain() for each in (options.rows, options.columns, options.layers)]
    sets = _sets(options)
    for name, source in sets.items():
        axes = [text.replace(f"{{{', '.join(source.members)}}}", name) for text in axes]
    while axes and not axes[-1]:
        axes.pop()
    lines = [line for name, source in sets.items() for line in _declared(name, source)]
    lines += ["CTABLES", *_above(options), f"/TABLE {' BY '.join(axes)}"]
    shown = [] if options.labels_shown else ["VISIBLE=NO"]
    shown += [f"POSITION={options.statistics_in[:-1].upper()}"] if options.statistics_in != "columns" else []
    lines += [f"/SLABELS {' '.join(shown)}"] if shown else []
    axis, _, where = options.category_labels.partition("_")
    lines += [f"/CLABELS {word}={where.upper()}" for word, ours in MOVED.items() if ours == axis]
    lines += [f"/CATEGORIES VARIABLES={each.plain()}" for each in options.categories.lists]
    titles = [f"{word.upper()}={_quoted(text)}" for word in TITLES if (text := getattr(options, word))]
    lines += [f"/TITLES {' '.join(titles)}"] if titles else []
    lines += [f"/CRITERIA CILEVEL={100 * options.confidence:g}"] if options.confidence != 0.95 else []
    return [*lines, *_tests(options)]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _above(options: Any) -> list[str]:
    """What stands before the table: it holds for all tables of the command."""
    formats = [] if options.empty_cells == "0" else [f"EMPTY={_quoted(options.empty_cells)}"]
    formats += [] if options.missing_cells == "." else [f"MISSING={_quoted(options.missing_cells)}"]
    lines = [f"/FORMAT {' '.join(formats)}"] if formats else []
    lines += ["/SMISSING LISTWISE"] if options.missing == "listwise" else []
    for each in options.computed.several:
        lines.append(f"/PCOMPUTE &{each.name}=EXPR({said(each.node)})")
        label = [] if each.label is None else [f"LABEL={_quoted(each.label)}"]
        formats = [f"{one.function} {one.format}" for one in each.formats]
        more = [*label, *([f"FORMAT={' '.join(formats)}"] if formats else [])]
        more += ["HIDESOURCECATS=YES"] if each.hides else []
        lines += [f"/PPROPERTIES &{each.name} {' '.join(more)}"] if more else []
    return lines


def _tests(options: Any) -> list[str]:
    subtotals = " CATEGORIES=SUBTOTALS" if options.tested == "subtotals" else ""
    lines = []
    if "chi_square" in options.tests:
        lines.append(f"/SIGTEST TYPE=CHISQUARE ALPHA={options.chi_square_level:g}{subtotals}")
    alpha = " ".join(f"{each:g}" for each in (options.level, options.second_level) if each is not None)
    more = f"ALPHA={alpha} ADJUST={options.adjust.upper()} ORIGIN=COLUMN{subtotals}"
    more += "" if options.sets_tested else " INCLUDEMRSETS=NO"
    more += " MEANSVARIANCE=TESTEDCATS" if options.variance == "tested" else ""
    more += " MERGE=YES" if options.merged else ""
    more += " STYLE=SIMPLE" if options.notation == "letters" else ""
    more += " SHOWSIG=YES" if options.p_shown else ""
    for kind, word in (("proportions", "PROP"), ("means", "MEAN")):
        if kind in options.tests:
            lines.append(f"/COMPARETEST TYPE={word} {more}")
    return lines
