"""The way into the monitor and out of it; whoever is not in is let no further, whatever the address."""

import asyncio
from dataclasses import field

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from instrument.records import dataclass
from survey.monitor.pages import Pages
from survey.monitor.passphrase import Passphrase, Throttle
from survey.monitor.sessions import COOKIE, LASTS, Sessions
from survey.web.body import TooLarge, parse, read_body
from survey.web.questions import Refused

PUBLIC = ("/login", "/static/monitor.css")
LARGEST, MOST_FIELDS = 4096, 4


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
class Login:
    """Begins sessions and ends them."""

    pages: Pages
    passphrase: Passphrase
    sessions: Sessions
    throttle: Throttle = field(default_factory=Throttle)
    one_at_a_time: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))  # checks cost memory

    async def page(self, request: Request) -> Response:
        return HTMLResponse(self.pages.login(self.pages.language(request.query_params.get("language", ""))))

    async def enter(self, request: Request) -> Response:
        """Begins a session; the one that came with the request, if any, ends."""
        try:
            fields = parse(await read_body(request.stream(), LARGEST), MOST_FIELDS)
        except (TooLarge, Refused):
            return HTMLResponse(self.pages.message(self.pages.language(""), "no_form"), 422)
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

    async def leave(self, request: Request) -> Response:
        self.sessions.end(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return answer
