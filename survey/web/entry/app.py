"""The entry screen as a site of its own: everything but logging in asks for a session."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from survey.paper.fields import keyed_fields
from survey.paper.forms import PaperForm, State
from survey.paper.keying import keyed
from survey.paper.keyings import Keyings, NotTaken
from survey.paper.numbers import printed, read_number
from survey.web.body import TooLarge, parse, read_body
from survey.web.entry.figures import Measured, figures
from survey.web.entry.login import Login
from survey.web.entry.pages import EntryPages
from survey.web.entry.sessions import COOKIE, Session, Sessions
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

Answer = Callable[["Asked"], Awaitable[Response]]


@dataclass(frozen=True)
class Asked:
    """What somebody who is logged in asks for; `fields` of a form, empty where none was sent."""

    session: Session
    request: Request
    fields: Mapping[str, str]


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
    held = Site(keyings, sessions, pages, measured, settled)
    login, settling = Login(keyings, sessions, pages), Settling(keyings, pages, held.done)
    routes = [
        Route("/login", login.page, methods=["GET"]),
        Route("/login", held.public(login.take), methods=["POST"]),
        Route("/begin", login.begin_page, methods=["GET"]),
        Route("/begin", held.public(login.begin), methods=["POST"]),
        Route("/logout", held.private(held.log_out), methods=["POST"]),
        Route("/", held.private(held.desk), methods=["GET"]),
        Route("/open", held.private(held.open), methods=["POST"]),
        Route("/key", held.private(held.key_page), methods=["GET"]),
        Route("/key", held.private(held.key), methods=["POST"]),
        Route("/settle", held.private(settling.page), methods=["GET"]),
        Route("/settle", held.private(settling.settle), methods=["POST"]),
        Route("/withdraw", held.private(settling.withdraw), methods=["POST"]),
        Route("/figures", held.private(held.figures), methods=["GET"]),
        Route("/static/{name}", held.static, methods=["GET"]),
    ]
    starlette = Starlette(routes=routes, exception_handlers={HTTPException: held.http_error})
    starlette.router.redirect_slashes = False
    return Guard(starlette, hosts, lambda word, number: pages.say(word, pages.language(""), number=number))


@dataclass
class Site:
    """What each address answers."""

    keyings: Keyings
    sessions: Sessions
    pages: EntryPages
    measured: Measured
    settled: Callable[[str], None]

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

    async def desk(self, asked: Asked) -> Response:
        return await self._desk(asked.session, done=read_number(asked.request.query_params.get("done", "")))

    async def open(self, asked: Asked) -> Response:
        """To the fields of a form, where this person may key it."""
        typed = asked.fields.get("form", "")
        form = read_number(typed)
        if form is None:
            return await self._desk(asked.session, problem="no_such_form", typed=typed, status=422)
        try:
            await asyncio.to_thread(self.keyings.may_key, form, asked.session.coder)
        except NotTaken as refusal:
            return await self._desk(asked.session, problem=refusal.word, typed=typed, status=409)
        return RedirectResponse(f"/key?form={form}", 303)

    async def key_page(self, asked: Asked) -> Response:
        form = read_number(asked.request.query_params.get("form", ""))
        if form is None:
            return await self._desk(asked.session, problem="no_such_form", status=404)
        try:
            await asyncio.to_thread(self.keyings.may_key, form, asked.session.coder)
        except NotTaken as refusal:
            return await self._desk(asked.session, problem=refusal.word, status=409)
        return HTMLResponse(self.pages.key(asked.session.language, asked.session.coder, form, {}))

    async def key(self, asked: Asked) -> Response:
        """Enters a keyed form; answers only when it is on the disk."""
        session = asked.session
        form = read_number(asked.fields.get("_form", ""))
        if form is None:
            return HTMLResponse(self.pages.say("no_form_given", session.language, session.coder), 422)
        given = {name: text for name, text in asked.fields.items() if name != "_form"}
        if set(given) - {field.name for field in keyed_fields(self.keyings.instrument)}:
            raise Refused("unknown_field")
        objections = keyed(self.keyings.instrument, given).objections
        if objections:
            return HTMLResponse(self.pages.key(session.language, session.coder, form, given, objections), 422)
        try:
            await asyncio.to_thread(self.keyings.key, form, session.coder, given)
        except NotTaken as refusal:
            return await self._desk(session, problem=refusal.word, status=409)
        return await self.done(session, form)

    async def done(self, session: Session, form: str) -> Response:
        """Back to the desk; what is settled goes on its way to the store."""
        found = await asyncio.to_thread(self.keyings.form, form)
        if found is not None and found.state is State.SETTLED:
            await asyncio.to_thread(self.settled, form)
        return RedirectResponse(f"/?done={form}", 303)

    async def figures(self, asked: Asked) -> Response:
        forms = await asyncio.to_thread(self.keyings.forms)
        language = asked.session.language
        shown = figures(self.keyings.instrument, forms, self.measured, self.pages, language)
        return HTMLResponse(self.pages.page("figures.html", language, asked.session.coder, **shown))

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

    async def _desk(
        self, session: Session, problem: str = "", typed: str = "", status: int = 200, done: str | None = None
    ) -> Response:
        forms = await asyncio.to_thread(self.keyings.forms)
        words = self.pages.words(session.language)
        once = [each for each in forms.values() if each.state is State.ONCE]
        page = self.pages.page(
            "desk.html",
            session.language,
            session.coder,
            problem=words[problem] if problem else "",
            notice=self._notice(forms.get(done or ""), session.language),
            typed=typed,
            differing=[each for each in forms.values() if each.state is State.DIFFERS],
            waiting=[each.number for each in once if each.keyings[0].coder != session.coder],
            once=len(once),
            settled=sum(each.state is State.SETTLED for each in forms.values()),
        )
        return HTMLResponse(page, status)

    def _notice(self, form: PaperForm | None, language: str) -> str:
        if form is None:
            return ""
        word = "saved_first" if len(form.keyings) < 2 else "saved_differs" if form.differences else "saved_alike"
        values = {"form": printed(form.number), "count": len(form.differences)}
        return self.pages.words(language)[word].format_map(values)

    def _refused(self, refused: Exception, language: str, coder: str) -> Response:
        word, status = (refused.word, 422) if isinstance(refused, Refused) else ("too_large", 413)
        return HTMLResponse(self.pages.say(word, language, coder), status)
