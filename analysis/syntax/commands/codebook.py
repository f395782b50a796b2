"""CODEBOOK: what variables are, and how often each value occurs."""

from analysis.syntax.codebook_tables import attributes, values
from analysis.syntax.dictionary_tables import of_tables
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader

KNOWN = ("VARIABLES", "VARINFO", "FILEINFO", "STATISTICS", "OPTIONS")


def run(reader: Reader, job: Job) -> None:
    """CODEBOOK [a [s] b [n] …] [/VARINFO …] [/FILEINFO …] [/STATISTICS COUNT PERCENT MEAN STDDEV QUARTILES | NONE].

    All attributes of a variable are printed; [s], [o] and [n] take it as scale, ordinal or nominal.
    """
    job.need_data(reader)
    asked: dict[str, str] = {}
    counts = True
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        if word == "VARIABLES":
            asked = _variables(part, job)
        elif word == "STATISTICS":
            counts = not part.at("NONE")
            part.rest()
        else:
            part.rest()
    names = asked or dict.fromkeys(job.active.names, "")
    active, weights = job.active.take(job.cases()), job.weights()[job.cases()]
    for name, measure in names.items():
        tables = [attributes(active, name)]
        if counts:
            tables.append(values(active, name, weights, measure))
        job.items.append(Printed("CODEBOOK", reader.line, of_tables(active, tables)))
    job.restore()


def _variables(part: Reader, job: Job) -> dict[str, str]:
    found: dict[str, str] = {}
    while not part.done:
        names = part.variables(job.active)
        measure = ""
        if part.sign("["):
            measure = {"s": "scale", "o": "ordinal", "n": "nominal"}.get(part.name().casefold()[:1], "")
            part.need_sign("]")
        found |= {**dict.fromkeys(names, ""), names[-1]: measure}
        part.sign(",")
    return found
