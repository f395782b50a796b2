"""Answers as a parquet file: any program's columns, or all that we know of them where we wrote it."""

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from instrument.codebook import Codebook, ItemScale, Level, MultipleSet, Variable
from instrument.measure import Measure, Text
from instrument.message import Fault, Place
from survey.coded import Coded, smallest
from survey.files.figures import number_text
from survey.files.parquet import Parquet, write_parquet
from survey.ledger import Ledger
from survey.numbered import Numbered
from survey.responses import Responses, Source

FORMAT = 1
"""Of what is written beside the columns; another is not understood."""

MOST_LEVELS = 1_000  # more different texts are free text
MOST_DECIMALS = 4
SEEN = 1_000  # numbers that are looked at to see how many decimals a column has


def read_parquet(path: Path) -> Responses:
    """The cases of a .parquet file, columns read when they are asked for.

    A column of numbers is numeric, a column of texts or dates becomes levels 1, 2, … in the order of the texts; a file
    of `store` brings its codebook. Raises `Fault` for a file that cannot be read.
    """
    sha256 = digest(path)
    file = Parquet(path)
    if not file.names or not file.n:
        raise Fault("the file holds no cases; possible: a row for each respondent", place=Place(path.name))
    source = Source({path.name: sha256}, "parquet")
    return restored(file, source) if file.meta else _foreign(file, source)


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes; raises `Fault` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Fault("the file cannot be read: {reason}", {"reason": error.strerror or ""}, Place(str(path))) from None


def store(path: Path, responses: Responses) -> None:
    """Writes answers and their codebook as a .parquet; raises `OSError` where it cannot be written."""
    first = int(responses.ids[0]) if responses.ids and responses.ids[0].isdigit() else 1
    ids = list(responses.ids)
    about = {
        "format": FORMAT,
        "importer": responses.source.importer,
        "weight": responses.weight,
        "variables": [dataclasses.asdict(variable) for variable in responses.codebook],
        "sets": [dataclasses.asdict(each) for each in responses.codebook.sets],
        "scales": [dataclasses.asdict(each) for each in responses.codebook.scales],
        "first": first,
        "ids": None if ids == list(Numbered(len(ids), first)) else ids,
    }
    write_parquet(path, responses.columns, json.dumps(about, ensure_ascii=False).encode())


def restored(file: Parquet, source: Source) -> Responses:
    """The answers of a file of `store`; raises `Fault` where it is damaged or of another version of this program."""
    place = Place(next(iter(source.files)))
    try:
        about = json.loads(file.meta)
        if about["format"] != FORMAT:
            raise Fault("the file was written by another version; possible: its source", place=place)
        codebook = Codebook(
            tuple(_variable(each) for each in about["variables"]),
            tuple(MultipleSet(**each | {"members": tuple(each["members"])}) for each in about["sets"]),
            tuple(ItemScale(**each | {"items": tuple(each["items"])}) for each in about["scales"]),
        )
        ids = Numbered(file.n, about["first"]) if about["ids"] is None else tuple(about["ids"])
        weight = about["weight"]
    except (KeyError, TypeError, ValueError):
        raise Fault("the file is damaged; possible: the file as it was exported", place=place) from None
    if tuple(codebook.by_name) != file.names or len(ids) != file.n:
        raise Fault("the file is damaged; possible: the file as it was exported", place=place)
    importer = about["importer"] if source.importer == "" else source.importer
    source = dataclasses.replace(source, importer=importer)
    return Responses(codebook, file, ids, weight, Ledger(returned=file.n), source)


def _variable(about: dict[str, Any]) -> Variable:
    made: dict[str, Any] = {word: about[word] and tuple(about[word]) for word in ("bounds", "missing_range")}
    made["missing"] = tuple(about["missing"])
    made["levels"] = tuple(Level(**level) for level in about["levels"])
    made["measure"] = Measure(about["measure"])
    return Variable(**about | made)


def _foreign(file: Parquet, source: Source) -> Responses:
    columns: dict[str, Any] = {}
    variables = []
    for name in file.names:
        text: Text = {"zh": name, "en": name}
        if not file.is_text(name):
            variables.append(Variable(name, text, Measure.SCALE, decimals=_decimals(file, name)))
            continue
        words, places = file.words(name)
        if len(words) > MOST_LEVELS:
            variables.append(Variable(name, text, is_text=True))
            continue
        order = np.argsort(np.array(words, dtype=object)) if words else np.zeros(0, dtype=np.int64)
        codes = np.full(len(words) + 1, len(words), dtype=smallest(len(words) + 1))
        codes[order] = np.arange(len(words))
        columns[name] = Coded(codes[places], np.array([*range(1, len(words) + 1), np.nan], dtype=np.float64))
        levels = tuple(
            Level(float(at), {"zh": words[place], "en": words[place]}) for at, place in enumerate(order, start=1)
        )
        variables.append(Variable(name, text, Measure.NOMINAL, levels, of_words=True))
    file.keep(columns)
    return Responses(Codebook(tuple(variables)), file, Numbered(file.n), ledger=Ledger(returned=file.n), source=source)


def _decimals(file: Parquet, name: str) -> int:
    """How many decimals the first numbers of a column are written with."""
    if file.is_integer(name):
        return 0
    found = np.asarray(file[name][:SEEN], dtype=np.float64)
    written = (number_text(float(number)) for number in found[np.isfinite(found)])
    return min(max((len(each.partition(".")[2]) for each in written), default=0), MOST_DECIMALS)
