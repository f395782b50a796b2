"""The desk of a person who keys: a form is opened, keyed and saved, and what is to be done is listed."""

import asyncio
import sqlite3
from collections.abc import Callable

from starlette.responses import HTMLResponse, RedirectResponse, Response

from instrument.records import dataclass
from survey.paper.fields import keyed_fields
from survey.paper.forms import PaperForm, State
from survey.paper.keying import keyed
from survey.paper.keyings import Keyings, NotTaken
from survey.paper.numbers import printed, read_number
from survey.web.entry.asked import Asked
from survey.web.entry.figures import Measured, figures
from survey.web.entry.pages import EntryPages
from survey.web.entry.sessions import Session
from survey.web.questions import Refused


@dataclass
class Desk:
    """What the addresses for keying answer; `settled` is told the number of every form that becomes so."""

    keyings: Keyings
    pages: EntryPages
    measured: Measured
    settled: Callable[[str], None]

    async def page(self, asked: Asked) -> Response:
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
        except (sqlite3.Error, OSError):  # a full disk: what was typed is not lost with the page
            page = self.pages.key(session.language, session.coder, form, given, word="not_saved")
            return HTMLResponse(page, 503, {"retry-after": "30"})
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
