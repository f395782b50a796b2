"""The respondents' site: consent, form, thanks, and the way to have one's answers deleted."""

import asyncio
import datetime
import re
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from instrument.model import Instrument
from survey.store import Entry, Outcome, Store
from survey.store.queueing import Unavailable
from survey.web.body import TooLarge, parse, read_body
from survey.web.evaluating import Problem, evaluate
from survey.web.fields import NAMES, largest_body, most_fields
from survey.web.guarding import App, Guard
from survey.web.pages import Again, Pages
from survey.web.questions import Refused

NUMBER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SECONDS = re.compile(r"[0-9]{1,5}")
STATIC = {
    "form.css": "text/css",
    "form.mjs": "text/javascript",
    "conditions.mjs": "text/javascript",
    "done.mjs": "text/javascript",
}
STATUS = {Outcome.STORED: 201, Outcome.KNOWN: 200, Outcome.DIFFERENT: 409, Outcome.REMOVED: 410}
REFUSED = {Outcome.DIFFERENT: "different", Outcome.REMOVED: "gone"}
LARGEST_REMOVAL = 1024
LATER = {"retry-after": "30"}


def site(instrument: Instrument, store: Store, hosts: Collection[str]) -> App:
    """The site as an ASGI application that answers to `hosts`."""
    pages = Pages(instrument)
    held = Site(instrument, store, pages)
    routes = [
        Route("/", held.consent, methods=["GET"]),
        Route("/form", held.form, methods=["GET"]),
        Route("/form", held.take, methods=["POST"]),
        Route("/remove", held.remove_page, methods=["GET"]),
        Route("/remove", held.remove, methods=["POST"]),
        Route("/static/{name}", held.static, methods=["GET"]),
    ]
    starlette = Starlette(routes=routes, exception_handlers={HTTPException: held.http_error})
    starlette.router.redirect_slashes = False
    return Guard(starlette, hosts, lambda word, number: pages.message(pages.language(""), word, number))


@dataclass
class Site:
    """What each address answers."""

    instrument: Instrument
    store: Store
    pages: Pages

    async def consent(self, request: Request) -> Response:
        return HTMLResponse(self.pages.consent(self._language(request)))

    async def form(self, request: Request) -> Response:
        language = self._language(request)
        if request.query_params.get("agreed") != self.pages.agreed:
            return RedirectResponse(f"/?language={language}", 303)
        return HTMLResponse(self.pages.form(language, str(uuid.uuid4())))

    async def take(self, request: Request) -> Response:
        """Stores a form; answers only when it is on the disk."""
        try:
            body = await read_body(request.stream(), largest_body(self.instrument))
            fields = parse(body, most_fields(self.instrument))
            return await self._take(fields)
        except TooLarge:
            return self._say("too_large", 413)
        except Refused as refused:
            return self._say(refused.word, 422)

    async def _take(self, fields: Mapping[str, str]) -> Response:
        about = {name: fields.get(name, "") for name in NAMES}
        given = {name: text for name, text in fields.items() if name not in NAMES}
        language, number = self.pages.language(about["_language"]), about["_number"]
        if not NUMBER.fullmatch(number):
            return self._say("no_number_of_form", 422, language)
        if about["_agreed"] != self.pages.agreed:
            return self._say("not_agreed", 422, language)
        found = evaluate(self.instrument, given)
        if found.problems:
            return self._again(language, number, given, found.problems, found.not_asked)
        entry = Entry(
            number=number,
            columns=found.columns,
            fingerprint=self.instrument.fingerprint,
            day=today(),
            language=language,
            seconds=int(about["_seconds"]) if SECONDS.fullmatch(about["_seconds"]) else None,
            persons=found.persons,
        )
        try:
            outcome = await asyncio.wrap_future(self.store.submit(entry))
        except Unavailable:
            page = self.pages.form(language, number, Again(given, word="unavailable"))
            return HTMLResponse(page, 503, LATER)
        if outcome in REFUSED:
            return self._say(REFUSED[outcome], STATUS[outcome], language)
        return HTMLResponse(self.pages.thanks(language, entry.receipt), STATUS[outcome])

    def _again(
        self,
        language: str,
        number: str,
        given: Mapping[str, str],
        problems: Collection[Problem],
        not_asked: Collection[str],
    ) -> Response:
        """The form with what is wrong; answers to what is not asked are out: a button cannot be unpressed."""
        out = {name for name in given if self.pages.question_of(name) in not_asked}
        kept = {name: text for name, text in given.items() if name not in out}
        return HTMLResponse(self.pages.form(language, number, Again(kept, tuple(problems))), 422)

    async def remove_page(self, request: Request) -> Response:
        return HTMLResponse(self.pages.remove(self._language(request)))

    async def remove(self, request: Request) -> Response:
        """Deletes the answers of a receipt."""
        try:
            fields = parse(await read_body(request.stream(), LARGEST_REMOVAL), len(("receipt", "_language")))
        except TooLarge:
            return self._say("too_large", 413)
        except Refused as refused:
            return self._say(refused.word, 422)
        language = self.pages.language(fields.get("_language", ""))
        try:
            removed = await asyncio.to_thread(self.store.remove, fields.get("receipt", "")[:40], today())
        except Unavailable:
            return self._say("unavailable", 503, language)
        if not removed:
            return HTMLResponse(self.pages.remove(language, "no_receipt"), 404)
        return self._say("removed", 200, language)

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in STATIC:
            return self._say("not_found", 404)
        return Response(files("survey.web").joinpath("static", name).read_bytes(), media_type=STATIC[name])

    async def http_error(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return self._say("not_found" if status == 404 else "not_allowed", status)

    def _language(self, request: Request) -> str:
        return self.pages.language(request.query_params.get("language", ""))

    def _say(self, word: str, status: int, language: str = "") -> Response:
        return HTMLResponse(self.pages.message(self.pages.language(language), word), status)


def today() -> str:
    """The day, and nothing finer, by the clock of the world."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()
