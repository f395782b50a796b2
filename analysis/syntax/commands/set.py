"""SET: settings of the job."""

from analysis.syntax.expressions.randomness import Randomness
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.message import Message

KNOWN = (
    "SEED", "DECIMAL", "EPOCH", "FORMAT", "RNG", "MTINDEX", "FUZZBITS", "UNDEFINED", "BLANKS", "LEADZERO", "SMALL",
    "TNUMBERS", "TVARS", "MXLOOPS",
)  # fmt: skip
USUAL = {
    "LEADZERO": ("NO", "OFF"),
    "SMALL": (".0001", "0.0001", "1E-4"),
    "BLANKS": ("SYSMIS", "."),
    "DECIMAL": ("DOT", "."),
}
"""What printing and reading do in any case; anything else is told."""
WITHOUT_EFFECT = (
    "ERRORS", "RESULTS", "MESSAGES", "PRINTBACK", "MPRINT", "MXERRS", "MXWARNS", "WIDTH", "LENGTH",
    "HEADER", "JOURNAL", "ONUMBERS", "OVARS", "TLOOK", "TFIT", "CTEMPLATE", "CACHE",
    "COMPRESSION", "UNICODE", "LOCALE", "OLANG", "WORKSPACE", "MORE", "SCOMPRESSION", "PRESERVE", "CC", "ENDCMD",
    "NULLINE", "DIGITGROUPING", "MEXPAND", "MITERATE", "MNEST", "XSORT", "CCA", "CCB", "CCC", "CCD", "CCE",
    "CELLSBREAK", "ROWSBREAK", "TABLERENDER", "DEFOLANG", "OATTRS", "THREADS", "AGGREGATE", "SUMMARY",
    "RIB", "RRB", "WIB", "WRB", "SAFER",
)  # fmt: skip
"""Settings of windows, printers and memory, which change nothing that is computed."""


def run(reader: Reader, job: Job) -> None:
    """SET SEED=n, DECIMAL=COMMA, FORMAT=F8.2 …; settings that change nothing here are read and left."""
    while not reader.done:
        reader.sign("/")
        word = reader.take(*KNOWN, *WITHOUT_EFFECT)
        if not word:
            reader.skip(KNOWN)
            return
        reader.sign("=")
        value = _value(reader)
        if value.upper() not in USUAL.get(word, (value.upper(),)):
            reader.tell(Message("{found} is not available and was left out", {"found": f"{word}={value}"}))
        job.settings.values[word] = value
        if word in ("SEED", "MTINDEX") and value.isdigit():
            job.settings.seed = int(value)
            job.randomness = Randomness(int(value))


def _value(reader: Reader) -> str:
    """One value: a word, a number, a string, or what stands in parentheses."""
    if reader.at_string():
        return reader.string()
    if reader.sign("("):
        found = reader.next().text
        reader.need_sign(")")
        return found
    return "" if reader.done or reader.at_sign("/") else reader.next().text
