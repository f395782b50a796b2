"""Every keyword is heard: it changes what is printed or kept, or it is told, or a reason says why it does neither."""

import re
from functools import cache
from pathlib import Path

import pytest

from analysis.syntax.folder import Folder
from analysis.syntax.items import Drawn, Listing, Printed, Problem
from analysis.syntax.job import Job
from canvass.jobs import _press
from reports.job_output import Shown, Values, document
from reports.renderers import text

DATA = """data list list /id g h y y2 y3 x1 x2 x3 x4 x5 z w * s (a8).
begin data
{rows}
end data.
missing values x1 x2 x3 (9).
formats id g h y y2 y3 x1 x2 x3 x4 x5 (f1.0) z (f6.2) w (f4.2).
variable labels g 'Group' h 'Half' z 'Score'.
value labels g 1 'One' 2 'Two' 3 'Three'/h 1 'A' 2 'B'/x1 1 'never' 2 'rarely' 3 'some'.
variable level g h y y2 y3 (nominal) x1 x2 x3 x4 x5 z w (scale).
"""


def rows():
    """40 cases whose columns are related, with answers that are missing and codes that are declared so."""
    state = 12345
    found = []
    for case in range(1, 41):
        noise = []
        for _ in range(12):
            state = (1103515245 * state + 12345) % 2**31
            noise.append(state / 2**31)
        level = noise[0] * 3 + (case % 3)
        items = [min(5, max(1, round(level + 2.4 * noise[at] - 0.4))) for at in range(1, 6)]
        items[3] = min(5, max(1, round(5 - items[0] + 2 * noise[6])))
        ticks = [int(noise[at] < 0.3 + 0.1 * level) for at in (7, 8, 9)]
        score = f"{level * 2 + 4 * noise[10]:.2f}"
        answers = [str(each) for each in items]
        if case % 11 == 0:
            answers[0] = "9"
        if case % 13 == 0:
            answers[1] = "."
        if case % 17 == 0:
            answers[2] = "9"
        marks = [str(each) if noise[11] > 0.05 * at else "." for at, each in enumerate(ticks)]
        weight = f"{0.6 + noise[11]:.2f}"
        line = [str(case), str(case % 3 + 1), str(1 + (noise[6] < 0.5)), *marks, *answers, score, weight, f"c{case}"]
        found.append(" ".join(line))
    return "\n".join(found)


SOURCE = DATA.format(rows=rows())
REASONS = {
    "LINE_PRINTER": "it fills the pages of a line printer",
    "DEFAULT": "it is so where nothing is said",
    "OLD": "SPSS reads it for the sake of old jobs and does nothing with it",
    "MAP": "it lists the variables of a file as they stand in it",
    "LIMITS": "it limits memory or iterations that these data do not need",
}
"""Why a keyword may change nothing; other reasons stand in the line itself."""


def listed():
    """Every line of the lists beside the command in whose {} it is put.

    Behind ` | ` stands a line to compare with instead of nothing; behind ` -- ` the reason why a line changes nothing.
    """
    for path in sorted(Path(__file__).with_name("keywords").glob("*.txt")):
        command = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("> "):
                command = line[2:].replace("\\n", "\n")
            elif line:
                yield command, line


CASES = list(listed())


def parted(line):
    """The keywords, what they are compared with, and the reason why they change nothing."""
    asked, *more = re.split(r" (--|\|) ", line)
    said = dict(zip(more[::2], more[1::2], strict=True))
    reason = said.get("--", "")
    return asked, said.get("|", ""), REASONS.get(reason, reason)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("job")
    ready = Job(Folder(folder))
    ready.run(SOURCE, "data.sps")
    assert not [item for item in ready.items if isinstance(item, Problem)]

    @cache
    def ran(source):
        """What is printed, what is drawn, what is told, and the files that the job ends with."""
        job = Job(Folder(tmp_path_factory.mktemp("job")), ready.active, press=lambda: _press("en"))
        job.run(source, "job.sps")
        told = [str(each.message) for each in job.items if isinstance(each, Problem)]
        shown = [
            Shown(each.command, each.result, each.group, each.layers, each.line)
            for each in job.printed()
            if isinstance(each, Printed)
        ]
        drawn = [repr(each.chart) for each in job.items if isinstance(each, Drawn)]
        columns = {name: column.tolist() for name, column in job.active.columns.items()}
        shown += [Values(each.names, each.rows) for each in job.printed() if isinstance(each, Listing)]
        written = {each.name: each.read_bytes() for each in job.folder.path.glob("*.csv")}
        kept = repr((columns, job.active.fields, job.active.sets, job.active.weight, written))
        return text.render(document(shown, "en")).decode(), drawn, told, kept

    return ran


@pytest.mark.parametrize(("command", "line"), CASES, ids=[re.sub(r"\W+", "-", f"{a}{b}")[:90] for a, b in CASES])
def test_a_keyword_is_heard_or_told(run, command, line):
    asked, other, reason = parted(line)
    found, without = run(command.replace("{}", asked)), run(command.replace("{}", other))
    assert not any("could not be carried out" in each for each in found[2]), found[2]
    is_heard = found != without
    assert is_heard != bool(reason), (found[2], reason)
    if reason:
        assert found[2] == without[2]
