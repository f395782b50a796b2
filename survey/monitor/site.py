"""The monitor's addresses: all of them but two are shut to whoever has not said the passphrase."""

import asyncio
from collections.abc import Callable, Collection
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from instrument.message import Fault
from instrument.records import dataclass
from survey.monitor.board import Board
from survey.monitor.login import Door, Login
from survey.monitor.pages import Pages
from survey.monitor.passphrase import Passphrase
from survey.monitor.sessions import Sessions
from survey.web.guarding import App, Guard


def monitor(
    pages: Pages,
    passphrase: Passphrase,
    figures: Callable[[], Board],
    export: Callable[[str], str],
    hosts: Collection[str],
) -> App:
    """The monitor as an ASGI application; `export` writes the answers for the report and says what it did.

    `export` is told the language. `figures` and `export` may raise `Fault`, of which the page tells.
    """
    sessions = Sessions()
    held = Site(pages, Login(pages, passphrase, sessions), figures, export)
    starlette = Starlette(
        routes=routes(held),
        exception_handlers={HTTPException: held.http_error},
        middleware=[Middleware(Door, sessions=sessions)],
    )
    starlette.router.redirect_slashes = False
    return Guard(starlette, hosts, lambda word, number: pages.message(pages.language(""), word, number))


def routes(held: "Site") -> list[Route]:
    """Every address."""
    return [
        Route("/", held.board, methods=["GET"]),
        Route("/login", held.login.page, methods=["GET"]),
        Route("/login", held.login.enter, methods=["POST"]),
        Route("/logout", held.login.leave, methods=["POST"]),
        Route("/export", held.export_now, methods=["POST"]),
        Route("/static/monitor.css", held.style, methods=["GET"]),
    ]


@dataclass
class Site:
    """What each address answers."""

    pages: Pages
    login: Login
    figures: Callable[[], Board]
    export: Callable[[str], str]

    async def board(self, request: Request) -> Response:
        return await self._board(self._language(request))

    async def _board(self, language: str, done: str = "", status: int = 200) -> Response:
        try:
            board = await asyncio.to_thread(self.figures)
        except Fault as fault:
            return HTMLResponse(self.pages.told(language, fault), 503)
        return HTMLResponse(self.pages.board(language, board, done), status)

    async def export_now(self, request: Request) -> Response:
        language = self._language(request)
        try:
            done = await asyncio.to_thread(self.export, language)
        except Fault as fault:
            return HTMLResponse(self.pages.told(language, fault), 409)
        return await self._board(language, done)

    async def style(self, request: Request) -> Response:
        own = files("survey.monitor").joinpath("static", "monitor.css").read_bytes()
        form = files("survey.web").joinpath("static", "form.css").read_bytes()
        return Response(form + own, media_type="text/css")

    async def http_error(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return self._say("not_found" if status == 404 else "not_allowed", status)

    def _language(self, request: Request) -> str:
        return self.pages.language(request.query_params.get("language", ""))

    def _say(self, word: str, status: int) -> Response:
        return HTMLResponse(self.pages.message(self.pages.language(""), word), status)
