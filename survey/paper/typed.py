"""What somebody typed into one field, read as the form of the web would send it."""

import re
import unicodedata
from collections.abc import Mapping

from instrument.kinds import member
from instrument.records import dataclass
from survey.dates import iso_date
from survey.numerals import numeral
from survey.paper.fields import Field, Keys, last_rank
from survey.web.questions import Wrong

NONE = "-"  # the paper bears no answer
ANYWAY = "+"  # the paper does say so, whatever the rules say; behind words after a space
_APART = re.compile(r"[\s.,、]+")
DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


@dataclass(frozen=True)
class Typed:
    """A field as typed: `text` alike for what means the same, `fields` as the form of the web would send them."""

    text: str
    fields: Mapping[str, str]
    anyway: bool = False
    wrong: Wrong | None = None  # what no paper can say

    @property
    def is_given(self) -> bool:
        return self.text not in ("", NONE)


def read_field(field: Field, found: str) -> Typed:
    """What stands in a field; nothing, and a dash for an answer that lacks, send nothing."""
    plain = unicodedata.normalize("NFC" if field.keys is Keys.TEXT else "NFKC", found).strip()
    plain = NONE if plain in ("−", "–", "—", "－") else plain
    anyway = plain.endswith(f" {ANYWAY}" if field.keys is Keys.TEXT else ANYWAY) and len(plain) > 1
    bare = plain.removesuffix(ANYWAY).strip() if anyway else plain
    if bare in ("", NONE):
        return Typed(bare, {}, anyway)
    return READ[field.keys](field, bare, anyway)


def _code(field: Field, found: str, anyway: bool) -> Typed:
    codes = [option.code for option in field.question.options]
    if not _is_whole(found) or int(found) not in codes:
        return Typed(found, {}, wrong=Wrong("no_such_code", {"codes": ", ".join(map(str, codes))}))
    text = str(int(found))
    return Typed(text, {field.name: text}, anyway)


def _codes(field: Field, found: str, anyway: bool) -> Typed:
    codes = {option.code: option for option in field.question.options}
    wide = field.width
    if _APART.search(found) or wide == 1 or len(found) <= wide:
        parts = [
            part for part in _APART.split(found) for part in ([*part] if wide == 1 and _is_digits(part) else [part])
        ]
    else:
        parts = [found[at : at + wide] for at in range(0, len(found), wide)]
    ticked = [int(part) if _is_whole(part) else None for part in parts if part]
    if not all(code in codes for code in ticked) or len(set(ticked)) < len(ticked):
        return Typed(found, {}, wrong=Wrong("no_such_codes", {"codes": ", ".join(map(str, codes))}))
    known = sorted(code for code in ticked if code is not None)
    fields = {member(field.question, codes[code]): "1" for code in known}
    return Typed(" ".join(map(str, known)), fields, anyway)


def _rank(field: Field, found: str, anyway: bool) -> Typed:
    last = last_rank(field.question)
    if not _is_digits(found) or not 1 <= int(found) <= last:
        return Typed(found, {}, wrong=Wrong("no_such_rank", {"last": last}))
    return Typed(str(int(found)), {field.name: str(int(found))}, anyway)


def _number(field: Field, found: str, anyway: bool) -> Typed:
    value = numeral(found)
    if value is None:
        return Typed(found, {}, wrong=Wrong("no_number"))
    return Typed(f"{value:.15g}", {field.name: found}, anyway)


def _date(field: Field, found: str, anyway: bool) -> Typed:
    digits = DAY.fullmatch(found)
    spelt = "-".join(digits.groups()) if digits else found
    day = iso_date(spelt) if not _is_digits(spelt) else None
    if day is None and not (anyway and digits):
        return Typed(found, {}, wrong=Wrong("no_day"))
    return Typed(day or spelt, {field.name: day or spelt}, anyway)


def _text(field: Field, found: str, anyway: bool) -> Typed:
    return Typed(found, {field.name: found}, anyway)


READ = {
    Keys.CODE: _code,
    Keys.CODES: _codes,
    Keys.RANK: _rank,
    Keys.NUMBER: _number,
    Keys.DATE: _date,
    Keys.TEXT: _text,
}


def _is_digits(found: str) -> bool:
    return found.isascii() and found.isdigit() and len(found) <= 9


def _is_whole(found: str) -> bool:
    return _is_digits(found.removeprefix("-"))
