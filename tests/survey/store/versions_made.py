"""Writes the store of today's version, as tests of later versions open it: `python versions_made.py`."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from survey.store import Correction, Entry, opened
from survey.store.migrations import steps
from survey.store.reading import id_of

FORMS = {
    "1": {"q1": 1.0, "q2": "甲"},
    "2": {"q1": 2.0, "q2": "乙"},
    "3": {"q1": 3.0, "q2": ""},
    "4": {"q1": 4.0, "q2": "丁"},
}


def main(folder: Path) -> str:
    """The store as SQL, its version with it."""
    forms = {number: Entry(number, cells, "f" * 64, "2026-11-21") for number, cells in FORMS.items()}
    with opened(folder) as store:
        for form in forms.values():
            store.submit(form).result()
        store.correct(Correction(id_of(forms["1"].key), "q1", 9.0, "first coder", "2026-11-21T10:00:00Z", "misread"))
        store.remove(forms["4"].receipt, "2026-11-22")
    with closing(sqlite3.connect(folder / "answers.db")) as connection:
        return "\n".join([*connection.iterdump(), f"PRAGMA user_version = {len(steps())};", ""])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        target = Path(__file__).with_name("versions") / f"{len(steps())}.sql"
        target.write_text(main(Path(made)), encoding="utf-8")
