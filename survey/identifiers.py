"""What tells who a person is: a table of its own with a random key for each row, apart from every answer."""

import csv
import hashlib
import io
import os
import re
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from survey.files.whole import write_whole

FOLDER = "identifiers"
KEY, NUMBER = "key", "number"
KEY_BYTES = 16
_WORDS = re.compile(
    r"(?:请?您?(?:填写|输入|留下|提供)?(?:您|你)?的?(?:真实)?(?:姓名|名字|手机|手机号|手机号码|电话|电话号码|联系电话|联系方式|邮箱|电子邮箱|电子邮件|邮箱地址|微信|微信号"
    r"|昵称|qq|qq号|学号|工号|身份证|身份证号|身份证号码|住址|家庭住址|(?:来自)?ip|ip地址|openid|设备|设备号)(?:是(?:什么|多少)?)?)"
    r"|(?:your )?(?:(?:first|last|full|given|family)?[ _]?name|nickname|e[ -]?mail(?:[ _]address)?"
    r"|(?:mobile |tele)?phone(?:[ _]number)?|mobile|ip(?:[ _]?address)?|device[ _]?id|imei|street address)"
)
_PLACE = re.compile(r"\s*[((].*[))]\s*$")


def is_identifier(header: str) -> bool:
    """Whether a header says no more than that its column tells who a person is."""
    plain = unicodedata.normalize("NFKC", header).casefold()
    plain = re.sub(r"^\s*(?:q?\d+\s*[、.．:：)]\s*)?", "", plain)
    return _WORDS.fullmatch(plain.strip().rstrip(":：?*。. ")) is not None


SALT = secrets.token_bytes(32)  # of this run: what is hashed is compared and never stored


def hashed(cells: Sequence[str], salt: bytes = SALT) -> tuple[str, ...]:
    """A salted hash of each address without the place a platform writes behind it; '' for an empty cell.

    Equal addresses have equal hashes under one salt; without it nobody can try addresses out.
    """
    bare = {cell: _PLACE.sub("", cell).strip() for cell in set(cells)}
    found = {
        cell: hashlib.blake2b(each.encode(), key=salt, digest_size=KEY_BYTES).hexdigest() if each else ""
        for cell, each in bare.items()
    }
    return tuple(found[cell] for cell in cells)


def write_identifiers(folder: Path, name: str, ids: Sequence[str], columns: Mapping[str, Sequence[str]]) -> None:
    """Writes `identifiers/<name>.csv`, a random key and the identifiers of each row, and beside it `<name>.keys.csv`.

    Only the second holds the numbers of the rows: who deletes it cuts the persons from their answers for good. Both are
    for the owner alone. Raises `OSError` where they cannot be written.
    """
    if not columns:
        return
    keys = [secrets.token_hex(KEY_BYTES) for _ in ids]
    order = sorted(range(len(ids)), key=keys.__getitem__)  # the order of rows would tell whose they are
    rows = [[keys[at], *(cells[at] for cells in columns.values())] for at in order]
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(target / f"{name}.csv", [KEY, *columns], rows)
    _write(target / f"{name}.keys.csv", [KEY, NUMBER], [[keys[at], ids[at]] for at in order])
    write_whole(target / ".gitignore", b"*\n")


def _write(path: Path, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headers, *([_tame(cell) for cell in row] for row in rows)])
    write_whole(path, text.getvalue().encode("utf-8-sig"))
    os.chmod(path, 0o600)


def _tame(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
