"""Answers for the standard job: five characteristics and nine items of three factors, a little missing."""

import subprocess
import sys
from pathlib import Path

SEED = 376
ITEMS = [f"q{number}" for number in range(1, 10)]
LEVELS = {"sex": 2, "age": 5, "education": 4, "unit": 5, "tenure": 4}
BLANKS = 0.02  # share of unanswered items
MOST_TEXT = 1_000_000  # respondents; more are written to .parquet alone


def make_answers(path: Path, n: int = 400) -> None:
    """Writes `n` respondents as `path`; .csv, .sav and .parquet hold the same answers."""
    # In a process of its own: a child begins with the memory of its parent, and peers must not inherit ours.
    subprocess.run([sys.executable, __file__, str(path), str(n)], check=True)


def write_answers(path: Path, n: int) -> None:
    """The same in this process."""
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    table = pyarrow.table(_columns(n))
    if path.suffix == ".parquet":
        pyarrow.parquet.write_table(table, path)
    elif path.suffix == ".csv":
        pyarrow.csv.write_csv(table, path)
    else:
        import pyreadstat

        pyreadstat.write_sav(table.to_pandas().astype("float64"), path, compress=True)


def _columns(n: int) -> dict[str, object]:
    import numpy as np
    import pyarrow

    draw = np.random.default_rng(SEED)
    columns: dict[str, object] = {
        name: pyarrow.array(draw.integers(1, levels + 1, n, dtype=np.int8)) for name, levels in LEVELS.items()
    }
    factors = draw.standard_normal((3, n), dtype=np.float32)
    for at, name in enumerate(ITEMS):
        answers = np.rint(3.3 + 0.8 * factors[at // 3] + 0.8 * draw.standard_normal(n, dtype=np.float32))
        blank = draw.random(n, dtype=np.float32) < BLANKS
        columns[name] = pyarrow.array(np.clip(answers, 1, 5).astype(np.int8), mask=blank)
    return columns


if __name__ == "__main__":
    write_answers(Path(sys.argv[1]), int(sys.argv[2]))
