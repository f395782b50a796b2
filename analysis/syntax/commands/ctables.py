"""CTABLES: tables of nested and stacked variables with the statistics asked for."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import displayed
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.measuring import measured
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.syntax.table_expressions import AXES, named, read_categories, table
from analysis.syntax.ticked_sets import with_sets
from instrument.codebook import MultipleSet
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("custom_tables",)
KNOWN = (
    "FORMAT", "VLABELS", "MRSETS", "SMISSING", "PCOMPUTE", "PPROPERTIES", "WEIGHT", "HIDESMALLCOUNTS", "TABLE",
    "SLABELS", "CLABELS", "CRITERIA", "CATEGORIES", "TITLES", "SIGTEST", "COMPARETEST",
)  # fmt: skip
OPPOSITE = {"ROWLABELS": "rows_opposite", "COLLABELS": "columns_opposite"}
USUAL = {
    "ORIGIN": "COLUMN", "INCLUDEMRSETS": "", "CATEGORIES": "ALLVISIBLE", "STYLE": "", "SHOWSIG": "NO",
    "MEANSVARIANCE": "ALLCATS",
}  # fmt: skip
"""What is always so, of the tests; anything else is told. '': whatever is asked, nothing changes."""


@dataclass
class _Asked:
    tables: list[dict[str, Any]] = field(default_factory=list)
    display: dict[str, str] = field(default_factory=dict)  # variable → NAME, BOTH, NONE


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
    for given in asked.tables:
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
        case "SMISSING" | "MRSETS" | "CRITERIA":
            part.rest()
        case "FORMAT":
            _read_format(part)
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


def _read_format(part: Reader) -> None:
    """Widths of columns are left to the page; what empty and missing cells say is always 0 and —."""
    while not part.done:
        word = part.need("MINCOLWIDTH", "MAXCOLWIDTH", "UNITS", "EMPTY", "MISSING")
        part.need_sign("=")
        found = part.next().text
        if word == "EMPTY" and found.upper() != "ZERO":
            part.tell(Message("{found} is not available and was left out", {"found": f"EMPTY={found}"}))


def _read_labels(part: Reader, active: Active, given: dict[str, Any]) -> None:
    while not part.done:
        word = part.need("POSITION", "VISIBLE")
        part.need_sign("=")
        if word == "VISIBLE":
            given["labels_shown"] = part.need("YES", "NO") == "YES"
            continue
        where = part.need("COLUMN", "ROW", "LAYER")
        if where == "LAYER":
            part.tell(Message("{found} is not available and was left out", {"found": "POSITION=LAYER"}))
        given["statistics_in"] = "rows" if where == "ROW" else "columns"


def _read_moved(part: Reader, active: Active, given: dict[str, Any]) -> None:
    word = part.need("AUTO", *OPPOSITE)
    if word == "AUTO":
        return
    part.need_sign("=")
    if part.need("OPPOSITE", "LAYER") == "LAYER":
        part.tell(Message("{found} is not available and was left out", {"found": f"{word}=LAYER"}))
    else:
        given["category_labels"] = OPPOSITE[word]


def _read_titles(part: Reader, active: Active, given: dict[str, Any]) -> None:
    while not part.done:
        word = part.need("TITLE", "CAPTION", "CORNER")
        part.need_sign("=")
        found = [part.string()]
        while part.at_string():
            found.append(part.string())
        if word == "TITLE":
            given["title"] = " ".join(found)
        else:
            part.tell(Message("{found} is not available and was left out", {"found": word}))


def _read_independence(part: Reader, active: Active, given: dict[str, Any]) -> None:
    given["tests"].append("chi_square")
    while not part.done:
        word = part.need("TYPE", "ALPHA", "INCLUDEMRSETS", "CATEGORIES")
        part.need_sign("=")
        if word == "ALPHA":
            given["level"] = part.number()
        else:
            part.next()


def _read_comparison(part: Reader, active: Active, given: dict[str, Any]) -> None:
    while not part.done:
        word = part.need("TYPE", "ALPHA", "ADJUST", "MERGE", *USUAL)
        part.need_sign("=")
        if word == "ALPHA":
            given["level"] = part.number()
            part.sign(",")
            if part.at_number():
                part.tell(Message("{found} is not available and was left out", {"found": f"ALPHA={part.number():g}"}))
            continue
        found = part.name().upper()
        if word == "TYPE":
            given["tests"].append("means" if found.startswith("MEAN") else "proportions")
        elif word == "MERGE":
            given["merged"] = found == "YES"
        elif word == "ADJUST" and found in ("NONE", "BONFERRONI", "BH"):
            given["adjust"] = found.lower()
        elif word == "ADJUST" or USUAL[word] not in ("", found):
            part.tell(Message("{found} is not available and was left out", {"found": f"{word}={found}"}))


READERS = {
    "CATEGORIES": read_categories,
    "SLABELS": _read_labels,
    "CLABELS": _read_moved,
    "TITLES": _read_titles,
    "SIGTEST": _read_independence,
    "COMPARETEST": _read_comparison,
}


def _arranged(result: Result, asked: _Asked) -> Result:
    for name, shown in asked.display.items():
        result = displayed(result, name, shown)
    return result


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
    lines += ["CTABLES", f"/TABLE {' BY '.join(axes)}"]
    shown = [] if options.labels_shown else ["VISIBLE=NO"]
    shown += ["POSITION=ROW"] if options.statistics_in == "rows" else []
    lines += [f"/SLABELS {' '.join(shown)}"] if shown else []
    moved = {ours: theirs for theirs, ours in OPPOSITE.items()}.get(options.category_labels)
    lines += [f"/CLABELS {moved}=OPPOSITE"] if moved else []
    lines += [f"/CATEGORIES VARIABLES={each.plain()}" for each in options.categories.lists]
    lines += ["/TITLES TITLE='" + options.title.replace("'", "''") + "'"] if options.title else []
    alpha, merge = f"ALPHA={options.level:g}", " MERGE=YES" if options.merged else ""
    lines += [f"/SIGTEST TYPE=CHISQUARE {alpha}"] if "chi_square" in options.tests else []
    for kind, word in (("proportions", "PROP"), ("means", "MEAN")):
        if kind in options.tests:
            lines.append(f"/COMPARETEST TYPE={word} {alpha} ADJUST={options.adjust.upper()} ORIGIN=COLUMN{merge}")
    return lines
