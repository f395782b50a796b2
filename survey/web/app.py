"""The respondents' site: consent, form, thanks, and the way to have one's answers deleted."""

import asyncio
import secrets
import uuid
from collections.abc import Collection
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from instrument.model import Instrument
from instrument.records import dataclass
from survey.store import Store
from survey.web.awaiting import Awaiting
from survey.web.copies import DRAWN, LONGEST_CODE, NUMBER, Again, Copy
from survey.web.drafts import brought, key_of
from survey.web.fields import fields_of, largest_body
from survey.web.guarding import App, Guard
from survey.web.leaving import Leaving
from survey.web.limiting import Limits
from survey.web.order import draw
from survey.web.pages import Pages
from survey.web.reached import Reached
from survey.web.removing import Removing
from survey.web.saying import Desk
from survey.web.settings import Settings
from survey.web.taking import Taking

STATIC = {
    "form.css": "text/css",
    "form.mjs": "text/javascript",
    "conditions.mjs": "text/javascript",
    "done.mjs": "text/javascript",
}


def site(
    instrument: Instrument,
    store: Store,
    hosts: Collection[str],
    settings: Settings | None = None,
    limits: Limits | None = None,
    reached: Reached | None = None,
) -> App:
    """The site as an ASGI application that answers to `hosts`."""
    pages = Pages(instrument, settings or Settings())
    desk = Desk(pages, store)
    leaving = Leaving(desk, reached or Reached.kept(store.files.folder))
    held = Site(desk, Taking(desk, Awaiting(store)), Removing(desk), leaving)
    handlers = {HTTPException: held.http_error, Exception: held.failed}
    starlette = Starlette(routes=routes(held), exception_handlers=handlers)
    starlette.router.redirect_slashes = False
    return Guard(
        starlette,
        hosts,
        lambda word, number: pages.message(pages.language(""), word, {"number": number}),
        limits or Limits(),
    )


def routes(held: "Site") -> list[Route]:
    """Every address that answers; all of them are for everybody."""
    return [
        Route("/", held.consent, methods=["GET"]),
        Route("/form", held.form, methods=["GET"]),
        Route("/form", held.taking.take, methods=["POST"]),
        Route("/full", held.full, methods=["GET"]),
        Route("/full.json", held.full_groups, methods=["GET"]),
        Route("/reached", held.leaving.note, methods=["POST"]),
        Route("/remove", held.removing.page, methods=["GET"]),
        Route("/remove", held.removing.remove, methods=["POST"]),
        Route("/static/{name}", held.static, methods=["GET"]),
    ]


@dataclass
class Site:
    """What each address answers."""

    desk: Desk
    taking: Taking
    removing: Removing
    leaving: Leaving

    @property
    def pages(self) -> Pages:
        return self.desk.pages

    async def consent(self, request: Request) -> Response:
        language, invitation = self.desk.language(request), self._invitation(request)
        refusal = self.desk.shut(language)
        if refusal is not None:
            return refusal
        if self.pages.settings.by_invitation and not invitation:
            return HTMLResponse(self.pages.invitation(language))
        return self.desk.uninvited(invitation, language) or HTMLResponse(self.pages.consent(language, invitation))

    async def form(self, request: Request) -> Response:
        language, invitation = self.desk.language(request), self._invitation(request)
        if request.query_params.get("agreed") != self.pages.agreed:
            return RedirectResponse(f"/?language={language}", 303)
        refusal = self.desk.shut(language) or self.desk.uninvited(invitation, language)
        return refusal or HTMLResponse(self._form(request, language, invitation))

    def _form(self, request: Request, language: str, invitation: str) -> str:
        instrument = self.pages.instrument
        key = key_of(self.pages.agreed, invitation)
        draft = brought(request.cookies, key, fields_of(instrument), largest_body(instrument))
        if draft is not None and NUMBER.fullmatch(draft.number):
            copy = Copy(draft.number, draft.drawn, invitation)
            return self.pages.form(language, copy, Again(draft.given, word="brought_back"))
        wanted = request.query_params.get("drawn", "")
        drawn = int(wanted) if DRAWN.fullmatch(wanted) else draw() if self.pages.settings.order else 0
        return self.pages.form(language, Copy(str(uuid.uuid4()), drawn, invitation))

    async def full(self, request: Request) -> Response:
        return self.desk.say("full", 200, self.desk.language(request))

    async def full_groups(self, request: Request) -> Response:
        """The answers of the groups of which there are enough, for the script of the form."""
        quotas = await asyncio.to_thread(self.desk.store.look)
        return JSONResponse([group.codes for group in quotas.full()])

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in STATIC:
            return self.desk.say("not_found", 404)
        return Response(files("survey.web").joinpath("static", name).read_bytes(), media_type=STATIC[name])

    async def http_error(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return self.desk.say("not_found" if status == 404 else "not_allowed", status)

    async def failed(self, request: Request, error: Exception) -> Response:
        """What went wrong may hold answers: a number alone is told, and nothing is written down."""
        return self.desk.say("failed", 500, values={"number": secrets.token_hex(4)})

    def _invitation(self, request: Request) -> str:
        return request.query_params.get("invitation", "")[:LONGEST_CODE] if self.pages.settings.by_invitation else ""
