"""The tests of NPTESTS as options of the plan: which test of which fields, and how a field falls in two."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from analysis.syntax.job import Job
from analysis.syntax.nptests_asked import INDEPENDENT, ONE_SAMPLE, RELATED, Asked, listed
from analysis.syntax.reader import Reader
from instrument.message import Fault, Message

TESTS = {"ONESAMPLE": ONE_SAMPLE, "INDEPENDENT": INDEPENDENT, "RELATED": RELATED}


def given_by(job: Job, asked: Asked, reader: Reader) -> Iterable[tuple[dict[str, Any], dict[str, Any]]]:
    """The tasks of a subcommand; where no test is named, those that SPSS chooses for such fields."""
    if not asked.fields:
        raise reader.fault("no variable is named")
    if asked.kind == "INDEPENDENT" and not asked.group:
        raise reader.fault("no variable of groups is named; possible: {possible}", {"possible": "GROUP(g)"})
    tests = asked.tests or [(_chosen(job, asked), {})]
    for word, words in tests:
        name = TESTS[asked.kind].get(word, word)
        for fields in _samples(asked, name):
            yield _task(reader, job, asked, name, fields, words), words


def _samples(asked: Asked, test: str) -> Sequence[Sequence[str]]:
    """The fields of each test: one by one, or all together where samples are related."""
    if asked.kind != "RELATED":
        return [[name] for name in asked.fields]
    if test in ("friedman", "kendall_w", "cochran_q"):
        return [list(asked.fields)]
    if len(asked.fields) != 2:
        raise Fault("this test is of two fields, and {found} are named", {"found": len(asked.fields)})
    return [list(asked.fields)]


def _task(
    reader: Reader, job: Job, asked: Asked, test: str, fields: Sequence[str], words: dict[str, Any]
) -> dict[str, Any]:
    given: dict[str, Any] = {"test": test}
    if asked.kind == "RELATED" and test in ("wilcoxon", "sign", "mcnemar", "homogeneity"):
        return {**given, "pairs": [list(fields)]}
    given["variables"] = list(fields)
    if asked.kind == "INDEPENDENT":
        given["groups"] = asked.group
        given |= {"values": _codes(job, asked.group)[::-1]} if words.get("ORDER") == "DESCENDING" else {}
    given |= {key: value for key, value in words.items() if key.islower()}
    if test == "binomial" and not {"values", "cut_value"} & given.keys():
        given |= _listed(reader, job, fields[0], words["LISTED"]) if "LISTED" in words else _parted(job, fields[0])
    return given


def _codes(job: Job, name: str) -> list[float]:
    """The values that a field has, ascending."""
    column = job.active.columns[name]
    return [float(each) for each in np.unique(column[~job.active.fields[name].is_missing(column)])]


def _listed(reader: Reader, job: Job, name: str, codes: Sequence[float]) -> dict[str, Any]:
    """The values of a field of two, the one that is listed as a success first; tells of other lists."""
    found = _codes(job, name)
    first = [code for code in found if code in codes]
    if len(found) == 2 and len(first) == 1:
        return {"values": [*first, *(code for code in found if code not in codes)]}
    reader.tell(Message("{found} is not available and was left out", {"found": listed(codes)}))
    return _parted(job, name)


def _parted(job: Job, name: str) -> dict[str, Any]:
    """How a field falls in two: by its first value in the file where it has categories, else at its middle."""
    described, column = job.active.fields[name], job.active.columns[name]
    valid = column[~described.is_missing(column)]
    codes = list(dict.fromkeys(valid.tolist()))
    if described.measure == "scale" and len(codes) > 2:
        return {"cut_value": float(valid.min() + valid.max()) / 2}
    return {"values": codes[:2]} if len(codes) >= 2 else {}


def _chosen(job: Job, asked: Asked) -> str:
    """The test that SPSS chooses where none is named."""
    if asked.kind == "INDEPENDENT":
        column = job.active.columns[asked.group]
        codes = np.unique(column[~job.active.fields[asked.group].is_missing(column)])
        return "mann_whitney" if len(codes) == 2 else "kruskal_wallis"
    if asked.kind == "RELATED":
        return "wilcoxon" if len(asked.fields) == 2 else "friedman"
    described, column = job.active.fields[asked.fields[0]], job.active.columns[asked.fields[0]]
    codes = np.unique(column[~described.is_missing(column)])
    if described.measure == "scale" and len(codes) > 2:
        return "kolmogorov_smirnov"
    return "binomial" if len(codes) <= 2 else "chi_square"
