"""SAVE TRANSLATE: the active file for other programs."""

from analysis.syntax.job import Job
from analysis.syntax.keeping import kept
from analysis.syntax.naming_files import writing
from analysis.syntax.reader import Reader
from analysis.syntax.saving import put
from analysis.syntax.translating import Translation, as_text, rows
from instrument.message import quoted
from instrument.records import replace
from survey.files.writing import workbook

SUFFIXES = {"CSV": (".csv",), "TAB": (".tab", ".tsv", ".txt", ".dat"), "XLSX": (".xlsx",), "XLS": (".xlsx",)}
KEPT = ("KEEP", "DROP", "RENAME", "UNSELECTED", "MAP")
WORDS = ("OUTFILE", "TYPE", "VERSION", "FIELDNAMES", "CELLS", "TEXTOPTIONS", "REPLACE", "APPEND", "MISSING", "ENCODING",
         "EXCELOPTIONS")  # fmt: skip


def run(reader: Reader, job: Job) -> None:
    """SAVE TRANSLATE /OUTFILE='name.csv' /TYPE=CSV | TAB | XLSX [/FIELDNAMES] [/CELLS=LABELS] [/MISSING=RECODE]
    [/TEXTOPTIONS DELIMITER=';' QUALIFIER='"' DECIMAL=COMMA FORMAT=VARIABLE] [/REPLACE] [/UNSELECTED=DELETE]
    [/KEEP] [/DROP] [/RENAME].

    Raises `Fault` for a file that is there where REPLACE is not.
    """
    job.need_data(reader)
    active, asked, target, replaces = job.active, Translation(), None, False
    for part in reader.subcommands():
        if part.at(*KEPT):
            active = kept(active, part, KEPT, job.cases())
            continue
        word = part.take(*WORDS)
        part.sign("=")
        if word == "OUTFILE":
            target = writing(part, job)
        elif word == "REPLACE":
            replaces = True
        else:
            asked = _with(asked, word, part)
        part.end()
    if target is None:
        raise reader.fault("no file is named")
    asked = replace(asked, type=asked.type or ("TAB" if target.suffix.lower() in SUFFIXES["TAB"] else "CSV"))
    possible = SUFFIXES[asked.type]
    if target.suffix.lower() not in possible:
        values = {"found": quoted(target.name), "possible": ", ".join(possible)}
        raise reader.fault("{found} is no name for such a file; possible: {possible}", dict(values))
    if target.exists() and not replaces:
        raise reader.fault("there is a file {found} already; possible: /REPLACE", {"found": quoted(target.name)})
    put(workbook({"Sheet1": rows(active, asked)}) if "XLS" in asked.type else as_text(active, asked), target)
    job.restore()


def _with(asked: Translation, word: str, part: Reader) -> Translation:
    match word:
        case "TYPE":
            return replace(asked, type=part.need(*SUFFIXES))
        case "FIELDNAMES":
            labels = bool(part.take("VALUE")) and part.sign("=") and part.need("NAMES", "LABELS") == "LABELS"
            return replace(asked, has_names=True, named_by_label=labels)
        case "CELLS":
            return replace(asked, labelled=part.need("VALUES", "LABELS") == "LABELS")
        case "MISSING":
            return replace(asked, drops_missing=part.need("IGNORE", "RECODE") == "RECODE")
        case "TEXTOPTIONS":
            return _with_text_options(asked, part)
        case "VERSION" | "ENCODING":
            part.next()
        case _:
            part.skip(WORDS)
    return asked


def _with_text_options(asked: Translation, part: Reader) -> Translation:
    while not part.done:
        word = part.need("DELIMITER", "QUALIFIER", "DECIMAL", "FORMAT")
        part.need_sign("=")
        if word == "DELIMITER":
            asked = replace(asked, delimiter=_one(part, part.string().replace("\\t", "\t")))
        elif word == "QUALIFIER":
            asked = replace(asked, qualifier=_one(part, part.string()))
        elif word == "DECIMAL":
            asked = replace(asked, decimal="," if part.need("DOT", "COMMA") == "COMMA" else ".")
        else:
            asked = replace(asked, formatted=part.need("PLAIN", "VARIABLE") == "VARIABLE")
    return asked


def _one(part: Reader, text: str) -> str:
    if len(text) != 1:
        part.cursor -= 1
        raise part.wrong("{found} stands where one sign is expected")
    return text
