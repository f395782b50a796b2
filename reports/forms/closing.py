"""What the closing form of the federation asks; what a study does not give stays blank, to be written by hand."""

from instrument.records import dataclass


@dataclass(frozen=True)
class Person:
    """Who leads, or led, a project."""

    name: str = ""
    sex: str = ""
    nation: str = ""
    born: str = ""  # "1980-05"
    institution: str = ""
    office: str = ""
    post: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Member:
    """Who takes, or took, part."""

    name: str = ""
    institution: str = ""
    post: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Change:
    """What became of leader and participants."""

    what: str = ""
    former_leader: Person = Person()
    leader: Person = Person()
    former_participants: tuple[Member, ...] = ()
    participants: tuple[Member, ...] = ()


@dataclass(frozen=True)
class Twice:
    """What was planned, and what became of it."""

    planned: str = ""
    now: str = ""


@dataclass(frozen=True)
class Closing:
    """The answers to the form; None where a box is left to be ticked by hand."""

    project: str = ""
    title: str = ""
    result: str = ""  # the name of what is handed in
    category: str = ""
    leader: str = ""
    institution: str = ""
    filled: str = ""  # "2025-09-30"
    sensitive: bool | None = None
    secret: bool | None = None
    outcome: Twice = Twice()
    finished: Twice = Twice()  # days
    changed: bool | None = None
    change: Change = Change()
