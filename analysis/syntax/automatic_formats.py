"""The format that GET DATA finds for a column of texts where AUTO stands for one."""

import re
from collections.abc import Sequence

from analysis.syntax.active import Format

_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.(?P<decimals>\d*))?|\.(?P<bare>\d+))(?:[eE][-+]?\d+)?")
_DATES = (
    (re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"), "SDATE", 10),
    (re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]+\d{1,2}:\d{2}"), "YMDHMS", 16),
    (re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]+\d{1,2}:\d{2}:\d{2}(?:\.\d+)?"), "YMDHMS", 19),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4}"), "ADATE", 10),
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}"), "EDATE", 10),
    (re.compile(r"\d{1,2}-[A-Za-z]{3}-\d{4}"), "DATE", 11),
    (re.compile(r"\d{1,3}:\d{2}"), "TIME", 5),
    (re.compile(r"\d{1,3}:\d{2}:\d{2}"), "TIME", 8),
)


def automatic(texts: Sequence[str], least: float = 95.0) -> Format:
    """The format that at least `least` per cent of the texts that are not blank have: a number, a date, a time, else A.

    A string is as wide as the longest text in bytes; a column of blanks is F1.0.
    """
    known = [bare for text in texts if (bare := text.strip())]
    needed = least / 100 * len(known)
    numbers = [found for text in known if (found := _NUMBER.fullmatch(text))]
    if len(numbers) >= needed:
        width = min(40, max((len(each[0]) for each in numbers), default=1))
        decimals = max((len(each["decimals"] or each["bare"] or "") for each in numbers), default=0)
        return Format("F", width, min(decimals, 16))
    for form, kind, width in _DATES:
        if sum(form.fullmatch(text) is not None for text in known) >= needed:
            return Format(kind, width, 0)
    return Format("A", max(len(text.rstrip().encode()) for text in texts), 0)
