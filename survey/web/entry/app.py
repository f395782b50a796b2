"""The entry screen as a site of its own: everything but logging in asks for a session."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from instrument.records import dataclass
from survey.paper.keyings import Keyings
from survey.web.body import TooLarge, parse, read_body
from survey.web.entry.asked import Answer, Asked
from survey.web.entry.desk import Desk
from survey.web.entry.figures import Measured
from survey.web.entry.login import Login
from survey.web.entry.pages import EntryPages
from survey.web.entry.sessions import COOKIE, Sessions
from survey.web.entry.settling import Settling
from survey.web.fields import largest_body, most_fields
from survey.web.guarding import App, Guard
from survey.web.questions import Refused

STATIC = {
    "form.css": ("survey.web", "text/css"),
    "conditions.mjs": ("survey.web", "text/javascript"),
    "entry.css": ("survey.web.entry", "text/css"),
    "entry.mjs": ("survey.web.entry", "text/javascript"),
}
FIELDS_OF_A_ROW = 2
OWN_FIELDS = 12
PUBLIC = ("/login", "/begin", "/static/{name}")


def entry_site(
    keyings: Keyings,
    sessions: Sessions,
    measured: Measured,
    settled: Callable[[str], None],
    hosts: Collection[str],
    language: str = "",
) -> App:
    """The site as an ASGI application; `settled` is told the number of every form that becomes so."""
    pages = EntryPages(keyings.instrument, language)
    held, desk = Door(keyings, sessions, pages), Desk(keyings, pages, measured, settled)
    login, settling = Login(keyings, sessions, pages), Settling(keyings, pages, desk.done)
    routes = [
        Route("/login", login.page, methods=["GET"]),
        Route("/login", held.public(login.take), methods=["POST"]),
        Route("/begin", login.begin_page, methods=["GET"]),
        Route("/begin", held.public(login.begin), methods=["POST"]),
        Route("/logout", held.private(held.log_out), methods=["POST"]),
        Route("/", held.private(desk.page), methods=["GET"]),
        Route("/open", held.private(desk.open), methods=["POST"]),
        Route("/key", held.private(desk.key_page), methods=["GET"]),
        Route("/key", held.private(desk.key), methods=["POST"]),
        Route("/settle", held.private(settling.page), methods=["GET"]),
        Route("/settle", held.private(settling.settle), methods=["POST"]),
        Route("/withdraw", held.private(settling.withdraw), methods=["POST"]),
        Route("/figures", held.private(desk.figures), methods=["GET"]),
        Route("/static/{name}", held.static, methods=["GET"]),
    ]
    starlette = Starlette(routes=routes, exception_handlers={HTTPException: held.http_error})
    starlette.router.redirect_slashes = False
    return Guard(starlette, hosts, lambda word, number: pages.say(word, pages.language(""), number=number))


@dataclass
class Door:
    """Who may come to which address, and what is said to others."""

    keyings: Keyings
    sessions: Sessions
    pages: EntryPages

    def public(
        self, answer: Callable[[Mapping[str, str]], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """An address that takes a form from anybody."""

        async def answered(request: Request) -> Response:
            try:
                return await answer(await self._fields(request))
            except (TooLarge, Refused) as refused:
                return self._refused(refused, self.pages.language(""), "")

        return answered

    def private(self, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
        """An address for who is logged in; others are sent to log in, and nothing is done."""

        async def answered(request: Request) -> Response:
            session = self.sessions.of(request.cookies.get(COOKIE, ""))
            if session is None:
                if request.method == "POST":
                    return HTMLResponse(self.pages.say("logged_out", self.pages.language("")), 403)
                return RedirectResponse("/login", 303)
            try:
                return await answer(Asked(session, request, await self._fields(request)))
            except (TooLarge, Refused) as refused:
                return self._refused(refused, session.language, session.coder)

        return answered

    async def log_out(self, asked: Asked) -> Response:
        self.sessions.end(asked.request.cookies.get(COOKIE, ""))
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE)
        return answer

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in STATIC:
            return HTMLResponse(self.pages.say("not_found", self.pages.language("")), 404)
        package, kind = STATIC[name]
        return Response(files(package).joinpath("static", name).read_bytes(), media_type=kind)

    async def http_error(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        word = "not_found" if status == 404 else "not_allowed"
        return HTMLResponse(self.pages.say(word, self.pages.language("")), status)

    async def _fields(self, request: Request) -> Mapping[str, str]:
        if request.method != "POST":
            return {}
        instrument = self.keyings.instrument
        most = FIELDS_OF_A_ROW * most_fields(instrument) + OWN_FIELDS
        return parse(await read_body(request.stream(), FIELDS_OF_A_ROW * largest_body(instrument)), most)

    def _refused(self, refused: Exception, language: str, coder: str) -> Response:
        word, status = (refused.word, 422) if isinstance(refused, Refused) else ("too_large", 413)
        return HTMLResponse(self.pages.say(word, language, coder), status)
