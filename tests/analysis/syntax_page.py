"""What jobs of commands may hold, as docs/syntax.md prints it.

`python tests/analysis/syntax_page.py` writes the page anew.
"""

import inspect
import textwrap
from pathlib import Path

from analysis.syntax.job import command
from analysis.syntax.naming import OTHERS, REFUSED, WITHOUT_EFFECT, available
from analysis.syntax.naming_files import TEXTS
from analysis.syntax.workspace import TRANSFORMATIONS

PAGE = Path(__file__).parents[2] / "docs" / "syntax.md"

TEXT = """# Jobs of SPSS commands

    canvass run job.sps [--data survey.sav] [--output tables.docx] [--language zh]

runs the commands of `job.sps` one after another and prints what they print: to the terminal, or to a `.txt`, `.html`,
`.docx`, `.pdf`, `.json`, `.csv` or `.xlsx`. This page lists every command with the subcommands that run;
`python tests/analysis/syntax_page.py` writes it from the code, and a test compares.

`--output tables.json` holds a list of the blocks in their order: a `heading` with its `level`, a `text`, and for each
table its `command`, the `line` of the job on which that begins, its title (`table`), the labels of its `columns`,
`rows` of `labels` and `cells` (`text` as printed and the unrounded `value`; null where there is no cell), and `notes`.
A chart has its title (`chart`), what it shows in words (`text`), and its data as a table has them.

## The language

- A command ends with a period at the end of a line, with an empty line, or where the next line begins at the margin
  with the name of a command. A `+` or `-` in the first column marks a command of an indented job. `INCLUDE` and
  `INSERT … SYNTAX=BATCH` begin a command at every line at the margin; `SYNTAX=INTERACTIVE` begins none there.
- Comments are `* … .`, `COMMENT … .`, and `/* … */` up to the end of its line. A first line `#!…` is passed over.
- Names and keywords may be cut to three letters, in any letter case. `a TO c`, `ALL`, `WITH` and `BY` are SPSS's.
- Strings stand in single or double quotation marks, doubled within; `'a' + 'b'` is one string, `X'4142'` its bytes.
- Macros: `DEFINE !name (arguments) … !ENDDEFINE` with `!POSITIONAL`, named arguments, `!TOKENS`, `!CHAREND`,
  `!ENCLOSE`, `!CMDEND`, `!DEFAULT`, `!NOEXPAND`; in the body `!LET`, `!DO`, `!IF`, `!BREAK` and the functions of text.
  A command that calls one becomes what the macro makes of it, told by the line of the call; `SET MPRINT=ON` prints it,
  and `MEXPAND`, `MITERATE` and `MNEST` hold. The end of the command closes a last `!CHAREND` list, as in SPSS.
- Transformations see what SPSS's see when a command reads the data: `MISSING VALUES` holds for those before it too, and
  `LAG` counts the cases that a later `SELECT IF`, `SAMPLE` or `N` leaves.
- A `DO IF`, `LOOP` or `DO REPEAT` without its end is told and left out; the job goes on at the next command that reads
  the data. Such a command within a block is told and left out.
- A mistake is told with file, line, column, what was found and what was possible; the rest of the job runs on.
- What a command does not know is named and left out. The exit status is 0 only where nothing was left out and nothing
  failed. A chart that cannot be drawn is left out by name.

## Charts

Charts stand behind the tables of their command, one for each group of a split file: drawn in .html, .docx and .pdf, as
a sentence in the terminal (stem-and-leaf plots as their lines), as a table of their data in .json, .csv and .xlsx.
`FREQUENCIES`, `EXAMINE`, `CROSSTABS`, `ONEWAY`, `UNIANOVA`, `REGRESSION`, `LOGISTIC REGRESSION` (`CLASSPLOT`, in bars),
`FACTOR`, `ROC`, `CLUSTER` (dendrograms, and one icicle plot for both directions), `DISCRIMINANT`, `PPLOT` and `GRAPH`
draw them, and `GGRAPH` those bars, lines, areas, pies, histograms, points and boxes that the chart builder writes;
another block of its language, `IGRAPH` and `XGRAPH` are told.

Where SPSS does not say how it draws, this holds:

- A histogram has intervals as wide as Freedman and Diaconis' rule asks, 2 IQR / W^(1/3), or Sturges' where the
  quartiles are the same, made the nearest of 1, 2 and 5 times a power of ten. They begin at multiples of it and hold
  their lower end. Whole numbers of a range up to 30 have a bar each.
- A stem-and-leaf plot has as many lines as it can have below 10 log10 W: one, two or five for a stem. Leaves are cut,
  not rounded. A leaf stands for as many cases as keep lines within 40 leaves; `&` at the end of a line stands for the
  digits that have fewer cases than that.
- A box ends at Tukey's hinges. Circles lie more than 1.5 lengths of it from its ends, stars more than 3, each with the
  number of its case in the file or the value of `ID`; at most 12 on a side are named.
- A normal Q-Q plot shows normal scores of (mean rank) / (W + 1), a P-P plot Blom's (rank - 3/8) / (W + 1/4).
- A spread-versus-level plot takes quartiles at (W + 1)p.
- `PCT` and `CUPCT` of clustered bars and of several lines are of each series.
- Loadings of three factors and more are drawn on planes of two, not in space.
- An icicle plot lies: bars of cases below one another, between them bars as long as the clusters are few enough.
- Of pairs that are equally close `CLUSTER` joins the last one first, row by row of the lower triangle of distances, as
  SPSS does where it was compared; a discriminant function points to where its standardised coefficients sum up above 0.
- Cases at the same place are one point, the larger the more; more than 1000 places are put together on a grid.

## Files

A job reads and writes the files of its own folder and those below it, and the file given by `--data`. A path that
leads elsewhere is looked for by its last part in the folder, so that `GET FILE='C:\\survey\\wave1.sav'` finds
`wave1.sav` beside the job; links that lead out of the folder are not followed, and nothing is written outside it.

`SAVE`, `XSAVE` and `AGGREGATE` write .sav and .zsav, `EXPORT` .por, `SAVE TRANSLATE` .csv, .tab and .xlsx (over an
older file only with `/REPLACE`), `OMS` .sav, .xlsx, .csv, .txt, .html, .pdf, .docx, .json and .xml (OXML).
`PRINT` and `WRITE` write {texts}.

The data given are never written over.

A saved file keeps names, labels, value labels, missing values and ranges, formats, measures, widths, alignment, roles,
multiple-response sets, attributes, documents, the weight and the label of the file.

"""


