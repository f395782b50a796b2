"""`python -m survey.simulation questionnaire.yaml out.xlsx --seed 2025`: a simulated sample as a 问卷星 export."""

import argparse
from pathlib import Path

from instrument.loading import load
from survey.files.writing import write_workbook
from survey.importers.wenjuanxing.conventions import Mode
from survey.simulation.export import export
from survey.simulation.sample import simulate


def main() -> None:
    """Writes the sample by text, or by number where the name of the file says 按序号."""
    parser = argparse.ArgumentParser(prog="python -m survey.simulation", description=__doc__)
    parser.add_argument("questionnaire", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=2025)
    parser.add_argument("--n", type=int, default=400, help="returned forms")
    given = parser.parse_args()
    mode = Mode.NUMBER if Mode.NUMBER in given.out.name else Mode.TEXT
    write_sample(given.questionnaire, given.out, mode, given.seed, given.n)


def write_sample(questionnaire: Path, out: Path, mode: Mode, seed: int, n: int) -> None:
    """Writes `n` simulated forms to `out`; the same arguments give the same bytes."""
    instrument = load(questionnaire)
    write_workbook(out, {"Sheet1": export(simulate(instrument, seed, n), instrument, mode, seed)})


if __name__ == "__main__":
    main()
