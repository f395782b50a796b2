"""OMS: tables sent to files of the folder as they are printed."""

from analysis.syntax.captures import Capture
from analysis.syntax.job import Job
from analysis.syntax.naming_files import writing, writing_data
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from instrument.message import Message, quoted
from instrument.records import replace

KNOWN = ("SELECT", "IF", "EXCEPTIF", "DESTINATION", "TAG", "NOWARN", "COLUMNS")
FORMATS = {"XLSX": ".xlsx", "CSV": ".csv", "TEXT": ".txt", "TABTEXT": ".txt", "HTML": ".html", "PDF": ".pdf",
           "DOCX": ".docx", "JSON": ".json", "SAV": ".sav", "OXML": ".xml"}  # fmt: skip
SEQUENCES = {("CALL",): "", ("CALL", "RALL"): "CR", ("RALL", "CALL"): "RC", ("RALL",): "R"}
NUMBER = "TableNumber_"
REST = ("WARNINGS", "TEXTS", "HEADINGS", "LOGS", "CHARTS", "TREES", "MODELS")


def run(reader: Reader, job: Job) -> None:
    """OMS [/SELECT TABLES] [/IF COMMANDS=['Frequencies'] SUBTYPES=['Statistics']] [/EXCEPTIF …]
    /DESTINATION FORMAT=SAV | OXML | XLSX | CSV | TEXT | HTML | PDF | DOCX | JSON [NUMBERED]
    OUTFILE='name.sav' | dataset [VIEWER=NO] [/COLUMNS SEQUENCE=[RALL CALL]] [/TAG='t']."""
    asked = Capture(len(job.items))
    for word, part in parts(reader, KNOWN):
        match word:
            case "SELECT":
                asked = _selected(asked, part)
            case "IF" | "EXCEPTIF":
                asked = replace(_narrowed(asked, part), excludes=word == "EXCEPTIF")
            case "DESTINATION":
                asked = _destined(asked, part, job)
            case "TAG":
                asked = replace(asked, tag=part.string())
            case "COLUMNS":
                asked = replace(asked, sequence=_sequence(part))
            case _:
                part.rest()
    job.captures.append(asked)


def _selected(asked: Capture, part: Reader) -> Capture:
    tables = rest = False
    while not part.done:
        word = part.need("ALL", "TABLES", *REST)
        tables |= word in ("ALL", "TABLES")
        rest |= word != "TABLES"
        if word == "ALL" and part.take("EXCEPT"):
            part.need_sign("=")
            part.need_sign("[")
            while not part.sign("]"):
                tables &= part.need("TABLES", *REST) != "TABLES"
    return replace(asked, takes_tables=tables, takes_rest=rest)


def _narrowed(asked: Capture, part: Reader) -> Capture:
    while not part.done:
        word = part.take("COMMANDS", "SUBTYPES", "LABELS", "INSTANCES")
        if word not in ("COMMANDS", "SUBTYPES"):
            part.skip(("COMMANDS", "SUBTYPES"))
            return asked
        part.need_sign("=")
        names = _listed(part)
        if word == "COMMANDS":
            asked = replace(asked, commands=tuple(names), takes_rest=False)
        else:
            asked = replace(asked, subtypes=tuple(names), takes_rest=False)
    return asked


def _listed(part: Reader) -> list[str]:
    """['a' 'b'], or one string alone."""
    if not part.sign("["):
        return [part.string()]
    found: list[str] = []
    while not part.sign("]"):
        found.append(part.string())
        part.sign(",")
    return found


def _destined(asked: Capture, part: Reader, job: Job) -> Capture:
    kind = ""
    while not part.done:
        word = part.take("FORMAT", "OUTFILE", "VIEWER", "IMAGES", "CHARTSIZE", "NUMBERED", "IMAGEROOT", "CHARTFORMAT")
        has_value = part.sign("=")
        if word == "FORMAT":
            kind = part.need(*FORMATS)
        elif word == "OUTFILE":
            asked = _outfile(asked, part, job, kind)
        elif word == "NUMBERED":
            asked = replace(
                asked, numbered=(part.string() if part.at_string() else part.name()) if has_value else NUMBER
            )
        elif word == "VIEWER":
            asked = replace(asked, is_shown=part.need("YES", "NO") == "YES")
        elif word:
            part.next()
        else:
            part.skip(("FORMAT", "OUTFILE", "VIEWER"))
    return _named(asked, kind, part)


def _outfile(asked: Capture, part: Reader, job: Job, kind: str) -> Capture:
    """A file, or for FORMAT=SAV a dataset that was declared."""
    token = part.token
    written = "" if token is None else str(token.value if part.at_string() else token.text)
    found = job.datasets.find(written)
    if kind == "SAV" and found is not None:
        part.next()
        return replace(asked, dataset=found.name)
    return replace(asked, target=writing_data(part, job) if kind == "SAV" else writing(part, job))


def _sequence(part: Reader) -> str:
    """SEQUENCE=[RALL CALL]: which of the rows and columns become variables; names of dimensions are told."""
    if not part.take("SEQUENCE"):
        part.skip(("SEQUENCE",))
        return ""
    part.need_sign("=")
    part.need_sign("[")
    found = []
    while not part.sign("]"):
        found.append(part.name().upper())
        part.sign(",")
    kept = tuple(each for each in found if each != "LALL")
    if kept not in SEQUENCES:
        part.tell(Message("{found} is not available and was left out", {"found": f"SEQUENCE=[{' '.join(found)}]"}))
    return SEQUENCES.get(kept, "")


def _named(asked: Capture, kind: str, part: Reader) -> Capture:
    """The capture with the kind of its file, as FORMAT or the suffix says; raises `Fault` where they part."""
    if asked.target is None:
        return replace(asked, suffix=FORMATS.get(kind, "").removeprefix("."))
    suffix = asked.target.suffix.lower()
    wanted = FORMATS.get(kind, suffix)
    possible = tuple(dict.fromkeys(FORMATS.values())) if not kind else (wanted, *((".htm",) if kind == "HTML" else ()))
    if suffix not in possible and not (kind in ("TEXT", "TABTEXT") and suffix in (".csv", ".txt", ".tsv", ".lst")):
        values = {"found": quoted(asked.target.name), "possible": ", ".join(possible)}
        raise part.fault("{found} is no name for such a file; possible: {possible}", dict(values))
    return replace(asked, suffix=(".csv" if suffix == ".csv" else wanted).removeprefix("."))
