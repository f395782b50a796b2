"""One respondent's copy of the form: as it is handed out, as it is sent, and as it comes back."""

import re
from collections.abc import Mapping, Sequence

from instrument.records import dataclass
from survey.web.evaluating import Problem
from survey.web.fields import NAMES
from survey.web.questions import Refused

LONGEST_CODE = 100
NUMBER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DRAWN = re.compile(r"[0-9]{1,5}")
SECONDS = re.compile(r"[0-9]{1,5}")
BUTTONS = ("", "keep", "check", "forget")


@dataclass(frozen=True)
class Copy:
    """Its number, how its order was drawn, and the code that lets it in."""

    number: str
    drawn: int = 0
    invitation: str = ""


@dataclass(frozen=True)
class Again:
    """A form that comes back: what was given, what is wrong with it."""

    given: Mapping[str, str]
    problems: Sequence[Problem] = ()
    word: str = "wrong"


@dataclass(frozen=True)
class Sent:
    """What came: the answers, and what the form says of itself."""

    given: Mapping[str, str]
    copy: Copy
    seconds: int | None
    button: str


def sent(fields: Mapping[str, str], agreed: str) -> Sent:
    """The copy in the fields of a form; raises `Refused` for what no page of ours sends."""
    about = {name: fields.get(name, "") for name in NAMES}
    if not NUMBER.fullmatch(about["_number"]):
        raise Refused("no_number_of_form")
    if about["_agreed"] != agreed:
        raise Refused("not_agreed")
    if about["_button"] not in BUTTONS:
        raise Refused("unknown_field")
    drawn = int(about["_drawn"]) if DRAWN.fullmatch(about["_drawn"]) else 0
    return Sent(
        given={name: text for name, text in fields.items() if name not in NAMES},
        copy=Copy(about["_number"], drawn, about["_invitation"][:LONGEST_CODE]),
        seconds=int(about["_seconds"]) if SECONDS.fullmatch(about["_seconds"]) else None,
        button=about["_button"],
    )
