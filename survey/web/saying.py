"""What every address answers with when it has no page of its own: one plain sentence and a status."""

import datetime
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from instrument.message import Scalar
from instrument.records import dataclass
from survey.store import Store
from survey.store.invitations import hashed
from survey.web.pages import Pages

SHUT = {"not_yet": 403, "closed": 410}


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@dataclass
class Desk:
    """The pages, the store behind them, and who is let in at this moment."""

    pages: Pages
    store: Store
    clock: Callable[[], datetime.datetime] = now

    def say(
        self, word: str, status: int, language: str = "", values: Mapping[str, Scalar] | None = None
    ) -> HTMLResponse:
        return HTMLResponse(self.pages.message(self.pages.language(language), word, values), status)

    def language(self, request: Request) -> str:
        """The language that the address asks for."""
        return self.pages.language(request.query_params.get("language", ""))

    def shut(self, language: str) -> Response | None:
        """The page of a form that is not open at this moment."""
        word = self.pages.settings.shut(self.clock())
        return self.say(word, SHUT[word], language) if word else None

    def uninvited(self, invitation: str, language: str) -> Response | None:
        """The page for who has no invitation that is open; used ones and invented ones get the same."""
        invitations = self.store.admission.invitations
        if invitations is None or invitations.is_open(hashed(invitation)):
            return None
        return self.say("uninvited", 403, language)

    def today(self) -> str:
        """The day, and nothing finer, by the clock of the world."""
        return self.clock().astimezone(datetime.UTC).date().isoformat()
