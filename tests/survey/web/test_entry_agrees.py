"""The script of the entry screen passes over and objects to what the server does, on random forms."""

import json
import random
import re
import sys
from pathlib import Path

import pytest
from entering import entry_screen
from serving import founded

from survey.paper.fields import Keys, keyed_fields
from survey.paper.keying import keyed
from survey.paper.numbers import form_number

sys.path.append(str(Path(__file__).parents[2] / "reports"))
from browser import browsing
from test_entry_browsed import arrive, goes

FORMS = 2000
TRY = """(forms => {
    const form = document.getElementById("entry");
    document.addEventListener("submit", event => event.preventDefault());
    return forms.map(typed => {
        for (const [name, text] of Object.entries(typed)) document.getElementById("f-" + name).value = text;
        form.requestSubmit();
        return [
            [...form.querySelectorAll(".field.skipped input")].map(each => each.name),
            [...form.querySelectorAll(".problem")].filter(each => each.textContent)
                .map(each => each.id.replace("problem-", "")),
        ];
    });
})(%s)"""
ODD = ("", "-", "0", "7", "x", "99", "1.5", "123", "19", "1 1", "20260231", "2026063", "＋", "−")
GOOD = {
    Keys.CODE: ("1", "2", "3", "01", "３"),
    Keys.CODES: ("1", "12", "21", "1 3", "9"),
    Keys.RANK: ("1", "2", "-"),
    Keys.NUMBER: ("0", "5", "11", "60", "１２"),
    Keys.DATE: ("20260630", "2026-06-30"),
    Keys.TEXT: ("ok", "很好", "C++"),
}


def form(instrument, drawn):
    """Half of them as somebody keys who makes no mistakes, so that conditions come out both ways."""
    odd = drawn.choice((0, 0.15))
    typed = {
        field.name: drawn.choice(ODD if drawn.random() < odd else GOOD[field.keys])
        for field in keyed_fields(instrument)
    }
    passed = keyed(instrument, typed).not_asked if not odd else ()
    return typed | dict.fromkeys(passed, "")


def questions(instrument, fields):
    return {field.question.id for field in keyed_fields(instrument) if field.name in fields}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    study = founded(tmp_path_factory.mktemp("study"))
    with entry_screen(study, "ab") as (address, (link,)), browsing(tmp_path_factory.mktemp("profile")) as page:
        arrive(page, link)
        goes(page, lambda: page.click("main button"))
        arrive(page, f"{address}/key?form={form_number(1)}")
        yield page


def test_the_script_and_the_server_agree(page, everything):
    drawn = random.Random(6)  # noqa: S311  # no secret
    forms = [form(everything, drawn) for _ in range(FORMS)]
    shown = page.tell(TRY % json.dumps(forms))
    differing = []
    for typed, (passed, objected) in zip(forms, shown, strict=True):
        found = keyed(everything, typed)
        own = questions(everything, {each.field for each in found.objections})
        if (set(passed), questions(everything, set(objected))) != (found.not_asked, own):
            differing.append((typed, set(passed) ^ found.not_asked, questions(everything, set(objected)) ^ own))
    assert differing[:3] == []
    assert sum(bool(objected) for _, objected in shown) > FORMS / 10
    assert sum(not objected for _, objected in shown) > FORMS / 100
    assert len({tuple(passed) for passed, _ in shown}) > 4


def test_every_sentence_of_the_script_is_one_of_the_servers(everything):
    from survey.web.entry.pages import SCRIPT_WORDS, EntryPages

    script = (Path(__file__).parents[3] / "survey/web/entry/static/entry.mjs").read_text(encoding="utf-8")
    named = set(re.findall(r'(?:may|never)\("(\w+)"', script)) | set(re.findall(r"words\.(\w+)", script))
    assert named <= set(SCRIPT_WORDS)
    assert all(set(SCRIPT_WORDS) <= set(EntryPages(everything).words(language)) for language in ("zh", "en"))
