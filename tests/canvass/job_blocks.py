"""What jobs print, as data: for tests of one command after another on the same few cases."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from canvass.jobs import run_job

Blocks = list[dict[str, Any]]


def blocks_of(folder: Path, source: str, language: str = "en") -> tuple[Blocks, bool]:
    """The blocks that a job prints, and whether nothing was left out."""
    job, output = folder / "job.sps", folder / "out.json"
    job.write_text(source, encoding="utf-8")
    complete = run_job(job, None, output, language)
    found: Blocks = json.loads(output.read_text(encoding="utf-8"))
    return found, complete


def table(blocks: Blocks, title: str) -> dict[str, Any]:
    """The first table of that title."""
    return next(block for block in blocks if block.get("table") == title)


def values(found: dict[str, Any]) -> list[float | None]:
    """The first cell of every row."""
    return [row["cells"][0]["value"] for row in found["rows"]]


def rows(tables: Blocks, title: str) -> Iterator[tuple[str, str]]:
    """The labels and the cells of every row of the tables of that title, as printed."""
    for found in tables:
        if found["table"] == title:
            for row in found["rows"]:
                cells = [cell["text"] for cell in row["cells"] if cell is not None]
                yield ", ".join(filter(None, row["labels"])), " ".join(cells)
