"""Parquet files of answers, with all that is known of them beside the columns."""

import tempfile
from pathlib import Path

from instrument.codebook import Codebook
from instrument.records import replace
from survey.columnar import store
from survey.exporting.material import Exported, Material

ANSWERS = True


def export(material: Material) -> Exported:
    """The file; other programs read its columns, this one its codebook, row numbers and weight too."""
    book = Codebook(material.variables(), material.codebook.sets, material.codebook.scales)
    responses = replace(
        material.responses,
        codebook=book,
        columns=material.columns(),
        weight=material.weight or material.responses.weight,
    )
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "answers.parquet"
        store(target, responses)
        return Exported({f"{material.stem}.parquet": target.read_bytes()})
