"""Differences settled by who looked at the paper again; corrections and withdrawals, with who and why."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.responses import HTMLResponse, RedirectResponse, Response

from instrument.records import dataclass
from survey.paper.fields import keyed_fields
from survey.paper.forms import PaperForm, State
from survey.paper.keying import Objection
from survey.paper.keyings import Keyings
from survey.paper.numbers import read_number
from survey.paper.typed import read_field
from survey.web.entry.asked import Asked
from survey.web.entry.pages import EntryPages
from survey.web.entry.sessions import Session
from survey.web.fields import LONGEST

CHOICE, OTHER = "choice:", "other:"
LONGEST_WHY = 500


@dataclass
class Settling:
    """What the addresses for settling answer."""

    keyings: Keyings
    pages: EntryPages
    done: Callable[[Session, str], Awaitable[Response]]

    async def page(self, asked: Asked) -> Response:
        return await self._page(asked, asked.request.query_params.get("form", ""))

    async def settle(self, asked: Asked) -> Response:
        """Enters what the paper says in the fields chosen; a value that no paper can say is refused."""
        form = await self._form(asked.fields.get("_form", ""))
        if form is None or len(form.keyings) < 2:
            return self._unknown(asked.session)
        values = self._values(form, asked.fields)
        why = asked.fields.get("_why", "").strip()[:LONGEST_WHY]
        impossible = self._impossible(values)
        if impossible:
            return await self._page(asked, form.number, objections=impossible, status=422)
        if not values or not why:
            word = "nothing_chosen" if not values else "why_lacks"
            return await self._page(asked, form.number, problem=word, status=422)
        await asyncio.to_thread(self.keyings.settle, form.number, values, asked.session.coder, why)
        now = await self._form(form.number)
        if now is None or now.open:
            return RedirectResponse(f"/settle?form={form.number}", 303)
        return await self.done(asked.session, form.number)

    async def withdraw(self, asked: Asked) -> Response:
        """Takes out one keying of a form that is not settled."""
        form = await self._form(asked.fields.get("_form", ""))
        if form is None:
            return self._unknown(asked.session)
        why = asked.fields.get("_why", "").strip()[:LONGEST_WHY]
        keyings = {str(each.number): each for each in form.keyings}
        keying = keyings.get(asked.fields.get("_keying", ""))
        if form.state is State.SETTLED or keying is None or not why:
            word = "why_lacks" if form.state is not State.SETTLED and not why else "no_withdrawal"
            return await self._page(asked, form.number, problem=word, status=422)
        await asyncio.to_thread(self.keyings.withdraw, keying, asked.session.coder, why)
        return RedirectResponse("/", 303)

    def _values(self, form: PaperForm, fields: Mapping[str, str]) -> dict[str, str]:
        """Field → what was chosen for it, as it was keyed or as it is typed now."""
        found: dict[str, str] = {}
        for field in keyed_fields(self.keyings.instrument):
            choice = fields.get(CHOICE + field.name, "")
            if choice in ("first", "second"):
                found[field.name] = form.keyings[0 if choice == "first" else 1].typed.get(field.name, "")
            elif choice == "other":
                found[field.name] = fields.get(OTHER + field.name, "").strip()
            elif fields.get("_field") == field.name:
                found[field.name] = fields.get("_value", "").strip()
        return found

    def _impossible(self, values: Mapping[str, str]) -> list[Objection]:
        by_name = {field.name: field for field in keyed_fields(self.keyings.instrument)}
        read = {name: read_field(by_name[name], value) for name, value in values.items()}
        return [Objection(name, each.wrong.word, each.wrong.values) for name, each in read.items() if each.wrong]

    async def _form(self, typed: str) -> PaperForm | None:
        number = read_number(typed)
        return await asyncio.to_thread(self.keyings.form, number) if number else None

    async def _page(
        self,
        asked: Asked,
        typed: str,
        problem: str = "",
        objections: list[Objection] | None = None,
        status: int = 200,
    ) -> Response:
        form = await self._form(typed)
        if form is None:
            return self._unknown(asked.session)
        language = asked.session.language
        problems = self.pages.sentences(language, form.result.objections if form.differences else ())
        problems |= self.pages.sentences(language, objections or ())
        rows, others = self._rows(form, language, problems)
        page = self.pages.page(
            "settle.html",
            language,
            asked.session.coder,
            form=form,
            rows=rows,
            others=others,
            problem=self.pages.words(language)[problem] if problem else "",
            why=asked.fields.get("_why", ""),
            longest=LONGEST,
        )
        return HTMLResponse(page, status)

    def _rows(
        self, form: PaperForm, language: str, problems: Mapping[str, str]
    ) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
        """The fields that differ, and those that do not."""
        differing = {each.field: each for each in form.differences}
        rows, others = [], []
        for field in keyed_fields(self.keyings.instrument):
            name = self.pages.name_of(field, language)
            if field.name in differing:
                each = differing[field.name]
                is_open = bool(each.word) or each.settled is None
                told = problems.get(field.name, "") if is_open else ""
                rows.append({"field": field.name, "name": name, "first": each.first, "second": each.second,
                             "settled": each.settled, "problem": told})  # fmt: skip
            else:
                others.append({"field": field.name, "name": name})
        return rows, others

    def _unknown(self, session: Session) -> Response:
        return HTMLResponse(self.pages.say("unknown_form", session.language, session.coder), 404)
