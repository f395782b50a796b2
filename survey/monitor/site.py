"""The monitor's addresses: all of them but two are shut to whoever has not said the passphrase."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from instrument.message import Fault
from survey.monitor.board import Board
from survey.monitor.pages import Pages
from survey.monitor.passphrase import Passphrase, Throttle
from survey.monitor.sessions import COOKIE, LASTS, Sessions
from survey.web.body import TooLarge, parse, read_body
from survey.web.guarding import App, Guard
from survey.web.questions import Refused

PUBLIC = ("/login", "/static/monitor.css")
LARGEST, MOST_FIELDS = 4096, 4


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
    held = Site(pages, passphrase, figures, export, sessions)
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
        Route("/login", held.login_page, methods=["GET"]),
        Route("/login", held.login, methods=["POST"]),
        Route("/logout", held.logout, methods=["POST"]),
        Route("/export", held.export_now, methods=["POST"]),
        Route("/static/monitor.css", held.style, methods=["GET"]),
    ]


@dataclass
class Door:
    """Lets nobody further who has no session, whatever the address."""

    app: ASGIApp
    sessions: Sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if scope["path"] in PUBLIC or self.sessions.is_open(request.cookies.get(COOKIE, "")):
            await self.app(scope, receive, send)
            return
        query = f"?language={request.query_params['language']}" if request.query_params.get("language") == "en" else ""
        shut = RedirectResponse(f"/login{query}", 303) if scope["path"] == "/" else Response(status_code=401)
        await shut(scope, receive, send)


@dataclass
class Site:
    """What each address answers."""

    pages: Pages
    passphrase: Passphrase
    figures: Callable[[], Board]
    export: Callable[[str], str]
    sessions: Sessions
    throttle: Throttle = field(default_factory=Throttle)
    one_at_a_time: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))  # checks cost memory

    async def board(self, request: Request) -> Response:
        return await self._board(self._language(request))

    async def _board(self, language: str, done: str = "", status: int = 200) -> Response:
        try:
            board = await asyncio.to_thread(self.figures)
        except Fault as fault:
            return HTMLResponse(self.pages.told(language, fault), 503)
        return HTMLResponse(self.pages.board(language, board, done), status)

    async def login_page(self, request: Request) -> Response:
        return HTMLResponse(self.pages.login(self._language(request)))

    async def login(self, request: Request) -> Response:
        """Begins a session; the one that came with the request, if any, ends."""
        try:
            fields = parse(await read_body(request.stream(), LARGEST), MOST_FIELDS)
        except (TooLarge, Refused):
            return self._say("no_form", 422)
        language = self.pages.language(fields.get("language", ""))
        peer = request.client.host if request.client else ""
        wait = self.throttle.wait(peer)
        if wait > 0:
            seconds = str(int(wait) + 1)
            page = self.pages.login(language, "wait", {"seconds": seconds})
            return HTMLResponse(page, 429, {"retry-after": seconds})
        async with self.one_at_a_time:
            is_right = await asyncio.to_thread(self.passphrase.is_right, fields.get("passphrase", ""))
        self.throttle.note(peer, is_right)
        if not is_right:
            return HTMLResponse(self.pages.login(language, "wrong_passphrase"), 403)
        self.sessions.end(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse(f"/?language={language}", 303)
        answer.set_cookie(COOKIE, self.sessions.begin(), max_age=LASTS, httponly=True, samesite="strict")
        return answer

    async def logout(self, request: Request) -> Response:
        self.sessions.end(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return answer

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
