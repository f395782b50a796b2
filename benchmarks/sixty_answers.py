"""A study of sixty tables: the questionnaire of this repository, a plan, a chapter, simulated answers."""

import csv
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
QUESTIONNAIRE = ROOT / "instrument" / "questionnaires" / "bazhong.yaml"
SEED = 20
GROUPS = ["q1", "q2", "q3", "q4", "q5"]
QUESTIONS = ["q6", "q8", "q9", "q10", "q11", "q12", "q13", "q14", "q15", "q16"]

STUDY = """title: {{zh: 六十张表, en: Sixty tables}}
questionnaire: {questionnaire}
plan: plan.yaml
chapters: chapters
language: en
waves:
  "1": {{issued: {n}, responses: answers}}
"""


def make_study(folder: Path, n: int) -> None:
    """Writes the study and `n` forms, as 问卷星 exports them by text, below `folder`."""
    # In a process of its own: a child begins with the memory of its parent, and peers must not inherit ours.
    subprocess.run([sys.executable, __file__, str(folder), str(n)], check=True)


def write_study(folder: Path, n: int) -> None:
    """The same in this process."""
    from instrument.loading import load
    from survey.importers.wenjuanxing.conventions import Mode
    from survey.simulation.export import export
    from survey.simulation.sample import simulate

    chapters = folder / "chapters" / "en"
    chapters.mkdir(parents=True)
    (folder / "answers").mkdir()
    (folder / "study.yaml").write_text(STUDY.format(questionnaire=QUESTIONNAIRE, n=n), encoding="utf-8")
    (folder / "plan.yaml").write_text("tasks:\n" + "".join(map(_task, tables())), encoding="utf-8")
    lines = ["# Tables"]
    for name, _, by in tables():
        lines += [f"See {{{{ ref('table:{name}') }}}}.", f"{{{{ table('{layout(by)}', '{name}', id='{name}') }}}}"]
    (chapters / "01-tables.md.j2").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    (chapters / "06-differences.md.j2").touch()  # else the suggested one prints the same tables once more
    instrument = load(QUESTIONNAIRE)
    rows = export(simulate(instrument, SEED, n), instrument, Mode.TEXT, SEED)
    with (folder / "answers" / "answers.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def tables() -> list[tuple[str, str, str | None]]:
    """Name, question, and the characteristic it is crossed with, None for its frequencies."""
    alone: list[tuple[str, str, str | None]] = [(f"{question}_alone", question, None) for question in QUESTIONS]
    return alone + [(f"{question}_{by}", question, by) for question in QUESTIONS for by in GROUPS]


def layout(by: str | None) -> str:
    """The layout of such a table."""
    return "topline" if by is None else "crosstab"


def _task(table: tuple[str, str, str | None]) -> str:
    name, question, by = table
    if by is None:
        return f"  {name}: {{procedure: frequencies, variables: [{question}]}}\n"
    return f"  {name}: {{procedure: crosstab, rows: [{by}], columns: [{question}]}}\n"


if __name__ == "__main__":
    write_study(Path(sys.argv[1]), int(sys.argv[2]))
