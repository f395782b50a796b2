"""CTABLES as it is written for a task."""

from typing import Any

from analysis.custom.computed import said
from analysis.syntax.table_expressions import AXES
from analysis.syntax.table_settings import MOVED
from instrument.codebook import MultipleSet

TITLES = ("title", "caption", "corner")


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


def written(options: Any) -> list[str]:
    """The commands for the options of a table."""
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
    lines += [] if options.base_weight is None else [f"/WEIGHT VARIABLE={options.base_weight.name}"]
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
