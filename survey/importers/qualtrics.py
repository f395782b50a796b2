"""Exports of Qualtrics: three or two rows of headers, older ones with V1, V2, …; answers as numbers or in words.

An empty cell may be a question left out or one never asked; -99 is one that was seen and left out, where the account
was told to write it. Sources: ropensci/qualtRics (sample files), the platform's help on response data sets.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from survey.cutting import whole_and_cuts
from survey.files.grid import Grid
from survey.numerals import numeral
from survey.platform import Answered, Cells, Heading, Holds, Layout, Mark, Role, Said

STATUS, FINISHED, PROGRESS, CHANNEL = "status", "finished", "progress", "distributionchannel"
ROLES: Mapping[str, Role] = {
    **dict.fromkeys(("responseid", "recordid"), Role.NUMBER),
    "startdate": Role.STARTED,
    "enddate": Role.FINISHED,
    **dict.fromkeys(("duration", "durationinseconds"), Role.SECONDS),
    "ipaddress": Role.ADDRESS,
    **dict.fromkeys(("recipientlastname", "recipientfirstname", "recipientemail", "emailaddress"), Role.IDENTIFIER),
    **dict.fromkeys(("externalreference", "externaldatareference", "name"), Role.IDENTIFIER),
    **dict.fromkeys(("locationlatitude", "locationlongitude", "locationaccuracy"), Role.IDENTIFIER),
    **dict.fromkeys((STATUS, FINISHED, PROGRESS, CHANNEL, "recordeddate", "userlanguage", "responseset"), Role.META),
}
MARKS = frozenset(ROLES) - {"name", "status", "duration", "emailaddress", "progress", "finished", "locationaccuracy"}
FEWEST = 4
NEW, LEGACY = (" - ",), (" - ", "-")  # before a row or an option
IMPORT_ID = re.compile(r"""\{\s*["']ImportId["']""")
PREVIEW_BIT, TRIAL_BIT, SPAM_BIT = 1, 2, 8  # of the number in Status: 1, 9 and 17 are previews, 2 is a test, 8 is spam
PREVIEWS = frozenset({"survey preview", "preview", "spam preview", "survey preview spam", "offline survey preview"})
PREVIEWS_ABROAD = frozenset({"umfragevorschau", "vorschau der umfrage", "vista previa de la encuesta", "调查预览"})
TRIALS = frozenset({"survey test", "test", "umfragetest", "调查测试"})
SPAM = frozenset({"spam", "possible spam", "imported spam", "offline spam", "ex spam", "垃圾邮件", "垃圾"})
UNFINISHED = frozenset({"0", "false", "falsch", "faux", "falso", "否", "假"})
SELECTED = frozenset({"Selected Choice", "Ausgewählte Option", "所选选项", "选定选项", "已选选项"})
_LEGACY = re.compile(r"V\d+")
_TEXT = re.compile(r"_TEXT$")
_PASSED = re.compile(
    r".*(?:_DO(?:_\w+)?|_First Click|_Last Click|_Page Submit|_Click Count|_NPS_GROUP)|SC\d+|.* - Topics"
    r"|Q_(?:RecaptchaScore|RelevantID\w*|BallotBoxStuffing|DuplicateRespondent\w*|TotalDuration|URL|DataPolicyViolations)"
)
_EMBEDDED = re.compile(r"Q_[A-Za-z]\w*|PROLIFIC_PID|STUDY_ID|SESSION_ID|gc|opp|term", re.ASCII)
_QUESTION_ID = re.compile(r"(?:\w+_)?QID|SC_|\d+_")
_ROUND = re.compile(r"(\d+)_([A-Za-z].*)")
_WHOLE = re.compile(r"(?:\d+_)?QID\d+")
_TYPED = re.compile(r"(?:\d+_)?QID\d+_TEXT")
_QUESTION_NAME = re.compile(r"[Qq]\d")
PANEL = frozenset({"prolificpid", "workerid", "assignmentid", "rid", "psid", "panelid", "panelistid", "respid", "mid"})
CELLS = Cells(joined=(",",), unanswered=frozenset({"-99"}), absent_in_text=True)


def recognises(grid: Grid) -> bool:
    """Whether rows of names and wordings, or of names and import ids, are those of the platform."""
    own = {_plain(header) for header in grid.headers} & MARKS
    legacy = {_plain(cell) for header, cell in _under(grid, 0) if _LEGACY.fullmatch(header)} & set(ROLES)
    return len(own) >= FEWEST or len(legacy) >= FEWEST or (_import_row(grid) is not None and len(grid.headers) > 1)


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the rows of headers say; previews and tests, and what was not finished, are marked."""
    own = {at: name for at in range(len(grid.headers)) if (name := _own(at, grid))}
    first = _first(grid, own)
    return Layout(
        headings=tuple(_heading(at, own.get(at, ""), grid, first) for at in range(len(grid.headers))),
        cells=CELLS,
        first=first,
        marks=dict(_marks(grid, {name: at for at, name in own.items()}, first)),
    )


def _plain(words: str) -> str:
    """Letters alone: Duration (in seconds), durationInSeconds and Duration are close enough."""
    return re.sub(r"[^a-z]", "", words.casefold())


def _under(grid: Grid, row: int) -> Iterator[tuple[str, str]]:
    yield from zip(map(str.strip, grid.headers), grid.rows[row] if row < len(grid.rows) else (), strict=False)


def _import_row(grid: Grid) -> int | None:
    """The row of import ids."""
    found = (at for at, row in enumerate(grid.rows[:2]) if any(IMPORT_ID.match(cell) for cell in row))
    return next(found, None)


def _import_id(at: int, grid: Grid) -> Mapping[str, str]:
    row = _import_row(grid)
    try:
        found = json.loads(grid.rows[row][at].replace("'", '"')) if row is not None else {}
    except ValueError:
        return {}
    return {str(key): str(each) for key, each in found.items()} if isinstance(found, dict) else {}


def _own(at: int, grid: Grid) -> str:
    """The platform's word for one of its own columns, '' for a question."""
    id = _import_id(at, grid).get("ImportId", "")
    header = grid.headers[at].strip()
    words = id or (grid.rows[0][at] if grid.rows and _LEGACY.fullmatch(header) else header)
    plain = _plain(words) if not words.startswith("QID") else ""
    return plain if plain in ROLES else ""


def _first(grid: Grid, own: Mapping[int, str]) -> int:
    """The rows of headers below the names: import ids end them; without, wordings stand where a date would."""
    row = _import_row(grid)
    if row is not None:
        return row + 1
    dates = [at for at, name in own.items() if name in ("startdate", "enddate", "recordeddate")]
    return 0 if all(re.search(r"\d{1,4}[-/.]\d", grid.rows[0][at]) for at in dates) else 1


def _heading(at: int, own: str, grid: Grid, first: int) -> Heading:
    header = grid.headers[at].strip()
    if own:
        return Heading(at, ROLES[own])
    if _PASSED.fullmatch(header):
        return Heading(at, Role.META)
    told = _import_id(at, grid)
    id = told.get("ImportId", "")
    if _is_carried(at, id, grid, first):
        role = Role.IDENTIFIER if _plain(header) in PANEL else Role.BESIDE
        return Heading(at, role, names=(Said(header),), wordings=(Said(header),))
    codes = [_TEXT.sub("", code) for code in (id, header) if code]
    names = tuple(dict.fromkeys(said for code in codes for said in _names(code)))
    below = grid.rows[0][at].strip() if first and _import_row(grid) != 0 else ""
    words = below if below != header else ""
    wordings = tuple(_wordings(words, LEGACY if _is_legacy(grid) else NEW))
    beside = tuple(Said(said.question, f"other_{said.part}") for said in names if said.part.isdigit())
    if beside and any(map(_TEXT.search, (header, id))):
        return Heading(at, holds=Holds.TYPED, names=beside, wordings=wordings[1:] + wordings[:1])
    holds = Holds.PART if "choiceId" in told else Holds.ANY
    return Heading(at, holds=holds, names=names, wordings=wordings, answered=_answered(id))


def _answered(id: str) -> Answered:
    """By the import id: QID2_TEXT is typed, QID2 chosen, and of QID2_1 a slider may be either."""
    if _TYPED.fullmatch(id):
        return Answered.TYPED
    return Answered.CHOSEN if _WHOLE.fullmatch(id) else Answered.UNTOLD


def _names(code: str) -> Iterator[Said]:
    """`Q8_3` at its signs; `1_Q8_3`, of the first round of a loop, as Q8_1 with the part 3."""
    round = _ROUND.fullmatch(code)
    if round is None:
        yield from whole_and_cuts(code, ("_",))
        return
    yield Said(code)
    for said in whole_and_cuts(round[2], ("_",)):
        yield Said(f"{said.question}_{round[1]}", said.part) if said.part else Said(f"{said.question}_{round[1]}")


def _is_carried(at: int, id: str, grid: Grid, first: int) -> bool:
    """Whether a column holds embedded data: its import id is no question's, or its wording is its name."""
    header = grid.headers[at].strip()
    if id:
        return _QUESTION_ID.match(id) is None
    repeated = first > 0 and grid.rows[0][at].strip() == header and re.fullmatch(r"[A-Za-z][\w.-]*", header)
    return _EMBEDDED.fullmatch(header) is not None or (bool(repeated) and _QUESTION_NAME.match(header) is None)


def _is_legacy(grid: Grid) -> bool:
    return any(map(_LEGACY.fullmatch, grid.headers[:2]))


def _wordings(words: str, signs: Sequence[str]) -> Iterator[Said]:
    """`Question - Selected Choice - Option`, `Question - Option`, `Question - Other - Text`."""
    pieces = [piece.strip() for piece in words.split(" - ")]
    if len(pieces) > 1 and pieces[-1] == "Text":
        pieces = pieces[:-1]
    kept = [piece for at, piece in enumerate(pieces) if not at or piece not in SELECTED]
    return whole_and_cuts(" - ".join(kept), signs)


def _marks(grid: Grid, own: Mapping[str, int], first: int) -> Iterator[tuple[int, Mark]]:
    names = [name for name in (STATUS, FINISHED, PROGRESS, CHANNEL) if name in own]
    known: dict[tuple[str, ...], Mark | None] = {}
    for row, cells in enumerate(zip(*(grid.column(own[name])[first:] for name in names), strict=True), first):
        if cells not in known:
            known[cells] = _mark({name: cell.strip().casefold() for name, cell in zip(names, cells, strict=True)})
        if (mark := known[cells]) is not None:
            yield row, mark


def _mark(told: Mapping[str, str]) -> Mark | None:
    status = told.get(STATUS, "")
    bits = int(status) if status.isdigit() else 0
    if bits & PREVIEW_BIT or status in PREVIEWS | PREVIEWS_ABROAD or told.get(CHANNEL) == "preview":
        return Mark.PREVIEW
    if bits & TRIAL_BIT or status in TRIALS or told.get(CHANNEL) == "test":
        return Mark.TRIAL
    if bits & SPAM_BIT or status in SPAM:
        return Mark.SPAM
    done = numeral(told.get(PROGRESS, ""))
    unfinished = told.get(FINISHED, "") in UNFINISHED or (FINISHED not in told and done is not None and done < 100)
    return Mark.UNFINISHED if unfinished else None
