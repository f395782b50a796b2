"""What ADD FILES and MATCH FILES ask: files with their RENAME and IN, keys, and what is kept."""

from collections.abc import Callable, Sequence

from analysis.syntax.active import Active
from analysis.syntax.datasets import Open
from analysis.syntax.job import Job
from analysis.syntax.joining import Joined, Source
from analysis.syntax.keeping import renamed
from analysis.syntax.naming_files import dataset_named
from analysis.syntax.reader import Reader


def join(reader: Reader, job: Job, together: Callable[[Joined], Active], words: Sequence[str]) -> None:
    """Puts the files together and goes on with the result; raises `Fault`."""
    sources: list[Source] = []
    by: tuple[str, ...] = ()
    names = {"FIRST": "", "LAST": ""}
    after: list[tuple[str, Reader]] = []
    for part in reader.subcommands():
        word = part.need(*words, "RENAME", "IN", "BY", "FIRST", "LAST", "KEEP", "DROP", "MAP")
        part.sign("=")
        if word in words:
            sources.append(_source(part, job, word == "TABLE"))
        elif word in ("RENAME", "IN"):
            _of_source(word, part, sources)
        elif word == "BY":
            by = part.new_names()
        elif word in names:
            names[word] = part.name()
        else:
            after.append((word, part))
            continue
        part.sign("/")
        part.end()
    if not sources:
        raise reader.fault("no file is named; possible: {possible}", {"possible": "/FILE='name.sav', /FILE=*"})
    found = together(Joined(tuple(sources), by, names["FIRST"], names["LAST"]))
    for word, part in after:
        if word in ("KEEP", "DROP"):
            listed = part.variables(found)
            gone = listed if word == "DROP" else [name for name in found.names if name not in listed]
            found = found.without(gone) if word == "DROP" else found.without(gone).ordered(dict.fromkeys(listed))
    job.go_on(Open("", found))


def _source(part: Reader, job: Job, is_table: bool) -> Source:
    is_active = part.at_sign("*")
    return Source(dataset_named(part, job), is_table, is_active)


def _of_source(word: str, part: Reader, sources: list[Source]) -> None:
    if not sources:
        raise part.fault("no file is named before it")
    if word == "IN":
        sources[-1].flag = part.name()
    else:
        sources[-1].active = renamed(sources[-1].active, part)
