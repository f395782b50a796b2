"""What is recomputed by which engine, as docs/verification.md prints it.

`python tests/analysis/verification_page.py` runs every example through R and PSPP, and writes the page anew.
"""

from collections import Counter
from importlib import import_module
from pathlib import Path

from examples import EXAMPLES
from test_verification import verified

from analysis.verification.engines import pspp, r
from analysis.verification.known import load

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT / "docs" / "verification.md"

TEXT = """# Verification

`canvass verify` (`make verify`) computes every number of a study again with engines that we did not write, and compares
cell by cell. It writes `build/verification.html`, where every cell stands beside theirs, and `build/verification.json`;
a report made of the same numbers then ends with the account. Its exit status is 1 where a cell differs without an
explanation, and where no engine is installed.

- **Engines** are R (Debian's `r-base-core` and the packages `{packages}`) and PSPP (`pspp`). What is not installed is
  named, and its cells have no second engine.
- **They compute from rows.** An engine gets the answers as a table of codes, what the codebook declares missing or
  possible, and the options of each task; never a table of ours. A weight of 2 is the row twice.
- **What chance decides** is handed over, so that it has no part: the cases of every bootstrap sample, the answers that
  multiple imputation completed, how many factors parallel analysis left.
- **A cell agrees** within half a unit of the last digit that any style prints (`reports/precision.py`). PSPP prints
  probabilities to three decimals and percentages to one.
- **Children with limits** on time, memory and output: engines have had faults. One that ends is told and costs only the
  task that ended it.
- **Where both engines answer**, both must agree. A cell that is undefined here is held against theirs too.
- `analysis/verification/r/` has a script for each procedure, `analysis/verification/pspp/` a file for each that PSPP is
  trusted with; `analysis/verification/map.yaml` has the reasons and the explained differences that stand below.
- The page is made of every example in `tests/analysis/examples.py`, unweighted and weighted; the same runs are tests.

"""


def page():
    """The whole page."""
    packages = "r-cran-{" + ",".join(_packages()) + "}"
    return TEXT.format(packages=packages) + _summary() + _reasons() + _differences() + _procedures()


def _packages():
    line = next(line for line in (CHECKOUT / ".ci" / "run").read_text().splitlines() if "for package in" in line)
    return line.partition(" in ")[2].rstrip("; do").split()


def _reasons():
    lines = [f"| {_place(rule)} | {rule.text['en']} |" for rule in load().reasons]
    return "## No second engine\n\n| cells | why |\n|---|---|\n" + "\n".join(lines) + "\n\n"


def _differences():
    lines = [f"| {_place(rule)} | {rule.engine.rstrip('*')} | {rule.text['en']} |" for rule in load().differences]
    return "## Explained differences\n\n| cells | engine | why |\n|---|---|---|\n" + "\n".join(lines) + "\n\n"


def _place(rule):
    parts = (rule.procedure, rule.table, rule.row, rule.column)
    return " ".join(f"`{part}`" for part in parts if part != "*") or "any"


_FOUND = {}


def _verified(procedure):
    if procedure not in _FOUND:
        _FOUND[procedure] = [verified(procedure, weight) for weight in (None, "times")]
    return _FOUND[procedure]


def _summary():
    lines = []
    for name in sorted(EXAMPLES):
        counts = sum((found.counts() for found in _verified(name)), Counter())
        both = name in pspp.procedures()
        share = 100 * (1 - counts["unanswered"] / counts.total())
        lines.append(f"| [`{name}`](#{name}) | {'R, PSPP' if both else 'R'} | {share:.1f} |")
    head = "| procedure | engines | cells of the examples that are checked, % |\n|---|---|---:|\n"
    return head + "\n".join(lines) + "\n\n"


def _procedures():
    return "".join(_procedure(name) for name in sorted(EXAMPLES))


def _procedure(name):
    by = {}
    for found in _verified(name):
        for result in found.checked:
            for table in result.tables:
                for cell in table.cells:
                    engines = by.setdefault(table.name, {}).setdefault(cell.column.partition("@")[0], Counter())
                    engines.update(engine.split()[0] for engine in cell.theirs)
                    engines["cells"] += 1
    lines = [f"| `{table}` | {_words(words)} |" for table, words in by.items()]
    script = (r.SCRIPTS / f"{name}.R").read_text(encoding="utf-8")
    told = " ".join(line.removeprefix("# ") for line in script.splitlines()[: _comments(script)])
    told += f" PSPP: {import_module(f'analysis.verification.pspp.{name}').__doc__}" if name in pspp.procedures() else ""
    return (
        f"## {name}\n\nR: {told}\n\n| table | columns, and who computes them |\n|---|---|\n" + "\n".join(lines) + "\n\n"
    )


def _comments(script):
    return next(at for at, line in enumerate(script.splitlines()) if not line.startswith("#"))


def _words(words):
    """`count`, `percent` R, PSPP; `p` R; … the words together that the same engines answer."""
    groups = {}
    for word, engines in words.items():
        answered = [engine for engine in ("R", "PSPP") if engines[engine]]
        groups.setdefault(", ".join(answered) or "none", []).append(f"`{word}`")
    return "; ".join(f"{' '.join(names)}: {engines}" for engines, names in groups.items())


if __name__ == "__main__":
    PAGE.write_text(page().rstrip() + "\n", encoding="utf-8")
