"""The hypotheses of a study, each with its test and whether the data support it.

`table('hypotheses', [text, task, key, sign], …)`: a row for each hypothesis, in the chapter's words. `key` is what the
task tests (see `reports.evidence`), a list of two for a correlation, '' for moderation and crosstab; `sign` is '+' or
'-' where the hypothesis names a direction, and may be left out.
"""

from collections.abc import Sequence

from analysis.result import Fault, Result, quoted
from reports.cells import Row, grid, header, row
from reports.document import Align, Grid, GridColumn
from reports.evidence import Evidence, evidence
from reports.ink import Ink

SIGNS = {"+": 1, "-": -1, "": 0}
LONGEST = 4
HEADS = ("hypothesis", "statistic", "p_or_interval", "verdict")

Hypothesis = Sequence[object]
"""Text, task, key and sign; the last two may be left out."""


def arrange(results: Sequence[Result], ink: Ink, rows: Sequence[Hypothesis] = ()) -> Grid:
    """One row per hypothesis; `results` are those of its tasks, in the same order."""
    if len(rows) != len(results) or not rows:
        raise malformed([result.name for result in results])
    return grid(
        ink.plain("hypotheses_caption"),
        (
            GridColumn(0.44, Align.LEFT),
            GridColumn(0.18, Align.LEFT),
            GridColumn(0.22, Align.CENTER),
            GridColumn(0.16, Align.CENTER),
        ),
        [header(*(ink.phrase(word) for word in HEADS))],
        [_row(result, hypothesis, ink) for result, hypothesis in zip(results, rows, strict=True)],
        [ink.phrase("hypotheses_note")],
    )


def _row(result: Result, hypothesis: Hypothesis, ink: Ink) -> Row:
    if not 2 <= len(hypothesis) <= LONGEST:
        raise malformed(hypothesis)
    padding = [""] * (LONGEST - len(hypothesis))
    given: list[object] = [*hypothesis, *padding]
    text, key, sign = given[0], given[2], given[3]
    if sign not in SIGNS:
        raise Fault("no direction {found}; possible: +, -", {"found": quoted(sign)})
    keys = tuple(str(each) for each in key) if isinstance(key, list | tuple) else (str(key),)
    found = evidence(result, keys, ink)
    if sign and found.sign is None:
        raise Fault("the test of {found} has no direction; leave the sign out", {"found": quoted(str(text))})
    return row(str(text), (found.statistic, found.p, ink.phrase(_verdict(found, SIGNS[str(sign)]))))


def _verdict(found: Evidence, sign: int) -> str:
    if found.is_significant is None:
        return "not_tested"
    return "supported" if found.is_significant and (not sign or sign == found.sign) else "not_supported"


def malformed(found: object) -> Fault:
    """What a row that is no hypothesis is told."""
    return Fault("a hypothesis is written as [text, task, key, sign]; {found} is not", {"found": quoted(str(found))})
