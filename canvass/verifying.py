"""A study's results computed again by other engines: what is asked, what is written of it, and what a report takes."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.result import Results, from_data, to_data
from analysis.verification import account, verifying
from analysis.verification.asking import job_of
from analysis.verification.verdicts import Verification
from analysis.verification.verdicts import to_data as verification_data
from canvass.refusals import writing
from canvass.study import Study, Wave
from instrument.message import Fault, Message, Place
from reports.ink import Ink
from reports.precision import unit
from reports.wording import LANGUAGES, say
from survey.files.whole import write_whole
from survey.reading import Reading

NAME = "verification"
PACKAGES = "pspp, r-base-core"


def verify(study: Study, wave: Wave, reading: Reading, results: Results) -> Verification:
    """Every result beside what other engines make of the same answers; raises `Fault` where there is no engine."""
    if not any(engine.is_there() for engine in verifying.ENGINES.values()):
        sentence = "neither {engines} is installed, so no number can be checked; possible: to install {possible}"
        raise Fault(sentence, {"engines": ", ".join(verifying.ENGINES), "possible": PACKAGES})
    job = job_of(results.results, reading.responses, reading.aside, wave.dispositions)
    return verifying.verify(results.results, job, unit, in_each_language, fingerprint(results))


def in_each_language(message: Message) -> Mapping[str, str]:
    """A message as each language says it."""
    return {language: say(message, language) for language in LANGUAGES}


def fingerprint(results: Results) -> str:
    """The SHA-256 of results as data; what a verification adds to them does not count."""
    data = to_data(results)
    data["results"].pop(NAME, None)
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def write(found: Verification, study: Study, results: Results, folder: Path) -> tuple[Path, Path]:
    """verification.html and verification.json; raises `Fault` where they cannot be written."""
    from reports.verified import page

    ink = Ink(study.language, results.simulated, look=study.skin)
    html, data = folder / f"{NAME}.html", folder / f"{NAME}.json"
    content = json.dumps(verification_data(found), ensure_ascii=False, allow_nan=False, indent=1)
    with writing(html):
        write_whole(html, page(found, results.results, ink, study.title[study.language]))
    with writing(data):
        write_whole(data, content.encode())
    return html, data


def with_verification(results: Results, folder: Path) -> Results:
    """The results with the account of their verification, where there is one of these very numbers; else as given."""
    held = _read(folder / f"{NAME}.json")
    if held.get("format") != 1 or held.get("results") != fingerprint(results):
        return results
    added = {**results.results, NAME: account.of(held)}
    return Results(added, results.inputs, results.engines, results.simulated, results.wave)


def read_results(path: Path, reading: Reading) -> Results:
    """Results as they were written; raises `Fault` where they are of other answers than these."""
    try:
        results = from_data(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        raise Fault(
            "this file holds no results; possible: results.json of `canvass analyse`", {}, Place(str(path))
        ) from None
    files = reading.responses.source.files
    if any(results.inputs.get(name) != sha for name, sha in files.items()):
        raise Fault("these results are of other answers", {}, Place(str(path)))
    return results


def _read(path: Path) -> Mapping[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}
