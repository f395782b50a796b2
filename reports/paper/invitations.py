"""Invitations to cut out and hand out: a code that a phone reads and a person can type."""

from collections.abc import Sequence
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from instrument.records import dataclass
from reports.paper.codes import QUIET


@dataclass(frozen=True)
class Slip:
    """One invitation: for whom it is, its code and the address that holds it."""

    name: str
    code: str
    link: str


@dataclass(frozen=True)
class Sheet:
    """What stands on every slip, and the slips; ten fill a page of A4."""

    language: str
    title: str
    how: str
    address: str
    slips: Sequence[Slip]


def render(sheet: Sheet) -> bytes:
    """A page of HTML to print, which asks nothing of any network."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    slips = [{"name": each.name, "code": each.code, "drawing": _drawing(each.link)} for each in sheet.slips]
    page = environment.get_template("invitations.html.j2")
    return page.render(
        language=sheet.language, title=sheet.title, how=sheet.how, address=sheet.address, slips=slips
    ).encode()


def _drawing(link: str) -> str:
    return segno.make(link, error="m", micro=False).svg_data_uri(border=QUIET, xmldecl=False)
