"""MATRIX DATA: correlations and what belongs to them, from lines of text, as a matrix file."""

from analysis.syntax.inline_data import inline_lines
from analysis.syntax.job import Job
from analysis.syntax.matrix_lines import KINDS, Layout, read_records, splits_of
from analysis.syntax.naming_files import file_named
from analysis.syntax.parts import in_parentheses, parts, words
from analysis.syntax.reader import Reader
from analysis.syntax.splitting import Split
from analysis.syntax.text_files import lines_of
from instrument.message import Message
from instrument.records import replace

KNOWN = ("VARIABLES", "FILE", "FORMAT", "SPLIT", "FACTORS", "CELLS", "N", "CONTENTS")
SHAPES = ("LOWER", "UPPER", "FULL")


def run(reader: Reader, job: Job) -> None:
    """MATRIX DATA VARIABLES=ROWTYPE_ a b c /FORMAT=LOWER NODIAGONAL /SPLIT /FACTORS /CELLS /CONTENTS=MEAN SD N /N."""
    layout, file = Layout(), ""
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        if word == "FILE":
            file = "" if part.take("INLINE") else file_named(part, job)
        else:
            _read_part(word, part, layout)
    if not layout.continuous:
        raise reader.fault("no variable is named")
    lines = lines_of(job.folder.reading(file)) if file else None
    numbered = list(enumerate(lines, start=1)) if lines is not None else inline_lines(reader, job)

    def told(message: Message, line: int) -> None:
        job.warn(message, replace(reader.place(), file=file or reader.file, line=line))

    job.begin(read_records(layout, numbered, told))
    found = splits_of(layout)
    job.split = Split(found) if found else None


def _read_part(word: str, part: Reader, layout: Layout) -> None:
    match word:
        case "VARIABLES":
            layout.variables = part.new_names()
        case "FORMAT":
            for each in words(part, (*SHAPES, "DIAGONAL", "NODIAGONAL", "LIST", "FREE")):
                if each in SHAPES:
                    layout.shape = each
                elif each.endswith("DIAGONAL"):
                    layout.diagonal = each == "DIAGONAL"
                else:
                    layout.free = each == "FREE"
        case "SPLIT":
            layout.splits = part.new_names()
        case "FACTORS":
            layout.factors = part.new_names()
        case "CELLS":
            layout.cells = part.integer()
        case "N":
            layout.n = part.number()
        case _:
            _read_contents(part, layout)


def _read_contents(part: Reader, layout: Layout) -> None:
    """CONTENTS=(MEAN SD N) CORR: what stands in parentheses comes once for every cell."""
    while not part.done:
        if part.at_sign("("):
            layout.contents += [(kind, True) for kind in in_parentheses(part, _kinds)]
        else:
            layout.contents += [(part.need(*KINDS), False)]


def _kinds(part: Reader) -> list[str]:
    found = []
    while not part.at_sign(")"):
        found.append(part.need(*KINDS))
        part.sign(",")
    return found
