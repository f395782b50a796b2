"""What somebody who is logged in asks for."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from instrument.records import dataclass
from survey.web.entry.sessions import Session


@dataclass(frozen=True)
class Asked:
    """A request with its session; `fields` of a form, empty where none was sent."""

    session: Session
    request: Request
    fields: Mapping[str, str]


Answer = Callable[[Asked], Awaitable[Response]]