def page() -> str:
    """The whole page."""
    parts = [TEXT.format(texts=", ".join(TEXTS)).rstrip() + "\n"]
    for title, names in _sections().items():
        parts.append(f"\n## {title}\n\n" + "\n".join(_entry(name) for name in names))
    last = (
        "Refused, for they could leave the data and the folder: {}. Their bodies are passed over whole.",
        "Without effect: {}.",
        "Not available: {}.",
    )
    lists = (sorted(REFUSED), sorted(WITHOUT_EFFECT), _missing())
    said = [textwrap.fill(each.format(", ".join(names)), 120) for each, names in zip(last, lists, strict=True)]
    parts.append("\n## Named and not run\n\n" + "\n\n".join(said) + "\n")
    return "".join(parts)


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"Data, files and output": [], "Transformations": [], "Procedures": []}
    for name in available():
        kind = "Procedures" if hasattr(command(name), "read") else ""
        kind = kind or ("Transformations" if name in TRANSFORMATIONS else "Data, files and output")
        found[kind].append(name)
    return found


def _entry(name: str) -> str:
    module = command(name)
    said = inspect.cleandoc(module.__doc__ or "").split("\n")[0].partition(": ")[2].rstrip(".")
    function = getattr(module, "run", None) or module.read
    first, _, more = inspect.cleandoc(function.__doc__ or "").partition("\n\n")
    form = " ".join(first.split())
    lines = [f"### {name}\n", f"{said[:1].upper()}{said[1:]}.\n"]
    if form.upper().startswith(name.split()[0][:3]):
        lines.append("".join(f"    {line}\n" for line in first.split("\n")))
    if more and not more.startswith("Raises"):
        lines.append(" ".join(more.split()) + "\n")
    return "\n".join(lines)


def _missing() -> list[str]:
    known = {*available(), *REFUSED, *WITHOUT_EFFECT}
    return sorted(name for name in OTHERS if name not in known)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
