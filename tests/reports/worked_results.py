"""Results that the procedures make of a small survey, and what layouts and figures print of them.

`python tests/reports/worked_results.py` writes the golden pages anew; a person then reads the diff.
"""

import warnings
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

from analysis.counting.memory import MemoryTally
from analysis.plan import load_plan
from analysis.result import Fault, Result
from instrument.loading import load
from reports.boxes import box
from reports.document import Document, Grid, Picture
from reports.ink import Ink
from reports.renderers import text
from reports.skins import Skin
from survey.reading import read_folder

FOLDER = Path(__file__).parent / "worked"
LAYOUTS: list[tuple[str, tuple[str, ...]]] = [
    ("population", ("raked",)),
    ("scale_summary", ("alpha_policy", "alpha_work", "alpha_life", "alpha_stay", "scores", "measurement")),
    ("scale_summary", ("quality",)),
    ("deletion_trail", ("trail",)),
    ("state", ("items", "items_means", "alpha_policy", "alpha_work", "alpha_life")),
    ("differences", ("by_edu", "by_gender")),
    ("correlations", ("correlated", "alpha_policy", "alpha_work")),
    ("hierarchical_regression", ("main",)),
    ("loadings", ("validity",)),
    ("loadings", ("oblique",)),
    ("variance_explained", ("oblique",)),
    ("variance_explained", ("trail",)),
    ("fit", ("one_factor", "measurement", "structure")),
    ("invariance", ("by_sex",)),
    ("discriminant_validity", ("measurement",)),
    ("crosstab", ("plans",)),
    ("crosstab", ("moved_by_sex",)),
    ("crosstab", ("wide",)),
    ("paths", ("structure",)),
    ("paths", ("chain", "moderated")),
    ("effects", ("structure",)),
    ("indirect_effects", ("chain",)),
    ("indirect_effects", ("through", "moderated_path")),
    ("conditional_effects", ("moderated",)),
    ("logistic", ("leaving",)),
    ("ordinal", ("steps_before", "steps")),
    ("ordinal", ("steps",)),
    ("missing", ("gaps",)),
    ("ipa", ("priorities",)),
    ("design", ("sampled",)),
]
SCALES = ("alpha_policy", "alpha_work", "alpha_life")
FIGURES: list[tuple[str, tuple[str, ...]]] = [
    ("group_means", ("by_edu",)),
    ("coefficients", ("main",)),
    ("likert", ("items", "items_means", *SCALES)),
    ("likert_stacked", ("items", "items_means", *SCALES)),
    ("scree", ("validity",)),
    ("simple_slopes", ("moderated",)),
    ("ipa", ("priorities",)),
    ("path_diagram", ("measurement",)),
    ("path_diagram", ("structure",)),
    ("path_diagram", ("through",)),
    ("path_diagram", ("chain",)),
    ("path_diagram", ("moderated",)),
]


@cache
def worked(answers: Path = FOLDER / "answers") -> dict[str, Result]:
    """The result of every task of the plan, by its name; without those that a folder of few answers cannot have."""
    reading = read_folder(answers, load(FOLDER / "questionnaire.yaml"), 340)
    tally = MemoryTally(reading.responses)
    found = {}
    for task in load_plan(FOLDER / "plan.yaml", reading.responses.codebook):
        with suppress(Fault), warnings.catch_warnings():
            warnings.simplefilter("error")
            found[task.name] = task.run(tally)
    return found


def arranged(layout: str, *tasks: str, language: str = "zh", look: Skin | None = None) -> Grid:
    ink = Ink(language, look=look)
    grid = import_module(f"reports.layouts.{layout}").arrange([worked()[task] for task in tasks], ink)
    assert isinstance(grid, Grid)
    return grid


def drawn(kind: str, *tasks: str, language: str = "zh") -> Picture:
    picture = import_module(f"reports.figures.{kind}").draw([worked()[task] for task in tasks], Ink(language))
    assert isinstance(picture, Picture)
    return picture


def page(block: Grid | Picture, language: str) -> str:
    """A table, or a figure's words and data, as a person reads it."""
    lines = text.render(Document(language, "", "", (), (block,))).decode()
    data = box(block.data) if isinstance(block, Picture) and block.data is not None else []
    return "".join((lines, *(f"{line}\n" for line in data)))


def pages(language: str) -> str:
    """Every table and figure, one after another."""
    tables = [(name, tasks, arranged(name, *tasks, language=language)) for name, tasks in LAYOUTS]
    figures = [(name, tasks, drawn(name, *tasks, language=language)) for name, tasks in FIGURES]
    return "\n".join(f"# {name} {', '.join(tasks)}\n{page(block, language)}" for name, tasks, block in tables + figures)


if __name__ == "__main__":
    for each in ("zh", "en"):
        (FOLDER / f"pages.{each}.txt").write_text(pages(each), encoding="utf-8")
