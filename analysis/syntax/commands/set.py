"""SET: settings of the job."""

from analysis.syntax.expressions.randomness import Randomness
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.message import Message, quoted

KNOWN = (
    "SEED", "DECIMAL", "EPOCH", "FORMAT", "RNG", "MTINDEX", "FUZZBITS", "UNDEFINED", "BLANKS", "LEADZERO", "SMALL",
    "TNUMBERS", "TVARS", "MXLOOPS", "CCA", "CCB", "CCC", "CCD", "CCE",
)  # fmt: skip
USUAL = {
    **{f"CC{letter}": ("-,,,",) for letter in "ABCDE"},
}
"""What printing and reading do in any case; anything else is told."""
CHOICES = {"LEADZERO": ("NO", "YES", "OFF", "ON"), "DECIMAL": ("DOT", "COMMA", ".", ",")}
NUMBERS = ("SMALL", "BLANKS")
SAME = {("BLANKS", "."): "SYSMIS", ("DECIMAL", "."): "DOT", ("DECIMAL", ","): "COMMA"}
WITHOUT_EFFECT = (
    "ERRORS", "RESULTS", "MESSAGES", "PRINTBACK", "MPRINT", "MXERRS", "MXWARNS", "WIDTH", "LENGTH",
    "HEADER", "JOURNAL", "ONUMBERS", "OVARS", "TLOOK", "TFIT", "CTEMPLATE", "CACHE",
    "COMPRESSION", "UNICODE", "LOCALE", "OLANG", "WORKSPACE", "MORE", "SCOMPRESSION", "PRESERVE", "CC", "ENDCMD",
    "NULLINE", "DIGITGROUPING", "MEXPAND", "MITERATE", "MNEST", "XSORT",
    "CELLSBREAK", "ROWSBREAK", "TABLERENDER", "DEFOLANG", "OATTRS", "THREADS", "AGGREGATE", "SUMMARY",
    "MDISPLAY", "CMPTRANS", "BLOCK", "BOX", "CPI", "LPI", "HIGHRES", "LOWRES", "MCACHE", "ZCOMPRESSION", "SCRIPTTAB",
    "BASETEXTDIRECTION", "VIEWLENGTH", "VIEWWIDTH", "RIB", "RRB", "WIB", "WRB", "SAFER",
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
        if word in CHOICES and value.upper() not in CHOICES[word]:
            raise reader.fault(
                "{found} stands here; possible: {possible}",
                {"found": quoted(value), "possible": ", ".join(CHOICES[word])},
            )
        if word in NUMBERS and not _is_number(value) and value.upper() != "SYSMIS":
            raise reader.fault("{found} stands where a number is expected", {"found": quoted(value)})
        job.settings.values[word] = SAME.get((word, value.upper()), value)
        if word in ("SEED", "MTINDEX") and value.isdigit():
            job.settings.seed = int(value)
            job.randomness = Randomness(int(value))


def _is_number(value: str) -> bool:
    try:
        return float(value) == float(value)
    except ValueError:
        return False


def _value(reader: Reader) -> str:
    """One value: a word, a number, a string, or what stands in parentheses."""
    if reader.at_string():
        return reader.string()
    if reader.sign("("):
        found = reader.next().text
        reader.need_sign(")")
        return found
    sign = "-" if reader.sign("-") else ""
    return "" if reader.done or reader.at_sign("/") else sign + reader.next().text
