"""What an importer says of a file of its platform: what each column is, and how its cells read."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from instrument.records import dataclass


class Role(StrEnum):
    """What a column is for."""

    ANSWER = "answer"
    NUMBER = "number"  # the platform's own number of the row; one column at most
    SECONDS = "seconds"  # the time taken: a number of seconds, 1分30秒, or 0:01:30
    STARTED = "started"  # a moment; with the next, the time taken where no column tells it
    FINISHED = "finished"
    REPEAT = "repeat"  # which time a form is: beside the number it tells rows of one respondent apart
    META = "meta"  # of the platform's own making: read by nobody
    BESIDE = "beside"  # carried along by a link or a panel: left out, which a person confirms, unless it is asked for
    IDENTIFIER = "identifier"  # tells who a person is: kept apart, never among answers
    ADDRESS = "address"  # an identifier that duplicates are looked for by: an IP or a device


class Holds(StrEnum):
    """What of a question a column of answers holds; the questionnaire decides where the platform does not tell."""

    ANY = "any"
    WHOLE = "whole"  # the question, several ticked options of it joined in a cell
    PART = "part"  # one row, one option, or one place of a ranking
    TYPED = "typed"  # the words written beside an option


class Answered(StrEnum):
    """How people answered a column, where the platform tells; a draft goes by it."""

    UNTOLD = "untold"
    TYPED = "typed"  # in words or numbers of their own
    CHOSEN = "chosen"  # among options


@dataclass(frozen=True)
class Said:
    """One way to read a header: a question, and a row or option of it; '' for what the header does not say."""

    question: str = ""
    part: str = ""


@dataclass(frozen=True)
class Heading:
    """One column of a file in the terms of its platform.

    A header that can be read in several ways gets all of them, the likeliest first: `names` are codes of the platform
    (`Said("A8", "SQ001")`), `wordings` what the respondent saw, `number` is what was printed before the wording.
    """

    at: int  # the column of the grid
    role: Role = Role.ANSWER
    holds: Holds = Holds.ANY
    names: tuple[Said, ...] = ()
    wordings: tuple[Said, ...] = ()
    number: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)  # code → label, where the file itself tells
    answered: Answered = Answered.UNTOLD
    absent: frozenset[str] = frozenset()  # codes that the file itself declares to be no answer


@dataclass(frozen=True)
class Cells:
    """How the cells of a platform read; a label of the questionnaire always goes before a sign of the platform."""

    joined: tuple[str, ...] = ()  # what stands between ticked options of one cell; each column uses one of them
    ranked: tuple[str, ...] = ()  # what stands between the options of a ranking, first place first
    not_asked: frozenset[str] = frozenset()
    unanswered: frozenset[str] = frozenset()
    absent_in_text: bool = False  # whether those two mean so in a column of typed words too
    ticked: frozenset[str] = frozenset({"1"})  # in the column of an option; its own label always does
    unticked: frozenset[str] = frozenset({"0"})
    blank_is_unticked: bool = True  # an empty cell beside a ticked option of the same question
    all_unticked_is_unknown: bool = False  # 0 for every option stands for a question not asked as well
    ranks_by_place: bool = False  # the parts of a ranking are places that hold options, not options that hold places
    typed_within: tuple[str, str] = ("", "")  # the signs around words typed behind a label in the same cell
    typed_instead: bool = False  # words that are no label are those typed beside the option with a blank
    other: frozenset[str] = frozenset()  # what stands for the option with a blank
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # cell → labels it may stand for
    named: bool = False  # a cell may be a label made into a name: small letters, any other sign as _
    by_place: bool = False  # a number is the place of an option as displayed, not its code
    by_score: bool = False  # but of a rating it is the score, which is the code
    words_only: bool = False  # a number is no code, but a label or nothing
    numbers_only: bool = False  # a label is nothing
    own_codes: bool = False  # the questionnaire's own codes and words for no answer, a tick and none stand in cells
    guarded: bool = False  # a cell that begins like a formula may stand behind an apostrophe in text files
    dates: str = "ymd"  # the order of a date that does not begin with the year: "mdy", "dmy"
    second: float = 1.0  # what a plain number in Role.SECONDS is multiplied by: 0.001 for milliseconds


class Mark(StrEnum):
    """Why a row is not a respondent who finished, by the platform's own word; each is a rule of the questionnaire."""

    PREVIEW = "preview"  # by who made the form: nobody answered
    TRIAL = "trial"
    SPAM = "spam"
    NOT_APPROVED = "not_approved"  # by who looked the answers through
    UNFINISHED = "unfinished"


@dataclass(frozen=True)
class Layout:
    """How a file of a platform is read."""

    headings: tuple[Heading, ...]  # one for each column, in their order
    cells: Cells = Cells()
    sorts: tuple[int, ...] = ()  # columns that tell several rows of one respondent apart: events, forms that repeat
    first: int = 0  # the row of `grid.rows` of the first respondent; those before are more of the header
    marks: Mapping[int, Mark] = field(default_factory=dict)  # row of `grid.rows` → mark
    shown: Mapping[int, frozenset[int]] = field(default_factory=dict)  # column → rows whose person saw it, where told
    mode: str = ""  # what the platform calls the kind of export; files of two modes may hold the same rows
    other: "Layout | None" = None  # where the file does not tell its kind: how it is read if it is of the other kind
    told: bool = True  # whether its name tells: of two kinds that both read every cell, this one then
    no_typed_words: bool = False  # the kind of export leaves out what was typed beside an option
    simulated: bool = False
