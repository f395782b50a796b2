"""A form that is sent: stored, handed back with what is wrong with it, or kept as a draft by the browser."""

import asyncio
from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from instrument.records import dataclass
from survey.store import Entry, Outcome
from survey.store.invitations import hashed
from survey.store.queueing import Unavailable
from survey.web.awaiting import Awaiting
from survey.web.body import TooLarge, parse, read_body
from survey.web.copies import Again, Sent, sent
from survey.web.drafts import Draft, forget, keep, key_of
from survey.web.evaluating import Evaluated, evaluate
from survey.web.fields import largest_body, most_fields
from survey.web.guarding import MENDABLE
from survey.web.questions import Refused
from survey.web.saying import Desk

STATUS = {
    Outcome.STORED: 201,
    Outcome.KNOWN: 200,
    Outcome.DIFFERENT: 409,
    Outcome.REMOVED: 410,
    Outcome.FULL: 409,
    Outcome.UNINVITED: 403,
}
REFUSED = {
    Outcome.DIFFERENT: "different",
    Outcome.REMOVED: "gone",
    Outcome.FULL: "full",
    Outcome.UNINVITED: "uninvited",
}
LATER = {"retry-after": "30"}


@dataclass
class Taking:
    """What becomes of it."""

    desk: Desk
    awaiting: Awaiting

    async def take(self, request: Request) -> Response:
        """Stores a form; answers only when it is on the disk."""
        instrument = self.desk.pages.instrument
        try:
            body = await read_body(request.stream(), largest_body(instrument))
            fields = parse(body, most_fields(instrument))
            return await self._taken(fields, request)
        except TooLarge:
            return self.desk.say("too_large", 413)
        except Refused as refused:
            return self.desk.say(refused.word, 422)

    async def _taken(self, fields: Mapping[str, str], request: Request) -> Response:
        agreed, language = self.desk.pages.agreed, self.desk.pages.language(fields.get("_language", ""))
        refusal = self.desk.shut(language)
        if refusal is not None:
            return refusal
        try:
            came = sent(fields, agreed)
            response = await self._answer(came, language)
        except Refused as refused:
            return self.desk.say(refused.word, 422, language)
        if response.status_code == 422:
            request.scope[MENDABLE] = True
        if came.button == "forget" or (response.status_code in (200, 201) and not came.button):
            forget(response, key_of(agreed, came.copy.invitation), request.cookies)
        return response

    async def _answer(self, came: Sent, language: str) -> Response:
        found = evaluate(self.desk.pages.instrument, came.given)
        if came.button == "forget":
            return self._anew(came, language)
        if came.button or found.problems:
            quotas = await asyncio.to_thread(self.desk.store.look)
            if quotas.is_full(found.columns):
                return self.desk.say("full", STATUS[Outcome.FULL], language)
        if came.button == "keep":
            return self._kept(came, language)
        if came.button == "check":
            return self._form(came, language, Again(came.given, word="go_on"), 200)
        if found.problems:
            return self._wrong(came, found, language)
        return await self._store(came, found, language)

    async def _store(self, came: Sent, found: Evaluated, language: str) -> Response:
        entry = Entry(
            number=came.copy.number,
            columns=found.columns,
            fingerprint=self.desk.pages.instrument.fingerprint,
            day=self.desk.today(),
            language=language,
            seconds=came.seconds,
            persons=found.persons,
            invitation=hashed(came.copy.invitation),
        )
        try:
            outcome = await self.awaiting.outcome(self.desk.store.submit(entry))
        except Unavailable:
            return self._form(came, language, Again(came.given, word="unavailable"), 503, LATER)
        if outcome in REFUSED:
            return self.desk.say(REFUSED[outcome], STATUS[outcome], language)
        page = self.desk.pages.thanks(language, entry.receipt, came.copy.invitation)
        return HTMLResponse(page, STATUS[outcome])

    def _wrong(self, came: Sent, found: Evaluated, language: str) -> Response:
        """The form with what is wrong; answers to what is not asked are out: a button cannot be unpressed."""
        owner = self.desk.pages.question_of
        kept = {name: text for name, text in came.given.items() if owner(name) not in found.not_asked}
        return self._form(came, language, Again(kept, found.problems), 422)

    def _kept(self, came: Sent, language: str) -> Response:
        response = self._form(came, language, Again(came.given, word="draft_kept"), 200)
        draft = Draft(came.copy.number, came.copy.drawn, {name: text for name, text in came.given.items() if text})
        if keep(response, key_of(self.desk.pages.agreed, came.copy.invitation), draft):
            return response
        return self._form(came, language, Again(came.given, word="draft_too_long"), 422)

    def _anew(self, came: Sent, language: str) -> Response:
        about = {"agreed": self.desk.pages.agreed, "language": language}
        if came.copy.invitation:
            about["invitation"] = came.copy.invitation
        return RedirectResponse(f"/form?{urlencode(about)}", 303)

    def _form(
        self, came: Sent, language: str, again: Again, status: int, headers: Mapping[str, str] | None = None
    ) -> Response:
        return HTMLResponse(self.desk.pages.form(language, came.copy, again), status, headers)
