"""By invitation: one form for each code, nothing to learn from guessing, and no way from a code to a form."""

import random
import statistics
import time

import pytest
from serving import ANSWERS, HERE, NUMBER, agreed, at_once, client, founded, invited, kept, served

from instrument.loading import load
from survey.store.files import FOLDER
from survey.store.invitations import hashed, new_code


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return founded(tmp_path_factory.mktemp("study"), collect="{mode: token}")


@pytest.fixture(scope="module")
def codes(study):
    return iter(invited(study, 200))


@pytest.fixture(scope="module")
def address(study, codes):
    with served(study) as address:
        yield address


@pytest.fixture(scope="module")
def consented(address):
    """What a form must say of consent; the page that tells it wants an invitation."""
    return load(HERE / "all.yaml").fingerprint[:32]


def form(consented, number, code, **answers):
    about = {"_number": NUMBER.format(number), "_agreed": consented, "_language": "en", "_seconds": "61"}
    return about | {"_invitation": code, "_drawn": "0"} | (answers or ANSWERS)


def test_without_a_code_one_is_asked_for_and_with_it_the_way_leads_to_the_form(page, codes, consented):
    asked = page.get("/", params={"language": "en"})
    assert (asked.status_code, 'name="invitation"' in asked.text) == (200, True)
    assert "Strictly confidential" not in asked.text
    code = next(codes)
    consent = page.get("/", params={"language": "en", "invitation": code.lower()})
    assert "Your invitation is good for one form. It is noted only that it was used" in consent.text
    assert f"/?language=zh&amp;invitation={code.lower()}" in consent.text
    assert agreed(page, invitation=code) == consented
    shown = page.get("/form", params={"language": "en", "invitation": code, "agreed": consented})
    assert f'name="_invitation" value="{code}"' in shown.text


def test_a_code_is_good_for_one_form_and_sending_it_again_is_harmless(page, codes, study, consented):
    before, code = len(kept(study)), next(codes)
    made = form(consented, 1, code)
    first, second = page.post("/form", data=made), page.post("/form", data=made)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.text == second.text
    assert code not in first.text
    other = page.post("/form", data=form(consented, 2, code))
    assert other.status_code == 403
    assert "This invitation has been used, or it is not known here." in other.text
    for path in ("/", "/form"):
        again = page.get(path, params={"invitation": code, "agreed": consented, "language": "en"})
        assert (again.status_code, "If you have taken part: thank you" in again.text) == (403, True)
    assert len(kept(study)) == before + 1


def test_fifty_forms_with_one_code_at_once_make_one_row(address, codes, study, consented):
    before, code = len(kept(study)), next(codes)
    found = at_once(address, [form(consented, 100 + number, code) for number in range(50)])
    assert sorted(each.status_code for each in found) == [201] + [403] * 49
    assert len(kept(study)) == before + 1


@pytest.mark.parametrize("code", ["", "AAAA-AAAA-AAAA-AAAA-AAAA", "x" * 5000, "' OR 1=1 --", "\u202e\u0000", "💥"])
def test_no_other_code_lets_a_form_in(page, study, consented, code):
    before = len(kept(study))
    body = form(consented, 3, code)
    done = page.post("/form", data=body)
    assert done.status_code in {403, 422}
    assert page.get("/form", params={"invitation": code, "agreed": consented}).status_code in {403, 404}
    assert len(kept(study)) == before


def test_guessing_is_not_told_from_knowing_by_time(study, codes):
    """The check itself, a few thousand times: one look into a table of hashes, whatever the code."""
    from survey.store.invitations import Invitations

    held = Invitations(study / "data" / "1" / FOLDER / "invitations")
    known, invented = [next(codes) for _ in range(50)], [new_code() for _ in range(50)]

    def took(made):
        began = time.perf_counter()
        held.is_open(hashed(made))
        return time.perf_counter() - began

    samples = {True: [], False: []}
    chance = random.Random(6)  # noqa: S311
    for _ in range(4000):
        is_known = chance.random() < 0.5
        samples[is_known].append(took(chance.choice(known if is_known else invented)))
    assert abs(statistics.median(samples[True]) - statistics.median(samples[False])) < 0.0001


def test_a_form_with_a_fault_keeps_its_code_and_takes_none(page, codes, consented, study):
    code, before = next(codes), len(kept(study))
    wrong = page.post("/form", data=form(consented, 5, code, **ANSWERS | {"q1": ""}))
    assert wrong.status_code == 422
    assert f'name="_invitation" value="{code}"' in wrong.text
    assert page.post("/form", data=form(consented, 5, code)).status_code == 201
    assert len(kept(study)) == before + 1


def test_used_and_invented_codes_are_answered_alike(page, codes, consented):
    used = next(codes)
    assert page.post("/form", data=form(consented, 4, used)).status_code == 201
    answers = set()
    for code in (used, *(new_code() for _ in range(150))):
        done = page.get("/", params={"invitation": code})
        answers.add((done.status_code, done.text, tuple(sorted(done.headers))))
    assert len(answers) == 1


def test_no_file_holds_a_code_or_who_used_it(tmp_path, consented):
    study = founded(tmp_path / "study", collect="{mode: token}")
    codes = invited(study, 30)
    marks = {"user-agent": "MarkAgent/77", "x-forwarded-for": "203.0.113.77"}
    order = random.Random(8).sample(range(30), 30)  # noqa: S311
    with served(study) as address, client(address) as page:
        for number in order:
            body = form(consented, number, codes[number], **ANSWERS | {"q2": str(order.index(number))})
            assert page.post("/form", data=body, headers=marks).status_code == 201
        during = everything_in(study)
    after = everything_in(study)
    for content in (during, after):
        for code in codes:
            assert code.encode() not in content
            assert code.replace("-", "").encode() not in content
        assert b"MarkAgent" not in content
        assert b"203.0.113.77" not in content
    assert b"127.0.0.1" not in after
    came = {each.columns["q2"]: place for place, each in enumerate(kept(study))}
    ranks = [came[float(at)] for at in range(30)]
    distance = sum((place - at) ** 2 for at, place in enumerate(ranks))
    assert abs(1 - 6 * distance / (30 * (30**2 - 1))) < 0.6  # Spearman's rho; its standard error is 0.19


def everything_in(study):
    return b"".join(path.read_bytes() for path in sorted((study / "data").rglob("*")) if path.is_file())
