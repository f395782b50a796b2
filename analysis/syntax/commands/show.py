"""SHOW: settings of the job."""

from analysis.syntax.dictionary_tables import of_tables, pairs_table
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader

USUAL = {"DECIMAL": "DOT", "EPOCH": "AUTOMATIC", "FORMAT": "F8.2", "LEADZERO": "NO", "MXLOOPS": "40", "MEXPAND": "ON",
         "TNUMBERS": "LABELS", "TVARS": "LABELS", "UNDEFINED": "WARN", "BLANKS": "SYSMIS",
         "MPRINT": "OFF", "MITERATE": "1000", "MNEST": "50"}  # fmt: skip


def run(reader: Reader, job: Job) -> None:
    """SHOW [ALL | N | WEIGHT | FILTER | SEED | FORMAT …]: what is asked for, or all of it."""
    known = {**USUAL, **{word: value for word, value in job.settings.values.items() if value}}
    known |= {"SEED": str(job.settings.seed), "N": str(job.active.n), "WEIGHT": job.active.weight or "OFF"}
    known |= {"FILTER": job.filter or "OFF", "SPLIT": " ".join(job.split.variables) if job.split else "OFF"}
    asked: list[str] = []
    while not reader.done:
        reader.sign("/")
        word = reader.take("ALL", *known)
        if not word:
            reader.skip(tuple(known))
        elif word != "ALL":
            asked.append(word)
    pairs = [(word, known[word]) for word in asked or sorted(known)]
    job.items.append(Printed("SHOW", reader.line, of_tables(job.active, [pairs_table("settings", pairs)])))
